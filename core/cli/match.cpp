// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/match.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/match_engine.h"

namespace drawbridge::cli {
namespace detail {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && is_prefix(a, b);
}

std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

bool is_name_character(char c) {
  return c > ' ' && c < 0x7F;
}

}  // namespace

bool is_prefix(std::string_view typed, std::string_view keyword) {
  if (typed.size() > keyword.size()) return false;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (lower(typed[i]) != lower(keyword[i])) return false;
  }
  return true;
}

void split(std::string_view line, std::vector<Token>& out) {
  out.clear();
  std::size_t i = 0;
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (i < line.size()) {
    while (i < line.size() && blank(line[i])) ++i;
    const std::size_t from = i;
    while (i < line.size() && !blank(line[i])) ++i;
    if (i > from) out.push_back({line.substr(from, i - from), from});
  }
}

bool Walk::usable(const Command& command) const {
  if ((command.modes & options_.mode) == 0 || command.privilege > options_.privilege) return false;
  return negated ? command.negatable != Negatable::no : command.negatable != Negatable::only;
}

void Walk::begin(const std::vector<Token>& tokens) {
  paths.clear();
  alive.clear();
  negated = !tokens.empty() && equal_ignoring_case(tokens.front().text, "no");
  const std::size_t first = negated ? 1 : 0;
  std::string prefix;
  if (tokens.size() > first) {
    for (const char c : tokens[first].text) prefix += lower(c);
  }
  for (const auto command : grammar_.beginning_with(prefix)) {
    if (!usable(grammar_.commands()[command])) continue;
    alive.push_back(static_cast<std::int32_t>(paths.size()));
    paths.push_back({command, Grammar::start, -1, {}});
  }
}

bool Walk::take(const Word& word, const Token& token, std::string_view line, Capture& capture, bool& exact,
                std::vector<std::string_view>& candidates) const {
  const auto text = token.text;
  capture = {&word, text, token.column, 0, {}};
  exact = false;
  switch (word.kind) {
    case WordKind::keyword:
      if (!is_prefix(text, word.name)) return false;
      capture.text = word.name;
      exact = text.size() == word.name.size();
      candidates.push_back(word.name);
      return true;
    case WordKind::choice: {
      const Choice* found = nullptr;
      const bool other = std::any_of(word.choices.begin(), word.choices.end(), [&](const Choice& choice) {
        return !choice.added && is_prefix(text, choice.text);
      });
      for (const auto& choice : word.choices) {
        if (!is_prefix(text, choice.text)) continue;
        if (other && choice.added && text.size() != choice.text.size()) continue;
        if (text.size() == choice.text.size()) {
          capture.text = choice.text;
          exact = true;
          candidates.push_back(choice.text);
          return true;
        }
        candidates.push_back(choice.text);
        if (found == nullptr) found = &choice;
      }
      if (found == nullptr) return false;
      capture.text = found->text;
      return true;
    }
    case WordKind::number: {
      const auto value = parse_number(text);
      if (!value || *value < word.low || *value > word.high) return false;
      capture.number = *value;
      return true;
    }
    case WordKind::address:
    case WordKind::mask: {
      if (text == "0") return true;
      if (const auto address = Ipv4Address::parse(text)) {
        capture.address = *address;
        return true;
      }
      if (word.kind == WordKind::mask || options_.names == nullptr) return false;
      const auto named = options_.names->address_of(text);
      if (!named) return false;
      capture.address = *named;
      return true;
    }
    case WordKind::name:
      return static_cast<std::int64_t>(text.size()) <= word.high &&
             std::all_of(text.begin(), text.end(), is_name_character);
    case WordKind::text:
      return true;
    case WordKind::duration: {
      const auto seconds = parse_duration(text);
      if (!seconds) return false;
      capture.number = *seconds;
      return true;
    }
    case WordKind::parens:
      if (text.size() < 3 || text.front() != '(' || text.back() != ')') return false;
      capture.text = text.substr(1, text.size() - 2);
      return true;
    case WordKind::rest: {
      auto all = line.substr(token.column);
      while (!all.empty() && (all.back() == ' ' || all.back() == '\t' || all.back() == '\r'))
        all.remove_suffix(1);
      capture.text = all;
      return true;
    }
    default:
      return false;
  }
}

bool Walk::step(const Token& token, std::string_view line) {
  struct Taken {
    Path path;
    int rank;  // 0 whole keyword, 1 abbreviated keyword, 2 value with a form of its own, 3 any word
  };
  std::vector<Taken> taken;
  std::vector<std::string_view> abbreviated;
  std::vector<std::string_view> candidates;
  int best = 9;
  for (const auto index : alive) {
    for (const auto position : next(paths[static_cast<std::size_t>(index)]).words) {
      const auto& from = paths[static_cast<std::size_t>(index)];
      const auto& candidate = word(from, position);
      Capture capture;
      bool exact = false;
      candidates.clear();
      if (!take(candidate, token, line, capture, exact, candidates)) continue;
      int rank = 2;
      if (candidate.kind == WordKind::keyword || candidate.kind == WordKind::choice) {
        rank = exact ? 0 : 1;
        if (!exact) abbreviated.insert(abbreviated.end(), candidates.begin(), candidates.end());
      } else if (candidate.kind == WordKind::name || candidate.kind == WordKind::text ||
                 candidate.kind == WordKind::rest) {
        rank = 3;
      }
      best = std::min(best, rank);
      taken.push_back({{from.command, position, index, capture}, rank});
    }
  }
  ambiguous.clear();
  if (taken.empty()) return false;
  // A whole keyword beats everything. An abbreviated one beats values, but what begins like a keyword may
  // still be a name or a password: both readings go on, and an unclear abbreviation gives way to a value.
  bool unclear = false;
  if (best == 1) {
    std::sort(abbreviated.begin(), abbreviated.end());
    abbreviated.erase(std::unique(abbreviated.begin(), abbreviated.end()), abbreviated.end());
    unclear = abbreviated.size() > 1;
    const bool may_be_value =
        std::any_of(taken.begin(), taken.end(), [](const Taken& way) { return way.rank == 3; });
    if (unclear && !may_be_value) {
      ambiguous = std::move(abbreviated);
      return false;
    }
  }
  alive.clear();
  for (auto& way : taken) {
    if (best == 0 && way.rank != 0) continue;
    if (best == 1 && (way.rank == 2 || (unclear && way.rank == 1))) continue;
    alive.push_back(static_cast<std::int32_t>(paths.size()));
    paths.push_back(way.path);
  }
  return true;
}

}  // namespace detail

