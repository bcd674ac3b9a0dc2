// SPDX-License-Identifier: GPL-3.0-or-later
// A configuration into what the engines are told. The only file that knows both sides: names, references and
// object groups end here, and a reference to something that is not there simply has no effect (pix::check
// says so).
#pragma once

#include <string>
#include <vector>

#include "aaa/server_group.h"
#include "fw/rules.h"
#include "ike/policy.h"
#include "pix/config.h"

namespace drawbridge::headend {

struct Settings;

/// Interfaces that are named, up and have an address, in the order of the configuration.
[[nodiscard]] fw::Rules compile_rules(const pix::Config& config);

/// Parts of compile_rules(), for rules whose interfaces and access lists are there: what rules traffic beside
/// lists, and who must log in.
void compile_access(const pix::Config& config, fw::Rules& rules);
void compile_fixups(const pix::Config& config, fw::Rules& rules);
void compile_login(const pix::Config& config, fw::Rules& rules);

/// An interface on which ISAKMP answers.
struct VpnInterface {
  std::string interface;
  Ipv4Address address;
  std::string map_tag;  ///< crypto map bound to it; empty: none, then phase 2 finds no transform set
  std::string authentication_tag;  ///< aaa-server for Xauth; empty: none is asked
  ike::ResponderConfig responder;
};
[[nodiscard]] std::vector<VpnInterface> compile_vpn(const pix::Config& config, const Settings& settings);

/// Every aaa-server group. `epoch`: the date of TimePoint zero.
[[nodiscard]] std::vector<aaa::GroupConfig> compile_aaa(const pix::Config& config, WallTime epoch = {});

/// A list that a server gave a user: lines without "access-list NAME". Nothing if one of them is none.
[[nodiscard]] std::optional<fw::Acl> compile_user_acl(const pix::Config& config, const std::string& name,
                                                      const std::vector<std::string>& lines);

/// The interface from which a server of that group is reached.
[[nodiscard]] std::string aaa_interface(const pix::Config& config, std::string_view tag, Ipv4Address server);

/// What a client of that group gets besides its address; `group` empty: a client without a vpngroup.
[[nodiscard]] ike::ModeConfig compile_mode_config(const pix::Config& config, std::string_view group);
/// The pool a client's address comes from, null if none is named or the pool is not there.
[[nodiscard]] const pix::LocalPool* pool_for(const pix::Config& config, std::string_view group,
                                             std::string_view interface);

}  // namespace drawbridge::headend
