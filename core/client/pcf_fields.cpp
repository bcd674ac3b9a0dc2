// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pcf_fields.h"

#include <array>
#include <charconv>

#include "client/ini.h"

namespace drawbridge::client::pcf {

namespace {

template <typename Number>
bool read_number(std::string_view text, Number least, Number most, Number& value) {
  Number parsed{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
  if (error != std::errc{} || end != text.data() + text.size() || parsed < least || parsed > most)
    return false;
  value = parsed;
  return true;
}

std::string flag(bool on) {
  return on ? "1" : "0";
}
bool read_flag(std::string_view text, bool& value) {
  if (text != "0" && text != "1") return false;
  value = text == "1";
  return true;
}

template <typename Enum>
struct Word {
  Enum value;
  std::string_view text;
};
template <typename Enum, std::size_t N>
std::string word_of(const std::array<Word<Enum>, N>& words, Enum value) {
  for (const auto& word : words) {
    if (word.value == value) return std::string(word.text);
  }
  return std::string(words[0].text);
}
template <typename Enum, std::size_t N>
bool read_word(const std::array<Word<Enum>, N>& words, std::string_view text, Enum& value) {
  for (const auto& word : words) {
    if (!same_key(word.text, text)) continue;
    value = word.value;
    return true;
  }
  return false;
}

constexpr std::array<Word<EntryKind>, 2> kKinds{
    {{EntryKind::dialer, "Dialer"}, {EntryKind::policy_11, "Policy11"}}};
constexpr std::array<Word<IkeMode>, 3> kModes{
    {{IkeMode::automatic, "Automatic"}, {IkeMode::aggressive, "Aggressive"}, {IkeMode::main, "Main"}}};
constexpr std::array<Word<OfferProfile>, 3> kOffers{{{OfferProfile::automatic, "Automatic"},
                                                     {OfferProfile::vpn_client_4_0_5, "VPN Client 4.0.5"},
                                                     {OfferProfile::vpn_client_1_1, "VPN Client 1.1"}}};
constexpr std::array<Word<NatMode>, 3> kNatModes{
    {{NatMode::automatic, "Automatic"}, {NatMode::forced, "Forced"}, {NatMode::cisco_udp, "Cisco UDP"}}};
constexpr std::array<Word<Reach>, 4> kReaches{{{Reach::automatic, "Automatic"},
                                               {Reach::lab, "Lab"},
                                               {Reach::whole_system, "Whole-System"},
                                               {Reach::proxy, "Proxy"}}};
constexpr std::array<Word<Reconnect>, 3> kReconnects{{{Reconnect::never, "Never"},
                                                      {Reconnect::network_changes, "Network-Changes"},
                                                      {Reconnect::always, "Always"}}};
constexpr std::array<Word<RuleSecurity>, 2> kSecurities{
    {{RuleSecurity::secure, "Secure"}, {RuleSecurity::non_secure, "Non-secure"}}};
constexpr std::array<Word<PolicyIdType>, 5> kIdTypes{{{PolicyIdType::any, "Any"},
                                                      {PolicyIdType::ip_address, "IP Address"},
                                                      {PolicyIdType::ip_subnet, "IP Subnet"},
                                                      {PolicyIdType::ip_range, "IP Address Range"},
                                                      {PolicyIdType::domain_name, "Domain Name"}}};
constexpr std::array<Word<Policy11Cipher>, 3> kCiphers{{{Policy11Cipher::null_cipher, "Null"},
                                                        {Policy11Cipher::des, "DES"},
                                                        {Policy11Cipher::triple_des, "Triple DES"}}};
constexpr std::array<Word<Policy11Hash>, 2> kHashes{
    {{Policy11Hash::md5, "MD5"}, {Policy11Hash::sha1, "SHA-1"}}};

bool read_group(std::string_view text, int& value) {
  int number = 0;
  if (!read_number(text, 1, 21, number)) return false;
  if (number != 1 && number != 2 && number != 5 && number < 14) return false;
  value = number;
  return true;
}

std::string life(const std::optional<std::uint32_t>& seconds) {
  return seconds ? std::to_string(*seconds) : "Unspecified";
}
bool read_life(std::string_view text, std::optional<std::uint32_t>& seconds) {
  if (same_key(text, "Unspecified")) {
    seconds.reset();
    return true;
  }
  std::uint32_t number = 0;
  if (!read_number<std::uint32_t>(text, 1, UINT32_MAX, number)) return false;
  seconds = number;
  return true;
}

/// 0: none of its own.
bool read_lifetime(std::string_view text, std::uint32_t& seconds) {
  std::uint32_t number = 0;
  if (!read_number<std::uint32_t>(text, 0, INT32_MAX, number) || (number != 0 && number < 30)) return false;
  seconds = number;
  return true;
}

std::string address_text(Ipv4Address address) {
  return address.is_any() ? "" : address.to_string();
}
bool read_address(std::string_view text, Ipv4Address& value) {
  if (text.empty()) {
    value = {};
    return true;
  }
  const auto address = Ipv4Address::parse(text);
  if (address) value = *address;
  return address.has_value();
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    if (const auto part = trimmed(text.substr(0, comma)); !part.empty()) parts.emplace_back(part);
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return parts;
}

}  // namespace

// Rows differ in nothing but key, member and codec.
#define TEXT(KEY, MEMBER)                                                             \
  {                                                                                   \
    RowKind::field, KEY, "", "", [](const Profile& p) { return one_line(p.MEMBER); }, \
        [](Profile& p, std::string_view t) {                                          \
          p.MEMBER = std::string(t);                                                  \
          return true;                                                                \
        }                                                                             \
  }
#define FLAG(KIND, KEY, MEMBER)                                                  \
  {                                                                              \
    RowKind::KIND, KEY, "", "", [](const Profile& p) { return flag(p.MEMBER); }, \
        [](Profile& p, std::string_view t) { return read_flag(t, p.MEMBER); }    \
  }
#define WORD(KIND, KEY, MEMBER, WORDS)                                                     \
  {                                                                                        \
    RowKind::KIND, KEY, "", "", [](const Profile& p) { return word_of(WORDS, p.MEMBER); }, \
        [](Profile& p, std::string_view t) { return read_word(WORDS, t, p.MEMBER); }       \
  }
#define POLICY_TEXT(KEY, MEMBER)                                                              \
  {                                                                                           \
    RowKind::policy, KEY, "", "", [](const Profile& p) { return one_line(p.policy.MEMBER); }, \
        [](Profile& p, std::string_view t) {                                                  \
          p.policy.MEMBER = std::string(t);                                                   \
          return true;                                                                        \
        }                                                                                     \
  }
#define POLICY_ADDRESS(KEY, MEMBER)                                                               \
  {                                                                                               \
    RowKind::policy, KEY, "", "", [](const Profile& p) { return address_text(p.policy.MEMBER); }, \
        [](Profile& p, std::string_view t) { return read_address(t, p.policy.MEMBER); }           \
  }
#define POLICY_LIFE(KEY, MEMBER)                                                          \
  {                                                                                       \
    RowKind::policy, KEY, "", "", [](const Profile& p) { return life(p.policy.MEMBER); }, \
        [](Profile& p, std::string_view t) { return read_life(t, p.policy.MEMBER); }      \
  }
#define POLICY_IDENTITY(PREFIX, MEMBER)                         \
  WORD(policy, PREFIX "-IdType", policy.MEMBER.type, kIdTypes), \
      POLICY_ADDRESS(PREFIX "-Address", MEMBER.address),        \
      POLICY_ADDRESS(PREFIX "-MaskOrLast", MEMBER.mask_or_last), POLICY_TEXT(PREFIX "-Name", MEMBER.name)
#define PLACEHOLDER(KEY, VALUE) \
  { RowKind::placeholder, KEY, "", VALUE, nullptr, nullptr }
#define SECRET(KEY) \
  { RowKind::secret, KEY, "", "", nullptr, nullptr }

namespace {

// clang-format off
const Row kRows[] = {
    TEXT("Description", description),
    TEXT("Host", host),
    {RowKind::field, "AuthType", "", "",
     [](const Profile& p) { return std::to_string(static_cast<int>(p.auth_type)); },
     [](Profile& p, std::string_view t) {
       if (t != "1" && t != "3" && t != "5") return false;
       p.auth_type = static_cast<AuthType>(t.front() - '0');
       return true;
     }},
    TEXT("GroupName", group_name),
    SECRET("GroupPwd"),
    SECRET("enc_GroupPwd"),
    FLAG(field, "EnableISPConnect", dial_up),
    {RowKind::field, "ISPConnectType", "", "",
     [](const Profile& p) { return std::to_string(p.isp_connect_type); },
     [](Profile& p, std::string_view t) { return read_number(t, 0, 1, p.isp_connect_type); }},
    TEXT("ISPConnect", isp_connect),
    {RowKind::field, "ISPPhonebook", "SPPhonebook", "",
     [](const Profile& p) { return one_line(p.isp_phonebook); },
     [](Profile& p, std::string_view t) {
       p.isp_phonebook = std::string(t);
       return true;
     }},
    TEXT("ISPCommand", isp_command),
    TEXT("Username", user_name),
    FLAG(field, "SaveUserPassword", save_user_password),
    SECRET("UserPassword"),
    SECRET("enc_UserPassword"),
    TEXT("NTDomain", nt_domain),
    FLAG(field, "EnableBackup", enable_backup),
    {RowKind::field, "BackupServer", "", "",
     [](const Profile& p) { return one_line(joined(p.backup_servers)); },
     [](Profile& p, std::string_view t) {
       p.backup_servers = split(t);
       return true;
     }},
    PLACEHOLDER("EnableMSLogon", "1"),
    PLACEHOLDER("MSLogonType", "0"),
    FLAG(field, "EnableNat", transparent_tunneling),
    FLAG(field, "TunnelingMode", tunnel_over_tcp),
    {RowKind::field, "TcpTunnelingPort", "", "",
     [](const Profile& p) { return std::to_string(p.tcp_port); },
     [](Profile& p, std::string_view t) { return read_number<std::uint16_t>(t, 1, 65535, p.tcp_port); }},
    {RowKind::field, "CertStore", "", "",
     [](const Profile& p) { return std::to_string(p.certificate_store); },
     [](Profile& p, std::string_view t) { return read_number(t, 0, 2, p.certificate_store); }},
    TEXT("CertName", certificate_name),
    TEXT("CertPath", certificate_path),
    TEXT("CertSubjectName", certificate_subject),
    {RowKind::field, "CertSerialHash", "", "",
     [](const Profile& p) {
       return p.certificate_serial_hash.empty() ? std::string(32, '0') : one_line(p.certificate_serial_hash);
     },
     [](Profile& p, std::string_view t) {
       if (t.size() != 32 || t.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
         return false;
       const bool none = t.find_first_not_of('0') == std::string_view::npos;
       p.certificate_serial_hash = none ? std::string() : std::string(t);
       return true;
     }},
    FLAG(field, "SendCertChain", send_certificate_chain),
    TEXT("VerifyCertDN", verify_cert_dn),
    {RowKind::field, "DHGroup", "", "",
     [](const Profile& p) { return std::to_string(p.dh_group); },
     [](Profile& p, std::string_view t) { return read_group(t, p.dh_group); }},
    {RowKind::placeholder, "ForceKeepAlives", "ForceKeepAlive", "0", nullptr, nullptr},
    {RowKind::field, "PeerTimeout", "", "",
     [](const Profile& p) { return std::to_string(p.peer_timeout); },
     [](Profile& p, std::string_view t) { return read_number(t, 30, 480, p.peer_timeout); }},
    FLAG(field, "EnableLocalLAN", allow_local_lan),
    PLACEHOLDER("EnableSplitDNS", "1"),
    PLACEHOLDER("ForceNetLogin", "0"),

    WORD(ours, "X-Drawbridge-Kind", kind, kKinds),
    WORD(ours, "X-Drawbridge-Offer", offer, kOffers),
    WORD(ours, "X-Drawbridge-IkeMode", ike_mode, kModes),
    {RowKind::ours, "X-Drawbridge-Pfs", "", "",
     [](const Profile& p) { return std::to_string(p.pfs_group); },
     [](Profile& p, std::string_view t) {
       if (t != "0") return read_group(t, p.pfs_group);
       p.pfs_group = 0;
       return true;
     }},
    FLAG(ours, "X-Drawbridge-UserLogin", offer_user_login),
    {RowKind::ours, "X-Drawbridge-IkeLifetime", "", "",
     [](const Profile& p) { return std::to_string(p.phase1_seconds); },
     [](Profile& p, std::string_view t) { return read_lifetime(t, p.phase1_seconds); }},
    {RowKind::ours, "X-Drawbridge-IpsecLifetime", "", "",
     [](const Profile& p) { return std::to_string(p.phase2_seconds); },
     [](Profile& p, std::string_view t) { return read_lifetime(t, p.phase2_seconds); }},
    FLAG(ours, "X-Drawbridge-LegacyCrypto", allow_legacy),
    FLAG(ours, "X-Drawbridge-DeleteReason", read_delete_reason),
    WORD(ours, "X-Drawbridge-NatTraversal", nat_mode, kNatModes),
    FLAG(ours, "X-Drawbridge-SourcePort500", source_port_500),
    {RowKind::ours, "X-Drawbridge-CaFile", "", "", [](const Profile& p) { return one_line(p.ca_file); },
     [](Profile& p, std::string_view t) {
       p.ca_file = std::string(t);
       return true;
     }},
    WORD(ours, "X-Drawbridge-Reach", reach, kReaches),
    FLAG(ours, "X-Drawbridge-BlockIpv6", block_ipv6),
    FLAG(ours, "X-Drawbridge-KillSwitch", kill_switch),
    {RowKind::ours, "X-Drawbridge-SocksPort", "", "",
     [](const Profile& p) { return std::to_string(p.socks_port); },
     [](Profile& p, std::string_view t) { return read_number<std::uint16_t>(t, 0, 65535, p.socks_port); }},
    {RowKind::ours, "X-Drawbridge-HttpPort", "", "",
     [](const Profile& p) { return std::to_string(p.http_proxy_port); },
     [](Profile& p, std::string_view t) { return read_number<std::uint16_t>(t, 0, 65535, p.http_proxy_port); }},
    {RowKind::ours, "X-Drawbridge-Forwards", "", "",
     [](const Profile& p) { return port_forwards_text(p.forwards); },
     [](Profile& p, std::string_view t) {
       auto forwards = parse_port_forwards(t);
       if (forwards) p.forwards = std::move(*forwards);
       return forwards.has_value();
     }},
    {RowKind::ours, "X-Drawbridge-Mtu", "", "",
     [](const Profile& p) { return std::to_string(p.mtu); },
     [](Profile& p, std::string_view t) {
       return t == "0" ? (p.mtu = 0, true) : read_number(t, 576, 1500, p.mtu);
     }},
    WORD(ours, "X-Drawbridge-Reconnect", reconnect, kReconnects),
    FLAG(ours, "X-Drawbridge-ConnectAtStart", connect_at_start),
    {RowKind::ours, "X-Drawbridge-ToldBackupServers", "", "",
     [](const Profile& p) { return one_line(joined(p.told_backup_servers)); },
     [](Profile& p, std::string_view t) {
       p.told_backup_servers = split(t);
       return true;
     }},

    POLICY_TEXT("X-Drawbridge-Rule", rule_name),
    WORD(policy, "X-Drawbridge-Security", policy.security, kSecurities),
    POLICY_IDENTITY("X-Drawbridge-Remote", remote_party),
    POLICY_TEXT("X-Drawbridge-Port", port),
    POLICY_TEXT("X-Drawbridge-Protocol", protocol),
    FLAG(policy, "X-Drawbridge-UseSecureGateway", policy.use_secure_gateway),
    POLICY_IDENTITY("X-Drawbridge-Gateway", gateway),
    POLICY_IDENTITY("X-Drawbridge-MyIdentity", my_identity),
    POLICY_TEXT("X-Drawbridge-LocalInterface", local_interface),
    WORD(policy, "X-Drawbridge-Phase1-Encrypt", policy.phase1_cipher, kCiphers),
    WORD(policy, "X-Drawbridge-Phase1-Hash", policy.phase1_hash, kHashes),
    POLICY_LIFE("X-Drawbridge-Phase1-Life", phase1_seconds),
    {RowKind::policy, "X-Drawbridge-Phase1-Group", "", "",
     [](const Profile& p) { return std::to_string(p.policy.phase1_group); },
     [](Profile& p, std::string_view t) { return read_group(t, p.policy.phase1_group); }},
    FLAG(policy, "X-Drawbridge-Esp", policy.esp),
    WORD(policy, "X-Drawbridge-Esp-Encrypt", policy.esp_cipher, kCiphers),
    WORD(policy, "X-Drawbridge-Esp-Hash", policy.esp_hash, kHashes),
    POLICY_LIFE("X-Drawbridge-Phase2-Life", phase2_seconds),
};
// clang-format on

}  // namespace

std::span<const Row> rows() {
  return kRows;
}

const Row* find_row(std::string_view key) {
  for (const Row& row : kRows) {
    if (same_key(row.key, key) || (!row.alias.empty() && same_key(row.alias, key))) return &row;
  }
  return nullptr;
}

}  // namespace drawbridge::client::pcf
