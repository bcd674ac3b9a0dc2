// SPDX-License-Identifier: GPL-3.0-or-later
// IKE fragmentation (payload 132; wire-ike.md 6): a large message in pieces below the size that IP would
// fragment, and back. Pieces come in any order; nothing of them is authenticated, so everything is bounded.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"
#include "wire/isakmp_message.h"
#include "wire/payloads.h"

namespace drawbridge::ike {

/// Octets of a datagram's UDP payload (without a non-ESP marker) that a peer gets in one piece at most.
constexpr std::size_t kFragmentLimit = 540;

/// The datagrams that carry `message`: itself if it has no more than `limit` octets, else its fragments. A
/// message too large for 16 fragments of that size gets larger ones.
[[nodiscard]] std::vector<Bytes> split_message(ByteView message, std::size_t limit);

/// How many octets of fragments an endpoint keeps: 64 KiB for a source, 4 MiB in all.
class FragmentBudget {
 public:
  [[nodiscard]] bool take(Ipv4Address source, std::size_t octets);
  void give_back(Ipv4Address source, std::size_t octets);
  [[nodiscard]] std::size_t used() const { return used_; }

 private:
  std::size_t used_ = 0;
  std::map<Ipv4Address, std::size_t> by_source_;
};

/// One set of fragments at a time: that of the newest id. A set lives ten seconds.
class FragmentSet {
 public:
  explicit FragmentSet(FragmentBudget& budget) : budget_(&budget) {}
  ~FragmentSet() { clear(); }
  FragmentSet(const FragmentSet&) = delete;
  FragmentSet& operator=(const FragmentSet&) = delete;

  /// `carrier`: a message whose only payload is a fragment. The whole message, once its last piece is here;
  /// its header agrees with that of the fragments in cookies, exchange and message id.
  [[nodiscard]] std::optional<Bytes> add(TimePoint now, Ipv4Address source,
                                         const wire::IsakmpMessageView& carrier);
  void clear();

 private:
  FragmentBudget* budget_;
  Ipv4Address source_;
  wire::IsakmpHeader header_;
  std::uint16_t id_ = 0;
  TimePoint since_{};
  std::map<std::uint8_t, Bytes> pieces_;
  std::uint8_t last_ = 0;  ///< number of the last one; 0: not here yet
  std::size_t octets_ = 0;
};

}  // namespace drawbridge::ike
