// SPDX-License-Identifier: GPL-3.0-or-later
// A recording of a connection with its keys, which a person asked for: the outer packets as a pcap capture,
// and the tables by which tshark and Wireshark decode them. Whoever has both can read what was sent, the
// password of Xauth included: it is kept in memory until it is saved, and files are written for their owner
// only.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/secret.h"
#include "ike/events.h"
#include "wire/pcap.h"

namespace drawbridge::client {

class Recording {
 public:
  /// Further packets are counted only. Octets.
  static constexpr std::size_t kMost = 64 << 20;

  explicit Recording(WallTime epoch) : epoch_(epoch) {}
  ~Recording();
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;

  /// A complete outer IPv4 packet.
  void packet(TimePoint now, ByteView packet);
  void datagram(TimePoint now, const Endpoint& from, const Endpoint& to, ByteView payload);
  void key(const ike::Phase1KeyRecord& record);
  /// A phase-2 SA that receives (`inbound`) or sends.
  void sa(const ike::ChildSa& child, bool inbound);

  [[nodiscard]] std::size_t packets() const { return packets_; }
  [[nodiscard]] std::size_t left_out() const { return left_out_; }
  [[nodiscard]] const Bytes& capture() const { return writer_.file(); }
  /// One setting a line, each for an option `-o` of tshark. Holds keys.
  [[nodiscard]] Secret decoding() const;

 private:
  WallTime epoch_;
  wire::PcapWriter writer_;
  std::size_t packets_ = 0, left_out_ = 0;
  std::string lines_;
};

/// Writes NAME.pcap and NAME.tshark for NAME = `path` without ".pcap", each whole or not at all and readable
/// by its owner only. The error is a sentence of the system's, in English.
[[nodiscard]] Result<void, std::string> save_recording(const Recording& recording, const std::string& path);

}  // namespace drawbridge::client
