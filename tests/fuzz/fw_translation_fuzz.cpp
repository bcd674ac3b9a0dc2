// SPDX-License-Identifier: GPL-3.0-or-later
// Packets through a path that shares its own address by ports, redirects one and translates both sides: what
// comes out whole must have gone in whole, and the other way round. The same octets as words of `clear
// xlate`.
#include <algorithm>
#include <cstdlib>

#include "fw/path.h"
#include "wire/icmp.h"
#include "wire/tcp.h"
#include "wire/udp.h"

using namespace drawbridge;

namespace {

const Ipv4Address kOutsideAddress(192, 168, 1, 1);
const Ipv4Address kHost(10, 0, 0, 10);
const Ipv4Address kServer(10, 0, 0, 20);
const Ipv4Address kVisitor(192, 168, 1, 50);

fw::Rules rules() {
  fw::Rules made;
  made.interfaces = {{"outside", 0, kOutsideAddress, {kOutsideAddress, 24}},
                     {"inside", 100, Ipv4Address(10, 0, 0, 1), {Ipv4Address(10, 0, 0, 1), 24}}};
  made.routes = {{0, {Ipv4Address(192, 168, 1, 0), 24}, std::nullopt, 0},
                 {1, {Ipv4Address(10, 0, 0, 0), 24}, std::nullopt, 0}};
  fw::AclRule all;
  all.log.kind = fw::AclLogging::Kind::flows;
  made.acls = {{"all", {all}}};
  made.bound_acls = {{0, 0}};
  fw::StaticMapping web{1, 0, kServer, kOutsideAddress};
  web.protocol = fw::kTcp;
  web.mapped_port = 8080;
  web.real_port = 80;
  made.statics = {web, {0, 1, kVisitor, Ipv4Address(10, 0, 0, 50)}};
  made.nat = {{1, 1, {}, fw::kNoAcl}};
  made.globals = {{0, 1, {kOutsideAddress, kOutsideAddress}}};
  return made;
}

/// Header and contents have right checksums; for UDP also none.
bool is_whole(ByteView packet) {
  const auto ip = wire::parse_ipv4(packet);
  if (!ip || ip->header.is_fragment()) return false;
  switch (ip->header.protocol) {
    case wire::IpProtocol::tcp:
      return wire::parse_tcp(*ip).has_value();
    case wire::IpProtocol::udp:
      return wire::parse_udp(*ip).has_value();
    case wire::IpProtocol::icmp:
      // Nothing but zeros: the sum is the other zero of one's complement, which an update in place (RFC 1624) cannot
      // tell from the right one.
      if (std::ranges::all_of(ip->payload, [](std::uint8_t octet) { return octet == 0; })) return true;
      return wire::IcmpMessage::read(ip->payload).has_value();
    default:
      return false;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)fw::XlateFilter::parse(std::string_view(reinterpret_cast<const char*>(data), size));
  fw::Path path(rules());
  wire::TcpHeader header;
  header.flags = wire::kTcpSyn;
  Bytes opening = wire::build_tcp({kHost, 2000}, {Ipv4Address(10, 0, 0, 50), 80}, header, {});
  (void)path.process({}, 1, false, opening);
  Bytes ping = wire::build_echo(kHost, Ipv4Address(10, 0, 0, 50), 7, 1, {});
  (void)path.process({}, 1, false, ping);
  // Several packets: one octet that says where it comes from, two for the length, the packet.
  while (size > 3) {
    const fw::InterfaceIndex ingress = data[0] & 1;
    const bool mend = (data[0] & 2) == 0;
    const std::size_t length = std::min<std::size_t>(size - 3, std::size_t{data[1]} << 8 | data[2]);
    Bytes packet(data + 3, data + 3 + length);
    data += 3 + length;
    size -= 3 + length;
    if (mend) wire::refresh_ipv4_checksum(packet);
    const Bytes before = packet;
    const auto verdict = path.process({}, ingress, false, packet);
    if (verdict.outcome == fw::Outcome::forward && is_whole(before) != is_whole(packet)) std::abort();
    while (path.poll_event()) {
    }
  }
  path.handle_timeout(TimePoint{} + Seconds(4000));
  path.clear_xlates({});
  if (!path.connections().empty()) std::abort();
  return 0;
}
