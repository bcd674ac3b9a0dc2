// SPDX-License-Identifier: GPL-3.0-or-later
#include "esp/stuck_segments.h"

#include "base/reader.h"
#include "wire/ipv4.h"
#include "wire/tcp.h"

namespace drawbridge::esp {

namespace {

/// Octets of a packet that every path is expected to carry.
constexpr std::size_t kSmall = 1000;
constexpr int kOften = 3;
constexpr std::uint16_t kOffsetOrMore = 0x3FFF;

}  // namespace

bool StuckSegments::sees(ByteView packet) {
  if (packet.size() <= kSmall || packet[9] != static_cast<std::uint8_t>(wire::IpProtocol::tcp)) return false;
  const std::size_t header = static_cast<std::size_t>(packet[0] & 0x0FU) * 4;
  if (header < wire::kIpv4HeaderSize || header + wire::kTcpHeaderSize > packet.size()) return false;
  Reader ip(packet.subspan(6));
  if ((ip.u16() & kOffsetOrMore) != 0) return false;  // a fragment
  Reader addresses(packet.subspan(12));
  const std::uint64_t from = addresses.u32(), to = addresses.u32();
  Reader tcp(packet.subspan(header));
  const std::uint64_t ports = tcp.u32();
  const std::uint32_t sequence = tcp.u32();
  const std::uint64_t key = (from << 32U | to) ^ ports * 0x9E3779B97F4A7C15U;
  Flow& flow = flows_[(key ^ key >> 32U) % flows_.size()];
  if (flow.key != key) {
    flow = {key, sequence, 0, 0};
    return false;
  }
  // Sequence numbers go round (RFC 9293 section 3.4).
  if (static_cast<std::int32_t>(sequence - flow.highest) > 0) {
    flow.highest = sequence;
    return false;
  }
  if (flow.times == 0 || flow.again != sequence) {
    flow.again = sequence;
    flow.times = 0;
  }
  return ++flow.times == kOften;
}

}  // namespace drawbridge::esp
