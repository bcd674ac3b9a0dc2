// SPDX-License-Identifier: GPL-3.0-or-later
// Questions on standard input while the program's event loop runs: lines, and answers that are not shown.
#pragma once

#include <functional>
#include <optional>
#include <string>

class QEventLoop;

namespace drawbridge::ctl {

class Terminal {
 public:
  Terminal() = default;
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  [[nodiscard]] bool is_interactive() const;
  /// Prints the question and waits for a line, while the event loop runs; nothing at the end of the input, or
  /// when cancel() is called meanwhile. A hidden answer is not echoed.
  [[nodiscard]] std::optional<std::string> ask(const std::string& question, bool hidden);
  /// The next line without a question; waits without running the event loop. For "stdin".
  [[nodiscard]] std::optional<std::string> read_line();
  void cancel();

 private:
  /// False at the end of the input.
  bool read_more();
  [[nodiscard]] std::optional<std::string> take_line();

  std::string input_;
  bool at_end_ = false;
  bool is_cancelled_ = false;
  QEventLoop* loop_ = nullptr;
};

}  // namespace drawbridge::ctl
