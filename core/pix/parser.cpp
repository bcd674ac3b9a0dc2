// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/parser.h"

#include <algorithm>
#include <array>

#include "pix/command_table.h"
#include "pix/writer.h"

namespace drawbridge::pix {
namespace {

std::string_view trimmed(std::string_view line) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0'; };
  while (!line.empty() && blank(line.back())) line.remove_suffix(1);
  while (!line.empty() && blank(line.front())) line.remove_prefix(1);
  return line;
}

std::string usage_block(const cli::Match& match) {
  return match.command == nullptr ? std::string() : "\nUsage:  " + cli::usage(*match.command);
}

/// The word as it may be repeated to a person; what could be a secret is not.
std::string quoted(const cli::Match& match) {
  return std::string(match.word.substr(0, 64));
}

LineResult misfit(const cli::Match& match) {
  LineResult result;
  switch (match.status) {
    case cli::MatchStatus::incomplete:
      result = refused(LineCode::not_enough_arguments, "Not enough arguments." + usage_block(match));
      break;
    case cli::MatchStatus::ambiguous: {
      std::string text = fmt::format("ERROR: ambiguous command {}:", match.word);
      std::vector<std::string> args{std::string(match.word)};
      for (const auto candidate : match.candidates) {
        text += ' ';
        text += candidate;
        args.emplace_back(candidate);
      }
      result = refused(LineCode::ambiguous_word, text, args);
      break;
    }
    case cli::MatchStatus::invalid: {
      const auto word = quoted(match);
      const auto expects = [&](cli::WordKind kind) {
        return std::any_of(match.expected.begin(), match.expected.end(),
                           [&](const cli::Word* expected) { return expected->kind == kind; });
      };
      const bool keyword_possible = expects(cli::WordKind::keyword) || expects(cli::WordKind::choice);
      if (expects(cli::WordKind::mask) && !expects(cli::WordKind::address) && !keyword_possible) {
        result = bad_mask(word);
      } else if (expects(cli::WordKind::address) && !word.empty() && word.find('.') != std::string::npos) {
        result = refused(LineCode::bad_address, "ERROR: invalid IP address " + word, {word});
      } else if (expects(cli::WordKind::mask) && word.find('.') != std::string::npos) {
        result = bad_mask(word);
      } else if (expects(cli::WordKind::number) && !keyword_possible) {
        const auto* number =
            *std::find_if(match.expected.begin(), match.expected.end(),
                          [](const cli::Word* expected) { return expected->kind == cli::WordKind::number; });
        result = refused(
            LineCode::bad_number,
            fmt::format("ERROR: invalid value {}: {} to {} expected", word, number->low, number->high),
            {word, std::to_string(number->low), std::to_string(number->high)});
      } else {
        result = refused(LineCode::bad_word, "ERROR: invalid word " + word, {word});
      }
      result.device_text += usage_block(match);
      break;
    }
    default:
      result = refused(LineCode::unknown_command, "Type help or '?' for a list of available commands.");
      break;
  }
  result.column = match.column;
  return result;
}

constexpr std::size_t longest_line = 512;

}  // namespace

bool is_secret_mask(std::string_view text) {
  return text.size() >= 5 && std::all_of(text.begin(), text.end(), [](char c) { return c == '*'; });
}

StoredSecret secret_from(std::string_view typed, const StoredSecret* in_config,
                         const StoredSecret* in_previous) {
  if (!is_secret_mask(typed)) return {Secret(typed), false};
  if (in_config != nullptr && !in_config->masked) return *in_config;
  if (in_previous != nullptr && !in_previous->masked) return *in_previous;
  return {{}, true};
}

LineResult apply_with_index(Config& config, std::string_view typed, EditContext& context, AccessIndex* index,
                            Chapter* chapter) {
  const auto line = trimmed(typed);
  if (line.empty() || line.front() == '!' || line.front() == ':') {
    LineResult result;
    result.status = LineStatus::comment;
    return result;
  }
  if (line.size() > longest_line) {
    return refused(LineCode::bad_value, fmt::format("ERROR: a line has at most {} characters", longest_line),
                   {});
  }
  const bool in_group = !context.object_group.empty();
  if (in_group && (line == "exit" || line == "quit")) {
    context.object_group.clear();
    return changed(false);
  }
  const ConfigNames names(config);
  cli::MatchOptions options;
  options.mode = in_group ? object_group_mode : config_mode;
  options.names = &names;
  const auto match = cli::match(config_grammar(), line, options);
  if (!match.ok()) return misfit(match);
  const bool member = match.command->modes == object_group_mode;
  if (in_group && !member) context.object_group.clear();
  if (chapter != nullptr) *chapter = chapter_of(*match.command);
  Edit edit{config, match, context, index, SourceLine{context.line}, line};
  return run_command(edit);
}

LineResult apply_line(Config& config, std::string_view line, EditContext* context) {
  EditContext own;
  return apply_with_index(config, line, context == nullptr ? own : *context, nullptr);
}

ParseResult parse(std::string_view text, const Config* previous) {
  ParseResult result;
  EditContext context;
  context.previous = previous;
  AccessIndex index;
  Chapter chapter = Chapter::interface;
  int number = 0;
  std::array<std::size_t, static_cast<std::size_t>(Chapter::banner) + 1> lines_in{};
  auto rest = text;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    const auto raw = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    const auto line = trimmed(raw);
    context.line = ++number;
    if (line.starts_with("PIX Version") || line == "Building configuration..." || line == "[OK]") continue;
    if (line.starts_with("Cryptochecksum:")) {
      const std::string stated(trimmed(line.substr(15)));
      const auto computed = checksum_of_text(text);
      if (!computed.empty() && stated != computed) {
        result.diagnostics.push_back(
            {number, 0, Severity::note, LineCode::checksum_differs, {stated, computed}, {}});
      }
      continue;
    }
    auto outcome = apply_with_index(result.config, raw, context, &index, &chapter);
    if (outcome.ok()) {
      if (outcome.status != LineStatus::comment) ++lines_in[static_cast<std::size_t>(chapter)];
      continue;
    }
    const auto indent = static_cast<std::size_t>(line.data() - raw.data());
    // A line that came twice is no loss and is not kept.
    if (outcome.code != LineCode::already_exists) {
      result.config.unknown_lines.push_back(
          {chapter, std::string(line), {number}, lines_in[static_cast<std::size_t>(chapter)]});
    }
    const auto severity = outcome.code == LineCode::already_exists ? Severity::warning : Severity::error;
    result.diagnostics.push_back({number, outcome.column + indent, severity, outcome.code,
                                  std::move(outcome.args), std::move(outcome.device_text)});
  }
  // Lines without effect stand in the order of the file.
  std::stable_sort(result.config.kept_lines.begin(), result.config.kept_lines.end(),
                   [](const KeptLine& a, const KeptLine& b) { return a.origin.number < b.origin.number; });
  std::stable_sort(result.config.unknown_lines.begin(), result.config.unknown_lines.end(),
                   [](const UnknownLine& a, const UnknownLine& b) { return a.chapter < b.chapter; });
  return result;
}

}  // namespace drawbridge::pix
