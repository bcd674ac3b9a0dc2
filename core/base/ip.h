// SPDX-License-Identifier: GPL-3.0-or-later
// IPv4 addresses, prefixes, ranges and endpoints; parsing and printing as people and the device write them.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace drawbridge {

class Ipv4Address {
 public:
  constexpr Ipv4Address() = default;
  /// From the number whose most significant octet is the first of the dotted form.
  constexpr explicit Ipv4Address(std::uint32_t value) : value_(value) {}
  constexpr Ipv4Address(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d)
      : value_(std::uint32_t{a} << 24 | std::uint32_t{b} << 16 | std::uint32_t{c} << 8 | d) {}

  /// Dotted decimal with exactly four parts; nothing for anything else.
  [[nodiscard]] static std::optional<Ipv4Address> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
  [[nodiscard]] constexpr bool is_any() const { return value_ == 0; }
  constexpr auto operator<=>(const Ipv4Address&) const = default;

 private:
  std::uint32_t value_ = 0;
};

/// The mask of a prefix length 0..32.
[[nodiscard]] constexpr Ipv4Address mask_of(int length) {
  return Ipv4Address(length <= 0 ? 0U : UINT32_MAX << (32 - length));
}
/// The length of a contiguous mask; nothing for a mask with holes.
[[nodiscard]] std::optional<int> length_of(Ipv4Address mask);

/// A network: address and contiguous mask length. The host part of `address` is kept as given.
struct Prefix {
  Ipv4Address address;
  int length = 32;

  /// "10.0.0.0/8", or a bare address as /32.
  [[nodiscard]] static std::optional<Prefix> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  [[nodiscard]] constexpr Ipv4Address mask() const { return mask_of(length); }
  [[nodiscard]] constexpr Ipv4Address network() const { return Ipv4Address(address.value() & mask().value()); }
  [[nodiscard]] constexpr Ipv4Address last() const { return Ipv4Address(address.value() | ~mask().value()); }
  [[nodiscard]] constexpr bool contains(Ipv4Address a) const {
    return (a.value() & mask().value()) == network().value();
  }
  [[nodiscard]] constexpr bool contains(const Prefix& other) const {
    return other.length >= length && contains(other.network());
  }
  auto operator<=>(const Prefix&) const = default;
};

/// Addresses from first to last, both included; first <= last.
struct IpRange {
  Ipv4Address first;
  Ipv4Address last;

  [[nodiscard]] constexpr bool contains(Ipv4Address a) const { return first <= a && a <= last; }
  [[nodiscard]] constexpr std::uint64_t size() const { return std::uint64_t{last.value()} - first.value() + 1; }
  [[nodiscard]] std::string to_string() const;
  auto operator<=>(const IpRange&) const = default;
};

struct Endpoint {
  Ipv4Address address;
  std::uint16_t port = 0;

  [[nodiscard]] static std::optional<Endpoint> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  auto operator<=>(const Endpoint&) const = default;
};

}  // namespace drawbridge

template <>
struct std::hash<drawbridge::Ipv4Address> {
  std::size_t operator()(const drawbridge::Ipv4Address& a) const noexcept {
    return std::hash<std::uint32_t>{}(a.value());
  }
};
template <>
struct std::hash<drawbridge::Endpoint> {
  std::size_t operator()(const drawbridge::Endpoint& e) const noexcept {
    return std::hash<std::uint64_t>{}(std::uint64_t{e.address.value()} << 16 | e.port);
  }
};
