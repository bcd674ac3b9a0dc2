// SPDX-License-Identifier: GPL-3.0-or-later
// Randomness is passed in: the system's for people, a seeded one for tests.
#pragma once

#include <array>

#include "base/bytes.h"

namespace drawbridge {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(ByteSpan octets) = 0;

  [[nodiscard]] Bytes bytes(std::size_t size);
  [[nodiscard]] std::uint32_t u32();
  [[nodiscard]] std::uint64_t u64();
  /// A number in 0..bound-1 without bias; bound must not be zero.
  [[nodiscard]] std::uint32_t below(std::uint32_t bound);
};

/// The kernel's generator (getrandom). Ends the program if the kernel refuses: nothing safe is left to do.
class SystemRandom final : public Random {
 public:
  void fill(ByteSpan octets) override;
};

/// xoshiro256**, seeded by splitmix64: the same octets for the same seed on every machine. Tests and lab only.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed);
  void fill(ByteSpan octets) override;

 private:
  std::uint64_t next();
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace drawbridge
