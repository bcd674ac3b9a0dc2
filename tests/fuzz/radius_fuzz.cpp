// SPDX-License-Identifier: GPL-3.0-or-later
// RADIUS datagrams: what is accepted is written back octet for octet, up to its length field.
#include <cstdlib>

#include "wire/radius_packet.h"

using namespace drawbridge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView datagram(data, size);
  (void)wire::message_authenticator_offset(datagram);
  const auto message = wire::radius_message(datagram);
  const auto packet = wire::RadiusPacket::read(datagram);
  if (!packet) return 0;
  if (!message || packet->write() != to_bytes(*message)) std::abort();
  (void)packet->cisco_av_pairs();
  (void)packet->vendor_attributes(wire::kVendorMicrosoft);
  (void)packet->joined_text(wire::RadiusType::reply_message);
  (void)packet->address(wire::RadiusType::framed_ip_address);
  const auto sum = [](ByteView input) {
    std::array<std::uint8_t, 16> pad{};
    for (std::size_t i = 0; i < input.size(); ++i)
      pad[i % 16] = static_cast<std::uint8_t>(pad[i % 16] + input[i]);
    return pad;
  };
  const Secret secret(std::string_view("key"));
  if (const auto* const hidden = packet->find(wire::RadiusType::user_password)) {
    (void)wire::reveal_radius_password(hidden->value, secret, packet->authenticator, sum);
  }
  (void)wire::radius_authenticator(*message, packet->authenticator, secret, sum);
  return 0;
}
