// SPDX-License-Identifier: GPL-3.0-or-later
// Text into configuration: whole files, and single lines as the console receives them. Both take the same
// path.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pix/config.h"

namespace drawbridge::pix {

enum class Severity : std::uint8_t { error, warning, note };

enum class LineCode : std::uint8_t {
  ok,
  unknown_command,
  not_enough_arguments,
  ambiguous_word,       ///< args: the word, then the candidates
  bad_word,             ///< args: the word
  bad_number,           ///< args: the word, low, high
  bad_address,          ///< args: the word
  bad_mask,             ///< args: the word
  mask_does_not_pair,   ///< args: address, mask
  unknown_interface,    ///< args: the name
  unknown_access_list,  ///< args: the name
  not_found,            ///< what `no` or `clear` should remove is not there; args: the line
  already_exists,       ///< args: the line
  in_use,               ///< args: what, by what
  conflict,             ///< args: the line, what it collides with
  bad_value,            ///< args: the word
  checksum_differs,     ///< note; args: in the file, computed
};

struct Diagnostic {
  int line = 0;            ///< 1-based
  std::size_t column = 0;  ///< 0-based offset of the word in the line
  Severity severity = Severity::error;
  LineCode code = LineCode::ok;
  std::vector<std::string> args;
  std::string device_text;  ///< what the device would print (pix-commands.md 1.5), without line end
  bool operator==(const Diagnostic&) const = default;
};

struct ParseResult {
  Config config;
  std::vector<Diagnostic> diagnostics;
};

/// Reads a saved configuration; CRLF and LF. A bad line is told and kept as an unknown line, the rest
/// applies. Secrets that the text masks are taken from `previous`; without it they are marked as to be typed.
[[nodiscard]] ParseResult parse(std::string_view text, const Config* previous = nullptr);

/// What goes from line to line while commands are entered: the object-group being edited.
struct EditContext {
  std::string object_group;  ///< id; empty outside an object-group
  std::string object_group_kind;
  int line = 0;                      ///< number for SourceLine, 0 at the console
  const Config* previous = nullptr;  ///< where masked secrets are looked up besides the configuration itself
};

enum class LineStatus : std::uint8_t {
  applied,
  unchanged,  ///< understood, and the configuration says so already
  comment,    ///< empty line, or "!" or ":" first
  refused,    ///< nothing changed; see code and device_text
};

struct LineResult {
  LineStatus status = LineStatus::applied;
  LineCode code = LineCode::ok;
  std::vector<std::string> args;
  std::size_t column = 0;
  std::string
      device_text;  ///< what the device prints, lines separated by LF, no LF at the end; empty if silent
  [[nodiscard]] bool ok() const { return status != LineStatus::refused; }
};

/// Applies one configuration command, `no` and `clear` forms included, or changes nothing. Members of an
/// object-group need the same `context` as the "object-group" line before them.
LineResult apply_line(Config& config, std::string_view line, EditContext* context = nullptr);

}  // namespace drawbridge::pix
