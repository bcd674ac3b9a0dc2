// SPDX-License-Identifier: GPL-3.0-or-later
// Notices a black hole: a path that swallows large packets with DF and does not say so (RFC 2923). What it
// goes by is TCP inside the tunnel, which sends the same large segment again and again.
#pragma once

#include <array>
#include <cstdint>

#include "base/bytes.h"

namespace drawbridge::esp {

class StuckSegments {
 public:
  /// A packet on its way into the tunnel, or several segments as one (fastpath.md 2). True when a large
  /// segment is sent for the fourth time: then packets had better go without DF. Other packets change
  /// nothing.
  [[nodiscard]] bool sees(ByteView packet);

 private:
  struct Flow {
    std::uint64_t key = 0;
    std::uint32_t highest = 0;  ///< sequence number
    std::uint32_t again = 0;    ///< the one that was sent again last
    int times = 0;              ///< how often
  };
  /// A few at a time are enough: one that is stuck sends hardly anything.
  std::array<Flow, 16> flows_{};
};

}  // namespace drawbridge::esp
