// SPDX-License-Identifier: GPL-3.0-or-later
// The packet path alone, on one core: packets of a known connection and packets that begin one, with access
// lists of 10, 1,000 and 10,000 lines whose last line is the one that permits. Each case is checked before it
// is timed.
#include <benchmark/benchmark.h>

#include "fw/path.h"
#include "wire/tcp.h"
#include "wire/udp.h"

namespace {

using namespace drawbridge;

constexpr fw::InterfaceIndex kOutside = 0;
constexpr fw::InterfaceIndex kInside = 1;
const Ipv4Address kServer(10, 1, 0, 10);
const Ipv4Address kSeen(192, 168, 1, 11);

/// Lines as they are in the field: hosts and networks of many sizes, ports, ranges, all protocols. None is
/// about the server; the last one permits what goes there.
fw::Acl list_of(std::int64_t lines) {
  fw::Acl list{"120", {}};
  for (std::uint32_t i = 0; i + 1 < lines; ++i) {
    fw::AclRule rule;
    rule.permit = i % 3 != 0;
    rule.protocol = i % 5 == 0 ? fw::kUdp : i % 7 == 0 ? std::uint8_t{0} : fw::kTcp;
    const int length = static_cast<int>(16 + i % 17);
    rule.source = {Ipv4Address(0x0B000000U + i * 4099U), mask_of(i % 4 == 0 ? 0 : length)};
    rule.destination = {Ipv4Address(0xC0A80200U + i * 3U), mask_of(i % 6 == 0 ? 24 : 32)};
    if (rule.protocol != 0) {
      const auto port = static_cast<std::uint16_t>(i * 37 % 60000);
      if (i % 2 == 0) rule.destination_port = {port, port, false};
      if (i % 11 == 0) rule.destination_port = {port, static_cast<std::uint16_t>(port + 500), false};
    }
    list.rules.push_back(rule);
  }
  fw::AclRule last;
  last.protocol = fw::kTcp;
  last.destination = {kSeen, mask_of(32)};
  list.rules.push_back(last);
  return list;
}

fw::Rules rules_of(std::int64_t lines) {
  fw::Rules rules;
  rules.interfaces = {{"outside", 0, Ipv4Address(192, 168, 1, 1), {Ipv4Address(192, 168, 1, 1), 24}},
                      {"inside", 100, Ipv4Address(10, 1, 0, 1), {Ipv4Address(10, 1, 0, 1), 24}}};
  rules.routes = {{kOutside, {Ipv4Address(192, 168, 1, 0), 24}, std::nullopt, 0},
                  {kInside, {Ipv4Address(10, 1, 0, 0), 24}, std::nullopt, 0},
                  {kOutside, {Ipv4Address(), 0}, Ipv4Address(192, 168, 1, 3), 1}};
  rules.acls = {list_of(lines)};
  rules.bound_acls = {{kOutside, 0}};
  rules.statics = {{kInside, kOutside, kServer, kSeen, mask_of(32)}};
  rules.nat = {{kInside, 1, {}, fw::kNoAcl}};
  rules.globals = {{kOutside, 1, {Ipv4Address(192, 168, 1, 20), Ipv4Address(192, 168, 1, 20)}}};
  return rules;
}

Bytes segment(const Endpoint& from, const Endpoint& to, std::uint8_t flags, std::size_t data) {
  wire::TcpHeader header;
  header.flags = flags;
  header.window = 4096;
  return wire::build_tcp(from, to, header, Bytes(data, 0x55));
}

void drain(fw::Path& path) {
  while (path.poll_event()) {
  }
}

/// Packets of 1,000 connections that are up, in turn.
void established(benchmark::State& state) {
  fw::Path path(rules_of(state.range(0)));
  std::vector<Bytes> packets;
  for (std::uint16_t i = 0; i < 1000; ++i) {
    const Endpoint client{Ipv4Address(0xAC100001U + i), 1024};
    Bytes syn = segment(client, {kSeen, 80}, wire::kTcpSyn, 0);
    if (path.process({}, kOutside, false, syn).outcome != fw::Outcome::forward) {
      return state.SkipWithError("the list does not let the connection through");
    }
    packets.push_back(segment(client, {kSeen, 80}, wire::kTcpAck, 512));
  }
  drain(path);
  Bytes work;
  std::size_t at = 0;
  for (auto _ : state) {
    work = packets[at];  // it is rewritten in place
    at = at + 1 == packets.size() ? 0 : at + 1;
    benchmark::DoNotOptimize(path.process({}, kOutside, false, work));
  }
  state.SetItemsProcessed(state.iterations());
}

/// Each packet begins a connection that meets the last line; every 10,000 the table is emptied, not timed.
void first_packet(benchmark::State& state) {
  fw::Path path(rules_of(state.range(0)));
  const Bytes model = segment({Ipv4Address(172, 16, 0, 1), 1024}, {kSeen, 80}, wire::kTcpSyn, 0);
  Bytes work = model;
  std::uint32_t at = 0;
  for (auto _ : state) {
    if (++at % 10000 == 0) {
      state.PauseTiming();
      path.clear_local_host({}, std::nullopt);
      drain(path);
      state.ResumeTiming();
    }
    work = model;
    fw::rewrite_source(work, Ipv4Address(0xAC100000U + at % 10000));
    if (path.process({}, kOutside, false, work).outcome != fw::Outcome::forward) {
      return state.SkipWithError("the list does not let the connection through");
    }
  }
  state.SetItemsProcessed(state.iterations());
}

/// The same from the inside with a port translation each.
void first_packet_pat(benchmark::State& state) {
  fw::Path path(rules_of(10));
  const Bytes model =
      wire::build_udp({Ipv4Address(10, 1, 0, 20), 5000}, {Ipv4Address(172, 16, 0, 1), 53}, Bytes(64, 1));
  Bytes work = model;
  std::uint32_t at = 0;
  for (auto _ : state) {
    if (++at % 10000 == 0) {
      state.PauseTiming();
      path.clear_local_host({}, std::nullopt);
      drain(path);
      state.ResumeTiming();
    }
    work = model;
    fw::rewrite_source_port(work, static_cast<std::uint16_t>(2000 + at % 10000));
    if (path.process({}, kInside, false, work).outcome != fw::Outcome::forward) {
      return state.SkipWithError("no translation");
    }
  }
  state.SetItemsProcessed(state.iterations());
}

/// Denied by the end of the list: all lines are in question.
void denied(benchmark::State& state) {
  fw::Path path(rules_of(state.range(0)));
  const Bytes model =
      segment({Ipv4Address(172, 16, 0, 1), 1024}, {Ipv4Address(192, 168, 1, 20), 80}, wire::kTcpSyn, 0);
  Bytes work;
  std::uint32_t at = 0;
  for (auto _ : state) {
    work = model;
    if (path.process({}, kOutside, false, work).outcome != fw::Outcome::drop) {
      return state.SkipWithError("let through");
    }
    if (++at % 1000 == 0) drain(path);
  }
  state.SetItemsProcessed(state.iterations());
}

/// The list alone.
void list_only(benchmark::State& state) {
  const fw::AclMatcher list(list_of(state.range(0)));
  const auto packet =
      fw::inspect(segment({Ipv4Address(172, 16, 0, 1), 1024}, {kSeen, 80}, wire::kTcpSyn, 0)).value();
  if (!list.permits_packet(packet)) return state.SkipWithError("denied");
  for (auto _ : state) benchmark::DoNotOptimize(list.find(packet));
  state.SetItemsProcessed(state.iterations());
}

void compile_list(benchmark::State& state) {
  const fw::Acl list = list_of(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(fw::AclMatcher(list));
}

BENCHMARK(established)->Name("fw/established/lines")->Arg(10)->Arg(1000)->Arg(10000);
BENCHMARK(first_packet)->Name("fw/first packet/lines")->Arg(10)->Arg(1000)->Arg(10000);
BENCHMARK(denied)->Name("fw/denied/lines")->Arg(10)->Arg(1000)->Arg(10000);
BENCHMARK(first_packet_pat)->Name("fw/first packet, PAT");
BENCHMARK(list_only)->Name("fw/list alone/lines")->Arg(10)->Arg(1000)->Arg(10000);
BENCHMARK(compile_list)
    ->Name("fw/compile/lines")
    ->Arg(1000)
    ->Arg(10000)
    ->Arg(50000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
