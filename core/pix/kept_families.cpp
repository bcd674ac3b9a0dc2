// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/kept_families.h"

#include <algorithm>

namespace drawbridge::pix {
namespace {

using Argument = KeptFamily::Argument;

constexpr KeptFamily families[] = {
    {"clock timezone", Chapter::clock, "Time zone: name and hours from UTC", Argument::required, 2},
    {"clock summer-time", Chapter::clock, "Summer time: zone, recurring or dates", Argument::required, 2},
    {"clock set", Chapter::clock, "Set the time: hh:mm:ss day month year", Argument::action},
    {"ip audit name", Chapter::ip_audit, "A policy of the intrusion detection", Argument::required, 5},
    {"ip audit interface", Chapter::ip_audit, "An interface's intrusion detection policy"},
    {"ip audit signature", Chapter::ip_audit, "Switch off one signature"},
    {"ip audit info", Chapter::ip_audit, "What to do about informational signatures", Argument::required, 3,
     false, "ip audit info action alarm"},
    {"ip audit attack", Chapter::ip_audit, "What to do about attack signatures", Argument::required, 3, false,
     "ip audit attack action alarm"},
    {"failover", Chapter::failover, "Switch failover on", Argument::none, 1, true, "no failover"},
    {"failover active", Chapter::failover, "Make this unit the active one", Argument::action},
    {"failover reset", Chapter::failover, "Bring a failed unit back", Argument::action},
    {"failover timeout", Chapter::failover, "How long connections of the other unit are kept",
     Argument::required, 2, false, "failover timeout 0:00:00"},
    {"failover poll", Chapter::failover, "Seconds between hello messages", Argument::required, 2, false,
     "failover poll 15"},
    {"failover ip address", Chapter::failover, "Standby address of an interface", Argument::required, 4},
    {"failover mac address", Chapter::failover, "Hardware addresses of an interface", Argument::required, 4},
    {"failover link", Chapter::failover, "Interface for stateful failover", Argument::required, 2},
    {"failover replicate", Chapter::failover, "Replicate HTTP connections", Argument::required, 3},
    {"failover lan unit", Chapter::failover, "Primary or secondary", Argument::required, 3},
    {"failover lan interface", Chapter::failover, "Interface of failover over Ethernet", Argument::required,
     3},
    {"failover lan key", Chapter::failover, "Key of failover over Ethernet", Argument::required, 3},
    {"failover lan enable", Chapter::failover, "Failover over Ethernet", Argument::none},
    {"pdm history enable", Chapter::pdm, "Keep figures for the device manager", Argument::none, 3, true,
     "pdm history enable"},
    {"pdm location", Chapter::pdm, "Where a host is, for the device manager"},
    {"pdm group", Chapter::pdm, "A group of the device manager"},
    {"pdm logging", Chapter::pdm, "Messages kept for the device manager", Argument::required, 2},
    {"arp", Chapter::arp, "A fixed entry of the ARP table: interface, address, hardware address",
     Argument::required, 3},
    {"alias", Chapter::alias, "Translate a destination address: (interface) inner outer mask"},
    {"outbound", Chapter::outbound, "Older list of what inside hosts may reach"},
    {"apply", Chapter::outbound, "Bind an outbound list to an interface"},
    {"rip", Chapter::route, "RIP on an interface"},
    {"router", Chapter::route, "OSPF"},
    {"routing", Chapter::route, "OSPF on an interface"},
    {"route-map", Chapter::route, "Routes that OSPF takes over"},
    {"multicast", Chapter::route, "Multicast routing"},
    {"igmp", Chapter::route, "Multicast groups"},
    {"mroute", Chapter::route, "A multicast route"},
    {"aaa authentication secure-http-client", Chapter::aaa, "Cut-through login over TLS", Argument::none},
    {"aaa authorization command", Chapter::aaa, "Ask a server for each command", Argument::required, 3},
    {"aaa mac-exempt", Chapter::aaa, "Hardware addresses that need no login", Argument::required, 2},
    {"mac-list", Chapter::aaa, "A list of hardware addresses"},
    {"url-server", Chapter::services, "A URL filtering server"},
    {"url-cache", Chapter::services, "Cache of the URL filtering server's answers", Argument::required, 1},
    {"url-block block", Chapter::services, "Buffers for answers of web servers", Argument::required, 2},
    {"url-block url-mempool", Chapter::services, "Memory for long URLs", Argument::required, 2},
    {"url-block url-size", Chapter::services, "Longest URL", Argument::required, 2},
    {"filter", Chapter::services, "Filter URLs, ActiveX or Java"},
    {"ntp server", Chapter::services, "A time server", Argument::required, 3},
    {"ntp authenticate", Chapter::services, "Accept only proven time", Argument::none},
    {"ntp authentication-key", Chapter::services, "A key shared with time servers", Argument::required, 3},
    {"ntp trusted-key", Chapter::services, "A key that is trusted"},
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
    {"isakmp peer", Chapter::isakmp, "Exceptions for a peer with a certificate", Argument::required, 4},
    {"ca identity", Chapter::ca, "A certification authority", Argument::required, 3},
    {"ca configure", Chapter::ca, "How an authority is spoken to", Argument::required, 3},
    {"ca verifycertdn", Chapter::ca, "What a peer's certificate must say", Argument::required, 2},
    {"ca subject-name", Chapter::ca, "What the appliance's certificate says", Argument::required, 3},
    {"ca authenticate", Chapter::ca, "Fetch the authority's certificate", Argument::action},
    {"ca enroll", Chapter::ca, "Ask for a certificate", Argument::action},
    {"ca crl", Chapter::ca, "Fetch the list of revoked certificates", Argument::action},
    {"ca generate", Chapter::ca, "Make a key pair", Argument::action},
    {"ca save", Chapter::ca, "Keep keys and certificates in flash", Argument::action},
    {"ca zeroize", Chapter::ca, "Destroy the key pair", Argument::action},
    {"management-access", Chapter::ssh, "Interface that can be managed through a tunnel", Argument::required,
     1},
    {"vpdn", Chapter::vpdn, "PPTP, L2TP and PPPoE"},
    {"vpnclient server", Chapter::vpdn, "Headends of the Easy VPN client", Argument::required, 2},
    {"vpnclient mode", Chapter::vpdn, "Client mode or network extension", Argument::required, 2},
    {"vpnclient vpngroup", Chapter::vpdn, "Group and password of the Easy VPN client", Argument::required, 2},
    {"vpnclient username", Chapter::vpdn, "User of the Easy VPN client", Argument::required, 2},
    {"vpnclient mac-exempt", Chapter::vpdn, "Devices that need no login", Argument::required, 2},
    {"vpnclient management", Chapter::vpdn, "Who manages the appliance through the tunnel",
     Argument::required, 2},
    {"vpnclient nem-st-autoconnect", Chapter::vpdn, "Connect by itself", Argument::none},
    {"vpnclient enable", Chapter::vpdn, "The appliance as an Easy VPN client", Argument::none},
    {"vpnclient connect", Chapter::vpdn, "Connect now", Argument::action},
    {"vpnclient disconnect", Chapter::vpdn, "Disconnect now", Argument::action},
    {"dhcpd address", Chapter::vpdn, "Addresses that are given out"},
    {"dhcpd dns", Chapter::vpdn, "Name servers told to hosts", Argument::required, 2},
    {"dhcpd wins", Chapter::vpdn, "WINS servers told to hosts", Argument::required, 2},
    {"dhcpd lease", Chapter::vpdn, "Seconds a host may keep an address", Argument::required, 2},
    {"dhcpd ping_timeout", Chapter::vpdn, "Milliseconds to wait for an owner", Argument::required, 2},
    {"dhcpd domain", Chapter::vpdn, "Domain told to hosts", Argument::required, 2},
    {"dhcpd auto_config", Chapter::vpdn, "Pass on what a DHCP or PPPoE server said", Argument::optional, 2},
    {"dhcpd option", Chapter::vpdn, "Another option told to hosts", Argument::required, 3},
    {"dhcpd enable", Chapter::vpdn, "DHCP server at an interface"},
    {"dhcprelay server", Chapter::vpdn, "A server that requests go to"},
    {"dhcprelay enable", Chapter::vpdn, "Relay requests of an interface"},
    {"dhcprelay setroute", Chapter::vpdn, "Name the appliance as gateway"},
    {"dhcprelay timeout", Chapter::vpdn, "Seconds to wait for a server", Argument::required, 2},
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
        const bool may_be_missing =
            family.argument == Argument::optional || family.argument == Argument::action;
        if (may_be_missing) pattern.push_back(cli::optional_begin());
        pattern.push_back(cli::negated_end());
        pattern.push_back(cli::rest("words", family.help));
        if (may_be_missing) pattern.push_back(cli::optional_end());
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
