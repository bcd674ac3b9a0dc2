// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the four programs that the helper leaves some work to: absolute path, arguments given one by one, no
// shell, empty environment, text by standard input, ten seconds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace drawbridge::helper {

struct ToolResult {
  bool started = false;
  int status = -1;     ///< exit status; 128 + signal; -1: not started or out of time
  std::string errors;  ///< the first line or so of what it said on standard error, printable ASCII
  [[nodiscard]] bool ok() const { return started && status == 0; }
};

/// Is there such a program, owned by root and changed by nobody else?
[[nodiscard]] bool is_trusted_program(const std::string& path);

[[nodiscard]] ToolResult run_tool(const std::string& path, const std::vector<std::string>& arguments,
                                  std::string_view input = {});

}  // namespace drawbridge::helper
