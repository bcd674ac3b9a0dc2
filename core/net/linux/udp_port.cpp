// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/udp_port.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include "net/linux/socket_calls.h"

namespace drawbridge::net {

namespace {

/// More buffers only spread the data over the cache (fastpath.md 5.2).
constexpr std::size_t kMergedMessages = 4;
constexpr std::size_t kSingleMessages = 16;
constexpr std::size_t kMostMessages = 64;   ///< of one sendmmsg
constexpr std::size_t kMostSegments = 64;   ///< older kernels refuse more
constexpr std::size_t kMostOctets = 65507;  ///< of one message

bool same_way(const UdpToSend& a, const UdpToSend& b) {
  return a.to == b.to && a.from == b.from && a.tos == b.tos && a.dont_fragment == b.dont_fragment;
}

}  // namespace

struct UdpPort::Arena {
  explicit Arena(std::size_t capacity) : receiver(capacity) {}
  BurstReceiver receiver;
  std::array<mmsghdr, kMostMessages> headers{};
  std::array<sockaddr_in, kMostMessages> names{};
  std::array<ControlWriter, kMostMessages> controls{};
  std::array<Message, kMostMessages> messages{};
  std::vector<iovec> parts;
};

void UdpPort::ArenaDeleter::operator()(Arena* arena) const {
  delete arena;
}

Result<UdpPort, SystemError> UdpPort::open(const UdpOptions& options) {
  Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket) return failure(system_error("socket"));
  const sockaddr_in address = to_sockaddr(options.local);
  if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return failure(system_error("bind"));
  }
  return adopt(std::move(socket), options);
}

Result<UdpPort, SystemError> UdpPort::adopt(Descriptor socket, const UdpOptions& options) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    return failure(system_error("getsockname"));
  }
  int type = 0;
  socklen_t type_size = sizeof type;
  if (address.sin_family != AF_INET ||
      ::getsockopt(socket.get(), SOL_SOCKET, SO_TYPE, &type, &type_size) != 0 || type != SOCK_DGRAM) {
    return failure(SystemError{"getsockname", EAFNOSUPPORT});
  }
  if (const auto prepared = prepare_socket(socket.get(), options.buffer_octets); !prepared) {
    return failure(prepared.error());
  }
  UdpPort port;
  port.local_ = to_endpoint(address);
  if (options.merge_received) {
    const int on = 1;
    port.merges_ = ::setsockopt(socket.get(), kSolUdp, kUdpGro, &on, sizeof on) == 0;
  }
  // Setting no size changes nothing, but tells whether the kernel knows the option.
  const int none = 0;
  port.can_segment_ = ::setsockopt(socket.get(), kSolUdp, kUdpSegment, &none, sizeof none) == 0;
  port.arena_.reset(new Arena(port.merges_ ? kMergedMessages : kSingleMessages));
  port.socket_ = std::move(socket);
  if (!port.set_dont_fragment(options.dont_fragment))
    return failure(system_error("setsockopt IP_MTU_DISCOVER"));
  return port;
}

bool UdpPort::set_dont_fragment(bool on) {
  if (dont_fragment_ == on) return true;
  if (!set_path_mtu_discovery(socket_.get(), on)) return false;
  dont_fragment_ = on;
  return true;
}

std::span<const UdpReceived> UdpPort::receive() {
  received_.clear();
  const std::size_t count = arena_->receiver.receive(socket_.get(), last_error_);
  for (std::size_t i = 0; i < count; ++i) {
    const BurstReceiver::Message message = arena_->receiver.message(i);
    ++counters_.received_calls;
    if (message.truncated) {
      ++counters_.truncated;
      continue;
    }
    const Endpoint to{message.to, local_.port};
    if (message.segment_size == 0) {
      received_.push_back({message.octets, message.from, to, message.tos});
      continue;
    }
    for (std::size_t at = 0; at < message.octets.size(); at += message.segment_size) {
      const std::size_t size = std::min(message.segment_size, message.octets.size() - at);
      received_.push_back({message.octets.subspan(at, size), message.from, to, message.tos});
    }
  }
  counters_.received += received_.size();
  return received_;
}

