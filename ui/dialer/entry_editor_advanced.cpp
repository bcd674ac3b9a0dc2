// SPDX-License-Identifier: GPL-3.0-or-later
// The tab Advanced: what the client offers. Only fields that act on a connection.
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>
#include <optional>
#include <utility>

#include "client/offer.h"
#include "ui/dialer/entry_editor_tabs.h"
#include "ui/text/client_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"

namespace drawbridge::ui {

namespace {

constexpr int groups[] = {1, 2, 5, 14, 15, 16, 17, 18, 19, 20, 21};

// As the keys of the entry's file are read (client/pcf_fields.cpp).
constexpr quint32 leastLife = 30;
constexpr quint32 mostLife = 2147483647;

/// Seconds, 0 for an empty field; nothing for what is no lifetime.
std::optional<quint32> lifetime(const QLineEdit* edit) {
  const QString typed = edit->text().trimmed();
  if (typed.isEmpty()) return 0;
  bool isNumber = false;
  const quint32 seconds = typed.toUInt(&isNumber);
  if (!isNumber || (seconds != 0 && seconds < leastLife) || seconds > mostLife) return std::nullopt;
  return seconds;
}

QString lifetimeText(std::uint32_t seconds) {
  return seconds == 0 ? QString() : QString::number(seconds);
}

void choose(QComboBox* box, int value) {
  const int at = box->findData(value);
  if (at >= 0) box->setCurrentIndex(at);
}

}  // namespace

AdvancedTab::AdvancedTab(QWidget* parent)
    : EditorTab(parent),
      phase1_(makeLabel(QStringLiteral("h2"), false, this)),
      phase2_(makeLabel(QStringLiteral("h2"), false, this)),
      identity_(makeLabel(QStringLiteral("h2"), false, this)),
      compatibility_(makeLabel(QStringLiteral("h2"), false, this)),
      offer_(new QComboBox(this)),
      mode_(new QComboBox(this)),
      group_(new QComboBox(this)),
      pfs_(new QComboBox(this)),
      ikeLife_(new QLineEdit(this)),
      ipsecLife_(new QLineEdit(this)),
      login_(new QCheckBox(this)),
      user_(new QLineEdit(this)),
      domain_(new QLineEdit(this)),
      legacy_(new QCheckBox(this)),
      deleteReason_(new QCheckBox(this)),
      weak_(new NoteBox(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(8);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  int row = 0;
  const auto heading = [&](QLabel* label) {
    if (row > 0) grid->setRowMinimumHeight(row++, 8);
    grid->addWidget(label, row++, 0, 1, 2);
  };
  const auto field = [&](QWidget* widget) {
    auto* made = new FormField(grid, row, widget);
    row += formFieldRows;
    return made;
  };
  heading(phase1_);
  offerField_ = field(offer_);
  modeField_ = field(mode_);
  groupField_ = field(group_);
  ikeLifeField_ = field(ikeLife_);
  heading(phase2_);
  pfsField_ = field(pfs_);
  ipsecLifeField_ = field(ipsecLife_);
  heading(identity_);
  grid->addWidget(login_, row++, 0, 1, 2);
  user_->setMaxLength(32);
  domain_->setMaxLength(14);
  userField_ = field(user_);
  domainField_ = field(domain_);
  heading(compatibility_);
  grid->addWidget(legacy_, row++, 0, 1, 2);
  grid->addWidget(deleteReason_, row++, 0, 1, 2);
  column->addLayout(grid);
  column->addWidget(weak_);
  column->addStretch(1);

  // Their texts come with retranslate(); the order is that of the values.
  for (const auto value : {client::OfferProfile::automatic, client::OfferProfile::vpn_client_4_0_5})
    offer_->addItem(QString(), static_cast<int>(value));
  for (const auto value : {client::IkeMode::automatic, client::IkeMode::aggressive, client::IkeMode::main})
    mode_->addItem(QString(), static_cast<int>(value));
  pfs_->addItem(QString(), 0);
  for (const int number : groups) {
    group_->addItem(QString(), number);
    pfs_->addItem(QString(), number);
  }
  for (QComboBox* box : {offer_, mode_, group_, pfs_}) {
    connect(box, &QComboBox::activated, this, [this] {
      update();
      emit edited();
    });
  }
  for (QLineEdit* edit : {user_, domain_, ikeLife_, ipsecLife_})
    connect(edit, &QLineEdit::textEdited, this, [this] { emit edited(); });
  ikeLife_->setObjectName(QStringLiteral("ikeLifetime"));
  ipsecLife_->setObjectName(QStringLiteral("ipsecLifetime"));
  login_->setObjectName(QStringLiteral("userLogin"));
  for (QLineEdit* edit : {ikeLife_, ipsecLife_})
    connect(edit, &QLineEdit::editingFinished, this, [this] { check(); });
  deleteReason_->setObjectName(QStringLiteral("deleteReason"));
  for (QCheckBox* box : {login_, deleteReason_})
    connect(box, &QCheckBox::clicked, this, [this] { emit edited(); });
  connect(legacy_, &QCheckBox::clicked, this, [this] {
    update();
    emit edited();
  });
}

void AdvancedTab::load(const client::Profile& profile) {
  profile_ = profile;
  if (offer_->findData(static_cast<int>(profile.offer)) < 0)
    offer_->addItem(QString(), static_cast<int>(profile.offer));
  choose(offer_, static_cast<int>(profile.offer));
  choose(mode_, static_cast<int>(profile.ike_mode));
  choose(group_, profile.dh_group);
  choose(pfs_, profile.pfs_group);
  ikeLife_->setText(lifetimeText(profile.phase1_seconds));
  ipsecLife_->setText(lifetimeText(profile.phase2_seconds));
  login_->setChecked(profile.offer_user_login);
  user_->setText(QString::fromStdString(profile.user_name));
  domain_->setText(QString::fromStdString(profile.nt_domain));
  legacy_->setChecked(profile.allow_legacy);
  deleteReason_->setChecked(profile.read_delete_reason);
  lockIfReadOnly(profile, {"X-Drawbridge-Offer"}, {offer_});
  lockIfReadOnly(profile, {"X-Drawbridge-IkeMode"}, {mode_});
  lockIfReadOnly(profile, {"DHGroup"}, {group_});
  lockIfReadOnly(profile, {"X-Drawbridge-Pfs"}, {pfs_});
  lockIfReadOnly(profile, {"X-Drawbridge-IkeLifetime"}, {ikeLife_});
  lockIfReadOnly(profile, {"X-Drawbridge-IpsecLifetime"}, {ipsecLife_});
  lockIfReadOnly(profile, {"X-Drawbridge-UserLogin"}, {login_});
  lockIfReadOnly(profile, {"Username"}, {user_});
  lockIfReadOnly(profile, {"NTDomain"}, {domain_});
  lockIfReadOnly(profile, {"X-Drawbridge-LegacyCrypto"}, {legacy_});
  lockIfReadOnly(profile, {"X-Drawbridge-DeleteReason"}, {deleteReason_});
  retranslate();
}

void AdvancedTab::store(client::Profile& profile) const {
  profile.offer = static_cast<client::OfferProfile>(offer_->currentData().toInt());
  profile.ike_mode = static_cast<client::IkeMode>(mode_->currentData().toInt());
  profile.dh_group = group_->currentData().toInt();
  profile.pfs_group = pfs_->currentData().toInt();
  profile.phase1_seconds = lifetime(ikeLife_).value_or(profile.phase1_seconds);
  profile.phase2_seconds = lifetime(ipsecLife_).value_or(profile.phase2_seconds);
  profile.offer_user_login = login_->isChecked();
  profile.user_name = user_->text().trimmed().toStdString();
  profile.nt_domain = domain_->text().trimmed().toStdString();
  profile.allow_legacy = legacy_->isChecked();
  profile.read_delete_reason = deleteReason_->isChecked();
}

QWidget* AdvancedTab::check() {
  QWidget* wrong = nullptr;
  for (const auto& [edit, field] :
       {std::pair{ikeLife_, ikeLifeField_}, std::pair{ipsecLife_, ipsecLifeField_}}) {
    field->setError(lifetime(edit)
                        ? QString()
                        : tr("\"%1\" is not a lifetime. Enter 30 to 2147483647 seconds, or nothing "
                             "for the usual one.")
                              .arg(edit->text()));
    if (field->hasError() && wrong == nullptr) wrong = edit;
  }
  return wrong;
}

void AdvancedTab::update() {
  client::Profile shown = profile_;
  store(shown);
  const QString weak = weakText(shown);
  weak_->setVisible(!weak.isEmpty());
  weak_->setNote(Tone::Warn, {}, weak);
}

void AdvancedTab::retranslate() {
  phase1_->setText(tr("Phase 1"));
  phase2_->setText(tr("Phase 2"));
  identity_->setText(tr("Identity"));
  compatibility_->setText(tr("Compatibility"));
  offerField_->setLabel(tr("&Offer:"));
  modeField_->setLabel(tr("IKE &mode:"));
  groupField_->setLabel(tr("Diffie-Hellman &group:"));
  pfsField_->setLabel(tr("&Perfect forward secrecy:"));
  ikeLifeField_->setLabel(tr("Lifetime of phase &1:"));
  ikeLifeField_->setCaption(tr("Seconds, 30 or more. Empty: a day (86400)."));
  ipsecLifeField_->setLabel(tr("Lifetime of phase &2:"));
  ipsecLifeField_->setCaption(tr("Seconds, 30 or more. Empty: eight hours (28800)."));
  login_->setText(tr("Offer a user's log&in (Xauth)"));
  login_->setToolTip(
      tr("Off for gateways that take a certificate alone and refuse an offer with user authentication."));
  userField_->setLabel(tr("&User name:"));
  domainField_->setLabel(tr("NT domai&n:"));
  legacy_->setText(tr("&Allow legacy algorithms"));
  deleteReason_->setText(tr("Read wh&y the gateway ends a connection"));
  deleteReason_->setToolTip(
      tr("For gateways that send the reason in the form of the VPN 3000 and the ASA. That form was never "
         "published, so this is off unless you need it."));
  for (int i = 0; i < offer_->count(); ++i) {
    const auto value = static_cast<client::OfferProfile>(offer_->itemData(i).toInt());
    const auto name = client::offer_name(value);
    offer_->setItemText(i, value == client::OfferProfile::automatic
                               ? tr("Automatic (AES first)")
                               : QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
  }
  mode_->setItemText(0, tr("Automatic"));
  mode_->setItemText(1, tr("Aggressive mode"));
  mode_->setItemText(2, tr("Main mode"));
  pfs_->setItemText(0, tr("As the gateway says"));
  for (int i = 0; i < group_->count(); ++i) {
    const QString name = tr("Group %1").arg(groups[i]);
    group_->setItemText(i, name);
    pfs_->setItemText(i + 1, name);
  }
  update();
}

}  // namespace drawbridge::ui
