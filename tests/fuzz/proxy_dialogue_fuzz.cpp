// SPDX-License-Identifier: GPL-3.0-or-later
// What a program says to the SOCKS and HTTP ports, whole and octet by octet: both ways give the same.
#include <cstdlib>

#include "proxy/dialogue.h"

using namespace drawbridge;
using namespace drawbridge::proxy;

namespace {

void same(std::unique_ptr<Dialogue> whole, std::unique_ptr<Dialogue> slow, ByteView octets) {
  whole->receive(octets);
  for (const std::uint8_t octet : octets) slow->receive({&octet, 1});
  if (whole->state() != slow->state() || whole->target() != slow->target()) std::abort();
  if (whole->state() == Dialogue::State::waiting) {
    if (whole->target().host.empty() || whole->target().port == 0) std::abort();
    if (whole->take_upstream() != slow->take_upstream()) std::abort();
    whole->connected();
    slow->refused(Refusal::refused);
    if (whole->state() != Dialogue::State::joined || slow->state() != Dialogue::State::ended) std::abort();
  } else if (whole->state() == Dialogue::State::ended && !whole->take_upstream().empty()) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  same(socks5_dialogue(), socks5_dialogue(), {data, size});
  same(http_dialogue(), http_dialogue(), {data, size});
  return 0;
}
