// SPDX-License-Identifier: GPL-3.0-or-later
// The Internet checksum (RFC 1071) and its incremental update (RFC 1624).
#pragma once

#include "base/bytes.h"
#include "base/ip.h"

namespace drawbridge::wire {

/// One's complement sum, not complemented, not folded: pass it on as `initial` to add several stretches, each
/// but the last of even size.
[[nodiscard]] std::uint64_t checksum_add(ByteView octets, std::uint64_t initial = 0);
/// Folds and complements.
[[nodiscard]] std::uint16_t checksum_finish(std::uint64_t sum);
/// The checksum of one stretch; 0 over octets that hold their right checksum.
[[nodiscard]] std::uint16_t internet_checksum(ByteView octets, std::uint64_t initial = 0);
/// Sum of the pseudo header of UDP and TCP, as `initial` of the above. `size`: transport header and data,
/// octets.
[[nodiscard]] std::uint64_t pseudo_header_sum(Ipv4Address source, Ipv4Address destination,
                                              std::uint8_t protocol, std::size_t size);
/// The checksum after one 16-bit word it covers changed.
[[nodiscard]] std::uint16_t checksum_update(std::uint16_t checksum, std::uint16_t before,
                                            std::uint16_t after);

}  // namespace drawbridge::wire
