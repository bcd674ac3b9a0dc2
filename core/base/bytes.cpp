// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytes.h"

#include <algorithm>

namespace drawbridge {

ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Bytes to_bytes(std::string_view text) { return to_bytes(as_bytes(text)); }

Bytes to_bytes(ByteView octets) { return {octets.begin(), octets.end()}; }

std::string to_text(ByteView octets) { return {octets.begin(), octets.end()}; }

std::string to_hex(ByteView octets) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(octets.size() * 2);
  for (const std::uint8_t octet : octets) {
    text.push_back(digits[octet >> 4]);
    text.push_back(digits[octet & 15]);
  }
  return text;
}

std::optional<Bytes> from_hex(std::string_view text) {
  Bytes octets;
  octets.reserve(text.size() / 2);
  int high = -1;
  for (const char c : text) {
    int digit = 0;
    if (c >= '0' && c <= '9') {
      digit = c - '0';
    } else if (c >= 'a' && c <= 'f') {
      digit = c - 'a' + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = c - 'A' + 10;
    } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      continue;
    } else {
      return std::nullopt;
    }
    if (high < 0) {
      high = digit;
    } else {
      octets.push_back(static_cast<std::uint8_t>(high * 16 + digit));
      high = -1;
    }
  }
  if (high >= 0) return std::nullopt;
  return octets;
}

Bytes concat(std::initializer_list<ByteView> parts) {
  Bytes whole;
  std::size_t size = 0;
  for (const ByteView part : parts) size += part.size();
  whole.reserve(size);
  for (const ByteView part : parts) append(whole, part);
  return whole;
}

void append(Bytes& to, ByteView octets) { to.insert(to.end(), octets.begin(), octets.end()); }

bool equal(ByteView a, ByteView b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

}  // namespace drawbridge
