// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rsa.h"

#include <openssl/decoder.h>
#include <openssl/encoder.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <cstring>

#include "crypto/library.h"
#include "crypto/openssl_objects.h"

namespace drawbridge::crypto {

namespace {

constexpr std::size_t kMostKeyOctets = 65536;

/// The library asks for the password of an encrypted key. None: it may not ask at the terminal either.
int give_password(char* buffer, int size, int /*for_writing*/, void* user) {
  const auto* const password = static_cast<const Secret*>(user);
  if (password->empty() || password->size() > static_cast<std::size_t>(size)) return -1;
  std::memcpy(buffer, password->reveal().data(), password->size());
  return static_cast<int>(password->size());
}

bool is_pem(ByteView octets) {
  constexpr std::string_view kBegin = "-----BEGIN ";
  return std::search(octets.begin(), octets.end(), kBegin.begin(), kBegin.end()) != octets.end();
}

bool mentions(ByteView octets, std::string_view text) {
  return std::search(octets.begin(), octets.end(), text.begin(), text.end()) != octets.end();
}

Pkey decode(ByteView octets, const Secret& password) {
  if (is_pem(octets)) {
    const Bio bio = bio_of(octets);
    if (!bio) return nullptr;
    return Pkey(PEM_read_bio_PrivateKey_ex(bio.get(), nullptr, give_password,
                                           const_cast<Secret*>(&password),  // only read
                                           library_context(), nullptr));
  }
  const auto* at = octets.data();
  return Pkey(
      d2i_AutoPrivateKey_ex(nullptr, &at, static_cast<long>(octets.size()), library_context(), nullptr));
}

Bytes public_der(const EVP_PKEY* key) {
  return der_of(key, [](const EVP_PKEY* k, std::uint8_t** out) { return i2d_PUBKEY(k, out); });
}

Secret private_der(const EVP_PKEY* key) {
  PKCS8_PRIV_KEY_INFO* const info = EVP_PKEY2PKCS8(key);
  if (info == nullptr) return {};
  Secret out(der_of(
      info, [](const PKCS8_PRIV_KEY_INFO* i, std::uint8_t** at) { return i2d_PKCS8_PRIV_KEY_INFO(i, at); }));
  PKCS8_PRIV_KEY_INFO_free(info);
  return out;
}

/// Room for the encoded message: 0x00 0x01, at least eight 0xFF, 0x00 (RFC 8017 section 9.2).
constexpr std::size_t kPadding = 11;

}  // namespace

KeyFitness fitness(const EVP_PKEY* key) {
  if (key == nullptr || EVP_PKEY_is_a(key, "RSA") != 1) return KeyFitness::not_rsa;
  BIGNUM* n = nullptr;
  BIGNUM* e = nullptr;
  (void)EVP_PKEY_get_bn_param(key, "n", &n);
  (void)EVP_PKEY_get_bn_param(key, "e", &e);
  const bool fit = n != nullptr && e != nullptr && BN_is_odd(n) && BN_num_bits(n) >= kLeastRsaBits &&
                   BN_num_bits(n) <= kMostRsaBits && BN_is_odd(e) && !BN_is_one(e) && BN_num_bits(e) <= 64;
  BN_free(n);
  BN_free(e);
  return fit ? KeyFitness::fit : KeyFitness::weak;
}

Result<RsaPrivateKey, KeyError> RsaPrivateKey::read(ByteView octets, const Secret& password) {
  if (octets.empty() || octets.size() > kMostKeyOctets) return failure(KeyError::malformed);
  const Pkey key = decode(octets, password);
  ERR_clear_error();
  if (!key) return failure(mentions(octets, "ENCRYPTED") ? KeyError::wrong_password : KeyError::malformed);
  switch (fitness(key.get())) {
    case KeyFitness::not_rsa:
      return failure(KeyError::not_rsa);
    case KeyFitness::weak:
      return failure(KeyError::weak);
    case KeyFitness::fit:
      break;
  }
  RsaPrivateKey out;
  out.pkcs8_ = private_der(key.get());
  out.public_key_ = public_der(key.get());
  out.bits_ = EVP_PKEY_get_bits(key.get());
  if (out.pkcs8_.empty() || out.public_key_.empty()) return failure(KeyError::failed);
  return out;
}

Result<RsaPrivateKey, KeyError> RsaPrivateKey::generate(int bits) {
  if (bits < 2048 || bits > 8192) return failure(KeyError::weak);
  const PkeyContext context(EVP_PKEY_CTX_new_from_name(library_context(), "RSA", nullptr));
  EVP_PKEY* made = nullptr;
  const bool done = context && EVP_PKEY_keygen_init(context.get()) == 1 &&
                    EVP_PKEY_CTX_set_rsa_keygen_bits(context.get(), bits) == 1 &&
                    EVP_PKEY_generate(context.get(), &made) == 1;
  const Pkey key(made);
  ERR_clear_error();
  if (!done) return failure(KeyError::failed);
  return read(private_der(key.get()).reveal());
}

Result<Bytes, KeyError> RsaPrivateKey::sign_hash(ByteView hash) const {
  const Pkey key = decode(pkcs8_.reveal(), {});
  if (!key || hash.empty() || hash.size() + kPadding > static_cast<std::size_t>((bits_ + 7) / 8))
    return failure(KeyError::failed);
  const PkeyContext context(EVP_PKEY_CTX_new_from_pkey(library_context(), key.get(), nullptr));
  // No signature digest is set: the octets are padded as they are.
  std::size_t size = 0;
  const bool ready = context && EVP_PKEY_sign_init(context.get()) == 1 &&
                     EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1 &&
                     EVP_PKEY_sign(context.get(), nullptr, &size, hash.data(), hash.size()) == 1;
  Bytes out(size);
  const bool done = ready && EVP_PKEY_sign(context.get(), out.data(), &size, hash.data(), hash.size()) == 1;
  ERR_clear_error();
  if (!done) return failure(KeyError::failed);
  out.resize(size);
  return out;
}

Result<Bytes, KeyError> RsaPrivateKey::encrypted_pem(const Secret& password) const {
  if (password.empty()) return failure(KeyError::wrong_password);
  const Pkey key = decode(pkcs8_.reveal(), {});
  const Bio bio = secret_bio();
  if (!key || !bio) return failure(KeyError::failed);
  OSSL_ENCODER_CTX* const encoder =
      OSSL_ENCODER_CTX_new_for_pkey(key.get(), EVP_PKEY_KEYPAIR, "PEM", "EncryptedPrivateKeyInfo", nullptr);
  const bool done =
      encoder != nullptr && OSSL_ENCODER_CTX_set_cipher(encoder, "AES-256-CBC", nullptr) == 1 &&
      OSSL_ENCODER_CTX_set_passphrase(encoder, password.reveal().data(), password.size()) == 1 &&
      OSSL_ENCODER_to_bio(encoder, bio.get()) == 1;
  OSSL_ENCODER_CTX_free(encoder);
  ERR_clear_error();
  if (!done) return failure(KeyError::failed);
  return octets_of(bio.get());
}

Result<Bytes, KeyError> RsaPrivateKey::clear_pem() const {
  const Bio bio = secret_bio();
  if (!bio || PEM_write_bio(bio.get(), PEM_STRING_PKCS8INF, "", pkcs8_.reveal().data(),
                            static_cast<long>(pkcs8_.size())) <= 0) {
    ERR_clear_error();
    return failure(KeyError::failed);
  }
  return octets_of(bio.get());
}

bool verify_hash(ByteView public_key, ByteView hash, ByteView signature) {
  const auto* at = public_key.data();
  const Pkey key(
      d2i_PUBKEY_ex(nullptr, &at, static_cast<long>(public_key.size()), library_context(), nullptr));
  if (fitness(key.get()) != KeyFitness::fit || hash.empty()) {
    ERR_clear_error();
    return false;
  }
  const auto size = static_cast<std::size_t>(EVP_PKEY_get_size(key.get()));
  if (signature.size() != size || hash.size() + kPadding > size) return false;
  // The bare power of the signature is compared with the one block that the signer may have padded: no
  // parsing of padding, which others got wrong (wire.md 7).
  const PkeyContext context(EVP_PKEY_CTX_new_from_pkey(library_context(), key.get(), nullptr));
  Bytes block(size);
  std::size_t recovered = size;
  const bool done = context && EVP_PKEY_verify_recover_init(context.get()) == 1 &&
                    EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1 &&
                    EVP_PKEY_verify_recover(context.get(), block.data(), &recovered, signature.data(),
                                            signature.size()) == 1;
  ERR_clear_error();
  if (!done || recovered != size) return false;
  Bytes expected(size, 0xFF);
  expected[0] = 0x00;
  expected[1] = 0x01;
  expected[size - hash.size() - 1] = 0x00;
  std::copy(hash.begin(), hash.end(), expected.end() - static_cast<std::ptrdiff_t>(hash.size()));
  return constant_time_equal(block, expected);
}

}  // namespace drawbridge::crypto
