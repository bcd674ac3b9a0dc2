// SPDX-License-Identifier: GPL-3.0-or-later
// What may be asked of the privileged helper, and what it answers: the whole vocabulary. One request, one
// answer, each one record of a SOCK_SEQPACKET pair. Octets, big-endian:
//
//   request   "DB" | version 1 | operation | length of the body (4) | body
//   answer    "DB" | version 1 | 0x80 + operation | length of the body (4) | error (1) | has descriptor (1) |
//             errno (4) | device (text) | detail (text)
//   text      length (2) | octets of UTF-8        list   count (2) | elements
//   address   4 octets                            prefix 4 octets | mask length (1)
//
// A descriptor travels with its answer as SCM_RIGHTS. Everything that was changed is undone by Undo, and by
// the end of the pipe. The reader accepts no spare octets; whether a request is allowed is the helper's
// judgement, not the reader's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/ip.h"
#include "base/result.h"

namespace drawbridge::privilege {

inline constexpr std::uint8_t kVersion = 1;
inline constexpr std::size_t kHeaderSize = 8;
/// Octets of the largest record, header included; a list of 10,000 networks can still be said, and refused.
inline constexpr std::size_t kMaxMessage = 64 * 1024;
/// Octets of a text.
inline constexpr std::size_t kMaxText = 512;
/// What the helper accepts in one connection; more is refused with ErrorCode::too_many.
inline constexpr std::size_t kMaxRoutes = 1024;
inline constexpr std::size_t kMaxServers = 8;
inline constexpr std::size_t kMaxDomains = 64;
inline constexpr std::size_t kMaxGateways = 16;
/// Devices are drawbridge0 .. drawbridge99.
inline constexpr std::string_view kDevicePrefix = "drawbridge";

/// A TUN device with packet offload headers (IFF_VNET_HDR) unless `plain`. An empty name: the first free one.
/// Answer: its descriptor, non-blocking, and its name in `device`.
struct OpenTun {
  std::string name;
  bool plain = false;
  bool operator==(const OpenTun&) const = default;
};
/// A non-blocking UDP socket bound to port 500 or 4500. Address 0.0.0.0: all.
struct OpenUdp {
  std::uint16_t port = 500;
  Ipv4Address address;
  bool operator==(const OpenUdp&) const = default;
};
/// A non-blocking raw socket for IP protocol 50; received packets begin with their IP header, sent ones do
/// not.
struct OpenRawEsp {
  Ipv4Address address;
  bool operator==(const OpenRawEsp&) const = default;
};
/// The assigned address on our device (as /32), its MTU in octets (576..9000), and the device up.
struct SetAddress {
  std::string device;
  Ipv4Address address;
  std::uint16_t mtu = 1400;
  bool operator==(const SetAddress&) const = default;
};
/// Replaces the routes of our device. They stand in a routing table of their own that is asked before the
/// main one. `through`: networks behind the tunnel; 0.0.0.0/0 is a full tunnel. `around`: networks that go as
/// they would without us, even inside one of `through`. The gateway always goes around.
struct SetRoutes {
  std::string device;
  Ipv4Address gateway;
  std::vector<Prefix> through;
  std::vector<Prefix> around;
  /// The networks this machine is directly attached to go around too, whichever they are.
  bool local_lan = false;
  bool operator==(const SetRoutes&) const = default;
};
/// `all_names`: every name is asked at these servers, and `domains` are what bare names are completed with.
/// Otherwise only names in `domains` are (split DNS).
struct SetDns {
  std::string device;
  std::vector<Ipv4Address> servers;
  std::vector<std::string> domains;
  bool all_names = true;
  bool operator==(const SetDns&) const = default;
};
/// No IPv6 leaves this machine but to itself and for neighbours on the link.
struct BlockIpv6 {
  std::string device;
  bool operator==(const BlockIpv6&) const = default;
};
/// Nothing leaves or is forwarded but through the tunnel, to the gateways, and the exceptions asked for.
/// Replaces an earlier one of this connection.
struct KillSwitch {
  std::string device;
  std::vector<Ipv4Address> gateways;
  bool local_lan = false;
  bool dhcp = true;
  bool operator==(const KillSwitch&) const = default;
};
/// Everything as it was before, but what is to be kept for a reconnect.
struct Undo {
  bool keep_kill_switch = false;  ///< and the IPv6 block
  bool keep_device = false;       ///< the TUN device, without address and routes
  bool operator==(const Undo&) const = default;
};

/// Takes the kill switch of this connection away and leaves everything else; KillSwitch sets it again.
struct LiftKillSwitch {
  std::string device;
  bool operator==(const LiftKillSwitch&) const = default;
};

enum class Operation : std::uint8_t {
  open_tun = 1,
  open_udp = 2,
  open_raw_esp = 3,
  set_address = 4,
  set_routes = 5,
  set_dns = 6,
  block_ipv6 = 7,
  kill_switch = 8,
  undo = 9,
  lift_kill_switch = 10,
};
using Request = std::variant<OpenTun, OpenUdp, OpenRawEsp, SetAddress, SetRoutes, SetDns, BlockIpv6,
                             KillSwitch, Undo, LiftKillSwitch>;
[[nodiscard]] Operation operation_of(const Request& request);
/// "open-tun", "set-routes" ...: for logs and for `detail`.
[[nodiscard]] std::string_view name_of(Operation operation);

enum class ErrorCode : std::uint8_t {
  none = 0,
  malformed = 1,      ///< not a request of this version
  refused = 2,        ///< the helper does not do this for anyone; `detail` names the field
  too_many = 3,       ///< a list is longer than the limit; `detail` names both numbers
  no_device = 4,      ///< our TUN device has not been opened
  name_taken = 5,     ///< a device of that name is there already
  port_taken = 6,     ///< another program has the port
  no_permission = 7,  ///< the helper itself lacks the privilege
  conflict = 8,       ///< somebody else's setting is in the way; `detail` says which
  no_service = 9,     ///< no way to set names' servers, or no packet filter, on this machine
  journal = 10,       ///< what is to be undone could not be written down, so nothing was done
  system = 11,        ///< the kernel or a tool refused; see `system_error` and `detail`
};
[[nodiscard]] std::string_view name_of(ErrorCode error);

struct Answer {
  Operation to = Operation::undo;
  ErrorCode error = ErrorCode::none;
  bool with_descriptor = false;
  std::int32_t system_error = 0;  ///< errno, or 0
  std::string device;             ///< OpenTun: the name it got
  /// What is wrong or worth knowing, in English, for the log; may be filled without an error.
  std::string detail;
  [[nodiscard]] bool ok() const { return error == ErrorCode::none; }
  bool operator==(const Answer&) const = default;
};

enum class ReadError : std::uint8_t { too_short, not_ours, version, unknown_operation, length, body };
[[nodiscard]] std::string_view name_of(ReadError error);

/// Texts longer than kMaxText are cut; lists longer than a record holds are cut too.
[[nodiscard]] Bytes write(const Request& request);
[[nodiscard]] Bytes write(const Answer& answer);
[[nodiscard]] Result<Request, ReadError> read_request(ByteView record);
[[nodiscard]] Result<Answer, ReadError> read_answer(ByteView record);

}  // namespace drawbridge::privilege
