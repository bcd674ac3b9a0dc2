// SPDX-License-Identifier: GPL-3.0-or-later
#include "ike/config_values.h"

#include <algorithm>

#include "ike/identity.h"

namespace drawbridge::ike {

using wire::Attribute;
using wire::ConfigAttribute;

namespace {

constexpr std::size_t kBannerCap = 4096;
/// Vendor 1 (Cisco), product 1, capability 2, as basic attributes 1 to 3 (wire-ike.md 8).
constexpr std::array<std::uint8_t, 12> kFirewallType{0x80, 1, 0, 1, 0x80, 2, 0, 1, 0x80, 3, 0, 2};

std::string join(const std::vector<std::string>& words, char separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out.push_back(separator);
    out += word;
  }
  return out;
}

/// Comma, blank and NUL all separate (wire-ike.md 10.3).
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    const std::string clean = clean_text(word);
    if (!clean.empty()) words.push_back(clean);
    word.clear();
  };
  for (const char c : text) {
    if (c == ',' || c == ' ' || c == '\0') {
      end_word();
    } else {
      word.push_back(c);
    }
  }
  end_word();
  return words;
}

Bytes split_records(const std::vector<Prefix>& networks, bool short_entries) {
  std::vector<wire::SplitRecord> records;
  for (const Prefix& network : networks) {
    wire::SplitRecord record;
    record.address = network.network();
    record.mask = network.mask();
    records.push_back(record);
  }
  return wire::write_split_records(records, short_entries);
}

void read_networks(const wire::ConfigPayload& payload, ConfigAttribute type, std::vector<Prefix>& out) {
  for (const Attribute& attribute : payload.attributes) {
    if (attribute.type != static_cast<std::uint16_t>(type) || attribute.basic) continue;
    auto records = wire::read_split_records(attribute.octets);
    // Of a list that is too long the beginning is taken: without any, everything would go into the tunnel.
    for (const std::size_t size : {std::size_t{14}, std::size_t{8}}) {
      if (records || records.error() != wire::WireError::too_many) break;
      const std::size_t taken = std::min(size * wire::kMaxSplitRecords, attribute.octets.size());
      records = wire::read_split_records(ByteView(attribute.octets).first(taken));
    }
    if (!records) continue;
    for (const wire::SplitRecord& record : *records) {
      if (const auto length = length_of(record.mask)) out.push_back(Prefix{record.address, *length});
    }
  }
}

}  // namespace

std::vector<Attribute> client_request(const std::string& application_version) {
  return {
      Attribute::variable(ConfigAttribute::internal_ip4_address),
      Attribute::variable(ConfigAttribute::internal_ip4_netmask),
      Attribute::variable(ConfigAttribute::internal_ip4_dns),
      Attribute::variable(ConfigAttribute::internal_ip4_nbns),
      Attribute::variable(ConfigAttribute::internal_address_expiry),
      Attribute::text(ConfigAttribute::application_version, application_version),
      Attribute::variable(ConfigAttribute::unity_banner),
      Attribute::variable(ConfigAttribute::unity_save_passwd),
      Attribute::variable(ConfigAttribute::unity_def_domain),
      Attribute::variable(ConfigAttribute::unity_split_include),
      Attribute::variable(ConfigAttribute::unity_pfs),
      Attribute::variable(ConfigAttribute::unity_fw_type, kFirewallType),
      Attribute::variable(ConfigAttribute::unity_natt_port),
  };
}

