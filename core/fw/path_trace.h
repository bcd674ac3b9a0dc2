// SPDX-License-Identifier: GPL-3.0-or-later
// The packet tracer: the steps of the packet path are asked about a packet that nobody sent. They answer as
// they would and change nothing (Path::trace).
//
// Steps, in their order (TraceStep::name), and their reason codes with what stands in TraceStep::args. Codes
// that only a dropped packet gets are marked with *. A step that nobody can tell has verdict not_reached and
// the reason "not-told".
//
//   tunnel required   of the headend, first: "not-required"; "clear-packet"* {client's address}
//   header            "ok"; "options"*; "malformed"*
//   land attack       "ok"; "land"* {address}
//   spoofed source    "ok"; "spoof"* {source}
//   reverse path      "off"; "ok" {interface}; "reverse-path"* {interface, the one that leads there or ""}
//   own address       "not-own"; "own" {interface}; "own-other"* {interface}; "broadcast"*; "icmp-denied"*;
//                     "shared" {interface}: its address is also that of somebody behind it, by ports
//   fragments         "whole"
//   tunnel bypass     "off"; "not-tunnel"; "bypass" {interface it leaves on}
//   known connection  "none"; "known" {number}; "proxied"* {number};
//                     "announced" {number}: a data connection that FTP connection announced
//   no connection     "opens"; "not-tcp"; "no-connection"* {flags}
//   destination       "static" {mapped, real}; "lent" {mapped, real}; "route" {interface};
//                     "owner" {number}: an ICMP error about that connection;
//                     "no-route"* {destination}; "hairpin"* {interface}; "same-security"* {from, to}
//   access list       "skipped-tunnel"; "permit" {list, line}; "deny"* {list, line}; "implicit-deny"* {list};
//                     "outbound" {from, to}; "conduit-permit" {line}; "conduit-deny"* {line}; "established";
//                     "inbound"* {from, to}; "user-permit" {list, user}; "user-deny"* {list, user}
//   translation       "exempt" {list}; "static" {mapped}; "known" {mapped}; "dynamic" {id, mapped};
//                     "portmap" {id, mapped}; "identity"; "destination" {mapped, real}; "no-group"*;
//                     "no-global"* {id}; "exhausted"* {id}; "taken"* {address}
//   limits            "unlimited"; "within"; "reached"* {limit}; "half-open-reached"* {limit}
//   login             "not-covered"; "logged-in" {user}; "asked" {tag, service}; "virtual" {tag, service};
//                     "must-log-in"* {service}
//   authorization     "not-covered"; "authorized" {user, resource}; "asked" {tag, resource};
//                     "not-logged-in"*
//   user access list  "none"; "decided"; "user-permit" {list, user}; "user-deny"* {list, user}
//   connection        "built" {protocol}; "not-tracked" {protocol}
//   route             "route" {interface, next hop}; "no-route"* {destination}; "other-interface"*
//   {interface} tunnel            of the headend, last: "clear"; "into-tunnel" {client's address}; "no-sa"*
//   {address}
//
// Services are "http", "https", "ftp", "telnet", "tcp/25", "udp/53", "icmp/8". Interfaces are names. Lines
// are numbers as `show access-list` counts; "" where an entry has none.
#pragma once

#include <span>
#include <string_view>

#include "base/bytes.h"
#include "fw/status.h"

namespace drawbridge::fw {

/// Names of all steps in their order, those of the headend included.
[[nodiscard]] std::span<const std::string_view> trace_step_names();

/// At most so many comparisons are listed for one step; the one that decided is always there.
constexpr std::size_t kMaxComparisons = 200;

/// The packet that is asked about: an IPv4 packet of about request.size octets.
[[nodiscard]] Bytes trace_packet(const TraceRequest& request);

}  // namespace drawbridge::fw
