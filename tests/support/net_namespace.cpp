// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/net_namespace.h"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <cstdlib>

namespace drawbridge::testing {

NetNamespace::NetNamespace() {
  const int before = ::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
  if (before < 0) return;
  if (::unshare(CLONE_NEWNET) != 0 || !ip("link set lo up")) {
    ::setns(before, CLONE_NEWNET);
    ::close(before);
    return;
  }
  before_ = before;
}

NetNamespace::~NetNamespace() {
  if (before_ < 0) return;
  ::setns(before_, CLONE_NEWNET);
  ::close(before_);
}

bool NetNamespace::ip(const std::string& words) {
  // The child inherits the namespace of the thread that makes it.
  return std::system(("ip " + words + " 2>/dev/null").c_str()) == 0;
}

}  // namespace drawbridge::testing
