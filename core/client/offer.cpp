// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/offer.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "client/ini.h"
#include "wire/vendor_ids.h"

namespace drawbridge::client {

namespace {

using crypto::CipherAlgorithm;
using crypto::CipherSpec;
using crypto::HashAlgorithm;
using ike::AuthMethod;
using ike::EspAuth;

constexpr CipherSpec kDes{CipherAlgorithm::des_cbc, 0};
constexpr CipherSpec k3Des{CipherAlgorithm::des3_cbc, 0};
constexpr CipherSpec kAes128{CipherAlgorithm::aes_cbc, 128};
constexpr CipherSpec kAes256{CipherAlgorithm::aes_cbc, 256};
constexpr CipherSpec kGcm128{CipherAlgorithm::aes_gcm, 128};
constexpr CipherSpec kGcm256{CipherAlgorithm::aes_gcm, 256};

/// Lifetimes that entries offer which name none, in seconds.
constexpr std::uint32_t kPhase1Seconds = 86400;
constexpr std::uint32_t kPhase2Seconds = 28800;

crypto::DhGroup group_of(int number) {
  return crypto::dh_group(static_cast<std::uint16_t>(number)).value_or(crypto::DhGroup::modp1024);
}

CipherSpec cipher_of(Policy11Cipher cipher) {
  switch (cipher) {
    case Policy11Cipher::null_cipher:
      return {};
    case Policy11Cipher::des:
      return kDes;
    case Policy11Cipher::triple_des:
      break;
  }
  return k3Des;
}

/// Who proves what in phase 1, with Xauth first.
std::vector<AuthMethod> methods_of(const Profile& profile) {
  switch (profile.auth_type) {
    case AuthType::group:
      break;
    case AuthType::certificate:
      // Some gateways take the first that their algorithms fit, whether they know Xauth or not.
      if (!profile.offer_user_login) return {AuthMethod::rsa_signatures};
      return {AuthMethod::xauth_init_rsa, AuthMethod::rsa_signatures};
    case AuthType::mutual_group:
      return {AuthMethod::hybrid_init_rsa};
  }
  return {AuthMethod::xauth_init_pre_shared, AuthMethod::pre_shared_key};
}

/// The eight transforms of wire-ike.md 11: per cipher both hashes with Xauth, then both without.
std::vector<ike::Phase1Transform> client4_phase1(const Profile& profile, crypto::DhGroup group) {
  std::vector<ike::Phase1Transform> offer;
  for (const CipherSpec& cipher : {k3Des, kDes}) {
    for (const AuthMethod method : methods_of(profile)) {
      for (const HashAlgorithm hash : {HashAlgorithm::sha1, HashAlgorithm::md5})
        offer.push_back({cipher, hash, group, method, kClient4Seconds});
    }
  }
  return offer;
}

/// Modern algorithms first, then what classic gateways may want; the weak ones only where they are allowed.
/// Short, so that message 1 fits into one packet. One group only: in aggressive mode the public value goes
/// along.
std::vector<ike::Phase1Transform> automatic_phase1(const Profile& profile) {
  struct Pair {
    CipherSpec cipher;
    HashAlgorithm hash;
    bool weak = false;
  };
  constexpr Pair kPairs[] = {
      {kAes256, HashAlgorithm::sha256},    {kAes256, HashAlgorithm::sha384},
      {kAes256, HashAlgorithm::sha512},    {kAes128, HashAlgorithm::sha256},
      {kAes256, HashAlgorithm::sha1},      {kAes128, HashAlgorithm::sha1},
      {k3Des, HashAlgorithm::sha1},        {kAes256, HashAlgorithm::md5, true},
      {kAes128, HashAlgorithm::md5, true}, {k3Des, HashAlgorithm::md5, true},
      {kDes, HashAlgorithm::sha1, true},   {kDes, HashAlgorithm::md5, true},
  };
  std::vector<ike::Phase1Transform> offer;
  const crypto::DhGroup group = group_of(profile.dh_group);
  if (group == crypto::DhGroup::modp768 && !allows_legacy(profile)) return offer;
  const std::vector<AuthMethod> methods = methods_of(profile);
  for (const Pair& pair : kPairs) {
    if (pair.weak && !allows_legacy(profile)) continue;
    for (const AuthMethod method : methods)
      offer.push_back({pair.cipher, pair.hash, group, method,
                       profile.phase1_seconds != 0 ? profile.phase1_seconds : kPhase1Seconds});
  }
  return offer;
}

ike::EspProposal proposal(const CipherSpec& cipher, EspAuth authentication, bool with_ipcomp = false) {
  return {{{cipher, authentication}}, with_ipcomp};
}

std::uint8_t protocol_number(const std::string& word) {
  if (same_key(word, "TCP")) return 6;
  if (same_key(word, "UDP")) return 17;
  if (same_key(word, "ICMP")) return 1;
  if (same_key(word, "GRE")) return 47;
  std::uint8_t number = 0;
  (void)std::from_chars(word.data(), word.data() + word.size(), number);
  return number;
}

std::uint16_t port_number(const std::string& word) {
  std::uint16_t number = 0;
  (void)std::from_chars(word.data(), word.data() + word.size(), number);
  return number;
}

ike::NatTraversal nat_traversal_of(const Profile& profile) {
  if (!profile.transparent_tunneling) return ike::NatTraversal::off;
  switch (profile.nat_mode) {
    case NatMode::automatic:
      return ike::NatTraversal::automatic;
    case NatMode::forced:
      return ike::NatTraversal::forced;
    case NatMode::cisco_udp:
      break;
  }
  return ike::NatTraversal::cisco_udp;
}

void add_once(std::vector<std::string>& to, const std::string& text) {
  if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
}

}  // namespace

std::string_view offer_name(OfferProfile offer) {
  switch (offer) {
    case OfferProfile::automatic:
      return "Automatic";
    case OfferProfile::vpn_client_4_0_5:
      return "VPN Client 4.0.5";
    case OfferProfile::vpn_client_1_1:
      return "VPN Client 1.1";
  }
  return "Automatic";
}

OfferProfile effective_offer(const Profile& profile) {
  return profile.kind == EntryKind::policy_11 ? OfferProfile::vpn_client_1_1 : profile.offer;
}

bool allows_legacy(const Profile& profile) {
  return profile.allow_legacy || effective_offer(profile) != OfferProfile::automatic;
}

std::vector<ike::Phase1Transform> phase1_offer(const Profile& profile) {
  switch (effective_offer(profile)) {
    case OfferProfile::automatic:
      break;
    case OfferProfile::vpn_client_4_0_5:
      return client4_phase1(profile, group_of(profile.dh_group));
    case OfferProfile::vpn_client_1_1: {
      const Policy11& policy = profile.policy;
      return {{cipher_of(policy.phase1_cipher),
               policy.phase1_hash == Policy11Hash::md5 ? HashAlgorithm::md5 : HashAlgorithm::sha1,
               group_of(policy.phase1_group), AuthMethod::pre_shared_key, policy.phase1_seconds}};
    }
  }
  return automatic_phase1(profile);
}

std::vector<ike::EspProposal> phase2_offer(const Profile& profile) {
  switch (effective_offer(profile)) {
    case OfferProfile::automatic:
      break;
    case OfferProfile::vpn_client_4_0_5:
      // wire-ike.md 3.2: the note's proposals 1 to 7.
      return {proposal(k3Des, EspAuth::hmac_md5, true), proposal(k3Des, EspAuth::hmac_sha1, true),
              proposal(k3Des, EspAuth::hmac_md5),       proposal(k3Des, EspAuth::hmac_sha1),
              proposal(kDes, EspAuth::hmac_md5, true),  proposal(kDes, EspAuth::hmac_sha1, true),
              proposal(kDes, EspAuth::hmac_md5)};
    case OfferProfile::vpn_client_1_1: {
      const Policy11& policy = profile.policy;
      return {proposal(cipher_of(policy.esp_cipher),
                       policy.esp_hash == Policy11Hash::md5 ? EspAuth::hmac_md5 : EspAuth::hmac_sha1)};
    }
  }
  std::vector<ike::EspProposal> offer{
      proposal(kGcm256, EspAuth::none),          proposal(kGcm128, EspAuth::none),
      proposal(kAes256, EspAuth::hmac_sha2_256), proposal(kAes256, EspAuth::hmac_sha2_384),
      proposal(kAes256, EspAuth::hmac_sha2_512), proposal(kAes128, EspAuth::hmac_sha2_256),
      proposal(kAes256, EspAuth::hmac_sha1),     proposal(kAes128, EspAuth::hmac_sha1),
      proposal(k3Des, EspAuth::hmac_sha1),
  };
  if (!allows_legacy(profile)) return offer;
  for (const CipherSpec& cipher : {kAes256, kAes128, k3Des})
    offer.push_back(proposal(cipher, EspAuth::hmac_md5));
  offer.push_back(proposal(kDes, EspAuth::hmac_sha1));
  offer.push_back(proposal(kDes, EspAuth::hmac_md5));
  return offer;
}

std::vector<Bytes> vendor_ids(const Profile& profile) {
  using wire::KnownVendor;
  // The 1.1 client knows neither DPD nor Unity nor announces Xauth: so it is asked when its Quick Mode comes,
  // as in the note. Which two it sends is not public (wire-ike.md 7).
  if (effective_offer(profile) == OfferProfile::vpn_client_1_1)
    return {wire::vendor_id_octets(KnownVendor::safenet),
            wire::vendor_id_octets(KnownVendor::safenet_companion)};
  return {wire::vendor_id_octets(KnownVendor::xauth), wire::vendor_id_octets(KnownVendor::dpd),
          wire::vendor_id_octets(KnownVendor::unity)};
}

ike::TrafficSelector remote_party(const Policy11& policy) {
  ike::TrafficSelector selector;
  const PolicyIdentity& party = policy.remote_party;
  switch (party.type) {
    case PolicyIdType::ip_subnet:
      selector.network = {party.address, length_of(party.mask_or_last).value_or(32)};
      selector.as_subnet = true;
      break;
    case PolicyIdType::ip_address:
      selector.network = {party.address, 32};
      break;
    case PolicyIdType::ip_range: {
      // The engine speaks of networks: the smallest that holds the range.
      int length = 32;
      while (length > 0 && !Prefix{party.address, length}.contains(party.mask_or_last)) --length;
      selector.network = {party.address, length};
      selector.as_subnet = length < 32;
      break;
    }
    case PolicyIdType::any:
    case PolicyIdType::domain_name:
      selector.network = {{}, 0};
      selector.as_subnet = true;
      break;
  }
  selector.network.address = selector.network.network();
  selector.protocol = protocol_number(policy.protocol);
  selector.port = port_number(policy.port);
  return selector;
}

std::string gateway_host(const Profile& profile) {
  if (profile.kind != EntryKind::policy_11) return profile.host;
  const PolicyIdentity& gateway =
      profile.policy.use_secure_gateway ? profile.policy.gateway : profile.policy.remote_party;
  if (gateway.type == PolicyIdType::domain_name && !gateway.name.empty()) return gateway.name;
  if (gateway.type == PolicyIdType::ip_address && !gateway.address.is_any())
    return gateway.address.to_string();
  return profile.host;
}

ike::InitiatorConfig initiator_config(const Profile& profile, const Endpoint& local, const Endpoint& peer,
                                      const Secret& group_password, const std::string& application_version) {
  ike::InitiatorConfig config;
  config.local = local;
  config.peer = peer;
  config.phase1 = phase1_offer(profile);
  config.phase2 = phase2_offer(profile);
  config.vendor_ids = vendor_ids(profile);
  config.pre_shared_key = group_password;
  config.application_version = application_version;
  config.peer_timeout = Seconds{profile.peer_timeout};
  if (profile.pfs_group != 0) config.pfs = group_of(profile.pfs_group);
  switch (effective_offer(profile)) {
    case OfferProfile::automatic:
      config.phase2_life_seconds = profile.phase2_seconds != 0 ? profile.phase2_seconds : kPhase2Seconds;
      config.nat_traversal = nat_traversal_of(profile);
      config.fragmentation = true;
      config.quick_modes_in_turn = true;
      break;
    case OfferProfile::vpn_client_4_0_5:
      config.phase2_life_seconds = kClient4Seconds;
      // It asks for a port of Cisco's own encapsulation in any case, and sends no vendor id of NAT-T.
      if (profile.transparent_tunneling) config.nat_traversal = ike::NatTraversal::cisco_udp;
      break;
    case OfferProfile::vpn_client_1_1:
      config.phase2_life_seconds = profile.policy.phase2_seconds;
      config.unity = false;
      config.early_quick_mode = true;
      config.dpd = false;
      break;
  }
  const bool policy = profile.kind == EntryKind::policy_11;
  // Certificates go by main mode, which hides who the user is (client.md 12.3).
  const bool hides = profile.auth_type == AuthType::certificate && profile.ike_mode == IkeMode::automatic;
  const bool main = policy || hides || profile.ike_mode == IkeMode::main;
  config.mode = main ? ike::ExchangeMode::main : ike::ExchangeMode::aggressive;
  // In main mode the responder needs the key before it sees the identity: only the address can be one.
  // Signatures need no key: a mutual group is named in either mode, and a certificate names its owner.
  const bool mutual = profile.auth_type == AuthType::mutual_group;
  if (mutual ? !profile.group_name.empty() : !main && profile.auth_type == AuthType::group)
    config.key_id = profile.group_name;
  if (policy) config.quick_modes = {{false, {}, remote_party(profile.policy)}};
  return config;
}

std::vector<std::string> weak_algorithms(const Profile& profile) {
  bool des = false, triple_des = false, md5 = false, sha1 = false, group1 = false, group2 = false;
  const auto cipher = [&](const CipherSpec& spec) {
    des = des || spec.algorithm == CipherAlgorithm::des_cbc;
    triple_des = triple_des || spec.algorithm == CipherAlgorithm::des3_cbc;
  };
  for (const auto& transform : phase1_offer(profile)) {
    cipher(transform.encryption);
    md5 = md5 || transform.hash == HashAlgorithm::md5;
    sha1 = sha1 || transform.hash == HashAlgorithm::sha1;
    group1 = group1 || transform.group == crypto::DhGroup::modp768;
    group2 = group2 || transform.group == crypto::DhGroup::modp1024;
  }
  for (const auto& each : phase2_offer(profile)) {
    for (const auto& transform : each.transforms) {
      cipher(transform.encryption);
      md5 = md5 || transform.authentication == EspAuth::hmac_md5;
      sha1 = sha1 || transform.authentication == EspAuth::hmac_sha1;
    }
  }
  std::vector<std::string> names;
  if (des) names.emplace_back("DES");
  if (triple_des) names.emplace_back("3DES");
  if (md5) names.emplace_back("MD5");
  if (sha1) names.emplace_back("SHA-1");
  if (group1) names.emplace_back("Diffie-Hellman group 1");
  if (group2) names.emplace_back("Diffie-Hellman group 2");
  return names;
}

std::string cipher_word(const CipherSpec& cipher) {
  switch (cipher.algorithm) {
    case CipherAlgorithm::null:
      return "null";
    case CipherAlgorithm::des_cbc:
      return "des";
    case CipherAlgorithm::des3_cbc:
      return "3des";
    case CipherAlgorithm::aes_cbc:
      return fmt::format("aes-{}", cipher.key_bits);
    case CipherAlgorithm::aes_gcm:
      return fmt::format("aes-gcm-{}", cipher.key_bits);
  }
  return {};
}

std::string cipher_text(const CipherSpec& cipher) {
  switch (cipher.algorithm) {
    case CipherAlgorithm::null:
      return "None";
    case CipherAlgorithm::des_cbc:
      return "56-bit DES";
    case CipherAlgorithm::des3_cbc:
      return "168-bit 3-DES";
    case CipherAlgorithm::aes_cbc:
      return fmt::format("{}-bit AES", cipher.key_bits);
    case CipherAlgorithm::aes_gcm:
      return fmt::format("{}-bit AES-GCM", cipher.key_bits);
  }
  return {};
}

std::string authentication_text(const ike::EspTransform& transform) {
  if (crypto::is_combined(transform.encryption)) return "AES-GCM";
  switch (transform.authentication) {
    case EspAuth::none:
      return "None";
    case EspAuth::hmac_md5:
      return "HMAC-MD5";
    case EspAuth::hmac_sha1:
      return "HMAC-SHA1";
    case EspAuth::hmac_sha2_256:
      return "HMAC-SHA2-256";
    case EspAuth::hmac_sha2_384:
      return "HMAC-SHA2-384";
    case EspAuth::hmac_sha2_512:
      return "HMAC-SHA2-512";
  }
  return {};
}

std::string hash_word(HashAlgorithm hash) {
  switch (hash) {
    case HashAlgorithm::md5:
      return "md5";
    case HashAlgorithm::sha1:
      return "sha";
    case HashAlgorithm::sha256:
      return "sha-256";
    case HashAlgorithm::sha384:
      return "sha-384";
    case HashAlgorithm::sha512:
      return "sha-512";
  }
  return {};
}

std::vector<std::string> phase1_words(const std::vector<ike::Phase1Transform>& offer) {
  std::vector<std::string> words;
  for (const auto& each : offer) {
    add_once(words, fmt::format("{} {} group {}", cipher_word(each.encryption), hash_word(each.hash),
                                static_cast<int>(each.group)));
  }
  return words;
}

std::vector<std::string> phase2_words(const std::vector<ike::EspProposal>& offer) {
  std::vector<std::string> words;
  for (const auto& each : offer) {
    for (const auto& transform : each.transforms) {
      add_once(words, crypto::is_combined(transform.encryption)
                          ? "esp-" + cipher_word(transform.encryption)
                          : fmt::format("esp-{} {}", cipher_word(transform.encryption),
                                        authentication_text(transform)));
    }
  }
  return words;
}

}  // namespace drawbridge::client
