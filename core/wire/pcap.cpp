// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/pcap.h"

#include <utility>

#include "base/reader.h"
#include "base/writer.h"

namespace drawbridge::wire {

namespace {

constexpr std::uint32_t kMagicMicro = 0xA1B2C3D4;
constexpr std::uint32_t kMagicNano = 0xA1B23C4D;
constexpr std::uint32_t kMagicMicroSwapped = 0xD4C3B2A1;
constexpr std::uint32_t kMagicNanoSwapped = 0x4D3CB2A1;
constexpr std::uint16_t kEtherIpv4 = 0x0800;
constexpr std::uint16_t kEtherVlan = 0x8100;

/// Numbers in the byte order of the machine that wrote the file.
std::uint32_t u32_of(Reader& in, bool swapped) {
  const std::uint32_t value = in.u32();
  if (!swapped) return value;
  return value >> 24 | (value >> 8 & 0xFF00) | (value << 8 & 0xFF0000) | value << 24;
}

}  // namespace

Result<PcapFile, WireError> read_pcap(ByteView file) {
  Reader in(file);
  const std::uint32_t magic = in.u32();
  const bool swapped = magic == kMagicMicroSwapped || magic == kMagicNanoSwapped;
  const bool nano = magic == kMagicNano || magic == kMagicNanoSwapped;
  in.skip(16);  // version, time zone, accuracy, snapshot length
  const std::uint32_t link_type = u32_of(in, swapped);
  if (!in.ok()) return failure(WireError::truncated);
  if (!swapped && !nano && magic != kMagicMicro) return failure(WireError::bad_value);

  PcapFile found;
  found.link_type = LinkType{link_type & 0xFFFF};  // the upper half may tell of a frame check sequence
  while (!in.at_end()) {
    const std::uint32_t seconds = u32_of(in, swapped);
    const std::uint32_t fraction = u32_of(in, swapped);
    const std::uint32_t size = u32_of(in, swapped);
    const std::uint32_t original = u32_of(in, swapped);
    if (in.ok() && size > kMaxPcapPacket) return failure(WireError::bad_length);
    const ByteView octets = in.take(size);
    if (!in.ok()) {
      found.cut = true;
      break;
    }
    if (found.packets.size() == kMaxPcapPackets) return failure(WireError::too_many);
    PcapPacket packet;
    packet.time.microseconds = std::int64_t{seconds} * 1'000'000 + (nano ? fraction / 1000 : fraction);
    packet.octets = octets;
    packet.original_size = original;
    found.packets.push_back(packet);
  }
  return found;
}

std::optional<ByteView> ipv4_in_frame(LinkType link_type, ByteView frame) {
  Reader in(frame);
  std::uint16_t ether_type = kEtherIpv4;
  switch (link_type) {
    case LinkType::ethernet:
      in.skip(12);
      ether_type = in.u16();
      if (ether_type == kEtherVlan) {
        in.skip(2);
        ether_type = in.u16();
      }
      break;
    case LinkType::linux_cooked:
      in.skip(14);
      ether_type = in.u16();
      break;
    case LinkType::linux_cooked_2:
      ether_type = in.u16();
      in.skip(18);
      break;
    case LinkType::raw_ip:
    case LinkType::ipv4:
      break;
    default:
      return std::nullopt;
  }
  const ByteView packet = in.rest();
  if (!in.ok() || ether_type != kEtherIpv4 || packet.empty() || packet[0] >> 4 != 4) return std::nullopt;
  return packet;
}

PcapWriter::PcapWriter(LinkType link_type) {
  Writer out;
  out.u32(kMagicMicro);
  out.u16(2);
  out.u16(4);
  out.zeros(8);
  out.u32(kMaxPcapPacket);
  out.u32(static_cast<std::uint32_t>(link_type));
  file_ = out.take();
}

void PcapWriter::add(WallTime time, ByteView octets) {
  const ByteView kept = octets.first(octets.size() < kMaxPcapPacket ? octets.size() : kMaxPcapPacket);
  Writer out;
  out.u32(static_cast<std::uint32_t>(time.microseconds / 1'000'000));
  out.u32(static_cast<std::uint32_t>(time.microseconds % 1'000'000));
  out.u32(static_cast<std::uint32_t>(kept.size()));
  out.u32(static_cast<std::uint32_t>(octets.size()));
  out.bytes(kept);
  append(file_, out.view());
}

Bytes PcapWriter::take_new() {
  return std::exchange(file_, {});
}

}  // namespace drawbridge::wire
