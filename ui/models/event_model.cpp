// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_model.h"

#include <QDateTime>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

EventModel::EventModel(int limit, QObject* parent) : QAbstractTableModel(parent), limit_(limit) {}

void EventModel::add(const ipc::Syslog& record) {
  if (static_cast<int>(records_.size()) >= limit_) {
    beginRemoveRows({}, limit_ - 1, static_cast<int>(records_.size()) - 1);
    records_.resize(static_cast<std::size_t>(limit_ - 1));
    endRemoveRows();
  }
  beginInsertRows({}, 0, 0);
  records_.push_front(record);
  endInsertRows();
}

void EventModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  if (rowCount() > 0) emit dataChanged(index(0, Level), index(rowCount() - 1, Level));
}

int EventModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(records_.size());
}

int EventModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const ipc::Syslog& record = records_[static_cast<std::size_t>(index.row())];
  // Syslog severities: 0 to 3 are errors, 4 is a warning, 5 to 7 are told only.
  const bool isError = record.severity <= 3;
  const bool isWarning = record.severity == 4;
  if (role == Qt::FontRole && index.column() != Level) return Theme::instance().font(FontRole::Mono);
  if (role == Qt::DecorationRole && index.column() == Level && (isError || isWarning)) {
    return icon(isError ? QStringLiteral("db-err") : QStringLiteral("db-warn"),
                isError ? IconTint::Error : IconTint::Warn);
  }
  if (role == Qt::ForegroundRole && index.column() == Level && (isError || isWarning)) {
    return Theme::instance().toneColor(isError ? Tone::Error : Tone::Warn);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (index.column()) {
    case Time:
      return QDateTime::fromMSecsSinceEpoch(record.at.microseconds / 1000, Qt::UTC)
          .toString(QStringLiteral("HH:mm:ss"));
    case Level:
      return isError ? tr("Error") : isWarning ? tr("Warning") : tr("Info");
    case Id:
      return record.id;
    case Text:
      return QString::fromStdString(record.text);
    default:
      return {};
  }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Time:
      return tr("Time");
    case Level:
      return tr("Level");
    case Id:
      return tr("Id");
    case Text:
      return tr("Message");
    default:
      return {};
  }
}

}  // namespace drawbridge::ui
