// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/coalescing.h"

#include <algorithm>
#include <cstring>

#include "wire/checksum.h"
#include "wire/tcp.h"
#include "wire/udp.h"

namespace drawbridge::wire {

namespace {

constexpr std::size_t kIp = kIpv4HeaderSize;  // no options: rule 1
constexpr std::uint8_t kTcp = static_cast<std::uint8_t>(IpProtocol::tcp);
constexpr std::uint8_t kUdp = static_cast<std::uint8_t>(IpProtocol::udp);
constexpr std::uint8_t kDontFragment = 0x40;

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

bool same(ByteView a, ByteView b, std::size_t at, std::size_t size) {
  return std::memcmp(a.data() + at, b.data() + at, size) == 0;
}

/// Sum of the pseudo header, not folded.
std::uint64_t pseudo_sum(ByteView packet, std::size_t transport_size) {
  return checksum_add(packet.subspan(12, 8), std::uint64_t{packet[9]} + transport_size);
}

bool transport_checksum_is_right(ByteView packet) {
  return internet_checksum(packet.subspan(kIp), pseudo_sum(packet, packet.size() - kIp)) == 0;
}

std::size_t tcp_header_size(ByteView packet) {
  return static_cast<std::size_t>(packet[kIp + 12] >> 4) * 4;
}

}  // namespace

Coalescer::Coalescer(bool merge_udp) : merge_udp_(merge_udp) {}

void Coalescer::clear() {
  frames_.clear();
  pieces_.clear();
  slots_.fill({});
  next_slot_ = 0;
}

void Coalescer::alone(ByteSpan packet) {
  Frame frame;
  frame.first = packet;
  frames_.push_back(frame);
}

Coalescer::Slot* Coalescer::slot_of(const Flow& flow) {
  for (Slot& slot : slots_) {
    if (slot.frame != kNone && slot.flow == flow) return &slot;
  }
  return nullptr;
}

void Coalescer::close(const Flow& flow) {
  if (Slot* slot = slot_of(flow)) slot->frame = kNone;
}

void Coalescer::start(const Flow& flow, ByteSpan packet, std::size_t header_size) {
  Slot* slot = slot_of(flow);
  if (slot == nullptr) {
    slot = &slots_[next_slot_];
    next_slot_ = (next_slot_ + 1) % kSlots;
  }
  slot->flow = flow;
  slot->frame = frames_.size();
  Frame frame;
  frame.first = packet;
  frame.header_size = header_size;
  frame.piece_size = frame.payload = packet.size() - header_size;
  if (packet[9] == kTcp) {
    frame.next_sequence = get32(packet, kIp + 4) + static_cast<std::uint32_t>(frame.payload);
    frame.pushed = (packet[kIp + 13] & kTcpPsh) != 0;
  }
  frames_.push_back(frame);
}

bool Coalescer::continues_tcp(const Frame& frame, ByteView packet) const {
  const ByteView first = frame.first;
  const std::size_t options = kIp + kTcpHeaderSize;
  return get32(packet, kIp + 4) == frame.next_sequence &&                             // rule 7
         same(first, packet, kIp + 8, 4) && first[kIp + 12] == packet[kIp + 12] &&    // rule 8
         same(first, packet, kIp + 14, 2) && same(first, packet, kIp + 18, 2) &&      //
         same(first, packet, options, frame.header_size - options) && !frame.pushed;  // rule 11
}

bool Coalescer::continues(const Frame& frame, ByteView packet, std::size_t header_size) const {
  const ByteView first = frame.first;
  if (frame.header_size != header_size || (packet[9] == kTcp && !continues_tcp(frame, packet))) return false;
  // Rule 9.
  if (first[1] != packet[1] || first[8] != packet[8] || first[6] != packet[6]) return false;
  if ((first[6] & kDontFragment) == 0 &&
      get16(packet, 4) != static_cast<std::uint16_t>(get16(first, 4) + frame.pieces)) {
    return false;
  }
  // Rules 10 and 12.
  const std::size_t payload = packet.size() - header_size;
  return payload <= frame.piece_size && frame.payload == frame.pieces * frame.piece_size &&
         frame.pieces < kMostPieces && header_size + frame.payload + payload <= kMaxIpv4Packet;
}

void Coalescer::append(Frame& frame, ByteView packet) {
  const ByteView payload = packet.subspan(frame.header_size);
  const std::size_t piece = pieces_.size();
  pieces_.push_back({payload, kNone});
  (frame.last_piece == kNone ? frame.first_piece : pieces_[frame.last_piece].next) = piece;
  frame.last_piece = piece;
  ++frame.pieces;
  frame.payload += payload.size();
  frame.next_sequence += static_cast<std::uint32_t>(payload.size());
  if (packet[9] == kTcp) frame.pushed = (packet[kIp + 13] & kTcpPsh) != 0;
}

void Coalescer::add(ByteSpan packet) {
  // Rules 1 to 3: what is not simple stands alone.
  if (packet.size() < kIp || packet[0] >> 4 != 4) return alone(packet);
  const std::size_t ip = static_cast<std::size_t>(packet[0] & 0x0F) * 4;
  const std::uint8_t protocol = packet[9];
  const bool fragment = (get16(packet, 6) & 0x3FFF) != 0;
  if (ip < kIp || packet.size() < ip + 4 || fragment || (protocol != kTcp && protocol != kUdp)) {
    return alone(packet);
  }
  Flow flow;
  std::memcpy(flow.octets.data(), packet.data() + 12, 8);
  std::memcpy(flow.octets.data() + 8, packet.data() + ip, 4);
  flow.octets[12] = protocol;
  const auto alone_in_order = [&] {
    close(flow);
    alone(packet);
  };
  if (ip != kIp || get16(packet, 2) != packet.size() || internet_checksum(packet.first(kIp)) != 0) {
    return alone_in_order();
  }

  std::size_t header_size = kIp + kUdpHeaderSize;
  if (protocol == kTcp) {
    if (packet.size() < kIp + kTcpHeaderSize) return alone_in_order();
    header_size = kIp + tcp_header_size(packet);
    // Rules 4 and 5. An octet of reserved bits that is not zero means something we do not know.
    const std::uint8_t flags = packet[kIp + 13];
    if (header_size < kIp + kTcpHeaderSize || packet.size() <= header_size ||
        (packet[kIp + 12] & 0x0F) != 0 || (flags & ~kTcpPsh) != kTcpAck) {
      return alone_in_order();
    }
  } else if (!merge_udp_ || packet.size() <= header_size || get16(packet, kIp + 4) != packet.size() - kIp ||
             get16(packet, kIp + 6) == 0) {
    return alone_in_order();
  }
  if (!transport_checksum_is_right(packet)) return alone_in_order();  // rule 6

  const Slot* slot = slot_of(flow);
  if (slot != nullptr && continues(frames_[slot->frame], packet, header_size)) {
    append(frames_[slot->frame], packet);
  } else {
    start(flow, packet, header_size);
  }
}

void Coalescer::finish() {
  for (Frame& frame : frames_) {
    if (frame.pieces == 1) continue;
    const ByteSpan packet = frame.first;
    const bool tcp = packet[9] == kTcp;
    const std::size_t transport = frame.header_size - kIp + frame.payload;
    put16(packet, 2, kIp + transport);
    put16(packet, 10, 0);
    put16(packet, 10, internet_checksum(packet.first(kIp)));
    if (tcp) {
      if (frame.pushed) packet[kIp + 13] |= kTcpPsh;
    } else {
      put16(packet, kIp + 4, transport);
    }
    // The field holds the folded sum of the pseudo header, uncomplemented.
    frame.header.checksum_offset = tcp ? 16 : 6;
    const auto pseudo = static_cast<std::uint16_t>(~checksum_finish(pseudo_sum(packet, transport)));
    put16(packet, kIp + frame.header.checksum_offset, pseudo);
    frame.header.flags = kVirtioNeedsChecksum;
    frame.header.gso = tcp ? GsoType::tcp4 : GsoType::udp;
    frame.header.header_size = static_cast<std::uint16_t>(frame.header_size);
    frame.header.gso_size = static_cast<std::uint16_t>(frame.piece_size);
    frame.header.checksum_start = static_cast<std::uint16_t>(kIp);
  }
}

std::span<const ByteView> Coalescer::pieces(std::size_t frame) {
  gathered_.clear();
  gathered_.push_back(frames_[frame].first);
  for (std::size_t piece = frames_[frame].first_piece; piece != kNone; piece = pieces_[piece].next) {
    gathered_.push_back(pieces_[piece].octets);
  }
  return gathered_;
}

}  // namespace drawbridge::wire
