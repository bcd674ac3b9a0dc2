// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace drawbridge::net {

bool SystemError::is_in_use() const {
  return code == EADDRINUSE || code == EBUSY || code == EEXIST;
}

bool SystemError::is_permission() const {
  return code == EPERM || code == EACCES;
}

std::string SystemError::text() const {
  return std::string(call) + ": " + std::generic_category().message(code);
}

SystemError system_error(std::string_view call) {
  return {call, errno};
}

bool make_non_blocking(int descriptor) {
  const int flags = ::fcntl(descriptor, F_GETFL);
  return flags >= 0 && ::fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0 &&
         ::fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0;
}

}  // namespace drawbridge::net
