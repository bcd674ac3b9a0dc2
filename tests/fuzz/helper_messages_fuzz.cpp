// SPDX-License-Identifier: GPL-3.0-or-later
// Records as they come to and from the privileged helper: what is accepted is written back octet for octet.
#include <cstdlib>

#include "privilege/helper_messages.h"

using namespace drawbridge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView record(data, size);
  if (const auto request = privilege::read_request(record)) {
    if (privilege::write(*request) != to_bytes(record)) std::abort();
  }
  if (const auto answer = privilege::read_answer(record)) {
    if (privilege::write(*answer) != to_bytes(record)) std::abort();
  }
  return 0;
}
