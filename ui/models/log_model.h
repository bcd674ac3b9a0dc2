// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of the log (client.md 11.3): what the client records, the debug output of the headend and its
// syslog, in one table. 100,000 lines are kept; the oldest go.
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <deque>
#include <vector>

#include "client/status.h"
#include "ipc/control_messages.h"

namespace drawbridge::ui {

enum class LogSource { Client, HeadendDebug, Syslog };

/// One event. Records of the headend have log_class `count`; message_id is the syslog number then.
struct LogEntry {
  LogSource source = LogSource::Client;
  client::LogRecord record;
};

/// The classes whose level can be set: those in which this client records anything.
[[nodiscard]] const std::vector<client::LogClass>& logClasses();
/// "IKE", "CM" ...; "DEBUG" and "SYSLOG" for the headend's lines.
[[nodiscard]] QString logClassText(const LogEntry& entry);
/// Header line, text, empty line, as a saved file has it: client::log_text() and its form for the headend's.
[[nodiscard]] QString logEntryText(const LogEntry& entry);
/// A syslog severity (0 to 7) on the scale of the client's levels: 1 fault, 3 warning, 5, 6 and 7.
[[nodiscard]] int levelOfSeverity(int severity);

class LogModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Number, Time, Severity, Class, Message, ColumnCount };

  explicit LogModel(int limit = 100'000, QObject* parent = nullptr);

  /// Adds at the end. When the limit is passed, the oldest tenth goes at once, so that this is rare.
  void append(std::vector<LogEntry> entries);
  void clear();
  void retranslate();

  [[nodiscard]] const LogEntry& entry(int row) const { return entries_[static_cast<std::size_t>(row)]; }
  /// Each line has a number of its own that stays while older lines go. Row 0 has this one.
  [[nodiscard]] qint64 firstSequence() const { return firstSequence_; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role = Qt::DisplayRole) const override;

 private:
  [[nodiscard]] QVariant cellText(const LogEntry& entry, int column) const;

  std::size_t limit_;
  std::deque<LogEntry> entries_;
  qint64 firstSequence_ = 0;
};

}  // namespace drawbridge::ui
