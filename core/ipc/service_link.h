// SPDX-License-Identifier: GPL-3.0-or-later
// The people's end of the wire to a service: requests go, notices come. The window and the command line see
// nothing else of it. In-process it is service::ServiceThread; tests give a fake.
#pragma once

#include <functional>

#include "ipc/control_messages.h"

namespace drawbridge::ipc {

class ServiceLink {
 public:
  virtual ~ServiceLink() = default;
  /// May be called from the people's thread only; never blocks.
  virtual void send(Request request) = 0;
  /// Called on the people's thread, in order. One receiver at a time.
  virtual void set_receiver(std::function<void(const Notice&)> receiver) = 0;
};

}  // namespace drawbridge::ipc
