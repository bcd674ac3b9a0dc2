// SPDX-License-Identifier: GPL-3.0-or-later
// A bounded ring between two threads: one pushes, one pops, neither waits.
#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace drawbridge {

template <typename T>
class Ring {
 public:
  /// Room for at least `capacity` items.
  explicit Ring(std::size_t capacity) : slots_(std::bit_ceil(capacity)) {}

  /// Producer only. False, and `item` untouched, if there is no room.
  [[nodiscard]] bool push(T&& item) {
    const std::size_t tail = tail_.load(std::memory_order_relaxed);
    if (tail - head_.load(std::memory_order_acquire) == slots_.size()) return false;
    slots_[tail & (slots_.size() - 1)] = std::move(item);
    tail_.store(tail + 1, std::memory_order_release);
    return true;
  }
  /// Consumer only.
  [[nodiscard]] std::optional<T> pop() {
    const std::size_t head = head_.load(std::memory_order_relaxed);
    if (head == tail_.load(std::memory_order_acquire)) return std::nullopt;
    std::optional<T>& slot = slots_[head & (slots_.size() - 1)];
    std::optional<T> item = std::exchange(slot, std::nullopt);
    head_.store(head + 1, std::memory_order_release);
    return item;
  }
  /// A snapshot; exact for the consumer's question "is there anything".
  [[nodiscard]] bool empty() const {
    return head_.load(std::memory_order_acquire) == tail_.load(std::memory_order_acquire);
  }

 private:
  std::vector<std::optional<T>> slots_;
  // Apart, so that the two threads do not share a cache line.
  alignas(64) std::atomic<std::size_t> head_{0};
  alignas(64) std::atomic<std::size_t> tail_{0};
};

}  // namespace drawbridge
