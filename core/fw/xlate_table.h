// SPDX-License-Identifier: GPL-3.0-or-later
// The dynamic translations: which global address or port is lent to whom, and for how long (pix-behaviour.md
// 3). Plain values, so that a copy is a snapshot.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "fw/deadlines.h"
#include "fw/rules.h"

namespace drawbridge::fw {

/// One dynamic translation (show xlate).
struct Xlate {
  enum class Kind : std::uint8_t { dynamic, portmap, identity };
  std::uint64_t id = 0;  ///< given by XlateTable::add
  Kind kind = Kind::dynamic;
  std::uint8_t protocol = 0;  ///< of a portmap: TCP, UDP or ICMP
  InterfaceIndex local_interface = kNoInterface;
  InterfaceIndex global_interface = kNoInterface;
  Endpoint local;  ///< port 0 unless a portmap; of ICMP the identifier
  Endpoint global;
  std::string policy;    ///< the access list of a policy nat; empty: none
  bool outside = false;  ///< the local side is the one of lower security
  bool norandomseq = false;
  bool dns = false;
  HostLimits limits;
  TimePoint since{};
  TimePoint last{};
  std::size_t connections = 0;  ///< that use it; as long as there is one it does not grow old
  bool is_queued = false;       ///< has an entry among the deadlines
};

class XlateTable {
 public:
  /// Idle limit, zero: never. Translations already there are measured by the new one from now on.
  void set_timeout(Duration timeout);
  /// The ranges that addresses are lent from; what is lent already stays.
  void set_ranges(const std::vector<GlobalRange>& globals);

  /// The translation of a source towards an interface. `protocol` 0 and port 0: a whole host. `accept` is
  /// asked about translations of a policy.
  [[nodiscard]] const Xlate* find_local(InterfaceIndex local_interface, InterfaceIndex global_interface,
                                        std::uint8_t protocol, const Endpoint& local,
                                        const std::function<bool(const Xlate&)>& accept) const;
  [[nodiscard]] const Xlate* find_global(InterfaceIndex global_interface, std::uint8_t protocol,
                                         const Endpoint& global) const;
  [[nodiscard]] const Xlate* find(std::uint64_t id) const;

  /// The lowest free address of a range.
  [[nodiscard]] std::optional<Ipv4Address> free_address(const GlobalRange& range) const;
  /// A free port or identifier in the class of `local_port` (0-511, 512-1023, 1024-65535), counting upwards
  /// from the one given last. `is_reserved` ports are never lent.
  [[nodiscard]] std::optional<std::uint16_t> free_port(
      InterfaceIndex interface, std::uint8_t protocol, Ipv4Address global, std::uint16_t local_port,
      const std::function<bool(std::uint16_t)>& is_reserved) const;

  const Xlate& add(TimePoint now, Xlate xlate);
  /// A packet used it.
  void touch(TimePoint now, std::uint64_t id);
  void connection_added(TimePoint now, std::uint64_t id);
  void connection_ended(TimePoint now, std::uint64_t id);
  void remove(std::uint64_t id);
  void clear();

  [[nodiscard]] std::optional<TimePoint> next_timeout() const { return deadlines_.next(); }
  /// A translation whose time is over, already removed. Call until nothing comes.
  [[nodiscard]] std::optional<Xlate> pop_expired(TimePoint now);

  [[nodiscard]] std::size_t size() const { return by_id_.size(); }
  [[nodiscard]] std::size_t most() const { return most_; }
  /// In the order in which they were made.
  [[nodiscard]] std::vector<const Xlate*> all() const;

 private:
  struct Key {
    InterfaceIndex first = kNoInterface, second = kNoInterface;
    std::uint8_t protocol = 0;
    Endpoint endpoint;
    auto operator<=>(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept {
      const std::uint64_t place = std::uint64_t{key.endpoint.address.value()} << 32 |
                                  std::uint64_t{key.endpoint.port} << 16 | std::uint64_t{key.protocol} << 8;
      const std::uint64_t sides =
          static_cast<std::uint64_t>(key.first) * 31 + static_cast<std::uint64_t>(key.second);
      std::uint64_t mixed = (place ^ sides) * 0x9E3779B97F4A7C15ULL;
      mixed ^= mixed >> 29;
      return mixed;
    }
  };
  /// What of a range was lent before: all up to `next` was considered, `returned` came back of it.
  struct Range {
    std::uint64_t next = 0;
    std::set<Ipv4Address> returned;
  };
  struct RangeKey {
    InterfaceIndex interface = kNoInterface;
    IpRange range;
    auto operator<=>(const RangeKey&) const = default;
  };
  /// One bit a port, and where to go on looking in each class.
  struct Ports {
    std::vector<std::uint64_t> used = std::vector<std::uint64_t>(1024, 0);
    std::uint32_t next[3] = {0, 512, 1024};
  };

  static Key local_key(const Xlate& xlate) {
    return {xlate.local_interface, xlate.global_interface, xlate.protocol, xlate.local};
  }
  static Key global_key(const Xlate& xlate) {
    return {xlate.global_interface, kNoInterface, xlate.protocol, xlate.global};
  }
  [[nodiscard]] bool is_lent(InterfaceIndex interface, Ipv4Address address) const {
    return by_global_.contains({interface, kNoInterface, 0, {address, 0}});
  }
  void queue(Xlate& xlate);

  Duration timeout_ = Seconds{10800};
  std::unordered_map<std::uint64_t, Xlate> by_id_;
  std::unordered_multimap<Key, std::uint64_t, Hash> by_local_;
  std::unordered_map<Key, std::uint64_t, Hash> by_global_;
  std::map<RangeKey, Range> ranges_;
  std::unordered_map<Key, Ports, Hash> ports_;
  Deadlines deadlines_;
  std::uint64_t next_id_ = 1;
  std::size_t most_ = 0;
};

}  // namespace drawbridge::fw
