// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps of the packet path find out about one packet. For the files of fw/path only.
#pragma once

#include <string>
#include <vector>

#include "fw/path.h"

namespace drawbridge::fw {

/// Why a step decided as it did, for the tracer; codes: path_trace.h.
struct TraceNote {
  std::string_view reason = "ok";
  std::vector<std::string> args;
  const AclMatcher* list = nullptr;         ///< that was asked
  std::optional<std::size_t> decided_rule;  ///< of that list
  const Exemption* exemption = nullptr;
  std::optional<std::size_t> static_line, nat_line;  ///< indices within Rules
};

/// What the steps find out about one packet.
///
/// With `dry` a step answers as always and changes nothing: no hit is counted, nothing is lent, added or
/// touched, messages go into `message` (that is what Path::say does with the context). The tracer asks so.
struct Path::Context {
  TimePoint now;
  InterfaceIndex ingress = kNoInterface;
  bool from_tunnel = false;
  ByteSpan packet;
  PacketInfo info;  ///< as the packet came

  Connection* connection = nullptr;
  InterfaceIndex egress = kNoInterface;
  bool inbound = false;          ///< from lower to higher security
  Ipv4Address real_destination;  ///< after translation of the destination
  bool destination_translated = false;
  Ipv4Address mapped_source;      ///< after translation of the source
  std::uint16_t real_port = 0;    ///< of the destination, likewise; of ICMP queries the identifier
  std::uint16_t mapped_port = 0;  ///< of the source
  HostLimits limits;              ///< of the line that translates the local side
  bool by_static = false;         ///< a static translates the local side
  std::uint64_t xlate = 0;        ///< what translates the local side, 0: nothing dynamic
  std::uint64_t foreign_xlate = 0;
  std::optional<QuotedPacket> quoted;  ///< of an ICMP error
  const Connection* owner = nullptr;   ///< the connection that the quoted packet belongs to

  std::optional<FragmentFate> fragment;  ///< of a later fragment: that of the first one
  bool bypass = false;                   ///< traffic of a tunnel that meets no check

  std::optional<Offer> offer;  ///< the packet begins a connection that was announced
  Bytes rewritten;             ///< what `packet` points to, if its size had to change

  Origin origin = Origin::wire;
  std::string_view proxy_user;    ///< of a proxied packet
  bool user_acl_decided = false;  ///< the user's list stood in for the interface's
  std::optional<LoginWanted> wanted;
  bool dry = false;
  std::optional<Message> message;  ///< the last one, if dry
  TraceNote* note = nullptr;       ///< of the tracer; the path itself wants none

  void because(std::string_view reason) const {
    if (note != nullptr) note->reason = reason;
  }
  /// `args` makes the list of arguments; it is only called for the tracer.
  template <typename Args>
  void because(std::string_view reason, Args args) const {
    if (note == nullptr) return;
    note->reason = reason;
    note->args = args();
  }

  [[nodiscard]] Endpoint real_to() const {
    return {real_destination, info.protocol == kIcmp ? std::uint16_t{0} : real_port};
  }
};

}  // namespace drawbridge::fw
