// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/password_hash.h"

#include <array>

#include "base/secret.h"
#include "crypto/hash.h"

namespace drawbridge::pix {
namespace {

constexpr std::string_view alphabet = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

std::string encode(std::array<std::uint8_t, 16> padded) {
  const Bytes digest = crypto::hash(crypto::HashAlgorithm::md5, {ByteView(padded)});
  wipe(padded);
  std::string out;
  for (std::size_t word = 0; word < 4; ++word) {
    std::uint32_t bits = digest[word * 4] | static_cast<std::uint32_t>(digest[word * 4 + 1]) << 8 |
                         static_cast<std::uint32_t>(digest[word * 4 + 2]) << 16;
    for (int i = 0; i < 4; ++i, bits >>= 6) out += alphabet[bits & 63];
  }
  return out;
}

}  // namespace

std::string password_hash(std::string_view password) {
  std::array<std::uint8_t, 16> padded{};
  for (std::size_t i = 0; i < padded.size() && i < password.size(); ++i) {
    padded[i] = static_cast<std::uint8_t>(password[i]);
  }
  return encode(padded);
}

std::string username_hash(std::string_view password, std::string_view user) {
  std::string text(password);
  text += user.substr(0, 4);
  auto hash = password_hash(text);
  for (auto& c : text) c = '\0';
  return hash;
}

bool password_matches(std::string_view password, std::string_view hash) {
  return constant_time_equal(as_bytes(password_hash(password)), as_bytes(hash));
}

}  // namespace drawbridge::pix
