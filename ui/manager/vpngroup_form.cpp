// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/vpngroup_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

#include "ui/models/pool_model.h"
#include "ui/theme/icons.h"
#include "ui/widgets/address_edit.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/pool_strip.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

namespace {

using Group = pix::VpnGroup;

QGridLayout* gridIn(Card* card) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  card->body()->addLayout(grid);
  card->body()->addStretch(1);
  return grid;
}

FormField* rowIn(QGridLayout* grid, QWidget* field) {
  return new FormField(grid, grid->rowCount(), field);
}

QString text(const std::string& value) {
  return QString::fromStdString(value);
}

QString joined(const std::vector<Ipv4Address>& addresses) {
  QStringList words;
  for (const Ipv4Address each : addresses) words << text(each.to_string());
  return words.join(QStringLiteral(", "));
}

QString joined(const std::vector<std::string>& names) {
  QStringList words;
  for (const std::string& each : names) words << text(each);
  return words.join(QStringLiteral(", "));
}

QSpinBox* secondsBox(QWidget* parent, int highest) {
  // Wider than the device's range: what is typed stays, and the complaint names the range.
  auto* spin = new QSpinBox(parent);
  spin->setRange(0, highest);
  spin->setSingleStep(60);
  spin->setAccelerated(true);
  return spin;
}

std::vector<std::string> names(const QString& text) {
  std::vector<std::string> words;
  for (const QString& each : wordsIn(text)) words.push_back(each.toStdString());
  return words;
}

}  // namespace

VpnGroupForm::VpnGroupForm(HeadendSession& session, QWidget* parent)
    : PolicyForm(session, PolicyKind::VpnGroups, parent),
      group_(new Card(this)),
      client_(new Card(this)),
      hardware_(new Card(this)),
      poolCard_(new Card(this)),
      name_(new QLineEdit(this)),
      password_(new SecretEdit(this)),
      pool_(new QComboBox(this)),
      idle_(secondsBox(this, 99999999)),
      maximum_(secondsBox(this, 999999999)),
      udpPort_(new QSpinBox(this)),
      pfs_(new QCheckBox(this)),
      dns_(new AddressEdit(AddressEdit::Accepts::List, this)),
      wins_(new AddressEdit(AddressEdit::Accepts::List, this)),
      domain_(new QLineEdit(this)),
      split_(new QComboBox(this)),
      splitDns_(new QLineEdit(this)),
      backup_(new QLineEdit(this)),
      unit_(new QCheckBox(this)),
      users_(new QCheckBox(this)),
      server_(new QComboBox(this)),
      userIdle_(secondsBox(this, 99999999)),
      devices_(new QCheckBox(this)),
      poolModel_(new PoolModel(this)),
      strip_(new PoolStrip(poolModel_, this)),
      poolSummary_(makeLabel(QStringLiteral("cap"), false, this)),
      editPool_(new QPushButton(this)) {
  auto* grid = gridIn(group_);
  nameRow_ = rowIn(grid, name_);
  passwordRow_ = rowIn(grid, password_);
  poolRow_ = rowIn(grid, pool_);
  idleRow_ = rowIn(grid, idle_);
  maximumRow_ = rowIn(grid, maximum_);
  // Wider than the device's range: what is typed stays, and the complaint names the range.
  udpPort_->setRange(0, 65535);
  udpPortRow_ = rowIn(grid, udpPort_);
  grid->addWidget(pfs_, grid->rowCount(), 0, 1, 2);
  auto* given = gridIn(client_);
  dnsRow_ = rowIn(given, dns_);
  winsRow_ = rowIn(given, wins_);
  domainRow_ = rowIn(given, domain_);
  splitRow_ = rowIn(given, split_);
  splitDnsRow_ = rowIn(given, splitDns_);
  backupRow_ = rowIn(given, backup_);
  addCard(group_);
  addCard(client_, true);

  poolCard_->head()->insertWidget(1, poolSummary_);
  editPool_->setIcon(icon(QStringLiteral("db-pool")));
  editPool_->setAutoDefault(false);
  poolCard_->head()->addWidget(editPool_);
  poolCard_->body()->addWidget(strip_);
  addCard(poolCard_);

  auto* more = gridIn(hardware_);
  more->addWidget(unit_, 0, 0, 1, 2);
  more->addWidget(users_, 1, 0, 1, 2);
  more->addWidget(devices_, 2, 0, 1, 2);
  serverRow_ = rowIn(more, server_);
  userIdleRow_ = rowIn(more, userIdle_);
  addCard(hardware_);
  setTabOrder(backup_, editPool_);

  bindGroup();
  bindClient();
  bindHardware();
  connect(editPool_, &QPushButton::clicked, this,
          [this] { emit poolWanted(pool_->currentData().toString()); });
  connect(strip_, &PoolStrip::sessionClicked, this, &PolicyForm::sessionWanted);
  connect(&session, &HeadendSession::snapshotChanged, this, [this] {
    if (isVisible()) showPool();
  });
  retranslate();
}

