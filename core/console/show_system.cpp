// SPDX-License-Identifier: GPL-3.0-or-later
// show version, debug, aaa-server, memory, perfmon, tech-support.
#include <algorithm>
#include <ctime>

#include <fmt/format.h>

#include "console/show.h"
#include "console/unconfirmed_layouts.h"
#include "pix/writer.h"

namespace drawbridge::console {

std::string clock_text(WallTime at) {
  const std::time_t seconds = static_cast<std::time_t>(at.microseconds / 1'000'000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char day[32], date[32];
  std::strftime(day, sizeof day, "%H:%M:%S", &utc);
  std::strftime(date, sizeof date, "UTC %a %b", &utc);
  return fmt::format("{}.{:03} {} {} {}", day, at.microseconds / 1000 % 1000, date, utc.tm_mday,
                     utc.tm_year + 1900);
}

std::string checksum_words(const std::string& checksum) {
  std::string words;
  for (std::size_t i = 0; i < checksum.size(); i += 8) {
    if (i > 0) words += ' ';
    words += checksum.substr(i, 8);
  }
  return words;
}

std::string uptime_text(Duration d) {
  const std::int64_t seconds = whole_seconds(d);
  const std::int64_t days = seconds / 86400, hours = seconds / 3600 % 24, minutes = seconds / 60 % 60;
  if (days > 0)
    return fmt::format("{} day{} {} hour{}", days, days == 1 ? "" : "s", hours, hours == 1 ? "" : "s");
  if (hours > 0)
    return fmt::format("{} hour{} {} min{}", hours, hours == 1 ? "" : "s", minutes, minutes == 1 ? "" : "s");
  return fmt::format("{} min{} {} sec{}", minutes, minutes == 1 ? "" : "s", seconds % 60,
                     seconds % 60 == 1 ? "" : "s");
}

Lines show_version(const Device& device, TimePoint now) {
  const pix::Config& config = device.running();
  Lines lines = {"PIX Firewall Version 6.3(3)", "Emulated by Drawbridge " DRAWBRIDGE_VERSION, "",
                 fmt::format("{} up {}", config.hostname, uptime_text(device.uptime(now))), ""};
  int number = 0;
  for (const pix::Interface& interface : config.interfaces) {
    lines.push_back(fmt::format("{}: {}: address is 0000.0000.{:04x}, irq {}", number, interface.hardware,
                                number + 1, 10 + number));
    ++number;
  }
  lines.insert(lines.end(),
               {"", "Licensed Features:", "Failover:                    Disabled",
                "VPN-DES:                     Enabled", "VPN-3DES-AES:                Enabled",
                "Maximum Physical Interfaces: 6", "Maximum Interfaces:          10",
                "Cut-through Proxy:           Enabled", "Guards:                      Enabled",
                "URL-filtering:               Disabled", "Inside Hosts:                Unlimited",
                "Throughput:                  Unlimited", "IKE peers:                   Unlimited", "",
                "This PIX has an Unrestricted (UR) license.", "", "Serial Number: 0 (0x0)"});
  const auto modified = device.last_modified();
  lines.push_back(modified ? "Configuration last modified by enable_15 at " + clock_text(*modified)
                           : "Configuration has not been modified since last system restart.");
  return lines;
}

Lines show_debug(const DebugSwitches& switches) {
  Lines lines;
  if (switches.crypto_ipsec > 0) lines.push_back(fmt::format("debug crypto ipsec {}", switches.crypto_ipsec));
  if (switches.crypto_isakmp > 0)
    lines.push_back(fmt::format("debug crypto isakmp {}", switches.crypto_isakmp));
  if (switches.crypto_engine) lines.push_back("debug crypto engine");
  if (switches.icmp_trace) lines.push_back("debug icmp trace");
  if (switches.aaa) lines.push_back("debug aaa");
  for (const std::string& each : switches.silent) lines.push_back("debug " + each);
  lines.push_back("debug fover status");
  for (const char* name : {"tx", "rx", "open", "cable", "txdmp", "rxdmp", "ifc", "rxip", "txip", "get", "put",
                           "verify", "switch", "fail", "fmsg"}) {
    lines.push_back(fmt::format("        {:<8}Off", name));
  }
  return lines;
}

namespace {

std::string_view fault_text(aaa::ServerFault fault) {
  switch (fault) {
    case aaa::ServerFault::none:
      return "none";
    case aaa::ServerFault::silent:
      return "no answer";
    case aaa::ServerFault::refused:
      return "connection refused";
    case aaa::ServerFault::closed:
      return "connection closed";
    case aaa::ServerFault::key_mismatch:
      return "wrong key";
    case aaa::ServerFault::malformed:
      return "malformed answer";
    case aaa::ServerFault::server_error:
      return "server error";
    case aaa::ServerFault::unsigned_reply:
      return "answer without Message-Authenticator";
  }
  return "";
}

}  // namespace

Lines show_aaa_server(const pix::Config& config, const std::vector<aaa::GroupStatus>& groups,
                      const std::string& tag) {
  Lines lines = pix::lines_of(config, pix::Chapter::aaa_server);
  if (!tag.empty()) {
    std::erase_if(lines,
                  [&](const std::string& line) { return !line.starts_with("aaa-server " + tag + ' '); });
  }
  // An extension: the device of that age prints its configuration lines only.
  for (const aaa::GroupStatus& group : groups) {
    if (!tag.empty() && group.tag != tag) continue;
    for (const aaa::ServerStatus& server : group.servers) {
      lines.push_back("");
      lines.push_back(fmt::format("Server Group:    {}", group.tag));
      lines.push_back(fmt::format("Server Address:  {}", server.address.to_string()));
      lines.push_back(fmt::format("Server port:     {}", server.port));
      lines.push_back(fmt::format("Last fault:      {}", fault_text(server.last_fault)));
      lines.push_back(fmt::format("Number of pending requests          {}", server.pending));
      lines.push_back(fmt::format("Number of requests                  {}", server.requests));
      lines.push_back(fmt::format("Number of accepts                   {}", server.accepted));
      lines.push_back(fmt::format("Number of rejects                   {}", server.refused));
      lines.push_back(fmt::format("Number of accounting records        {}", server.accounted));
      lines.push_back(fmt::format("Number of timeouts                  {}", server.timeouts));
      lines.push_back(fmt::format("Number of answers under another key {}", server.key_mismatches));
    }
  }
  return lines;
}

Lines show_memory(const MachineStatus& machine) {
  return {fmt::format(layout::memory_free, machine.memory_free),
          fmt::format(layout::memory_used, machine.memory_used), layout::memory_line,
          fmt::format(layout::memory_total, machine.memory_free + machine.memory_used)};
}

Lines show_perfmon(const Device& device, TimePoint now, PerfmonLook& before) {
  std::vector<fw::Counter> counters = device.counters();
  const auto a_second = [](std::uint64_t count, Duration over) {
    const std::int64_t seconds = whole_seconds(over);
    return seconds <= 0 ? 0 : count / static_cast<std::uint64_t>(seconds);
  };
  Lines lines = {layout::perfmon_title};
  for (const fw::Counter& each : counters) {
    const auto found = std::find_if(before.counters.begin(), before.counters.end(),
                                    [&](const fw::Counter& old) { return old.name == each.name; });
    const std::uint64_t old = found == before.counters.end() || found->value > each.value ? 0 : found->value;
    lines.push_back(fmt::format(layout::perfmon_row, each.name, a_second(each.value - old, now - before.at),
                                a_second(each.value, device.counted_for(now))));
  }
  before = {now, std::move(counters)};
  return lines;
}

Lines show_tech_support(const Device& device, TimePoint now, bool with_configuration) {
  Lines all = show_version(device, now);
  const auto part = [&](const char* title, const Lines& lines) {
    all.insert(all.end(), {"", fmt::format("------------------ {} ------------------", title), ""});
    all.insert(all.end(), lines.begin(), lines.end());
  };
  TrafficFilter count;
  count.count = true;
  PerfmonLook look;
  part("show clock", {clock_text(device.wall(now))});
  part("show memory", show_memory(device.machine()));
  part("show conn count", show_conn(device, now, count));
  part("show xlate count", show_xlate(device, now, count));
  part("show blocks", {layout::blocks_none});
  part("show interface", show_interface(device));
  part("show cpu usage", {layout::cpu_none});
  part("show process", {layout::processes_none});
  part("show failover", show_chapter(device.running(), "failover"));
  part("show traffic", show_traffic(device, now));
  part("show perfmon", show_perfmon(device, now, look));
  if (with_configuration) {
    Lines configuration;
    std::string_view text;
    const std::string written = pix::write(device.running());
    for (text = written; !text.empty();) {
      const std::size_t end = text.find('\n');
      configuration.emplace_back(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    part("show running-config", configuration);
  }
  return all;
}

}  // namespace drawbridge::console
