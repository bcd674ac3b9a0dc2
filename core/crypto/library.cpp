// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/library.h"

#include <fmt/format.h>
#include <openssl/provider.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace drawbridge::crypto {

namespace {

/// Lives as long as the process: contexts in static objects may still refer to it at exit.
struct Library {
  OSSL_LIB_CTX* context = nullptr;
  std::array<EVP_MD*, 5> digests{};
  EVP_CIPHER* des = nullptr;
  EVP_CIPHER* des3 = nullptr;
  EVP_CIPHER* aes128 = nullptr;
  EVP_CIPHER* aes192 = nullptr;
  EVP_CIPHER* aes256 = nullptr;
  std::array<EVP_CIPHER*, 3> gcm{};  ///< 128, 192 and 256 bits

  Library() {
    context = OSSL_LIB_CTX_new();
    if (context == nullptr || OSSL_PROVIDER_load(context, "default") == nullptr) end("the default provider");
    const std::array<const char*, 5> names{"MD5", "SHA1", "SHA256", "SHA384", "SHA512"};
    for (std::size_t i = 0; i < names.size(); ++i) {
      digests[i] = EVP_MD_fetch(context, names[i], nullptr);
      if (digests[i] == nullptr) end(names[i]);
    }
    des3 = EVP_CIPHER_fetch(context, "DES-EDE3-CBC", nullptr);
    aes128 = EVP_CIPHER_fetch(context, "AES-128-CBC", nullptr);
    aes192 = EVP_CIPHER_fetch(context, "AES-192-CBC", nullptr);
    aes256 = EVP_CIPHER_fetch(context, "AES-256-CBC", nullptr);
    if (des3 == nullptr) end("DES-EDE3-CBC");
    if (aes128 == nullptr || aes192 == nullptr || aes256 == nullptr) end("AES-CBC");
    const std::array<const char*, 3> gcm_names{"AES-128-GCM", "AES-192-GCM", "AES-256-GCM"};
    for (std::size_t i = 0; i < gcm.size(); ++i) {
      gcm[i] = EVP_CIPHER_fetch(context, gcm_names[i], nullptr);
      if (gcm[i] == nullptr) end(gcm_names[i]);
    }
    // May be missing on a machine; then DES comes from 3DES.
    if (OSSL_PROVIDER_load(context, "legacy") != nullptr) des = EVP_CIPHER_fetch(context, "DES-CBC", nullptr);
  }

  [[noreturn]] static void end(const char* what) {
    fmt::print(stderr, "OpenSSL does not have {}\n", what);
    std::abort();
  }
};

const Library& library() {
  static const Library* const instance = new Library;
  return *instance;
}

}  // namespace

const EVP_MD* fetched_digest(HashAlgorithm algorithm) {
  return library().digests[static_cast<std::size_t>(algorithm)];
}

const EVP_CIPHER* fetched_cipher(const CipherSpec& spec, DesSource source) {
  const Library& lib = library();
  switch (spec.algorithm) {
    case CipherAlgorithm::null:
      return nullptr;
    case CipherAlgorithm::des_cbc:
      if (source == DesSource::triple_des) return lib.des3;
      if (source == DesSource::legacy_provider) return lib.des;
      return lib.des != nullptr ? lib.des : lib.des3;
    case CipherAlgorithm::des3_cbc:
      return lib.des3;
    case CipherAlgorithm::aes_cbc:
      if (spec.key_bits == 128) return lib.aes128;
      if (spec.key_bits == 192) return lib.aes192;
      if (spec.key_bits == 256) return lib.aes256;
      return nullptr;
    case CipherAlgorithm::aes_gcm:
      return is_supported(spec) ? lib.gcm[static_cast<std::size_t>(spec.key_bits - 128) / 64] : nullptr;
  }
  return nullptr;
}

OSSL_LIB_CTX* library_context() {
  return library().context;
}

bool legacy_des_available() {
  return library().des != nullptr;
}

}  // namespace drawbridge::crypto
