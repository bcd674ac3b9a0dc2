// SPDX-License-Identifier: GPL-3.0-or-later
// IPv4 packets with everything inside, and the operations that change packets in place.
#include <cstdlib>

#include "wire/esp_header.h"
#include "wire/icmp.h"
#include "wire/tcp.h"
#include "wire/udp.h"

using namespace drawbridge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView octets(data, size);
  const auto packet = wire::parse_ipv4(octets, false);
  if (packet) {
    if (packet->options.empty()) {
      const auto again = wire::parse_ipv4(wire::build_ipv4(packet->header, packet->payload));
      if (!again || !(again->header == packet->header)) std::abort();
    }
    (void)wire::parse_udp(*packet);
    if (const auto udp = wire::parse_udp(packet->payload)) (void)udp->payload.size();
    if (const auto tcp = wire::parse_tcp(packet->payload)) (void)wire::tcp_mss(tcp->options);
    (void)wire::parse_tcp(*packet);
    (void)wire::IcmpMessage::read(packet->payload);
    (void)wire::read_esp_header(packet->payload);
    (void)wire::build_echo_reply(*packet);
    (void)wire::build_icmp_error(Ipv4Address(10, 0, 0, 1), wire::IcmpType::unreachable, 4, *packet, 1300);
  }
  Bytes changed = to_bytes(octets);
  wire::refresh_ipv4_checksum(changed);
  const bool sound = wire::parse_ipv4(changed).has_value();
  if (packet && !sound) std::abort();
  (void)wire::decrement_ttl(changed);
  if (sound && !wire::parse_ipv4(changed)) std::abort();
  const auto before = wire::parse_ipv4(changed);
  const bool whole = before && before->header.protocol == wire::IpProtocol::tcp && wire::parse_tcp(*before);
  (void)wire::clamp_tcp_mss(changed, 1300);
  if (whole && !wire::parse_tcp(*wire::parse_ipv4(changed))) std::abort();
  return 0;
}
