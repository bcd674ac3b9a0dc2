// SPDX-License-Identifier: GPL-3.0-or-later
// The tab Transport: whom the connection is for, how its packets travel, and what that does to this machine.
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "client/port_forward.h"
#include "ui/dialer/entry_editor_tabs.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"

namespace drawbridge::ui {

namespace {

constexpr int leastMtu = 576;
constexpr int mostMtu = 1500;

}  // namespace

TransportTab::TransportTab(QWidget* parent)
    : EditorTab(parent),
      reachLabel_(new QLabel(this)),
      reach_(new QComboBox(this)),
      transparent_(new QCheckBox(this)),
      udp_(new QRadioButton(this)),
      tcp_(new QRadioButton(this)),
      portLabel_(new QLabel(this)),
      port_(new QSpinBox(this)),
      localLan_(new QCheckBox(this)),
      timeoutLabel_(new QLabel(this)),
      timeout_(new QSpinBox(this)),
      timeoutRange_(makeLabel(QStringLiteral("cap"), false, this)),
      note_(new NoteBox(this)),
      helper_(new NoteBox(this)),
      copyCommand_(new QPushButton(helper_)),
      nat_(new QComboBox(this)),
      sourcePort_(new QCheckBox(this)),
      proxyTitle_(makeLabel(QStringLiteral("h2"), false, this)),
      socks_(new QSpinBox(this)),
      http_(new QSpinBox(this)),
      forwards_(new QLineEdit(this)),
      systemTitle_(makeLabel(QStringLiteral("h2"), false, this)),
      killSwitch_(new QCheckBox(this)),
      blockIpv6_(new QCheckBox(this)),
      mtu_(new QSpinBox(this)),
      lifeTitle_(makeLabel(QStringLiteral("h2"), false, this)),
      atStart_(new QCheckBox(this)),
      reconnect_(new QComboBox(this)) {
  QVBoxLayout* column = tabColumn(this);
  port_->setRange(1, 65535);
  timeout_->setRange(30, 480);
  // The style sheet's padding is not in the hint: room for the number, the padding and the arrows.
  port_->setMinimumWidth(port_->fontMetrics().horizontalAdvance(QStringLiteral("65535")) + 52);
  timeout_->setMinimumWidth(timeout_->fontMetrics().horizontalAdvance(QStringLiteral("480 sec")) + 52);
  portLabel_->setBuddy(port_);
  timeoutLabel_->setBuddy(timeout_);
  reachLabel_->setBuddy(reach_);
  for (const client::Reach reach :
       {client::Reach::automatic, client::Reach::whole_system, client::Reach::proxy, client::Reach::lab})
    reach_->addItem(QString(), static_cast<int>(reach));
  auto* where = new QHBoxLayout;
  where->setSpacing(8);
  where->addWidget(reachLabel_);
  where->addWidget(reach_);
  where->addStretch(1);
  column->addLayout(where);
  reach_->setObjectName(QStringLiteral("reach"));
  copyCommand_->setAutoDefault(false);
  helper_->body()->addWidget(copyCommand_, 0, Qt::AlignLeft);
  helper_->setObjectName(QStringLiteral("helperOffer"));
  helper_->hide();
  column->addWidget(helper_);
  column->addSpacing(4);
  column->addWidget(transparent_);
  auto* inner = new QVBoxLayout;
  inner->setContentsMargins(choiceIndent, 0, 0, 0);
  inner->addWidget(udp_);
  for (const client::NatMode mode :
       {client::NatMode::automatic, client::NatMode::forced, client::NatMode::cisco_udp})
    nat_->addItem(QString(), static_cast<int>(mode));
  QGridLayout* udpGrid = formGrid(choiceIndent);
  natField_ = new FormField(udpGrid, 0, nat_);
  inner->addLayout(udpGrid);
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  line->addWidget(tcp_);
  line->addSpacing(12);
  line->addWidget(portLabel_);
  line->addWidget(port_);
  line->addStretch(1);
  inner->addLayout(line);
  column->addLayout(inner);
  column->addWidget(sourcePort_);
  column->addSpacing(4);
  column->addWidget(localLan_);
  auto* silence = new QHBoxLayout;
  silence->setSpacing(8);
  silence->addWidget(timeoutLabel_);
  silence->addWidget(timeout_);
  silence->addWidget(timeoutRange_);
  silence->addStretch(1);
  column->addLayout(silence);
  column->addSpacing(4);
  column->addWidget(note_);
  column->addSpacing(4);
  column->addWidget(proxyTitle_);
  QGridLayout* proxyGrid = formGrid(0);
  socksField_ = new FormField(proxyGrid, 0, socks_);
  httpField_ = new FormField(proxyGrid, formFieldRows, http_);
  forwardsField_ = new FormField(proxyGrid, 2 * formFieldRows, forwards_);
  column->addLayout(proxyGrid);
  column->addSpacing(4);
  column->addWidget(systemTitle_);
  column->addWidget(killSwitch_);
  column->addWidget(blockIpv6_);
  QGridLayout* mtuGrid = formGrid(0);
  mtuField_ = new FormField(mtuGrid, 0, mtu_);
  column->addLayout(mtuGrid);
  column->addSpacing(4);
  column->addWidget(lifeTitle_);
  column->addWidget(atStart_);
  QGridLayout* lifeGrid = formGrid(0);
  reconnectField_ = new FormField(lifeGrid, 0, reconnect_);
  column->addLayout(lifeGrid);
  for (const client::Reconnect when :
       {client::Reconnect::never, client::Reconnect::network_changes, client::Reconnect::always})
    reconnect_->addItem(QString(), static_cast<int>(when));
  column->addStretch(1);
  for (QSpinBox* box : {socks_, http_}) box->setRange(0, 65535);
  // One below the smallest stands for "automatic".
  mtu_->setRange(leastMtu - 1, mostMtu);
  QWidget* order[] = {reach_,    copyCommand_, transparent_, udp_,     nat_,     tcp_,
                      port_,     sourcePort_,  localLan_,    timeout_, socks_,   http_,
                      forwards_, killSwitch_,  blockIpv6_,   mtu_,     atStart_, reconnect_};
  for (std::size_t i = 1; i < std::size(order); ++i) setTabOrder(order[i - 1], order[i]);
  const auto tell = [this] {
    update();
    emit edited();
  };
  for (QAbstractButton* button :
       {static_cast<QAbstractButton*>(transparent_), static_cast<QAbstractButton*>(udp_),
        static_cast<QAbstractButton*>(tcp_), static_cast<QAbstractButton*>(localLan_),
        static_cast<QAbstractButton*>(sourcePort_), static_cast<QAbstractButton*>(killSwitch_),
        static_cast<QAbstractButton*>(blockIpv6_)})
    connect(button, &QAbstractButton::clicked, this, tell);
  for (QSpinBox* box : {port_, timeout_, socks_, http_, mtu_})
    connect(box, &QSpinBox::valueChanged, this, tell);
  for (QComboBox* box : {nat_, reconnect_}) connect(box, &QComboBox::activated, this, tell);
  connect(atStart_, &QAbstractButton::clicked, this, tell);
  connect(forwards_, &QLineEdit::textEdited, this, tell);
  connect(forwards_, &QLineEdit::textChanged, this, [this] { forwardsField_->clearError(); });
  connect(forwards_, &QLineEdit::editingFinished, this, &TransportTab::check);
  connect(reach_, &QComboBox::activated, this, [this, tell] {
    if (chosen() == client::Reach::whole_system && offerHelper && offerHelper()) helper_->show();
    tell();
  });
  connect(copyCommand_, &QPushButton::clicked, this,
          [] { QGuiApplication::clipboard()->setText(installCommand()); });
}

void TransportTab::load(const client::Profile& profile) {
  const QSignalBlocker block(this);
  reach_->setCurrentIndex(reach_->findData(static_cast<int>(profile.reach)));
  transparent_->setChecked(profile.transparent_tunneling);
  (profile.tunnel_over_tcp ? tcp_ : udp_)->setChecked(true);
  port_->setValue(profile.tcp_port);
  localLan_->setChecked(profile.allow_local_lan);
  timeout_->setValue(profile.peer_timeout);
  nat_->setCurrentIndex(nat_->findData(static_cast<int>(profile.nat_mode)));
  sourcePort_->setChecked(profile.source_port_500);
  atStart_->setChecked(profile.connect_at_start);
  reconnect_->setCurrentIndex(reconnect_->findData(static_cast<int>(profile.reconnect)));
  lockIfReadOnly(profile, {"X-Drawbridge-ConnectAtStart"}, {atStart_});
  lockIfReadOnly(profile, {"X-Drawbridge-Reconnect"}, {reconnect_});
  socks_->setValue(profile.socks_port);
  http_->setValue(profile.http_proxy_port);
  forwards_->setText(QString::fromStdString(client::port_forwards_text(profile.forwards)));
  killSwitch_->setChecked(profile.kill_switch);
  blockIpv6_->setChecked(profile.block_ipv6);
  mtu_->setValue(profile.mtu == 0 ? leastMtu - 1 : profile.mtu);
  lockIfReadOnly(profile, {"X-Drawbridge-Reach"}, {reach_});
  natLocked_ = lockIfReadOnly(profile, {"X-Drawbridge-NatTraversal"}, {nat_});
  lockIfReadOnly(profile, {"X-Drawbridge-SourcePort500"}, {sourcePort_});
  proxyLocked_ =
      lockIfReadOnly(profile, {"X-Drawbridge-SocksPort", "X-Drawbridge-HttpPort", "X-Drawbridge-Forwards"},
                     {socks_, http_, forwards_});
  systemLocked_ =
      lockIfReadOnly(profile, {"X-Drawbridge-KillSwitch", "X-Drawbridge-BlockIpv6", "X-Drawbridge-Mtu"},
                     {killSwitch_, blockIpv6_, mtu_});
  locked_ = lockIfReadOnly(profile, {"EnableNat", "TunnelingMode", "TcpTunnelingPort"},
                           {transparent_, udp_, tcp_, port_});
  lockIfReadOnly(profile, {"EnableLocalLAN"}, {localLan_});
  lockIfReadOnly(profile, {"PeerTimeout"}, {timeout_});
  update();
}

void TransportTab::store(client::Profile& profile) const {
  profile.reach = static_cast<client::Reach>(reach_->currentData().toInt());
  profile.transparent_tunneling = transparent_->isChecked();
  profile.tunnel_over_tcp = tcp_->isChecked();
  profile.tcp_port = static_cast<std::uint16_t>(port_->value());
  profile.allow_local_lan = localLan_->isChecked();
  profile.peer_timeout = timeout_->value();
  profile.nat_mode = static_cast<client::NatMode>(nat_->currentData().toInt());
  profile.source_port_500 = sourcePort_->isChecked();
  profile.socks_port = static_cast<std::uint16_t>(socks_->value());
  profile.http_proxy_port = static_cast<std::uint16_t>(http_->value());
  if (const auto forwards = client::parse_port_forwards(forwards_->text().trimmed().toStdString()))
    profile.forwards = *forwards;
  profile.kill_switch = killSwitch_->isChecked();
  profile.block_ipv6 = blockIpv6_->isChecked();
  profile.mtu = mtu_->value() < leastMtu ? 0 : mtu_->value();
  profile.connect_at_start = atStart_->isChecked();
  profile.reconnect = static_cast<client::Reconnect>(reconnect_->currentData().toInt());
}

QWidget* TransportTab::check() {
  if (!forwards_->isEnabled() || client::parse_port_forwards(forwards_->text().trimmed().toStdString()))
    return nullptr;
  forwardsField_->setError(
      tr("A forward is PORT:HOST:PORT, such as 8080:intranet.example:80; several have commas between them."));
  return forwards_;
}

client::Reach TransportTab::chosen() const {
  return static_cast<client::Reach>(reach_->currentData().toInt());
}

void TransportTab::update() {
  const bool on = transparent_->isChecked() && !locked_;
  udp_->setEnabled(on);
  // What an imported entry says is shown and kept, but cannot be chosen: the note says why.
  tcp_->setEnabled(false);
  portLabel_->setEnabled(false);
  port_->setEnabled(false);
  natField_->setEnabled(on && udp_->isChecked() && !natLocked_);
  const client::Reach reach = chosen();
  // What the automatic choice will be depends on the machine: both stay open.
  const bool proxy = reach == client::Reach::proxy || reach == client::Reach::automatic;
  const bool system = reach == client::Reach::whole_system || reach == client::Reach::automatic;
  proxyTitle_->setEnabled(proxy);
  for (FormField* field : {socksField_, httpField_, forwardsField_})
    field->setEnabled(proxy && !proxyLocked_);
  systemTitle_->setEnabled(system);
  killSwitch_->setEnabled(system && !systemLocked_);
  blockIpv6_->setEnabled(system && !systemLocked_);
  mtuField_->setEnabled(system && !systemLocked_);
  if (reach != client::Reach::whole_system) helper_->hide();
}

void TransportTab::retranslate() {
  reachLabel_->setText(tr("C&onnection for:"));
  reach_->setAccessibleName(tr("Whom the connection is for"));
  const QString reaches[] = {tr("Automatic"), tr("Whole system"), tr("This machine's proxy only"),
                             tr("The built-in lab")};
  for (int i = 0; i < reach_->count(); ++i) reach_->setItemText(i, reaches[i]);
  reach_->setToolTip(
      tr("Whole system: every program, through the helper. This machine's proxy only: programs that use the "
         "SOCKS or HTTP port; nothing on this computer is changed."));
  helper_->setNote(Tone::Info, {}, helperOfferText());
  copyCommand_->setText(tr("Copy Command"));
  natField_->setLabel(tr("&NAT traversal:"));
  const QString modes[] = {tr("Automatic"), tr("Always in UDP"), tr("Cisco UDP port only")};
  for (int i = 0; i < nat_->count(); ++i) nat_->setItemText(i, modes[i]);
  nat_->setToolTip(
      tr("Automatic: where an address translator is found, or on the port that the gateway gives."));
  sourcePort_->setText(tr("U&se source port 500"));
  sourcePort_->setToolTip(tr("Off: any free port, for machines on which another program has the port."));
  proxyTitle_->setText(tr("This machine's proxy"));
  socksField_->setLabel(tr("SOC&KS port:"));
  socksField_->setCaption(tr("On 127.0.0.1; 0 is any free port."));
  httpField_->setLabel(tr("HTTP prox&y port:"));
  forwardsField_->setLabel(tr("Port &forwards:"));
  forwards_->setPlaceholderText(QStringLiteral("8080:intranet.example:80"));
  systemTitle_->setText(tr("Whole system"));
  killSwitch_->setText(tr("Block everything outside the tunnel (k&ill switch)"));
  killSwitch_->setToolTip(tr("Also while the connection is being made again; it ends when you disconnect."));
  blockIpv6_->setText(tr("&Block IPv6 while all traffic enters the tunnel"));
  mtuField_->setLabel(tr("&MTU:"));
  lifeTitle_->setText(tr("When it is made"));
  atStart_->setText(tr("Connect &automatically when the program starts"));
  reconnectField_->setLabel(tr("Connect a&gain:"));
  const QString times[] = {tr("never"), tr("when the network changes"), tr("whenever it is lost")};
  for (int i = 0; i < reconnect_->count(); ++i) reconnect_->setItemText(i, times[i]);
  mtu_->setSpecialValueText(tr("automatic"));
  mtuField_->setCaption(tr("Octets of a packet inside the tunnel, 576 to 1500."));
  transparent_->setText(tr("Enable &Transparent Tunneling"));
  udp_->setText(tr("IPSec over &UDP (NAT / PAT)"));
  tcp_->setText(tr("IPSec over T&CP"));
  portLabel_->setText(tr("TCP &Port:"));
  port_->setAccessibleName(tr("TCP port"));
  localLan_->setText(tr("Allow &Local LAN Access"));
  timeoutLabel_->setText(tr("Peer &response timeout:"));
  timeout_->setAccessibleName(tr("Peer response timeout in seconds"));
  timeout_->setSuffix(tr(" s", "seconds"));
  timeoutRange_->setText(tr("30 to 480"));
  note_->setNote(
      Tone::Info, {},
      tr("IPSec over TCP cannot be chosen, because its framing is not public. An entry that has it keeps it "
         "for other programs."));
}

QString installCommand() {
  return QStringLiteral("app/run install");
}

QString helperOfferText() {
  return TransportTab::tr(
             "A connection for the whole system needs the privileged helper, which is not installed: run "
             "\"%1\" once.")
      .arg(installCommand());
}

}  // namespace drawbridge::ui
