// SPDX-License-Identifier: GPL-3.0-or-later
// Judges every request before anything is done: by its own fields, and by what this connection has asked for
// so far. Values only, so that the whole judgement is tested without privileges. Nobody is trusted here: a
// request may come from a program that a hostile gateway has taken over.
#pragma once

#include <optional>

#include "privilege/accepted.h"
#include "privilege/helper_messages.h"

namespace drawbridge::helper {

/// What the requests of one connection have led to.
struct SessionState {
  std::string device;  ///< our TUN device; empty until it is open
  Ipv4Address address;
};

/// The answer that refuses the request; nothing if it may be tried.
[[nodiscard]] std::optional<privilege::Answer> refusal(const privilege::Request& request,
                                                       const SessionState& state);

}  // namespace drawbridge::helper
