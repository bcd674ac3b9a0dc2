// SPDX-License-Identifier: GPL-3.0-or-later
// Commands as rows of tables, and the grammar that is built from tables once.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ip.h"
#include "cli/word.h"

namespace drawbridge::cli {

/// Modes are bits chosen by the user of this room; a command names every mode it exists in.
using ModeMask = std::uint32_t;

enum class Negatable : std::uint8_t {
  no,    ///< the line never begins with "no"
  yes,   ///< with and without "no"
  only,  ///< only with "no"
};

struct Command {
  std::span<const Word> words;  ///< must live as long as the grammar: constexpr tables
  ModeMask modes = 1;
  int privilege = 15;  ///< the lowest level that may use it, 0..15
  Negatable negatable = Negatable::no;
  int id = 0;  ///< what the caller dispatches on
};

/// Where the matcher asks for the address behind a name ("name 10.1.1.1 web").
struct NameLookup {
  virtual ~NameLookup() = default;
  [[nodiscard]] virtual std::optional<Ipv4Address> address_of(std::string_view name) const = 0;
};

/// Commands with their patterns made ready for matching: each word knows which words may follow it.
class Grammar {
 public:
  explicit Grammar(std::vector<Command> commands);

  [[nodiscard]] std::span<const Command> commands() const { return commands_; }

  /// What follows a position of a pattern. Positions are indices of words that take input; `start` is before
  /// the first.
  struct Next {
    std::vector<std::uint16_t> words;
    bool may_end = false;
    bool may_end_negated = false;  ///< also true where may_end is
  };
  static constexpr std::uint16_t start = 0xFFFF;
  [[nodiscard]] const Next& next(std::size_t command, std::uint16_t position) const;
  /// Commands whose first word is a keyword that begins with `prefix`, as indices in table order.
  [[nodiscard]] std::vector<std::uint16_t> beginning_with(std::string_view prefix) const;

 private:
  std::vector<Command> commands_;
  std::vector<std::vector<Next>> next_;  ///< per command: [0] is start, [i + 1] after word i
  std::multimap<std::string, std::uint16_t, std::less<>> by_first_word_;
};

/// The pattern as the device prints usages: "[no] isakmp enable <if_name>". Added choices are left out, as
/// the device does not know them; help has them.
[[nodiscard]] std::string usage(const Command& command);

}  // namespace drawbridge::cli
