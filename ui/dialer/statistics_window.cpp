// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/statistics_window.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/models/session_model.h"
#include "ui/shell/help_window.h"
#include "ui/shell/page.h"
#include "ui/text/client_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

namespace {

using client::Statistics;

QString number(std::uint64_t value) {
  return QLocale().toString(static_cast<qulonglong>(value));
}

// A refresh must not take away what somebody is about to copy.
void setKeepingSelection(QLabel* label, const QString& text) {
  if (label->text() == text) return;
  const int start = label->selectionStart();
  const auto length = static_cast<int>(label->selectedText().size());
  label->setText(text);
  if (start >= 0 && length > 0) {
    const int from = qMin(start, static_cast<int>(text.size()));
    label->setSelection(from, qMin(length, static_cast<int>(text.size()) - from));
  }
}

QString seconds(std::int64_t left) {
  return left > 0 ? spanText(Seconds(left)) : QString();
}

}  // namespace

StatisticsWindow::StatisticsWindow(ClientSession& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      tabs_(new QTabWidget(this)),
      inactive_(new NoteBox(this)),
      connectionLabel_(new QLabel(this)),
      connection_(new QComboBox(this)),
      help_(new QPushButton(this)),
      copy_(new QPushButton(this)),
      reset_(new QPushButton(this)),
      close_(new QPushButton(this)) {
  setObjectName(QStringLiteral("statistics"));
  setModal(false);
  setHelpTopic(this, QStringLiteral("statistics"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  tabs_->addTab(makeTunnel(), QString());
  tabs_->addTab(makeRoutes(), QString());
  auto* which = new QHBoxLayout;
  which->setSpacing(8);
  connectionLabel_->setBuddy(connection_);
  connection_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  connection_->setMinimumContentsLength(12);
  which->addWidget(connectionLabel_);
  which->addWidget(connection_, 1);
  column->addLayout(which);
  column->addWidget(inactive_);
  column->addWidget(tabs_, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  copy_->setIcon(icon(QStringLiteral("db-copy")));
  for (QPushButton* button : {help_, copy_, reset_}) button->setAutoDefault(false);
  close_->setDefault(true);
  row->addWidget(help_);
  row->addWidget(copy_);
  row->addStretch(1);
  row->addWidget(reset_);
  row->addWidget(close_);
  column->addLayout(row);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("statistics"), this); });
  connect(copy_, &QPushButton::clicked, this, [this] {
    QStringList lines;
    for (const std::string& line : client::stat_lines(shown())) lines.append(QString::fromStdString(line));
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
  });
  connect(reset_, &QPushButton::clicked, this, [this] { session_.resetStatistics(entry_); });
  connect(connection_, &QComboBox::currentTextChanged, this, [this](const QString& entry) {
    entry_ = entry;
    take();
  });
  connect(close_, &QPushButton::clicked, this, &QDialog::close);
  connect(&session_, &ClientSession::statisticsChanged, this, &StatisticsWindow::take);
  connect(&session_, &ClientSession::stateChanged, this, &StatisticsWindow::take);
  connect(&session_, &ClientSession::ended, this, &StatisticsWindow::take);
  retranslate();
  setMinimumSize(480, 360);
  // With room for the row that chooses a connection.
  resize(640, 640);
  close_->setFocus();
}

QLabel* StatisticsWindow::value(const QString& name) const {
  for (const Field& field : fields_) {
    if (field.name == name) return field.value;
  }
  return nullptr;
}

Statistics StatisticsWindow::shown() const {
  // The last numbers of a tunnel that is gone are not those of "now".
  const EntryState& one = session_.of(entry_);
  return one.isUp() && one.statistics.is_up ? one.statistics : Statistics{};
}

void StatisticsWindow::select(const QString& entry) {
  if (!session_.isUp(entry)) return;
  entry_ = entry;
  take();
}

void StatisticsWindow::listConnections() {
  const QStringList up = session_.up();
  // When the one that was shown has gone, another one takes its place.
  if (!up.contains(entry_) && !up.isEmpty()) entry_ = up.back();
  const QSignalBlocker quiet(connection_);
  QStringList listed;
  for (int i = 0; i < connection_->count(); ++i) listed.append(connection_->itemText(i));
  if (listed != up) {
    connection_->clear();
    connection_->addItems(up);
  }
  connection_->setCurrentText(entry_);
  connectionLabel_->setVisible(up.size() > 1);
  connection_->setVisible(up.size() > 1);
}

QWidget* StatisticsWindow::makeTunnel() {
  auto* content = new QWidget;
  content->setProperty("role", QStringLiteral("page"));
  grid_ = new QGridLayout(content);
  grid_->setContentsMargins(16, 16, 16, 16);
  grid_->setHorizontalSpacing(16);
  grid_->setVerticalSpacing(6);
  // label, value, gap, label, value
  grid_->setColumnStretch(1, 1);
  grid_->setColumnStretch(4, 1);
  grid_->setColumnMinimumWidth(2, 8);
  // The widest value, the time connected, stays on one line.
  const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  grid_->setColumnMinimumWidth(4, QFontMetrics(fixed).horizontalAdvance(durationText(Seconds{99 * 86400})));
  addFields();
  nextPair();
  grid_->setRowStretch(firstRow_, 1);
  return scrollable(content, this);
}

void StatisticsWindow::addFields() {
  addGroup(0, [] { return tr("Address Information"); });
  addField(
      "client", [] { return tr("Client"); },
      [](const Statistics& s) { return QString::fromStdString(s.client_address.to_string()); });
  addField(
      "server", [] { return tr("Server"); },
      [](const Statistics& s) { return QString::fromStdString(s.server_address.to_string()); });
  addGroup(1, [] { return tr("Connection Information"); });
  addField(
      "entry", [] { return tr("Entry"); },
      [](const Statistics& s) { return QString::fromStdString(s.entry); });
  addField(
      "time", [] { return tr("Time"); }, [](const Statistics& s) { return durationText(s.connected_for); });
  nextPair();

  addGroup(0, [] { return tr("Bytes"); });
  addField(
      "received", [] { return tr("Received"); }, [](const Statistics& s) { return number(s.bytes_in); });
  addField(
      "sent", [] { return tr("Sent"); }, [](const Statistics& s) { return number(s.bytes_out); });
  addGroup(1, [] { return tr("Packets"); });
  addField(
      "encrypted", [] { return tr("Encrypted"); },
      [](const Statistics& s) { return number(s.packets_encrypted); });
  addField(
      "decrypted", [] { return tr("Decrypted"); },
      [](const Statistics& s) { return number(s.packets_decrypted); });
  addField(
      "discarded", [] { return tr("Discarded"); },
      [](const Statistics& s) { return number(s.packets_discarded); });
  addField(
      "bypassed", [] { return tr("Bypassed"); },
      [](const Statistics& s) { return number(s.packets_bypassed); });
  nextPair();

  addGroup(0, [] { return tr("Crypto"); });
  addField(
      "encryption", [] { return tr("Encryption"); },
      [](const Statistics& s) { return QString::fromStdString(s.encryption); });
  addField(
      "authentication", [] { return tr("Authentication"); },
      [](const Statistics& s) { return QString::fromStdString(s.authentication); });
  addGroup(1, [] { return tr("Transport"); });
  addField(
      "transport", [] { return tr("Transparent Tunneling"); },
      [](const Statistics& s) {
        return s.natt_active ? tr("Active on UDP port %1").arg(s.natt_port) : tr("Inactive");
      });
  addField(
      "localLan", [] { return tr("Local LAN"); },
      [](const Statistics& s) { return s.local_lan ? tr("Enabled") : tr("Disabled"); });
  addField(
      "compression", [] { return tr("Compression"); },
      [](const Statistics&) { return tr("None", "compression"); });
  nextPair();

  addGroup(0, [] { return tr("Upkeep"); });
  addField(
      "phase1", [] { return tr("Phase 1 renews in"); },
      [](const Statistics& s) { return seconds(s.phase1_rekey_seconds); });
  addField(
      "phase2", [] { return tr("Phase 2 renews in"); },
      [](const Statistics& s) { return seconds(s.phase2_rekey_seconds); });
  addField(
      "dpd", [] { return tr("Last DPD answer"); },
      [](const Statistics& s) {
        return s.last_dpd_answer ? tr("%1 ago").arg(spanText(*s.last_dpd_answer)) : tr("Not asked yet");
      });
  addGroup(1, [] { return tr("Network"); });
  addField(
      "dns", [] { return tr("DNS"); },
      [](const Statistics& s) {
        QStringList servers;
        for (const Ipv4Address& each : s.dns) servers.append(QString::fromStdString(each.to_string()));
        return servers.isEmpty() ? tr("Not changed", "DNS") : servers.join(QStringLiteral(", "));
      });
  addField(
      "domains", [] { return tr("Domains"); },
      [](const Statistics& s) {
        QStringList names;
        if (!s.default_domain.empty()) names.append(QString::fromStdString(s.default_domain));
        for (const std::string& each : s.split_dns) {
          const QString name = QString::fromStdString(each);
          if (!names.contains(name)) names.append(name);
        }
        return names.join(QStringLiteral(", "));
      });
  addField(
      "mtu", [] { return tr("MTU"); },
      [](const Statistics& s) { return s.mtu > 0 ? QString::number(s.mtu) : QString(); });
  addField(
      "gateway", [] { return tr("Gateway"); },
      [](const Statistics& s) { return QString::fromStdString(s.gateway); });
}

void StatisticsWindow::addGroup(int side, LabelText heading) {
  side_ = side;
  nextRow_[side] = firstRow_;
  QLabel* label = makeLabel(QStringLiteral("h2"), false, this);
  grid_->addWidget(label, nextRow_[side]++, side * 3, 1, 2);
  groups_.push_back({label, std::move(heading)});
}

void StatisticsWindow::addField(const char* name, LabelText labelText, ValueText valueText) {
  QLabel* label = makeLabel(QStringLiteral("cap"), false, this);
  QLabel* value = makeLabel(QStringLiteral("mono"), true, this);
  value->setObjectName(QLatin1String(name));
  value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  value->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  grid_->addWidget(label, nextRow_[side_], side_ * 3, Qt::AlignTop);
  grid_->addWidget(value, nextRow_[side_], side_ * 3 + 1, Qt::AlignTop);
  ++nextRow_[side_];
  fields_.push_back({QLatin1String(name), label, value, std::move(labelText), std::move(valueText)});
}

void StatisticsWindow::nextPair() {
  firstRow_ = qMax(nextRow_[0], nextRow_[1]);
  grid_->setRowMinimumHeight(firstRow_, 10);
  ++firstRow_;
}

QTableView* StatisticsWindow::makeTable(RouteModel& model) {
  auto* table = new QTableView(this);
  table->setModel(&model);
  setUpTable(table, 30);
  table->horizontalHeader()->setSectionsMovable(false);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  return table;
}

QWidget* StatisticsWindow::makeRoutes() {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(8);
  localTitle_ = makeLabel(QStringLiteral("h2"), false, page);
  securedTitle_ = makeLabel(QStringLiteral("h2"), false, page);
  localTable_ = makeTable(localModel_);
  securedTable_ = makeTable(securedModel_);
  localNote_ = new NoteBox(page);
  securedNote_ = new NoteBox(page);
  column->addWidget(localTitle_);
  column->addWidget(localTable_, 1);
  column->addWidget(localNote_);
  column->addSpacing(4);
  column->addWidget(securedTitle_);
  column->addWidget(securedTable_, 2);
  column->addWidget(securedNote_);
  // Takes the room when there are reasons only.
  column->addItem(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding));
  return page;
}

