// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes of phase-1 transforms (RFC 2409 appendix A, wire-ike.md 1.4) and of the IPsec DOI (RFC 2407
// section 4.5, wire-ike.md 3.2, wire-esp.md 6.1) with their values. Unknown numbers are kept.
#pragma once

#include <cstdint>
#include <string_view>

namespace drawbridge::wire {

enum class Phase1Attribute : std::uint16_t {
  encryption = 1,
  hash = 2,
  authentication = 3,
  group_description = 4,
  group_type = 5,
  group_prime = 6,
  group_generator_1 = 7,
  group_generator_2 = 8,
  group_curve_a = 9,
  group_curve_b = 10,
  life_type = 11,
  life_duration = 12,
  prf = 13,
  key_length = 14,
  field_size = 15,
  group_order = 16,
};

enum class IkeCipher : std::uint16_t {
  des_cbc = 1,
  idea_cbc = 2,
  blowfish_cbc = 3,
  rc5_cbc = 4,
  triple_des_cbc = 5,
  cast_cbc = 6,
  aes_cbc = 7,
  camellia_cbc = 8,
};

enum class IkeHash : std::uint16_t { md5 = 1, sha1 = 2, tiger = 3, sha2_256 = 4, sha2_384 = 5, sha2_512 = 6 };

enum class AuthMethod : std::uint16_t {
  pre_shared_key = 1,
  dss_signature = 2,
  rsa_signature = 3,
  rsa_encryption = 4,
  rsa_revised_encryption = 5,
  hybrid_init_rsa = 64221,
  hybrid_resp_rsa = 64222,
  hybrid_init_dss = 64223,
  hybrid_resp_dss = 64224,
  xauth_init_pre_shared = 65001,
  xauth_resp_pre_shared = 65002,
  xauth_init_dss = 65003,
  xauth_resp_dss = 65004,
  xauth_init_rsa = 65005,
  xauth_resp_rsa = 65006,
  xauth_init_rsa_encryption = 65007,
  xauth_resp_rsa_encryption = 65008,
  xauth_init_rsa_revised = 65009,
  xauth_resp_rsa_revised = 65010,
};

/// The same in phase 1 and in the IPsec DOI.
enum class LifeType : std::uint16_t { seconds = 1, kilobytes = 2 };

enum class GroupType : std::uint16_t { modp = 1, ecp = 2, ec2n = 3 };

enum class IpsecAttribute : std::uint16_t {
  life_type = 1,
  life_duration = 2,
  group_description = 3,  ///< perfect forward secrecy
  encapsulation_mode = 4,
  authentication = 5,
  key_length = 6,
  key_rounds = 7,
  compress_dictionary_size = 8,
  compress_private = 9,
  ecn_tunnel = 10,
  extended_sequence = 11,
};

enum class EncapsulationMode : std::uint16_t {
  tunnel = 1,
  transport = 2,
  udp_tunnel = 3,
  udp_transport = 4,
  udp_tunnel_draft = 61443,
  udp_transport_draft = 61444,
};

/// Values of IpsecAttribute::authentication.
enum class IpsecAuth : std::uint16_t {
  none = 0,
  hmac_md5 = 1,
  hmac_sha1 = 2,
  des_mac = 3,
  kpdk = 4,
  hmac_sha2_256 = 5,
  hmac_sha2_384 = 6,
  hmac_sha2_512 = 7,
  hmac_ripemd = 8,
  aes_xcbc_mac = 9,
};

/// Transform ids of protocol ESP, wire-esp.md 6.1.
enum class EspTransform : std::uint8_t {
  des_iv64 = 1,
  des = 2,
  triple_des = 3,
  rc5 = 4,
  idea = 5,
  cast = 6,
  blowfish = 7,
  triple_idea = 8,
  des_iv32 = 9,
  rc4 = 10,
  null = 11,
  aes_cbc = 12,
  aes_ctr = 13,
  aes_ccm_8 = 14,
  aes_ccm_12 = 15,
  aes_ccm_16 = 16,
  aes_gcm_8 = 18,
  aes_gcm_12 = 19,
  aes_gcm_16 = 20,
  camellia_cbc = 22,
  null_aes_gmac = 23,
};

/// Transform ids of protocols AH and IPCOMP.
enum class AhTransform : std::uint8_t {
  md5 = 2,
  sha1 = 3,
  des = 4,
  sha2_256 = 5,
  sha2_384 = 6,
  sha2_512 = 7
};
enum class IpcompTransform : std::uint8_t { oui = 1, deflate = 2, lzs = 3, lzjh = 4 };

/// Short English names, e.g. "AES-CBC", "SHA-1", "XAUTHInitPreShared", "tunnel"; "unknown" for other numbers.
[[nodiscard]] std::string_view name(Phase1Attribute attribute);
[[nodiscard]] std::string_view name(IkeCipher cipher);
[[nodiscard]] std::string_view name(IkeHash hash);
[[nodiscard]] std::string_view name(AuthMethod method);
[[nodiscard]] std::string_view name(LifeType type);
[[nodiscard]] std::string_view name(GroupType type);
[[nodiscard]] std::string_view name(IpsecAttribute attribute);
[[nodiscard]] std::string_view name(EncapsulationMode mode);
[[nodiscard]] std::string_view name(IpsecAuth auth);
[[nodiscard]] std::string_view name(EspTransform transform);
[[nodiscard]] std::string_view name(AhTransform transform);
[[nodiscard]] std::string_view name(IpcompTransform transform);

/// 65001 and its kin: the initiator is asked by Xauth (wire-ike.md 1.4).
[[nodiscard]] constexpr bool is_xauth_init(AuthMethod method) {
  const auto number = static_cast<std::uint16_t>(method);
  return number >= 65001 && number <= 65009 && number % 2 == 1;
}
/// True for the methods whose key comes from a pre-shared key: 1, 65001, 65002.
[[nodiscard]] constexpr bool is_pre_shared(AuthMethod method) {
  return method == AuthMethod::pre_shared_key || method == AuthMethod::xauth_init_pre_shared ||
         method == AuthMethod::xauth_resp_pre_shared;
}

}  // namespace drawbridge::wire
