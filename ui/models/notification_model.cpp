// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/notification_model.h"

#include <QLocale>

#include "ui/theme/icons.h"

namespace drawbridge::ui {

namespace {

QIcon toneIcon(Tone tone) {
  switch (tone) {
    case Tone::Ok:
      return icon(QStringLiteral("db-ok"), IconTint::Ok);
    case Tone::Warn:
      return icon(QStringLiteral("db-warn"), IconTint::Warn);
    case Tone::Error:
      return icon(QStringLiteral("db-err"), IconTint::Error);
    case Tone::None:
    case Tone::Info:
      break;
  }
  return icon(QStringLiteral("db-info"), IconTint::Accent);
}

}  // namespace

NotificationModel::NotificationModel(int limit, QObject* parent)
    : QAbstractTableModel(parent), limit_(limit) {}

void NotificationModel::add(Tone tone, const QString& text, const QDateTime& at) {
  if (static_cast<int>(rows_.size()) >= limit_) {
    beginRemoveRows({}, limit_ - 1, static_cast<int>(rows_.size()) - 1);
    rows_.resize(static_cast<std::size_t>(limit_ - 1));
    endRemoveRows();
  }
  beginInsertRows({}, 0, 0);
  rows_.push_front({at, tone, text});
  endInsertRows();
}

void NotificationModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int NotificationModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int NotificationModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant NotificationModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return index.column() == Time ? row.at.toString(QStringLiteral("HH:mm:ss")) : row.text;
    case Qt::UserRole:
      return index.column() == Time ? QVariant(row.at) : QVariant(row.text);
    case Qt::ToolTipRole:
      return index.column() == Time ? QLocale().toString(row.at, QLocale::LongFormat) : row.text;
    case Qt::DecorationRole:
      return index.column() == Text ? QVariant(toneIcon(row.tone)) : QVariant();
    case Qt::FontRole:
      return index.column() == Time ? QVariant(Theme::instance().font(FontRole::Mono)) : QVariant();
    case Qt::AccessibleTextRole:
      if (index.column() == Time) return row.at.toString(QStringLiteral("HH:mm:ss"));
      return row.tone == Tone::Error  ? tr("Error: %1").arg(row.text)
             : row.tone == Tone::Warn ? tr("Warning: %1").arg(row.text)
                                      : row.text;
    default:
      return {};
  }
}

QVariant NotificationModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == Time ? tr("Time") : tr("Message");
}

}  // namespace drawbridge::ui
