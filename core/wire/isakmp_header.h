// SPDX-License-Identifier: GPL-3.0-or-later
// The ISAKMP header (RFC 2408 section 3.1, wire-ike.md 1.1), 28 octets:
//
//   | initiator cookie (8) | responder cookie (8) | next payload (1) | version (1) | exchange (1) | flags (1)
//   | | message id (4) | length (4) |
#pragma once

#include <array>

#include "base/reader.h"
#include "base/result.h"
#include "base/writer.h"
#include "wire/error.h"
#include "wire/isakmp_numbers.h"

namespace drawbridge::wire {

using Cookie = std::array<std::uint8_t, 8>;

[[nodiscard]] bool is_zero(const Cookie& cookie);
/// The eight octets at the reader's place; zeros and a failed reader if there are fewer.
[[nodiscard]] Cookie read_cookie(Reader& in);

constexpr std::uint8_t kFlagEncryption = 0x01;
constexpr std::uint8_t kFlagCommit = 0x02;
constexpr std::uint8_t kFlagAuthenticationOnly = 0x04;

constexpr std::uint8_t kIsakmpVersion = 0x10;
constexpr std::size_t kIsakmpHeaderSize = 28;
constexpr std::size_t kIsakmpLengthOffset = 24;

struct IsakmpHeader {
  Cookie initiator_cookie{};
  Cookie responder_cookie{};
  PayloadType next_payload = PayloadType::none;
  std::uint8_t version = kIsakmpVersion;
  ExchangeType exchange = ExchangeType::none;
  std::uint8_t flags = 0;
  std::uint32_t message_id = 0;
  std::uint32_t length = 0;  ///< header and everything after it, cipher padding included

  /// Reads the 28 octets and judges nothing but their presence; see check_header for the judgement.
  [[nodiscard]] static Result<IsakmpHeader, WireError> read(ByteView datagram);
  void write(Writer& out) const;

  [[nodiscard]] bool encrypted() const { return (flags & kFlagEncryption) != 0; }
  [[nodiscard]] std::uint8_t major_version() const { return static_cast<std::uint8_t>(version >> 4); }
  bool operator==(const IsakmpHeader&) const = default;
};

}  // namespace drawbridge::wire
