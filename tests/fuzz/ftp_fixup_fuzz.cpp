// SPDX-License-Identifier: GPL-3.0-or-later
// An FTP control connection through the packet path: the input is a series of segments of both sides.
// Whatever they say, what comes out is a sound packet.
#include <cstdlib>

#include "fw/fixup_ftp.h"
#include "fw/path.h"
#include "wire/tcp.h"

using namespace drawbridge;

namespace {

const Endpoint kClient{Ipv4Address(10, 1, 1, 2), 4000};
const Endpoint kServer{Ipv4Address(192, 0, 2, 9), 21};
const Endpoint kClientSeen{Ipv4Address(192, 0, 2, 5), 4000};

fw::Rules rules(bool strict) {
  fw::Rules made;
  made.interfaces = {{"outside", 0, Ipv4Address(192, 0, 2, 1), {Ipv4Address(192, 0, 2, 1), 24}},
                     {"inside", 100, Ipv4Address(10, 1, 1, 1), {Ipv4Address(10, 1, 1, 1), 24}}};
  made.routes = {{0, {Ipv4Address(192, 0, 2, 0), 24}, std::nullopt, 0},
                 {1, {Ipv4Address(10, 1, 1, 0), 24}, std::nullopt, 0}};
  made.statics = {{1, 0, kClient.address, kClientSeen.address, mask_of(32)}};
  made.fixups.ports = {{fw::Fixup::ftp, {21, 21, false}, strict}};
  return made;
}

void send(fw::Path& path, bool by_client, std::uint8_t flags, std::uint32_t sequence, ByteView data) {
  wire::TcpHeader header;
  header.flags = flags;
  header.sequence = sequence;
  header.acknowledgement = 1;
  Bytes packet = by_client ? wire::build_tcp(kClient, kServer, header, data)
                           : wire::build_tcp(kServer, kClientSeen, header, data);
  fw::Verdict verdict = path.process(TimePoint{}, by_client ? 1 : 0, false, packet);
  if (verdict.outcome != fw::Outcome::forward) return;
  if (!verdict.rewritten.empty()) packet = std::move(verdict.rewritten);
  const auto ip = wire::parse_ipv4(packet);
  if (!ip || !wire::parse_tcp(*ip)) std::abort();  // checksums and sizes are right
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const ByteView all(data, size);
  for (const auto side : {fw::FtpSide::client, fw::FtpSide::server}) {
    for (const auto& offer : fw::read_ftp(all, side, false).offers) {
      if (offer.first + offer.size > size) std::abort();
      const std::string text = fw::ftp_text(offer.endpoint);
      const Bytes line = [&] {
        const std::string whole = "PORT " + text + "\r\n";
        return Bytes(whole.begin(), whole.end());
      }();
      const auto again = fw::read_ftp(line, fw::FtpSide::client, false);
      if (again.offers.size() != 1 || again.offers[0].endpoint != offer.endpoint) std::abort();
    }
  }
  fw::Path path(rules((data[0] & 1) != 0));
  send(path, true, wire::kTcpSyn, 1, {});
  send(path, false, wire::kTcpSyn | wire::kTcpAck, 1, {});
  std::uint32_t next[2] = {2, 2};
  // Segments: an octet with side and oddity, one with the size, then the data.
  for (std::size_t at = 1; at + 2 <= size;) {
    const bool by_client = (data[at] & 1) != 0;
    const bool repeats = (data[at] & 2) != 0;
    const std::size_t length = std::min<std::size_t>(data[at + 1], size - at - 2);
    std::uint32_t& sequence = next[by_client ? 1 : 0];
    send(path, by_client, wire::kTcpAck, repeats ? sequence - 5 : sequence, all.subspan(at + 2, length));
    sequence += static_cast<std::uint32_t>(length);
    at += 2 + length;
  }
  while (path.poll_event()) {
  }
  return 0;
}
