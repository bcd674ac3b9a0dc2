// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/esp_header.h"

#include "base/reader.h"

namespace drawbridge::wire {

Result<EspHeader, WireError> read_esp_header(ByteView packet) {
  Reader in(packet);
  EspHeader header;
  header.spi = in.u32();
  header.sequence = in.u32();
  if (!in.ok()) return failure(WireError::truncated);
  if (header.spi == 0) return failure(WireError::bad_value);
  return header;
}

void write_esp_header(ByteSpan out, const EspHeader& header) {
  for (std::size_t i = 0; i < 4; ++i) {
    out[i] = static_cast<std::uint8_t>(header.spi >> (24 - 8 * i));
    out[4 + i] = static_cast<std::uint8_t>(header.sequence >> (24 - 8 * i));
  }
}

}  // namespace drawbridge::wire
