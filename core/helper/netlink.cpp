// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/netlink.h"

#include <arpa/inet.h>
#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace drawbridge::helper {

/// One request under construction. Netlink is native-endian but for addresses.
class Netlink::Message {
 public:
  Message(int type, int flags) {
    nlmsghdr header{};
    header.nlmsg_type = static_cast<std::uint16_t>(type);
    header.nlmsg_flags = static_cast<std::uint16_t>(flags | NLM_F_REQUEST);
    raw(&header, sizeof header);
  }
  template <typename T>
  Message& fixed(const T& part) {
    raw(&part, sizeof part);
    return *this;
  }
  Message& attribute(int type, const void* data, std::size_t size) {
    rtattr header{};
    header.rta_type = static_cast<std::uint16_t>(type);
    header.rta_len = static_cast<std::uint16_t>(RTA_LENGTH(size));
    raw(&header, sizeof header);
    raw(data, size);
    return *this;
  }
  Message& number(int type, std::uint32_t value) { return attribute(type, &value, sizeof value); }
  Message& octet(int type, std::uint8_t value) { return attribute(type, &value, sizeof value); }
  Message& address(int type, Ipv4Address value) {
    const std::uint32_t network_order = htonl(value.value());
    return attribute(type, &network_order, sizeof network_order);
  }
  /// An attribute whose content is what `fill` writes.
  template <typename F>
  Message& nested(int type, F fill) {
    const std::size_t at = octets_.size();
    attribute(type, nullptr, 0);
    fill(*this);
    const auto size = static_cast<std::uint16_t>(octets_.size() - at);
    std::memcpy(octets_.data() + at, &size, sizeof size);
    return *this;
  }
  [[nodiscard]] const Bytes& finished(std::uint32_t sequence) {
    nlmsghdr header{};
    std::memcpy(&header, octets_.data(), sizeof header);
    header.nlmsg_len = static_cast<std::uint32_t>(octets_.size());
    header.nlmsg_seq = sequence;
    std::memcpy(octets_.data(), &header, sizeof header);
    return octets_;
  }

 private:
  void raw(const void* data, std::size_t size) {
    const auto* first = static_cast<const std::uint8_t*>(data);
    if (size > 0) octets_.insert(octets_.end(), first, first + size);
    octets_.resize(NLMSG_ALIGN(octets_.size()), 0);
  }
  Bytes octets_;
};

namespace {

/// Calls `each` for the attributes of a message with the fixed part `T`.
template <typename T, typename F>
const T* attributes_of(const nlmsghdr& message, F each) {
  if (message.nlmsg_len < NLMSG_LENGTH(sizeof(T))) return nullptr;
  const auto* fixed = static_cast<const T*>(NLMSG_DATA(&message));
  const auto* at = reinterpret_cast<const char*>(fixed) + NLMSG_ALIGN(sizeof(T));
  const std::size_t body = message.nlmsg_len - NLMSG_LENGTH(0);
  std::size_t left = body - std::min(static_cast<std::size_t>(NLMSG_ALIGN(sizeof(T))), body);
  while (left >= sizeof(rtattr)) {
    rtattr header{};
    std::memcpy(&header, at, sizeof header);
    if (header.rta_len < sizeof header || header.rta_len > left) break;
    each(header.rta_type, at + RTA_LENGTH(0), header.rta_len - RTA_LENGTH(0));
    const std::size_t step = std::min(static_cast<std::size_t>(RTA_ALIGN(header.rta_len)), left);
    at += step;
    left -= step;
  }
  return fixed;
}
std::uint32_t number_at(const char* data, std::size_t size) {
  std::uint32_t value = 0;
  if (size >= sizeof value) std::memcpy(&value, data, sizeof value);
  return value;
}
Ipv4Address address_at(const char* data, std::size_t size) {
  return Ipv4Address(ntohl(number_at(data, size)));
}

}  // namespace

int Netlink::open() {
  socket_.reset(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
  if (!socket_) return errno;
  sockaddr_nl self{};
  self.nl_family = AF_NETLINK;
  if (::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&self), sizeof self) != 0) return errno;
  return 0;
}

