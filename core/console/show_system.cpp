// SPDX-License-Identifier: GPL-3.0-or-later
// show version, debug, conn, aaa-server and the chapters that print their configuration lines.
#include <ctime>

#include <fmt/format.h>

#include "console/show.h"
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
  lines.push_back("debug fover status");
  for (const char* name : {"tx", "rx", "open", "cable", "txdmp", "rxdmp", "ifc", "rxip", "txip", "get", "put",
                           "verify", "switch", "fail", "fmsg"}) {
    lines.push_back(fmt::format("        {:<8}Off", name));
  }
  return lines;
}

Lines show_conn(const std::vector<fw::ConnStatus>& connections, TimePoint now) {
  Lines lines = {fmt::format("{} in use", connections.size())};
  for (const fw::ConnStatus& each : connections) {
    const std::int64_t idle = whole_seconds(now - each.last);
    lines.push_back(fmt::format("{} out {} in {} idle {}:{:02}:{:02} Bytes {} flags {}",
                                each.protocol == 6    ? "TCP"
                                : each.protocol == 17 ? "UDP"
                                                      : "ICMP",
                                each.foreign.to_string(), each.local.to_string(), idle / 3600, idle / 60 % 60,
                                idle % 60, each.bytes_in + each.bytes_out, each.flags));
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
  }
  return "";
}

}  // namespace

Lines show_aaa_server(const pix::Config& config, const std::vector<aaa::GroupStatus>& groups) {
  Lines lines = pix::lines_of(config, pix::Chapter::aaa_server);
  // An extension: the device of that age prints its configuration lines only.
  for (const aaa::GroupStatus& group : groups) {
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

Lines show_chapter(const pix::Config& config, const std::string& word) {
  using pix::Chapter;
  static const std::vector<std::pair<std::string, Chapter>> chapters = {
      {"access-list", Chapter::access_list},
      {"access-group", Chapter::access_group},
      {"global", Chapter::global},
      {"hostname", Chapter::hostname},
      {"mtu", Chapter::mtu},
      {"names", Chapter::names},
      {"nameif", Chapter::nameif},
      {"nat", Chapter::nat},
      {"pager", Chapter::pager},
      {"route", Chapter::route},
      {"ssh", Chapter::ssh},
      {"static", Chapter::static_},
      {"sysopt", Chapter::sysopt},
      {"telnet", Chapter::telnet},
      {"timeout", Chapter::timeout},
      {"fixup", Chapter::fixup},
      {"aaa", Chapter::aaa}};
  for (const auto& [name, chapter] : chapters) {
    if (name == word) return pix::lines_of(config, chapter);
  }
  return {};
}

}  // namespace drawbridge::console
