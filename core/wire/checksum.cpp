// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/checksum.h"

#include <array>
#include <bit>
#include <cstring>

namespace drawbridge::wire {

std::uint64_t checksum_add(ByteView octets, std::uint64_t initial) {
  // One's complement sums do not mind the order of octets until the end (RFC 1071 section 2 B), so words are
  // added as the machine has them, 32 octets a step in four lanes that do not wait for each other.
  const std::uint8_t* at = octets.data();
  std::size_t left = octets.size();
  std::array<std::uint64_t, 4> lanes{};
  while (left >= 32) {
    std::array<std::uint64_t, 4> words;
    std::memcpy(words.data(), at, 32);
    for (std::size_t i = 0; i < 4; ++i) lanes[i] += (words[i] & 0xFFFFFFFF) + (words[i] >> 32);
    at += 32;
    left -= 32;
  }
  std::uint64_t sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
  while (left >= 2) {
    std::uint16_t word = 0;
    std::memcpy(&word, at, 2);
    sum += word;
    at += 2;
    left -= 2;
  }
  if (left != 0) {
    std::uint16_t word = 0;
    std::memcpy(&word, at, 1);
    sum += word;
  }
  while (sum > 0xFFFF) sum = (sum & 0xFFFF) + (sum >> 16);
  if constexpr (std::endian::native == std::endian::little) sum = (sum & 0xFF) << 8 | sum >> 8;
  return initial + sum;
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
