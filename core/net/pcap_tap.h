// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what passes a Segment as a pcap capture of raw IPv4 packets (link type 101).
#pragma once

#include <functional>
#include <string>

#include "base/bytes.h"
#include "base/clock.h"
#include "wire/pcap.h"

namespace drawbridge::net {

/// Collects packets in memory. Times in the capture are `epoch` plus the program's time.
class PcapTap {
 public:
  explicit PcapTap(WallTime epoch = {});

  void packet(TimePoint now, ByteView packet);
  /// For Segment::set_tap; the tap must outlive the segment's use of it.
  [[nodiscard]] std::function<void(TimePoint, ByteView)> sink();

  [[nodiscard]] std::size_t packets() const { return packets_; }
  /// The whole capture: file header and records.
  [[nodiscard]] const Bytes& capture() const { return writer_.file(); }
  /// Writes the capture; false if the file cannot be written.
  [[nodiscard]] bool save(const std::string& path) const;

 private:
  WallTime epoch_;
  wire::PcapWriter writer_;
  std::size_t packets_ = 0;
};

}  // namespace drawbridge::net
