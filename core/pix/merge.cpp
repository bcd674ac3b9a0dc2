// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/merge.h"

#include <algorithm>

#include "pix/diff.h"
#include "pix/parser.h"

namespace drawbridge::pix {

Merged merge(const Config& base, const Config& mine, const Config& theirs) {
  Merged result{theirs, {}};
  EditContext context;
  for (const Step& step : diff(base, mine).steps) {
    const auto outcome = apply_line(result.config, step.command, &context);
    // Both removed it, or both added it: that is no conflict.
    const bool is_done =
        outcome.code == LineCode::already_exists || (step.removes && outcome.code == LineCode::not_found);
    if (!outcome.ok() && !is_done) result.refused.push_back(step.shown);
  }
  // Lines that no command understands are text: those that were added and removed follow.
  const auto has = [](const Config& config, const UnknownLine& line) {
    return std::find(config.unknown_lines.begin(), config.unknown_lines.end(), line) !=
           config.unknown_lines.end();
  };
  auto& lines = result.config.unknown_lines;
  std::erase_if(lines, [&](const UnknownLine& line) { return has(base, line) && !has(mine, line); });
  for (const UnknownLine& line : mine.unknown_lines) {
    if (!has(base, line) && !has(result.config, line)) lines.push_back(line);
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const UnknownLine& a, const UnknownLine& b) { return a.chapter < b.chapter; });
  return result;
}

}  // namespace drawbridge::pix
