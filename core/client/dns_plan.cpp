// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/dns_plan.h"

#include <algorithm>

#include "privilege/accepted.h"

namespace drawbridge::client {

std::vector<std::string> domains_of(const std::vector<std::string>& lists) {
  constexpr std::string_view kBetween = ", ;\t\r\n";
  std::vector<std::string> domains;
  for (const std::string& list : lists) {
    std::string_view left = list;
    while (domains.size() < privilege::kMaxDomains) {
      const auto begin = left.find_first_not_of(kBetween);
      if (begin == std::string_view::npos) break;
      left.remove_prefix(begin);
      const auto size = std::min(left.find_first_of(kBetween), left.size());
      std::string_view word = left.substr(0, size);
      left.remove_prefix(size);
      if (word.starts_with("*.")) word.remove_prefix(2);
      while (word.starts_with('.')) word.remove_prefix(1);
      while (word.ends_with('.')) word.remove_suffix(1);
      std::string domain(word);
      for (char& c : domain) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      }
      if (!privilege::is_domain(domain)) continue;
      if (std::find(domains.begin(), domains.end(), domain) == domains.end())
        domains.push_back(std::move(domain));
    }
  }
  return domains;
}

std::vector<Ipv4Address> servers_of(const std::vector<Ipv4Address>& assigned) {
  std::vector<Ipv4Address> servers;
  for (const Ipv4Address server : assigned) {
    if (!privilege::is_unicast(server) || servers.size() == privilege::kMaxServers) continue;
    if (std::find(servers.begin(), servers.end(), server) == servers.end()) servers.push_back(server);
  }
  return servers;
}

std::optional<privilege::SetDns> plan_names(const std::string& device, const ike::ModeConfig& assigned,
                                            bool full_tunnel) {
  privilege::SetDns names;
  names.device = device;
  names.servers = servers_of(assigned.dns);
  if (names.servers.empty()) return std::nullopt;
  const auto split = domains_of(assigned.split_dns);
  names.all_names = full_tunnel || split.empty();
  std::vector<std::string> lists{assigned.default_domain};
  if (!names.all_names) lists.insert(lists.end(), assigned.split_dns.begin(), assigned.split_dns.end());
  names.domains = domains_of(lists);
  return names;
}

}  // namespace drawbridge::client
