// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/messages.h"

#include <fmt/format.h>

namespace drawbridge::fw {

namespace {

bool has_ports(std::uint8_t protocol) {
  return protocol == kTcp || protocol == kUdp;
}

std::string ends_text(const Rules& rules, const Connection& c, bool with_mapped) {
  const auto name_of = [&](InterfaceIndex index) {
    return rules.interfaces[static_cast<std::size_t>(index)].name;
  };
  const auto slashed = [](const Endpoint& e) { return fmt::format("{}/{}", e.address.to_string(), e.port); };
  if (!with_mapped) {
    return fmt::format("{}:{} to {}:{}", name_of(c.foreign_interface), slashed(c.foreign),
                       name_of(c.local_interface), slashed(c.local));
  }
  return fmt::format("{}:{} ({}) to {}:{} ({})", name_of(c.foreign_interface), slashed(c.foreign),
                     slashed(c.mapped_foreign), name_of(c.local_interface), slashed(c.local),
                     slashed(c.mapped_local));
}

std::string user_text(const Connection& c) {
  return c.user.empty() ? "" : fmt::format(" ({})", c.user);
}

const char* protocol_name(const Connection& c) {
  return c.protocol == kTcp ? "TCP" : "UDP";
}

}  // namespace

std::string place(std::string_view interface, const Endpoint& endpoint, bool with_port) {
  if (!with_port) return fmt::format("{}:{}", interface, endpoint.address.to_string());
  return fmt::format("{}:{}/{}", interface, endpoint.address.to_string(), endpoint.port);
}

std::string duration_text(Duration duration) {
  const std::int64_t seconds = whole_seconds(duration);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string built_text(const Rules& rules, const Connection& connection) {
  return fmt::format("Built {} {} connection {} for {}{}", connection.inbound ? "inbound" : "outbound",
                     protocol_name(connection), connection.number, ends_text(rules, connection, true),
                     user_text(connection));
}

std::string teardown_text(const Rules& rules, const Connection& connection, ConnEnd reason, TimePoint now) {
  std::string text =
      fmt::format("Teardown {} connection {} for {} duration {} bytes {}", protocol_name(connection),
                  connection.number, ends_text(rules, connection, false),
                  duration_text(now - connection.started), connection.bytes_in + connection.bytes_out);
  if (connection.protocol == kTcp) text += fmt::format(" {}", name(reason));
  return text + user_text(connection);
}

std::string too_many_text(bool by_static, Ipv4Address global, std::uint32_t embryonic,
                          std::uint32_t connections) {
  return fmt::format("Too many connections on {} {}! {} {}", by_static ? "static" : "xlate",
                     global.to_string(), embryonic, connections);
}

std::string embryonic_text(std::uint32_t now, std::uint32_t limit, const Endpoint& outside,
                           Ipv4Address global, const Endpoint& inside, std::string_view interface) {
  return fmt::format("Embryonic limit exceeded {}/{} for {}/{} ({}) {}/{} on interface {}", now, limit,
                     outside.address.to_string(), outside.port, global.to_string(),
                     inside.address.to_string(), inside.port, interface);
}

std::string flow_text(const PacketInfo& packet, std::string_view from, std::string_view to) {
  const bool ports = has_ports(packet.protocol);
  std::string text = fmt::format("{} src {} dst {}", protocol_words(packet.protocol),
                                 place(from, packet.from(), ports), place(to, packet.to(), ports));
  if (packet.protocol == kIcmp) {
    text += fmt::format(" (type {}, code {})", packet.icmp_type, packet.icmp_code);
  }
  return text;
}

std::string acl_denied_text(const PacketInfo& packet, std::string_view from, std::string_view to,
                            std::string_view acl) {
  return fmt::format("Deny {} by access-group \"{}\"", flow_text(packet, from, to), acl);
}

Message inbound_denied(const PacketInfo& packet, std::string_view from, std::string_view to) {
  const auto slashed = [](const Endpoint& e) { return fmt::format("{}/{}", e.address.to_string(), e.port); };
  if (packet.protocol == kTcp) {
    return {2, 106001,
            fmt::format("Inbound TCP connection denied from {} to {} flags {}  on interface {}",
                        slashed(packet.from()), slashed(packet.to()), flag_words(packet.tcp_flags), from)};
  }
  constexpr std::uint16_t kDns = 53;
  if (packet.protocol == kUdp && (packet.source_port == kDns || packet.destination_port == kDns)) {
    return {2, 106007,
            fmt::format("Deny inbound UDP from {} to {} due to DNS {}", slashed(packet.from()),
                        slashed(packet.to()), packet.source_port == kDns ? "Response" : "Query")};
  }
  if (packet.protocol == kUdp) {
    return {2, 106006,
            fmt::format("Deny inbound UDP from {} to {} on interface {}", slashed(packet.from()),
                        slashed(packet.to()), from)};
  }
  if (packet.protocol == kIcmp) {
    return {3, 106014, fmt::format("Deny inbound {}", flow_text(packet, from, to))};
  }
  return {3, 106010, fmt::format("Deny inbound {}", flow_text(packet, from, to))};
}

}  // namespace drawbridge::fw
