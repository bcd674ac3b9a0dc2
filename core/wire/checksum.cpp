// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/checksum.h"

namespace drawbridge::wire {

std::uint64_t checksum_add(ByteView octets, std::uint64_t initial) {
  std::uint64_t sum = initial;
  std::size_t i = 0;
  for (; i + 1 < octets.size(); i += 2) sum += static_cast<std::uint64_t>(octets[i] << 8 | octets[i + 1]);
  if (i < octets.size()) sum += static_cast<std::uint64_t>(octets[i] << 8);
  return sum;
}

std::uint16_t checksum_finish(std::uint64_t sum) {
  while (sum > 0xFFFF) sum = (sum & 0xFFFF) + (sum >> 16);
  return static_cast<std::uint16_t>(~sum & 0xFFFF);
}

std::uint16_t internet_checksum(ByteView octets, std::uint64_t initial) {
  return checksum_finish(checksum_add(octets, initial));
}

std::uint64_t pseudo_header_sum(Ipv4Address source, Ipv4Address destination, std::uint8_t protocol,
                                std::size_t size) {
  return std::uint64_t{source.value() >> 16} + (source.value() & 0xFFFF) + (destination.value() >> 16) +
         (destination.value() & 0xFFFF) + protocol + size;
}

std::uint16_t checksum_update(std::uint16_t checksum, std::uint16_t before, std::uint16_t after) {
  // RFC 1624 equation 3.
  const std::uint64_t sum =
      std::uint64_t{static_cast<std::uint16_t>(~checksum)} + static_cast<std::uint16_t>(~before) + after;
  return checksum_finish(sum);
}

}  // namespace drawbridge::wire
