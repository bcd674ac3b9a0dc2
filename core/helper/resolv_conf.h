// SPDX-License-Identifier: GPL-3.0-or-later
// /etc/resolv.conf, where nothing on the machine manages it. The old one, file or link, is kept under another
// name in the same folder, so owner, mode and everything else of it come back by a rename. It comes back only
// if the file is still the one we wrote. Both steps survive a crash and a reboot: what we wrote is recorded
// in /var/lib/drawbridge-helper first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "privilege/helper_messages.h"

namespace drawbridge::helper {

inline constexpr const char* kResolvConf = "/etc/resolv.conf";
inline constexpr const char* kResolvConfBefore = "/etc/resolv.conf.before-drawbridge";
/// What we wrote, word for word; its first line says whether there was a file before.
inline constexpr const char* kResolvConfRecord = "/var/lib/drawbridge-helper/resolv.conf";

/// What is put there. All names: our servers alone. Split DNS cannot be said in this file: our servers first,
/// then those of `before`. At most three servers, which is what the C library reads.
[[nodiscard]] std::string resolv_conf_text(const privilege::SetDns& request, std::string_view before);

/// 0 or an errno.
[[nodiscard]] int replace_resolv_conf(const privilege::SetDns& request);
/// Is there a record of a replacement, of a living or a dead connection?
[[nodiscard]] bool resolv_conf_is_replaced();
/// 0 or an errno; also 0 if somebody else has written the file since, which is then left alone.
[[nodiscard]] int restore_resolv_conf();

}  // namespace drawbridge::helper
