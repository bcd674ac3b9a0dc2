// SPDX-License-Identifier: GPL-3.0-or-later
#include "esp/replay_window.h"

#include <algorithm>

namespace drawbridge::esp {

namespace {

constexpr std::uint32_t kWordBits = 64;

std::uint64_t bit(std::uint32_t sequence) {
  return std::uint64_t{1} << (sequence % kWordBits);
}

}  // namespace

ReplayWindow::ReplayWindow(std::uint32_t size)
    : size_((std::clamp(size, kSmallest, kLargest) + kWordBits - 1) / kWordBits * kWordBits),
      bits_(size_ / kWordBits + 1) {}

std::size_t ReplayWindow::word(std::uint32_t sequence) const {
  return sequence / kWordBits % bits_.size();
}

ReplayVerdict ReplayWindow::check(std::uint32_t sequence) const {
  if (sequence == 0) return ReplayVerdict::too_old;
  if (sequence > top_) return ReplayVerdict::fresh;
  if (top_ - sequence >= size_) return ReplayVerdict::too_old;
  return (bits_[word(sequence)] & bit(sequence)) != 0 ? ReplayVerdict::replayed : ReplayVerdict::fresh;
}

ReplayVerdict ReplayWindow::mark(std::uint32_t sequence) {
  const ReplayVerdict verdict = check(sequence);
  if (verdict != ReplayVerdict::fresh) return verdict;
  if (sequence > top_) {
    // The words between the old top's and the new one's hold bits of numbers long gone.
    const std::uint32_t steps = sequence / kWordBits - top_ / kWordBits;
    const std::size_t clear = std::min<std::size_t>(steps, bits_.size());
    for (std::size_t i = 0; i < clear; ++i) {
      bits_[word(sequence - static_cast<std::uint32_t>(i) * kWordBits)] = 0;
    }
    top_ = sequence;
  }
  bits_[word(sequence)] |= bit(sequence);
  return verdict;
}

}  // namespace drawbridge::esp
