// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_filter.h"

#include <algorithm>

namespace drawbridge::ui {

LogFilter::LogFilter(LogModel& model, QObject* parent) : QAbstractProxyModel(parent), model_(model) {
  setSourceModel(&model_);
  collect();
  connect(&model_, &QAbstractItemModel::rowsInserted, this,
          [this](const QModelIndex&, int first, int last) { added(first, last); });
  connect(&model_, &QAbstractItemModel::rowsAboutToBeRemoved, this,
          [this](const QModelIndex&, int, int last) { removing(last); });
  connect(&model_, &QAbstractItemModel::rowsRemoved, this, [this] { removed(); });
  connect(&model_, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
  connect(&model_, &QAbstractItemModel::modelReset, this, [this] {
    collect();
    endResetModel();
  });
  connect(&model_, &QAbstractItemModel::headerDataChanged, this, &LogFilter::headerDataChanged);
}

void LogFilter::setSource(std::optional<LogSource> source) {
  if (source == wantedSource_) return;
  wantedSource_ = source;
  refilter();
}

void LogFilter::setHiddenClasses(const QSet<client::LogClass>& classes) {
  if (classes == hidden_) return;
  hidden_ = classes;
  refilter();
}

void LogFilter::setLevel(int step) {
  if (step == step_) return;
  step_ = step;
  refilter();
}

bool LogFilter::accepts(const LogEntry& entry) const {
  const int highest = step_ == low ? 3 : step_ == medium ? 6 : 1000;
  if (entry.record.level > highest) return false;
  if (wantedSource_ && entry.source != *wantedSource_) return false;
  return entry.source != LogSource::Client || !hidden_.contains(entry.record.log_class);
}

void LogFilter::collect() {
  rows_.clear();
  for (int row = 0; row < model_.rowCount(); ++row) {
    if (accepts(model_.entry(row))) rows_.push_back(model_.firstSequence() + row);
  }
}

void LogFilter::refilter() {
  beginResetModel();
  collect();
  endResetModel();
}

void LogFilter::added(int first, int last) {
  std::vector<qint64> passing;
  for (int row = first; row <= last; ++row) {
    if (accepts(model_.entry(row))) passing.push_back(model_.firstSequence() + row);
  }
  if (passing.empty()) return;
  const int at = rowCount();
  beginInsertRows({}, at, at + static_cast<int>(passing.size()) - 1);
  rows_.insert(rows_.end(), passing.begin(), passing.end());
  endInsertRows();
}

// The model removes from its beginning only.
void LogFilter::removing(int last) {
  const qint64 stays = model_.firstSequence() + last + 1;
  leaving_ = static_cast<std::size_t>(std::lower_bound(rows_.begin(), rows_.end(), stays) - rows_.begin());
  if (leaving_ > 0) beginRemoveRows({}, 0, static_cast<int>(leaving_) - 1);
}

void LogFilter::removed() {
  if (leaving_ == 0) return;
  rows_.erase(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(leaving_));
  leaving_ = 0;
  endRemoveRows();
}

int LogFilter::rowOfNumber(quint64 number) const {
  for (int row = rowCount() - 1; row >= 0; --row) {
    const LogEntry& one = entry(row);
    if (one.source == LogSource::Client && one.record.number == number) return row;
  }
  return -1;
}

bool LogFilter::has(int row, const QString& text) const {
  const LogEntry& one = entry(row);
  return QString::fromStdString(one.record.text).contains(text, Qt::CaseInsensitive) ||
         logClassText(one).contains(text, Qt::CaseInsensitive);
}

int LogFilter::find(const QString& text, int from, bool forward) const {
  const int count = rowCount();
  if (text.isEmpty() || count == 0) return -1;
  int row = from < 0 || from >= count ? (forward ? count - 1 : 0) : from;
  for (int step = 0; step < count; ++step) {
    row = (row + (forward ? 1 : count - 1)) % count;
    if (has(row, text)) return row;
  }
  return -1;
}

int LogFilter::countOf(const QString& text) const {
  int found = 0;
  for (int row = 0; row < rowCount() && !text.isEmpty(); ++row) found += has(row, text) ? 1 : 0;
  return found;
}

QModelIndex LogFilter::index(int row, int column, const QModelIndex& parent) const {
  return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex LogFilter::parent(const QModelIndex&) const {
  return {};
}

int LogFilter::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int LogFilter::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : model_.columnCount();
}

QModelIndex LogFilter::mapToSource(const QModelIndex& proxy) const {
  return proxy.isValid() ? model_.index(sourceRow(proxy.row()), proxy.column()) : QModelIndex();
}

QModelIndex LogFilter::mapFromSource(const QModelIndex& source) const {
  if (!source.isValid()) return {};
  const qint64 wanted = model_.firstSequence() + source.row();
  const auto at = std::lower_bound(rows_.begin(), rows_.end(), wanted);
  if (at == rows_.end() || *at != wanted) return {};
  return index(static_cast<int>(at - rows_.begin()), source.column());
}

}  // namespace drawbridge::ui
