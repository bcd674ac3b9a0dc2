// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a network lets nothing through before somebody has logged in with a browser: a gateway that does
// not answer is asked for a web page, and it is somebody else who answers. No third party is asked.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/ip.h"

class QObject;

namespace drawbridge::service {

/// What came back from port 80 of the gateway. True for status 511 (RFC 6585 section 6), and for a
/// redirection to a host that is neither the gateway's address nor the name in the entry.
[[nodiscard]] bool is_portal_answer(std::string_view answer, Ipv4Address gateway, std::string_view host);

/// Calls `done` once, within four seconds, on this thread's event loop; not at all once `context` is gone.
void ask_for_portal(Ipv4Address gateway, const std::string& host, QObject* context,
                    std::function<void(bool)> done);

}  // namespace drawbridge::service
