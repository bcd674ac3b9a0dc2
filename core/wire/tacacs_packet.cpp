// SPDX-License-Identifier: GPL-3.0-or-later
// Header and obfuscation; the bodies are in tacacs_bodies.cpp.
#include "wire/tacacs_packet.h"

#include <algorithm>

#include "base/reader.h"
#include "base/writer.h"

namespace drawbridge::wire {

Result<TacacsHeader, WireError> TacacsHeader::read(ByteView octets) {
  Reader in(octets);
  TacacsHeader header;
  header.version = in.u8();
  header.type = TacacsType{in.u8()};
  header.sequence = in.u8();
  header.flags = in.u8();
  header.session = in.u32();
  header.length = in.u32();
  if (!in.ok()) return failure(WireError::truncated);
  if (header.version >> 4 != kTacacsVersion0 >> 4) return failure(WireError::bad_version);
  if (header.type < TacacsType::authentication || header.type > TacacsType::accounting ||
      header.sequence == 0) {
    return failure(WireError::bad_value);
  }
  if (header.length > kMaxTacacsBody) return failure(WireError::bad_length);
  return header;
}

Bytes TacacsHeader::write() const {
  Writer out;
  out.u8(version);
  out.u8(static_cast<std::uint8_t>(type));
  out.u8(sequence);
  out.u8(flags);
  out.u32(session);
  out.u32(length);
  return out.take();
}

void tacacs_obfuscate(const TacacsHeader& header, const Secret& key, const Md5Function& md5, ByteSpan body) {
  Writer seed;
  seed.u32(header.session);
  seed.bytes(key.reveal());
  seed.u8(header.version);
  seed.u8(header.sequence);
  Bytes input = seed.take();
  const std::size_t seed_size = input.size();
  for (std::size_t position = 0; position < body.size(); position += 16) {
    const std::array<std::uint8_t, 16> pad = md5(input);
    const std::size_t size = std::min<std::size_t>(pad.size(), body.size() - position);
    for (std::size_t i = 0; i < size; ++i) body[position + i] ^= pad[i];
    input.resize(seed_size);
    append(input, pad);
  }
  wipe(input);
}

Bytes build_tacacs(TacacsHeader header, ByteView body, const Secret& key, const Md5Function& md5) {
  header.length = static_cast<std::uint32_t>(body.size());
  Bytes packet = header.write();
  append(packet, body);
  if (header.encrypted()) tacacs_obfuscate(header, key, md5, ByteSpan(packet).subspan(kTacacsHeaderSize));
  return packet;
}

}  // namespace drawbridge::wire
