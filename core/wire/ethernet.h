// SPDX-License-Identifier: GPL-3.0-or-later
// Ethernet II frames and ARP for IPv4 on them (RFC 826, RFC 894):
//
//   | destination (6) | source (6) | type (2) | IPv4 packet or ARP, padded to 46 |
//
//   ARP: | hardware 1 (2) | protocol 0x0800 (2) | 6 (1) | 4 (1) | operation (2) | sender's hardware address
//   (6)
//        | sender's address (4) | target's hardware address (6) | target's address (4) |
#pragma once

#include <array>
#include <compare>

#include "base/bytes.h"
#include "base/ip.h"
#include "base/result.h"
#include "wire/error.h"

namespace drawbridge::wire {

constexpr std::size_t kEthernetHeaderSize = 14;
constexpr std::size_t kArpSize = 28;

/// An address of a network card.
struct HardwareAddress {
  std::array<std::uint8_t, 6> octets{};

  [[nodiscard]] static constexpr HardwareAddress broadcast() {
    return {{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}};
  }
  /// The bit of groups, which broadcast has too.
  [[nodiscard]] constexpr bool is_group() const { return (octets[0] & 1) != 0; }
  /// Three groups of four digits, as the device prints it: "0050.56a1.0b0c".
  [[nodiscard]] std::string to_string() const;
  auto operator<=>(const HardwareAddress&) const = default;
};

enum class EtherType : std::uint16_t { ipv4 = 0x0800, arp = 0x0806 };

struct EthernetView {
  HardwareAddress destination, source;
  EtherType type = EtherType::ipv4;  ///< as on the wire; others than those named may come
  ByteView payload;                  ///< with padding
};

/// Errors: truncated.
[[nodiscard]] Result<EthernetView, WireError> parse_ethernet(ByteView frame);
/// The header alone; what follows is the payload. Frames that are too short are padded by the card's driver.
[[nodiscard]] std::array<std::uint8_t, kEthernetHeaderSize> ethernet_header(
    const HardwareAddress& destination, const HardwareAddress& source, EtherType type);

enum class ArpOperation : std::uint16_t { request = 1, reply = 2 };

struct ArpMessage {
  ArpOperation operation = ArpOperation::request;
  HardwareAddress sender_hardware;
  Ipv4Address sender;
  HardwareAddress target_hardware;  ///< zero in requests
  Ipv4Address target;
  bool operator==(const ArpMessage&) const = default;
};

/// Octets behind the message are padding. Errors: truncated; bad_length for another kind of hardware or
/// protocol; bad_value for another operation than those named.
[[nodiscard]] Result<ArpMessage, WireError> parse_arp(ByteView octets);
[[nodiscard]] Bytes write_arp(const ArpMessage& message);

}  // namespace drawbridge::wire
