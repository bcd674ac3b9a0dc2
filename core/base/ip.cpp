// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ip.h"

#include <bit>
#include <charconv>

// Without fmt: the privileged helper links this file and neither that nor any other library.
namespace drawbridge {

namespace {

/// A decimal number of at most `limit`, the whole text, no sign and no blanks.
std::optional<unsigned> number(std::string_view text, unsigned limit) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value > limit)
    return std::nullopt;
  return value;
}

}  // namespace

std::optional<Ipv4Address> Ipv4Address::parse(std::string_view text) {
  std::uint32_t value = 0;
  for (int part = 0; part < 4; ++part) {
    const std::size_t dot = part < 3 ? text.find('.') : text.size();
    if (dot == std::string_view::npos || dot > 3) return std::nullopt;
    const auto octet = number(text.substr(0, dot), 255);
    if (!octet) return std::nullopt;
    value = value << 8 | *octet;
    text.remove_prefix(part < 3 ? dot + 1 : dot);
  }
  return Ipv4Address(value);
}

std::string Ipv4Address::to_string() const {
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) {
    if (!text.empty()) text += '.';
    text += std::to_string(value_ >> shift & 255);
  }
  return text;
}

std::optional<int> length_of(Ipv4Address mask) {
  const int length = std::countl_one(mask.value());
  if (mask != mask_of(length)) return std::nullopt;
  return length;
}

std::optional<Prefix> Prefix::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = Ipv4Address::parse(text.substr(0, slash));
  if (!address) return std::nullopt;
  if (slash == std::string_view::npos) return Prefix{*address, 32};
  const auto length = number(text.substr(slash + 1), 32);
  if (!length) return std::nullopt;
  return Prefix{*address, static_cast<int>(*length)};
}

std::string Prefix::to_string() const {
  return address.to_string() + '/' + std::to_string(length);
}

std::string IpRange::to_string() const {
  return first == last ? first.to_string() : first.to_string() + '-' + last.to_string();
}

std::optional<Endpoint> Endpoint::parse(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto address = Ipv4Address::parse(text.substr(0, colon));
  const auto port = number(text.substr(colon + 1), 65535);
  if (!address || !port) return std::nullopt;
  return Endpoint{*address, static_cast<std::uint16_t>(*port)};
}

std::string Endpoint::to_string() const {
  return address.to_string() + ':' + std::to_string(port);
}

}  // namespace drawbridge
