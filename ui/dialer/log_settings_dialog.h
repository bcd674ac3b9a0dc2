// SPDX-License-Identifier: GPL-3.0-or-later
// How much each class of the client's log records (client.md 11.3).
#pragma once

#include <QDialog>
#include <vector>

#include "client/status.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace drawbridge::ui {

class FormField;
class LogController;

class LogSettingsDialog : public QDialog {
  Q_OBJECT

 public:
  explicit LogSettingsDialog(LogController& controller, QWidget* parent = nullptr);

 public slots:
  /// Takes over the levels and keeps them.
  void accept() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Row {
    client::LogClass logClass{};
    QComboBox* level = nullptr;
    FormField* field = nullptr;
  };
  void retranslate();

  LogController& controller_;
  QLabel* sentence_;
  std::vector<Row> rows_;
  QPushButton* help_;
  QPushButton* save_;
  QPushButton* cancel_;
};

}  // namespace drawbridge::ui
