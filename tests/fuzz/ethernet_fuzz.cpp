// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of a wire: ARP that is told to the table of neighbours, and fragments that are put together.
#include <cstdlib>

#include "net/neighbours.h"
#include "net/reassembly.h"
#include "wire/ethernet.h"
#include "wire/ipv4.h"

using namespace drawbridge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  net::Neighbours neighbours({{2, 0xDB, 0, 0, 0, 1}}, {8, 2, 3, Seconds{1}, Seconds{60}});
  net::Reassembly reassembly;
  const Ipv4Address own(192, 168, 1, 1);
  neighbours.set_address(own);
  const ByteView input(data, size);
  TimePoint now{};
  // Frames of up to 255 octets, each behind an octet that states its length.
  for (std::size_t at = 0; at < size;) {
    const std::size_t length = std::min<std::size_t>(data[at], size - at - 1);
    const ByteView octets = input.subspan(at + 1, length);
    at += 1 + length;
    now += Milliseconds{300};
    const auto frame = wire::parse_ethernet(octets);
    if (!frame) continue;
    if (const auto arp = wire::parse_arp(frame->payload)) {
      const Bytes again = wire::write_arp(*arp);
      if (!equal(again, frame->payload.first(again.size()))) std::abort();
      neighbours.receive(now, *arp, [&](Ipv4Address address) { return address == own; });
      neighbours.send(now, arp->sender, octets);
    }
    if (const auto packet = wire::parse_ipv4(frame->payload, false)) {
      if (const auto whole = reassembly.add(now, *packet); whole && !wire::parse_ipv4(*whole)) std::abort();
    }
    neighbours.handle_timeout(now);
    (void)neighbours.take_frames();
    while (neighbours.poll_collision()) {
    }
  }
  return 0;
}
