// SPDX-License-Identifier: GPL-3.0-or-later
// The anti-replay window of an inbound SA (RFC 4303 section 3.4.3, wire-esp.md 2).
#pragma once

#include <array>
#include <vector>

#include "base/bytes.h"

namespace drawbridge::esp {

enum class ReplayVerdict : std::uint8_t { fresh, replayed, too_old };

/// A ring of bits indexed by the sequence number itself (RFC 6479), so nothing is ever shifted. check()
/// before the ICV is verified, mark() after: nothing unauthenticated moves the window.
class ReplayWindow {
 public:
  static constexpr std::uint32_t kSmallest = 64;
  static constexpr std::uint32_t kLargest = 65536;

  /// `size` in packets, taken as the nearest of kSmallest..kLargest and rounded up to a multiple of 64.
  explicit ReplayWindow(std::uint32_t size = kSmallest);

  [[nodiscard]] std::uint32_t size() const { return size_; }
  /// Highest number marked; 0 if none was.
  [[nodiscard]] std::uint32_t top() const { return top_; }

  /// Sequence number 0 is always too_old.
  [[nodiscard]] ReplayVerdict check(std::uint32_t sequence) const;
  /// Checks once more (the same number may be twice in one batch) and takes the number in if it is fresh.
  ReplayVerdict mark(std::uint32_t sequence);

 private:
  [[nodiscard]] std::size_t word(std::uint32_t sequence) const;

  std::uint32_t size_;
  std::uint32_t top_ = 0;
  /// One word more than the window, so that the word being entered never holds bits still valid.
  std::vector<std::uint64_t> bits_;
};

}  // namespace drawbridge::esp
