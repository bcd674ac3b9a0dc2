// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/interface_setup.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace drawbridge::net {

namespace {

/// One request of rtnetlink, put together attribute by attribute.
class Message {
 public:
  template <class Body>
  Message(std::uint16_t type, std::uint16_t flags, const Body& body) {
    header().nlmsg_type = type;
    header().nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
    std::memcpy(buffer_.data() + NLMSG_HDRLEN, &body, sizeof(body));
    header().nlmsg_len = NLMSG_LENGTH(sizeof(body));
  }
  template <class T>
  void add(unsigned short type, const T& value) {
    const std::size_t at = NLMSG_ALIGN(header().nlmsg_len);
    auto* const attribute = reinterpret_cast<rtattr*>(buffer_.data() + at);
    attribute->rta_type = type;
    attribute->rta_len = RTA_LENGTH(sizeof(value));
    std::memcpy(RTA_DATA(attribute), &value, sizeof(value));
    header().nlmsg_len = static_cast<std::uint32_t>(at + attribute->rta_len);
  }

  /// Sends it and waits for the kernel's answer, which comes at once.
  [[nodiscard]] Result<void, SystemError> ask(std::string_view what) {
    const Descriptor socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
    if (!socket) return failure(system_error("socket"));
    if (send(socket.get(), buffer_.data(), header().nlmsg_len, 0) < 0) return failure(system_error(what));
    std::array<std::uint8_t, 4096> answer;
    const ssize_t got = recv(socket.get(), answer.data(), answer.size(), 0);
    nlmsghdr head{};
    nlmsgerr verdict{};
    if (got < static_cast<ssize_t>(NLMSG_LENGTH(sizeof(int)))) return failure(system_error(what));
    std::memcpy(&head, answer.data(), sizeof(head));
    std::memcpy(&verdict.error, answer.data() + NLMSG_HDRLEN, sizeof(verdict.error));
    if (head.nlmsg_type != NLMSG_ERROR || verdict.error == 0) return {};
    return failure(SystemError{what, -verdict.error});
  }

 private:
  nlmsghdr& header() { return *reinterpret_cast<nlmsghdr*>(buffer_.data()); }
  alignas(nlmsghdr) std::array<std::uint8_t, 256> buffer_{};
};

Result<unsigned, SystemError> index_of(const std::string& interface) {
  const unsigned index = if_nametoindex(interface.c_str());
  if (index == 0) return failure(system_error("find the interface"));
  return index;
}

Result<void, SystemError> route(std::uint16_t type, std::uint16_t flags, const std::string& interface,
                                const Prefix& network, std::string_view what) {
  const auto index = index_of(interface);
  if (!index) return failure(index.error());
  rtmsg body{};
  body.rtm_family = AF_INET;
  body.rtm_dst_len = static_cast<unsigned char>(network.length);
  body.rtm_table = RT_TABLE_MAIN;
  body.rtm_protocol = RTPROT_STATIC;
  body.rtm_scope = RT_SCOPE_LINK;
  body.rtm_type = RTN_UNICAST;
  Message message(type, flags, body);
  message.add(RTA_DST, htonl(network.network().value()));
  message.add(RTA_OIF, *index);
  return message.ask(what);
}

Result<void, SystemError> neighbour(std::uint16_t type, std::uint16_t flags, const std::string& interface,
                                    Ipv4Address address, std::string_view what) {
  const auto index = index_of(interface);
  if (!index) return failure(index.error());
  ndmsg body{};
  body.ndm_family = AF_INET;
  body.ndm_ifindex = static_cast<int>(*index);
  body.ndm_flags = NTF_PROXY;
  body.ndm_type = RTN_UNICAST;
  Message message(type, flags, body);
  message.add(NDA_DST, htonl(address.value()));
  return message.ask(what);
}

}  // namespace

std::vector<InterfaceAddress> interface_addresses() {
  std::vector<InterfaceAddress> all;
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return all;
  const auto value = [](const sockaddr* address) {
    sockaddr_in internet{};
    std::memcpy(&internet, address, sizeof(internet));
    return Ipv4Address(ntohl(internet.sin_addr.s_addr));
  };
  for (const ifaddrs* each = list; each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr || each->ifa_addr->sa_family != AF_INET || each->ifa_netmask == nullptr)
      continue;
    const int length = length_of(value(each->ifa_netmask)).value_or(32);
    all.push_back({each->ifa_name, {value(each->ifa_addr), length}});
  }
  freeifaddrs(list);
  return all;
}

Result<void, SystemError> bring_up(const std::string& interface, int mtu) {
  const auto index = index_of(interface);
  if (!index) return failure(index.error());
  ifinfomsg body{};
  body.ifi_family = AF_UNSPEC;
  body.ifi_index = static_cast<int>(*index);
  body.ifi_flags = IFF_UP;
  body.ifi_change = IFF_UP;
  Message message(RTM_NEWLINK, 0, body);
  message.add(IFLA_MTU, static_cast<std::uint32_t>(mtu));
  return message.ask("bring the interface up");
}

Result<void, SystemError> add_route(const std::string& interface, const Prefix& network) {
  return route(RTM_NEWROUTE, NLM_F_CREATE | NLM_F_REPLACE, interface, network, "add the route");
}

Result<void, SystemError> remove_route(const std::string& interface, const Prefix& network) {
  return route(RTM_DELROUTE, 0, interface, network, "remove the route");
}

Result<void, SystemError> add_proxy_arp(const std::string& interface, Ipv4Address address) {
  return neighbour(RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_REPLACE, interface, address, "add the ARP entry");
}

Result<void, SystemError> remove_proxy_arp(const std::string& interface, Ipv4Address address) {
  return neighbour(RTM_DELNEIGH, 0, interface, address, "remove the ARP entry");
}

bool forwards_packets() {
  std::ifstream file("/proc/sys/net/ipv4/ip_forward");
  return file.get() == '1';
}

std::vector<Prefix> networks_of(IpRange range) {
  std::vector<Prefix> all;
  std::uint64_t at = range.first.value();
  const std::uint64_t end = std::uint64_t{range.last.value()} + 1;
  while (at < end) {
    // As large as its place allows and as the rest needs.
    int bits = at == 0 ? 32 : std::countr_zero(at);
    while ((std::uint64_t{1} << bits) > end - at) --bits;
    all.push_back({Ipv4Address(static_cast<std::uint32_t>(at)), 32 - bits});
    at += std::uint64_t{1} << bits;
  }
  return all;
}

}  // namespace drawbridge::net
