// SPDX-License-Identifier: GPL-3.0-or-later
// A new name for a connection entry; the name is checked as in the wizard.
#pragma once

#include <QDialog>

#include "client/profile_store.h"

class QLineEdit;
class QPushButton;

namespace drawbridge::ui {

class FormField;

class RenameDialog : public QDialog {
  Q_OBJECT

 public:
  RenameDialog(client::ProfileStore& store, const QString& entry, QWidget* parent = nullptr);

 signals:
  /// The entry has its new name in the store.
  void renamed(const QString& from, const QString& to);

 public slots:
  void accept() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  client::ProfileStore& store_;
  QString entry_;
  QLineEdit* name_;
  FormField* field_;
  QPushButton* rename_;
  QPushButton* cancel_;
};

}  // namespace drawbridge::ui
