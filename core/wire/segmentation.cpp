// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/segmentation.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "wire/checksum.h"
#include "wire/tcp.h"
#include "wire/udp.h"

namespace drawbridge::wire {

namespace {

constexpr std::uint8_t kCwr = 0x80;
constexpr std::size_t kTcpChecksum = 16;
constexpr std::size_t kUdpChecksum = 6;

std::uint16_t get16(ByteView in, std::size_t at) {
  return static_cast<std::uint16_t>(in[at] << 8 | in[at + 1]);
}
std::uint32_t get32(ByteView in, std::size_t at) {
  return std::uint32_t{get16(in, at)} << 16 | get16(in, at + 2);
}
void put16(ByteSpan out, std::size_t at, std::size_t value) {
  out[at] = static_cast<std::uint8_t>(value >> 8);
  out[at + 1] = static_cast<std::uint8_t>(value);
}
void put32(ByteSpan out, std::size_t at, std::uint32_t value) {
  put16(out, at, value >> 16);
  put16(out, at + 2, value & 0xFFFF);
}

std::uint64_t addresses_sum(ByteView packet) {
  return checksum_add(packet.subspan(12, 8));
}

}  // namespace

Result<Segmenter, SegmentError> Segmenter::create(const VirtioHeader& header, ByteView packet) {
  if (packet.empty()) return failure(SegmentError::malformed);
  if (packet[0] >> 4 != 4) return failure(SegmentError::not_ipv4);
  const std::size_t ip = static_cast<std::size_t>(packet[0] & 0x0F) * 4;
  if (ip < kIpv4HeaderSize || packet.size() < ip) return failure(SegmentError::malformed);

  if (header.gso == GsoType::none) {
    if ((header.flags & kVirtioNeedsChecksum) == 0) return Segmenter(Work::copy, packet);
    const std::size_t field = std::size_t{header.checksum_start} + header.checksum_offset;
    if (header.checksum_start < ip || field + 2 > packet.size()) return failure(SegmentError::malformed);
    Segmenter one(Work::checksum, packet);
    one.checksum_start_ = header.checksum_start;
    one.checksum_field_ = field;
    one.ip_size_ = ip;
    return one;
  }

  const auto protocol = static_cast<IpProtocol>(packet[9]);
  const bool tcp = header.gso == GsoType::tcp4 && protocol == IpProtocol::tcp;
  const bool udp = header.gso == GsoType::udp && protocol == IpProtocol::udp;
  if ((!tcp && !udp) || header.gso_size == 0 || get16(packet, 2) != packet.size() ||
      (get16(packet, 6) & 0x3FFF) != 0) {
    return failure(SegmentError::malformed);
  }
  std::size_t transport = kUdpHeaderSize;
  if (tcp) {
    if (packet.size() < ip + kTcpHeaderSize) return failure(SegmentError::malformed);
    transport = static_cast<std::size_t>(packet[ip + 12] >> 4) * 4;
    const std::uint8_t flags = packet[ip + 13];
    if (transport < kTcpHeaderSize || (flags & (kTcpSyn | kTcpUrg | kTcpRst)) != 0) {
      return failure(SegmentError::malformed);
    }
  }
  if (packet.size() <= ip + transport) return failure(SegmentError::malformed);

  Segmenter cut(tcp ? Work::tcp : Work::udp, packet);
  cut.ip_size_ = ip;
  cut.header_size_ = ip + transport;
  cut.piece_ = header.gso_size;
  cut.count_ = (packet.size() - cut.header_size_ + cut.piece_ - 1) / cut.piece_;
  cut.checksum_field_ = ip + (tcp ? kTcpChecksum : kUdpChecksum);
  // What is the same in every piece is summed once.
  std::array<std::uint8_t, 60> same{};
  std::memcpy(same.data(), packet.data() + ip, transport);
  if (tcp) {
    put32(same, 4, 0);
    same[13] = 0;
    put16(same, kTcpChecksum, 0);
  } else {
    put16(same, 4, 0);
    put16(same, kUdpChecksum, 0);
  }
  cut.transport_sum_ = checksum_add(ByteView(same).first(transport),
                                    addresses_sum(packet) + static_cast<std::uint8_t>(protocol));
  return cut;
}

std::size_t Segmenter::size(std::size_t index) const {
  if (work_ == Work::copy || work_ == Work::checksum) return packet_.size();
  return header_size_ + std::min(piece_, packet_.size() - header_size_ - index * piece_);
}

void Segmenter::write(std::size_t index, ByteSpan out) const {
  if (work_ == Work::copy) {
    std::memcpy(out.data(), packet_.data(), packet_.size());
    return;
  }
  if (work_ == Work::checksum) {
    std::memcpy(out.data(), packet_.data(), packet_.size());
    // The field holds the sum of the pseudo header, so it is part of what is summed. Zero is "none" in UDP.
    std::uint16_t sum = internet_checksum(packet_.subspan(checksum_start_));
    if (sum == 0 && checksum_field_ - checksum_start_ == kUdpChecksum) sum = 0xFFFF;
    put16(out, checksum_field_, sum);
    return;
  }

  const std::size_t offset = index * piece_;
  const std::size_t payload = size(index) - header_size_;
  const bool last = index + 1 == count_;
  const std::size_t whole = header_size_ + payload;
  std::memcpy(out.data(), packet_.data(), header_size_);
  std::memcpy(out.data() + header_size_, packet_.data() + header_size_ + offset, payload);

  put16(out, 2, whole);
  put16(out, 4, (get16(packet_, 4) + index) & 0xFFFF);
  put16(out, 10, 0);
  put16(out, 10, internet_checksum(ByteView(out).first(ip_size_)));

  const std::size_t transport_size = whole - ip_size_;
  std::uint64_t sum = transport_sum_ + transport_size;
  if (work_ == Work::tcp) {
    const std::uint32_t sequence = get32(packet_, ip_size_ + 4) + static_cast<std::uint32_t>(offset);
    put32(out, ip_size_ + 4, sequence);
    std::uint8_t flags = packet_[ip_size_ + 13];
    if (!last) flags &= static_cast<std::uint8_t>(~(kTcpFin | kTcpPsh));
    if (index != 0) flags &= static_cast<std::uint8_t>(~kCwr);
    out[ip_size_ + 13] = flags;
    sum += (sequence >> 16) + (sequence & 0xFFFF) + flags;
  } else {
    put16(out, ip_size_ + 4, transport_size);
    sum += transport_size;
  }
  std::uint16_t checksum = checksum_finish(checksum_add(ByteView(out).subspan(header_size_, payload), sum));
  if (work_ == Work::udp && checksum == 0) checksum = 0xFFFF;
  put16(out, checksum_field_, checksum);
}

}  // namespace drawbridge::wire
