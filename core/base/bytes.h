// SPDX-License-Identifier: GPL-3.0-or-later
// Octets: an owning vector and the two views on octets that somebody else owns.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace drawbridge {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using ByteSpan = std::span<std::uint8_t>;

/// The octets of a text as they are, without terminator.
[[nodiscard]] ByteView as_bytes(std::string_view text);
[[nodiscard]] Bytes to_bytes(std::string_view text);
[[nodiscard]] Bytes to_bytes(ByteView octets);
[[nodiscard]] std::string to_text(ByteView octets);

/// Lower-case hexadecimal without separators.
[[nodiscard]] std::string to_hex(ByteView octets);
/// Reads hexadecimal in either case; blanks and newlines are skipped. Nothing for an odd count or a foreign
/// character.
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);

[[nodiscard]] Bytes concat(std::initializer_list<ByteView> parts);
void append(Bytes& to, ByteView octets);
[[nodiscard]] bool equal(ByteView a, ByteView b);

}  // namespace drawbridge
