// SPDX-License-Identifier: GPL-3.0-or-later
// Policies, transform sets, keys and groups (pix-commands.md 5; pix-behaviour.md 6).
#include <algorithm>

#include "headend/compile.h"
#include "headend/headend.h"
#include "ike/certificates.h"

namespace drawbridge::headend {

namespace {

constexpr std::uint32_t kDefaultIpsecSeconds = 28800;

crypto::CipherSpec cipher(pix::IsakmpEncryption encryption) {
  using crypto::CipherAlgorithm;
  switch (encryption) {
    case pix::IsakmpEncryption::des:
      return {CipherAlgorithm::des_cbc, 0};
    case pix::IsakmpEncryption::triple_des:
      return {CipherAlgorithm::des3_cbc, 0};
    case pix::IsakmpEncryption::aes_128:
      return {CipherAlgorithm::aes_cbc, 128};
    case pix::IsakmpEncryption::aes_192:
      return {CipherAlgorithm::aes_cbc, 192};
    case pix::IsakmpEncryption::aes_256:
      return {CipherAlgorithm::aes_cbc, 256};
  }
  return {};
}

crypto::HashAlgorithm hash_of(pix::IsakmpHash hash) {
  switch (hash) {
    case pix::IsakmpHash::md5:
      return crypto::HashAlgorithm::md5;
    case pix::IsakmpHash::sha:
      return crypto::HashAlgorithm::sha1;
    case pix::IsakmpHash::sha256:
      return crypto::HashAlgorithm::sha256;
    case pix::IsakmpHash::sha384:
      return crypto::HashAlgorithm::sha384;
    case pix::IsakmpHash::sha512:
      return crypto::HashAlgorithm::sha512;
  }
  return crypto::HashAlgorithm::sha1;
}

std::optional<ike::EspTransform> esp_transform(const pix::TransformSet& set) {
  using crypto::CipherAlgorithm;
  ike::EspTransform transform;
  bool has_cipher = false;
  for (const std::string& word : set.transforms) {
    if (word == "esp-md5-hmac") {
      transform.authentication = ike::EspAuth::hmac_md5;
    } else if (word == "esp-sha-hmac") {
      transform.authentication = ike::EspAuth::hmac_sha1;
    } else if (word == "esp-sha256-hmac") {
      transform.authentication = ike::EspAuth::hmac_sha2_256;
    } else if (word == "esp-sha384-hmac") {
      transform.authentication = ike::EspAuth::hmac_sha2_384;
    } else if (word == "esp-sha512-hmac") {
      transform.authentication = ike::EspAuth::hmac_sha2_512;
    } else {
      has_cipher = true;
      if (word == "esp-des") {
        transform.encryption = {CipherAlgorithm::des_cbc, 0};
      } else if (word == "esp-3des") {
        transform.encryption = {CipherAlgorithm::des3_cbc, 0};
      } else if (word == "esp-aes") {
        transform.encryption = {CipherAlgorithm::aes_cbc, 128};
      } else if (word == "esp-aes-192") {
        transform.encryption = {CipherAlgorithm::aes_cbc, 192};
      } else if (word == "esp-aes-256") {
        transform.encryption = {CipherAlgorithm::aes_cbc, 256};
      } else if (word == "esp-gcm 128") {
        transform.encryption = {CipherAlgorithm::aes_gcm, 128};
      } else if (word == "esp-gcm 256") {
        transform.encryption = {CipherAlgorithm::aes_gcm, 256};
      } else if (word == "esp-null") {
        transform.encryption = {CipherAlgorithm::null, 0};
      } else {
        return std::nullopt;  // AH is not spoken here
      }
    }
  }
  if (!has_cipher || set.transport_mode) return std::nullopt;
  return transform;
}

/// The transform sets of a map entry, in the order in which they are preferred.
void add_sets(const pix::Config& config, const pix::MapSettings& settings, ike::ResponderConfig& responder) {
  for (const std::string& name : settings.transform_sets) {
    const pix::TransformSet* set = config.transform_set(name);
    if (set == nullptr) continue;
    if (const auto transform = esp_transform(*set)) responder.transform_sets.push_back({name, *transform});
  }
  if (!responder.pfs && settings.pfs_group) {
    responder.pfs = crypto::dh_group(static_cast<std::uint16_t>(*settings.pfs_group));
  }
}

ike::PolicyAuthentication authentication_of(pix::IsakmpAuthentication authentication) {
  switch (authentication) {
    case pix::IsakmpAuthentication::pre_share:
      return ike::PolicyAuthentication::pre_share;
    case pix::IsakmpAuthentication::rsa_sig:
      return ike::PolicyAuthentication::rsa_sig;
    case pix::IsakmpAuthentication::hybrid:
      return ike::PolicyAuthentication::hybrid;
  }
  return ike::PolicyAuthentication::pre_share;
}

void add_policies(const pix::Config& config, ike::ResponderConfig& responder) {
  for (const auto& [priority, policy] : config.isakmp.policies) {
    const auto group = crypto::dh_group(static_cast<std::uint16_t>(policy.group));
    if (!group) continue;
    responder.policies.push_back({priority, cipher(policy.encryption), hash_of(policy.hash), *group,
                                  static_cast<std::uint32_t>(policy.lifetime),
                                  authentication_of(policy.authentication)});
  }
}

void add_keys(const pix::Config& config, ike::ResponderConfig& responder) {
  for (const pix::IsakmpKey& key : config.isakmp.keys) {
    const auto length = length_of(key.mask);
    if (!key.key.usable() || !length) continue;
    responder.keys.push_back({Prefix{key.address, *length}, key.key.value, key.no_xauth, key.no_config_mode});
  }
  for (const pix::VpnGroup& group : config.vpngroups) {
    if (group.password && group.password->usable())
      responder.groups.push_back({group.name, group.password->value});
  }
}

}  // namespace

std::vector<VpnInterface> compile_vpn(const pix::Config& config, const Settings& settings) {
  std::vector<VpnInterface> all;
  for (const pix::Interface& each : config.interfaces) {
    const auto& enabled = config.isakmp.enabled_interfaces;
    const bool answers = std::find(enabled.begin(), enabled.end(), each.name) != enabled.end();
    if (each.name.empty() || each.shutdown || !each.address || !answers) continue;
    VpnInterface vpn;
    vpn.interface = each.name;
    vpn.address = *each.address;
    ike::ResponderConfig& responder = vpn.responder;
    for (const pix::CryptoMap& map : config.crypto_maps) {
      if (std::find(map.interfaces.begin(), map.interfaces.end(), each.name) == map.interfaces.end())
        continue;
      vpn.map_tag = map.name;
      vpn.authentication_tag = map.authentication_local ? "LOCAL" : map.authentication_tag;
      responder.config_initiate = map.address_initiate;
      responder.config_respond = map.address_respond;
      for (const auto& [number, entry] : map.entries) {
        if (entry.dynamic_map.empty()) continue;
        const pix::DynamicMap* dynamic = config.dynamic_map(entry.dynamic_map);
        if (dynamic == nullptr) continue;
        for (const auto& [priority, settings_of_entry] : dynamic->entries)
          add_sets(config, settings_of_entry, responder);
      }
    }
    responder.xauth_required = !vpn.authentication_tag.empty();
    add_policies(config, responder);
    add_keys(config, responder);
    responder.identity_is_address = config.isakmp.identity != "hostname";
    responder.hostname =
        config.domain_name.empty() ? config.hostname : config.hostname + "." + config.domain_name;
    if (config.isakmp.keepalive) {
      responder.dpd_idle = Seconds{config.isakmp.keepalive->interval};
      responder.dpd_retry = Seconds{config.isakmp.keepalive->retry};
    }
    if (config.isakmp.nat_traversal) {
      responder.nat_traversal = Seconds{*config.isakmp.nat_traversal};
      responder.fragmentation = true;
    }
    responder.retransmit = settings.retransmit;
    responder.limits = settings.limits;
    responder.quirks = settings.quirks;
    if (settings.certificates) {
      ike::CertificateConfig certificates = *settings.certificates;
      certificates.epoch = settings.wall_epoch;
      responder.certificates = std::make_shared<const ike::CertificateConfig>(std::move(certificates));
    }
    responder.default_ipsec_seconds =
        static_cast<std::uint32_t>(config.ipsec_lifetime_seconds.value_or(kDefaultIpsecSeconds));
    all.push_back(std::move(vpn));
  }
  return all;
}

const pix::LocalPool* pool_for(const pix::Config& config, std::string_view group,
                               std::string_view interface) {
  if (const pix::VpnGroup* found = config.vpngroup(group); found != nullptr && !found->address_pool.empty())
    return config.local_pool(found->address_pool);
  const pix::Isakmp& isakmp = config.isakmp;
  if (isakmp.client_pool.empty()) return nullptr;
  if (!isakmp.client_pool_interface.empty() && isakmp.client_pool_interface != interface) return nullptr;
  return config.local_pool(isakmp.client_pool);
}

ike::ModeConfig compile_mode_config(const pix::Config& config, std::string_view group) {
  ike::ModeConfig out;
  const pix::VpnGroup* found = group.empty() ? nullptr : config.vpngroup(group);
  if (found == nullptr) return out;
  out.dns = found->dns_servers;
  out.nbns = found->wins_servers;
  out.default_domain = found->default_domain;
  out.split_dns = found->split_dns;
  if (found->pfs) out.pfs = 1;
  if (found->udp_port) out.natt_port = static_cast<std::uint16_t>(*found->udp_port);
  if (found->backup_servers != std::vector<std::string>{"clear-client-cfg"})
    out.backup_servers = found->backup_servers;
  if (const pix::AccessList* list = config.access_list(found->split_tunnel)) {
    // The sources of the permit entries are the networks behind the headend (pix-behaviour.md 6.5).
    for (const pix::AccessEntry& entry : list->entries) {
      if (entry.is_remark || !entry.permit) continue;
      using Kind = pix::AddressSpec::Kind;
      if (entry.source.kind == Kind::host) {
        out.split_include.push_back(Prefix{entry.source.address, 32});
      } else if (entry.source.kind == Kind::network) {
        if (const auto length = length_of(entry.source.mask))
          out.split_include.push_back(Prefix{entry.source.address, *length});
      }
    }
  }
  return out;
}

}  // namespace drawbridge::headend
