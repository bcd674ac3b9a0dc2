// SPDX-License-Identifier: GPL-3.0-or-later
// What `show` prints, as lines, from a device's values: the layouts of pix-show-and-debug.md 1. A layout that
// is not confirmed stands here alone, so that it can be corrected in one place.
#pragma once

#include <string>
#include <vector>

#include "console/device.h"

namespace drawbridge::console {

using Lines = std::vector<std::string>;

[[nodiscard]] Lines show_version(const Device& device, TimePoint now);
[[nodiscard]] Lines show_uauth(const fw::UauthStatus& status, const std::string& user = {});
[[nodiscard]] Lines show_isakmp_sa(const std::vector<ike::SaStatus>& sas);
[[nodiscard]] Lines show_ipsec_sa(const pix::Config& config, const std::vector<IpsecPair>& pairs);
[[nodiscard]] Lines show_isakmp_policy(const pix::Config& config);
[[nodiscard]] Lines show_vpngroup(const pix::Config& config, const std::string& group = {});
/// Without a name the configuration lines; nothing for a pool that is not there.
[[nodiscard]] Lines show_local_pool(const pix::Config& config, const std::vector<PoolStatus>& pools,
                                    const std::string& name);
[[nodiscard]] Lines show_aaa_server(const pix::Config& config, const std::vector<aaa::GroupStatus>& groups);
[[nodiscard]] Lines show_debug(const DebugSwitches& switches);
[[nodiscard]] Lines show_conn(const std::vector<fw::ConnStatus>& connections, TimePoint now);
[[nodiscard]] Lines show_transform_sets(const pix::Config& config);
[[nodiscard]] Lines show_chapter(const pix::Config& config, const std::string& word);
/// "12:54:16.272 UTC Fri Jul 4 2003"
[[nodiscard]] std::string clock_text(WallTime at);
/// "ba54c063 d94989cb d7907695 5dbfeefc"
[[nodiscard]] std::string checksum_words(const std::string& checksum);
/// "2 hours 13 mins"
[[nodiscard]] std::string uptime_text(Duration d);

}  // namespace drawbridge::console
