// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's question for user name and password, with its later rounds and refusals (ui.md 4.4).
#pragma once

#include <QDialog>

#include "client/status.h"
#include "ipc/control_messages.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace drawbridge::ui {

class FormField;
class LockBadge;
class NoteBox;
class SecretEdit;

class XauthDialog : public QDialog {
  Q_OBJECT

 public:
  explicit XauthDialog(QWidget* parent = nullptr);
  /// The question, or the next one of the same login: what was typed and may stay is kept.
  void ask(const client::UserPrompt& prompt);
  /// Closes without an answer: the connection ended or went on meanwhile.
  void dropQuestion();
  [[nodiscard]] ipc::AnswerPrompt answer() const;
  [[nodiscard]] bool savePassword() const;

 signals:
  void answered(const drawbridge::ipc::AnswerPrompt& answer, bool savePassword);
  /// Cancel, Esc or the window's x: the connection ends with 407.
  void cancelled();

 public slots:
  void accept() override;
  void reject() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  client::UserPrompt prompt_;
  LockBadge* badge_;
  QLabel* title_;
  QLabel* facts_;
  NoteBox* words_;
  NoteBox* refusal_;
  QLineEdit* user_;
  SecretEdit* password_;
  QLineEdit* domain_;
  QLineEdit* passcode_;
  QLineEdit* reply_;
  FormField* userField_;
  FormField* passwordField_;
  FormField* domainField_;
  FormField* passcodeField_;
  FormField* replyField_;
  QCheckBox* save_;
  QLabel* saveReason_;
  QPushButton* help_;
  QPushButton* ok_;
  QPushButton* cancel_;
};

}  // namespace drawbridge::ui