QWidget* VpnGroupForm::firstField() const {
  return name_;
}

void VpnGroupForm::bindGroup() {
  bindName(name_, nameRow_);
  bindSecret(
      password_, passwordRow_,
      [this](const pix::Config& config) {
        const Group* group = objectIn(config, object(), static_cast<const Group*>(nullptr));
        return group != nullptr && group->password && group->password->usable();
      },
      [this](pix::Config& config) {
        const Group* group = objectIn(config, object(), static_cast<const Group*>(nullptr));
        if (group == nullptr) return QString();
        Group changed = *group;
        changed.password = pix::StoredSecret{password_->secret(), false};
        auto result = pix::set_vpngroup(config, changed);
        if (!result) return editErrorText(result.error());
        config = std::move(*result);
        return QString();
      },
      [this] { return tr("change password of %1").arg(object()); });
  bindChoice<Group>(
      pool_, poolRow_, [](const Group& g) { return text(g.address_pool); },
      [](Group& g, const QString& t) {
        g.address_pool = t.toStdString();
        return QString();
      },
      [this] { return tr("change address pool of %1").arg(object()); });
  bindNumber<Group>(
      idle_, idleRow_, [](const Group& g) { return QString::number(g.idle_time); },
      [this](Group& g, const QString& t) {
        g.idle_time = t.toLongLong();
        return g.idle_time < 60 || g.idle_time > 86400 ? tr("Idle time is 60 to 86400 seconds.") : QString();
      },
      [this] { return tr("change idle time of %1").arg(object()); });
  bindNumber<Group>(
      maximum_, maximumRow_, [](const Group& g) { return QString::number(g.max_time.value_or(0)); },
      [this](Group& g, const QString& t) {
        const qlonglong value = t.toLongLong();
        g.max_time = value == 0 ? std::nullopt : std::optional<std::int64_t>(value);
        return value != 0 && (value < 60 || value > 31536000)
                   ? tr("Maximum time is 60 to 31536000 seconds, or 0 for none.")
                   : QString();
      },
      [this] { return tr("change maximum time of %1").arg(object()); });
  bindFlag<Group>(
      pfs_, [](const Group& g) { return g.pfs ? QStringLiteral("1") : QString(); },
      [](Group& g, const QString& t) {
        g.pfs = !t.isEmpty();
        return QString();
      },
      [this] { return tr("change PFS of %1").arg(object()); });
  bindNumber<Group>(
      udpPort_, udpPortRow_, [](const Group& g) { return QString::number(g.udp_port.value_or(0)); },
      [this](Group& g, const QString& t) {
        const int port = t.toInt();
        g.udp_port =
            port == 0 ? std::nullopt : std::optional<std::uint16_t>(static_cast<std::uint16_t>(port));
        return port != 0 && (port < 4001 || port > 49151) ? tr("A UDP port of a group is 4001 to 49151.")
                                                          : QString();
      },
      [this] { return tr("change UDP port of %1").arg(object()); });
}

