// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/socket_calls.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include "net/linux/path_error.h"

namespace drawbridge::net {

sockaddr_in to_sockaddr(const Endpoint& endpoint) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(endpoint.port);
  address.sin_addr.s_addr = htonl(endpoint.address.value());
  return address;
}

Endpoint to_endpoint(const sockaddr_in& address) {
  return {Ipv4Address(ntohl(address.sin_addr.s_addr)), ntohs(address.sin_port)};
}

void set_buffers(int socket, std::size_t octets) {
  const int size = static_cast<int>(octets);
  const auto set = [&](int forced, int plain) {
    if (::setsockopt(socket, SOL_SOCKET, forced, &size, sizeof size) == 0) return;
    // Cut to the system's limit silently; a small buffer is no reason not to work.
    static_cast<void>(::setsockopt(socket, SOL_SOCKET, plain, &size, sizeof size));
  };
  set(SO_RCVBUFFORCE, SO_RCVBUF);
  set(SO_SNDBUFFORCE, SO_SNDBUF);
}

bool set_path_mtu_discovery(int socket, bool dont_fragment) {
  const int mode = dont_fragment ? IP_PMTUDISC_DO : IP_PMTUDISC_DONT;
  return ::setsockopt(socket, IPPROTO_IP, IP_MTU_DISCOVER, &mode, sizeof mode) == 0;
}

Result<void, SystemError> prepare_socket(int socket, std::size_t buffer_octets) {
  if (!make_non_blocking(socket)) return failure(system_error("fcntl"));
  const int on = 1;
  if (::setsockopt(socket, IPPROTO_IP, IP_PKTINFO, &on, sizeof on) != 0) {
    return failure(system_error("setsockopt IP_PKTINFO"));
  }
  if (::setsockopt(socket, IPPROTO_IP, IP_RECVTOS, &on, sizeof on) != 0) {
    return failure(system_error("setsockopt IP_RECVTOS"));
  }
  if (!want_path_errors(socket)) return failure(system_error("setsockopt IP_RECVERR"));
  set_buffers(socket, buffer_octets);
  return {};
}

bool is_about_an_earlier_packet(int code) {
  return code == ECONNREFUSED || code == EHOSTUNREACH || code == ENETUNREACH || code == ENOPROTOOPT ||
         code == EPROTO || code == EHOSTDOWN;
}

bool is_want_of_room(int code) {
  return code == EAGAIN || code == EWOULDBLOCK || code == ENOBUFS || code == ENOMEM;
}

SendOutcome send_messages(int socket, std::span<mmsghdr> messages) {
  for (bool repeated = false;;) {
    const int result =
        ::sendmmsg(socket, messages.data(), static_cast<unsigned>(messages.size()), MSG_DONTWAIT);
    if (result > 0) return {static_cast<std::size_t>(result), 0, false};
    const int code = errno;
    if (code == EINTR) continue;
    if (is_about_an_earlier_packet(code) && !std::exchange(repeated, true)) continue;
    return {0, code, is_want_of_room(code)};
  }
}

void ControlWriter::add(int level, int type, const void* data, std::size_t size) {
  cmsghdr header{};
  header.cmsg_level = level;
  header.cmsg_type = type;
  header.cmsg_len = CMSG_LEN(size);
  std::memcpy(space_.data() + used_, &header, sizeof header);
  std::memcpy(space_.data() + used_ + CMSG_LEN(0), data, size);
  used_ += CMSG_SPACE(size);
}

void ControlWriter::source(Ipv4Address from) {
  in_pktinfo info{};
  info.ipi_spec_dst.s_addr = htonl(from.value());
  add(IPPROTO_IP, IP_PKTINFO, &info, sizeof info);
}

void ControlWriter::tos(std::uint8_t value) {
  const int tos = value;
  add(IPPROTO_IP, IP_TOS, &tos, sizeof tos);
}

void ControlWriter::segment_size(std::uint16_t octets) {
  add(kSolUdp, kUdpSegment, &octets, sizeof octets);
}

void ControlWriter::attach(msghdr& message) {
  message.msg_control = used_ == 0 ? nullptr : space_.data();
  message.msg_controllen = used_;
}

BurstReceiver::BurstReceiver(std::size_t messages)
    : capacity_(messages),
      storage_(new std::uint8_t[messages * kLargestDatagram]),
      headers_(messages),
      parts_(messages),
      names_(messages),
      controls_(messages) {}

std::size_t BurstReceiver::receive(int socket, std::optional<SystemError>& error) {
  for (std::size_t i = 0; i < capacity_; ++i) {
    parts_[i] = {storage_.get() + i * kLargestDatagram, kLargestDatagram};
    msghdr& header = headers_[i].msg_hdr;
    header = {};
    header.msg_name = &names_[i];
    header.msg_namelen = sizeof names_[i];
    header.msg_iov = &parts_[i];
    header.msg_iovlen = 1;
    header.msg_control = controls_[i].space.data();
    header.msg_controllen = controls_[i].space.size();
  }
  // An error that belongs to a packet sent before is taken away by the first call; what waits comes with the
  // next.
  for (int attempt = 0; attempt < 4; ++attempt) {
    const int got =
        ::recvmmsg(socket, headers_.data(), static_cast<unsigned>(capacity_), MSG_DONTWAIT, nullptr);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno == EAGAIN || errno == EWOULDBLOCK) return 0;
    if (errno == EINTR || errno == EMSGSIZE || is_about_an_earlier_packet(errno)) continue;
    error = system_error("recvmmsg");
    return 0;
  }
  return 0;
}

BurstReceiver::Message BurstReceiver::message(std::size_t index) {
  msghdr& header = headers_[index].msg_hdr;
  Message out;
  out.octets = {storage_.get() + index * kLargestDatagram, headers_[index].msg_len};
  if (names_[index].internet.sin_family == AF_INET) out.from = to_endpoint(names_[index].internet);
  out.truncated = (header.msg_flags & MSG_TRUNC) != 0;
  for (cmsghdr* each = CMSG_FIRSTHDR(&header); each != nullptr; each = CMSG_NXTHDR(&header, each)) {
    if (each->cmsg_level == IPPROTO_IP && each->cmsg_type == IP_PKTINFO) {
      in_pktinfo info{};
      std::memcpy(&info, CMSG_DATA(each), sizeof info);
      out.to = Ipv4Address(ntohl(info.ipi_addr.s_addr));
    } else if (each->cmsg_level == IPPROTO_IP && each->cmsg_type == IP_TOS) {
      out.tos = *CMSG_DATA(each);
    } else if (each->cmsg_level == kSolUdp && each->cmsg_type == kUdpGro) {
      int size = 0;  // an int here, sixteen bits in UDP_SEGMENT
      std::memcpy(&size, CMSG_DATA(each), sizeof size);
      out.segment_size = size > 0 ? static_cast<std::size_t>(size) : 0;
    }
  }
  return out;
}

}  // namespace drawbridge::net
