// SPDX-License-Identifier: GPL-3.0-or-later
// The whole headend: packets in at the outside interface, login against LOCAL, an address of a pool, two
// pairs of SAs. Limits off. What the clients do is not timed, and their memory is given back before the
// headend's is looked at.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <chrono>

#include "core/ike/pair.h"
#include "e2e/load_world.h"
#include "headend/headend.h"
#include "wire/udp.h"

namespace {

using namespace drawbridge;
using namespace drawbridge::testing;

/// With the algorithms that the 4.x client and the tech note's configuration agree on.
std::string configuration() {
  return headend_lines("vpn3000", "10.20.0.1-10.20.255.254",
                       {.encryption = "des", .hash = "md5", .transforms = "esp-des esp-md5-hmac"});
}

/// A headend and clients that connect one after the other.
class Crowd {
  // First, because what follows uses it from its making to its end.
  SystemRandom random_;
  TimePoint now_{};

 public:
  Crowd()
      : headend(std::make_unique<headend::Headend>(settings(), pix::parse(configuration()).config,
                                                   std::nullopt, random_, now_)),
        clients_(std::make_unique<ike::IkeEndpoint>(kClient4x, random_)) {
    drain_headend();
  }

  /// One client more; false if it did not get its two pairs.
  bool connect() {
    ike::InitiatorConfig plan = client_4x();
    ++number_;
    plan.local.address = Ipv4Address(0x64400000U + number_);  // 100.64.0.0 and on
    (void)clients_->initiate(now_, plan);
    pairs_ = 0;
    while (drain_clients() || drain_headend()) {
    }
    return pairs_ == 2;
  }
  void forget_clients() { clients_.reset(); }
  /// Five minutes later: what was kept for messages that might come twice is gone.
  void rest() {
    for (int minute = 0; minute < 5; ++minute) {
      now_ += std::chrono::minutes{1};
      headend->handle_timeout(now_);
      while (headend->poll_action() || headend->poll_event()) {
      }
    }
  }

  std::unique_ptr<headend::Headend> headend;
  std::chrono::nanoseconds spent{};  ///< in the headend

 private:
  static headend::Settings settings() {
    headend::Settings settings;
    settings.limits.enabled = false;
    return settings;
  }

  template <typename Call>
  auto timed(const Call& call) {
    const auto before = std::chrono::steady_clock::now();
    if constexpr (std::is_void_v<decltype(call())>) {
      call();
      spent += std::chrono::steady_clock::now() - before;
    } else {
      auto result = call();
      spent += std::chrono::steady_clock::now() - before;
      return result;
    }
  }

  bool drain_clients() {
    bool any = false;
    while (const auto action = clients_->poll_action()) {
      any = true;
      const auto* const sent = std::get_if<ike::Transmit>(&*action);
      if (sent == nullptr) continue;
      const Bytes packet = wire::build_udp(sent->from, sent->to, sent->datagram);
      timed([&] { headend->receive(now_, "outside", packet); });
    }
    while (const auto event = clients_->poll_event()) {
      any = true;
      if (const auto* const need = std::get_if<ike::NeedCredentials>(&*event)) {
        ike::IkeEndpoint::Credentials credentials;
        credentials.user = "cisco_customer";
        credentials.password = Secret(std::string_view("cisco"));
        clients_->give_credentials(now_, need->sa, credentials);
      } else if (std::holds_alternative<ike::ChildEstablished>(*event)) {
        ++pairs_;
      }
    }
    return any;
  }

  bool drain_headend() {
    bool any = false;
    while (auto action = timed([&] { return headend->poll_action(); })) {
      any = true;
      const auto* const sent = std::get_if<headend::SendPacket>(&*action);
      if (sent == nullptr || sent->interface != "outside") continue;
      const auto view = wire::parse_ipv4(sent->packet);
      const auto datagram = wire::parse_udp(*view);
      if (datagram)
        clients_->handle_datagram(now_, {view->header.source, datagram->source_port}, datagram->payload);
    }
    while (timed([&] { return headend->poll_event(); })) any = true;
    return any;
  }

