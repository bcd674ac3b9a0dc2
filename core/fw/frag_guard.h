// SPDX-License-Identifier: GPL-3.0-or-later
// The fragment guard: the fragments of a packet go where their first one went. Nothing is put together; it
// only keeps book of what has come, and keeps back what comes before the first (pix-commands.md, fragment).
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "fw/deadlines.h"
#include "fw/packet.h"
#include "fw/routes.h"

namespace drawbridge::fw {

/// `fragment size|chain|timeout` of one interface.
struct FragmentLimits {
  int size = 200;  ///< fragments of unfinished packets at a time
  int chain = 24;  ///< fragments of one packet; 1: none at all
  Duration timeout = Seconds{5};
  bool operator==(const FragmentLimits&) const = default;
};

/// What became of a first fragment that was let through: the others get the same.
struct FragmentFate {
  Hop hop;
  Ipv4Address source;            ///< as it leaves
  Ipv4Address destination;       ///< as it leaves
  std::uint64_t connection = 0;  ///< its number; 0: none
};

/// A fragment that came before the first one of its packet and may go now.
struct HeldFragment {
  InterfaceIndex ingress = kNoInterface;
  bool from_tunnel = false;
  Bytes packet;
};

class FragmentGuard {
 public:
  struct Key {
    InterfaceIndex ingress = kNoInterface;
    bool from_tunnel = false;
    Ipv4Address source, destination;
    std::uint8_t protocol = 0;
    std::uint16_t id = 0;
    auto operator<=>(const Key&) const = default;
  };
  enum class Word : std::uint8_t {
    first,   ///< ask the checks, then call decide()
    follow,  ///< see `fate`
    wait,    ///< kept; it comes back through poll_released()
    refuse,  ///< overlapping, oversized, too many, or its first one was refused
  };
  struct Answer {
    Word word = Word::refuse;
    FragmentFate fate;
  };

  [[nodiscard]] static Key key_of(InterfaceIndex ingress, bool from_tunnel, const PacketInfo& info,
                                  ByteView packet);
  /// `packet` is a fragment that passed inspect().
  [[nodiscard]] Answer offer(TimePoint now, const Key& key, const PacketInfo& info, ByteView packet,
                             const FragmentLimits& limits);
  /// What the checks said of the first one; nothing: it was not let through.
  void decide(const Key& key, const std::optional<FragmentFate>& fate);
  [[nodiscard]] std::optional<HeldFragment> poll_released();

  /// Unfinished packets whose time is over are forgotten.
  void handle_timeout(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const { return deadlines_.next(); }
  void clear();
  /// Fragments of unfinished packets.
  [[nodiscard]] std::size_t size() const;

 private:
  struct Range {
    std::size_t first = 0, end = 0;  ///< octets of the payload
  };
  struct Set {
    std::vector<Range> ranges;
    std::size_t total = 0;  ///< octets, known with the last fragment
    bool poisoned = false;
    bool decided = false;
    std::optional<FragmentFate> fate;
    std::vector<Bytes> held;
    TimePoint end{};
    std::uint64_t number = 0;
  };
  using Sets = std::map<Key, Set>;
  void forget(Sets::iterator set);
  void finish_if_whole(Sets::iterator set);

  Sets sets_;
  std::map<std::uint64_t, Key> by_number_;
  std::map<InterfaceIndex, int> waiting_;
  Deadlines deadlines_;
  std::uint64_t next_number_ = 1;
  std::deque<HeldFragment> released_;
};

}  // namespace drawbridge::fw
