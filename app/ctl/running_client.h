// SPDX-License-Identifier: GPL-3.0-or-later
// The process that owns this user's connection, asked over its socket: a window, or "drawbridgectl connect".
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "service/local_link.h"

namespace drawbridge::ctl {

class RunningClient {
 public:
  RunningClient() = default;

  /// One attempt; false if nobody is there, or will not have us.
  [[nodiscard]] bool reach();
  /// Sends and runs the event loop until `is_answer` takes a notice, or the time is over, or the other end
  /// goes.
  [[nodiscard]] bool ask(ipc::Request request, const std::function<bool(const ipc::Notice&)>& is_answer,
                         std::chrono::milliseconds limit = std::chrono::seconds{10});
  [[nodiscard]] std::optional<ipc::ClientReport> report(bool with_log = false);
  [[nodiscard]] ipc::ServiceLink& link() { return *link_; }
  [[nodiscard]] bool is_lost() const { return link_->state() != service::LocalLink::State::connected; }
  /// The link, for one who goes on with it.
  [[nodiscard]] std::unique_ptr<service::LocalLink> take() { return std::move(link_); }

 private:
  std::unique_ptr<service::LocalLink> link_;
};

}  // namespace drawbridge::ctl
