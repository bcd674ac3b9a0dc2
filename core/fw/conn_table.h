// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that passed the checks once (pix-behaviour.md 2; flags: pix-show-and-debug.md, show conn). A
// TCP connection starts at its SYN and ends by both FINs acknowledged, RST, or a timeout.
#pragma once

#include <memory>
#include <unordered_map>

#include "fw/deadlines.h"
#include "fw/fixup_rules.h"
#include "fw/packet.h"
#include "fw/routes.h"
#include "fw/status.h"

namespace drawbridge::fw {

/// All in seconds of silence; zero: never.
struct ConnTimeouts {
  Duration conn = Seconds{3600};
  Duration half_closed = Seconds{600};
  Duration udp = Seconds{120};
  Duration embryonic = Seconds{30};  ///< handshake not finished: SYN Timeout
  bool operator==(const ConnTimeouts&) const = default;
};

/// One connection. Foreign: the side of lower security. `mapped_local` is what the foreign side sees of
/// `local`.
struct Connection {
  std::uint64_t number = 0;
  std::uint8_t protocol = kTcp;
  bool inbound = false;  ///< the first packet came from the foreign side
  InterfaceIndex foreign_interface = kNoInterface;
  InterfaceIndex local_interface = kNoInterface;
  Endpoint foreign;
  Endpoint local;
  Endpoint mapped_local;
  Endpoint mapped_foreign;          ///< what the local side sees of `foreign`; unset: the same
  std::uint64_t xlate = 0;          ///< the dynamic translation of the local side, 0: none
  std::uint64_t foreign_xlate = 0;  ///< and of the foreign side
  bool by_static = false;           ///< a static translates the local side
  std::uint64_t bytes_in = 0;       ///< octets of data from the foreign side
  std::uint64_t bytes_out = 0;      ///< towards it
  TimePoint started{};
  TimePoint last{};
  std::string user;
  std::string accounting_tag{};  ///< whose servers get its records; empty: none
  bool proxied = false;          ///< the cut-through proxy stands in for the side that began it

  Fixup fixup = Fixup::none;
  bool is_back = false;  ///< from a server to its client, announced in a control connection

  bool up = false;
  bool fin_in = false, fin_out = false;              ///< FIN seen from the foreign side, from the local side
  bool fin_in_acked = false, fin_out_acked = false;  ///< and acknowledged by the other
  std::uint32_t fin_in_end = 0, fin_out_end = 0;     ///< sequence number behind the FIN
  bool syn_answered = false;

  [[nodiscard]] std::string flags() const;
};

/// What one local host has open, as the limits of nat and static lines count.
struct HostCounts {
  std::uint32_t connections = 0;
  std::uint32_t embryonic = 0;  ///< TCP, handshake not finished
  bool operator==(const HostCounts&) const = default;
};

enum class ConnEnd : std::uint8_t {
  tcp_fins,
  reset_inside,   ///< TCP Reset-I
  reset_outside,  ///< TCP Reset-O
  syn_timeout,
  fin_timeout,
  conn_timeout,
  xlate_clear,
};
/// The device's words in message 302014.
[[nodiscard]] std::string_view name(ConnEnd reason);

class ConnTable {
 public:
  /// Connections already there are measured by the new limits from now on.
  void set_timeouts(const ConnTimeouts& timeouts);

  /// `from_foreign`: the side that the packet comes from is the foreign one. Then its destination is the
  /// mapped local address.
  [[nodiscard]] Connection* find(const PacketInfo& packet, InterfaceIndex ingress) const;
  [[nodiscard]] HostCounts counts(InterfaceIndex local_interface, Ipv4Address local) const;
  /// Adds a connection and gives it the next number. The caller has made sure that there is none.
  Connection& add(TimePoint now, Connection connection);
  /// Counts the packet and follows the handshake. The end, if this packet is the last one.
  std::optional<ConnEnd> follow(TimePoint now, Connection& connection, const PacketInfo& packet,
                                bool from_foreign);
  void remove(std::uint64_t number);
  [[nodiscard]] Connection* find(std::uint64_t number) const;

  [[nodiscard]] std::optional<TimePoint> next_timeout() const { return deadlines_.next(); }
  /// A connection whose time is over; remove() it. Call until null.
  struct Expired {
    Connection* connection = nullptr;
    ConnEnd reason{};
  };
  [[nodiscard]] std::optional<Expired> pop_expired(TimePoint now);

  [[nodiscard]] std::size_t size() const { return by_number_.size(); }
  [[nodiscard]] std::size_t most() const { return most_; }
  /// In order of their numbers.
  [[nodiscard]] std::vector<Connection*> all();
  [[nodiscard]] std::vector<const Connection*> all() const;

 private:
  struct Key {
    Endpoint foreign, local;
    std::uint8_t protocol = 0;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept {
      const std::size_t a = std::hash<Endpoint>{}(key.foreign);
      const std::size_t b = std::hash<Endpoint>{}(key.local);
      return (a * 0x9E3779B97F4A7C15ULL) ^ (b + 0x7F4A7C15ULL + (a << 6)) ^ key.protocol;
    }
  };
  [[nodiscard]] std::optional<TimePoint> deadline(const Connection& connection) const;

  ConnTimeouts timeouts_;
  std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> by_number_;
  static Key local_key(const Connection& c) { return {c.mapped_foreign, c.local, c.protocol}; }
  static Key mapped_key(const Connection& c) { return {c.foreign, c.mapped_local, c.protocol}; }
  static std::uint64_t host_key(InterfaceIndex interface, Ipv4Address host) {
    return std::uint64_t{static_cast<std::uint32_t>(interface)} << 32 | host.value();
  }
  std::unordered_map<Key, Connection*, Hash> by_local_;   ///< as the local side sees it
  std::unordered_map<Key, Connection*, Hash> by_mapped_;  ///< as the foreign side sees it
  std::unordered_map<std::uint64_t, HostCounts> hosts_;   ///< by local interface and address
  Deadlines deadlines_;
  std::uint64_t next_number_ = 1;
  std::size_t most_ = 0;
};

}  // namespace drawbridge::fw
