// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of the Security Policy Editor, one for each kind of node (client.md 12.2). All edit one draft;
// what is typed and no value stays in its field with a sentence under it, and the draft keeps the last value.
#pragma once

#include <QWidget>
#include <optional>

#include "base/secret.h"
#include "client/profile.h"
#include "ui/models/rule_tree_model.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace drawbridge::ui {

class AddressEdit;
class Card;
class FieldNote;
class FormField;
class NoteBox;
class Pill;

/// What the editor's window changes until it is saved.
struct PolicyDraft {
  client::Profile profile;
  std::optional<Secret> key;  ///< typed, not in the keyring yet
  bool isNew = false;         ///< no such entry in the store yet
  /// The text of these fields is no value: it differs from what is saved, whatever the profile says.
  bool unreadAddress = false, unreadMask = false, unreadPort = false, unreadGateway = false;
};

class PolicyNodeForm : public QWidget {
  Q_OBJECT

 public:
  PolicyNodeForm(PolicyDraft& draft, QWidget* parent);
  /// Sets the widgets from the draft and forgets errors.
  void load();
  /// Sets every text and leaves every value, also what is typed and no value yet.
  virtual void retranslate() = 0;
  [[nodiscard]] virtual QWidget* firstFocus() const = 0;
  /// Says under each field what is wrong with it. The first such field, or null.
  virtual QWidget* check() { return nullptr; }

 signals:
  void edited();

 protected:
  virtual void show(const client::Profile& profile) = 0;
  [[nodiscard]] client::Policy11& policy() { return draft_.profile.policy; }
  /// Calls `write`, unless the widgets are just being set, and tells.
  template <class Write>
  void change(Write write) {
    if (loading_) return;
    write();
    emit edited();
  }
  void changeEvent(QEvent* event) override;
  QGridLayout* addGrid(Card* card);

  PolicyDraft& draft_;
  QLabel* title_;
  Pill* pill_;
  QVBoxLayout* column_;

 private:
  bool loading_ = false;
};

/// Network Security Policy: the entry's name and description.
class PolicyEntryForm : public PolicyNodeForm {
  Q_OBJECT

 public:
  PolicyEntryForm(PolicyDraft& draft, QWidget* parent);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  QWidget* check() override;
  /// The store's refusal of the name.
  void setNameError(const QString& text);

 protected:
  void show(const client::Profile& profile) override;

 private:
  Card* card_;
  QLineEdit* name_;
  QLineEdit* description_;
  FormField* nameField_;
  FormField* descriptionField_;
  NoteBox* note_;
};

/// A rule: connection security, remote party, secure gateway.
class PolicyRuleForm : public PolicyNodeForm {
  Q_OBJECT

 public:
  PolicyRuleForm(PolicyDraft& draft, QWidget* parent);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  QWidget* check() override;

 protected:
  void show(const client::Profile& profile) override;

 private:
  void setUpRemote();
  void setUpGateway();
  void readGateway();
  void adapt();
  [[nodiscard]] QString complaintAboutAddress() const;
  [[nodiscard]] QString complaintAboutMask() const;
  [[nodiscard]] QString complaintAboutPort() const;
  [[nodiscard]] QString complaintAboutGateway() const;

  Card* security_;
  QRadioButton* secure_;
  QRadioButton* nonSecure_;
  Card* remote_;
  QComboBox* type_;
  AddressEdit* address_;
  AddressEdit* mask_;
  QComboBox* protocol_;
  QComboBox* port_;
  FormField* typeField_;
  FormField* addressField_;
  FormField* maskField_;
  FormField* protocolField_;
  FormField* portField_;
  Card* gateway_;
  QCheckBox* useGateway_;
  QComboBox* gatewayType_;
  AddressEdit* gatewayAddress_;
  FormField* gatewayTypeField_;
  FormField* gatewayAddressField_;
  FieldNote* gatewayNote_;
  NoteBox* note_;
};

/// My Identity: the pre-shared key and how this end names itself.
class PolicyIdentityForm : public PolicyNodeForm {
  Q_OBJECT

 public:
  PolicyIdentityForm(PolicyDraft& draft, QWidget* parent);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  /// Where the saved key is, in a sentence, and whether there is a keyring for another one; the editor asks.
  void setKept(const QString& words, bool canKeep);

 signals:
  void keyWanted();

 protected:
  void show(const client::Profile& profile) override;

 private:
  Card* key_;
  QLabel* kept_;
  QPushButton* setKey_;
  Card* identity_;
  QComboBox* type_;
  QComboBox* interface_;
  FormField* typeField_;
  FormField* interfaceField_;
  QString keptWords_;
  bool canKeep_ = true;
};

/// Security Policy: what both phases have in common.
class SecurityPolicyForm : public PolicyNodeForm {
  Q_OBJECT

 public:
  SecurityPolicyForm(PolicyDraft& draft, QWidget* parent);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;

 protected:
  void show(const client::Profile& profile) override;

 private:
  Card* card_;
  QComboBox* mode_;
  FormField* modeField_;
  QCheckBox* pfs_;
  QComboBox* pfsGroup_;
  FormField* pfsField_;
};

/// SA life: Unspecified, or a number of seconds.
class LifeFields;

class PolicyPhase1Form : public PolicyNodeForm {
  Q_OBJECT

 public:
  PolicyPhase1Form(PolicyDraft& draft, QWidget* parent);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  QWidget* check() override;

 protected:
  void show(const client::Profile& profile) override;

 private:
  Card* card_;
  QComboBox* method_;
  QComboBox* cipher_;
  QComboBox* hash_;
  QComboBox* group_;
  FormField* methodField_;
  FormField* cipherField_;
  FormField* hashField_;
  FormField* groupField_;
  LifeFields* life_;
  NoteBox* weak_;
};

class PolicyPhase2Form : public PolicyNodeForm {
  Q_OBJECT

 public:
  PolicyPhase2Form(PolicyDraft& draft, QWidget* parent);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  QWidget* check() override;

 protected:
  void show(const client::Profile& profile) override;

 private:
  void adapt();

  Card* lifeCard_;
  LifeFields* life_;
  Card* espCard_;
  QCheckBox* esp_;
  FieldNote* espNote_;
  QComboBox* cipher_;
  QComboBox* hash_;
  QComboBox* encapsulation_;
  FormField* cipherField_;
  FormField* hashField_;
  FormField* encapsulationField_;
  Card* ahCard_;
  QComboBox* ah_;
  FormField* ahField_;
  NoteBox* weak_;
};

/// Other Connections: everything that no rule above covers.
class OtherConnectionsForm : public PolicyNodeForm {
  Q_OBJECT

 public:
  OtherConnectionsForm(PolicyDraft& draft, QWidget* parent);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;

 protected:
  void show(const client::Profile& profile) override;

 private:
  Card* security_;
  QComboBox* choice_;
  FormField* choiceField_;
  Card* interface_;
  QComboBox* name_;
  QComboBox* address_;
  QComboBox* port_;
  FormField* nameField_;
  FormField* addressField_;
  FormField* portField_;
  NoteBox* note_;
};

/// The form of a node; the proposals' headings show the same as their proposal.
[[nodiscard]] PolicyNodeForm* makePolicyForm(RuleNode node, PolicyDraft& draft, QWidget* parent);

/// Sets a combo box to choices (text and value), keeping its value; a value that is none of them is added
/// with `other` as its text, so that nothing of a file is lost by looking at it.
void setChoices(QComboBox* box, const QList<std::pair<QString, int>>& choices);
void chooseValue(QComboBox* box, int value, const QString& other);

}  // namespace drawbridge::ui