namespace {

void note_expected(const detail::Walk& walk, Match& match) {
  for (const auto index : walk.alive) {
    const auto& path = walk.paths[static_cast<std::size_t>(index)];
    if (match.command == nullptr) match.command = &walk.command_of(path);
    for (const auto position : walk.next(path).words) match.expected.push_back(&walk.word(path, position));
  }
}

}  // namespace

Match match(const Grammar& grammar, std::string_view line, const MatchOptions& options) {
  Match result;
  std::vector<detail::Token> tokens;
  detail::split(line, tokens);
  if (tokens.empty()) return result;
  detail::Walk walk(grammar, options);
  walk.begin(tokens);
  result.negated = walk.negated;
  const std::size_t first = walk.negated ? 1 : 0;
  if (tokens.size() == first) {
    result.status = MatchStatus::incomplete;
    result.column = line.size();
    return result;
  }
  for (std::size_t i = first; i < tokens.size(); ++i) {
    if (!walk.step(tokens[i], line)) {
      result.column = tokens[i].column;
      result.word = tokens[i].text;
      if (!walk.ambiguous.empty()) {
        result.status = MatchStatus::ambiguous;
        result.candidates = walk.ambiguous;
        return result;
      }
      result.status = i == first ? MatchStatus::unknown : MatchStatus::invalid;
      if (i != first) note_expected(walk, result);
      return result;
    }
    const auto& last = walk.paths[static_cast<std::size_t>(walk.alive.front())];
    if (last.capture.word->kind == WordKind::rest) break;
  }
  // Of several readings the one that more specific words took wins: a value with a form of its own before any
  // word.
  const auto specificity = [&](std::int32_t index) {
    int any_words = 0;
    for (auto at = index; at >= 0; at = walk.paths[static_cast<std::size_t>(at)].parent) {
      const auto* word = walk.paths[static_cast<std::size_t>(at)].capture.word;
      if (word == nullptr) continue;
      if (word->kind == WordKind::name || word->kind == WordKind::text || word->kind == WordKind::rest)
        ++any_words;
    }
    return any_words;
  };
  std::int32_t chosen = -1;
  for (const auto index : walk.alive) {
    if (!walk.may_end(walk.paths[static_cast<std::size_t>(index)])) continue;
    if (chosen < 0 || specificity(index) < specificity(chosen)) chosen = index;
  }
  if (chosen < 0) {
    result.status = MatchStatus::incomplete;
    result.column = line.size();
    note_expected(walk, result);
    return result;
  }
  result.status = MatchStatus::ok;
  result.command = &walk.command_of(walk.paths[static_cast<std::size_t>(chosen)]);
  for (auto at = chosen; at >= 0; at = walk.paths[static_cast<std::size_t>(at)].parent) {
    const auto& path = walk.paths[static_cast<std::size_t>(at)];
    if (path.capture.word != nullptr) result.captures.push_back(path.capture);
  }
  std::reverse(result.captures.begin(), result.captures.end());
  return result;
}

const Capture* Match::find(std::string_view name) const {
  const Capture* keyword = nullptr;
  for (const auto& capture : captures) {
    if (capture.word->name != name) continue;
    if (capture.word->kind != WordKind::keyword) return &capture;
    if (keyword == nullptr) keyword = &capture;
  }
  return keyword;
}

std::string_view Match::text(std::string_view name) const {
  const auto* capture = find(name);
  return capture == nullptr ? std::string_view{} : capture->text;
}

std::optional<std::int64_t> Match::number(std::string_view name) const {
  const auto* capture = find(name);
  if (capture == nullptr || capture->word->kind == WordKind::keyword) return std::nullopt;
  return capture->number;
}

std::optional<Ipv4Address> Match::address(std::string_view name) const {
  const auto* capture = find(name);
  if (capture == nullptr || capture->word->kind == WordKind::keyword) return std::nullopt;
  return capture->address;
}

std::vector<const Capture*> Match::all(std::string_view name) const {
  std::vector<const Capture*> found;
  for (const auto& capture : captures) {
    if (capture.word->name == name) found.push_back(&capture);
  }
  return found;
}

std::optional<std::int64_t> parse_duration(std::string_view text) {
  std::int64_t parts[3] = {0, 0, 0};
  std::size_t part = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == ':') {
      if (digits == 0 || ++part > 2) return std::nullopt;
      digits = 0;
    } else if (c >= '0' && c <= '9') {
      if (++digits > 4) return std::nullopt;
      parts[part] = parts[part] * 10 + (c - '0');
    } else {
      return std::nullopt;
    }
  }
  if (part != 2 || digits == 0 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
  return parts[0] * 3600 + parts[1] * 60 + parts[2];
}

std::string print_duration(std::int64_t seconds) {
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace drawbridge::cli
