// SPDX-License-Identifier: GPL-3.0-or-later
// The list of what this session was told (ui.md 4.6, client.md 6). Modeless.
#pragma once

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace drawbridge::ui {

class NotificationModel;

class NotificationsWindow : public QDialog {
  Q_OBJECT

 public:
  /// `model` must outlive the window.
  explicit NotificationsWindow(NotificationModel& model, QWidget* parent = nullptr);
  [[nodiscard]] QTableView* table() const { return table_; }

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void retranslate();
  void showWhatIsThere();

  NotificationModel& model_;
  QStackedWidget* stack_;
  QTableView* table_;
  QLabel* empty_;
  QPushButton* help_;
  QPushButton* close_;
};

}  // namespace drawbridge::ui
