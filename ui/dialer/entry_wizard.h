// SPDX-License-Identifier: GPL-3.0-or-later
// New Connection Entry Wizard in four pages (client.md 3.1, ui.md 4.2).
#pragma once

#include <QDialog>
#include <functional>

#include "base/secret.h"
#include "client/profile_store.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace drawbridge::ui {

class ClientSession;
class FormField;
class SecretEdit;
class SideSteps;

class EntryWizard : public QDialog {
  Q_OBJECT

 public:
  /// `session` resolves names for the Test button and may be null.
  EntryWizard(client::ProfileStore& store, ClientSession* session, QWidget* parent = nullptr);

  [[nodiscard]] client::Profile profile() const;
  [[nodiscard]] Secret groupPassword() const;
  [[nodiscard]] bool connectNow() const;

 signals:
  /// The entry is in the store; the receiver keeps the password in the keyring.
  void created(const QString& entry, const drawbridge::Secret& groupPassword, bool connectNow);
  /// "Import a .pcf file instead..." was pressed; the wizard is closed.
  void importWanted();

 public slots:
  /// Asks when something was typed.
  void reject() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makePage(QLabel*& title, QLabel*& sentence, QWidget* body);
  QWidget* namePage();
  QWidget* serverPage();
  QWidget* authenticationPage();
  QWidget* finishPage();
  void retranslate();
  void updateButtons();
  void updateMethods();
  void go(int page);
  void next();
  bool checkName();
  bool checkServer();
  bool checkAuthentication();
  [[nodiscard]] bool hasContent() const;

  client::ProfileStore& store_;
  ClientSession* session_;
  SideSteps* steps_;
  QStackedWidget* pages_;
  QLabel* titles_[4];
  QLabel* sentences_[4];
  QLineEdit* name_;
  QLineEdit* description_;
  FormField* nameField_;
  FormField* descriptionField_;
  QPushButton* import_;
  QLineEdit* host_;
  FormField* hostField_;
  QPushButton* test_;
  QRadioButton* group_;
  QRadioButton* mutual_;
  QRadioButton* certificate_;
  QLineEdit* groupName_;
  SecretEdit* password_;
  SecretEdit* confirm_;
  QComboBox* certificateName_;
  QCheckBox* chain_;
  FormField* groupNameField_;
  FormField* passwordField_;
  FormField* confirmField_;
  FormField* certificateField_;
  QLabel* created_;
  QLabel* finishHints_;
  QCheckBox* connectNow_;
  QPushButton* help_;
  QPushButton* back_;
  QPushButton* next_;
  QPushButton* cancel_;
  bool emptyGroupAccepted_ = false;
};

}  // namespace drawbridge::ui
