// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/session_model.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

QVariant monoIf(bool wanted) {
  return wanted ? QVariant(Theme::instance().font(FontRole::Mono)) : QVariant();
}

QString hex(quint32 value) {
  return QStringLiteral("0x%1").arg(value, 0, 16);
}

QString selectorText(const esp::Selector& selector) {
  return QString::fromStdString(selector.network.to_string());
}

}  // namespace

QString addressText(Ipv4Address address) {
  return QString::fromStdString(address.to_string());
}

QString bytesText(quint64 bytes) {
  return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeTraditionalFormat);
}

QString spanText(Duration span) {
  const qint64 seconds = whole_seconds(span);
  if (seconds < 60) return QCoreApplication::translate("drawbridge::ui::Span", "%1 s").arg(seconds);
  const qint64 minutes = seconds / 60;
  if (minutes < 60) return QCoreApplication::translate("drawbridge::ui::Span", "%1 min").arg(minutes);
  const qint64 hours = minutes / 60;
  if (hours < 24)
    return QCoreApplication::translate("drawbridge::ui::Span", "%1 h %2 min").arg(hours).arg(minutes % 60);
  return QCoreApplication::translate("drawbridge::ui::Span", "%1 d %2 h").arg(hours / 24).arg(hours % 24);
}

QString stateWord(ike::State state) {
  const std::string_view word = ike::state_name(state);
  return QLatin1String(word.data(), static_cast<qsizetype>(word.size()));
}

// ------------------------------------------------------------------ sessions

int SessionModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString SessionModel::key(const ipc::SessionRow& row) const {
  return QString::number(row.id);
}

QVariant SessionModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const ipc::SessionRow& session = row(index.row());
  if (role == Qt::TextAlignmentRole && index.column() >= SaPairs) return numberAlignment;
  if (role == Qt::FontRole) return monoIf(index.column() == PoolAddress || index.column() == PublicAddress);
  if (role != Qt::DisplayRole && role != Qt::UserRole) return {};
  const bool raw = role == Qt::UserRole;
  switch (index.column()) {
    case User:
      return session.user.empty() ? tr("no user name") : QString::fromStdString(session.user);
    case Group:
      return QString::fromStdString(session.group);
    case PoolAddress:
      if (raw) return session.pool_address.value();
      return session.pool_address.is_any() ? QString() : addressText(session.pool_address);
    case PublicAddress:
      return QString::fromStdString(session.peer.address.to_string());
    case SaPairs:
      return session.sa_pairs;
    case Received:
      return raw ? QVariant(static_cast<qulonglong>(session.bytes_received))
                 : bytesText(session.bytes_received);
    case Sent:
      return raw ? QVariant(static_cast<qulonglong>(session.bytes_sent)) : bytesText(session.bytes_sent);
    case Lasted:
      return raw ? QVariant(static_cast<qlonglong>(whole_seconds(session.duration)))
                 : spanText(session.duration);
    case Idle:
      return raw ? QVariant(static_cast<qlonglong>(whole_seconds(session.idle))) : spanText(session.idle);
    default:
      return {};
  }
}

QVariant SessionModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section >= SaPairs) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case User:
      return tr("User");
    case Group:
      return tr("Group");
    case PoolAddress:
      return tr("Pool address");
    case PublicAddress:
      return tr("Public address");
    case SaPairs:
      return tr("SA pairs");
    case Received:
      return tr("Received");
    case Sent:
      return tr("Sent");
    case Lasted:
      return tr("Duration");
    case Idle:
      return tr("Idle");
    default:
      return {};
  }
}

void SessionModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

// ------------------------------------------------------------------ ISAKMP SAs

int IsakmpSaModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString IsakmpSaModel::key(const ike::SaStatus& row) const {
  return QString::number(row.id);
}