void VpnGroupForm::bindClient() {
  const auto bindAddresses = [this](AddressEdit* edit, FormField* row,
                                    std::vector<Ipv4Address> Group::*member, Step step) {
    bindText<Group>(
        edit, row, [member](const Group& g) { return joined(g.*member); },
        [this, edit, member](Group& g, const QString& t) {
          const QString complaint = edit->complaint();
          if (!complaint.isEmpty()) return complaint;
          const QStringList words = wordsIn(t);
          if (words.size() > 2) return tr("The device takes two addresses at most.");
          (g.*member).clear();
          for (const QString& each : words) (g.*member).push_back(*Ipv4Address::parse(each.toStdString()));
          return QString();
        },
        std::move(step));
  };
  bindAddresses(dns_, dnsRow_, &Group::dns_servers,
                [this] { return tr("change DNS servers of %1").arg(object()); });
  bindAddresses(wins_, winsRow_, &Group::wins_servers,
                [this] { return tr("change WINS servers of %1").arg(object()); });
  bindText<Group>(
      domain_, domainRow_, [](const Group& g) { return text(g.default_domain); },
      [](Group& g, const QString& t) {
        g.default_domain = t.toStdString();
        return QString();
      },
      [this] { return tr("change default domain of %1").arg(object()); });
  bindChoice<Group>(
      split_, splitRow_, [](const Group& g) { return text(g.split_tunnel); },
      [](Group& g, const QString& t) {
        g.split_tunnel = t.toStdString();
        return QString();
      },
      [this] { return tr("change split tunnel of %1").arg(object()); });
  bindText<Group>(
      splitDns_, splitDnsRow_, [](const Group& g) { return joined(g.split_dns); },
      [this](Group& g, const QString& t) {
        g.split_dns = names(t);
        return g.split_dns.size() > 8 ? tr("The device takes eight domains at most.") : QString();
      },
      [this] { return tr("change split DNS of %1").arg(object()); });
  bindText<Group>(
      backup_, backupRow_, [](const Group& g) { return joined(g.backup_servers); },
      [this](Group& g, const QString& t) {
        g.backup_servers = names(t);
        const auto clears = std::count(g.backup_servers.begin(), g.backup_servers.end(), "clear-client-cfg");
        if (clears > 0 && g.backup_servers.size() > 1) return tr("\"clear-client-cfg\" stands alone.");
        return g.backup_servers.size() > 10 ? tr("The device takes ten backup servers at most.") : QString();
      },
      [this] { return tr("change backup servers of %1").arg(object()); });
}

void VpnGroupForm::bindHardware() {
  const auto bindMember = [this](QCheckBox* box, bool Group::*member, Step step) {
    bindFlag<Group>(
        box, [member](const Group& g) { return g.*member ? QStringLiteral("1") : QString(); },
        [member](Group& g, const QString& t) {
          g.*member = !t.isEmpty();
          return QString();
        },
        std::move(step));
  };
  const auto step = [this] { return tr("change hardware clients of %1").arg(object()); };
  bindMember(unit_, &Group::secure_unit_authentication, step);
  bindMember(users_, &Group::user_authentication, step);
  bindMember(devices_, &Group::device_pass_through, step);
  bindChoice<Group>(
      server_, serverRow_, [](const Group& g) { return text(g.authentication_server); },
      [](Group& g, const QString& t) {
        g.authentication_server = t.toStdString();
        return QString();
      },
      step);
  bindNumber<Group>(
      userIdle_, userIdleRow_,
      [](const Group& g) { return QString::number(g.user_idle_timeout.value_or(0)); },
      [](Group& g, const QString& t) {
        const qlonglong value = t.toLongLong();
        g.user_idle_timeout = value == 0 ? std::nullopt : std::optional<std::int64_t>(value);
        return QString();
      },
      step);
}

void VpnGroupForm::loadChoices(const pix::Config& config) {
  const auto fill = [](QComboBox* combo, const QString& none,
                       const std::vector<std::pair<QString, QString>>& items, const QString& current) {
    auto wanted = items;
    wanted.insert(wanted.begin(), {QString(), none});
    // A name that nothing stands for is shown as it is; the check says so.
    const auto has = [&](const QString& key) {
      return std::any_of(wanted.begin(), wanted.end(), [&](const auto& each) { return each.first == key; });
    };
    if (!has(current)) wanted.emplace_back(current, current);
    bool same = combo->count() == static_cast<int>(wanted.size());
    for (int i = 0; same && i < combo->count(); ++i) {
      const auto& [key, label] = wanted[static_cast<std::size_t>(i)];
      same = combo->itemData(i).toString() == key && combo->itemText(i) == label;
    }
    if (!same) {
      combo->clear();
      for (const auto& [key, label] : wanted) combo->addItem(label, key);
    }
    combo->setCurrentIndex(combo->findData(current));
  };
  const Group* group = objectIn(config, object(), static_cast<const Group*>(nullptr));
  std::vector<std::pair<QString, QString>> pools, lists, servers;
  for (const auto& each : config.local_pools) {
    const auto size = static_cast<int>(std::min<std::uint64_t>(each.range.size(), 1000000000));
    pools.emplace_back(text(each.name), tr("%1 (%n address(es))", nullptr, size).arg(text(each.name)));
  }
  for (const auto& each : config.access_lists)
    lists.emplace_back(text(each.id), tr("access list %1").arg(text(each.id)));
  for (const auto& each : config.aaa_servers) servers.emplace_back(text(each.tag), text(each.tag));
  fill(pool_, config.isakmp.client_pool.empty() ? tr("none") : tr("that of the crypto map"), pools,
       group == nullptr ? QString() : text(group->address_pool));
  fill(split_, tr("none, all traffic enters the tunnel"), lists,
       group == nullptr ? QString() : text(group->split_tunnel));
  fill(server_, tr("none"), servers, group == nullptr ? QString() : text(group->authentication_server));
}

