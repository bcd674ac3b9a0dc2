// SPDX-License-Identifier: GPL-3.0-or-later
// What a console session needs of the appliance it stands on. The headend implements it; tests may fake it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aaa/status.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/ip.h"
#include "base/secret.h"
#include "esp/status.h"
#include "fw/status.h"
#include "ike/status.h"
#include "pix/check.h"
#include "pix/config.h"
#include "pix/parser.h"

namespace drawbridge::console {

/// Debug switches as `show debug` prints them; shared by all sessions of a device.
struct DebugSwitches {
  int crypto_ipsec = 0;  ///< level, 0: off
  int crypto_isakmp = 0;
  bool crypto_engine = false;
  bool icmp_trace = false;
  bool aaa = false;                 ///< logins: debug aaa, radius, tacacs
  std::vector<std::string> silent;  ///< switched on and shown, but nothing here prints for them: "arp"
  [[nodiscard]] bool any_crypto() const { return crypto_ipsec != 0 || crypto_isakmp != 0 || crypto_engine; }
  [[nodiscard]] bool any() const { return any_crypto() || icmp_trace || aaa || !silent.empty(); }
  bool operator==(const DebugSwitches&) const = default;
};

/// One proxy pair: a block of `show crypto ipsec sa`. Several SA pairs may serve it during a rekey; newest
/// first.
struct IpsecPair {
  std::string interface, map_tag;
  Ipv4Address local_endpoint, peer;
  esp::Selector local, remote;
  std::vector<esp::SaStatus> inbound, outbound;
  std::optional<std::int64_t> remaining_seconds;
};

struct PoolLease {
  Ipv4Address address;
  std::string user;
  std::string group;
  Ipv4Address peer;
  TimePoint since{};
};
struct PoolStatus {
  std::string name;
  IpRange range;
  std::vector<Ipv4Address> free;  ///< the first 256
  std::uint64_t free_count = 0;
  std::vector<PoolLease> in_use;
};

enum class ClearWhat : std::uint8_t {
  isakmp_sa,
  ipsec_sa,
  uauth,
  xlate,        ///< filter: the words behind "clear xlate", keywords whole; empty: all
  local_host,   ///< translations and connections of an inside host; filter: its address
  connections,  ///< filter: an address of either side
  ipsec_map,    ///< phase 2 of a crypto map; filter: its name
  ipsec_entry,  ///< one association; filter: its SPI in decimal
  ipsec_counters,
  access_list_counters,  ///< filter: the list's id
  counters,              ///< of the packet path and the interfaces
  logging_buffer,
};

/// What `show logging` tells beside its configuration lines.
struct LoggingStatus {
  std::uint64_t console = 0, monitor = 0, buffer = 0, trap = 0, history = 0;  ///< messages logged
  std::uint64_t waiting = 0, waiting_most = 0;  ///< of the queue to syslog servers
  std::vector<std::string> lines;               ///< the buffer, oldest first, each as the device prints it
};

/// Memory of the program that the appliance is part of, in octets.
struct MachineStatus {
  std::uint64_t memory_used = 0, memory_free = 0;
};

/// A Telnet session (who, kill).
struct TelnetSession {
  int number = 0;
  Ipv4Address from;
};

/// The appliance's own RSA key, which is that of its SSH server.
struct PublicKey {
  WallTime made;
  Bytes key;  ///< SubjectPublicKeyInfo in DER
};

class Device {
 public:
  virtual ~Device() = default;

  [[nodiscard]] virtual const pix::Config& running() const = 0;
  /// The saved startup configuration as it would be shown (masked); nothing if there is none.
  [[nodiscard]] virtual std::optional<std::string> startup_text() const = 0;
  /// When it was written; nothing: before this appliance began.
  [[nodiscard]] virtual std::optional<WallTime> startup_written() const { return std::nullopt; }
  /// One configuration line: command -> edit -> check -> commit, or nothing changes.
  virtual pix::LineResult configure(TimePoint now, std::string_view line, pix::EditContext& context) = 0;
  /// Copies running to startup; false if it could not be kept (told asynchronously by the owner otherwise).
  virtual bool write_memory(TimePoint now) = 0;
  virtual void erase_startup(TimePoint now) = 0;
  [[nodiscard]] virtual bool check_enable_password(std::string_view typed) const = 0;

