// SPDX-License-Identifier: GPL-3.0-or-later
// Connections to the headend itself (Telnet) and those whose login it takes for a server (cut-through,
// pix-behaviour.md 5).
#include "headend/headend_impl.h"

namespace drawbridge::headend {

std::optional<std::uint64_t> Headend::Impl::accept_stream(TimePoint, std::string_view, const Endpoint&,
                                                          std::uint16_t) {
  return std::nullopt;
}

}  // namespace drawbridge::headend
