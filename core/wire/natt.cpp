// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/natt.h"

#include <algorithm>

namespace drawbridge::wire {

Bytes nat_d_input(const Cookie& initiator, const Cookie& responder, const Endpoint& endpoint) {
  Writer out;
  out.bytes(initiator);
  out.bytes(responder);
  out.u32(endpoint.address.value());
  out.u16(endpoint.port);
  return out.take();
}

NattDatagram demultiplex_natt(ByteView datagram) {
  if (datagram.size() == 1 && datagram[0] == kNatKeepalive) return {NattKind::keepalive, datagram};
  if (datagram.size() < kNonEspMarkerSize) return {NattKind::invalid, datagram};
  const ByteView marker = datagram.first(kNonEspMarkerSize);
  if (std::any_of(marker.begin(), marker.end(), [](std::uint8_t octet) { return octet != 0; })) {
    return {NattKind::esp, datagram};
  }
  const ByteView message = datagram.subspan(kNonEspMarkerSize);
  if (message.empty()) return {NattKind::invalid, datagram};
  if (message.size() == 1 && message[0] == kNatKeepalive) return {NattKind::keepalive, message};
  return {NattKind::isakmp, message};
}

Bytes with_non_esp_marker(ByteView message) {
  Bytes datagram(kNonEspMarkerSize, 0);
  append(datagram, message);
  return datagram;
}

}  // namespace drawbridge::wire
