// SPDX-License-Identifier: GPL-3.0-or-later
// Checks that every codec of the room has to pass.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "base/bytes.h"

namespace drawbridge::testing {

/// A copy of exactly this size on the heap, so that the address sanitizer sees the first octet read past the
/// end.
class TightCopy {
 public:
  explicit TightCopy(ByteView octets) : octets_(new std::uint8_t[octets.size()]), size_(octets.size()) {
    std::copy(octets.begin(), octets.end(), octets_.get());
  }
  [[nodiscard]] ByteView view() const { return {octets_.get(), size_}; }

 private:
  std::unique_ptr<std::uint8_t[]> octets_;
  std::size_t size_;
};

/// read(write(x)) == x, and write(read(octets)) == octets.
template <typename Payload>
bool round_trips(const Payload& value) {
  const Bytes octets = value.write();
  const auto again = Payload::read(octets);
  return again.has_value() && *again == value && again->write() == octets;
}

/// Reads every prefix of the written value. `complete_from`: the smallest size that is a whole payload of its
/// own, because the last field takes whatever is left; shorter ones must be refused.
template <typename Payload>
bool prefixes_are_safe(const Payload& value, std::size_t complete_from) {
  const Bytes octets = value.write();
  for (std::size_t size = 0; size < octets.size(); ++size) {
    const TightCopy prefix(ByteView(octets).first(size));
    const auto read = Payload::read(prefix.view());
    if (size < complete_from && read.has_value()) {
      std::fprintf(stderr, "a prefix of %zu octets was accepted\n", size);
      return false;
    }
    if (read.has_value() && read->write() != to_bytes(prefix.view())) {
      std::fprintf(stderr, "a prefix of %zu octets does not come back\n", size);
      return false;
    }
  }
  return true;
}

}  // namespace drawbridge::testing
