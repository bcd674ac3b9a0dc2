// SPDX-License-Identifier: GPL-3.0-or-later
// INI text that survives being edited: sections, KEY=VALUE, `!` marks, comments and foreign lines stay where
// they are (client.md 8.1, 8.2, 9). Used for .pcf files and for our own settings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace drawbridge::client {

/// Why a text is not INI.
struct IniError {
  enum class Kind : std::uint8_t {
    not_key_value,  ///< `line` is neither empty, a comment, [section] nor KEY=VALUE
    too_large,      ///< more than kMaxIniOctets
  };
  Kind kind{};
  int line = 0;  ///< from 1; 0 where no line is to blame
  bool operator==(const IniError&) const = default;
};

constexpr std::size_t kMaxIniOctets = std::size_t{1} << 20;

struct IniKey {
  std::string key;    ///< as spelled in the file, without `!`
  std::string value;  ///< UTF-8, without blanks at both ends
  bool read_only = false;
  int line = 0;  ///< from 1
  bool operator==(const IniKey&) const = default;
};

class IniDocument {
 public:
  IniDocument() = default;
  /// UTF-8 with or without byte order mark, else taken as Latin-1; CRLF or LF.
  [[nodiscard]] static Result<IniDocument, IniError> parse(ByteView octets);
  /// The text, untouched lines octet for octet. A Latin-1 file stays one while its characters allow that.
  [[nodiscard]] Bytes write() const;

  /// The first key of that name in any section of that name; names without regard to case.
  [[nodiscard]] const IniKey* find(std::string_view section, std::string_view key) const;
  [[nodiscard]] bool has_section(std::string_view section) const;
  /// All keys of a section in file order.
  [[nodiscard]] std::vector<const IniKey*> keys(std::string_view section) const;
  /// Changes the value in place, or adds the key at the section's end (and the section at the file's end).
  /// Line breaks and other control characters in `value` become blanks.
  void set(std::string_view section, std::string_view key, std::string_view value);
  void set_read_only(std::string_view section, std::string_view key, bool read_only);
  /// Removes every line with that key.
  void remove(std::string_view section, std::string_view key);
  void remove_section(std::string_view section);

  [[nodiscard]] bool is_latin1() const { return latin1_; }

 private:
  struct Line {
    std::string text;  ///< UTF-8, without line end; what is written if `is_key` is false or nothing changed
    std::string end;   ///< "\n", "\r\n" or nothing
    std::size_t section = 0;
    bool is_key = false;
    IniKey key;
  };
  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view section, std::string_view key) const;
  [[nodiscard]] bool in_section(const Line& line, std::string_view section) const;
  [[nodiscard]] std::string line_end() const;
  static void render(Line& line);
  static std::optional<IniError> parse_line(IniDocument& document, Line& line, int number);

  std::vector<std::string> sections_{""};  ///< [0] is what stands before the first
  std::vector<Line> lines_;
  bool latin1_ = false;
  bool mark_ = false;  ///< began with a byte order mark
};

/// ASCII letters without regard to case.
[[nodiscard]] bool same_key(std::string_view a, std::string_view b);
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// One line that can stand behind "KEY=": control characters are blanks, none at both ends.
[[nodiscard]] std::string one_line(std::string_view text);
[[nodiscard]] bool is_utf8(std::string_view text);
[[nodiscard]] std::string utf8_from_latin1(std::string_view text);
/// Nothing if a character is beyond U+00FF.
[[nodiscard]] std::optional<std::string> latin1_from_utf8(std::string_view text);

}  // namespace drawbridge::client
