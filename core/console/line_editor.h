// SPDX-License-Identifier: GPL-3.0-or-later
// The line being typed: characters in, echo out, history (pix-commands.md 1.2). Knows no command.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drawbridge::console {

enum class Key : std::uint8_t {
  none,
  enter,
  tab,
  question,
  end_of_mode /* Ctrl-Z */,
  interrupt /* Ctrl-C */
};

class LineEditor {
 public:
  /// The device takes lines of up to 512 characters.
  static constexpr std::size_t longest = 512;

  /// Takes one character. What it shows is appended to `echo`; `prompt` is needed to draw the line anew.
  Key take(char c, const std::string& prompt, std::string& echo);
  /// The line goes to the history (unless hidden) and a new one begins.
  std::string finish();
  void replace(const std::string& line);
  void clear();
  /// Hidden: asterisks are echoed, nothing is remembered, Tab and `?` are ordinary characters.
  void set_hidden(bool hidden) { hidden_ = hidden; }
  /// The line answers a question: nothing is remembered, Tab and `?` are ordinary characters.
  void set_answering(bool answering) { answering_ = answering; }
  /// More was typed than a line holds; until finish() or clear().
  [[nodiscard]] bool is_too_long() const { return too_long_; }

  [[nodiscard]] const std::string& line() const { return line_; }
  [[nodiscard]] std::string shown() const { return hidden_ ? std::string(line_.size(), '*') : line_; }
  [[nodiscard]] const std::vector<std::string>& history() const { return history_; }
  /// Draws prompt and line at the beginning of a row and puts the cursor where it was.
  [[nodiscard]] std::string draw(const std::string& prompt) const;

 private:
  Key take_escape(char c, const std::string& prompt, std::string& echo);
  void recall(int step, const std::string& prompt, std::string& echo);
  void redraw(std::size_t old_size, const std::string& prompt, std::string& echo) const;

  std::string line_;
  std::size_t cursor_ = 0;
  std::vector<std::string> history_;
  std::size_t recalled_ = 0;  ///< index in history_, or its size for the new line
  std::string kept_;          ///< the new line while an old one is shown
  std::string escape_;
  bool hidden_ = false;
  bool answering_ = false;
  bool too_long_ = false;
  bool after_return_ = false;  ///< CR was taken: a following LF belongs to it
};

}  // namespace drawbridge::console
