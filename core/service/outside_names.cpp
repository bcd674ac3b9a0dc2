// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/outside_names.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <QHostInfo>
#include <QObject>

#include "base/descriptor.h"

namespace drawbridge::service {

void look_up_outside(const std::string& name, QObject* context,
                     std::function<void(std::optional<Ipv4Address>)> done) {
  QHostInfo::lookupHost(QString::fromStdString(name), context,
                        [done = std::move(done)](const QHostInfo& info) {
                          for (const QHostAddress& address : info.addresses()) {
                            bool is_ipv4 = false;
                            const quint32 value = address.toIPv4Address(&is_ipv4);
                            if (!is_ipv4) continue;
                            done(Ipv4Address(value));
                            return;
                          }
                          done(std::nullopt);
                        });
}

Ipv4Address own_address_towards(Ipv4Address to) {
  // Connecting a UDP socket sends nothing; it asks the kernel for the route.
  const Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(500);
  address.sin_addr.s_addr = htonl(to.value());
  if (!socket.valid() ||
      ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    return {};
  socklen_t size = sizeof address;
  if (getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) return {};
  return Ipv4Address(ntohl(address.sin_addr.s_addr));
}

std::vector<Prefix> attached_networks(const std::string& but) {
  std::vector<Prefix> networks;
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return networks;
  for (const ifaddrs* each = list; each != nullptr; each = each->ifa_next) {
    const bool is_loopback = (each->ifa_flags & IFF_LOOPBACK) != 0;
    if (each->ifa_addr == nullptr || each->ifa_netmask == nullptr || each->ifa_addr->sa_family != AF_INET ||
        is_loopback || but == each->ifa_name)
      continue;
    const auto value = [](const sockaddr* of) {
      return Ipv4Address(ntohl(reinterpret_cast<const sockaddr_in*>(of)->sin_addr.s_addr));
    };
    networks.push_back({value(each->ifa_addr), length_of(value(each->ifa_netmask)).value_or(32)});
  }
  freeifaddrs(list);
  return networks;
}

}  // namespace drawbridge::service
