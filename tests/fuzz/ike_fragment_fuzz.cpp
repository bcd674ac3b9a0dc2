// SPDX-License-Identifier: GPL-3.0-or-later
// Fragments of IKE messages in any order, number and shape: | seconds (1) | length (2) | datagram | ... What
// comes together is a message, no fragment again, survives being cut once more, and leaves no memory behind.
#include <cstdlib>

#include "base/reader.h"
#include "ike/fragment.h"

using namespace drawbridge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Reader in(ByteView(data, size));
  ike::FragmentBudget budget;
  TimePoint now{};
  const Ipv4Address source(192, 0, 2, 1);
  {
    ike::FragmentSet set(budget);
    while (in.ok() && in.remaining() > 3) {
      now += Seconds(in.u8());
      const std::size_t length = in.u16();
      const ByteView datagram = in.take(std::min<std::size_t>(length, in.remaining()));
      const auto view = wire::check_header(datagram);
      if (!view) continue;
      const auto whole = set.add(now, source, *view);
      if (budget.used() > 64 * 1024) std::abort();
      if (!whole) continue;
      const auto message = wire::check_header(*whole);
      if (!message || message->header.next_payload == wire::PayloadType::fragment) std::abort();
      if (message->octets.size() != whole->size()) continue;
      ike::FragmentBudget other;
      ike::FragmentSet again(other);
      std::optional<Bytes> result;
      const auto pieces = ike::split_message(*whole, 64);
      if (pieces.size() < 2) continue;
      for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        const auto carrier = wire::check_header(*piece);
        if (!carrier) std::abort();
        result = again.add(now, source, *carrier);
      }
      if (!result || *result != *whole) std::abort();
    }
  }
  if (budget.used() != 0) std::abort();
  return 0;
}
