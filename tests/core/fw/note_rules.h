// SPDX-License-Identifier: GPL-3.0-or-later
// The note's appliance as plain rules, and packets for it: outside 192.168.1.1, inside 10.89.129.194, the
// inside router .193, the web server .131 behind it and seen from outside as 192.168.1.11, list 101 for what
// is not translated, list 120 on the outside, the globals 192.168.1.6 to .10.
#pragma once

#include "fw/path.h"
#include "wire/icmp.h"
#include "wire/tcp.h"
#include "wire/udp.h"

namespace drawbridge::testing {

constexpr fw::InterfaceIndex kOutside = 0;
constexpr fw::InterfaceIndex kInside = 1;
constexpr TimePoint kStart{};

inline const Ipv4Address kVisitor{192, 168, 1, 50};
inline const Ipv4Address kWebServer{10, 89, 129, 131};
inline const Ipv4Address kWebGlobal{192, 168, 1, 11};
inline const Ipv4Address kRouter{10, 89, 129, 193};
inline const Ipv4Address kGateway{192, 168, 1, 3};
inline const Ipv4Address kPoolAddress{10, 89, 129, 200};

inline fw::AddressMatch any_address() {
  return {};
}
inline fw::AddressMatch host(Ipv4Address address) {
  return {address, mask_of(32)};
}
inline fw::AddressMatch network(Ipv4Address address, int length) {
  return {address, mask_of(length)};
}

/// permit or deny of a whole protocol (0: ip) from anywhere to `destination`.
inline fw::AclRule rule(bool permit, std::uint8_t protocol, fw::AddressMatch source,
                        fw::AddressMatch destination) {
  fw::AclRule made;
  made.permit = permit;
  made.protocol = protocol;
  made.source = source;
  made.destination = destination;
  return made;
}

inline fw::Rules note_rules() {
  fw::Rules rules;
  rules.interfaces = {
      {"outside", 0, Ipv4Address(192, 168, 1, 1), {Ipv4Address(192, 168, 1, 1), 24}},
      {"inside", 100, Ipv4Address(10, 89, 129, 194), {Ipv4Address(10, 89, 129, 194), 28}},
  };
  rules.routes = {
      {kOutside, {Ipv4Address(192, 168, 1, 0), 24}, std::nullopt, 0},
      {kInside, {Ipv4Address(10, 89, 129, 192), 28}, std::nullopt, 0},
      {kOutside, {Ipv4Address(), 0}, kGateway, 1},
      {kInside, {Ipv4Address(10, 89, 129, 128), 25}, kRouter, 1},
  };
  rules.acls = {
      {"101",
       {rule(true, 0, network(Ipv4Address(10, 89, 129, 128), 28),
             network(Ipv4Address(10, 89, 129, 192), 28))}},
      {"120",
       {rule(true, fw::kIcmp, any_address(), host(kWebGlobal)),
        rule(true, fw::kTcp, any_address(), host(kWebGlobal))}},
  };
  rules.bound_acls = {{kOutside, 1}};
  rules.exemptions = {{kInside, 0}};
  rules.statics = {{kInside, kOutside, kWebServer, kWebGlobal, mask_of(32)}};
  rules.nat = {{kInside, 1, any_address(), fw::kNoAcl}};
  rules.globals = {{kOutside, 1, {Ipv4Address(192, 168, 1, 6), Ipv4Address(192, 168, 1, 10)}}};
  rules.tunnel_skips_acl = true;
  return rules;
}

inline Bytes tcp(const Endpoint& from, const Endpoint& to, std::uint8_t flags, std::uint32_t sequence = 0,
                 std::uint32_t acknowledgement = 0, std::size_t data = 0) {
  wire::TcpHeader header;
  header.flags = flags;
  header.sequence = sequence;
  header.acknowledgement = acknowledgement;
  header.window = 4096;
  return wire::build_tcp(from, to, header, Bytes(data, 0x55));
}
inline Bytes udp(const Endpoint& from, const Endpoint& to, std::size_t data = 8) {
  return wire::build_udp(from, to, Bytes(data, 0x55));
}
inline Bytes echo(Ipv4Address from, Ipv4Address to) {
  return wire::build_echo(from, to, 1, 1, Bytes(32, 0x55));
}

/// The texts of the messages with their numbers, oldest first: "106015 Deny TCP ...". Other events are
/// dropped.
inline std::vector<std::string> messages_of(fw::Path& path) {
  std::vector<std::string> out;
  while (auto event = path.poll_event()) {
    if (const auto* const message = std::get_if<fw::Message>(&*event)) {
      out.push_back(std::to_string(message->id) + " " + message->text);
    }
  }
  return out;
}

}  // namespace drawbridge::testing