QVariant IsakmpSaModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const ike::SaStatus& sa = row(index.row());
  if (role == Qt::TextAlignmentRole && index.column() >= Created) return numberAlignment;
  if (role == Qt::FontRole) return monoIf(index.column() <= State);
  if (role != Qt::DisplayRole && role != Qt::UserRole) return {};
  switch (index.column()) {
    case Peer:
      return addressText(sa.peer.address);
    case State:
      return stateWord(sa.state);
    case Algorithms:
      return QStringLiteral("%1, %2, %3")
          .arg(QString::fromStdString(sa.encryption), QString::fromStdString(sa.hash),
               QString::fromStdString(sa.authentication));
    case Group:
      return sa.group;
    case Created:
      return sa.created;
    case Remaining:
      return role == Qt::UserRole ? QVariant(static_cast<qlonglong>(sa.remaining_seconds))
                                  : spanText(Seconds{sa.remaining_seconds});
    default:
      return {};
  }
}

QVariant IsakmpSaModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section >= Created) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Peer:
      return tr("Peer");
    case State:
      return tr("State");
    case Algorithms:
      return tr("Algorithms");
    case Group:
      return tr("DH group");
    case Created:
      return tr("SA pairs made");
    case Remaining:
      return tr("Rekey in");
    default:
      return {};
  }
}

void IsakmpSaModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

// ------------------------------------------------------------------ IPsec SAs

int IpsecSaModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString IpsecSaModel::key(const esp::SaStatus& row) const {
  return QStringLiteral("%1/%2/%3").arg(row.spi).arg(static_cast<int>(row.direction)).arg(row.remote.value());
}

QVariant IpsecSaModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const esp::SaStatus& sa = row(index.row());
  const bool inbound = sa.direction == esp::Direction::inbound;
  if (role == Qt::TextAlignmentRole && index.column() >= Packets) return numberAlignment;
  if (role == Qt::FontRole) {
    return monoIf(index.column() == Spi || index.column() == Peer || index.column() == Traffic);
  }
  if (role != Qt::DisplayRole && role != Qt::UserRole) return {};
  switch (index.column()) {
    case Spi:
      return hex(sa.spi);
    case Direction:
      return inbound ? tr("from client") : tr("to client");
    case Peer:
      return addressText(sa.remote);
    case Traffic:
      return QStringLiteral("%1 - %2").arg(selectorText(sa.local_selector), selectorText(sa.remote_selector));
    case Algorithms:
      return QString::fromStdString(sa.authentication.empty() ? sa.cipher
                                                              : sa.cipher + ' ' + sa.authentication);
    case Packets:
      return static_cast<qulonglong>(inbound ? sa.counters.decaps : sa.counters.encaps);
    case Bytes:
      return role == Qt::UserRole ? QVariant(static_cast<qulonglong>(sa.counters.bytes))
                                  : bytesText(sa.counters.bytes);
    default:
      return {};
  }
}

QVariant IpsecSaModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section >= Packets) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Spi:
      return tr("SPI");
    case Direction:
      return tr("Direction");
    case Peer:
      return tr("Peer");
    case Traffic:
      return tr("Traffic");
    case Algorithms:
      return tr("Algorithms");
    case Packets:
      return tr("Packets");
    case Bytes:
      return tr("Bytes");
    default:
      return {};
  }
}

void IpsecSaModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

// ------------------------------------------------------------------ users

int UauthModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString UauthModel::key(const fw::UauthEntry& row) const {
  return QString::fromStdString(row.user) + QLatin1Char('@') + addressText(row.address);
}

QVariant UauthModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const fw::UauthEntry& entry = row(index.row());
  if (role == Qt::FontRole) return monoIf(index.column() == Address);
  if (role != Qt::DisplayRole && role != Qt::UserRole) return {};
  switch (index.column()) {
    case User:
      return QString::fromStdString(entry.user);
    case Address:
      return addressText(entry.address);
    case Kind:
      return entry.is_ipsec ? tr("by the tunnel's login") : tr("at the firewall");
    default:
      return {};
  }
}

QVariant UauthModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case User:
      return tr("User");
    case Address:
      return tr("Address");
    case Kind:
      return tr("Authenticated");
    default:
      return {};
  }
}

void UauthModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

}  // namespace drawbridge::ui
