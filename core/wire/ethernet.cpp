// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/ethernet.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/reader.h"
#include "base/writer.h"

namespace drawbridge::wire {

namespace {

constexpr std::uint16_t kEthernetHardware = 1;

HardwareAddress read_hardware(Reader& reader) {
  HardwareAddress address;
  const ByteView octets = reader.take(address.octets.size());
  std::copy(octets.begin(), octets.end(), address.octets.begin());
  return address;
}

}  // namespace

std::string HardwareAddress::to_string() const {
  return fmt::format("{:02x}{:02x}.{:02x}{:02x}.{:02x}{:02x}", octets[0], octets[1], octets[2], octets[3],
                     octets[4], octets[5]);
}

Result<EthernetView, WireError> parse_ethernet(ByteView frame) {
  Reader reader(frame);
  EthernetView view;
  view.destination = read_hardware(reader);
  view.source = read_hardware(reader);
  view.type = static_cast<EtherType>(reader.u16());
  view.payload = reader.rest();
  if (!reader.ok()) return failure(WireError::truncated);
  return view;
}

std::array<std::uint8_t, kEthernetHeaderSize> ethernet_header(const HardwareAddress& destination,
                                                              const HardwareAddress& source, EtherType type) {
  std::array<std::uint8_t, kEthernetHeaderSize> out{};
  std::copy(destination.octets.begin(), destination.octets.end(), out.begin());
  std::copy(source.octets.begin(), source.octets.end(), out.begin() + 6);
  out[12] = static_cast<std::uint8_t>(static_cast<std::uint16_t>(type) >> 8);
  out[13] = static_cast<std::uint8_t>(type);
  return out;
}

Result<ArpMessage, WireError> parse_arp(ByteView octets) {
  Reader reader(octets);
  const std::uint16_t hardware = reader.u16();
  const std::uint16_t protocol = reader.u16();
  const std::uint8_t hardware_size = reader.u8();
  const std::uint8_t protocol_size = reader.u8();
  ArpMessage message;
  message.operation = static_cast<ArpOperation>(reader.u16());
  message.sender_hardware = read_hardware(reader);
  message.sender = Ipv4Address(reader.u32());
  message.target_hardware = read_hardware(reader);
  message.target = Ipv4Address(reader.u32());
  if (!reader.ok()) return failure(WireError::truncated);
  if (hardware != kEthernetHardware || protocol != static_cast<std::uint16_t>(EtherType::ipv4) ||
      hardware_size != message.sender_hardware.octets.size() || protocol_size != 4) {
    return failure(WireError::bad_length);
  }
  if (message.operation != ArpOperation::request && message.operation != ArpOperation::reply)
    return failure(WireError::bad_value);
  return message;
}

Bytes write_arp(const ArpMessage& message) {
  Writer writer;
  writer.u16(kEthernetHardware);
  writer.u16(static_cast<std::uint16_t>(EtherType::ipv4));
  writer.u8(static_cast<std::uint8_t>(message.sender_hardware.octets.size()));
  writer.u8(4);
  writer.u16(static_cast<std::uint16_t>(message.operation));
  writer.bytes(message.sender_hardware.octets);
  writer.u32(message.sender.value());
  writer.bytes(message.target_hardware.octets);
  writer.u32(message.target.value());
  return writer.take();
}

}  // namespace drawbridge::wire
