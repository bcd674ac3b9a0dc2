// SPDX-License-Identifier: GPL-3.0-or-later
// What rules traffic beside access lists, as plain values: `established`, `icmp permit|deny`
// (pix-behaviour.md 1).
#pragma once

#include "fw/acl_matcher.h"
#include "fw/routes.h"

namespace drawbridge::fw {

/// `established PROTOCOL dport [sport] [permitto ...] [permitfrom ...]`: while an outbound connection like
/// that is open, its server may open others back to the same host. Ports 0 in the command are any here.
struct EstablishedRule {
  std::uint8_t protocol = 6;
  PortMatch destination_port;  ///< of the connection that is open
  PortMatch source_port;
  std::uint8_t back_protocol = 6;
  PortMatch permit_to;    ///< destination of the new connection
  PortMatch permit_from;  ///< source of the new connection
  bool operator==(const EstablishedRule&) const = default;
};

/// `icmp permit|deny ADDRESS [TYPE] IF`: to the appliance itself; the first that fits decides, and an
/// interface that has rules refuses what none of them names.
struct IcmpRule {
  InterfaceIndex interface = kNoInterface;
  bool permit = true;
  AddressMatch source;
  int icmp_type = -1;  ///< -1: all
  bool operator==(const IcmpRule&) const = default;
};

}  // namespace drawbridge::fw
