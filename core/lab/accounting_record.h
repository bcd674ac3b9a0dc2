// SPDX-License-Identifier: GPL-3.0-or-later
// An accounting record as the lab's AAA server keeps it, and its report: pix-behaviour.md 7.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"

namespace drawbridge::lab {

enum class RecordFlag : std::uint8_t { start, stop, update };

/// Everything but the date is text as it came; an empty text is a field that was not sent.
struct AccountingRecord {
  WallTime date;
  std::string user;
  std::string group = "Default Group";
  std::string caller_id;
  RecordFlag flags = RecordFlag::start;
  std::string elapsed;  ///< seconds
  std::string service;
  std::string bytes_in;
  std::string bytes_out;
  std::string paks_in;
  std::string paks_out;
  std::string task_id;
  std::string addr;
  std::string nas_port;
  std::string nas_address;
  std::string cmd;
  /// Every argument that came, in order; those without a column too.
  std::vector<std::pair<std::string, std::string>> arguments;
  bool operator==(const AccountingRecord&) const = default;

  /// Keeps one "name=value" or "name*value" argument in its column, if it has one, and in `arguments`.
  void add_argument(std::string_view argument);
};

[[nodiscard]] std::string_view to_string(RecordFlag flag);
/// MM/DD/YYYY HH:MM:SS, UTC.
[[nodiscard]] std::string format_date(WallTime date);

/// The fields of one record in the report's order; ".." for an absent one.
[[nodiscard]] std::vector<std::string> columns(const AccountingRecord& record);
[[nodiscard]] const std::vector<std::string>& column_names();
/// A table with a heading, newest record first, columns aligned and two blanks apart; each line ends with a
/// newline.
[[nodiscard]] std::string report(const std::vector<AccountingRecord>& records);

}  // namespace drawbridge::lab
