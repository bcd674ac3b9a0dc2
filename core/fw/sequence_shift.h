// SPDX-License-Identifier: GPL-3.0-or-later
// Sequence numbers of one direction of a TCP connection in which octets were put in or taken out.
#pragma once

#include <cstdint>
#include <vector>

namespace drawbridge::fw {

class SequenceShift {
 public:
  /// The text that ended just before `end` (the sender's numbers) became `delta` octets longer. Telling the
  /// same twice, as a retransmission does, counts once.
  void add(std::uint32_t end, std::int32_t delta) {
    if (delta == 0) return;
    for (const Edit& edit : edits_) {
      if (edit.end == end) return;
    }
    if (edits_.size() == kKept) {
      // Long ago: whatever still comes is behind it.
      base_ += edits_.front().delta;
      edits_.erase(edits_.begin());
    }
    edits_.push_back({end, delta});
  }

  /// A sequence number of the sender as the receiver counts.
  [[nodiscard]] std::uint32_t to_receiver(std::uint32_t sequence) const {
    std::int32_t shift = base_;
    for (const Edit& edit : edits_) {
      if (is_behind(sequence, edit.end)) shift += edit.delta;
    }
    return sequence + static_cast<std::uint32_t>(shift);
  }
  /// An acknowledgement of the receiver as the sender counts.
  [[nodiscard]] std::uint32_t to_sender(std::uint32_t acknowledgement) const {
    std::int32_t shift = base_;
    for (const Edit& edit : edits_) {
      const std::int32_t next = shift + edit.delta;
      if (is_behind(acknowledgement, edit.end + static_cast<std::uint32_t>(next))) shift = next;
    }
    return acknowledgement - static_cast<std::uint32_t>(shift);
  }
  [[nodiscard]] bool is_empty() const { return base_ == 0 && edits_.empty(); }

 private:
  static constexpr std::size_t kKept = 32;
  struct Edit {
    std::uint32_t end = 0;
    std::int32_t delta = 0;
  };
  static bool is_behind(std::uint32_t sequence, std::uint32_t end) {
    return static_cast<std::int32_t>(sequence - end) >= 0;
  }

  std::int32_t base_ = 0;
  std::vector<Edit> edits_;  ///< in the order in which they came
};

}  // namespace drawbridge::fw