std::vector<Attribute> write_config(const ModeConfig& config, bool short_split_entries) {
  std::vector<Attribute> out;
  if (config.address)
    out.push_back(wire::address_attribute(ConfigAttribute::internal_ip4_address, *config.address));
  if (config.netmask)
    out.push_back(wire::address_attribute(ConfigAttribute::internal_ip4_netmask, *config.netmask));
  for (const Ipv4Address server : config.dns)
    out.push_back(wire::address_attribute(ConfigAttribute::internal_ip4_dns, server));
  for (const Ipv4Address server : config.nbns)
    out.push_back(wire::address_attribute(ConfigAttribute::internal_ip4_nbns, server));
  if (!config.application_version.empty())
    out.push_back(Attribute::text(ConfigAttribute::application_version, config.application_version));
  if (!config.banner.empty()) out.push_back(Attribute::text(ConfigAttribute::unity_banner, config.banner));
  if (config.save_password) {
    out.push_back(Attribute::number(ConfigAttribute::unity_save_passwd,
                                    static_cast<std::uint16_t>(*config.save_password ? 1 : 0)));
  }
  if (!config.default_domain.empty())
    out.push_back(Attribute::text(ConfigAttribute::unity_def_domain, config.default_domain));
  if (!config.split_dns.empty())
    out.push_back(Attribute::text(ConfigAttribute::unity_splitdns_name, join(config.split_dns, ',')));
  if (!config.split_include.empty())
    out.push_back(Attribute::variable(ConfigAttribute::unity_split_include,
                                      split_records(config.split_include, short_split_entries)));
  if (!config.split_exclude.empty())
    out.push_back(Attribute::variable(ConfigAttribute::unity_local_lan,
                                      split_records(config.split_exclude, short_split_entries)));
  if (config.natt_port) out.push_back(Attribute::number(ConfigAttribute::unity_natt_port, *config.natt_port));
  if (config.pfs)
    out.push_back(Attribute::number(ConfigAttribute::unity_pfs, static_cast<std::uint16_t>(*config.pfs)));
  if (!config.backup_servers.empty())
    out.push_back(Attribute::text(ConfigAttribute::unity_backup_servers, join(config.backup_servers, ',')));
  return out;
}

ModeConfig read_config(const wire::ConfigPayload& payload) {
  ModeConfig config;
  config.address = payload.address(ConfigAttribute::internal_ip4_address);
  if (config.address && config.address->is_any()) config.address.reset();
  config.netmask = payload.address(ConfigAttribute::internal_ip4_netmask);
  config.dns = payload.addresses(ConfigAttribute::internal_ip4_dns);
  config.nbns = payload.addresses(ConfigAttribute::internal_ip4_nbns);
  const auto text = [&](ConfigAttribute attribute, std::size_t cap) {
    return clean_text(payload.text(attribute).value_or(""), cap);
  };
  config.banner = text(ConfigAttribute::unity_banner, kBannerCap);
  config.default_domain = text(ConfigAttribute::unity_def_domain, 512);
  config.application_version = text(ConfigAttribute::application_version, 512);
  config.split_dns = split(payload.text(ConfigAttribute::unity_splitdns_name).value_or(""));
  config.backup_servers = split(payload.text(ConfigAttribute::unity_backup_servers).value_or(""));
  if (const auto save = payload.number(ConfigAttribute::unity_save_passwd)) config.save_password = *save != 0;
  if (const auto pfs = payload.number(ConfigAttribute::unity_pfs)) {
    // 1 and 2 mean group 2, 5 means group 5 (wire-ike.md 10.3).
    if (*pfs != 0) config.pfs = *pfs == 5 ? 5 : 2;
  }
  if (const auto port = payload.number(ConfigAttribute::unity_natt_port);
      port && *port != 0 && *port <= UINT16_MAX) {
    config.natt_port = static_cast<std::uint16_t>(*port);
  }
  read_networks(payload, ConfigAttribute::unity_split_include, config.split_include);
  read_networks(payload, ConfigAttribute::unity_local_lan, config.split_exclude);
  return config;
}

bool is_supported(std::uint16_t attribute, const ModeConfig& config) {
  switch (ConfigAttribute{attribute}) {
    case ConfigAttribute::internal_ip4_address:
    case ConfigAttribute::internal_ip4_netmask:
    case ConfigAttribute::internal_ip4_dns:
    case ConfigAttribute::internal_ip4_nbns:
    case ConfigAttribute::unity_def_domain:
    case ConfigAttribute::unity_split_include:
      return true;
    case ConfigAttribute::application_version:
      return !config.application_version.empty();
    case ConfigAttribute::unity_banner:
      return !config.banner.empty();
    case ConfigAttribute::unity_save_passwd:
      return config.save_password.has_value();
    case ConfigAttribute::unity_splitdns_name:
      return !config.split_dns.empty();
    case ConfigAttribute::unity_local_lan:
      return !config.split_exclude.empty();
    case ConfigAttribute::unity_natt_port:
      return config.natt_port.has_value();
    case ConfigAttribute::unity_pfs:
      return config.pfs.has_value();
    case ConfigAttribute::unity_backup_servers:
      return !config.backup_servers.empty();
    default:
      return false;
  }
}

}  // namespace drawbridge::ike