void StatisticsWindow::take() {
  listConnections();
  const Statistics s = shown();
  for (const Field& field : fields_) {
    const QString text = s.is_up ? field.valueText(s) : QString();
    setKeepingSelection(field.value, text.isEmpty() ? QStringLiteral("-") : text);
    field.value->setAccessibleName(tr("%1: %2").arg(field.label->text(), field.value->text()));
  }
  inactive_->setVisible(!s.is_up);
  localModel_.setRoutes(s.local_routes);
  securedModel_.setRoutes(s.secured_routes);
  localNote_->setNote(Tone::None, {},
                      s.local_lan ? tr("The gateway names no local network that may be reached.")
                                  : tr("Local LAN access is disabled for this entry."));
  securedNote_->setNote(Tone::None, {}, tr("No network is reached through the tunnel."));
  // Without a tunnel the tables are empty, and why stands above.
  const bool noLocal = s.is_up && s.local_routes.empty();
  const bool noSecured = s.is_up && s.secured_routes.empty();
  localTable_->setVisible(!noLocal);
  localNote_->setVisible(noLocal);
  securedTable_->setVisible(!noSecured);
  securedNote_->setVisible(noSecured);
  reset_->setEnabled(s.is_up);
  reset_->setToolTip(s.is_up ? QString() : inactive_->text());
}

void StatisticsWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void StatisticsWindow::retranslate() {
  setWindowTitle(tr("Statistics"));
  connectionLabel_->setText(tr("Connection &entry:"));
  tabs_->setTabText(0, tr("&Tunnel Details"));
  tabs_->setTabText(1, tr("R&oute Details"));
  inactive_->setNote(Tone::Info, {}, tr("Your VPN connection is not active."));
  for (const Group& group : groups_) group.heading->setText(group.text());
  for (const Field& field : fields_) field.label->setText(field.labelText());
  localTitle_->setText(tr("Local LAN Routes"));
  securedTitle_->setText(tr("Secured Routes"));
  localTable_->setAccessibleName(localTitle_->text());
  securedTable_->setAccessibleName(securedTitle_->text());
  localModel_.retranslate();
  securedModel_.retranslate();
  help_->setText(tr("&Help"));
  copy_->setText(tr("&Copy"));
  copy_->setToolTip(tr("Copies everything as the command line's stat prints it."));
  reset_->setText(tr("&Reset", "counters"));
  close_->setText(tr("Close"));
  take();
}

}  // namespace drawbridge::ui
