// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the group password (or a policy's pre-shared key) when none is kept.
#pragma once

#include <QDialog>
#include <optional>

#include "base/secret.h"

class QCheckBox;
class QLabel;
class QPushButton;

namespace drawbridge::ui {

class FormField;
class SecretEdit;

class GroupPasswordDialog : public QDialog {
  Q_OBJECT

 public:
  /// `group` is empty for a security policy, which has a pre-shared key. `canKeep`: a keyring is there.
  GroupPasswordDialog(const QString& entry, const QString& group, bool canKeep, QWidget* parent = nullptr);

 signals:
  /// Exactly once, when the dialog ends; nothing: given up.
  void given(const std::optional<drawbridge::Secret>& password, bool keep);

 public slots:
  void done(int result) override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QString entry_;
  QString group_;
  bool canKeep_;
  bool told_ = false;
  QLabel* title_;
  QLabel* facts_;
  SecretEdit* password_;
  FormField* field_;
  QCheckBox* keep_;
  QPushButton* help_;
  QPushButton* connect_;
  QPushButton* cancel_;
};

}  // namespace drawbridge::ui
