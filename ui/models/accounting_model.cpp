// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/accounting_model.h"

#include <QDateTime>
#include <QSet>
#include <algorithm>

#include "ui/models/keyed_table_model.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

/// The report's mark for what a record does not have.
constexpr auto absent = "..";

QString keyOf(const ipc::AccountingRow& row) {
  return QString::fromStdString(row.nas_address + '|' + row.task_id + '|' + row.user + '|' + row.caller_id);
}

const std::string& field(const ipc::AccountingRow& row, int column) {
  static const std::string none;
  switch (column) {
    case AccountingModel::User:
      return row.user;
    case AccountingModel::Group:
      return row.group;
    case AccountingModel::CallerId:
      return row.caller_id;
    case AccountingModel::Flags:
      return row.flags;
    case AccountingModel::Elapsed:
      return row.elapsed;
    case AccountingModel::Service:
      return row.service;
    case AccountingModel::BytesIn:
      return row.bytes_in;
    case AccountingModel::BytesOut:
      return row.bytes_out;
    case AccountingModel::PaksIn:
      return row.paks_in;
    case AccountingModel::PaksOut:
      return row.paks_out;
    case AccountingModel::TaskId:
      return row.task_id;
    case AccountingModel::Addr:
      return row.addr;
    case AccountingModel::NasPortname:
      return row.nas_port;
    case AccountingModel::NasAddress:
      return row.nas_address;
    case AccountingModel::Cmd:
      return row.cmd;
    default:
      return none;
  }
}

bool isNumber(int column) {
  return column == AccountingModel::Elapsed ||
         (column >= AccountingModel::BytesIn && column <= AccountingModel::PaksOut);
}

bool isStart(const ipc::AccountingRow& row) {
  return row.flags == "start";
}

}  // namespace

QString accountingTime(WallTime at) {
  return QDateTime::fromMSecsSinceEpoch(at.microseconds / 1000, Qt::UTC)
      .toString(QStringLiteral("MM/dd/yyyy HH:mm:ss"));
}

void AccountingModel::append(const std::vector<ipc::AccountingRow>& rows) {
  if (rows.empty()) return;
  if (!joined_) {
    beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
    records_.insert(records_.end(), rows.begin(), rows.end());
    endInsertRows();
  } else {
    records_.insert(records_.end(), rows.begin(), rows.end());
  }
  for (const ipc::AccountingRow& row : rows) addTask(row);
  trim();
}

void AccountingModel::addTask(const ipc::AccountingRow& row) {
  const QString key = keyOf(row);
  const auto open = open_.constFind(key);
  if (!isStart(row) && open != open_.constEnd()) {
    const auto at = static_cast<std::size_t>(*open - firstTask_);
    if (row.flags == "stop") {
      tasks_[at].running = false;
      open_.erase(open);
    }
    tasks_[at].row = row;
    if (joined_) {
      const int shown = static_cast<int>(tasks_.size() - 1 - at);
      emit dataChanged(index(shown, 0), index(shown, ColumnCount - 1));
    }
    return;
  }
  if (joined_) beginInsertRows({}, 0, 0);
  tasks_.push_back({row, key, isStart(row)});
  if (isStart(row)) open_.insert(key, firstTask_ + static_cast<qint64>(tasks_.size()) - 1);
  if (joined_) endInsertRows();
}

void AccountingModel::trim() {
  while (records_.size() > limit) {
    const int last = static_cast<int>(records_.size()) - 1;
    if (!joined_) beginRemoveRows({}, last, last);
    records_.pop_front();
    if (!joined_) endRemoveRows();
  }
  while (tasks_.size() > limit) {
    const int last = static_cast<int>(tasks_.size()) - 1;
    if (joined_) beginRemoveRows({}, last, last);
    if (const auto open = open_.constFind(tasks_.front().key);
        open != open_.constEnd() && *open == firstTask_)
      open_.erase(open);
    tasks_.pop_front();
    ++firstTask_;
    if (joined_) endRemoveRows();
  }
}

void AccountingModel::setJoined(bool joined) {
  if (joined == joined_) return;
  beginResetModel();
  joined_ = joined;
  endResetModel();
}

const ipc::AccountingRow& AccountingModel::record(int row) const {
  const auto from = static_cast<std::size_t>(row);
  return joined_ ? tasks_[tasks_.size() - 1 - from].row : records_[records_.size() - 1 - from];
}

bool AccountingModel::isRunning(int row) const {
  return joined_ && tasks_[tasks_.size() - 1 - static_cast<std::size_t>(row)].running;
}

AccountingModel::Counts AccountingModel::counts() const {
  Counts counts;
  counts.records = static_cast<qint64>(records_.size());
  counts.running = static_cast<qint64>(open_.size());
  counts.closed = static_cast<qint64>(tasks_.size()) - counts.running;
  QSet<QString> users;
  for (const ipc::AccountingRow& each : records_) users.insert(QString::fromStdString(each.user));
  counts.users = static_cast<qint64>(users.size());
  return counts;
}

void AccountingModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  if (rowCount() > 0) emit dataChanged(index(0, Flags), index(rowCount() - 1, Flags));
}

int AccountingModel::rowCount(const QModelIndex& parent) const {
  if (parent.isValid()) return 0;
  return static_cast<int>(joined_ ? tasks_.size() : records_.size());
}

int AccountingModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant AccountingModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const ipc::AccountingRow& row = record(index.row());
  const int column = index.column();
  if (role == Qt::TextAlignmentRole && isNumber(column)) return numberAlignment;
  if (role == Qt::FontRole) {
    const bool mono = column == DateTime || column == CallerId || column == TaskId || column == Addr ||
                      column == NasAddress;
    return mono ? QVariant(Theme::instance().font(FontRole::Mono)) : QVariant();
  }
  if (role == Qt::ForegroundRole && column == Flags && (isStart(row) || isRunning(index.row())))
    return Theme::instance().toneColor(Tone::Ok);
  if (role != Qt::DisplayRole && role != Qt::UserRole && role != Qt::ToolTipRole) return {};
  if (column == DateTime) {
    return role == Qt::UserRole ? QVariant(static_cast<qlonglong>(row.at.microseconds))
                                : QVariant(accountingTime(row.at));
  }
  if (column == Flags && isRunning(index.row())) return tr("running", "accounted connection");
  const QString text = QString::fromStdString(field(row, column));
  if (role == Qt::UserRole && isNumber(column)) return text.isEmpty() ? qlonglong{-1} : text.toLongLong();
  return text.isEmpty() ? QString::fromLatin1(absent) : text;
}

// The names are those of the report and its attributes; people look for them as they are.
QVariant AccountingModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && isNumber(section)) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case DateTime:
      return tr("Date and time");
    case User:
      return tr("User");
    case Group:
      return tr("Group");
    case CallerId:
      return tr("Caller id");
    case Flags:
      return tr("Flags");
    case Elapsed:
      return QStringLiteral("elapsed_time");
    case Service:
      return QStringLiteral("service");
    case BytesIn:
      return QStringLiteral("bytes_in");
    case BytesOut:
      return QStringLiteral("bytes_out");
    case PaksIn:
      return QStringLiteral("paks_in");
    case PaksOut:
      return QStringLiteral("paks_out");
    case TaskId:
      return QStringLiteral("task_id");
    case Addr:
      return QStringLiteral("addr");
    case NasPortname:
      return QStringLiteral("NAS-Portname");
    case NasAddress:
      return tr("NAS address");
    case Cmd:
      return QStringLiteral("cmd");
    default:
      return {};
  }
}

}  // namespace drawbridge::ui
