// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include <cstring>

namespace drawbridge {

void wipe(ByteSpan octets) {
  if (!octets.empty()) explicit_bzero(octets.data(), octets.size());
}

bool constant_time_equal(ByteView a, ByteView b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    // volatile keeps the compiler from turning the loop into an early exit.
    const volatile std::uint8_t x = a[i];
    const volatile std::uint8_t y = b[i];
    difference |= static_cast<unsigned>(x ^ y);
  }
  return difference == 0;
}

std::string to_string(const Secret& secret) { return secret.empty() ? std::string() : std::string("*****"); }

}  // namespace drawbridge
