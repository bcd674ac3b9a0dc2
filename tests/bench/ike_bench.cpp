// SPDX-License-Identifier: GPL-3.0-or-later
// Complete connections of the 4.x client to the headend's IKE engine: aggressive mode with group 2, Xauth,
// Mode-Config, two Quick Modes; 15 messages. One thread, limits off. "both ends" does the client's work as
// well; for "headend alone" the client's messages are recorded once and played to a headend with the same
// random numbers.
#include <benchmark/benchmark.h>

#include "core/ike/pair.h"

namespace {

using namespace drawbridge;
using namespace drawbridge::testing;

ike::ResponderConfig headend_without_limits() {
  ike::ResponderConfig config = note_headend();
  config.limits.enabled = false;
  return config;
}

bool is_complete(const Pair& pair) {
  return pair.at_client.all<ike::ChildEstablished>().size() == 2 &&
         pair.at_headend.all<ike::ChildEstablished>().size() == 2;
}

void both_ends(benchmark::State& state) {
  std::uint64_t seed = 1;
  for (auto _ : state) {
    Pair pair(headend_without_limits(), seed++);
    pair.client.enable_trace(false);
    pair.headend.enable_trace(false);
    pair.connect(client_4x());
    pair.run_until_quiet();
    if (!is_complete(pair)) return state.SkipWithError("not connected");
  }
  state.SetItemsProcessed(state.iterations());
}

/// Plays the client's messages; the number of pairs that the headend established.
std::size_t play(const std::vector<Bytes>& messages, std::uint64_t seed) {
  SeededRandom random(seed + 1000);  // as Pair gives its headend
  ike::IkeEndpoint headend(kHeadend, random);
  headend.set_responder(headend_without_limits());
  std::size_t pairs = 0;
  const TimePoint now{};
  for (const Bytes& message : messages) {
    headend.handle_datagram(now, kClient4x, message);
    for (bool again = true; again;) {
      again = false;
      while (headend.poll_action()) {
      }
      while (const auto event = headend.poll_event()) {
        again = true;
        if (const auto* const received = std::get_if<ike::CredentialsReceived>(&*event)) {
          headend.xauth_result(now, received->sa, true);
        } else if (const auto* const wanted = std::get_if<ike::AddressWanted>(&*event)) {
          headend.assign_address(now, wanted->sa, Pair::pool_address());
        } else if (std::holds_alternative<ike::ChildEstablished>(*event)) {
          ++pairs;
        }
      }
    }
  }
  return pairs;
}

void headend_alone(benchmark::State& state) {
  constexpr std::uint64_t kSeed = 1;
  Pair pair(headend_without_limits(), kSeed);
  pair.connect(client_4x());
  pair.run_until_quiet();
  std::vector<Bytes> messages;
  for (const auto& [side, datagram] : pair.recorded) {
    if (side == Side::client) messages.push_back(datagram);
  }
  if (!is_complete(pair)) return state.SkipWithError("not connected");
  for (auto _ : state) {
    if (play(messages, kSeed) != 2) return state.SkipWithError("the recorded session does not fit");
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK(both_ends)->Name("ike/connection/both ends")->Unit(benchmark::kMicrosecond);
BENCHMARK(headend_alone)->Name("ike/connection/headend alone")->Unit(benchmark::kMicrosecond);

}  // namespace
