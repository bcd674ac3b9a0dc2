// SPDX-License-Identifier: GPL-3.0-or-later
// The client's log (client.md 11.3): numbered records, filtered by class and level, and the lines that the
// engine's trace becomes. No secret ever gets here: the trace has none.
#pragma once

#include <array>
#include <deque>

#include "client/status.h"
#include "ike/trace.h"

namespace drawbridge::client {

/// A record before it has a number and a date.
struct LogLine {
  LogClass log_class = LogClass::ike;
  int level = 4;
  std::uint16_t message = 0;  ///< last four digits of the message id
  std::string text;
};

class EventLog {
 public:
  /// 0 off; 1 low: levels 1 to 3; 2 medium: to 6; 3 high: all. Medium to begin with.
  void set_level(LogClass log_class, int level);
  [[nodiscard]] bool takes(LogClass log_class, int level) const;
  void add(WallTime at, LogLine line);
  [[nodiscard]] std::optional<LogRecord> poll();

 private:
  std::array<int, static_cast<std::size_t>(LogClass::count)> levels_{2, 2, 2, 2, 2, 2, 2, 2};
  std::deque<LogRecord> records_;
  std::uint64_t next_number_ = 1;
};

/// Top digit 4 for information, E for warnings and faults; then the class, then the message.
[[nodiscard]] std::uint32_t message_id(const LogLine& line);

/// What an event of the engine says in the log; nothing for those that only a gateway's debug shows.
[[nodiscard]] std::optional<LogLine> log_line(const ike::trace::Event& event);

}  // namespace drawbridge::client
