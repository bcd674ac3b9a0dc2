// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pool_model.h"

#include <QLocale>
#include <algorithm>

#include "ui/theme/theme.h"

namespace drawbridge::ui {

void PoolModel::update(const QString& pool, const IpRange& range, const ipc::HeadendSnapshot& snapshot) {
  std::vector<PoolAddress> rows;
  const std::string name = pool.toStdString();
  const auto find = [&](Ipv4Address address) {
    PoolAddress row;
    row.address = address;
    for (const auto& each : snapshot.pools) {
      if (each.name != name) continue;
      for (const auto& [used, user] : each.in_use) {
        if (used != address) continue;
        row.isUsed = true;
        row.user = QString::fromStdString(user);
      }
    }
    for (const auto& each : snapshot.sessions) {
      if (each.pool_address != address) continue;
      row.isUsed = true;
      row.user = QString::fromStdString(each.user);
      row.peer = QString::fromStdString(each.peer.address.to_string());
      row.sinceSeconds = whole_seconds(each.duration);
      row.session = each.id;
    }
    return row;
  };
  size_ = range.last < range.first ? 0 : range.size();
  used_ = 0;
  if (size_ <= cellLimit) {
    for (quint64 i = 0; i < size_; ++i) {
      rows.push_back(find(Ipv4Address(range.first.value() + static_cast<std::uint32_t>(i))));
      used_ += rows.back().isUsed ? 1 : 0;
    }
  } else {
    for (const auto& each : snapshot.pools) {
      if (each.name != name) continue;
      for (const auto& used : each.in_use) {
        if (range.contains(used.first)) rows.push_back(find(used.first));
      }
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.address < b.address; });
    used_ = rows.size();
  }
  setRows(std::move(rows));
}

QString PoolModel::summary() const {
  const QLocale locale;
  return tr("%1 of %2 in use").arg(locale.toString(used_), locale.toString(size_));
}

void PoolModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString PoolModel::userText(const PoolAddress& row) const {
  if (!row.isUsed) return tr("free", "address");
  return row.user.isEmpty() ? tr("in use", "address") : row.user;
}

QString PoolModel::sinceText(const PoolAddress& row) const {
  if (!row.isUsed || row.sinceSeconds < 0) return {};
  if (row.sinceSeconds < 60) return tr("under 1 min");
  if (row.sinceSeconds < 7200) return tr("%1 min").arg(row.sinceSeconds / 60);
  return tr("%1 h").arg(row.sinceSeconds / 3600);
}

int PoolModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant PoolModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const PoolAddress& each = row(index.row());
  if (role == Qt::FontRole && (index.column() == Address || index.column() == Peer)) {
    return Theme::instance().font(FontRole::Mono);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (index.column()) {
    case Address:
      return QString::fromStdString(each.address.to_string());
    case User:
      return userText(each);
    case Since:
      return sinceText(each);
    case Peer:
      return each.peer;
    default:
      return {};
  }
}

QVariant PoolModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Address:
      return tr("Address");
    case User:
      return tr("User");
    case Since:
      return tr("In use for");
    case Peer:
      return tr("From");
    default:
      return {};
  }
}

QString PoolModel::key(const PoolAddress& row) const {
  return QString::fromStdString(row.address.to_string());
}

}  // namespace drawbridge::ui
