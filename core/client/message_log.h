// SPDX-License-Identifier: GPL-3.0-or-later
// The client's log lines of what happens in the IKE engine (client.md 11.3). Never a secret, never an answer.
#pragma once

#include <optional>
#include <string>

#include "client/status.h"
#include "ike/trace.h"

namespace drawbridge::client {

struct LogLine {
  LogClass log_class = LogClass::ike;
  int level = 4;
  std::uint32_t message_id = 0;
  std::string text;
};

/// Nothing for what the client's log does not tell.
[[nodiscard]] std::optional<LogLine> message_log(const ike::trace::Event& event);

}  // namespace drawbridge::client
