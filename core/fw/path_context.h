// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps of the packet path find out about one packet. For the files of fw/path only.
#pragma once

#include "fw/path.h"

namespace drawbridge::fw {

/// What the steps find out about one packet.
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
  Ipv4Address mapped_source;  ///< after translation of the source
};

}  // namespace drawbridge::fw
