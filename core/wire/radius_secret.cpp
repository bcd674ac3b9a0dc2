// SPDX-License-Identifier: GPL-3.0-or-later
// What RADIUS does with the shared secret: hidden passwords and authenticators (RFC 2865 sections 3 and 5.2).
#include <algorithm>

#include "base/writer.h"
#include "wire/radius_packet.h"

namespace drawbridge::wire {

namespace {

constexpr std::size_t kBlock = 16;
constexpr std::size_t kMaxPassword = 128;

/// MD5(secret, before): what one block is combined with.
std::array<std::uint8_t, 16> mask(const Secret& secret, ByteView before, const Md5Function& md5) {
  Bytes input = concat({secret.reveal(), before});
  const auto result = md5(input);
  wipe(input);
  return result;
}

}  // namespace

Bytes hide_radius_password(const Secret& password, const Secret& secret, const RadiusAuthenticator& request,
                           const Md5Function& md5) {
  const ByteView kept = password.reveal().first(std::min(password.size(), kMaxPassword));
  Bytes octets = to_bytes(kept);
  octets.resize(std::max<std::size_t>(kBlock, (kept.size() + kBlock - 1) / kBlock * kBlock), 0);
  ByteView before = request;
  for (std::size_t position = 0; position < octets.size(); position += kBlock) {
    const auto with = mask(secret, before, md5);
    for (std::size_t i = 0; i < kBlock; ++i) octets[position + i] ^= with[i];
    before = ByteView(octets).subspan(position, kBlock);
  }
  return octets;
}

std::optional<Secret> reveal_radius_password(ByteView hidden, const Secret& secret,
                                             const RadiusAuthenticator& request, const Md5Function& md5) {
  if (hidden.empty() || hidden.size() > kMaxPassword || hidden.size() % kBlock != 0) return std::nullopt;
  Bytes octets = to_bytes(hidden);
  ByteView before = request;
  for (std::size_t position = 0; position < octets.size(); position += kBlock) {
    const auto with = mask(secret, before, md5);
    for (std::size_t i = 0; i < kBlock; ++i) octets[position + i] ^= with[i];
    before = hidden.subspan(position, kBlock);
  }
  while (!octets.empty() && octets.back() == 0) octets.pop_back();
  return Secret(std::move(octets));
}

RadiusAuthenticator radius_authenticator(ByteView packet, const RadiusAuthenticator& request,
                                         const Secret& secret, const Md5Function& md5) {
  const std::size_t head = std::min<std::size_t>(4, packet.size());
  const std::size_t attributes = std::min(kRadiusHeaderSize, packet.size());
  Bytes input = concat({packet.first(head), request, packet.subspan(attributes), secret.reveal()});
  const auto result = md5(input);
  wipe(input);
  return result;
}

namespace {

/// HMAC (RFC 2104) over the packet as it is signed: its Message-Authenticator zero, `authenticator` in its
/// header.
std::array<std::uint8_t, 16> signature(ByteView packet, std::size_t offset,
                                       const RadiusAuthenticator& authenticator, const Secret& secret,
                                       const Md5Function& md5) {
  constexpr std::size_t block = 64;
  constexpr std::size_t size = 16;
  Bytes copy = to_bytes(packet);
  patch_radius_authenticator(copy, authenticator);
  std::fill_n(copy.begin() + static_cast<std::ptrdiff_t>(offset), size, std::uint8_t{0});
  Bytes key = to_bytes(secret.reveal());
  if (key.size() > block) {
    const auto digest = md5(key);
    wipe(key);
    key.assign(digest.begin(), digest.end());
  }
  key.resize(block, 0);
  const auto keyed = [&](std::uint8_t mask, ByteView octets) {
    Bytes input = key;
    for (std::uint8_t& octet : input) octet ^= mask;
    append(input, octets);
    const auto digest = md5(input);
    wipe(input);
    return digest;
  };
  constexpr std::uint8_t inner = 0x36;
  constexpr std::uint8_t outer = 0x5C;
  const auto result = keyed(outer, keyed(inner, copy));
  wipe(key);
  return result;
}

}  // namespace

void sign_radius(ByteSpan packet, const RadiusAuthenticator& authenticator, const Secret& secret,
                 const Md5Function& md5) {
  const auto offset = message_authenticator_offset(packet);
  if (!offset) return;
  const auto value = signature(packet, *offset, authenticator, secret, md5);
  std::copy(value.begin(), value.end(), packet.begin() + static_cast<std::ptrdiff_t>(*offset));
}

std::optional<bool> radius_signature_fits(ByteView packet, const RadiusAuthenticator& authenticator,
                                          const Secret& secret, const Md5Function& md5) {
  const auto offset = message_authenticator_offset(packet);
  if (!offset) return std::nullopt;
  const auto expected = signature(packet, *offset, authenticator, secret, md5);
  return constant_time_equal(expected, packet.subspan(*offset, expected.size()));
}

void patch_radius_authenticator(ByteSpan packet, const RadiusAuthenticator& authenticator) {
  if (packet.size() < kRadiusHeaderSize) return;
  std::copy(authenticator.begin(), authenticator.end(), packet.begin() + 4);
}

}  // namespace drawbridge::wire
