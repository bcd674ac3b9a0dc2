// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/mode_config.h"

namespace drawbridge::wire {

namespace {
constexpr std::size_t kRecord = 14;
constexpr std::size_t kPair = 8;
}  // namespace

std::string_view name(ConfigType type) {
  switch (type) {
    case ConfigType::request:
      return "REQUEST";
    case ConfigType::reply:
      return "REPLY";
    case ConfigType::set:
      return "SET";
    case ConfigType::ack:
      return "ACK";
  }
  return "unknown";
}

std::string_view name(ConfigAttribute attribute) {
  switch (attribute) {
    case ConfigAttribute::internal_ip4_address:
      return "INTERNAL_IP4_ADDRESS";
    case ConfigAttribute::internal_ip4_netmask:
      return "INTERNAL_IP4_NETMASK";
    case ConfigAttribute::internal_ip4_dns:
      return "INTERNAL_IP4_DNS";
    case ConfigAttribute::internal_ip4_nbns:
      return "INTERNAL_IP4_NBNS";
    case ConfigAttribute::internal_address_expiry:
      return "INTERNAL_ADDRESS_EXPIRY";
    case ConfigAttribute::internal_ip4_dhcp:
      return "INTERNAL_IP4_DHCP";
    case ConfigAttribute::application_version:
      return "APPLICATION_VERSION";
    case ConfigAttribute::internal_ip6_address:
      return "INTERNAL_IP6_ADDRESS";
    case ConfigAttribute::internal_ip6_netmask:
      return "INTERNAL_IP6_NETMASK";
    case ConfigAttribute::internal_ip6_dns:
      return "INTERNAL_IP6_DNS";
    case ConfigAttribute::internal_ip6_nbns:
      return "INTERNAL_IP6_NBNS";
    case ConfigAttribute::internal_ip6_dhcp:
      return "INTERNAL_IP6_DHCP";
    case ConfigAttribute::internal_ip4_subnet:
      return "INTERNAL_IP4_SUBNET";
    case ConfigAttribute::supported_attributes:
      return "SUPPORTED_ATTRIBUTES";
    case ConfigAttribute::internal_ip6_subnet:
      return "INTERNAL_IP6_SUBNET";
    case ConfigAttribute::xauth_type:
      return "XAUTH_TYPE";
    case ConfigAttribute::xauth_user_name:
      return "XAUTH_USER_NAME";
    case ConfigAttribute::xauth_user_password:
      return "XAUTH_USER_PASSWORD";
    case ConfigAttribute::xauth_passcode:
      return "XAUTH_PASSCODE";
    case ConfigAttribute::xauth_message:
      return "XAUTH_MESSAGE";
    case ConfigAttribute::xauth_challenge:
      return "XAUTH_CHALLENGE";
    case ConfigAttribute::xauth_domain:
      return "XAUTH_DOMAIN";
    case ConfigAttribute::xauth_status:
      return "XAUTH_STATUS";
    case ConfigAttribute::xauth_next_pin:
      return "XAUTH_NEXT_PIN";
    case ConfigAttribute::xauth_answer:
      return "XAUTH_ANSWER";
    case ConfigAttribute::unity_banner:
      return "MODECFG_BANNER";
    case ConfigAttribute::unity_save_passwd:
      return "MODECFG_SAVEPWD";
    case ConfigAttribute::unity_def_domain:
      return "MODECFG_DEFDOMAIN";
    case ConfigAttribute::unity_splitdns_name:
      return "MODECFG_SPLITDNS_NAME";
    case ConfigAttribute::unity_split_include:
      return "MODECFG_SPLIT_INCLUDE";
    case ConfigAttribute::unity_natt_port:
      return "MODECFG_UDP_NATT_PORT";
    case ConfigAttribute::unity_local_lan:
      return "MODECFG_LOCAL_LAN";
    case ConfigAttribute::unity_pfs:
      return "MODECFG_PFS";
    case ConfigAttribute::unity_fw_type:
      return "MODECFG_FWTYPE";
    case ConfigAttribute::unity_backup_servers:
      return "MODECFG_BACKUP_SERVERS";
    case ConfigAttribute::unity_ddns_hostname:
      return "MODECFG_DDNS_HOSTNAME";
  }
  return "unknown";
}

Result<ConfigPayload, WireError> ConfigPayload::read(ByteView body) {
  Reader in(body);
  ConfigPayload payload;
  payload.type = ConfigType{in.u8()};
  in.skip(1);
  payload.identifier = in.u16();
  const ByteView rest = in.rest();
  if (!in.ok()) return failure(WireError::truncated);
  auto attributes = read_attributes(rest, kMaxConfigAttributes);
  if (!attributes) return failure(attributes.error());
  payload.attributes = std::move(*attributes);
  return payload;
}

Bytes ConfigPayload::write() const {
  Writer out;
  out.u8(static_cast<std::uint8_t>(type));
  out.u8(0);
  out.u16(identifier);
  write_attributes(out, attributes);
  return out.take();
}

std::optional<Ipv4Address> ConfigPayload::address(ConfigAttribute attribute) const {
  const auto all = addresses(attribute);
  if (all.empty()) return std::nullopt;
  return all.front();
}

std::vector<Ipv4Address> ConfigPayload::addresses(ConfigAttribute attribute) const {
  std::vector<Ipv4Address> found;
  for (const Attribute& one : attributes) {
    if (one.type != static_cast<std::uint16_t>(attribute) || one.basic || one.octets.size() != 4) continue;
    found.emplace_back(Reader(one.octets).u32());
  }
  return found;
}

std::optional<std::string> ConfigPayload::text(ConfigAttribute attribute) const {
  const Attribute* const found = find(attribute);
  if (found == nullptr) return std::nullopt;
  return to_text(found->as_octets());
}

std::optional<std::uint64_t> ConfigPayload::number(ConfigAttribute attribute) const {
  const Attribute* const found = find(attribute);
  if (found == nullptr) return std::nullopt;
  return found->as_number();
}

Result<std::vector<SplitRecord>, WireError> read_split_records(ByteView octets) {
  bool records = octets.size() % kRecord == 0;
  if (records && octets.size() % kPair == 0) {
    for (std::size_t at = 0; at + kRecord <= octets.size(); at += kRecord) {
      Reader in(octets.subspan(at + 4));
      records = records && length_of(Ipv4Address(in.u32())).has_value();
    }
  }
  if (!records && octets.size() % kPair != 0) return failure(WireError::bad_length);
  const std::size_t size = records ? kRecord : kPair;
  if (octets.size() / size > kMaxSplitRecords) return failure(WireError::too_many);
  std::vector<SplitRecord> found;
  Reader in(octets);
  while (!in.at_end()) {
    SplitRecord record;
    record.address = Ipv4Address(in.u32());
    record.mask = Ipv4Address(in.u32());
    if (records) {
      record.protocol = in.u16();
      record.source_port = in.u16();
      record.destination_port = in.u16();
    }
    found.push_back(record);
  }
  return found;
}

Bytes write_split_records(const std::vector<SplitRecord>& records, bool pairs) {
  Writer out;
  for (const SplitRecord& record : records) {
    out.u32(record.address.value());
    out.u32(record.mask.value());
    // The Cisco client reads the last field in host order: zeros are the same for everybody.
    if (!pairs) out.zeros(kRecord - kPair);
  }
  return out.take();
}

Attribute address_attribute(ConfigAttribute attribute, Ipv4Address address) {
  return Attribute::u32(attribute, address.value());
}

}  // namespace drawbridge::wire
