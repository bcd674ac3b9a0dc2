// SPDX-License-Identifier: GPL-3.0-or-later
// A sticky big-endian reader: after the first overrun every read yields zero and ok() is false, so a codec has
// one error branch at its end and no way past the end of the octets.
#pragma once

#include "base/bytes.h"

namespace drawbridge {

class Reader {
 public:
  explicit Reader(ByteView octets) : octets_(octets) {}

  [[nodiscard]] std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  [[nodiscard]] std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
  [[nodiscard]] std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
  [[nodiscard]] std::uint64_t u64() { return number(8); }

  /// A view on the next `size` octets; an empty view and a failed reader if there are fewer.
  [[nodiscard]] ByteView take(std::size_t size) {
    if (!ok_ || size > octets_.size() - position_) {
      ok_ = false;
      return {};
    }
    const ByteView part = octets_.subspan(position_, size);
    position_ += size;
    return part;
  }
  /// All that is left; empty after a failure.
  [[nodiscard]] ByteView rest() { return take(remaining()); }
  void skip(std::size_t size) { (void)take(size); }

  /// Marks the reader as failed: used by codecs for a value that cannot be.
  void fail() { ok_ = false; }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] std::size_t remaining() const { return ok_ ? octets_.size() - position_ : 0; }
  [[nodiscard]] bool at_end() const { return remaining() == 0; }
  [[nodiscard]] std::size_t position() const { return position_; }

 private:
  std::uint64_t number(std::size_t size) {
    std::uint64_t value = 0;
    for (const std::uint8_t octet : take(size)) value = value << 8 | octet;
    return value;
  }

  ByteView octets_;
  std::size_t position_ = 0;
  bool ok_ = true;
};

}  // namespace drawbridge