UdpPort::Message UdpPort::next_message(std::span<const UdpToSend> datagrams, std::size_t first,
                                       bool may_segment) const {
  Message message{first, 1};
  if (!may_segment || !can_segment_) return message;
  const std::size_t size = datagrams[first].payload.size();
  if (size == 0) return message;
  std::size_t total = size;
  while (first + message.count < datagrams.size() && message.count < kMostSegments) {
    const UdpToSend& next = datagrams[first + message.count];
    const std::size_t more = next.payload.size();
    if (more == 0 || more > size || total + more > kMostOctets || !same_way(next, datagrams[first])) break;
    total += more;
    ++message.count;
    if (more < size) break;  // a shorter one may only be the last
  }
  return message;
}

std::size_t UdpPort::send(std::span<const UdpToSend> datagrams) {
  std::size_t sent = 0;
  for (std::size_t first = 0; first < datagrams.size();) {
    std::size_t end = first + 1;
    while (end < datagrams.size() && datagrams[end].dont_fragment == datagrams[first].dont_fragment) ++end;
    if (!set_dont_fragment(datagrams[first].dont_fragment)) {
      last_error_ = system_error("setsockopt IP_MTU_DISCOVER");
    }
    sent += send_run(datagrams.subspan(first, end - first), true);
    first = end;
  }
  return sent;
}

std::size_t UdpPort::send_run(std::span<const UdpToSend> datagrams, bool may_segment) {
  Arena& arena = *arena_;
  std::size_t sent = 0;
  std::size_t first = 0;
  while (first < datagrams.size()) {
    std::size_t messages = 0;
    std::size_t end = first;
    arena.parts.clear();
    arena.parts.reserve(datagrams.size());  // what msg_iov points to must not move
    for (; messages < kMostMessages && end < datagrams.size(); ++messages) {
      const Message group = next_message(datagrams, end, may_segment);
      const UdpToSend& front = datagrams[group.first];
      iovec* const parts = arena.parts.data() + arena.parts.size();
      std::size_t part_count = 0;
      for (std::size_t i = group.first; i < group.first + group.count; ++i) {
        const ByteView payload = datagrams[i].payload;
        if (part_count > 0) {
          iovec& last = arena.parts.back();
          if (static_cast<std::uint8_t*>(last.iov_base) + last.iov_len == payload.data()) {
            last.iov_len += payload.size();
            continue;
          }
        }
        arena.parts.push_back({const_cast<std::uint8_t*>(payload.data()), payload.size()});
        ++part_count;
      }
      arena.names[messages] = to_sockaddr(front.to);
      ControlWriter control;
      if (!front.from.is_any()) control.source(front.from);
      if (front.tos != 0) control.tos(front.tos);
      if (group.count > 1) control.segment_size(static_cast<std::uint16_t>(front.payload.size()));
      arena.controls[messages] = control;
      msghdr& header = arena.headers[messages].msg_hdr;
      header = {};
      header.msg_name = &arena.names[messages];
      header.msg_namelen = sizeof(sockaddr_in);
      header.msg_iov = parts;
      header.msg_iovlen = part_count;
      arena.controls[messages].attach(header);
      arena.messages[messages] = group;
      end += group.count;
    }

    const SendOutcome outcome = send_messages(socket_.get(), std::span(arena.headers).first(messages));
    if (outcome.sent > 0) {
      for (std::size_t i = 0; i < outcome.sent; ++i) sent += arena.messages[i].count;
      counters_.sent_calls += outcome.sent;
      const Message& last = arena.messages[outcome.sent - 1];
      counters_.sent += last.first + last.count - first;
      first = last.first + last.count;
      continue;
    }
    const Message& refused = arena.messages[0];
    if (outcome.has_no_room) {
      // The inner connections adapt; waiting here would only delay those that could go on.
      counters_.dropped += datagrams.size() - first;
      return sent;
    }
    if (refused.count > 1) {
      // A device that cannot cut says EIO, once and for all. Wrong sizes concern these alone: the path's MTU
      // has changed, or the kernel is to cut what has no DF.
      if (outcome.refused == EIO) {
        can_segment_ = false;
      } else {
        const std::size_t count = refused.count;
        sent += send_run(datagrams.subspan(first, count), false);
        first += count;
      }
      continue;
    }
    last_error_ = SystemError{"sendmmsg", outcome.refused};
    ++counters_.refused;
    if (outcome.refused == EMSGSIZE) ++counters_.too_big;
    ++first;
  }
  return sent;
}

}  // namespace drawbridge::net
