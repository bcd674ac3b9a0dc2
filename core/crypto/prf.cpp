// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/prf.h"

namespace drawbridge::crypto {

Bytes prf(HashAlgorithm algorithm, ByteView key, std::initializer_list<ByteView> parts) {
  return hmac(algorithm, key, parts);
}

Secret prf_secret(HashAlgorithm algorithm, ByteView key, std::initializer_list<ByteView> parts) {
  return hmac_secret(algorithm, key, parts);
}

Bytes expand_key(HashAlgorithm algorithm, ByteView skeyid_e, std::size_t size) {
  if (skeyid_e.size() >= size) return to_bytes(skeyid_e.first(size));
  const std::uint8_t zero = 0;
  Secret last = prf_secret(algorithm, skeyid_e, {ByteView(&zero, 1)});
  Bytes key;
  key.reserve(size + kMaxHashSize);  // so that no copy of it is left behind by growing
  append(key, last.reveal());
  while (key.size() < size) {
    last = prf_secret(algorithm, skeyid_e, {last.reveal()});
    append(key, last.reveal());
  }
  key.resize(size);
  return key;
}

Secret expand_key_secret(HashAlgorithm algorithm, ByteView skeyid_e, std::size_t size) {
  return Secret(expand_key(algorithm, skeyid_e, size));
}

}  // namespace drawbridge::crypto
