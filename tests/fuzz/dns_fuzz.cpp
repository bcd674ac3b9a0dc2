// SPDX-License-Identifier: GPL-3.0-or-later
// Replies of name servers, alone and to a question that is open.
#include <algorithm>

#include "proxy/dns_client.h"

using namespace drawbridge;
using namespace drawbridge::proxy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView reply(data, size);
  (void)read_dns_reply(reply);
  SeededRandom random(1);
  DnsClient dns(random);
  constexpr Ipv4Address server(10, 1, 0, 1);
  dns.configure({{server}, "example.net", {}});
  dns.ask(TimePoint{}, 1, "web.lab");
  // The number of the question stands in front, so that the rest is looked at too.
  if (const auto query = dns.poll_query(); query && size > 2) {
    Bytes numbered = to_bytes(reply);
    std::copy_n(query->payload.begin(), 2, numbered.begin());
    dns.receive(TimePoint{}, server, numbered);
  }
  while (dns.poll_answer()) {
  }
  return 0;
}
