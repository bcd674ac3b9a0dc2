// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/esp_port.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include "net/linux/socket_calls.h"
#include "wire/ipv4.h"

namespace drawbridge::net {

namespace {

constexpr std::size_t kMostMessages = 16;

}  // namespace

struct EspPort::Arena {
  BurstReceiver receiver{kMostMessages};
  std::array<mmsghdr, kMostMessages> headers{};
  std::array<sockaddr_in, kMostMessages> names{};
  std::array<iovec, kMostMessages> parts{};
  std::array<ControlWriter, kMostMessages> controls{};
};

void EspPort::ArenaDeleter::operator()(Arena* arena) const {
  delete arena;
}

Result<EspPort, SystemError> EspPort::open(const EspOptions& options) {
  Descriptor socket(::socket(AF_INET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_ESP));
  if (!socket) return failure(system_error("socket"));
  if (!options.local.is_any()) {
    const sockaddr_in address = to_sockaddr({options.local, 0});
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      return failure(system_error("bind"));
    }
  }
  return adopt(std::move(socket), options);
}

Result<EspPort, SystemError> EspPort::adopt(Descriptor socket, const EspOptions& options) {
  int protocol = 0;
  socklen_t size = sizeof protocol;
  if (::getsockopt(socket.get(), SOL_SOCKET, SO_PROTOCOL, &protocol, &size) != 0) {
    return failure(system_error("getsockopt SO_PROTOCOL"));
  }
  if (protocol != IPPROTO_ESP) return failure(SystemError{"getsockopt SO_PROTOCOL", EPROTONOSUPPORT});
  if (const auto prepared = prepare_socket(socket.get(), options.buffer_octets); !prepared) {
    return failure(prepared.error());
  }
  // The kernel writes the header: with one of ours it would refuse whatever needs cutting.
  const int off = 0;
  if (::setsockopt(socket.get(), IPPROTO_IP, IP_HDRINCL, &off, sizeof off) != 0) {
    return failure(system_error("setsockopt IP_HDRINCL"));
  }
  EspPort port;
  port.socket_ = std::move(socket);
  port.arena_.reset(new Arena);
  return port;
}

std::span<const ByteSpan> EspPort::receive_in_place() {
  received_.clear();
  const std::size_t count = arena_->receiver.receive(socket_.get(), last_error_);
  for (std::size_t i = 0; i < count; ++i) {
    const BurstReceiver::Message message = arena_->receiver.message(i);
    if (message.truncated) {
      ++counters_.truncated;
    } else {
      received_.push_back(message.octets);
    }
  }
  counters_.received += received_.size();
  return received_;
}

std::span<const ByteView> EspPort::receive() {
  const auto packets = receive_in_place();
  views_.assign(packets.begin(), packets.end());
  return views_;
}

std::size_t EspPort::send(std::span<const ByteView> packets) {
  taken_apart_.clear();
  for (const ByteView octets : packets) {
    const auto packet = wire::parse_ipv4(octets, false);
    if (!packet) {
      last_error_ = SystemError{"sendmmsg", EINVAL};
      ++counters_.refused;
      continue;
    }
    const wire::Ipv4Header& header = packet->header;
    taken_apart_.push_back(
        {packet->payload, header.source, header.destination, header.tos, header.dont_fragment});
  }
  return send_esp(taken_apart_);
}

std::size_t EspPort::send_esp(std::span<const EspToSend> packets) {
  std::size_t sent = 0;
  for (std::size_t first = 0; first < packets.size();) {
    const bool df = packets[first].dont_fragment;
    std::size_t end = first + 1;
    while (end < packets.size() && packets[end].dont_fragment == df) ++end;
    if (dont_fragment_ != df && set_path_mtu_discovery(socket_.get(), df)) dont_fragment_ = df;
    sent += send_run(packets.subspan(first, end - first));
    first = end;
  }
  return sent;
}

std::size_t EspPort::send_run(std::span<const EspToSend> packets) {
  Arena& arena = *arena_;
  std::size_t sent = 0;
  std::size_t first = 0;
  while (first < packets.size()) {
    const std::size_t count = std::min(kMostMessages, packets.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
      const EspToSend& packet = packets[first + i];
      arena.names[i] = to_sockaddr({packet.to, 0});
      arena.parts[i] = {const_cast<std::uint8_t*>(packet.esp.data()), packet.esp.size()};
      ControlWriter control;
      if (!packet.from.is_any()) control.source(packet.from);
      if (packet.tos != 0) control.tos(packet.tos);
      arena.controls[i] = control;
      msghdr& header = arena.headers[i].msg_hdr;
      header = {};
      header.msg_name = &arena.names[i];
      header.msg_namelen = sizeof(sockaddr_in);
      header.msg_iov = &arena.parts[i];
      header.msg_iovlen = 1;
      arena.controls[i].attach(header);
    }
    const SendOutcome outcome = send_messages(socket_.get(), std::span(arena.headers).first(count));
    if (outcome.sent > 0) {
      sent += outcome.sent;
      counters_.sent += outcome.sent;
      first += outcome.sent;
      continue;
    }
    if (outcome.has_no_room) {
      counters_.dropped += packets.size() - first;
      return sent;
    }
    last_error_ = SystemError{"sendmmsg", outcome.refused};
    ++counters_.refused;
    if (outcome.refused == EMSGSIZE) ++counters_.too_big;
    ++first;
  }
  return sent;
}

}  // namespace drawbridge::net
