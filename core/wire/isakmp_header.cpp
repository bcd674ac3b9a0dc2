// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/isakmp_header.h"

#include <algorithm>

namespace drawbridge::wire {

bool is_zero(const Cookie& cookie) {
  return std::all_of(cookie.begin(), cookie.end(), [](std::uint8_t octet) { return octet == 0; });
}

Cookie read_cookie(Reader& in) {
  Cookie cookie{};
  const ByteView octets = in.take(cookie.size());
  std::copy(octets.begin(), octets.end(), cookie.begin());
  return cookie;
}

Result<IsakmpHeader, WireError> IsakmpHeader::read(ByteView datagram) {
  Reader in(datagram);
  IsakmpHeader header;
  header.initiator_cookie = read_cookie(in);
  header.responder_cookie = read_cookie(in);
  header.next_payload = PayloadType{in.u8()};
  header.version = in.u8();
  header.exchange = ExchangeType{in.u8()};
  header.flags = in.u8();
  header.message_id = in.u32();
  header.length = in.u32();
  if (!in.ok()) return failure(WireError::truncated);
  return header;
}

void IsakmpHeader::write(Writer& out) const {
  out.bytes(initiator_cookie);
  out.bytes(responder_cookie);
  out.u8(static_cast<std::uint8_t>(next_payload));
  out.u8(version);
  out.u8(static_cast<std::uint8_t>(exchange));
  out.u8(flags);
  out.u32(message_id);
  out.u32(length);
}

}  // namespace drawbridge::wire
