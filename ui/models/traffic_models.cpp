// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/traffic_models.h"

#include "ui/models/session_model.h"
#include "ui/text/traffic_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

QString text(const std::string& value) {
  return QString::fromStdString(value);
}

/// "outside 192.168.1.2/1025"; without the port where there is none.
QString placeText(const std::string& interface, const Endpoint& at, bool port = true) {
  const QString address =
      port ? QStringLiteral("%1/%2").arg(addressText(at.address)).arg(at.port) : addressText(at.address);
  return interface.empty() ? address : QStringLiteral("%1 %2").arg(text(interface), address);
}

/// Sorts by address and port, not by the words.
QVariant placeValue(const Endpoint& at) {
  return static_cast<qulonglong>(at.address.value()) << 16 | at.port;
}

QVariant mono(bool wanted) {
  return wanted ? QVariant(Theme::instance().font(FontRole::Mono)) : QVariant();
}

QVariant spanCell(Duration span, bool raw) {
  return raw ? QVariant(static_cast<qlonglong>(whole_seconds(span))) : QVariant(spanText(span));
}

QVariant bytesCell(quint64 bytes, bool raw) {
  return raw ? QVariant(static_cast<qulonglong>(bytes)) : QVariant(bytesText(bytes));
}

QVariant countCell(quint64 count) {
  return static_cast<qulonglong>(count);
}

Duration since(TimePoint now, TimePoint then) {
  return now > then ? now - then : Duration{};
}

}  // namespace

std::vector<ConnRow> connRows(const ipc::HeadendSnapshot& snapshot) {
  std::vector<ConnRow> rows;
  if (!snapshot.details) return rows;
  rows.reserve(snapshot.details->connections.size());
  for (const fw::ConnStatus& each : snapshot.details->connections) {
    rows.push_back({each, since(snapshot.at, each.started), since(snapshot.at, each.last)});
  }
  return rows;
}

std::vector<XlateRow> xlateRows(const ipc::HeadendSnapshot& snapshot) {
  std::vector<XlateRow> rows;
  if (!snapshot.details) return rows;
  rows.reserve(snapshot.details->xlates.size());
  for (const fw::XlateStatus& each : snapshot.details->xlates) {
    rows.push_back({each, since(snapshot.at, each.since), since(snapshot.at, each.last)});
  }
  return rows;
}

std::vector<AaaServerRow> aaaServerRows(const ipc::HeadendSnapshot& snapshot) {
  std::vector<AaaServerRow> rows;
  for (const aaa::GroupStatus& group : snapshot.aaa_groups) {
    for (std::size_t i = 0; i < group.servers.size(); ++i) {
      rows.push_back({group.tag, group.protocol, i + 1, group.servers[i]});
    }
  }
  return rows;
}

// ------------------------------------------------------------------ connections

QString ConnModel::key(const ConnRow& row) const {
  return QString::number(row.conn.number);
}

QVariant ConnModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const fw::ConnStatus& conn = row(index.row()).conn;
  const int column = index.column();
  if (role == Qt::TextAlignmentRole && column >= BytesIn && column <= Idle) return numberAlignment;
  if (role == Qt::FontRole) return mono(column == Foreign || column == Local || column == Flags);
  if (role != Qt::DisplayRole && role != Qt::UserRole) return {};
  const bool raw = role == Qt::UserRole;
  switch (column) {
    case Protocol:
      return protocolText(conn.protocol);
    case Foreign:
      return raw ? placeValue(conn.foreign) : placeText(conn.foreign_interface, conn.foreign);
    case Local:
      return raw ? placeValue(conn.local) : placeText(conn.local_interface, conn.local);
    case User:
      return text(conn.user);
    case BytesIn:
      return bytesCell(conn.bytes_in, raw);
    case BytesOut:
      return bytesCell(conn.bytes_out, raw);
    case Age:
      return spanCell(row(index.row()).age, raw);
    case Idle:
      return spanCell(row(index.row()).idle, raw);
    case Flags:
      return text(conn.flags);
    default:
      return {};
  }
}

// ------------------------------------------------------------------ translations

QString XlateModel::key(const XlateRow& row) const {
  const fw::XlateStatus& x = row.xlate;
  return QStringLiteral("%1|%2|%3:%4|%5:%6")
      .arg(static_cast<int>(x.kind))
      .arg(x.protocol)
      .arg(addressText(x.local.address))
      .arg(x.local.port)
      .arg(addressText(x.global.address))
      .arg(x.global.port);
}

QVariant XlateModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const fw::XlateStatus& xlate = row(index.row()).xlate;
  const int column = index.column();
  if (role == Qt::TextAlignmentRole && column >= Connections && column <= Idle) return numberAlignment;
  if (role == Qt::FontRole) return mono(column == Local || column == Global || column == Flags);
  if (role != Qt::DisplayRole && role != Qt::UserRole) return {};
  const bool raw = role == Qt::UserRole;
  switch (column) {
    case Kind:
      switch (xlate.kind) {
        case fw::XlateStatus::Kind::static_:
          return tr("static");
        case fw::XlateStatus::Kind::dynamic:
          return tr("dynamic");
        case fw::XlateStatus::Kind::portmap:
          return tr("PAT");
        case fw::XlateStatus::Kind::identity:
          return tr("identity");
      }
      return {};
    case Local:
      return raw ? placeValue(xlate.local) : placeText(xlate.local_interface, xlate.local, xlate.has_ports);
    case Global:
      return raw ? placeValue(xlate.global)
                 : placeText(xlate.global_interface, xlate.global, xlate.has_ports);
    case Connections:
      return countCell(xlate.connections);
    case Age:
      return spanCell(row(index.row()).age, raw);
    case Idle:
      return spanCell(row(index.row()).idle, raw);
    case Flags:
      return text(xlate.flags);
    default:
      return {};
  }
}

