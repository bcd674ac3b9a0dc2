// SPDX-License-Identifier: GPL-3.0-or-later
// A growing big-endian writer. Lengths that are known only afterwards are reserved and patched.
#pragma once

#include "base/bytes.h"

namespace drawbridge {

class Writer {
 public:
  void u8(std::uint8_t value) { out_.push_back(value); }
  void u16(std::uint16_t value) {
    u8(static_cast<std::uint8_t>(value >> 8));
    u8(static_cast<std::uint8_t>(value));
  }
  void u32(std::uint32_t value) {
    u16(static_cast<std::uint16_t>(value >> 16));
    u16(static_cast<std::uint16_t>(value));
  }
  void u64(std::uint64_t value) {
    u32(static_cast<std::uint32_t>(value >> 32));
    u32(static_cast<std::uint32_t>(value));
  }
  void bytes(ByteView octets) { append(out_, octets); }
  void zeros(std::size_t count) { out_.insert(out_.end(), count, std::uint8_t{0}); }

  [[nodiscard]] std::size_t size() const { return out_.size(); }
  /// Overwrites the octet(s) at `position`, which must have been written before.
  void patch_u8(std::size_t position, std::uint8_t value) { out_.at(position) = value; }
  void patch_u16(std::size_t position, std::uint16_t value) {
    out_.at(position) = static_cast<std::uint8_t>(value >> 8);
    out_.at(position + 1) = static_cast<std::uint8_t>(value);
  }
  void patch_u32(std::size_t position, std::uint32_t value) {
    patch_u16(position, static_cast<std::uint16_t>(value >> 16));
    patch_u16(position + 2, static_cast<std::uint16_t>(value));
  }
  [[nodiscard]] const Bytes& view() const { return out_; }
  [[nodiscard]] Bytes take() { return std::move(out_); }

 private:
  Bytes out_;
};

}  // namespace drawbridge
