// SPDX-License-Identifier: GPL-3.0-or-later
// What `show` prints, as lines, from a device's values: the layouts of pix-show-and-debug.md 1. Layouts that
// are not confirmed stand in unconfirmed_layouts.h.
#pragma once

#include <string>
#include <vector>

#include "cli/match.h"
#include "console/device.h"
#include "console/traffic_filter.h"

namespace drawbridge::console {

using Lines = std::vector<std::string>;

// show_system.cpp
[[nodiscard]] Lines show_version(const Device& device, TimePoint now);
[[nodiscard]] Lines show_debug(const DebugSwitches& switches);
[[nodiscard]] Lines show_memory(const MachineStatus& machine);
[[nodiscard]] Lines show_tech_support(const Device& device, TimePoint now, bool with_configuration);
[[nodiscard]] Lines show_aaa_server(const pix::Config& config, const std::vector<aaa::GroupStatus>& groups,
                                    const std::string& tag = {});
/// Packets a second, as `show perfmon` tells them; `before` are the counters of the last look.
struct PerfmonLook {
  TimePoint at{};
  std::vector<fw::Counter> counters;
};
[[nodiscard]] Lines show_perfmon(const Device& device, TimePoint now, PerfmonLook& before);
/// "12:54:16.272 UTC Fri Jul 4 2003"
[[nodiscard]] std::string clock_text(WallTime at);
/// "ba54c063 d94989cb d7907695 5dbfeefc"
[[nodiscard]] std::string checksum_words(const std::string& checksum);
/// "2 hours 13 mins"
[[nodiscard]] std::string uptime_text(Duration d);

// show_ca.cpp
[[nodiscard]] Lines show_ca_key(const Device& device);
/// `ca generate rsa key`: asks the device for a pair, where there is none.
[[nodiscard]] Lines generate_key(Device& device, TimePoint now, int bits);

// show_vpn.cpp
[[nodiscard]] Lines show_uauth(const fw::UauthStatus& status, const std::string& user = {});
[[nodiscard]] Lines show_isakmp_sa(const std::vector<ike::SaStatus>& sas);
[[nodiscard]] Lines show_isakmp_sa_detail(const std::vector<ike::SaStatus>& sas);
enum class IpsecSaView : std::uint8_t { all, address, identity };
[[nodiscard]] Lines show_ipsec_sa(const pix::Config& config, const std::vector<IpsecPair>& pairs,
                                  const std::string& map = {}, IpsecSaView view = IpsecSaView::all,
                                  bool detail = false);
[[nodiscard]] Lines show_isakmp_policy(const pix::Config& config);
[[nodiscard]] Lines show_vpngroup(const pix::Config& config, const std::string& group = {});
/// Without a name the configuration lines; nothing for a pool that is not there.
[[nodiscard]] Lines show_local_pool(const pix::Config& config, const std::vector<PoolStatus>& pools,
                                    const std::string& name);

// show_crypto_map.cpp
[[nodiscard]] Lines show_transform_sets(const pix::Config& config, const std::string& name = {});
[[nodiscard]] Lines show_crypto_map(const Device& device, TimePoint now, const std::string& name = {},
                                    const std::string& interface = {});
[[nodiscard]] Lines show_dynamic_map(const pix::Config& config, const std::string& name = {});
[[nodiscard]] Lines show_ipsec_lifetime(const pix::Config& config);

// show_traffic.cpp
[[nodiscard]] Lines show_conn(const Device& device, TimePoint now, const TrafficFilter& filter = {});
[[nodiscard]] Lines show_xlate(const Device& device, TimePoint now, const TrafficFilter& filter = {});
[[nodiscard]] Lines show_local_host(const Device& device, TimePoint now, std::optional<Ipv4Address> host);
[[nodiscard]] Lines show_counters(const Device& device);

// show_interfaces.cpp
[[nodiscard]] Lines show_ip(const pix::Config& config);
[[nodiscard]] Lines show_interface(const Device& device, const std::string& name = {});
[[nodiscard]] Lines show_route(const pix::Config& config, const std::string& interface = {});
[[nodiscard]] Lines show_traffic(const Device& device, TimePoint now);

// show_access_list.cpp
/// One list, or all; nothing for a list that is not there.
[[nodiscard]] Lines show_access_list(const Device& device, const std::string& id = {});

// show_chapter.cpp
/// Configuration lines that begin with the word of a `show`, with `words` among the rest.
[[nodiscard]] Lines show_chapter(const pix::Config& config, std::string_view word,
                                 std::string_view words = {});

// show_logging.cpp
[[nodiscard]] Lines show_logging(const Device& device);
[[nodiscard]] Lines show_logging_queue(const Device& device);
[[nodiscard]] Lines show_logging_levels();
[[nodiscard]] Lines show_logging_message(const pix::Config& config, std::optional<int> id, bool all);

}  // namespace drawbridge::console
