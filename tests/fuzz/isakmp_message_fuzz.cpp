// SPDX-License-Identifier: GPL-3.0-or-later
// Whole datagrams as they come from port 500 or 4500. What is accepted must come back octet for octet when
// written twice: the second reading sees exactly what the first one meant.
#include <cstdlib>

#include "support/isakmp_rewrite.h"
#include "wire/natt.h"
#include "wire/vendor_ids.h"

using namespace drawbridge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView datagram(data, size);
  const auto part = wire::demultiplex_natt(datagram);
  if (part.kind == wire::NattKind::isakmp) (void)wire::check_header(part.octets);

  const auto once = testing::rewrite_message(datagram);
  if (once) {
    const auto twice = testing::rewrite_message(*once);
    if (!twice || *twice != *once) std::abort();
  }
  const auto message = wire::check_header(datagram);
  if (!message) return 0;
  // The same octets as if they had just been decrypted.
  const auto payloads = wire::walk_payloads(message->header.next_payload, message->body, true, 8);
  if (!payloads) return 0;
  (void)wire::check_identities(message->header.exchange, *payloads);
  for (std::size_t i = 0; i < payloads->size(); ++i) {
    (void)wire::payloads_after(*payloads, i);
    (void)wire::match_vendor_id((*payloads)[i].body);
    (void)wire::short_name((*payloads)[i].type);
  }
  return 0;
}
