// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of a local socket, from somebody who means ill. What is accepted can be written again and read
// again.
#include <cstdio>
#include <cstdlib>
#include <source_location>

#include "ipc/octets.h"

using namespace drawbridge;
using namespace drawbridge::ipc;

namespace {

/// A law that does not hold ends the run, with its line.
void require(bool holds, std::source_location at = std::source_location::current()) {
  if (holds) return;
  std::fprintf(stderr, "%s:%u: does not hold\n", at.file_name(), at.line());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FrameReader reader(1 << 20);
  reader.add({data, size});
  for (auto frame = reader.next(); frame && *frame; frame = reader.next()) {
    if (const auto hello = decode_hello(**frame))
      require(decode_hello(ByteView(encode(*hello)).subspan(4)).has_value());
    if (const auto request = decode_request(**frame)) {
      const Bytes again = encode(*request);
      const auto same = decode_request(ByteView(again).subspan(4));
      require(same && encode(*same) == again);
    }
    if (const auto notice = decode_notice(**frame)) {
      const Bytes again = encode(*notice);
      require(decode_notice(ByteView(again).subspan(4)).has_value());
    }
  }
  return 0;
}
