// SPDX-License-Identifier: GPL-3.0-or-later
// Owners of OpenSSL's objects, for this room's .cpp files only.
#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>

#include <memory>

#include "base/bytes.h"

namespace drawbridge::crypto {

template <auto Free>
struct FreeWith {
  template <typename T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Number = std::unique_ptr<BIGNUM, FreeWith<BN_clear_free>>;
using Work = std::unique_ptr<BN_CTX, FreeWith<BN_CTX_free>>;
using Bio = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using Pkey = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, FreeWith<EVP_PKEY_CTX_free>>;
using X509Object = std::unique_ptr<X509, FreeWith<X509_free>>;
using X509CrlObject = std::unique_ptr<X509_CRL, FreeWith<X509_CRL_free>>;

/// A stack that owns what is in it.
struct FreeCertificates {
  void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};
using X509Stack = std::unique_ptr<STACK_OF(X509), FreeCertificates>;

[[nodiscard]] inline Bio bio_of(ByteView octets) {
  return Bio(BIO_new_mem_buf(octets.data(), static_cast<int>(octets.size())));
}
/// A memory to write into that wipes itself.
[[nodiscard]] inline Bio secret_bio() {
  return Bio(BIO_new(BIO_s_secmem()));
}
[[nodiscard]] inline Bytes octets_of(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  if (size <= 0 || data == nullptr) return {};
  const auto* const first = reinterpret_cast<const std::uint8_t*>(data);
  return Bytes(first, first + size);
}
/// DER by one of the i2d functions.
template <typename T, typename Write>
[[nodiscard]] Bytes der_of(const T* object, Write write) {
  const int size = write(object, nullptr);
  if (size <= 0) return {};
  Bytes out(static_cast<std::size_t>(size));
  std::uint8_t* at = out.data();
  if (write(object, &at) != size) return {};
  return out;
}

/// A key that read or generated octets yield, checked: RSA with fit numbers, or what is wrong with it.
enum class KeyFitness : std::uint8_t { fit, not_rsa, weak };
/// wire.md 7, signature verification: an odd modulus of 1024 bits or more, an odd exponent of 3 or more.
[[nodiscard]] KeyFitness fitness(const EVP_PKEY* key);

}  // namespace drawbridge::crypto
