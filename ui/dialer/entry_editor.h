// SPDX-License-Identifier: GPL-3.0-or-later
// The entry form of the 4.x client, which serves as Properties too (ui.md 4.3, client.md 3.2).
#pragma once

#include <QDialog>
#include <vector>

#include "ui/dialer/connection_controller.h"
#include "ui/dialer/entry_editor_tabs.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;

namespace drawbridge::ui {

class EntryEditor : public QDialog {
  Q_OBJECT

 public:
  /// `entry` empty: a new one. `connections` must outlive the form.
  EntryEditor(ConnectionController& connections, const QString& entry, QWidget* parent = nullptr);

  /// The profile as the fields say it.
  [[nodiscard]] client::Profile profile() const;

 signals:
  /// The entry is in the store under this name.
  void saved(const QString& entry);

 public slots:
  /// Save.
  void accept() override;
  /// Asks when something was changed.
  void reject() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  bool save();
  bool checkFields();
  void edited();
  void lookForPassword();
  void retranslate();
  [[nodiscard]] bool isNew() const { return entry_.isEmpty(); }

  ConnectionController& connections_;
  QString entry_;
  client::Profile original_;
  bool changed_ = false;
  QLineEdit* name_;
  QLineEdit* description_;
  QLineEdit* host_;
  FormField* nameField_;
  FormField* descriptionField_;
  FormField* hostField_;
  QTabWidget* tabs_;
  AuthenticationTab* authentication_;
  std::vector<EditorTab*> all_;
  QPushButton* help_;
  QPushButton* erase_;
  QPushButton* save_;
  QPushButton* cancel_;
};

}  // namespace drawbridge::ui
