// SPDX-License-Identifier: GPL-3.0-or-later
#include "esp/sa.h"

#include <algorithm>

#include "wire/esp_header.h"
#include "wire/ipv4.h"
#include "wire/udp.h"

namespace drawbridge::esp {

namespace {

using crypto::CipherAlgorithm;
using crypto::CipherSpec;

constexpr std::size_t kTrailerSize = 2;  // pad length, next header

/// Everything but padding and inner packet.
std::size_t fixed_overhead(const CipherSpec& cipher, AuthAlgorithm auth, bool udp) {
  return wire::kIpv4HeaderSize + (udp ? wire::kUdpHeaderSize : 0) + wire::kEspHeaderSize +
         crypto::iv_size(cipher) + kTrailerSize + icv_size(cipher, auth);
}

}  // namespace

std::size_t key_size(AuthAlgorithm algorithm) {
  const auto hash = hash_of(algorithm);
  return hash ? crypto::hash_size(*hash) : 0;
}

std::size_t icv_size(AuthAlgorithm algorithm) {
  switch (algorithm) {
    case AuthAlgorithm::none:
      return 0;
    case AuthAlgorithm::hmac_md5_96:
    case AuthAlgorithm::hmac_sha1_96:
      return 12;
    case AuthAlgorithm::hmac_sha2_256_128:
      return 16;
    case AuthAlgorithm::hmac_sha2_384_192:
      return 24;
    case AuthAlgorithm::hmac_sha2_512_256:
      return 32;
  }
  return 0;
}

std::size_t icv_size(const CipherSpec& cipher, AuthAlgorithm algorithm) {
  return crypto::is_combined(cipher) ? crypto::kGcmTagSize : icv_size(algorithm);
}

bool authenticates(const CipherSpec& cipher, AuthAlgorithm algorithm) {
  return crypto::is_combined(cipher) || algorithm != AuthAlgorithm::none;
}

std::optional<crypto::HashAlgorithm> hash_of(AuthAlgorithm algorithm) {
  switch (algorithm) {
    case AuthAlgorithm::none:
      return std::nullopt;
    case AuthAlgorithm::hmac_md5_96:
      return crypto::HashAlgorithm::md5;
    case AuthAlgorithm::hmac_sha1_96:
      return crypto::HashAlgorithm::sha1;
    case AuthAlgorithm::hmac_sha2_256_128:
      return crypto::HashAlgorithm::sha256;
    case AuthAlgorithm::hmac_sha2_384_192:
      return crypto::HashAlgorithm::sha384;
    case AuthAlgorithm::hmac_sha2_512_256:
      return crypto::HashAlgorithm::sha512;
  }
  return std::nullopt;
}

std::string_view transform_name(const CipherSpec& cipher) {
  switch (cipher.algorithm) {
    case CipherAlgorithm::null:
      return "esp-null";
    case CipherAlgorithm::des_cbc:
      return "esp-des";
    case CipherAlgorithm::des3_cbc:
      return "esp-3des";
    case CipherAlgorithm::aes_cbc:
      if (cipher.key_bits == 192) return "esp-aes-192";
      return cipher.key_bits == 256 ? "esp-aes-256" : "esp-aes";
    case CipherAlgorithm::aes_gcm:
      if (cipher.key_bits == 192) return "esp-gcm 192";
      return cipher.key_bits == 256 ? "esp-gcm 256" : "esp-gcm 128";
  }
  return "";
}

std::string_view transform_name(AuthAlgorithm algorithm) {
  switch (algorithm) {
    case AuthAlgorithm::none:
      return "";
    case AuthAlgorithm::hmac_md5_96:
      return "esp-md5-hmac";
    case AuthAlgorithm::hmac_sha1_96:
      return "esp-sha-hmac";
    case AuthAlgorithm::hmac_sha2_256_128:
      return "esp-sha256-hmac";
    case AuthAlgorithm::hmac_sha2_384_192:
      return "esp-sha384-hmac";
    case AuthAlgorithm::hmac_sha2_512_256:
      return "esp-sha512-hmac";
  }
  return "";
}

std::optional<SaError> check(const SaParams& params) {
  if (params.spi < wire::kFirstFreeSpi) return SaError::reserved_spi;
  if (!crypto::is_supported(params.cipher)) return SaError::unsupported_cipher;
  if (params.encryption_key.size() != crypto::key_size(params.cipher) ||
      params.authentication_key.size() != key_size(params.auth)) {
    return SaError::bad_key_size;
  }
  if (crypto::is_combined(params.cipher) && params.auth != AuthAlgorithm::none)
    return SaError::two_authentications;
  if (params.auth == AuthAlgorithm::none && (params.cipher.algorithm == CipherAlgorithm::aes_cbc ||
                                             params.cipher.algorithm == CipherAlgorithm::null)) {
    return SaError::no_authentication;
  }
  if (crypto::is_weak_key(params.cipher, params.encryption_key.reveal())) return SaError::weak_key;
  return std::nullopt;
}

std::size_t max_overhead(const CipherSpec& cipher, AuthAlgorithm auth, bool udp) {
  const std::size_t unit = std::max<std::size_t>(crypto::block_size(cipher), 4);
  return fixed_overhead(cipher, auth, udp) + unit - 1;
}

std::size_t inner_mtu(std::size_t path_mtu, const CipherSpec& cipher, AuthAlgorithm auth, bool udp) {
  const std::size_t unit = std::max<std::size_t>(crypto::block_size(cipher), 4);
  const std::size_t around = fixed_overhead(cipher, auth, udp) - kTrailerSize;
  if (path_mtu < around + unit) return 0;
  return (path_mtu - around) / unit * unit - kTrailerSize;
}

}  // namespace drawbridge::esp
