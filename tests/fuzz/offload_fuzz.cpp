// SPDX-License-Identifier: GPL-3.0-or-later
// Frames to be cut and bursts to be put together: whatever comes out is as much as went in.
#include <algorithm>
#include <cstdlib>

#include "wire/coalescing.h"
#include "wire/segmentation.h"

using namespace drawbridge;

namespace {

void cut(const wire::VirtioHeader& header, ByteView packet) {
  const auto segmenter = wire::Segmenter::create(header, packet);
  if (!segmenter) return;
  Bytes piece;
  for (std::size_t i = 0; i < segmenter->count() && i < 256; ++i) {
    piece.resize(segmenter->size(i));
    segmenter->write(i, piece);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  if (size < wire::kVirtioHeaderSize) return 0;
  cut(wire::read_virtio_header(input), input.subspan(wire::kVirtioHeaderSize));

  // The same octets as a burst: packets of the length each one states.
  Bytes burst = to_bytes(input);
  wire::Coalescer coalescer(true);
  std::size_t packets = 0;
  std::size_t octets = 0;
  for (std::size_t at = 0; at + 4 <= burst.size();) {
    const std::size_t stated = static_cast<std::size_t>(burst[at + 2] << 8 | burst[at + 3]);
    const std::size_t length = std::min(std::max<std::size_t>(stated, 4), burst.size() - at);
    coalescer.add(ByteSpan(burst).subspan(at, length));
    at += length;
    octets += length;
    ++packets;
  }
  coalescer.finish();
  std::size_t pieces = 0;
  std::size_t out = 0;
  for (std::size_t i = 0; i < coalescer.frames(); ++i) {
    Bytes frame;
    for (const ByteView piece : coalescer.pieces(i)) append(frame, piece);
    const std::size_t here = coalescer.pieces(i).size();
    pieces += here;
    out += frame.size() + (here - 1) * coalescer.header(i).header_size;
    cut(coalescer.header(i), frame);
  }
  if (pieces != packets || out != octets) std::abort();
  return 0;
}
