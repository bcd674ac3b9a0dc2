// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/access_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace drawbridge::pix {
namespace {

/// For each wanted line the running line that stays for it, or -1; those that stay are in the same order in
/// both: the longest increasing subsequence, for a line stands once in a list (remarks are told apart by
/// their count).
std::vector<std::int32_t> kept_lines(const std::vector<std::string_view>& running,
                                     const std::vector<std::string_view>& wanted) {
  std::unordered_map<std::string_view, std::vector<std::int32_t>> places;
  places.reserve(running.size());
  for (std::size_t i = running.size(); i-- > 0;) places[running[i]].push_back(static_cast<std::int32_t>(i));
  std::vector<std::int32_t> place(wanted.size(), -1);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto found = places.find(wanted[i]);
    if (found == places.end() || found->second.empty()) continue;
    place[i] = found->second.back();
    found->second.pop_back();
  }
  std::vector<std::size_t> tails;
  std::vector<std::int32_t> before(wanted.size(), -1);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (place[i] < 0) continue;
    const auto at =
        std::lower_bound(tails.begin(), tails.end(), place[i],
                         [&](std::size_t tail, std::int32_t value) { return place[tail] < value; });
    if (at != tails.begin()) before[i] = static_cast<std::int32_t>(*std::prev(at));
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<std::int32_t> kept(wanted.size(), -1);
  if (tails.empty()) return kept;
  for (auto i = static_cast<std::int32_t>(tails.back()); i >= 0; i = before[static_cast<std::size_t>(i)]) {
    kept[static_cast<std::size_t>(i)] = place[static_cast<std::size_t>(i)];
  }
  return kept;
}

}  // namespace

void diff_access_list(const std::string& id, const std::vector<std::string_view>& running,
                      const std::vector<std::string_view>& wanted, std::vector<Step>& steps) {
  const auto kept = kept_lines(running, wanted);
  std::vector<bool> stays(running.size(), false);
  std::size_t count = 0;
  for (const auto place : kept) {
    if (place < 0) continue;
    stays[static_cast<std::size_t>(place)] = true;
    ++count;
  }
  const std::size_t words_at = std::string_view("access-list ").size() + id.size() + 1;
  const auto numbered = [&](std::size_t line, std::string_view text) {
    return fmt::format("access-list {} line {} {}", id, line, text.substr(words_at));
  };
  const auto insert = [&](std::size_t at, std::size_t size) {
    auto command = at < size ? numbered(at + 1, wanted[at]) : std::string(wanted[at]);
    steps.push_back({command, command, StepReason::added, "new line of the list", false});
  };
  std::size_t first = 0;
  if (count == 0) {
    insert(0, running.size());
    first = 1;
  }
  // From the end, so that the numbers of the lines above stay right.
  for (std::size_t i = running.size(); i-- > 0;) {
    if (stays[i]) continue;
    auto command = "no " + numbered(i + 1 + first, running[i]);
    steps.push_back({command, command, StepReason::removed, "not in the wanted list at this place", true});
  }
  std::size_t size = count + first;
  for (std::size_t i = first; i < wanted.size(); ++i) {
    if (kept[i] >= 0) continue;
    insert(i, size);
    ++size;
  }
}

}  // namespace drawbridge::pix
