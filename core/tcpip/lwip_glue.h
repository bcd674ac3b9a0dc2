// SPDX-License-Identifier: GPL-3.0-or-later
// Between our types and lwIP's; for the .cpp files of this room only.
#pragma once

#include <arpa/inet.h>
#include <lwip/ip_addr.h>
#include <lwip/tcp.h>

#include "base/ip.h"

namespace drawbridge::tcpip {

[[nodiscard]] inline ip_addr_t to_lwip(Ipv4Address address) {
  ip_addr_t out{};
  out.type = IPADDR_TYPE_V4;
  out.u_addr.ip4.addr = htonl(address.value());
  return out;
}

[[nodiscard]] inline Ipv4Address from_lwip(const ip_addr_t& address) {
  return Ipv4Address(ntohl(address.u_addr.ip4.addr));
}
[[nodiscard]] inline Ipv4Address from_lwip(const ip4_addr_t& address) {
  return Ipv4Address(ntohl(address.addr));
}

/// Resets a connection whose owner wants to hear no more of it.
inline void abort_pcb(tcp_pcb* pcb) {
  tcp_arg(pcb, nullptr);
  tcp_recv(pcb, nullptr);
  tcp_sent(pcb, nullptr);
  tcp_err(pcb, nullptr);
  tcp_abort(pcb);
}

}  // namespace drawbridge::tcpip
