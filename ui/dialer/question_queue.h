// SPDX-License-Identifier: GPL-3.0-or-later
// Several connections may ask at once: their questions stand over the window one after the other.
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

class QDialog;

namespace drawbridge::ui {

class MainWindow;

class QuestionQueue : public QObject {
  Q_OBJECT

 public:
  /// `window` must outlive the queue.
  explicit QuestionQueue(MainWindow& window, QObject* parent = nullptr);

  enum class When {
    Now,           ///< somebody asked for it just now
    WindowIsSeen,  ///< a hidden window is not forced on people: the question stands when they come
  };
  /// Opens the dialog when those before it are done; one that is in the queue stays where it is.
  void add(QDialog* dialog, When when);
  /// It waits or is open.
  [[nodiscard]] bool holds(const QDialog* dialog) const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showFirst();
  void remove(QObject* dialog);

  struct Question {
    QPointer<QDialog> dialog;
    When when;
  };
  MainWindow& window_;
  QList<Question> questions_;
};

}  // namespace drawbridge::ui
