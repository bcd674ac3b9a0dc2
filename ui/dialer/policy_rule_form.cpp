// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a rule: whom it is about and how it is protected.
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <array>

#include "ui/dialer/policy_forms.h"
#include "ui/widgets/address_edit.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/status_light.h"

namespace drawbridge::ui {

namespace {

using client::PolicyIdType;
using client::RuleSecurity;

/// Numbers of IANA; 0 stands for all. The words are those of the file.
constexpr std::array<std::pair<const char*, int>, 5> kProtocols{
    {{"All", 0}, {"TCP", 6}, {"UDP", 17}, {"ICMP", 1}, {"GRE", 47}}};

int protocolNumber(const QString& word) {
  for (const auto& [known, value] : kProtocols) {
    if (word.compare(QLatin1String(known), Qt::CaseInsensitive) == 0) return value;
  }
  return word.toInt();
}
std::string protocolWord(int value) {
  for (const auto& [known, its] : kProtocols) {
    if (its == value) return known;
  }
  return std::to_string(value);
}

bool hasPorts(const std::string& protocol) {
  const int value = protocolNumber(QString::fromStdString(protocol));
  return value == 6 || value == 17;
}

int number(PolicyIdType type) {
  return static_cast<int>(type);
}

QString shown(Ipv4Address address) {
  return address.is_any() ? QString() : QString::fromStdString(address.to_string());
}

}  // namespace

PolicyRuleForm::PolicyRuleForm(PolicyDraft& draft, QWidget* parent)
    : PolicyNodeForm(draft, parent),
      security_(new Card(this)),
      secure_(new QRadioButton(security_)),
      nonSecure_(new QRadioButton(security_)),
      remote_(new Card(this)),
      type_(new QComboBox(remote_)),
      address_(new AddressEdit(AddressEdit::Accepts::Host, remote_)),
      mask_(new AddressEdit(AddressEdit::Accepts::Host, remote_)),
      protocol_(new QComboBox(remote_)),
      port_(new QComboBox(remote_)),
      gateway_(new Card(this)),
      useGateway_(new QCheckBox(gateway_)),
      gatewayType_(new QComboBox(gateway_)),
      gatewayAddress_(new AddressEdit(AddressEdit::Accepts::HostOrName, gateway_)),
      gatewayNote_(new FieldNote(gateway_)),
      note_(new NoteBox(this)) {
  auto* choices = new QHBoxLayout;
  choices->setSpacing(24);
  choices->addWidget(secure_);
  choices->addWidget(nonSecure_);
  choices->addStretch(1);
  security_->body()->addLayout(choices);
  setUpRemote();
  setUpGateway();
  for (QWidget* each : {static_cast<QWidget*>(security_), static_cast<QWidget*>(remote_),
                        static_cast<QWidget*>(gateway_), static_cast<QWidget*>(note_)})
    column_->addWidget(each);
  column_->addStretch(1);
  connect(secure_, &QRadioButton::toggled, this, [this](bool on) {
    change([this, on] { policy().security = on ? RuleSecurity::secure : RuleSecurity::non_secure; });
    adapt();
  });
  retranslate();
}

void PolicyRuleForm::setUpRemote() {
  QGridLayout* grid = addGrid(remote_);
  typeField_ = new FormField(grid, 0, type_);
  addressField_ = new FormField(grid, formFieldRows, address_);
  maskField_ = new FormField(grid, 2 * formFieldRows, mask_);
  protocolField_ = new FormField(grid, 3 * formFieldRows, protocol_);
  portField_ = new FormField(grid, 4 * formFieldRows, port_);
  port_->setEditable(true);
  port_->setInsertPolicy(QComboBox::NoInsert);
  connect(type_, &QComboBox::currentIndexChanged, this, [this] {
    change([this] { policy().remote_party.type = static_cast<PolicyIdType>(type_->currentData().toInt()); });
    for (FormField* field : {addressField_, maskField_}) field->clearError();
    adapt();
  });
  connect(address_, &QLineEdit::textChanged, this, [this] {
    addressField_->clearError();
    gatewayNote_->setNote({}, Tone::None);
    change([this] {
      draft_.unreadAddress = !address_->complaint().isEmpty();
      if (!draft_.unreadAddress) policy().remote_party.address = address_->address().value_or(Ipv4Address{});
    });
  });
  connect(mask_, &QLineEdit::textChanged, this, [this] {
    maskField_->clearError();
    change([this] {
      // An empty field is a value: the one of a rule that has none yet.
      draft_.unreadMask = !mask_->text().trimmed().isEmpty() && !complaintAboutMask().isEmpty();
      if (!draft_.unreadMask) policy().remote_party.mask_or_last = mask_->address().value_or(Ipv4Address{});
    });
  });
  connect(address_, &QLineEdit::editingFinished, this, [this] {
    if (!address_->text().isEmpty()) addressField_->setError(complaintAboutAddress());
  });
  connect(mask_, &QLineEdit::editingFinished, this, [this] {
    if (!mask_->text().isEmpty()) maskField_->setError(complaintAboutMask());
  });
  connect(protocol_, &QComboBox::currentIndexChanged, this, [this] {
    change([this] {
      policy().protocol = protocolWord(protocol_->currentData().toInt());
      if (hasPorts(policy().protocol)) return;
      policy().port = "All";
      draft_.unreadPort = false;
    });
    adapt();
  });
  connect(port_, &QComboBox::currentTextChanged, this, [this] {
    portField_->clearError();
    change([this] {
      draft_.unreadPort = !complaintAboutPort().isEmpty();
      if (draft_.unreadPort) return;
      const QString typed = port_->currentText().trimmed();
      policy().port = typed == port_->itemText(0) ? "All" : typed.toStdString();
    });
  });
  connect(port_->lineEdit(), &QLineEdit::editingFinished, this,
          [this] { portField_->setError(complaintAboutPort()); });
}

void PolicyRuleForm::setUpGateway() {
  gateway_->body()->addWidget(useGateway_);
  gateway_->body()->addWidget(gatewayNote_);
  QGridLayout* grid = addGrid(gateway_);
  gatewayTypeField_ = new FormField(grid, 0, gatewayType_);
  gatewayAddressField_ = new FormField(grid, formFieldRows, gatewayAddress_);
  connect(useGateway_, &QCheckBox::toggled, this, [this](bool on) {
    gatewayNote_->setNote({}, Tone::None);
    change([this, on] {
      policy().use_secure_gateway = on;
      readGateway();
    });
    adapt();
  });
  connect(gatewayType_, &QComboBox::currentIndexChanged, this, [this] {
    gatewayAddressField_->clearError();
    change([this] {
      policy().gateway.type = static_cast<PolicyIdType>(gatewayType_->currentData().toInt());
      // What is typed stays; it belongs to the other kind now, or is none.
      readGateway();
    });
    adapt();
  });
  connect(gatewayAddress_, &QLineEdit::textChanged, this, [this] {
    gatewayAddressField_->clearError();
    change([this] { readGateway(); });
  });
  connect(gatewayAddress_, &QLineEdit::editingFinished, this, [this] {
    if (!gatewayAddress_->text().isEmpty()) gatewayAddressField_->setError(complaintAboutGateway());
  });
}

void PolicyRuleForm::readGateway() {
  const QString typed = gatewayAddress_->text().trimmed();
  draft_.unreadGateway = !typed.isEmpty() && !complaintAboutGateway().isEmpty();
  if (draft_.unreadGateway) return;
  client::PolicyIdentity& gateway = policy().gateway;
  const bool name = gateway.type == PolicyIdType::domain_name;
  gateway.name = name ? typed.toStdString() : std::string();
  gateway.address = name ? Ipv4Address{} : Ipv4Address::parse(typed.toStdString()).value_or(Ipv4Address{});
}

void PolicyRuleForm::retranslate() {
  security_->setTitle(tr("Connection Security"));
  secure_->setText(tr("Se&cure"));
  nonSecure_->setText(tr("&Non-secure"));
  remote_->setTitle(tr("Remote Party Identity and Addressing"));
  typeField_->setLabel(tr("ID T&ype:"), tr("remote party"));
  protocolField_->setLabel(tr("&Protocol:"), tr("remote party"));
  portField_->setLabel(tr("P&ort:"), tr("remote party"));
  setChoices(type_, {{policyWord(PolicyIdType::ip_subnet), number(PolicyIdType::ip_subnet)},
                     {policyWord(PolicyIdType::ip_address), number(PolicyIdType::ip_address)},
                     {policyWord(PolicyIdType::any), number(PolicyIdType::any)}});
  QList<std::pair<QString, int>> protocols{{tr("All", "protocols"), 0}};
  for (const auto& [word, value] : kProtocols) {
    if (value != 0) protocols.append({QLatin1String(word), value});
  }
  setChoices(protocol_, protocols);
  {
    // Not a choice among values, but a text with a suggestion.
    const QSignalBlocker quiet(port_);
    const QString typed = port_->currentText();
    const bool all = port_->count() == 0 || typed == port_->itemText(0);
    port_->clear();
    port_->addItem(tr("All", "ports"));
    port_->setEditText(all ? port_->itemText(0) : typed);
  }
  useGateway_->setText(tr("Connect using secure &tunnel"));
  gatewayTypeField_->setLabel(tr("&ID Type:"), tr("secure tunnel"));
  setChoices(gatewayType_, {{policyWord(PolicyIdType::ip_address), number(PolicyIdType::ip_address)},
                            {policyWord(PolicyIdType::domain_name), number(PolicyIdType::domain_name)}});
  adapt();
}

void PolicyRuleForm::adapt() {
  const client::Policy11& rule = policy();
  const bool secure = rule.security == RuleSecurity::secure;
  title_->setText(QString::fromStdString(rule.rule_name));
  pill_->setState(secure ? Tone::Ok : Tone::Warn, policyWord(rule.security));
  pill_->setVisible(true);
  const bool subnet = rule.remote_party.type == PolicyIdType::ip_subnet;
  addressField_->setLabel(subnet ? tr("Su&bnet:") : tr("&Address:"), tr("remote party"));
  maskField_->setLabel(tr("Mas&k:"), tr("remote party"));
  addressField_->setVisible(rule.remote_party.type != PolicyIdType::any);
  maskField_->setVisible(subnet);
  portField_->setEnabled(hasPorts(rule.protocol));
  if (!port_->isEnabled()) {
    port_->setEditText(port_->itemText(0));
    portField_->clearError();
  }
  const bool name = rule.gateway.type == PolicyIdType::domain_name;
  gatewayAddressField_->setLabel(name ? tr("&Domain Name:") : tr("A&ddress:"), tr("secure tunnel"));
  gatewayTypeField_->setEnabled(rule.use_secure_gateway);
  gatewayAddressField_->setEnabled(rule.use_secure_gateway);
  if (!rule.use_secure_gateway) gatewayAddressField_->clearError();
  if (secure) {
    note_->setNote(
        Tone::Info, {},
        tr("Traffic to the remote party goes through the tunnel; the first rule that matches decides."));
  } else {
    note_->setNote(
        Tone::Warn, {},
        tr("No rule of this policy is Secure. It can be saved, but nothing can be connected with it."));
  }
}

QString PolicyRuleForm::complaintAboutAddress() const {
  if (draft_.profile.policy.remote_party.type == PolicyIdType::any) return {};
  if (address_->text().trimmed().isEmpty())
    return draft_.profile.policy.remote_party.type == PolicyIdType::ip_subnet
               ? tr("Enter the subnet that is reached through the tunnel.")
               : tr("Enter the address that is reached through the tunnel.");
  return address_->complaint();
}

QString PolicyRuleForm::complaintAboutMask() const {
  if (draft_.profile.policy.remote_party.type != PolicyIdType::ip_subnet) return {};
  if (mask_->text().trimmed().isEmpty())
    return tr("Enter the mask of the subnet, for example 255.255.255.0.");
  if (const QString complaint = mask_->complaint(); !complaint.isEmpty()) return complaint;
  const auto mask = mask_->address();
  if (!mask || !length_of(*mask)) return tr("%1 is not a network mask.").arg(mask_->text().trimmed());
  return {};
}

QString PolicyRuleForm::complaintAboutPort() const {
  const QString typed = port_->currentText().trimmed();
  if (!port_->isEnabled() || typed == port_->itemText(0)) return {};
  bool ok = false;
  const uint value = typed.toUInt(&ok);
  return ok && value >= 1 && value <= 65535 ? QString() : tr("Enter a port from 1 to 65535, or choose All.");
}

QString PolicyRuleForm::complaintAboutGateway() const {
  const client::Policy11& rule = draft_.profile.policy;
  if (!rule.use_secure_gateway) return {};
  const QString typed = gatewayAddress_->text().trimmed();
  if (rule.gateway.type == PolicyIdType::domain_name) {
    if (typed.isEmpty()) return tr("Enter the host name of the gateway.");
    return gatewayAddress_->complaint();
  }
  if (typed.isEmpty()) return tr("Enter the address of the gateway.");
  return Ipv4Address::parse(typed.toStdString()) ? QString() : tr("%1 is not an address.").arg(typed);
}

QWidget* PolicyRuleForm::firstFocus() const {
  return secure_->isChecked() ? secure_ : nonSecure_;
}

QWidget* PolicyRuleForm::check() {
  addressField_->setError(complaintAboutAddress());
  maskField_->setError(complaintAboutMask());
  portField_->setError(complaintAboutPort());
  gatewayAddressField_->setError(complaintAboutGateway());
  for (FormField* field : {addressField_, maskField_, portField_, gatewayAddressField_}) {
    if (field->hasError()) return field->field();
  }
  if (!useGateway_->isChecked() && policy().remote_party.type != PolicyIdType::ip_address) {
    gatewayNote_->setNote(tr("Without a secure tunnel to a gateway the remote party itself must be one "
                             "address: choose ID Type IP "
                             "Address, or tick this."),
                          Tone::Error);
    return useGateway_;
  }
  return nullptr;
}

void PolicyRuleForm::show(const client::Profile& profile) {
  const client::Policy11& rule = profile.policy;
  (rule.security == RuleSecurity::secure ? secure_ : nonSecure_)->setChecked(true);
  chooseValue(type_, number(rule.remote_party.type), policyWord(rule.remote_party.type));
  address_->setText(shown(rule.remote_party.address));
  mask_->setText(shown(rule.remote_party.mask_or_last));
  const QString protocol = QString::fromStdString(rule.protocol);
  chooseValue(protocol_, protocolNumber(protocol), protocol);
  const bool allPorts =
      QString::fromStdString(rule.port).compare(QLatin1String("All"), Qt::CaseInsensitive) == 0;
  port_->setEditText(allPorts ? port_->itemText(0) : QString::fromStdString(rule.port));
  useGateway_->setChecked(rule.use_secure_gateway);
  chooseValue(gatewayType_, number(rule.gateway.type), policyWord(rule.gateway.type));
  gatewayAddress_->setText(rule.gateway.type == PolicyIdType::domain_name
                               ? QString::fromStdString(rule.gateway.name)
                               : shown(rule.gateway.address));
  for (FormField* field : {addressField_, maskField_, portField_, gatewayAddressField_}) field->clearError();
  gatewayNote_->setNote({}, Tone::None);
  draft_.unreadAddress = draft_.unreadMask = draft_.unreadPort = draft_.unreadGateway = false;
  adapt();
}

}  // namespace drawbridge::ui
