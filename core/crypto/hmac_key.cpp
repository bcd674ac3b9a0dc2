// SPDX-License-Identifier: GPL-3.0-or-later
// The one place with OpenSSL's older digest functions. EVP of OpenSSL 3.0 allocates whenever a digest is
// started or copied, which is twice per packet; these do not, and their state can be kept and restored.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/md5.h>
#include <openssl/sha.h>

#include <algorithm>
#include <span>

#include "crypto/hash.h"

namespace drawbridge::crypto {

namespace {

using State = HmacKey::State;

struct Md5 {
  using Context = MD5_CTX;
  static constexpr std::size_t kBlock = 64;
  static constexpr std::size_t kSize = 16;
  static void init(Context& c) { MD5_Init(&c); }
  static void update(Context& c, ByteView octets) { MD5_Update(&c, octets.data(), octets.size()); }
  static void final(Context& c, std::uint8_t* out) { MD5_Final(out, &c); }
  static State save(const Context& c) { return {c.A, c.B, c.C, c.D}; }
  static void restore(Context& c, const State& s) {
    c.A = static_cast<MD5_LONG>(s[0]);
    c.B = static_cast<MD5_LONG>(s[1]);
    c.C = static_cast<MD5_LONG>(s[2]);
    c.D = static_cast<MD5_LONG>(s[3]);
  }
};

struct Sha1 {
  using Context = SHA_CTX;
  static constexpr std::size_t kBlock = 64;
  static constexpr std::size_t kSize = 20;
  static void init(Context& c) { SHA1_Init(&c); }
  static void update(Context& c, ByteView octets) { SHA1_Update(&c, octets.data(), octets.size()); }
  static void final(Context& c, std::uint8_t* out) { SHA1_Final(out, &c); }
  static State save(const Context& c) { return {c.h0, c.h1, c.h2, c.h3, c.h4}; }
  static void restore(Context& c, const State& s) {
    c.h0 = static_cast<SHA_LONG>(s[0]);
    c.h1 = static_cast<SHA_LONG>(s[1]);
    c.h2 = static_cast<SHA_LONG>(s[2]);
    c.h3 = static_cast<SHA_LONG>(s[3]);
    c.h4 = static_cast<SHA_LONG>(s[4]);
  }
};

/// SHA-256, and with other types SHA-384 and SHA-512: the state is an array in all of them.
template <typename C, std::size_t Block, std::size_t Size, auto Init, auto Update, auto Final>
struct Sha2 {
  using Context = C;
  static constexpr std::size_t kBlock = Block;
  static constexpr std::size_t kSize = Size;
  static void init(Context& c) { Init(&c); }
  static void update(Context& c, ByteView octets) { Update(&c, octets.data(), octets.size()); }
  static void final(Context& c, std::uint8_t* out) { Final(out, &c); }
  static State save(const Context& c) {
    State s{};
    std::ranges::copy(c.h, s.begin());
    return s;
  }
  static void restore(Context& c, const State& s) {
    using Word = std::remove_extent_t<decltype(c.h)>;
    std::ranges::transform(s, std::begin(c.h), [](std::uint64_t word) { return static_cast<Word>(word); });
  }
};

using Sha256 = Sha2<SHA256_CTX, 64, 32, SHA256_Init, SHA256_Update, SHA256_Final>;
using Sha384 = Sha2<SHA512_CTX, 128, 48, SHA384_Init, SHA384_Update, SHA384_Final>;
using Sha512 = Sha2<SHA512_CTX, 128, 64, SHA512_Init, SHA512_Update, SHA512_Final>;

template <typename Hash>
State state_behind(ByteView pad, std::uint8_t mask) {
  std::array<std::uint8_t, Hash::kBlock> block{};
  std::ranges::copy(pad, block.begin());
  for (std::uint8_t& octet : block) octet ^= mask;
  typename Hash::Context context;
  Hash::init(context);
  Hash::update(context, block);
  const State state = Hash::save(context);
  wipe(block);
  return state;
}

/// The context as it was behind the first block: its state, and the count of bits so far.
template <typename Hash>
typename Hash::Context resume(const State& state) {
  typename Hash::Context context;
  Hash::init(context);
  Hash::restore(context, state);
  context.Nl = Hash::kBlock * 8;
  return context;
}

template <typename Hash>
void compute_with(const State& inner, const State& outer, ByteView octets, ByteSpan out) {
  std::array<std::uint8_t, Hash::kSize> digest;
  auto context = resume<Hash>(inner);
  Hash::update(context, octets);
  Hash::final(context, digest.data());
  context = resume<Hash>(outer);
  Hash::update(context, digest);
  Hash::final(context, digest.data());
  std::copy_n(digest.begin(), std::min(out.size(), digest.size()), out.begin());
}

template <typename Function>
void with_hash(HashAlgorithm algorithm, Function&& function) {
  switch (algorithm) {
    case HashAlgorithm::md5:
      return function.template operator()<Md5>();
    case HashAlgorithm::sha1:
      return function.template operator()<Sha1>();
    case HashAlgorithm::sha256:
      return function.template operator()<Sha256>();
    case HashAlgorithm::sha384:
      return function.template operator()<Sha384>();
    case HashAlgorithm::sha512:
      return function.template operator()<Sha512>();
  }
}

}  // namespace

HmacKey::HmacKey(HashAlgorithm algorithm, ByteView key) : algorithm_(algorithm) {
  const Secret pad(key.size() > hash_block_size(algorithm) ? hash(algorithm, {key}) : to_bytes(key));
  with_hash(algorithm, [&]<typename Hash>() {
    inner_ = state_behind<Hash>(pad.reveal(), 0x36);
    outer_ = state_behind<Hash>(pad.reveal(), 0x5C);
  });
}

HmacKey::~HmacKey() {
  for (State* state : {&inner_, &outer_}) {
    wipe({reinterpret_cast<std::uint8_t*>(state->data()), sizeof(State)});
  }
}

void HmacKey::compute(ByteView octets, ByteSpan out) const {
  with_hash(algorithm_, [&]<typename Hash>() { compute_with<Hash>(inner_, outer_, octets, out); });
}

}  // namespace drawbridge::crypto