void VpnGroupForm::showLive() {
  PolicyForm::showLive();
  showPool();
}

void VpnGroupForm::showPool() {
  const pix::Config& config = session().wanted();
  QString name = pool_->currentData().toString();
  if (name.isEmpty()) name = text(config.isakmp.client_pool);
  const pix::LocalPool* pool = objectIn(config, name, static_cast<const pix::LocalPool*>(nullptr));
  poolCard_->setVisible(pool != nullptr);
  if (pool == nullptr) return;
  poolModel_->update(name, pool->range, session().snapshot());
  poolCard_->setTitle(tr("%1 now", "pool").arg(name));
  poolSummary_->setText(poolModel_->summary());
}

FormField* VpnGroupForm::fieldFor(pix::FindingCode code) const {
  switch (code) {
    case pix::FindingCode::unknown_pool:
    case pix::FindingCode::group_without_pool:
      return poolRow_;
    case pix::FindingCode::group_without_password:
    case pix::FindingCode::secret_must_be_typed:
      return passwordRow_;
    case pix::FindingCode::not_in_pix_63:
      return udpPortRow_;
    case pix::FindingCode::unknown_access_list:
    case pix::FindingCode::split_tunnel_any:
      return splitRow_;
    case pix::FindingCode::unknown_aaa_server:
    case pix::FindingCode::aaa_server_without_host:
      return serverRow_;
    default:
      return nullptr;
  }
}

void VpnGroupForm::retranslate() {
  PolicyForm::retranslate();
  group_->setTitle(tr("Group"));
  client_->setTitle(tr("Given to the client"));
  hardware_->setTitle(tr("Hardware clients"));
  nameRow_->setLabel(tr("&Name:"));
  passwordRow_->setLabel(tr("&Password:"), tr("group"));
  poolRow_->setLabel(tr("Add&ress pool:"));
  idleRow_->setLabel(tr("&Idle time:"));
  maximumRow_->setLabel(tr("Ma&ximum time:"));
  // No letter is left for it.
  udpPortRow_->setLabel(tr("UDP port:"));
  udpPort_->setSpecialValueText(tr("none"));
  udpPort_->setToolTip(
      tr("Clients of this group pack ESP into UDP on this port (Cisco's own encapsulation)."));
  pfs_->setText(tr("Per&fect forward secrecy (PFS)"));
  dnsRow_->setLabel(tr("&DNS servers:"));
  winsRow_->setLabel(tr("&WINS servers:"));
  domainRow_->setLabel(tr("Default do&main:"));
  splitRow_->setLabel(tr("Split &tunnel:"));
  splitDnsRow_->setLabel(tr("Domains thro&ugh it:"));
  backupRow_->setLabel(tr("&Backup servers:"));
  unit_->setText(tr("As&k for the unit's login at each connection"));
  users_->setText(tr("Ever&y user behind a unit logs in"));
  devices_->setText(tr("De&vices that cannot log in may pass"));
  serverRow_->setLabel(tr("Lo&gin server:"));
  userIdleRow_->setLabel(tr("Cut off when idle for:"));
  for (QLineEdit* each :
       {static_cast<QLineEdit*>(dns_), static_cast<QLineEdit*>(wins_), domain_, splitDns_, backup_}) {
    each->setPlaceholderText(tr("none"));
  }
  for (QSpinBox* each : {idle_, maximum_, userIdle_}) each->setSuffix(tr(" s", "seconds"));
  maximum_->setSpecialValueText(tr("none"));
  userIdle_->setSpecialValueText(tr("none"));
  editPool_->setText(tr("Edit Pool..."));
}

}  // namespace drawbridge::ui
