// SPDX-License-Identifier: GPL-3.0-or-later
// A configuration of 10,000 access-list lines: read, compared, written; one of 50,000 read and put into the
// packet path. Each case is checked before it is timed.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>

#include "base/random.h"
#include "fw/path.h"
#include "headend/compile.h"
#include "pix/check.h"
#include "pix/diff.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "pix/writer.h"

namespace {

using namespace drawbridge;
using namespace drawbridge::pix;

constexpr int kLines = 10000;

/// The lab's configuration with lists of 1000 different lines each.
std::string text_of(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const int a = i / 250 % 250;
    const int b = i % 250;
    switch (i % 4) {
      case 0:
        lines += fmt::format("access-list big{} permit tcp any host 10.{}.{}.1 eq www\n", i / 1000, a, b);
        break;
      case 1:
        lines += fmt::format("access-list big{} permit udp 10.{}.{}.0 255.255.255.0 any range 1024 {}\n",
                             i / 1000, a, b, 2000 + b);
        break;
      case 2:
        lines += fmt::format("access-list big{} deny ip host 10.{}.{}.7 192.168.0.0 255.255.0.0\n", i / 1000,
                             a, b);
        break;
      default:
        lines += fmt::format("access-list big{} permit icmp 10.{}.{}.128 255.255.255.128 any echo-reply\n",
                             i / 1000, a, b);
        break;
    }
  }
  std::string whole(lab_configuration());
  const auto end = whole.find("pager lines");
  return whole.insert(end, lines);
}

const std::string& big_text() {
  static const std::string text = text_of(kLines);
  return text;
}

const Config& big() {
  static const Config config = parse(big_text()).config;
  return config;
}

/// Every tenth line of each list gone, every fifteenth moved to its end, some new ones in between.
Config edited() {
  Config config = big();
  for (auto& list : config.access_lists) {
    if (!list.id.starts_with("big")) continue;
    std::vector<AccessEntry> kept;
    std::vector<AccessEntry> moved;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
      if (i % 10 == 3) continue;
      (i % 15 == 4 ? moved : kept).push_back(list.entries[i]);
      if (i % 20 != 7) continue;
      kept.push_back(list.entries[i]);
      kept.back().permit = !kept.back().permit;
    }
    kept.insert(kept.end(), moved.begin(), moved.end());
    list.entries = std::move(kept);
  }
  return config;
}

std::size_t lines_of_lists(const Config& config) {
  std::size_t lines = 0;
  for (const auto& list : config.access_lists) lines += list.entries.size();
  return lines;
}

void parse_text(benchmark::State& state) {
  const auto read = parse(big_text());
  if (lines_of_lists(read.config) < kLines || !read.config.unknown_lines.empty()) {
    return state.SkipWithError("not all lines were understood");
  }
  for (auto _ : state) benchmark::DoNotOptimize(parse(big_text()));
}

/// From the text to a packet path that works by it.
void load_text(benchmark::State& state) {
  const std::string text = text_of(static_cast<int>(state.range(0)));
  {
    const auto read = parse(text);
    const fw::Rules rules = headend::compile_rules(read.config);
    std::size_t compiled = 0;
    for (const fw::Acl& list : rules.acls) compiled += list.rules.size();
    if (!read.config.unknown_lines.empty() || compiled < static_cast<std::size_t>(state.range(0))) {
      return state.SkipWithError("not all lines were understood");
    }
  }
  for (auto _ : state) {
    const fw::Path path(headend::compile_rules(parse(text).config));
    benchmark::DoNotOptimize(path.rules().acls.size());
  }
}

void write_text(benchmark::State& state) {
  if (!(parse(write(big(), SecretStyle::clear)).config == big()))
    return state.SkipWithError("not the same text");
  for (auto _ : state) benchmark::DoNotOptimize(write(big()));
}

void compare_equal(benchmark::State& state) {
  const Config same = big();
  if (!diff(big(), same).empty()) return state.SkipWithError("a difference between equals");
  for (auto _ : state) benchmark::DoNotOptimize(diff(big(), same));
}

void compare_edited(benchmark::State& state) {
  const Config wanted = edited();
  const auto script = diff(big(), wanted);
  Config now = big();
  EditContext context;
  for (const auto& step : script.steps) (void)apply_line(now, step.command, &context);
  if (!(now == wanted)) return state.SkipWithError("the script does not lead there");
  for (auto _ : state) benchmark::DoNotOptimize(diff(big(), wanted));
  state.counters["commands"] = static_cast<double>(script.steps.size());
}

void compare_from_nothing(benchmark::State& state) {
  const Config nothing;
  if (diff(nothing, big()).steps.size() < kLines) return state.SkipWithError("too few commands");
  for (auto _ : state) benchmark::DoNotOptimize(diff(nothing, big()));
}

void check_all(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(check(big()));
}

BENCHMARK(parse_text)->Name("config/10000 lines/parse")->Unit(benchmark::kMillisecond);
BENCHMARK(load_text)
    ->Name("config/parse, compile and load/lines")
    ->Arg(10000)
    ->Arg(50000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(write_text)->Name("config/10000 lines/write")->Unit(benchmark::kMillisecond);
BENCHMARK(compare_equal)->Name("config/10000 lines/diff, equal")->Unit(benchmark::kMillisecond);
BENCHMARK(compare_edited)->Name("config/10000 lines/diff, edited")->Unit(benchmark::kMillisecond);
BENCHMARK(compare_from_nothing)->Name("config/10000 lines/diff, from nothing")->Unit(benchmark::kMillisecond);
BENCHMARK(check_all)->Name("config/10000 lines/check")->Unit(benchmark::kMillisecond);

}  // namespace
