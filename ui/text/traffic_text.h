// SPDX-License-Identifier: GPL-3.0-or-later
// Words for what the packet path and the AAA client say in codes: protocols, steps, counters, faults.
#pragma once

#include <QString>
#include <cstdint>

#include "aaa/status.h"
#include "fw/status.h"

namespace drawbridge::ui {

/// "TCP", "UDP", "ICMP", "IP" for 0, else the number.
[[nodiscard]] QString protocolText(std::uint8_t protocol);
/// The name of a step of the packet path: "Access list". A step without a text shows its own word.
[[nodiscard]] QString stepNameText(const QString& step);
/// A counter of the headend: "Dropped: access list".
[[nodiscard]] QString counterText(const QString& counter);
[[nodiscard]] QString aaaProtocolText(aaa::Protocol protocol);
/// How a server's last answer was.
[[nodiscard]] QString serverFaultText(aaa::ServerFault fault);

}  // namespace drawbridge::ui
