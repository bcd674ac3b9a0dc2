// SPDX-License-Identifier: GPL-3.0-or-later
#include "ike/keymat.h"

#include "base/writer.h"
#include "crypto/prf.h"

namespace drawbridge::ike {

namespace {

constexpr std::uint8_t kProtocolEsp = 3;

std::array<std::uint8_t, 4> octets_of(std::uint32_t value) {
  return {static_cast<std::uint8_t>(value >> 24), static_cast<std::uint8_t>(value >> 16),
          static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)};
}

}  // namespace

std::optional<Phase1Keys> derive_phase1(const Phase1Inputs& in) {
  const auto prf = [&](const Secret& key, std::initializer_list<ByteView> parts) {
    return crypto::prf_secret(in.hash, key.reveal(), parts);
  };
  const std::uint8_t zero = 0;
  const std::uint8_t one = 1;
  const std::uint8_t two = 2;
  Phase1Keys keys;
  if (in.has_pre_shared_key) {
    keys.skeyid = crypto::prf_secret(in.hash, in.pre_shared_key, {in.nonce_i, in.nonce_r});
  } else {
    Bytes nonces = to_bytes(in.nonce_i);
    append(nonces, in.nonce_r);
    keys.skeyid = crypto::prf_secret(in.hash, nonces, {in.g_xy});
  }
  keys.skeyid_d = prf(keys.skeyid, {in.g_xy, in.cookie_i, in.cookie_r, ByteView(&zero, 1)});
  keys.skeyid_a =
      prf(keys.skeyid, {keys.skeyid_d.reveal(), in.g_xy, in.cookie_i, in.cookie_r, ByteView(&one, 1)});
  keys.skeyid_e =
      prf(keys.skeyid, {keys.skeyid_a.reveal(), in.g_xy, in.cookie_i, in.cookie_r, ByteView(&two, 1)});
  keys.cipher_key = crypto::expand_key_secret(in.hash, keys.skeyid_e.reveal(), crypto::key_size(in.cipher));
  if (crypto::is_weak_key(in.cipher, keys.cipher_key.reveal())) return std::nullopt;
  keys.iv = crypto::hash(in.hash, {in.g_xi, in.g_xr});
  keys.iv.resize(crypto::block_size(in.cipher));
  return keys;
}

Bytes phase1_hash(crypto::HashAlgorithm hash, ByteView skeyid, ByteView g_own, ByteView g_other,
                  const wire::Cookie& own, const wire::Cookie& other, ByteView sa_i_b, ByteView id_b) {
  return crypto::prf(hash, skeyid, {g_own, g_other, own, other, sa_i_b, id_b});
}

Bytes message_iv(crypto::HashAlgorithm hash, ByteView last_phase1_block, std::uint32_t message_id,
                 std::size_t block_size) {
  Bytes iv = crypto::hash(hash, {last_phase1_block, octets_of(message_id)});
  iv.resize(block_size);
  return iv;
}

Bytes hash_1(crypto::HashAlgorithm hash, ByteView skeyid_a, std::uint32_t message_id, ByteView rest) {
  return crypto::prf(hash, skeyid_a, {octets_of(message_id), rest});
}

Bytes hash_2(crypto::HashAlgorithm hash, ByteView skeyid_a, std::uint32_t message_id, ByteView nonce_i,
             ByteView rest) {
  return crypto::prf(hash, skeyid_a, {octets_of(message_id), nonce_i, rest});
}

Bytes hash_3(crypto::HashAlgorithm hash, ByteView skeyid_a, std::uint32_t message_id, ByteView nonce_i,
             ByteView nonce_r) {
  const std::uint8_t zero = 0;
  return crypto::prf(hash, skeyid_a, {ByteView(&zero, 1), octets_of(message_id), nonce_i, nonce_r});
}

Secret keymat(crypto::HashAlgorithm hash, ByteView skeyid_d, ByteView g_xy, std::uint32_t spi,
              ByteView nonce_i, ByteView nonce_r, std::size_t size) {
  const std::uint8_t protocol = kProtocolEsp;
  Bytes all;
  all.reserve(size + crypto::kMaxHashSize);  // no reallocation may leave key octets behind
  Secret block;
  while (all.size() < size) {
    block = crypto::prf_secret(
        hash, skeyid_d, {block.reveal(), g_xy, ByteView(&protocol, 1), octets_of(spi), nonce_i, nonce_r});
    append(all, block.reveal());
  }
  wipe(ByteSpan(all).subspan(size));
  all.resize(size);
  return Secret(std::move(all));
}

}  // namespace drawbridge::ike
