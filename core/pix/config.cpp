// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/config.h"

namespace drawbridge::pix {
namespace {

template <typename Container, typename Projection>
auto find_by(const Container& items, std::string_view wanted, Projection projection)
    -> decltype(&items.front()) {
  for (const auto& item : items) {
    if (item.*projection == wanted) return &item;
  }
  return nullptr;
}

}  // namespace

Unordered<Fixup> default_fixups() {
  return {{"dns", "maximum-length 512", {}},
          {"ftp", "21", {}},
          {"h323 h225", "1720", {}},
          {"h323 ras", "1718-1719", {}},
          {"http", "80", {}},
          {"rsh", "514", {}},
          {"rtsp", "554", {}},
          {"sip", "5060", {}},
          {"sip udp", "5060", {}},
          {"skinny", "2000", {}},
          {"smtp", "25", {}},
          {"sqlnet", "1521", {}},
          {"tftp", "69", {}}};
}

Unordered<AaaServerGroup> default_aaa_servers() {
  return {{"TACACS+", AaaProtocol::tacacs_plus, {}, {}},
          {"RADIUS", AaaProtocol::radius, {}, {}},
          {"LOCAL", AaaProtocol::local, {}, {}}};
}

std::string_view to_text(IsakmpAuthentication value) {
  switch (value) {
    case IsakmpAuthentication::pre_share:
      return "pre-share";
    case IsakmpAuthentication::rsa_sig:
      return "rsa-sig";
    case IsakmpAuthentication::hybrid:
      return "hybrid";
  }
  return "";
}
std::string_view to_text(IsakmpEncryption value) {
  switch (value) {
    case IsakmpEncryption::des:
      return "des";
    case IsakmpEncryption::triple_des:
      return "3des";
    case IsakmpEncryption::aes_128:
      return "aes";
    case IsakmpEncryption::aes_192:
      return "aes-192";
    case IsakmpEncryption::aes_256:
      return "aes-256";
  }
  return "";
}
std::string_view to_text(IsakmpHash value) {
  switch (value) {
    case IsakmpHash::md5:
      return "md5";
    case IsakmpHash::sha:
      return "sha";
    case IsakmpHash::sha256:
      return "sha256";
    case IsakmpHash::sha384:
      return "sha384";
    case IsakmpHash::sha512:
      return "sha512";
  }
  return "";
}
std::string_view to_text(AaaProtocol value) {
  switch (value) {
    case AaaProtocol::tacacs_plus:
      return "tacacs+";
    case AaaProtocol::radius:
      return "radius";
    case AaaProtocol::local:
      return "local";
  }
  return "";
}

namespace {
constexpr std::string_view logging_levels[] = {"emergencies", "alerts",        "critical",      "errors",
                                               "warnings",    "notifications", "informational", "debugging"};
}  // namespace

std::string_view logging_level_text(int level) {
  return level < 0 || level > 7 ? std::string_view{} : logging_levels[level];
}

std::optional<int> parse_logging_level(std::string_view text) {
  if (text.size() == 1 && text.front() >= '0' && text.front() <= '7') return text.front() - '0';
  std::optional<int> found;
  for (int level = 0; level < 8; ++level) {
    if (text.empty() || !logging_levels[level].starts_with(text)) continue;
    if (found) return std::nullopt;
    found = level;
  }
  return found;
}

const Interface* Config::interface_named(std::string_view name) const {
  return name.empty() ? nullptr : find_by(interfaces, name, &Interface::name);
}
const AccessList* Config::access_list(std::string_view id) const {
  return find_by(access_lists, id, &AccessList::id);
}
const LocalPool* Config::local_pool(std::string_view name) const {
  return find_by(local_pools, name, &LocalPool::name);
}
const AaaServerGroup* Config::aaa_server(std::string_view tag) const {
  return find_by(aaa_servers, tag, &AaaServerGroup::tag);
}
const TransformSet* Config::transform_set(std::string_view name) const {
  return find_by(transform_sets, name, &TransformSet::name);
}
const DynamicMap* Config::dynamic_map(std::string_view name) const {
  return find_by(dynamic_maps, name, &DynamicMap::name);
}
const CryptoMap* Config::crypto_map(std::string_view name) const {
  return find_by(crypto_maps, name, &CryptoMap::name);
}
const VpnGroup* Config::vpngroup(std::string_view name) const {
  return find_by(vpngroups, name, &VpnGroup::name);
}
const Username* Config::username(std::string_view name) const {
  return find_by(usernames, name, &Username::name);
}
bool Config::has_sysopt(std::string_view words) const {
  return std::find(sysopts.begin(), sysopts.end(), words) != sysopts.end();
}

}  // namespace drawbridge::pix
