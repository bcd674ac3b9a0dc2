// SPDX-License-Identifier: GPL-3.0-or-later
// What the forms have in common, and the forms of the policy, of identities and of other connections.
#include "ui/dialer/policy_forms.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "client/profile_store.h"
#include "ui/text/client_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/status_light.h"

namespace drawbridge::ui {

void setChoices(QComboBox* box, const QList<std::pair<QString, int>>& choices) {
  const QSignalBlocker quiet(box);
  const QVariant value = box->currentData();
  const QString text = box->currentText();
  box->clear();
  for (const auto& [word, number] : choices) box->addItem(word, number);
  if (value.isValid()) chooseValue(box, value.toInt(), text);
}

void chooseValue(QComboBox* box, int value, const QString& other) {
  const QSignalBlocker quiet(box);
  if (box->findData(value) < 0) box->addItem(other, value);
  box->setCurrentIndex(box->findData(value));
}

// ---- base ----

PolicyNodeForm::PolicyNodeForm(PolicyDraft& draft, QWidget* parent)
    : QWidget(parent),
      draft_(draft),
      title_(makeLabel(QStringLiteral("h1"), false, this)),
      pill_(new Pill(this)),
      column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(0, 0, 12, 0);
  column_->setSpacing(12);
  auto* head = new QHBoxLayout;
  head->setSpacing(10);
  head->addWidget(title_);
  head->addWidget(pill_, 0, Qt::AlignVCenter);
  head->addStretch(1);
  column_->addLayout(head);
  pill_->hide();
}

void PolicyNodeForm::load() {
  loading_ = true;
  show(draft_.profile);
  loading_ = false;
}

void PolicyNodeForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    loading_ = true;
    retranslate();
    loading_ = false;
  }
  QWidget::changeEvent(event);
}

QGridLayout* PolicyNodeForm::addGrid(Card* card) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  card->body()->addLayout(grid);
  return grid;
}

PolicyNodeForm* makePolicyForm(RuleNode node, PolicyDraft& draft, QWidget* parent) {
  switch (node) {
    case RuleNode::policy:
      return new PolicyEntryForm(draft, parent);
    case RuleNode::rule:
      return new PolicyRuleForm(draft, parent);
    case RuleNode::my_identity:
      return new PolicyIdentityForm(draft, parent);
    case RuleNode::security_policy:
      return new SecurityPolicyForm(draft, parent);
    case RuleNode::phase1_proposal:
      return new PolicyPhase1Form(draft, parent);
    case RuleNode::phase2_proposal:
      return new PolicyPhase2Form(draft, parent);
    case RuleNode::other_connections:
      return new OtherConnectionsForm(draft, parent);
    case RuleNode::phase1:
    case RuleNode::phase2:
    case RuleNode::count:
      break;
  }
  return nullptr;
}

// ---- Network Security Policy ----

PolicyEntryForm::PolicyEntryForm(PolicyDraft& draft, QWidget* parent)
    : PolicyNodeForm(draft, parent),
      card_(new Card(this)),
      name_(new QLineEdit(card_)),
      description_(new QLineEdit(card_)),
      note_(new NoteBox(this)) {
  QGridLayout* grid = addGrid(card_);
  description_->setMaxLength(246);
  nameField_ = new FormField(grid, 0, name_);
  descriptionField_ = new FormField(grid, formFieldRows, description_);
  column_->addWidget(card_);
  column_->addWidget(note_);
  column_->addStretch(1);
  connect(name_, &QLineEdit::textChanged, this, [this] {
    nameField_->clearError();
    change([this] { draft_.profile.name = name_->text().trimmed().toStdString(); });
  });
  connect(name_, &QLineEdit::editingFinished, this, [this] {
    if (!name_->text().isEmpty()) check();
  });
  connect(description_, &QLineEdit::textChanged, this, [this] {
    change([this] { draft_.profile.description = description_->text().trimmed().toStdString(); });
  });
  retranslate();
}