  std::unique_ptr<ike::IkeEndpoint> clients_;
  std::uint32_t number_ = 0;
  std::size_t pairs_ = 0;
};

void connection(benchmark::State& state) {
  Crowd crowd;
  for (auto _ : state) {
    crowd.spent = {};
    if (!crowd.connect()) return state.SkipWithError("not connected");
    state.SetIterationTime(std::chrono::duration<double>(crowd.spent).count());
  }
  state.SetItemsProcessed(state.iterations());
}

std::size_t octets_in_use() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

/// The heap of a headend with that many sessions; 0 if one could not be made.
std::size_t heap_with(std::size_t sessions) {
  const std::size_t before = octets_in_use();
  Crowd crowd;
  for (std::size_t i = 0; i < sessions; ++i) {
    if (!crowd.connect()) return 0;
  }
  crowd.forget_clients();
  crowd.rest();
  return octets_in_use() - before;
}

void memory(benchmark::State& state) {
  // What does not depend on the number of sessions (rules, the last messages) is the same in both.
  constexpr std::size_t kFew = 1000, kMany = 3000;
  (void)heap_with(1);  // what is made once for the whole program
  for (auto _ : state) {
    const std::size_t few = heap_with(kFew);
    const std::size_t many = heap_with(kMany);
    if (few == 0 || many == 0) return state.SkipWithError("not connected");
    state.counters["octets_per_session"] = static_cast<double>(many - few) / double{kMany - kFew};
  }
}

void memory_of_many(benchmark::State& state) {
  constexpr std::size_t kMany = 2000;
  (void)heap_with(1);
  for (auto _ : state) {
    const std::size_t many = heap_with(kMany);
    if (many == 0) return state.SkipWithError("not connected");
    state.counters["MiB"] = static_cast<double>(many) / (1024.0 * 1024.0);
  }
}

void drain(headend::Headend& headend) {
  while (headend.poll_action()) {
  }
  while (headend.poll_event()) {
  }
}

/// A known connection's packets out of the tunnel to the inside; `size` octets of UDP data. AES-128, SHA-1.
void tunnel_in(benchmark::State& state) {
  World world({1});
  if (!world.run_until([&] { return world.clients[0]->is_up && world.clients[0]->answered >= 5; },
                       Seconds(60)))
    return state.SkipWithError("not connected");
  Client& one = *world.clients[0];
  const Bytes inner = wire::build_udp({*one.inner, 2000}, {kServer, kEchoPort},
                                      Bytes(static_cast<std::size_t>(state.range(0)), 1));
  constexpr std::size_t kBatch = 256;
  std::vector<Bytes> packets(kBatch);
  for (auto _ : state) {
    state.PauseTiming();
    for (Bytes& packet : packets) {
      auto sealed = world.seal(one, inner);
      if (!sealed) return state.SkipWithError("not sealed");
      packet = std::move(*sealed);
    }
    state.ResumeTiming();
    for (const Bytes& packet : packets) world.headend().receive(world.now, "outside", packet);
    drain(world.headend());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBatch));
}

/// An inside host's packets of a known connection into the tunnel.
void tunnel_out(benchmark::State& state) {
  World world({1});
  if (!world.run_until([&] { return world.clients[0]->is_up && world.clients[0]->answered >= 5; },
                       Seconds(60)))
    return state.SkipWithError("not connected");
  const Bytes inner = wire::build_udp({kServer, kEchoPort}, {*world.clients[0]->inner, 2000},
                                      Bytes(static_cast<std::size_t>(state.range(0)), 1));
  const std::uint64_t before = world.headend().sessions(world.now).at(0).bytes_sent;
  for (auto _ : state) {
    world.headend().receive(world.now, "inside", inner);
    drain(world.headend());
  }
  if (world.headend().sessions(world.now).at(0).bytes_sent == before) return state.SkipWithError("not sent");
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK(tunnel_in)->Name("headend/packet/tunnel in")->Arg(64)->Arg(1300);
BENCHMARK(tunnel_out)->Name("headend/packet/tunnel out")->Arg(64)->Arg(1300);
BENCHMARK(memory_of_many)
    ->Name("headend/memory of 2000 tunnels")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(connection)
    ->Name("headend/connection/headend alone")
    ->UseManualTime()
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(memory)->Name("headend/memory of a session")->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
