// SPDX-License-Identifier: GPL-3.0-or-later
// Two pipelines with a pair of SAs between them: a client 192.168.1.2 with inner address 10.89.129.200 and a
// headend 192.168.1.1 with 10.89.129.128/25 behind it.
#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "esp/pipeline.h"
#include "wire/ipv4.h"
#include "wire/udp.h"

namespace drawbridge::testing {

using namespace esp;

struct Suite {
  const char* name;
  crypto::CipherSpec cipher;
  AuthAlgorithm auth;
};

inline const std::vector<Suite>& suites() {
  using enum crypto::CipherAlgorithm;
  using enum AuthAlgorithm;
  static const std::vector<Suite> all = [] {
    std::vector<Suite> out;
    for (const auto& [auth, suffix] : {std::pair{hmac_md5_96, "md5"},
                                       {hmac_sha1_96, "sha1"},
                                       {hmac_sha2_256_128, "sha256"},
                                       {hmac_sha2_384_192, "sha384"},
                                       {hmac_sha2_512_256, "sha512"}}) {
      (void)suffix;
      out.push_back({"des", {des_cbc, 0}, auth});
      out.push_back({"3des", {des3_cbc, 0}, auth});
      out.push_back({"aes128", {aes_cbc, 128}, auth});
      out.push_back({"aes192", {aes_cbc, 192}, auth});
      out.push_back({"aes256", {aes_cbc, 256}, auth});
      out.push_back({"null", {null, 0}, auth});
    }
    out.push_back({"des", {des_cbc, 0}, none});
    out.push_back({"gcm128", {aes_gcm, 128}, none});
    out.push_back({"gcm192", {aes_gcm, 192}, none});
    out.push_back({"gcm256", {aes_gcm, 256}, none});
    return out;
  }();
  return all;
}

inline constexpr Suite kDesMd5{"des", {crypto::CipherAlgorithm::des_cbc, 0}, AuthAlgorithm::hmac_md5_96};

inline constexpr Ipv4Address kClient(192, 168, 1, 2);
inline constexpr Ipv4Address kHeadend(192, 168, 1, 1);
inline constexpr Ipv4Address kInner(10, 89, 129, 200);
inline constexpr Ipv4Address kServer(10, 89, 129, 131);
inline constexpr TimePoint kStart{};

/// One direction's SA as its sender sees it; swapped() is the receiver's view.
inline SaParams sender_params(const Suite& suite, std::uint32_t spi, Random& random) {
  SaParams p;
  p.spi = spi;
  p.cipher = suite.cipher;
  p.auth = suite.auth;
  p.encryption_key = Secret(random.bytes(crypto::key_size(suite.cipher)));
  p.authentication_key = Secret(random.bytes(esp::key_size(suite.auth)));
  p.local = kClient;
  p.remote = kHeadend;
  p.local_selector.network = {kInner, 32};
  p.remote_selector.network = {Ipv4Address(), 0};
  p.conn_id = 3;
  return p;
}

inline SaParams swapped(SaParams p) {
  std::swap(p.local, p.remote);
  std::swap(p.local_selector, p.remote_selector);
  if (p.udp) std::swap(p.udp->local_port, p.udp->remote_port);
  return p;
}

inline Bytes inner_packet(Ipv4Address from, Ipv4Address to, std::size_t payload, std::uint8_t tos = 0,
                          bool df = false) {
  wire::Ipv4Header header;
  header.tos = tos;
  header.dont_fragment = df;
  header.protocol = wire::IpProtocol::icmp;
  header.source = from;
  header.destination = to;
  Bytes octets(payload);
  for (std::size_t i = 0; i < payload; ++i) octets[i] = static_cast<std::uint8_t>(i * 7);
  return wire::build_ipv4(header, octets);
}

inline Bytes to_server(std::size_t payload = 24) {
  return inner_packet(kInner, kServer, payload);
}

class Tunnel {
 public:
  explicit Tunnel(const Suite& suite = kDesMd5, std::uint64_t seed = 1)
      : random(seed),
        client(random),
        headend(random),
        out(sender_params(suite, 0x1001, random)),
        back(swapped(sender_params(suite, 0x2002, random))) {}

  [[nodiscard]] bool install() {
    return client.sad().install_outbound(out, kStart) &&
           headend.sad().install_inbound(swapped(out), kStart) &&
           headend.sad().install_outbound(back, kStart) &&
           client.sad().install_inbound(swapped(back), kStart);
  }
  /// Sealed by the client.
  [[nodiscard]] Bytes sealed(const Bytes& inner) { return client.seal_one(kStart, inner).value_or(Bytes{}); }
  [[nodiscard]] PacketStatus opened(const Bytes& outer) {
    const auto result = headend.open_one(kStart, outer);
    return result ? PacketStatus::ok : result.error();
  }

  SeededRandom random;
  Pipeline client;
  Pipeline headend;
  SaParams out;   ///< client to headend, as the client has it
  SaParams back;  ///< headend to client, as the headend has it
};

}  // namespace drawbridge::testing