void PolicyEntryForm::retranslate() {
  title_->setText(tr("Network Security Policy"));
  card_->setTitle(tr("Connection Entry"));
  nameField_->setLabel(tr("&Name:"));
  nameField_->setCaption(draft_.isNew ? QString()
                                      : tr("The main window renames it: Connection Entries, Rename."));
  descriptionField_->setLabel(tr("&Description:"));
  note_->setNote(
      Tone::Info, {},
      tr("Rules are tried from the top; the first whose remote party matches decides. \"Other Connections\" "
         "always comes last. The pre-shared key is set under My Identity."));
}

QWidget* PolicyEntryForm::firstFocus() const {
  return draft_.isNew ? name_ : description_;
}

QWidget* PolicyEntryForm::check() {
  if (!draft_.isNew) return nullptr;
  if (const auto problem = client::check_name(draft_.profile.name)) {
    nameField_->setError(text(*problem));
    return name_;
  }
  return nullptr;
}

void PolicyEntryForm::setNameError(const QString& text) {
  nameField_->setError(text);
}

void PolicyEntryForm::show(const client::Profile& profile) {
  // The field of a new entry may hold a blank that its name does not.
  if (name_->text().trimmed().toStdString() != profile.name)
    name_->setText(QString::fromStdString(profile.name));
  if (description_->text().trimmed().toStdString() != profile.description)
    description_->setText(QString::fromStdString(profile.description));
  description_->setCursorPosition(0);
  name_->setReadOnly(!draft_.isNew);
  nameField_->clearError();
  retranslate();
}

// ---- My Identity ----

PolicyIdentityForm::PolicyIdentityForm(PolicyDraft& draft, QWidget* parent)
    : PolicyNodeForm(draft, parent),
      key_(new Card(this)),
      kept_(makeLabel({}, true, key_)),
      setKey_(new QPushButton(key_)),
      identity_(new Card(this)),
      type_(new QComboBox(identity_)),
      interface_(new QComboBox(identity_)) {
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(kept_, 1);
  row->addWidget(setKey_, 0, Qt::AlignTop);
  setKey_->setIcon(icon(QStringLiteral("db-key")));
  key_->body()->addLayout(row);
  QGridLayout* grid = addGrid(identity_);
  typeField_ = new FormField(grid, 0, type_);
  interfaceField_ = new FormField(grid, formFieldRows, interface_);
  column_->addWidget(key_);
  column_->addWidget(identity_);
  column_->addStretch(1);
  connect(setKey_, &QPushButton::clicked, this, &PolicyIdentityForm::keyWanted);
  retranslate();
}

void PolicyIdentityForm::retranslate() {
  title_->setText(tr("My Identity"));
  key_->setTitle(tr("Pre-shared Key"));
  setKey_->setText(tr("Pre-Shared &Key..."));
  identity_->setTitle(tr("Identity and Interface"));
  typeField_->setLabel(tr("&ID Type:"), tr("my identity"));
  typeField_->setCaption(tr("The gateway knows this end by the address that it calls from."));
  interfaceField_->setLabel(tr("&Local Network Interface:"));
  setChoices(type_, {{policyWord(client::PolicyIdType::ip_address), 0}});
  setChoices(interface_, {{tr("Any", "network interface"), 0}});
  show(draft_.profile);
}

QWidget* PolicyIdentityForm::firstFocus() const {
  return setKey_;
}

void PolicyIdentityForm::setKept(const QString& words, bool canKeep) {
  keptWords_ = words;
  canKeep_ = canKeep;
  load();
}

void PolicyIdentityForm::show(const client::Profile&) {
  if (!draft_.key) {
    kept_->setText(keptWords_);
  } else {
    kept_->setText(
        canKeep_ ? tr("A new key was typed. Save Policy keeps it in the desktop keyring.")
                 : tr("A new key was typed, but no keyring is running that could keep it. It is asked for "
                      "at each connection."));
  }
}

// ---- Security Policy ----