  [[nodiscard]] virtual Duration uptime(TimePoint now) const = 0;
  [[nodiscard]] virtual WallTime wall(TimePoint now) const = 0;
  /// "enable_15 at 12:54:16.272 UTC Fri Jul 4 2003"; nothing if unchanged since start.
  [[nodiscard]] virtual std::optional<WallTime> last_modified() const = 0;
  [[nodiscard]] virtual std::vector<ike::SaStatus> isakmp_sas(TimePoint now) const = 0;
  [[nodiscard]] virtual std::vector<IpsecPair> ipsec_pairs(TimePoint now) const = 0;
  [[nodiscard]] virtual fw::UauthStatus uauth() const = 0;
  [[nodiscard]] virtual std::vector<fw::ConnStatus> connections(TimePoint now) const = 0;
  [[nodiscard]] virtual std::vector<PoolStatus> pools() const = 0;
  [[nodiscard]] virtual std::vector<aaa::GroupStatus> aaa_groups() const = 0;

  [[nodiscard]] virtual std::size_t connections_most() const { return 0; }
  [[nodiscard]] virtual std::vector<fw::XlateStatus> xlates(TimePoint) const { return {}; }
  [[nodiscard]] virtual std::size_t xlates_most() const { return 0; }
  /// As compiled, with hit counts; lists that nothing uses are there too.
  [[nodiscard]] virtual std::vector<fw::AclStatus> access_lists() const { return {}; }
  [[nodiscard]] virtual fw::AclLogStatus acl_log() const { return {}; }
  [[nodiscard]] virtual std::vector<fw::InterfaceStatus> interface_counters() const { return {}; }
  [[nodiscard]] virtual std::vector<fw::Counter> counters() const { return {}; }
  /// How long the counters of packets and interfaces have counted.
  [[nodiscard]] virtual Duration counted_for(TimePoint now) const { return uptime(now); }
  [[nodiscard]] virtual MachineStatus machine() const { return {}; }
  /// Asks the steps of the packet path on a copy of their state; nothing changes, nothing is counted.
  [[nodiscard]] virtual fw::TraceResult trace(TimePoint, const fw::TraceRequest&) const { return {}; }
  [[nodiscard]] virtual LoggingStatus logging() const { return {}; }
  [[nodiscard]] virtual std::vector<TelnetSession> telnet_sessions() const { return {}; }
  /// False if there is no such session.
  virtual bool kill_telnet_session(TimePoint, int) { return false; }
  /// A syslog message of a console (who executed what).
  virtual void log(TimePoint, int /*severity*/, int /*id*/, const std::string& /*text*/) {}

  /// Asks a server group about a person who logs in to a console; the answer comes with
  /// Session::login_answered() under this number. Nothing: there is no such group.
  virtual std::optional<std::uint64_t> authenticate(TimePoint, const std::string& /*tag*/,
                                                    const std::string& /*user*/, const Secret& /*password*/,
                                                    std::optional<Ipv4Address> /*from*/) {
    return std::nullopt;
  }

  /// A wrong password from there: how long the answer is kept back. It grows with every one, until a right
  /// one.
  virtual Duration wrong_password(TimePoint, std::optional<Ipv4Address> /*from*/) { return Duration{0}; }
  virtual void right_password(std::optional<Ipv4Address> /*from*/) {}
  /// `configure memory`: every line of the startup configuration is entered; what the device said to those
  /// it refused. Nothing: there is no startup configuration.
  virtual std::optional<std::vector<std::string>> merge_startup(TimePoint) { return std::nullopt; }
  /// Starts again from the startup configuration, as soon as this input is done; every session ends.
  virtual void reload(TimePoint, const std::string& /*by*/) {}

  /// What stands beside the configuration: certificates.
  [[nodiscard]] virtual pix::Surroundings surroundings() const { return {}; }
  [[nodiscard]] virtual std::optional<PublicKey> public_key() const { return std::nullopt; }
  /// `ca generate rsa key BITS` and `ca zeroize rsa` (no bits). False: there is nobody who keeps keys.
  virtual bool change_key(TimePoint, std::optional<int> /*bits*/) { return false; }

  /// `filter`: user name for uauth, peer address for SAs; empty: all.
  virtual void clear(TimePoint now, ClearWhat what, const std::string& filter) = 0;

  [[nodiscard]] virtual DebugSwitches debug() const = 0;
  virtual void set_debug(const DebugSwitches& switches) = 0;
};

}  // namespace drawbridge::console
