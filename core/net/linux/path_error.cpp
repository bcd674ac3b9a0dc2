// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/path_error.h"

#include <arpa/inet.h>
#include <linux/errqueue.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "net/linux/descriptor.h"

namespace drawbridge::net {

namespace {

Ipv4Address address_of(const sockaddr_in& address) {
  return Ipv4Address(ntohl(address.sin_addr.s_addr));
}

}  // namespace

bool want_path_errors(int socket) {
  const int on = 1;
  return ::setsockopt(socket, IPPROTO_IP, IP_RECVERR, &on, sizeof on) == 0;
}

std::optional<PathError> read_path_error(int socket) {
  sockaddr_in name{};
  std::array<std::uint8_t, 64> packet{};
  iovec part{packet.data(), packet.size()};
  alignas(cmsghdr) std::array<char, 256> control{};
  msghdr message{};
  message.msg_name = &name;
  message.msg_namelen = sizeof name;
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  if (::recvmsg(socket, &message, MSG_ERRQUEUE | MSG_DONTWAIT) < 0) return std::nullopt;

  PathError error;
  error.destination = {address_of(name), ntohs(name.sin_port)};
  for (cmsghdr* each = CMSG_FIRSTHDR(&message); each != nullptr; each = CMSG_NXTHDR(&message, each)) {
    if (each->cmsg_level != IPPROTO_IP || each->cmsg_type != IP_RECVERR) continue;
    sock_extended_err said{};
    std::memcpy(&said, CMSG_DATA(each), sizeof said);
    error.code = static_cast<int>(said.ee_errno);
    if (said.ee_errno == EMSGSIZE) {
      error.kind = PathError::Kind::too_big;
      error.mtu = said.ee_info;
    } else if (said.ee_errno == ECONNREFUSED || said.ee_errno == EHOSTUNREACH ||
               said.ee_errno == ENETUNREACH || said.ee_errno == ENOPROTOOPT) {
      error.kind = PathError::Kind::unreachable;
    }
    if (said.ee_origin == SO_EE_ORIGIN_ICMP &&
        each->cmsg_len >= CMSG_LEN(sizeof said + sizeof(sockaddr_in))) {
      sockaddr_in offender{};
      std::memcpy(&offender, CMSG_DATA(each) + sizeof said, sizeof offender);
      if (offender.sin_family == AF_INET) error.reporter = address_of(offender);
    }
  }
  return error;
}

std::optional<std::uint32_t> path_mtu_to(Ipv4Address destination) {
  // A connected socket knows; nothing is sent.
  const Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (!socket) return std::nullopt;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(9);
  address.sin_addr.s_addr = htonl(destination.value());
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return std::nullopt;
  }
  int mtu = 0;
  socklen_t size = sizeof mtu;
  if (::getsockopt(socket.get(), IPPROTO_IP, IP_MTU, &mtu, &size) != 0 || mtu <= 0) return std::nullopt;
  return static_cast<std::uint32_t>(mtu);
}

}  // namespace drawbridge::net