SecurityPolicyForm::SecurityPolicyForm(PolicyDraft& draft, QWidget* parent)
    : PolicyNodeForm(draft, parent),
      card_(new Card(this)),
      mode_(new QComboBox(card_)),
      pfs_(new QCheckBox(card_)),
      pfsGroup_(new QComboBox(card_)) {
  QGridLayout* grid = addGrid(card_);
  modeField_ = new FormField(grid, 0, mode_);
  grid->addWidget(pfs_, formFieldRows, 0, 1, 2);
  pfsField_ = new FormField(grid, formFieldRows + 1, pfsGroup_);
  column_->addWidget(card_);
  column_->addStretch(1);
  const auto write = [this] {
    pfsField_->setEnabled(pfs_->isChecked());
    change([this] { draft_.profile.pfs_group = pfs_->isChecked() ? pfsGroup_->currentData().toInt() : 0; });
  };
  connect(pfs_, &QCheckBox::toggled, this, write);
  connect(pfsGroup_, &QComboBox::currentIndexChanged, this, write);
  retranslate();
}

void SecurityPolicyForm::retranslate() {
  title_->setText(tr("Security Policy"));
  card_->setTitle(tr("Negotiation"));
  modeField_->setLabel(tr("Phase &1 Mode:"));
  setChoices(mode_, {{tr("Main Mode"), 0}});
  pfs_->setText(tr("Enable &Perfect Forward Secrecy"));
  pfsField_->setLabel(tr("PFS Key &Group:"));
  setChoices(pfsGroup_, {{policyGroupWord(1), 1}, {policyGroupWord(2), 2}, {policyGroupWord(5), 5}});
}

QWidget* SecurityPolicyForm::firstFocus() const {
  return pfs_;
}

void SecurityPolicyForm::show(const client::Profile& profile) {
  pfs_->setChecked(profile.pfs_group != 0);
  if (profile.pfs_group != 0) chooseValue(pfsGroup_, profile.pfs_group, policyGroupWord(profile.pfs_group));
  pfsField_->setEnabled(pfs_->isChecked());
}

// ---- Other Connections ----

OtherConnectionsForm::OtherConnectionsForm(PolicyDraft& draft, QWidget* parent)
    : PolicyNodeForm(draft, parent),
      security_(new Card(this)),
      choice_(new QComboBox(security_)),
      interface_(new Card(this)),
      name_(new QComboBox(interface_)),
      address_(new QComboBox(interface_)),
      port_(new QComboBox(interface_)),
      note_(new NoteBox(this)) {
  choiceField_ = new FormField(addGrid(security_), 0, choice_);
  QGridLayout* grid = addGrid(interface_);
  nameField_ = new FormField(grid, 0, name_);
  addressField_ = new FormField(grid, formFieldRows, address_);
  portField_ = new FormField(grid, 2 * formFieldRows, port_);
  column_->addWidget(security_);
  column_->addWidget(interface_);
  column_->addWidget(note_);
  column_->addStretch(1);
  retranslate();
}

void OtherConnectionsForm::retranslate() {
  title_->setText(tr("Other Connections"));
  pill_->setState(Tone::Warn, policyWord(client::RuleSecurity::non_secure));
  pill_->setVisible(true);
  security_->setTitle(tr("Connection Security"));
  choiceField_->setLabel(tr("Se&curity:"), tr("other connections"));
  setChoices(choice_, {{policyWord(client::RuleSecurity::non_secure), 0}});
  interface_->setTitle(tr("Local Network Interface"));
  nameField_->setLabel(tr("&Name:"), tr("local network interface"));
  addressField_->setLabel(tr("&IP Addr:"), tr("local network interface"));
  portField_->setLabel(tr("P&ort:"), tr("local network interface"));
  setChoices(name_, {{tr("Any", "network interface"), 0}});
  setChoices(address_, {{tr("Any", "address"), 0}});
  setChoices(port_, {{tr("All", "ports"), 0}});
  note_->setNote(
      Tone::Info, {},
      tr("What no rule above covers leaves in the clear, as if there were no policy. This rule always comes "
         "last and cannot be deleted."));
}

QWidget* OtherConnectionsForm::firstFocus() const {
  return choice_;
}

void OtherConnectionsForm::show(const client::Profile&) {}

}  // namespace drawbridge::ui
