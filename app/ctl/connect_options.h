// SPDX-License-Identifier: GPL-3.0-or-later
// The words behind "drawbridgectl connect" (client.md 10.1), as values.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "client/profile.h"
#include "ctl/exit_codes.h"

namespace drawbridge::ctl {

struct ConnectOptions {
  std::string entry;
  std::string user;
  bool erase_password = false;
  bool from_stdin = false;
  bool silent_end = false;                ///< sd
  bool asks_certificate_password = true;  ///< not nocertpwd
  bool in_background = false;
  std::optional<client::Reach> reach;
  std::optional<std::uint16_t> socks_port, http_port;
  std::vector<client::PortForward> forwards;
};

struct UsageError {
  Outcome outcome{};
  std::string text;  ///< one sentence
};

[[nodiscard]] Result<ConnectOptions, UsageError> read_connect_options(std::span<const std::string> words);

extern const std::string_view connect_usage;

}  // namespace drawbridge::ctl
