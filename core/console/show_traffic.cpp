// SPDX-License-Identifier: GPL-3.0-or-later
// show conn, xlate, local-host, counters.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "console/show.h"
#include "console/unconfirmed_layouts.h"

namespace drawbridge::console {

namespace {

std::string protocol_word(std::uint8_t protocol) {
  switch (protocol) {
    case 1:
      return "ICMP";
    case 6:
      return "TCP";
    case 17:
      return "UDP";
    default:
      return fmt::format("protocol {}", protocol);
  }
}

std::string hours(Duration d) {
  const std::int64_t seconds = std::max<std::int64_t>(0, whole_seconds(d));
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string short_line(const fw::ConnStatus& each, TimePoint now) {
  return fmt::format("{} out {} in {} idle {} Bytes {} flags {}", protocol_word(each.protocol),
                     each.foreign.to_string(), each.local.to_string(), hours(now - each.last),
                     each.bytes_in + each.bytes_out, each.flags);
}

std::string slashed(const std::string& interface, const Endpoint& endpoint) {
  return fmt::format("{}:{}/{}", interface, endpoint.address.to_string(), endpoint.port);
}

std::string short_line(const fw::XlateStatus& each) {
  if (!each.has_ports)
    return fmt::format("Global {} Local {}", each.global.address.to_string(), each.local.address.to_string());
  return fmt::format("PAT Global {}({}) Local {}({})", each.global.address.to_string(), each.global.port,
                     each.local.address.to_string(), each.local.port);
}

std::string detailed_line(const fw::XlateStatus& each) {
  if (!each.has_ports) {
    return fmt::format("NAT from {}:{} to {}:{} flags {}", each.local_interface,
                       each.local.address.to_string(), each.global_interface, each.global.address.to_string(),
                       each.flags);
  }
  return fmt::format("{} PAT from {} to {} flags {}", protocol_word(each.protocol),
                     slashed(each.local_interface, each.local), slashed(each.global_interface, each.global),
                     each.flags);
}

constexpr const char* kConnLegend[] = {
    "Flags: A - awaiting inside ACK to SYN, a - awaiting outside ACK to SYN,",
    "       B - initial SYN from outside, C - CTIQBE media, D - DNS, d - dump,",
    "       E - outside back connection, F - outside FIN, f - inside FIN,",
    "       G - group, g - MGCP, H - H.323, h - H.225, I - inbound data, i - incomplete,",
    "       k - Skinny media, M - SMTP data, m - SIP media, O - outbound data,",
    "       P - inside back connection, q - SQL*Net data, R - outside acknowledged FIN,",
    "       R - UDP RPC, r - inside acknowledged FIN, S - awaiting inside SYN,",
    "       s - awaiting outside SYN, T - SIP, t - SIP transient, U - up"};
constexpr const char* kXlateLegend[] = {"Flags: D - DNS, d - dump, I - identity, i - inside, n - no random,",
                                        "       o - outside, r - portmap, s - static"};

/// The limits that apply to a host: of its static, else of the most specific nat line.
pix::ConnectionLimits limits_of(const pix::Config& config, const std::string& interface, Ipv4Address host) {
  for (const pix::StaticRule& each : config.statics) {
    if (each.real_interface == interface && ((host.value() ^ each.real.value()) & each.mask.value()) == 0)
      return each.limits;
  }
  pix::ConnectionLimits limits;
  std::uint32_t best = 0;
  bool any = false;
  for (const pix::NatRule& each : config.nat) {
    if (each.interface != interface || !each.access_list.empty()) continue;
    if (((host.value() ^ each.address.value()) & each.mask.value()) != 0) continue;
    if (any && each.mask.value() <= best) continue;
    any = true;
    best = each.mask.value();
    limits = each.limits;
  }
  return limits;
}

std::string limit_word(std::int64_t limit) {
  return limit == 0 ? "unlimited" : std::to_string(limit);
}

}  // namespace

Lines show_conn(const Device& device, TimePoint now, const TrafficFilter& filter) {
  const std::vector<fw::ConnStatus> connections = device.connections(now);
  Lines lines = {fmt::format("{} in use, {} most used", connections.size(),
                             std::max(device.connections_most(), connections.size()))};
  if (filter.count) return lines;
  if (filter.detail) lines.insert(lines.end(), std::begin(kConnLegend), std::end(kConnLegend));
  for (const fw::ConnStatus& each : connections) {
    if (!filter.takes(each)) continue;
    lines.push_back(filter.detail ? fmt::format("{} {} {} flags {}", protocol_word(each.protocol),
                                                slashed(each.foreign_interface, each.foreign),
                                                slashed(each.local_interface, each.local), each.flags)
                                  : short_line(each, now));
  }
  return lines;
}

Lines show_xlate(const Device& device, TimePoint now, const TrafficFilter& filter) {
  const std::vector<fw::XlateStatus> xlates = device.xlates(now);
  Lines lines = {
      fmt::format("{} in use, {} most used", xlates.size(), std::max(device.xlates_most(), xlates.size()))};
  if (filter.count) return lines;
  if (filter.detail) lines.insert(lines.end(), std::begin(kXlateLegend), std::end(kXlateLegend));
  for (const fw::XlateStatus& each : xlates) {
    if (filter.takes(each)) lines.push_back(filter.detail ? detailed_line(each) : short_line(each));
  }
  return lines;
}

Lines show_local_host(const Device& device, TimePoint now, std::optional<Ipv4Address> wanted) {
  struct Host {
    std::vector<fw::XlateStatus> xlates;
    std::vector<fw::ConnStatus> connections;
  };
  std::map<std::pair<std::string, Ipv4Address>, Host> hosts;
  for (const fw::XlateStatus& each : device.xlates(now)) {
    // A static that nobody uses makes no host.
    if (each.kind == fw::XlateStatus::Kind::static_ && each.connections == 0) continue;
    hosts[{each.local_interface, each.local.address}].xlates.push_back(each);
  }
  for (const fw::ConnStatus& each : device.connections(now))
    hosts[{each.local_interface, each.local.address}].connections.push_back(each);
  const pix::Config& config = device.running();
  const fw::UauthStatus users = device.uauth();
  Lines lines;
  for (const pix::Interface& interface : config.interfaces) {
    if (interface.name.empty()) continue;
    const auto active = std::count_if(hosts.begin(), hosts.end(),
                                      [&](const auto& each) { return each.first.first == interface.name; });
    lines.push_back(fmt::format(layout::local_host_interface, interface.name, active));
  }
  for (const auto& [key, host] : hosts) {
    if (wanted && key.second != *wanted) continue;
    const pix::ConnectionLimits limits = limits_of(config, key.first, key.second);
    const auto count = [&](std::uint8_t protocol, bool half_open) {
      return std::count_if(host.connections.begin(), host.connections.end(), [&](const auto& each) {
        return each.protocol == protocol && (!half_open || each.flags.find('U') == std::string::npos);
      });
    };
    lines.push_back(fmt::format(layout::local_host_title, key.second.to_string()));
    lines.push_back(fmt::format(layout::local_host_tcp, count(6, false), limit_word(limits.max_connections)));
    lines.push_back(fmt::format(layout::local_host_embryonic, count(6, true)));
    lines.push_back(fmt::format(layout::local_host_watermark, limit_word(limits.embryonic)));
    lines.push_back(
        fmt::format(layout::local_host_udp, count(17, false), limit_word(limits.max_connections)));
    lines.push_back("  AAA:");
    for (const fw::UauthEntry& user : users.entries) {
      if (user.address == key.second)
        lines.push_back(fmt::format(layout::local_host_user, user.user, user.address.to_string()));
    }
    lines.push_back("  Xlate(s):");
    for (const fw::XlateStatus& each : host.xlates) lines.push_back("    " + short_line(each));
    lines.push_back("  Conn(s):");
    for (const fw::ConnStatus& each : host.connections) lines.push_back("    " + short_line(each, now));
  }
  return lines;
}

Lines show_counters(const Device& device) {
  const std::vector<fw::Counter> counters = device.counters();
  std::size_t width = 0;
  for (const fw::Counter& each : counters) width = std::max(width, each.name.size());
  Lines lines = {"Packets by the step that decided:"};
  for (const fw::Counter& each : counters)
    lines.push_back(fmt::format("  {:<{}}  {}", each.name, width, each.value));
  return lines;
}

}  // namespace drawbridge::console
