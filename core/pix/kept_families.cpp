// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/kept_families.h"

#include <algorithm>

namespace drawbridge::pix {
namespace {

using Argument = KeptFamily::Argument;

constexpr KeptFamily families[] = {
    {"clock timezone", Chapter::clock, "Time zone: name and hours from UTC", Argument::required, 2},
    {"clock summer-time", Chapter::clock, "Summer time: zone, recurring or dates", Argument::required, 2},
    {"ip audit name", Chapter::ip_audit, "A policy of the intrusion detection"},
    {"ip audit interface", Chapter::ip_audit, "An interface's intrusion detection policy"},
    {"ip audit signature", Chapter::ip_audit, "Switch off one signature"},
    {"ip audit info", Chapter::ip_audit, "What to do about informational signatures", Argument::required, 3,
     false, "ip audit info action alarm"},
    {"ip audit attack", Chapter::ip_audit, "What to do about attack signatures", Argument::required, 3, false,
     "ip audit attack action alarm"},
    {"failover", Chapter::failover, "Switch failover on", Argument::none, 1, true, "no failover"},
    {"failover timeout", Chapter::failover, "How long connections of the other unit are kept",
     Argument::required, 2, false, "failover timeout 0:00:00"},
    {"failover poll", Chapter::failover, "Seconds between hello messages", Argument::required, 2, false,
     "failover poll 15"},
    {"failover ip address", Chapter::failover, "Standby address of an interface", Argument::required, 4},
    {"failover mac address", Chapter::failover, "Hardware addresses of an interface", Argument::required, 4},
    {"failover link", Chapter::failover, "Interface for stateful failover", Argument::required, 2},
    {"failover replicate", Chapter::failover, "Replicate HTTP connections", Argument::required, 3},
    {"failover lan", Chapter::failover, "Failover over Ethernet"},
    {"pdm history enable", Chapter::pdm, "Keep figures for the device manager", Argument::none, 3, true,
     "pdm history enable"},
    {"pdm location", Chapter::pdm, "Where a host is, for the device manager"},
    {"pdm group", Chapter::pdm, "A group of the device manager"},
    {"pdm logging", Chapter::pdm, "Messages kept for the device manager", Argument::required, 2},
    {"arp", Chapter::arp, "A fixed entry of the ARP table"},
    {"alias", Chapter::static_, "Translate a destination address"},
    {"rip", Chapter::route, "RIP on an interface"},
    {"router", Chapter::route, "OSPF"},
    {"multicast", Chapter::route, "Multicast routing"},
    {"aaa authentication secure-http-client", Chapter::aaa, "Cut-through login over TLS", Argument::none},
    {"aaa authorization command", Chapter::aaa, "Ask a server for each command", Argument::required, 3},
    {"aaa mac-exempt", Chapter::aaa, "Hardware addresses that need no login"},
    {"mac-list", Chapter::aaa, "A list of hardware addresses"},
    {"url-server", Chapter::services, "A URL filtering server"},
    {"url-cache", Chapter::services, "Cache of the URL filtering server's answers"},
    {"url-block", Chapter::services, "Buffers of URL filtering"},
    {"filter", Chapter::services, "Filter URLs, ActiveX or Java"},
    {"ntp", Chapter::services, "Network time"},
    {"http server enable", Chapter::services, "Serve the device manager", Argument::none},
    {"http", Chapter::services, "Who may use the device manager"},
    {"snmp-server location", Chapter::snmp, "Where the appliance stands", Argument::required, 2, true,
     "no snmp-server location"},
    {"snmp-server contact", Chapter::snmp, "Who is responsible", Argument::required, 2, true,
     "no snmp-server contact"},
    {"snmp-server community", Chapter::snmp, "The community string", Argument::required, 2, false,
     "snmp-server community public"},
    {"snmp-server enable traps", Chapter::snmp, "Send SNMP traps", Argument::none, 3, true,
     "no snmp-server enable traps"},
    {"snmp-server host", Chapter::snmp, "A management station"},
    {"tftp-server", Chapter::snmp, "Where write net sends to", Argument::required, 1},
    {"service", Chapter::sysopt, "Answer refused TCP with a reset"},
    {"isakmp peer", Chapter::isakmp, "Exceptions for a peer with a certificate"},
    {"crypto ca", Chapter::ca, "Certification authority"},
    {"ca", Chapter::ca, "Certification authority"},
    {"management-access", Chapter::ssh, "Interface that can be managed through a tunnel", Argument::required,
     1},
    {"vpdn", Chapter::vpdn, "PPTP, L2TP and PPPoE"},
    {"vpnclient", Chapter::vpdn, "The appliance as an Easy VPN client"},
    {"dhcpd", Chapter::vpdn, "DHCP server"},
    {"dhcprelay", Chapter::vpdn, "DHCP relay"},
    {"privilege", Chapter::username, "Privilege level of a command"},
    {"access-list compiled", Chapter::access_list, "Compile all access lists", Argument::none},
    {"access-list deny-flow-max", Chapter::access_list, "Denied flows remembered at most", Argument::required,
     2},
    {"access-list alert-interval", Chapter::access_list, "Seconds between messages 106101",
     Argument::required, 2},
};

struct Patterns {
  std::vector<std::vector<cli::Word>> words;
  std::vector<std::span<const cli::Word>> spans;

  Patterns() {
    words.reserve(std::size(families));
    for (const auto& family : families) {
      std::vector<cli::Word> pattern;
      std::string_view left = family.words;
      while (!left.empty()) {
        const auto word = left.substr(0, left.find(' '));
        left.remove_prefix(std::min(left.size(), word.size() + 1));
        pattern.push_back(cli::keyword(word, family.help));
      }
      if (family.argument != Argument::none) {
        if (family.argument == Argument::optional) pattern.push_back(cli::optional_begin());
        pattern.push_back(cli::negated_end());
        pattern.push_back(cli::rest("words", family.help));
        if (family.argument == Argument::optional) pattern.push_back(cli::optional_end());
      }
      words.push_back(std::move(pattern));
    }
    for (const auto& pattern : words) spans.emplace_back(pattern);
  }
};

}  // namespace

std::span<const KeptFamily> kept_families() {
  return families;
}

std::span<const std::span<const cli::Word>> kept_patterns() {
  static const Patterns patterns;
  return patterns.spans;
}

std::string_view first_words(std::string_view line, int count) {
  if (count == 0) return line;
  std::size_t end = 0;
  for (int i = 0; i < count; ++i) {
    const auto from = line.find_first_not_of(' ', end);
    if (from == std::string_view::npos) return line;
    end = line.find(' ', from);
    if (end == std::string_view::npos) return line;
  }
  return line.substr(0, end);
}

Unordered<KeptLine> default_kept_lines() {
  static const Unordered<KeptLine> lines = [] {
    Unordered<KeptLine> made;
    for (const auto& family : families) {
      if (family.fallback.empty()) continue;
      // The key is of the line without "no".
      std::string_view plain = family.fallback;
      if (plain.starts_with("no ")) plain.remove_prefix(3);
      made.push_back({family.chapter,
                      std::string(first_words(plain, family.key_words)),
                      std::string(family.fallback),
                      {}});
    }
    return made;
  }();
  return lines;
}

}  // namespace drawbridge::pix
