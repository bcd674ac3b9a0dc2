// SPDX-License-Identifier: GPL-3.0-or-later
// The console with its find bar and the line of hints: what the page shows and what moves into a window of
// its own.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace drawbridge::ui {

class ConsoleView;
class HeadendController;
class NoteBox;

class ConsolePanel : public QWidget {
  Q_OBJECT

 public:
  explicit ConsolePanel(HeadendController& controller, QWidget* parent = nullptr);
  [[nodiscard]] ConsoleView* view() const { return view_; }
  [[nodiscard]] QLineEdit* findField() const { return find_; }
  [[nodiscard]] QLabel* hint() const { return hint_; }
  void openFind();
  /// The whole text, written atomically; false if the file cannot be written.
  bool saveTo(const QString& path) const;
  void retranslate();

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void findAgain(bool backward);
  void closeFind();
  void refresh();

  HeadendController& controller_;
  NoteBox* stopped_;
  QPushButton* start_;
  QWidget* findBar_;
  QLabel* findLabel_;
  QLineEdit* find_;
  QToolButton* previous_;
  QToolButton* next_;
  QToolButton* closeFind_;
  QLabel* found_;
  ConsoleView* view_;
  QLabel* hint_;
};

}  // namespace drawbridge::ui
