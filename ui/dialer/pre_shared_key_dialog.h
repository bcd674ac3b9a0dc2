// SPDX-License-Identifier: GPL-3.0-or-later
// The pre-shared key of a 1.1 policy, typed twice, 8 characters or more (ui.md 4.9).
#pragma once

#include <QDialog>

#include "base/secret.h"

class QLabel;
class QPushButton;

namespace drawbridge::ui {

class FormField;
class SecretEdit;

class PreSharedKeyDialog : public QDialog {
  Q_OBJECT

 public:
  /// Shortest key, in characters.
  static constexpr int shortest = 8;

  explicit PreSharedKeyDialog(QWidget* parent = nullptr);
  /// After it was accepted; empties the fields.
  [[nodiscard]] Secret takeKey();

 public slots:
  /// Stays open while the key is too short or the two differ.
  void accept() override;
  void reject() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  [[nodiscard]] QString complaintAboutKey() const;

  QLabel* sentence_;
  SecretEdit* key_;
  SecretEdit* again_;
  FormField* keyField_;
  FormField* againField_;
  QPushButton* help_;
  QPushButton* set_;
  QPushButton* cancel_;
};

}  // namespace drawbridge::ui
