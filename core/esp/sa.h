// SPDX-License-Identifier: GPL-3.0-or-later
// What has to be known of an ESP security association to install it (RFC 4301 section 4.4.2.1).
#pragma once

#include <optional>
#include <string_view>

#include "base/ip.h"
#include "base/secret.h"
#include "crypto/cipher.h"
#include "crypto/hash.h"
#include "esp/status.h"

namespace drawbridge::esp {

enum class AuthAlgorithm : std::uint8_t {
  none,
  hmac_md5_96,
  hmac_sha1_96,
  hmac_sha2_256_128,
  hmac_sha2_384_192,
  hmac_sha2_512_256,
};

/// Octets of the key: 0, 16, 20, 32, 48 or 64.
[[nodiscard]] std::size_t key_size(AuthAlgorithm algorithm);
/// Octets of the ICV on the wire: 0, 12, 12, 16, 24 or 32.
[[nodiscard]] std::size_t icv_size(AuthAlgorithm algorithm);
/// The same of a suite: a combined cipher has a tag of its own.
[[nodiscard]] std::size_t icv_size(const crypto::CipherSpec& cipher, AuthAlgorithm algorithm);
/// True if packets are protected against changes.
[[nodiscard]] bool authenticates(const crypto::CipherSpec& cipher, AuthAlgorithm algorithm);
/// The hash under the HMAC; nothing for none.
[[nodiscard]] std::optional<crypto::HashAlgorithm> hash_of(AuthAlgorithm algorithm);

/// The words of a transform set: "esp-des", "esp-aes-256", "esp-gcm 256", ...; "esp-md5-hmac", ..., empty for
/// none.
[[nodiscard]] std::string_view transform_name(const crypto::CipherSpec& cipher);
[[nodiscard]] std::string_view transform_name(AuthAlgorithm algorithm);

/// What becomes of the don't-fragment bit in the outer header (wire-esp.md 3). A gateway copies, so that path
/// MTU discovery works through the tunnel; a client clears, so that it survives filtered ICMP.
enum class DfPolicy : std::uint8_t { copy, set, clear };

/// Ports of ESP in UDP (RFC 3948), as seen by us.
struct UdpEncapsulation {
  std::uint16_t local_port = 0;
  std::uint16_t remote_port = 0;

  bool operator==(const UdpEncapsulation&) const = default;
};

struct SaParams {
  std::uint32_t spi = 0;
  crypto::CipherSpec cipher;
  AuthAlgorithm auth = AuthAlgorithm::none;
  Secret encryption_key;
  Secret authentication_key;
  Ipv4Address local;                            ///< our tunnel endpoint
  Ipv4Address remote;                           ///< the peer's tunnel endpoint
  Selector local_selector;                      ///< traffic on our side, in both directions of SA
  Selector remote_selector;                     ///< traffic on the peer's side
  std::optional<std::uint64_t> soft_kilobytes;  ///< in 1024 octets of inner packets: time to rekey
  std::optional<std::uint64_t> hard_kilobytes;  ///< nothing passes beyond
  std::uint32_t replay_window = 64;             ///< in packets; less than 64 is taken as 64
  std::uint16_t conn_id = 0;
  DfPolicy df = DfPolicy::copy;
  std::optional<UdpEncapsulation> udp;  ///< nothing: IP protocol 50
};

enum class SaError : std::uint8_t {
  reserved_spi,         ///< 0 to 255
  duplicate,            ///< an SA with this SPI (and, outbound, this peer) is there already
  unsupported_cipher,   ///< AES with a key length that does not exist
  bad_key_size,         ///< a key has not the size its algorithm needs
  weak_key,             ///< a weak DES key, or 3DES with equal parts
  no_authentication,    ///< AES-CBC or NULL without an integrity algorithm
  two_authentications,  ///< a combined cipher with an HMAC beside it
};

/// Nothing if `params` can be installed. DES and 3DES without authentication are what old peers may offer and
/// are let through; AES without is refused (RFC 3602 section 5), NULL without protects nothing (RFC 2410).
[[nodiscard]] std::optional<SaError> check(const SaParams& params);

/// Octets that a sealed packet is longer than its inner packet, at most: outer IPv4 header, UDP, ESP header,
/// IV, padding, trailer, ICV (wire-esp.md 1.1).
[[nodiscard]] std::size_t max_overhead(const crypto::CipherSpec& cipher, AuthAlgorithm auth, bool udp);
/// The largest inner packet, in octets, whose sealed packet fits into `path_mtu`; 0 if none does.
[[nodiscard]] std::size_t inner_mtu(std::size_t path_mtu, const crypto::CipherSpec& cipher,
                                    AuthAlgorithm auth, bool udp);

}  // namespace drawbridge::esp
