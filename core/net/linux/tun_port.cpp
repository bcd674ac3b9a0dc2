// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/tun_port.h"

#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "wire/segmentation.h"

namespace drawbridge::net {

namespace {

// The distribution's headers are older than the kernels it runs on.
constexpr unsigned kUdp4 = 0x20;
constexpr unsigned kUdp6 = 0x40;
/// What older kernels refuse is left out step by step (fastpath.md 2.1). IPv6 is not asked for: it does not
/// pass the tunnel, and the two UDP flags go only together.
constexpr std::array<unsigned, 3> kLadder = {TUN_F_CSUM | TUN_F_TSO4 | kUdp4 | kUdp6, TUN_F_CSUM | TUN_F_TSO4,
                                             TUN_F_CSUM};
constexpr std::size_t kMostPieces = 64;

bool would_block() {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

}  // namespace

Result<TunPort, SystemError> TunPort::open(const TunOptions& options) {
  Descriptor device(::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC));
  if (!device) return failure(system_error("open /dev/net/tun"));
  ifreq request{};
  if (options.name.size() >= sizeof request.ifr_name) return failure(SystemError{"TUNSETIFF", ENAMETOOLONG});
  std::memcpy(request.ifr_name, options.name.data(), options.name.size());
  request.ifr_flags = static_cast<short>(IFF_TUN | IFF_NO_PI | IFF_VNET_HDR);
  if (::ioctl(device.get(), TUNSETIFF, &request) != 0) {
    const SystemError error = system_error("TUNSETIFF");
    // Of a device of another kind the kernel says so only.
    const Descriptor asking(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const bool is_there = asking && ::ioctl(asking.get(), SIOCGIFINDEX, &request) == 0;
    return failure(error.code == EINVAL && is_there ? SystemError{"TUNSETIFF", EEXIST} : error);
  }
  return adopt(std::move(device), options);
}

Result<TunPort, SystemError> TunPort::adopt(Descriptor device, const TunOptions& options) {
  if (!make_non_blocking(device.get())) return failure(system_error("fcntl"));
  ifreq request{};
  if (::ioctl(device.get(), TUNGETIFF, &request) != 0) return failure(system_error("TUNGETIFF"));
  const auto flags = static_cast<unsigned>(static_cast<unsigned short>(request.ifr_flags));
  if ((flags & IFF_TUN) == 0 || (flags & IFF_NO_PI) == 0) return failure(SystemError{"TUNGETIFF", EINVAL});
  TunPort port;
  port.name_.assign(request.ifr_name, ::strnlen(request.ifr_name, sizeof request.ifr_name));
  port.has_header_ = (flags & IFF_VNET_HDR) != 0;
  if (port.has_header_) {
    int size = static_cast<int>(wire::kVirtioHeaderSize);
    if (::ioctl(device.get(), TUNSETVNETHDRSZ, &size) != 0) return failure(system_error("TUNSETVNETHDRSZ"));
    // The whole set is stated each time: what an earlier owner asked for is gone.
    unsigned accepted = 0;
    if (options.offloads) {
      for (const unsigned wanted : kLadder) {
        if (::ioctl(device.get(), TUNSETOFFLOAD, static_cast<unsigned long>(wanted)) != 0) continue;
        accepted = wanted;
        break;
      }
    }
    if (accepted == 0 && ::ioctl(device.get(), TUNSETOFFLOAD, 0UL) != 0) {
      return failure(system_error("TUNSETOFFLOAD"));
    }
    port.offloads_ = accepted;
  }
  port.device_ = std::move(device);
  port.buffer_.resize(wire::kVirtioHeaderSize + kLargestPacket);
  return port;
}

bool TunPort::merges_udp() const {
  return (offloads_ & kUdp4) != 0;
}

std::optional<TunPort::Frame> TunPort::read_frame() {
  const ssize_t got = ::read(device_.get(), buffer_.data(), buffer_.size());
  if (got <= 0) {
    if (got < 0 && !would_block()) {
      last_error_ = system_error("read");
      gone_ = errno == EBADFD;
    }
    return std::nullopt;
  }
  ++counters_.reads;
  const ByteView octets = ByteView(buffer_).first(static_cast<std::size_t>(got));
  if (!has_header_) return Frame{{}, octets};
  if (octets.size() < wire::kVirtioHeaderSize) return Frame{{}, {}};
  return Frame{wire::read_virtio_header(octets), octets.subspan(wire::kVirtioHeaderSize)};
}

void TunPort::keep(const Frame& frame) {
  const auto cut = wire::Segmenter::create(frame.header, frame.packet);
  if (!cut) {
    ++(cut.error() == wire::SegmentError::not_ipv4 ? counters_.not_ipv4 : counters_.malformed);
    return;
  }
  for (std::size_t i = 0; i < cut->count(); ++i) {
    const std::size_t at = places_.empty() ? 0 : places_.back().first + places_.back().second;
    const std::size_t size = cut->size(i);
    if (arena_.size() < at + size) arena_.resize(std::max(at + size, 2 * arena_.size()));
    cut->write(i, ByteSpan(arena_).subspan(at, size));
    places_.emplace_back(at, size);
  }
  counters_.packets_in += cut->count();
}

std::span<const ByteView> TunPort::read(std::size_t limit) {
  places_.clear();
  packets_.clear();
  while (places_.size() < limit) {
    const auto frame = read_frame();
    if (!frame) break;
    keep(*frame);
  }
  // Only now: the arena may have moved while it grew.
  for (const auto& [at, size] : places_) packets_.push_back(ByteView(arena_).subspan(at, size));
  return packets_;
}

std::size_t TunPort::write(std::span<const ByteView> packets) {
  std::size_t taken = 0;
  for (const ByteView packet : packets) {
    if (write_frame({}, {&packet, 1})) ++taken;
  }
  return taken;
}

bool TunPort::write_frame(const wire::VirtioHeader& header, std::span<const ByteView> pieces) {
  std::array<std::uint8_t, wire::kVirtioHeaderSize> octets{};
  std::array<iovec, 2 + kMostPieces> parts{};
  std::size_t count = 0;
  std::size_t total = 0;
  if (has_header_) {
    wire::write_virtio_header(octets, header);
    parts[count++] = {octets.data(), octets.size()};
    total += octets.size();
  }
  if (pieces.size() > parts.size() - count) {
    last_error_ = SystemError{"writev", EMSGSIZE};
    ++counters_.failed;
    return false;
  }
  for (const ByteView piece : pieces) {
    parts[count++] = {const_cast<std::uint8_t*>(piece.data()), piece.size()};
    total += piece.size();
  }
  const ssize_t written = ::writev(device_.get(), parts.data(), static_cast<int>(count));
  if (written != static_cast<ssize_t>(total)) {
    last_error_ = system_error("writev");
    ++counters_.failed;
    return false;
  }
  ++counters_.writes;
  ++counters_.packets_out;
  return true;
}

}  // namespace drawbridge::net
