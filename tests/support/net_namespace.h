// SPDX-License-Identifier: GPL-3.0-or-later
// A network namespace of the test's own: the calling thread lives in it while this exists. Needs root.
#pragma once

#include <string>

namespace drawbridge::testing {

class NetNamespace {
 public:
  /// Empty but for a loopback interface, which is up.
  NetNamespace();
  ~NetNamespace();
  NetNamespace(const NetNamespace&) = delete;
  NetNamespace& operator=(const NetNamespace&) = delete;

  /// False without the privilege.
  [[nodiscard]] bool works() const { return before_ >= 0; }
  /// Runs `ip` with these words inside. False if it failed.
  static bool ip(const std::string& words);

 private:
  int before_ = -1;
};

}  // namespace drawbridge::testing
