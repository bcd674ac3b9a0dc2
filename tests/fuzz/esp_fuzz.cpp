// SPDX-License-Identifier: GPL-3.0-or-later
// The ESP pipeline: octets from the network as they come, octets that pass authentication, octets to be
// sealed.
#include <cstdlib>

#include "core/esp/tunnel.h"
#include "wire/esp_header.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

const Suite kNullMd5{"null", {crypto::CipherAlgorithm::null, 0}, AuthAlgorithm::hmac_md5_96};

Bytes esp_in_ipv4(ByteView esp) {
  wire::Ipv4Header outer;
  outer.protocol = wire::IpProtocol::esp;
  outer.source = kClient;
  outer.destination = kHeadend;
  return wire::build_ipv4(outer, esp);
}

/// The input as what was encrypted: with a right header and a right ICV, so that what is behind them is
/// reached.
Bytes authenticated(ByteView text, std::uint32_t sequence, const Secret& key) {
  Bytes esp(wire::kEspHeaderSize);
  wire::write_esp_header(esp, {0x1001, sequence});
  append(esp, text);
  Bytes icv = crypto::hmac(crypto::HashAlgorithm::md5, key.reveal(), {esp});
  icv.resize(12);
  append(esp, icv);
  return esp_in_ipv4(esp);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView octets(data, size);
  Tunnel tunnel(kNullMd5);
  // As wide as can be, so that the input is what decides.
  tunnel.out.local_selector.network = {Ipv4Address(), 0};
  if (!tunnel.install()) std::abort();

  if (tunnel.headend.open_one(kStart, octets)) std::abort();  // nobody guesses an ICV
  if (tunnel.headend.open_one(kStart, esp_in_ipv4(octets))) std::abort();

  const auto inside =
      tunnel.headend.open_one(kStart, authenticated(octets, 1, tunnel.out.authentication_key));
  if (inside && !wire::parse_ipv4(*inside)) std::abort();

  const auto sealed = tunnel.client.seal_one(kStart, octets);
  if (sealed) {
    const Bytes inner = to_bytes(wire::parse_ipv4(octets)->packet);
    // The client starts with number 1, which may be taken.
    const auto again = tunnel.client.seal_one(kStart, octets);
    const auto opened = tunnel.headend.open_one(kStart, again.value());
    if (!opened || *opened != inner) std::abort();
  }
  return 0;
}
