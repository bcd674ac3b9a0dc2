// SPDX-License-Identifier: GPL-3.0-or-later
// ESP seal and open per transform, packet size (inner, octets) and batch, one thread. Each case is checked
// before it is timed: what is sealed opens to what it was.
#include <benchmark/benchmark.h>

#include <string>

#include "core/esp/tunnel.h"

namespace {

using namespace drawbridge;
using namespace drawbridge::testing;

std::string auth_name(AuthAlgorithm auth) {
  switch (auth) {
    case AuthAlgorithm::hmac_md5_96:
      return "md5";
    case AuthAlgorithm::hmac_sha1_96:
      return "sha1";
    case AuthAlgorithm::hmac_sha2_256_128:
      return "sha256";
    case AuthAlgorithm::hmac_sha2_384_192:
      return "sha384";
    case AuthAlgorithm::hmac_sha2_512_256:
      return "sha512";
    case AuthAlgorithm::none:
      break;
  }
  return "none";
}

/// A tunnel of two pipelines over the system's randomness, as in use.
struct Bed {
  SystemRandom random;
  Pipeline client{random};
  Pipeline headend{random};

  explicit Bed(const Suite& suite) {
    const SaParams params = sender_params(suite, 0x1001, random);
    if (!client.sad().install_outbound(params, kStart)) return;
    ready = headend.sad().install_inbound(swapped(params), kStart).has_value();
  }
  bool ready = false;

  [[nodiscard]] bool works(const Bytes& inner) {
    const auto sealed = client.seal_one(kStart, inner);
    const auto opened = sealed ? headend.open_one(kStart, *sealed) : sealed;
    return ready && opened && *opened == inner;
  }
};

void finish(benchmark::State& state, std::size_t inner_size, std::size_t batch) {
  const auto packets = state.iterations() * static_cast<std::int64_t>(batch);
  state.SetItemsProcessed(packets);
  state.SetBytesProcessed(packets * static_cast<std::int64_t>(inner_size));
}

void seal(benchmark::State& state, const Suite& suite, std::size_t size, std::size_t batch) {
  Bed bed(suite);
  const Bytes inner = to_server(size - wire::kIpv4HeaderSize);
  if (!bed.works(inner)) return state.SkipWithError("what was sealed did not open");
  std::vector<PacketBuffer> packets(batch);
  for (auto _ : state) {
    // Filling a buffer is part of the work: it stands for the read that would.
    for (PacketBuffer& packet : packets) packet.assign(inner);
    bed.client.seal(kStart, packets);
    if (packets.back().status != PacketStatus::ok) return state.SkipWithError("not sealed");
  }
  finish(state, size, batch);
}

void open(benchmark::State& state, const Suite& suite, std::size_t size, std::size_t batch) {
  Bed bed(suite);
  const Bytes inner = to_server(size - wire::kIpv4HeaderSize);
  if (!bed.works(inner)) return state.SkipWithError("what was sealed did not open");
  std::vector<PacketBuffer> packets(batch);
  std::vector<Bytes> outer(batch);
  for (Bytes& packet : outer) packet = bed.client.seal_one(kStart, inner).value();
  for (auto _ : state) {
    for (std::size_t i = 0; i < batch; ++i) packets[i].assign(outer[i]);
    // The same packets again and again: the window forgets them.
    bed.headend.sad().inbound(0x1001)->replay = ReplayWindow(1024);
    bed.headend.open(kStart, packets);
    if (packets.back().status != PacketStatus::ok) return state.SkipWithError("not opened");
  }
  finish(state, size, batch);
}

[[maybe_unused]] const bool registered = [] {
  for (const Suite& suite : suites()) {
    if (suite.auth == AuthAlgorithm::none) continue;
    for (const std::size_t size : {64U, 576U, 1400U}) {
      for (const std::size_t batch : {1U, 32U, 256U}) {
        const std::string name = std::string(suite.name) + "-" + auth_name(suite.auth) + "/" +
                                 std::to_string(size) + "B/batch" + std::to_string(batch);
        benchmark::RegisterBenchmark(("esp_seal/" + name).c_str(), seal, suite, size, batch);
        benchmark::RegisterBenchmark(("esp_open/" + name).c_str(), open, suite, size, batch);
      }
    }
  }
  return true;
}();

}  // namespace
