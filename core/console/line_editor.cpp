// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/line_editor.h"

#include <algorithm>

namespace drawbridge::console {

namespace {

constexpr std::size_t history_limit = 100;

constexpr char ctrl(char letter) {
  return static_cast<char>(letter & 0x1f);
}

}  // namespace

Key LineEditor::take(char c, const std::string& prompt, std::string& echo) {
  if (!escape_.empty()) return take_escape(c, prompt, echo);
  const bool was_return = after_return_;
  after_return_ = false;
  const std::size_t old_size = line_.size();
  switch (c) {
    case '\x1b':
      escape_ = c;
      return Key::none;
    case '\r':
      after_return_ = true;
      return Key::enter;
    case '\n':
      return was_return ? Key::none : Key::enter;
    case ctrl('Z'):
      return Key::end_of_mode;
    case ctrl('C'):
      return Key::interrupt;
    case '\t':
      return hidden_ || answering_ ? Key::none : Key::tab;
    case ctrl('A'):
      cursor_ = 0;
      break;
    case ctrl('E'):
      cursor_ = line_.size();
      break;
    case ctrl('B'):
      if (cursor_ > 0) --cursor_;
      break;
    case ctrl('F'):
      cursor_ = std::min(cursor_ + 1, line_.size());
      break;
    case ctrl('P'):
      recall(-1, prompt, echo);
      return Key::none;
    case ctrl('N'):
      recall(1, prompt, echo);
      return Key::none;
    case ctrl('D'):
      if (cursor_ < line_.size()) line_.erase(cursor_, 1);
      break;
    case ctrl('H'):
    case '\x7f':
      if (cursor_ == 0) return Key::none;
      line_.erase(--cursor_, 1);
      break;
    case ctrl('U'):
      line_.clear();
      cursor_ = 0;
      too_long_ = false;
      break;
    case ctrl('X'):
      line_.erase(0, cursor_);
      cursor_ = 0;
      break;
    case ctrl('W'): {
      std::size_t begin = cursor_;
      while (begin > 0 && line_[begin - 1] == ' ') --begin;
      while (begin > 0 && line_[begin - 1] != ' ') --begin;
      line_.erase(begin, cursor_ - begin);
      cursor_ = begin;
      break;
    }
    case ctrl('L'):
    case ctrl('R'):
      echo += '\n' + draw(prompt);
      return Key::none;
    default: {
      // The device knows seven bits; what else arrives is noise on the line.
      if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e) return Key::none;
      if (c == '?' && !hidden_ && !answering_) return Key::question;
      if (line_.size() >= longest) {
        too_long_ = true;
        return Key::none;
      }
      line_.insert(cursor_++, 1, c);
      if (cursor_ == line_.size()) {
        echo += hidden_ ? '*' : c;
        return Key::none;
      }
      break;
    }
  }
  redraw(old_size, prompt, echo);
  return Key::none;
}

Key LineEditor::take_escape(char c, const std::string& prompt, std::string& echo) {
  escape_ += c;
  if (escape_.size() == 2) {
    if (c != '[' && c != 'O') escape_.clear();
    return Key::none;
  }
  const bool is_final = c >= '@' && c <= '~';
  if (!is_final && escape_.size() < 8) return Key::none;
  const std::string sequence = escape_;
  escape_.clear();
  if (c == 'A') recall(-1, prompt, echo);
  if (c == 'B') recall(1, prompt, echo);
  if (c == 'C') return take(ctrl('F'), prompt, echo);
  if (c == 'D') return take(ctrl('B'), prompt, echo);
  if (c == 'H') return take(ctrl('A'), prompt, echo);
  if (c == 'F') return take(ctrl('E'), prompt, echo);
  if (sequence.ends_with("[3~")) return take(ctrl('D'), prompt, echo);
  return Key::none;
}

void LineEditor::recall(int step, const std::string& prompt, std::string& echo) {
  if (hidden_ || answering_) return;
  if (step < 0 ? recalled_ == 0 : recalled_ >= history_.size()) return;
  const std::size_t old_size = line_.size();
  if (recalled_ == history_.size()) kept_ = line_;
  recalled_ = step < 0 ? recalled_ - 1 : recalled_ + 1;
  line_ = recalled_ == history_.size() ? kept_ : history_[recalled_];
  cursor_ = line_.size();
  redraw(old_size, prompt, echo);
}

void LineEditor::redraw(std::size_t old_size, const std::string& prompt, std::string& echo) const {
  echo += '\r' + prompt + shown();
  // Blanks over what a longer line left behind; then back to the cursor.
  if (old_size > line_.size()) echo += std::string(old_size - line_.size(), ' ');
  echo += draw(prompt);
}

std::string LineEditor::draw(const std::string& prompt) const {
  std::string text = '\r' + prompt + shown();
  if (cursor_ < line_.size()) text += '\r' + prompt + shown().substr(0, cursor_);
  return text;
}

std::string LineEditor::finish() {
  std::string line = std::move(line_);
  if (!hidden_ && !answering_ && !too_long_ && line.find_first_not_of(' ') != std::string::npos &&
      (history_.empty() || history_.back() != line)) {
    history_.push_back(line);
    if (history_.size() > history_limit) history_.erase(history_.begin());
  }
  clear();
  return line;
}

void LineEditor::replace(const std::string& line) {
  line_ = line.substr(0, longest);
  cursor_ = line_.size();
}

void LineEditor::clear() {
  line_.clear();
  too_long_ = false;
  cursor_ = 0;
  kept_.clear();
  recalled_ = history_.size();
}

}  // namespace drawbridge::console
