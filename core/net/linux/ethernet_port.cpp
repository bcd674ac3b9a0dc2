// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/ethernet_port.h"

#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "net/linux/socket_calls.h"
#include "wire/ipv4.h"
#include "wire/segmentation.h"

namespace drawbridge::net {

namespace {

// Names that the distribution's headers may lack.
constexpr int kIgnoreOutgoing = 23;

constexpr std::size_t kMostMessages = 32;

/// Ours: locally administered, and not the interface's own.
wire::HardwareAddress derived(const wire::HardwareAddress& interface) {
  wire::HardwareAddress own = interface;
  own.octets[0] = static_cast<std::uint8_t>((own.octets[0] | 2U) & ~1U);
  own.octets[1] = static_cast<std::uint8_t>(own.octets[1] ^ 0xDB);
  return own;
}

/// Untagged IPv4 and ARP to that address and to all: the machine's own traffic does not wake us.
Result<void, SystemError> set_filter(int socket, const wire::HardwareAddress& own) {
  const auto& o = own.octets;
  const std::uint32_t high =
      std::uint32_t{o[0]} << 24 | std::uint32_t{o[1]} << 16 | std::uint32_t{o[2]} << 8 | std::uint32_t{o[3]};
  const std::uint32_t low = std::uint32_t{o[4]} << 8 | std::uint32_t{o[5]};
  const auto load = [](std::uint16_t size, std::uint32_t at) {
    return sock_filter{static_cast<std::uint16_t>(BPF_LD | size | BPF_ABS), 0, 0, at};
  };
  const auto equal = [](std::uint32_t value, std::uint8_t yes, std::uint8_t no) {
    return sock_filter{BPF_JMP | BPF_JEQ | BPF_K, yes, no, value};
  };
  constexpr auto tag = static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_VLAN_TAG_PRESENT);
  std::array<sock_filter, 14> program = {
      load(BPF_B, tag),
      equal(0, 0, 10),
      load(BPF_H, 12),
      equal(static_cast<std::uint32_t>(wire::EtherType::ipv4), 1, 0),
      equal(static_cast<std::uint32_t>(wire::EtherType::arp), 0, 7),
      load(BPF_W, 0),
      equal(high, 0, 2),
      load(BPF_H, 4),
      equal(low, 4, 3),
      equal(0xFFFFFFFF, 0, 2),
      load(BPF_H, 4),
      equal(0xFFFF, 1, 0),
      sock_filter{BPF_RET | BPF_K, 0, 0, 0},
      sock_filter{BPF_RET | BPF_K, 0, 0, 0xFFFFFFFF},
  };
  const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
  if (::setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter) != 0)
    return failure(system_error("setsockopt SO_ATTACH_FILTER"));
  return {};
}

}  // namespace

struct EthernetPort::Arena {
  Arena() : receiver(kMostMessages) {}
  BurstReceiver receiver;
  std::vector<std::uint8_t> cut;  ///< pieces of super-packets
  struct Place {
    std::size_t at = 0, size = 0;
    wire::HardwareAddress destination, source;
  };
  std::vector<Place> places;
  std::array<std::array<std::uint8_t, wire::kVirtioHeaderSize + wire::kEthernetHeaderSize>, kMostMessages>
      headers{};
  std::array<std::array<iovec, 2>, kMostMessages> parts{};
  std::array<mmsghdr, kMostMessages> messages{};
};

EthernetPort::EthernetPort() = default;
EthernetPort::EthernetPort(EthernetPort&&) noexcept = default;
EthernetPort& EthernetPort::operator=(EthernetPort&&) noexcept = default;
EthernetPort::~EthernetPort() = default;

