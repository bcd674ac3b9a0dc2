// SPDX-License-Identifier: GPL-3.0-or-later
// packet-tracer: each step of the packet path with its verdict and the rule that decided (an extension: the
// device of that age had none).
#pragma once

#include "console/show.h"

namespace drawbridge::console {

/// From the words of the command.
[[nodiscard]] fw::TraceRequest trace_request(const cli::Match& match);
[[nodiscard]] Lines show_trace(const fw::TraceRequest& request, const fw::TraceResult& result, bool detailed);
/// Both: what the command prints.
[[nodiscard]] Lines trace_packet(const Device& device, TimePoint now, const cli::Match& match);

}  // namespace drawbridge::console
