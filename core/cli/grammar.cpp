// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/grammar.h"

#include <algorithm>
#include <cctype>

namespace drawbridge::cli {
namespace {

/// Where reading of the flat pattern has come to while looking for what may follow: an index, or its end.
struct Walker {
  std::span<const Word> words;
  Grammar::Next& next;
  std::vector<bool> seen;

  /// The index of the bracket that closes, or of the next alternative of, the bracket opened before `from`.
  [[nodiscard]] std::size_t skip_to(std::size_t from, bool stop_at_alternative) const {
    int depth = 0;
    for (std::size_t i = from; i < words.size(); ++i) {
      switch (words[i].kind) {
        case WordKind::optional_begin:
        case WordKind::group_begin:
        case WordKind::repeat_begin:
          ++depth;
          break;
        case WordKind::optional_end:
        case WordKind::group_end:
        case WordKind::repeat_end:
          if (depth-- == 0) return i;
          break;
        case WordKind::alternative:
          if (depth == 0 && stop_at_alternative) return i;
          break;
        default:
          break;
      }
    }
    return words.size();
  }

  [[nodiscard]] std::size_t opening_of(std::size_t closing) const {
    int depth = 0;
    for (std::size_t i = closing; i-- > 0;) {
      const auto kind = words[i].kind;
      if (kind == WordKind::optional_end || kind == WordKind::group_end || kind == WordKind::repeat_end)
        ++depth;
      if (kind == WordKind::optional_begin || kind == WordKind::group_begin ||
          kind == WordKind::repeat_begin) {
        if (depth-- == 0) return i;
      }
    }
    return 0;
  }

  void visit(std::size_t at) {
    if (at >= words.size()) {
      next.may_end = true;
      next.may_end_negated = true;
      return;
    }
    if (seen[at]) return;
    seen[at] = true;
    switch (words[at].kind) {
      case WordKind::optional_begin:
        visit(at + 1);
        visit(skip_to(at + 1, false) + 1);
        return;
      case WordKind::group_begin:
        for (std::size_t i = at + 1; i < words.size();) {
          visit(i);
          i = skip_to(i, true);
          if (i >= words.size() || words[i].kind == WordKind::group_end) break;
          ++i;
        }
        return;
      case WordKind::alternative:
        // The end of one alternative: on behind the whole group.
        visit(skip_to(at + 1, false) + 1);
        return;
      case WordKind::repeat_end:
        visit(opening_of(at) + 1);
        visit(at + 1);
        return;
      case WordKind::negated_end:
        next.may_end_negated = true;
        visit(at + 1);
        return;
      case WordKind::optional_end:
      case WordKind::group_end:
      case WordKind::repeat_begin:
        visit(at + 1);
        return;
      default:
        next.words.push_back(static_cast<std::uint16_t>(at));
        return;
    }
  }
};

Grammar::Next follow(std::span<const Word> words, std::size_t from) {
  Grammar::Next next;
  Walker walker{words, next, std::vector<bool>(words.size(), false)};
  walker.visit(from);
  return next;
}

std::string value_name(const Word& word) {
  std::string out;
  switch (word.kind) {
    case WordKind::keyword:
      return std::string(word.name);
    case WordKind::choice:
      for (const auto& choice : word.choices) {
        if (choice.added) continue;
        if (!out.empty()) out += '|';
        out += choice.text;
      }
      return out;
    case WordKind::parens:
      return "(" + std::string(word.name) + ")";
    default:
      return "<" + std::string(word.name) + ">";
  }
}

}  // namespace

Grammar::Grammar(std::vector<Command> commands) : commands_(std::move(commands)) {
  next_.reserve(commands_.size());
  for (std::size_t c = 0; c < commands_.size(); ++c) {
    const auto words = commands_[c].words;
    std::vector<Next> table;
    table.reserve(words.size() + 1);
    table.push_back(follow(words, 0));
    for (std::size_t i = 0; i < words.size(); ++i) {
      table.push_back(takes_input(words[i].kind) ? follow(words, i + 1) : Next{});
    }
    for (const auto first : table.front().words) {
      if (words[first].kind == WordKind::keyword) {
        by_first_word_.emplace(words[first].name, static_cast<std::uint16_t>(c));
      }
    }
    next_.push_back(std::move(table));
  }
}

const Grammar::Next& Grammar::next(std::size_t command, std::uint16_t position) const {
  return next_[command][position == start ? 0 : position + std::size_t{1}];
}

std::vector<std::uint16_t> Grammar::beginning_with(std::string_view prefix) const {
  std::vector<std::uint16_t> found;
  for (auto it = by_first_word_.lower_bound(prefix); it != by_first_word_.end(); ++it) {
    if (!std::string_view(it->first).starts_with(prefix)) break;
    if (std::find(found.begin(), found.end(), it->second) == found.end()) found.push_back(it->second);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string usage(const Command& command) {
  std::string out;
  if (command.negatable == Negatable::yes) out = "[no] ";
  if (command.negatable == Negatable::only) out = "no ";
  bool blank_due = false;
  for (const auto& word : command.words) {
    switch (word.kind) {
      case WordKind::optional_begin:
        if (blank_due) out += ' ';
        out += '[';
        blank_due = false;
        break;
      case WordKind::optional_end:
        out += ']';
        blank_due = true;
        break;
      case WordKind::group_begin:
        if (blank_due) out += ' ';
        out += '{';
        blank_due = false;
        break;
      case WordKind::alternative:
        out += '|';
        blank_due = false;
        break;
      case WordKind::group_end:
        out += '}';
        blank_due = true;
        break;
      case WordKind::repeat_begin:
      case WordKind::negated_end:
        break;
      case WordKind::repeat_end:
        out += "...";
        break;
      default:
        if (blank_due) out += ' ';
        out += value_name(word);
        blank_due = true;
        break;
    }
  }
  return out;
}

}  // namespace drawbridge::cli
