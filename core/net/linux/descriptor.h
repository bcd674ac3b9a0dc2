// SPDX-License-Identifier: GPL-3.0-or-later
// What a system call said when it refused; the descriptors of ports are base/descriptor.h.
#pragma once

#include <string>
#include <string_view>

#include "base/descriptor.h"

namespace drawbridge::net {

using drawbridge::Descriptor;

/// A system call that failed: which one, and errno.
struct SystemError {
  std::string_view call;  ///< a literal: "bind", "open /dev/net/tun"
  int code = 0;           ///< errno

  /// The address and port, or the name of the TUN device, belong to another program.
  [[nodiscard]] bool is_in_use() const;
  [[nodiscard]] bool is_permission() const;
  /// "bind: Address already in use"
  [[nodiscard]] std::string text() const;
  bool operator==(const SystemError&) const = default;
};

/// With errno as it is now.
[[nodiscard]] SystemError system_error(std::string_view call);

/// Non-blocking and closed on exec, whatever it was.
[[nodiscard]] bool make_non_blocking(int descriptor);

}  // namespace drawbridge::net
