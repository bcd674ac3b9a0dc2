// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/packet_filter.h"

namespace drawbridge::helper {

namespace {

/// "add" before "delete" makes the deletion succeed whether or not the table was there.
std::string fresh(const std::string& table) {
  return "add table inet " + table + "\ndelete table inet " + table + "\ntable inet " + table + " {\n";
}

template <typename T>
std::string set_of(const std::vector<T>& values) {
  std::string text = "{ ";
  for (const T& value : values) text += (text.size() > 2 ? ", " : "") + value.to_string();
  return text + " }";
}

/// Neighbours, routers and addresses of the link: without them IPv6 would not be there again afterwards.
constexpr const char* kNeighbours =
    "    icmpv6 type { nd-router-solicit, nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert } "
    "accept\n";

}  // namespace

std::string ipv6_table(const std::string& device) {
  return device + "_ipv6";
}
std::string kill_table(const std::string& device) {
  return device + "_kill";
}

std::string removal_script(const std::string& table) {
  return "add table inet " + table + "\ndelete table inet " + table + "\n";
}

std::string ipv6_script(const std::string& device) {
  // Rejected rather than dropped: programs go on with IPv4 at once.
  const std::string chain =
      "    meta nfproto != ipv6 accept\n"
      "    oifname \"lo\" accept\n" +
      std::string(kNeighbours) +
      "    ip6 daddr { fe80::/10, ff02::/16 } accept\n"
      "    reject with icmpv6 type no-route\n";
  return fresh(ipv6_table(device)) +
         "  chain output {\n    type filter hook output priority -150; policy accept;\n" + chain +
         "  }\n  chain forward {\n    type filter hook forward priority -150; policy accept;\n" + chain +
         "  }\n}\n";
}

std::string kill_script(const privilege::KillSwitch& request, const std::vector<Prefix>& attached) {
  const std::string gateways = set_of(request.gateways);
  const auto chain = [&](const std::string& name, const std::string& interface, const std::string& address,
                         bool leaving) {
    std::string text =
        "  chain " + name + " {\n    type filter hook " + name + " priority -150; policy drop;\n";
    text += "    " + interface + " { \"lo\", \"" + request.device + "\" } accept\n";
    text += "    ip " + address + " " + gateways + " accept\n";
    text += kNeighbours;
    if (request.dhcp) {
      text += leaving ? "    udp sport 68 udp dport 67 accept\n    udp sport 546 udp dport 547 accept\n"
                      : "    udp sport 67 udp dport 68 accept\n    udp sport 547 udp dport 546 accept\n";
    }
    if (request.local_lan) {
      if (!attached.empty()) text += "    ip " + address + " " + set_of(attached) + " accept\n";
      // Printers and the like are found by multicast and broadcast, which stay on the link.
      text += "    ip daddr { 224.0.0.0/24, 239.255.255.250, 255.255.255.255 } accept\n";
      text += "    ip6 " + address + " fe80::/10 accept\n    ip6 daddr ff02::/16 accept\n";
    }
    // A router on the way to the gateway says by these how large a packet may be.
    if (!leaving) text += "    icmp type { destination-unreachable, time-exceeded } accept\n";
    if (leaving) text += "    reject\n";
    return text + "  }\n";
  };
  return fresh(kill_table(request.device)) + chain("output", "oifname", "daddr", true) +
         chain("input", "iifname", "saddr", false) +
         "  chain forward {\n    type filter hook forward priority -150; policy drop;\n    oifname \"" +
         request.device + "\" accept\n    iifname \"" + request.device + "\" accept\n  }\n}\n";
}

}  // namespace drawbridge::helper