int Netlink::ask(Message& message, const std::function<void(const nlmsghdr&)>& row) {
  const Bytes& octets = message.finished(++sequence_);
  sockaddr_nl kernel{};
  kernel.nl_family = AF_NETLINK;
  if (::sendto(socket_.get(), octets.data(), octets.size(), 0, reinterpret_cast<const sockaddr*>(&kernel),
               sizeof kernel) < 0) {
    return errno;
  }
  std::vector<std::uint32_t> buffer(32 * 1024 / 4);
  for (;;) {
    sockaddr_nl from{};
    socklen_t from_size = sizeof from;
    const ssize_t size = ::recvfrom(socket_.get(), buffer.data(), buffer.size() * 4, 0,
                                    reinterpret_cast<sockaddr*>(&from), &from_size);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return errno;
    if (from.nl_pid != 0) continue;  // only the kernel's word counts
    auto left = static_cast<std::size_t>(size);
    const auto* at = reinterpret_cast<const char*>(buffer.data());
    while (left >= sizeof(nlmsghdr)) {
      const auto* part = reinterpret_cast<const nlmsghdr*>(at);
      if (part->nlmsg_len < sizeof(nlmsghdr) || part->nlmsg_len > left) break;
      if (part->nlmsg_seq == sequence_) {
        if (part->nlmsg_type == NLMSG_DONE) return 0;
        if (part->nlmsg_type == NLMSG_ERROR) {
          int error = 0;
          if (part->nlmsg_len >= NLMSG_LENGTH(sizeof error))
            std::memcpy(&error, NLMSG_DATA(part), sizeof error);
          return -error;
        }
        if (row) row(*part);
      }
      const std::size_t step = std::min(static_cast<std::size_t>(NLMSG_ALIGN(part->nlmsg_len)), left);
      at += step;
      left -= step;
    }
  }
}

int Netlink::interface_index(const std::string& name) {
  ifinfomsg info{};
  Message message(RTM_GETLINK, NLM_F_ACK);
  message.fixed(info).attribute(IFLA_IFNAME, name.c_str(), name.size() + 1);
  int index = 0;
  const int error = ask(message, [&](const nlmsghdr& part) {
    ifinfomsg found{};
    if (part.nlmsg_len < NLMSG_LENGTH(sizeof found)) return;
    std::memcpy(&found, NLMSG_DATA(&part), sizeof found);
    index = found.ifi_index;
  });
  return error == 0 ? index : 0;
}

int Netlink::delete_link(int interface) {
  ifinfomsg info{};
  info.ifi_index = interface;
  Message message(RTM_DELLINK, NLM_F_ACK);
  return ask(message.fixed(info));
}

int Netlink::set_link(int interface, bool up, unsigned mtu) {
  ifinfomsg info{};
  info.ifi_index = interface;
  {
    // Not every kernel has IPv6: no matter.
    Message quiet(RTM_SETLINK, NLM_F_ACK);
    quiet.fixed(info).nested(IFLA_AF_SPEC, [](Message& m) {
      m.nested(AF_INET6, [](Message& six) { six.octet(IFLA_INET6_ADDR_GEN_MODE, IN6_ADDR_GEN_MODE_NONE); });
    });
    (void)ask(quiet);
  }
  info.ifi_change = IFF_UP;
  info.ifi_flags = up ? IFF_UP : 0;
  Message message(RTM_NEWLINK, NLM_F_ACK);
  message.fixed(info);
  if (up) message.number(IFLA_MTU, mtu);
  return ask(message);
}

int Netlink::addresses(std::vector<AddressRow>& rows) {
  ifaddrmsg all{};
  all.ifa_family = AF_INET;
  Message message(RTM_GETADDR, NLM_F_DUMP);
  return ask(message.fixed(all), [&](const nlmsghdr& part) {
    AddressRow row;
    const auto* fixed = attributes_of<ifaddrmsg>(part, [&](int type, const char* data, std::size_t size) {
      if (type == IFA_LOCAL) row.address.address = address_at(data, size);
    });
    if (fixed == nullptr) return;
    row.interface = static_cast<int>(fixed->ifa_index);
    row.address.length = fixed->ifa_prefixlen;
    rows.push_back(row);
  });
}

int Netlink::add_address(int interface, Ipv4Address address) {
  ifaddrmsg info{};
  info.ifa_family = AF_INET;
  info.ifa_prefixlen = 32;
  info.ifa_index = static_cast<unsigned>(interface);
  Message message(RTM_NEWADDR, NLM_F_ACK | NLM_F_CREATE | NLM_F_REPLACE);
  return ask(message.fixed(info).address(IFA_LOCAL, address).address(IFA_ADDRESS, address));
}