Result<EthernetPort, SystemError> EthernetPort::open(const std::string& interface,
                                                     std::size_t buffer_octets) {
  EthernetPort port;
  // With no protocol: nothing comes before the filter is there.
  port.socket_ = Descriptor(::socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const int socket = port.socket_.get();
  if (!port.socket_) return failure(system_error("socket"));
  ifreq request{};
  if (interface.size() >= sizeof request.ifr_name)
    return failure(SystemError{"if_nametoindex", ENAMETOOLONG});
  std::memcpy(request.ifr_name, interface.data(), interface.size());
  const unsigned index = if_nametoindex(interface.c_str());
  if (index == 0) return failure(system_error("if_nametoindex"));
  if (::ioctl(socket, SIOCGIFHWADDR, &request) != 0) return failure(system_error("SIOCGIFHWADDR"));
  if (request.ifr_hwaddr.sa_family != ARPHRD_ETHER) return failure(SystemError{"SIOCGIFHWADDR", EMEDIUMTYPE});
  wire::HardwareAddress card;
  std::memcpy(card.octets.data(), request.ifr_hwaddr.sa_data, card.octets.size());
  port.own_ = derived(card);
  if (::ioctl(socket, SIOCGIFMTU, &request) != 0) return failure(system_error("SIOCGIFMTU"));
  port.mtu_ = static_cast<std::size_t>(std::max(request.ifr_mtu, 68));
  if (::ioctl(socket, SIOCGIFFLAGS, &request) != 0) return failure(system_error("SIOCGIFFLAGS"));
  port.is_up_ = (request.ifr_flags & IFF_UP) != 0;

  const int on = 1;
  if (::setsockopt(socket, SOL_PACKET, PACKET_VNET_HDR, &on, sizeof on) != 0)
    return failure(system_error("setsockopt PACKET_VNET_HDR"));
  (void)::setsockopt(socket, SOL_PACKET, kIgnoreOutgoing, &on, sizeof on);
  if (const auto filtered = set_filter(socket, port.own_); !filtered) return failure(filtered.error());
  set_buffers(socket, buffer_octets);
  packet_mreq all{};
  all.mr_ifindex = static_cast<int>(index);
  all.mr_type = PACKET_MR_PROMISC;
  if (::setsockopt(socket, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &all, sizeof all) != 0)
    return failure(system_error("setsockopt PACKET_ADD_MEMBERSHIP"));
  sockaddr_ll address{};
  address.sll_family = AF_PACKET;
  address.sll_protocol = htons(ETH_P_ALL);
  address.sll_ifindex = static_cast<int>(index);
  if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    return failure(system_error("bind"));
  port.arena_ = std::make_unique<Arena>();
  return port;
}

void EthernetPort::keep(const wire::VirtioHeader& header, const wire::EthernetView& frame) {
  // Packets, without the card's padding; the kernel counts from the frame's start, not from the packet's.
  wire::VirtioHeader of_packet = header;
  if (header.checksum_start >= wire::kEthernetHeaderSize)
    of_packet.checksum_start = static_cast<std::uint16_t>(header.checksum_start - wire::kEthernetHeaderSize);
  if (header.header_size >= wire::kEthernetHeaderSize)
    of_packet.header_size = static_cast<std::uint16_t>(header.header_size - wire::kEthernetHeaderSize);
  ByteView packet = frame.payload;
  if (packet.size() >= 4) {
    const auto stated = static_cast<std::size_t>(packet[2] << 8 | packet[3]);
    if (stated > 0 && stated < packet.size()) packet = packet.first(stated);
  }
  const auto cut = wire::Segmenter::create(of_packet, packet);
  if (!cut) {
    ++counters_.malformed;
    return;
  }
  Arena& arena = *arena_;
  for (std::size_t i = 0; i < cut->count(); ++i) {
    const std::size_t at = arena.places.empty() ? 0 : arena.places.back().at + arena.places.back().size;
    const std::size_t size = cut->size(i);
    if (arena.cut.size() < at + size) arena.cut.resize(std::max(at + size, 2 * arena.cut.size()));
    cut->write(i, ByteSpan(arena.cut).subspan(at, size));
    arena.places.push_back({at, size, frame.destination, frame.source});
  }
}

std::span<const wire::EthernetView> EthernetPort::receive() {
  Arena& arena = *arena_;
  received_.clear();
  arena.places.clear();
  const std::size_t count = arena.receiver.receive(socket_.get(), last_error_);
  for (std::size_t i = 0; i < count; ++i) {
    const ByteView octets = arena.receiver.message(i).octets;
    if (octets.size() < wire::kVirtioHeaderSize) continue;
    const auto frame = wire::parse_ethernet(octets.subspan(wire::kVirtioHeaderSize));
    if (!frame) {
      ++counters_.malformed;
    } else if (frame->type == wire::EtherType::ipv4) {
      keep(wire::read_virtio_header(octets), *frame);
    } else if (frame->type == wire::EtherType::arp) {
      received_.push_back(*frame);
    }
  }
  // Only now: the arena may have moved while it grew.
  for (const Arena::Place& place : arena.places) {
    received_.push_back({place.destination, place.source, wire::EtherType::ipv4,
                         ByteView(arena.cut).subspan(place.at, place.size)});
  }
  counters_.received += received_.size();
  return received_;
}

std::size_t EthernetPort::send(std::span<const ToSend> frames) {
  Arena& arena = *arena_;
  std::size_t sent = 0;
  std::size_t first = 0;
  while (first < frames.size()) {
    const std::size_t count = std::min(kMostMessages, frames.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
      const ToSend& frame = frames[first + i];
      const auto header = wire::ethernet_header(frame.to, own_, frame.type);
      std::copy(header.begin(), header.end(), arena.headers[i].begin() + wire::kVirtioHeaderSize);
      arena.parts[i] = {iovec{arena.headers[i].data(), arena.headers[i].size()},
                        iovec{const_cast<std::uint8_t*>(frame.payload.data()), frame.payload.size()}};
      msghdr& message = arena.messages[i].msg_hdr;
      message = {};
      message.msg_iov = arena.parts[i].data();
      message.msg_iovlen = arena.parts[i].size();
    }
    const SendOutcome outcome = send_messages(socket_.get(), std::span(arena.messages).first(count));
    sent += outcome.sent;
    first += outcome.sent;
    if (outcome.sent > 0) continue;
    if (outcome.has_no_room) {
      counters_.dropped += frames.size() - first;
      break;
    }
    last_error_ = SystemError{"sendmmsg", outcome.refused};
    ++counters_.refused;
    ++first;
  }
  counters_.sent += sent;
  return sent;
}

}  // namespace drawbridge::net
