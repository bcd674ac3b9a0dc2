// SPDX-License-Identifier: GPL-3.0-or-later
// The security association database: SAs by SPI inbound, by traffic outbound (RFC 4301 section 4.4.2,
// wire-esp.md 5). One owner, one thread.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "esp/batch_crypto.h"
#include "esp/replay_window.h"
#include "esp/sa.h"
#include "esp/status.h"

namespace drawbridge::esp {

/// What the selectors see of a packet. Ports are 0 where there are none (other protocols, later fragments).
struct Flow {
  Ipv4Address source;
  Ipv4Address destination;
  std::uint8_t protocol = 0;
  std::uint16_t source_port = 0;
  std::uint16_t destination_port = 0;
};

/// True if address, protocol and port are within the selector.
[[nodiscard]] bool matches(const Selector& selector, Ipv4Address address, std::uint8_t protocol,
                           std::uint16_t port);

/// An installed SA with its state. Keys of `params` are moved into `keys`.
struct Sa {
  Sa(Direction direction_, SaParams params_, EspKeys keys_, TimePoint now);

  Direction direction;
  SaParams params;
  EspKeys keys;
  ReplayWindow replay;
  SaCounters counters;
  std::uint32_t sequence = 0;  ///< outbound: last number used
  std::uint64_t order = 0;     ///< of installation: the newest is the largest
  TimePoint created_at;
  TimePoint last_used_at;
  bool soft_reported = false;
  bool hard_reported = false;
  bool sequence_reported = false;
  std::optional<TimePoint> moved_at;  ///< inbound: when it was last said that the peer moved

  [[nodiscard]] bool over_hard_limit() const;
  [[nodiscard]] bool over_soft_limit() const;
};

class Sad {
 public:
  /// Both copy what they need; the SA becomes the newest for its traffic.
  [[nodiscard]] Result<void, SaError> install_inbound(SaParams params, TimePoint now);
  [[nodiscard]] Result<void, SaError> install_outbound(SaParams params, TimePoint now);

  /// False if there is no such SA. Inbound SPIs are ours and unique.
  bool remove_inbound(std::uint32_t spi);
  /// Outbound SPIs are chosen by peers: two peers may choose the same.
  bool remove_outbound(std::uint32_t spi, Ipv4Address remote);
  /// The peer of an SA in UDP is reached at `to` from now on. False if there is no such SA, or (outbound) if
  /// another one with this SPI is there for that address.
  bool move_inbound(std::uint32_t spi, const Endpoint& to);
  bool move_outbound(std::uint32_t spi, Ipv4Address remote, const Endpoint& to);
  /// All SAs with this peer; how many there were.
  std::size_t remove_peer(Ipv4Address remote);
  void clear();

  [[nodiscard]] Sa* inbound(std::uint32_t spi);
  [[nodiscard]] const Sa* inbound(std::uint32_t spi) const;
  [[nodiscard]] const Sa* outbound(std::uint32_t spi, Ipv4Address remote) const;
  /// The SA for an inner packet on its way out: longest remote network, then longest local network, then with
  /// protocol, then with port, then the newest. Null if none matches.
  [[nodiscard]] Sa* select_outbound(const Flow& flow);
  [[nodiscard]] const Sa* select_outbound(const Flow& flow) const;

  [[nodiscard]] std::size_t inbound_count() const { return inbound_.size(); }
  [[nodiscard]] std::size_t outbound_count() const { return outbound_.size(); }

  /// Every SA, in order of installation.
  [[nodiscard]] std::vector<SaStatus> status() const;
  /// One SA; nothing if it is not there.
  [[nodiscard]] std::optional<SaStatus> inbound_status(std::uint32_t spi) const;
  [[nodiscard]] std::optional<SaStatus> outbound_status(std::uint32_t spi, Ipv4Address remote) const;
  /// Living and removed SAs together.
  [[nodiscard]] SaCounters totals() const;

 private:
  [[nodiscard]] static std::uint64_t outbound_key(std::uint32_t spi, Ipv4Address remote);
  [[nodiscard]] Sa* find_outbound(const Flow& flow) const;
  void unlink(const Sa& sa);

  std::unordered_map<std::uint32_t, std::unique_ptr<Sa>> inbound_;
  std::unordered_map<std::uint64_t, std::unique_ptr<Sa>> outbound_;
  /// Outbound SAs by length of the remote network, then by that network; each list best first.
  std::array<std::unordered_map<std::uint32_t, std::vector<Sa*>>, 33> by_network_;
  std::uint64_t next_order_ = 1;
  SaCounters removed_;
};

}  // namespace drawbridge::esp
