// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/virtio_header.h"

#include <cstring>

namespace drawbridge::wire {

namespace {

std::uint16_t get(ByteView octets, std::size_t at) {
  std::uint16_t value = 0;
  std::memcpy(&value, octets.data() + at, sizeof value);
  return value;
}

void put(ByteSpan out, std::size_t at, std::uint16_t value) {
  std::memcpy(out.data() + at, &value, sizeof value);
}

}  // namespace

VirtioHeader read_virtio_header(ByteView octets) {
  VirtioHeader header;
  header.flags = octets[0];
  header.gso = static_cast<GsoType>(octets[1] & 0x7F);
  header.congestion_window_reduced = (octets[1] & 0x80) != 0;
  header.header_size = get(octets, 2);
  header.gso_size = get(octets, 4);
  header.checksum_start = get(octets, 6);
  header.checksum_offset = get(octets, 8);
  return header;
}

void write_virtio_header(ByteSpan out, const VirtioHeader& header) {
  out[0] = header.flags;
  out[1] = static_cast<std::uint8_t>(static_cast<std::uint8_t>(header.gso) |
                                     (header.congestion_window_reduced ? 0x80 : 0));
  put(out, 2, header.header_size);
  put(out, 4, header.gso_size);
  put(out, 6, header.checksum_start);
  put(out, 8, header.checksum_offset);
}

}  // namespace drawbridge::wire
