// SPDX-License-Identifier: GPL-3.0-or-later
// Fragments of IPv4 packets put together (RFC 791, RFC 815; RFC 5722's rule that an overlap spoils the
// packet) for a station whose packets do not come through the machine's IP stack. No clock.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "wire/ipv4.h"

namespace drawbridge::net {

class Reassembly {
 public:
  struct Limits {
    std::size_t packets = 64;    ///< unfinished at a time; the oldest goes for a new one
    std::size_t fragments = 64;  ///< of one packet
    Duration timeout = Seconds{5};
  };
  Reassembly() = default;
  explicit Reassembly(const Limits& limits) : limits_(limits) {}

  /// A fragment. The whole packet, if this was the last that was missing: header of the first fragment
  /// without options. Nothing otherwise, and for what contradicts what came before.
  [[nodiscard]] std::optional<Bytes> add(TimePoint now, const wire::Ipv4View& fragment);
  /// Unfinished packets.
  [[nodiscard]] std::size_t size() const { return unfinished_.size(); }

 private:
  struct Key {
    Ipv4Address source, destination;
    wire::IpProtocol protocol = wire::IpProtocol::udp;
    std::uint16_t id = 0;
    auto operator<=>(const Key&) const = default;
  };
  struct Unfinished {
    TimePoint since{};
    std::map<std::size_t, Bytes> parts;      ///< by offset, without gaps of meaning: none overlaps another
    std::optional<std::size_t> total;        ///< octets, known with the last fragment
    std::optional<wire::Ipv4Header> header;  ///< of the first one
    bool is_spoilt = false;
  };

  void forget_old(TimePoint now);

  Limits limits_;
  std::map<Key, Unfinished> unfinished_;
};

}  // namespace drawbridge::net
