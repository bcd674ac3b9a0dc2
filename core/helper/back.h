// SPDX-License-Identifier: GPL-3.0-or-later
// The second process of the helper and the words between the two. The back does what needs a tool or a file,
// one task at a time; when the front ends without having tidied up, the back does it.
#pragma once

#include "helper/journal.h"
#include "helper/netlink.h"
#include "privilege/helper_messages.h"

namespace drawbridge::helper {

/// SetDns, BlockIpv6 or KillSwitch, as checked by the front.
struct ApplyTask {
  privilege::Request request;
  std::vector<Prefix> attached;  ///< networks this machine is directly attached to
};
struct UndoTask {
  Entry entry;
};
struct UndoAbandonedTask {};
using Task = std::variant<ApplyTask, UndoTask, UndoAbandonedTask>;

[[nodiscard]] Bytes write_task(const Task& task);
[[nodiscard]] std::optional<Task> read_task(ByteView record);

/// Until the front closes its end. The exit status: 0, or 1 if something could not be taken back.
[[nodiscard]] int run_back(Descriptor front, Journal journal);

/// The front's end.
class BackLink {
 public:
  explicit BackLink(Descriptor socket) : socket_(std::move(socket)) {}
  /// ErrorCode::system if the back is not there any more.
  [[nodiscard]] privilege::Answer ask(const Task& task, privilege::Operation to);

 private:
  Descriptor socket_;
};

}  // namespace drawbridge::helper
