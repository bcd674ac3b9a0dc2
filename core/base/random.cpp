// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"

#include <sys/random.h>

#include <bit>
#include <cerrno>
#include <cstdlib>

namespace drawbridge {

Bytes Random::bytes(std::size_t size) {
  Bytes octets(size);
  fill(octets);
  return octets;
}

std::uint32_t Random::u32() {
  std::array<std::uint8_t, 4> o{};
  fill(o);
  return std::uint32_t{o[0]} << 24 | std::uint32_t{o[1]} << 16 | std::uint32_t{o[2]} << 8 | o[3];
}

std::uint64_t Random::u64() { return std::uint64_t{u32()} << 32 | u32(); }

std::uint32_t Random::below(std::uint32_t bound) {
  // Numbers of the last, incomplete run of `bound` would make small results likelier: draw again.
  const std::uint32_t limit = UINT32_MAX - UINT32_MAX % bound;
  std::uint32_t value = u32();
  while (value >= limit) value = u32();
  return value % bound;
}

void SystemRandom::fill(ByteSpan octets) {
  std::size_t done = 0;
  while (done < octets.size()) {
    const ssize_t got = getrandom(octets.data() + done, octets.size() - done, 0);
    if (got > 0) {
      done += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      std::abort();
    }
  }
}

SeededRandom::SeededRandom(std::uint64_t seed) {
  for (auto& word : state_) {
    seed += 0x9e3779b97f4a7c15U;
    std::uint64_t z = seed;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    word = z ^ (z >> 31);
  }
}

std::uint64_t SeededRandom::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t t = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= t;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

void SeededRandom::fill(ByteSpan octets) {
  std::size_t i = 0;
  while (i < octets.size()) {
    std::uint64_t word = next();
    for (int k = 0; k < 8 && i < octets.size(); ++k, word >>= 8) octets[i++] = static_cast<std::uint8_t>(word);
  }
}

}  // namespace drawbridge
