// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/match_engine.h"

namespace drawbridge::cli {
namespace {

std::string shown(const Word& word) {
  switch (word.kind) {
    case WordKind::keyword:
      return std::string(word.name);
    case WordKind::number:
      return fmt::format("<{}-{}>", word.low, word.high);
    case WordKind::duration:
      return "<hh:mm:ss>";
    case WordKind::parens:
      return fmt::format("({})", word.name);
    default:
      return fmt::format("<{}>", word.name);
  }
}

void add(std::vector<HelpItem>& items, HelpItem item) {
  for (const auto& present : items) {
    if (present.word == item.word) return;
  }
  items.push_back(std::move(item));
}

/// What may stand where the walk is, of which `partial` is the beginning; empty partial takes everything.
void list(const Word& word, std::string_view partial, bool keywords_only, std::vector<HelpItem>& items) {
  if (word.kind == WordKind::choice) {
    for (const auto& choice : word.choices) {
      if (detail::is_prefix(partial, choice.text)) {
        add(items, {std::string(choice.text), std::string(choice.help.empty() ? word.help : choice.help)});
      }
    }
    return;
  }
  if (word.kind == WordKind::keyword) {
    if (detail::is_prefix(partial, word.name)) add(items, {std::string(word.name), std::string(word.help)});
    return;
  }
  if (!keywords_only) add(items, {shown(word), std::string(word.help)});
}

struct Position {
  std::vector<detail::Token> before;
  std::string_view partial;
  bool starts_word = true;
};

Position position_in(std::string_view line) {
  Position position;
  detail::split(line, position.before);
  // What separates words is split()'s affair: a word is being typed if the last one reaches the end.
  position.starts_word = position.before.empty() ||
                         position.before.back().column + position.before.back().text.size() < line.size();
  if (!position.starts_word) {
    position.partial = position.before.back().text;
    position.before.pop_back();
  }
  return position;
}

std::vector<HelpItem> items_at(const Grammar& grammar, std::string_view line, const MatchOptions& options,
                               bool keywords_only) {
  const auto position = position_in(line);
  std::vector<HelpItem> items;
  detail::Walk walk(grammar, options);
  walk.begin(position.before);
  const std::size_t first = walk.negated ? 1 : 0;
  for (std::size_t i = first; i < position.before.size(); ++i) {
    if (!walk.step(position.before[i], line)) return {};
    const auto& last = walk.paths[static_cast<std::size_t>(walk.alive.front())];
    if (last.capture.word->kind == WordKind::rest) return {};
  }
  bool may_end = false;
  for (const auto index : walk.alive) {
    const auto& path = walk.paths[static_cast<std::size_t>(index)];
    for (const auto next : walk.next(path).words)
      list(walk.word(path, next), position.partial, keywords_only, items);
    may_end = may_end || walk.may_end(path);
  }
  if (position.before.empty() && detail::is_prefix(position.partial, "no") &&
      std::any_of(grammar.commands().begin(), grammar.commands().end(), [&](const Command& command) {
        return command.negatable != Negatable::no && (command.modes & options.mode) != 0 &&
               command.privilege <= options.privilege;
      })) {
    add(items, {"no", "Remove a command or set it to its default"});
  }
  if (may_end && position.starts_word && position.before.size() > first && !keywords_only) {
    items.push_back({"<cr>", "End of the line"});
  }
  return items;
}

}  // namespace

std::vector<HelpItem> help(const Grammar& grammar, std::string_view line, const MatchOptions& options) {
  return items_at(grammar, line, options, false);
}

Completion complete(const Grammar& grammar, std::string_view line, const MatchOptions& options) {
  Completion result{std::string(line), {}};
  const auto position = position_in(line);
  const auto items = items_at(grammar, line, options, true);
  if (items.empty()) return result;
  std::string common = items.front().word;
  for (const auto& item : items) {
    std::size_t same = 0;
    while (same < common.size() && same < item.word.size() && common[same] == item.word[same]) ++same;
    common.resize(same);
  }
  const auto keep = line.size() - position.partial.size();
  if (common.size() >= position.partial.size()) result.line = std::string(line.substr(0, keep)) + common;
  if (items.size() == 1) {
    result.line += ' ';
  } else {
    for (const auto& item : items) result.candidates.push_back(item.word);
  }
  return result;
}

}  // namespace drawbridge::cli