int Netlink::delete_address(const AddressRow& row) {
  ifaddrmsg info{};
  info.ifa_family = AF_INET;
  info.ifa_prefixlen = static_cast<std::uint8_t>(row.address.length);
  info.ifa_index = static_cast<unsigned>(row.interface);
  Message message(RTM_DELADDR, NLM_F_ACK);
  return ask(message.fixed(info).address(IFA_LOCAL, row.address.address));
}

int Netlink::routes(std::vector<RouteRow>& rows) {
  rtmsg all{};
  all.rtm_family = AF_INET;
  Message message(RTM_GETROUTE, NLM_F_DUMP);
  return ask(message.fixed(all), [&](const nlmsghdr& part) {
    RouteRow row;
    const auto* fixed = attributes_of<rtmsg>(part, [&](int type, const char* data, std::size_t size) {
      if (type == RTA_DST) row.to.address = address_at(data, size);
      if (type == RTA_TABLE) row.table = number_at(data, size);
      if (type == RTA_OIF) row.interface = static_cast<int>(number_at(data, size));
      if (type == RTA_PRIORITY) row.metric = number_at(data, size);
      if (type == RTA_PREFSRC) row.source = address_at(data, size);
    });
    if (fixed == nullptr) return;
    row.to.length = fixed->rtm_dst_len;
    if (row.table == 0) row.table = fixed->rtm_table;
    row.type = fixed->rtm_type;
    row.protocol = fixed->rtm_protocol;
    row.scope = fixed->rtm_scope;
    rows.push_back(row);
  });
}

namespace {
rtmsg fixed_part(const RouteRow& row) {
  rtmsg info{};
  info.rtm_family = AF_INET;
  info.rtm_dst_len = static_cast<std::uint8_t>(row.to.length);
  info.rtm_table = RT_TABLE_UNSPEC;  // the attribute says it: ours are above 255
  info.rtm_protocol = kOurProtocol;
  info.rtm_scope = row.scope;
  info.rtm_type = row.type;
  return info;
}
}  // namespace

int Netlink::put_route(const RouteRow& row) {
  Message message(RTM_NEWROUTE, NLM_F_ACK | NLM_F_CREATE | NLM_F_REPLACE);
  message.fixed(fixed_part(row)).address(RTA_DST, row.to.network()).number(RTA_TABLE, row.table);
  if (row.interface != 0) message.number(RTA_OIF, static_cast<std::uint32_t>(row.interface));
  if (!row.source.is_any()) message.address(RTA_PREFSRC, row.source);
  return ask(message);
}

int Netlink::delete_route(const RouteRow& row) {
  Message message(RTM_DELROUTE, NLM_F_ACK);
  return ask(message.fixed(fixed_part(row)).address(RTA_DST, row.to.network()).number(RTA_TABLE, row.table));
}

int Netlink::rules(std::vector<RuleRow>& rows) {
  fib_rule_hdr all{};
  all.family = AF_INET;
  Message message(RTM_GETRULE, NLM_F_DUMP);
  return ask(message.fixed(all), [&](const nlmsghdr& part) {
    RuleRow row;
    const auto* fixed = attributes_of<fib_rule_hdr>(part, [&](int type, const char* data, std::size_t size) {
      if (type == FRA_PRIORITY) row.preference = number_at(data, size);
      if (type == FRA_TABLE) row.table = number_at(data, size);
      if (type == FRA_PROTOCOL && size > 0) row.protocol = static_cast<std::uint8_t>(data[0]);
    });
    if (fixed == nullptr) return;
    if (row.table == 0) row.table = fixed->table;
    rows.push_back(row);
  });
}

namespace {
fib_rule_hdr to_table() {
  fib_rule_hdr info{};
  info.family = AF_INET;
  info.action = FR_ACT_TO_TBL;
  return info;
}
}  // namespace

int Netlink::add_rule(std::uint32_t preference, std::uint32_t table) {
  Message message(RTM_NEWRULE, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL);
  message.fixed(to_table()).number(FRA_PRIORITY, preference).number(FRA_TABLE, table);
  return ask(message.octet(FRA_PROTOCOL, kOurProtocol));
}

int Netlink::delete_rule(std::uint32_t preference, std::uint32_t table) {
  Message message(RTM_DELRULE, NLM_F_ACK);
  message.fixed(to_table()).number(FRA_PRIORITY, preference).number(FRA_TABLE, table);
  return ask(message.octet(FRA_PROTOCOL, kOurProtocol));
}

}  // namespace drawbridge::helper
