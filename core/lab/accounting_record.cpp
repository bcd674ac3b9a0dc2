// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/accounting_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace drawbridge::lab {

namespace {

struct Column {
  std::string_view argument;
  std::string AccountingRecord::*field;
};

constexpr Column argument_columns[] = {
    {"elapsed_time", &AccountingRecord::elapsed},
    {"service", &AccountingRecord::service},
    {"bytes_in", &AccountingRecord::bytes_in},
    {"bytes_out", &AccountingRecord::bytes_out},
    {"paks_in", &AccountingRecord::paks_in},
    {"paks_out", &AccountingRecord::paks_out},
    {"task_id", &AccountingRecord::task_id},
    {"addr", &AccountingRecord::addr},
    {"cmd", &AccountingRecord::cmd},
};

// One record is one line, whatever a client sent.
std::string printable(const std::string& text) {
  std::string out = text;
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  }
  return out;
}

}  // namespace

void AccountingRecord::add_argument(std::string_view argument) {
  const std::size_t split = argument.find_first_of("=*");
  const std::string_view name = argument.substr(0, split);
  const std::string_view value =
      split == std::string_view::npos ? std::string_view{} : argument.substr(split + 1);
  for (const Column& column : argument_columns) {
    if (column.argument == name) this->*column.field = std::string(value);
  }
  arguments.emplace_back(name, value);
}

std::string_view to_string(RecordFlag flag) {
  switch (flag) {
    case RecordFlag::start:
      return "start";
    case RecordFlag::stop:
      return "stop";
    case RecordFlag::update:
      return "update";
  }
  return "..";
}

std::string format_date(WallTime date) {
  using std::chrono::floor;
  const std::chrono::sys_time<std::chrono::microseconds> time{std::chrono::microseconds(date.microseconds)};
  const auto day = floor<std::chrono::days>(time);
  const std::chrono::year_month_day calendar(day);
  const std::chrono::hh_mm_ss clock(floor<std::chrono::seconds>(time - day));
  return fmt::format("{:02}/{:02}/{:04} {:02}:{:02}:{:02}", static_cast<unsigned>(calendar.month()),
                     static_cast<unsigned>(calendar.day()), static_cast<int>(calendar.year()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::vector<std::string> columns(const AccountingRecord& record) {
  std::vector<std::string> out = {format_date(record.date),
                                  record.user,
                                  record.group,
                                  record.caller_id,
                                  std::string(to_string(record.flags)),
                                  record.elapsed,
                                  record.service,
                                  record.bytes_in,
                                  record.bytes_out,
                                  record.paks_in,
                                  record.paks_out,
                                  record.task_id,
                                  record.addr,
                                  record.nas_port,
                                  record.nas_address,
                                  record.cmd};
  for (std::string& field : out) field = field.empty() ? ".." : printable(field);
  return out;
}

const std::vector<std::string>& column_names() {
  static const std::vector<std::string> names = {
      "Date, time", "User",    "Group",    "Caller id", "Flags", "elapsed",  "service",     "bytes_in",
      "bytes_out",  "paks_in", "paks_out", "task_id",   "addr",  "NAS port", "NAS address", "cmd"};
  return names;
}

std::string report(const std::vector<AccountingRecord>& records) {
  std::vector<std::vector<std::string>> rows = {column_names()};
  std::vector<const AccountingRecord*> newest_first;
  for (const AccountingRecord& record : records) newest_first.push_back(&record);
  // Of two records of the same instant the later one comes first too.
  std::reverse(newest_first.begin(), newest_first.end());
  std::stable_sort(newest_first.begin(), newest_first.end(),
                   [](const auto* a, const auto* b) { return a->date > b->date; });
  for (const AccountingRecord* record : newest_first) rows.push_back(columns(*record));

  std::vector<std::size_t> widths(column_names().size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) out += fmt::format("{:<{}}  ", row[i], widths[i]);
    out += row.back() + "\n";
  }
  return out;
}

}  // namespace drawbridge::lab