// ------------------------------------------------------------------ counters

QString CounterModel::key(const fw::Counter& row) const {
  return text(row.name);
}

QVariant CounterModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  if (role == Qt::TextAlignmentRole && index.column() == Value) return numberAlignment;
  if (role != Qt::DisplayRole && role != Qt::UserRole) return {};
  const fw::Counter& counter = row(index.row());
  if (index.column() == Name) return counterText(text(counter.name));
  return countCell(counter.value);
}

// ------------------------------------------------------------------ AAA servers

QString AaaServerModel::key(const AaaServerRow& row) const {
  return QStringLiteral("%1|%2|%3").arg(text(row.tag)).arg(row.order).arg(addressText(row.server.address));
}

QVariant AaaServerModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const AaaServerRow& each = row(index.row());
  const int column = index.column();
  const bool failed = each.server.last_fault != aaa::ServerFault::none;
  if (role == Qt::TextAlignmentRole && column >= Requests) return numberAlignment;
  if (role == Qt::FontRole) return mono(column == Server);
  if (role == Qt::DecorationRole && column == State) {
    if (each.server.requests == 0) return icon(QStringLiteral("db-circle"));
    return icon(failed ? QStringLiteral("db-warn") : QStringLiteral("db-ok"),
                failed ? IconTint::Warn : IconTint::Ok);
  }
  if (role != Qt::DisplayRole && role != Qt::UserRole) return {};
  switch (column) {
    case Group:
      return tr("%1 (%2)", "AAA group, protocol").arg(text(each.tag), aaaProtocolText(each.protocol));
    case Server:
      return role == Qt::UserRole ? QVariant(each.server.address.value())
                                  : QVariant(addressText(each.server.address));
    case State:
      if (each.server.dead) return tr("left out until its dead time ends");
      return each.server.requests == 0 ? tr("not asked yet") : serverFaultText(each.server.last_fault);
    case Requests:
      return countCell(each.server.requests);
    case Accepted:
      return countCell(each.server.accepted);
    case Refused:
      return countCell(each.server.refused);
    case Timeouts:
      return countCell(each.server.timeouts);
    case Pending:
      return countCell(each.server.pending);
    case RoundTrip: {
      const auto ms = std::chrono::duration_cast<Milliseconds>(each.server.last_round_trip).count();
      if (role == Qt::UserRole) return static_cast<qlonglong>(ms);
      return ms == 0 ? QString() : tr("%1 ms").arg(ms);
    }
    default:
      return {};
  }
}

// ------------------------------------------------------------------ pools

QString PoolUseModel::key(const ipc::PoolRow& row) const {
  return text(row.name);
}

QVariant PoolUseModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const ipc::PoolRow& pool = row(index.row());
  const int column = index.column();
  if (role == Qt::TextAlignmentRole && (column == InUse || column == Free)) return numberAlignment;
  if (role == Qt::FontRole) return mono(column == Addresses);
  if (role != Qt::DisplayRole && role != Qt::UserRole) return {};
  switch (column) {
    case Name:
      return text(pool.name);
    case Addresses:
      return QStringLiteral("%1-%2").arg(addressText(pool.range.first), addressText(pool.range.last));
    case InUse:
      return countCell(pool.in_use.size());
    case Free:
      return countCell(pool.free_count);
    case Users: {
      QStringList users;
      for (const auto& [address, user] : pool.in_use)
        users << (user.empty() ? addressText(address) : text(user));
      return users.join(QStringLiteral(", "));
    }
    default:
      return {};
  }
}

// ------------------------------------------------------------------ headings

int ConnModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConnModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section >= BytesIn && section <= Idle) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Protocol:
      return tr("Protocol");
    case Foreign:
      return tr("Foreign");
    case Local:
      return tr("Local");
    case User:
      return tr("User");
    case BytesIn:
      return tr("Bytes in");
    case BytesOut:
      return tr("Bytes out");
    case Age:
      return tr("Duration");
    case Idle:
      return tr("Idle");
    case Flags:
      return tr("Flags");
    default:
      return {};
  }
}

int XlateModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant XlateModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section >= Connections && section <= Idle) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Kind:
      return tr("Kind");
    case Local:
      return tr("Local");
    case Global:
      return tr("Global");
    case Connections:
      return tr("Connections");
    case Age:
      return tr("Age");
    case Idle:
      return tr("Idle");
    case Flags:
      return tr("Flags");
    default:
      return {};
  }
}

int CounterModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant CounterModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section == Value) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name:
      return tr("Counter");
    case Value:
      return tr("Packets");
    default:
      return {};
  }
}

int AaaServerModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant AaaServerModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section >= Requests && section <= RoundTrip) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Group:
      return tr("Group");
    case Server:
      return tr("Server");
    case State:
      return tr("Last answer");
    case Requests:
      return tr("Requests");
    case Accepted:
      return tr("Accepted");
    case Refused:
      return tr("Refused");
    case Timeouts:
      return tr("Timeouts");
    case Pending:
      return tr("Waiting");
    case RoundTrip:
      return tr("Round trip");
    default:
      return {};
  }
}

int PoolUseModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant PoolUseModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section >= InUse && section <= Free) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name:
      return tr("Pool");
    case Addresses:
      return tr("Addresses");
    case InUse:
      return tr("In use");
    case Free:
      return tr("Free");
    case Users:
      return tr("Users");
    default:
      return {};
  }
}

}  // namespace drawbridge::ui
