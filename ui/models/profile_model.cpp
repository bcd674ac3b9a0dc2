// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/profile_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFont>
#include <QLocale>
#include <algorithm>
#include <utility>

#include "client/offer.h"
#include "ui/text/client_text.h"
#include "ui/theme/icons.h"

namespace drawbridge::ui {

QString whenText(const std::optional<WallTime>& at) {
  if (!at) return QCoreApplication::translate("ProfileModel", "Never");
  const QDateTime when = QDateTime::fromMSecsSinceEpoch(at->microseconds / 1000);
  const QLocale locale;
  const QString time = locale.toString(when.time(), QLocale::ShortFormat);
  const qint64 days = when.date().daysTo(QDate::currentDate());
  if (days == 0) return QCoreApplication::translate("ProfileModel", "Today, %1").arg(time);
  if (days == 1) return QCoreApplication::translate("ProfileModel", "Yesterday, %1").arg(time);
  return locale.toString(when.date(), QStringLiteral("d MMM yyyy"));
}

void ProfileModel::setListing(const client::Listing& listing) {
  std::vector<Row> wanted;
  for (const auto& entry : listing.entries)
    wanted.push_back({QString::fromStdString(entry.profile.name), entry, {}});
  for (const auto& damage : listing.damaged)
    wanted.push_back({QString::fromStdString(damage.name), {}, damage});
  std::sort(wanted.begin(), wanted.end(), [](const Row& a, const Row& b) {
    const int order = QString::localeAwareCompare(a.name, b.name);
    return order != 0 ? order < 0 : a.name < b.name;
  });
  const auto holds = [](const std::vector<Row>& rows, const QString& name) {
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.name == name; });
  };
  for (int i = static_cast<int>(rows_.size()) - 1; i >= 0; --i) {
    if (holds(wanted, rows_[static_cast<std::size_t>(i)].name)) continue;
    beginRemoveRows({}, i, i);
    rows_.erase(rows_.begin() + i);
    endRemoveRows();
  }
  for (int i = 0; i < static_cast<int>(wanted.size()); ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (at < rows_.size() && rows_[at].name == wanted[at].name) {
      rows_[at] = std::move(wanted[at]);
    } else {
      beginInsertRows({}, i, i);
      rows_.insert(rows_.begin() + i, std::move(wanted[at]));
      endInsertRows();
    }
  }
  if (!rows_.empty())
    emit dataChanged(index(0, 0), index(static_cast<int>(rows_.size()) - 1, ColumnCount - 1));
}

void ProfileModel::setMarks(const QHash<QString, Mark>& marks) {
  const QHash<QString, Mark> before = std::exchange(marks_, marks);
  for (int i = 0; i < static_cast<int>(rows_.size()); ++i) {
    const QString& name = rows_[static_cast<std::size_t>(i)].name;
    if (before.value(name) != marks_.value(name)) emit dataChanged(index(i, Name), index(i, State));
  }
}

void ProfileModel::retranslate() {
  if (!rows_.empty())
    emit dataChanged(index(0, 0), index(static_cast<int>(rows_.size()) - 1, ColumnCount - 1));
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const client::StoredEntry* ProfileModel::entry(const QString& name) const {
  const int row = rowOf(name);
  if (row < 0) return nullptr;
  const auto& found = rows_[static_cast<std::size_t>(row)].entry;
  return found ? &*found : nullptr;
}

bool ProfileModel::isDamaged(const QString& name) const {
  const int row = rowOf(name);
  return row >= 0 && rows_[static_cast<std::size_t>(row)].damage.has_value();
}

int ProfileModel::rowOf(const QString& name) const {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rows_[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

int ProfileModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ProfileModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString ProfileModel::shown(const Row& row, int column) const {
  if (column == Name) return row.name;
  if (!row.entry) return {};
  const client::Profile& profile = row.entry->profile;
  switch (column) {
    case State:
      return marks_.value(row.name).words;
    case Host:
      return QString::fromStdString(client::gateway_host(profile));
    case Transport:
      return transportText(profile);
    case Authentication:
      return client::weak_algorithms(profile).empty() || profile.kind == client::EntryKind::policy_11
                 ? authenticationText(profile)
                 : tr("%1, legacy algorithms").arg(authenticationText(profile));
    case LastConnected:
      return whenText(row.entry->last_connected);
    default:
      return {};
  }
}

QString ProfileModel::toolTip(const Row& row) const {
  if (row.damage) {
    const QString what = text(row.damage->error);
    if (row.damage->kept_as.empty()) return what;
    return tr("%1 The file was kept as %2.").arg(what, QString::fromStdString(row.damage->kept_as));
  }
  if (!row.entry->profile.read_only_keys.empty()) return tr("Set by your administrator.");
  return QString::fromStdString(row.entry->profile.description);
}

QVariant ProfileModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= static_cast<int>(rows_.size())) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return shown(row, index.column());
    case EntryRole:
      return row.name;
    case SortRole:
      if (index.column() != LastConnected) return shown(row, index.column());
      return row.entry && row.entry->last_connected ? row.entry->last_connected->microseconds : qint64{0};
    case Qt::DecorationRole:
      if (index.column() == Name) {
        if (row.damage) return icon(QStringLiteral("db-warn"), IconTint::Warn);
        const LockState lock = marks_.value(row.name).lock;
        return icon(lockIcon(lock), lockTint(lock));
      }
      if (index.column() == Authentication && row.entry &&
          row.entry->profile.kind == client::EntryKind::dialer &&
          !client::weak_algorithms(row.entry->profile).empty())
        return icon(QStringLiteral("db-warn"), IconTint::Warn);
      return {};
    case Qt::FontRole: {
      QFont font;
      if (index.column() != Name) return {};
      if (row.damage) font.setItalic(true);
      if (row.entry && row.entry->is_default) font.setBold(true);
      return font;
    }
    case Qt::ToolTipRole:
      if (index.column() == Authentication && row.entry && !weakText(row.entry->profile).isEmpty())
        return weakText(row.entry->profile);
      if (index.column() == State && !marks_.value(row.name).words.isEmpty())
        return marks_.value(row.name).words;
      return toolTip(row);
    case Qt::AccessibleTextRole:
      if (index.column() != Name) return shown(row, index.column());
      if (row.damage) return tr("%1, damaged").arg(row.name);
      if (const QString words = marks_.value(row.name).words; !words.isEmpty())
        return tr("%1, %2", "an entry and its state").arg(row.name, words);
      if (row.entry->is_default) return tr("%1, default entry").arg(row.name);
      return row.name;
    default:
      return {};
  }
}

QVariant ProfileModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Name:
      return tr("Connection Entry");
    case State:
      return tr("State");
    case Host:
      return tr("Host");
    case Transport:
      return tr("Transport");
    case Authentication:
      return tr("Authentication");
    case LastConnected:
      return tr("Last connected");
    default:
      return {};
  }
}

}  // namespace drawbridge::ui
