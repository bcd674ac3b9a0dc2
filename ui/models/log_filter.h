// SPDX-License-Identifier: GPL-3.0-or-later
// Which lines of the log are shown, and finding in them.
#pragma once

#include <QAbstractProxyModel>
#include <QSet>
#include <deque>
#include <optional>

#include "ui/models/log_model.h"

namespace drawbridge::ui {

/// Rows keep their order. A change of the filter is one reset: QSortFilterProxyModel would take each line out
/// by itself, which is a long pause with 100,000 of them.
class LogFilter : public QAbstractProxyModel {
  Q_OBJECT

 public:
  /// The three steps of the level: 1 low: levels 1 to 3, 2 medium: to 6, 3 high: all (client.md 11.3).
  static constexpr int low = 1, medium = 2, high = 3;

  /// `model` must outlive the filter.
  explicit LogFilter(LogModel& model, QObject* parent = nullptr);

  /// Nothing: all sources.
  void setSource(std::optional<LogSource> source);
  /// Client lines of these classes are left out.
  void setHiddenClasses(const QSet<client::LogClass>& classes);
  void setLevel(int step);
  [[nodiscard]] std::optional<LogSource> source() const { return wantedSource_; }
  [[nodiscard]] const QSet<client::LogClass>& hiddenClasses() const { return hidden_; }
  [[nodiscard]] int level() const { return step_; }

  [[nodiscard]] const LogEntry& entry(int row) const { return model_.entry(sourceRow(row)); }
  /// The row of a line of the client's log by its number, or -1.
  [[nodiscard]] int rowOfNumber(quint64 number) const;
  /// The next row with `text` in its class or message after (or before) `from`, going on at the other end; -1
  /// if there is none. `from` itself is looked at last. Capitals do not matter.
  [[nodiscard]] int find(const QString& text, int from, bool forward) const;
  /// How many rows have `text`.
  [[nodiscard]] int countOf(const QString& text) const;

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  /// Not by mapping: an empty list has its headings too.
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role = Qt::DisplayRole) const override {
    return model_.headerData(section, orientation, role);
  }
  [[nodiscard]] QModelIndex mapToSource(const QModelIndex& proxy) const override;
  [[nodiscard]] QModelIndex mapFromSource(const QModelIndex& source) const override;

 private:
  [[nodiscard]] bool accepts(const LogEntry& entry) const;
  [[nodiscard]] bool has(int row, const QString& text) const;
  [[nodiscard]] int sourceRow(int row) const {
    return static_cast<int>(rows_[static_cast<std::size_t>(row)] - model_.firstSequence());
  }
  void refilter();
  void collect();
  void added(int first, int last);
  void removing(int last);
  void removed();

  LogModel& model_;
  std::optional<LogSource> wantedSource_;
  QSet<client::LogClass> hidden_;
  int step_ = high;
  std::deque<qint64> rows_;  ///< sequence numbers of the lines that pass, ascending
  std::size_t leaving_ = 0;
};

}  // namespace drawbridge::ui
