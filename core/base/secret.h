// SPDX-License-Identifier: GPL-3.0-or-later
// Octets that wipe themselves: keys, passwords, Diffie-Hellman values.
#pragma once

#include "base/bytes.h"

namespace drawbridge {

/// Overwrites the octets in a way the compiler may not leave out.
void wipe(ByteSpan octets);
/// Compares without stopping at the first difference. Different sizes are unequal at once: the size is no secret.
[[nodiscard]] bool constant_time_equal(ByteView a, ByteView b);

class Secret {
 public:
  Secret() = default;
  explicit Secret(Bytes octets) : octets_(std::move(octets)) {}
  explicit Secret(ByteView octets) : octets_(octets.begin(), octets.end()) {}
  explicit Secret(std::string_view text) : octets_(to_bytes(text)) {}
  Secret(const Secret&) = default;
  Secret(Secret&& other) noexcept : octets_(std::move(other.octets_)) { other.octets_.clear(); }
  Secret& operator=(const Secret& other) {
    if (this != &other) {
      clear();
      octets_ = other.octets_;
    }
    return *this;
  }
  Secret& operator=(Secret&& other) noexcept {
    if (this != &other) {
      clear();
      octets_ = std::move(other.octets_);
      other.octets_.clear();
    }
    return *this;
  }
  ~Secret() { clear(); }

  void clear() {
    wipe(octets_);
    octets_.clear();
  }
  [[nodiscard]] bool empty() const { return octets_.empty(); }
  [[nodiscard]] std::size_t size() const { return octets_.size(); }
  /// The octets themselves, for the few places that compute with them.
  [[nodiscard]] ByteView reveal() const { return octets_; }
  [[nodiscard]] std::string reveal_text() const { return to_text(octets_); }

  friend bool operator==(const Secret& a, const Secret& b) { return constant_time_equal(a.octets_, b.octets_); }

 private:
  Bytes octets_;
};

/// What a Secret looks like wherever it is printed: five asterisks, whatever its length.
[[nodiscard]] std::string to_string(const Secret& secret);

}  // namespace drawbridge
