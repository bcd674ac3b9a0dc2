// SPDX-License-Identifier: GPL-3.0-or-later
// The log in a window of its own, with filters of its own, over the same lines as the page.
#pragma once

#include <QDialog>

class QAction;
class QPushButton;

namespace drawbridge::ui {

class LogController;
class LogPanel;

class LogWindow : public QDialog {
  Q_OBJECT

 public:
  explicit LogWindow(LogController& controller, QWidget* parent = nullptr);
  [[nodiscard]] LogPanel& panel() const { return *panel_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QAction* save_;
  LogPanel* panel_;
  QPushButton* help_;
  QPushButton* close_;
};

}  // namespace drawbridge::ui
