// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ipc/service_link.h"
#include "service/local_server.h"
#include "service/service_thread.h"

namespace drawbridge::ctl {

/// A service of this process, which others of this user can ask as well.
class OwnService final : public ipc::ServiceLink {
 public:
  OwnService();
  void send(ipc::Request request) override { thread_.send(std::move(request)); }
  void set_receiver(std::function<void(const ipc::Notice&)> receiver) override {
    receiver_ = std::move(receiver);
  }
  /// Until connections that others began through this process have ended; an interrupt ends them.
  void wait_for_others();
  /// Why nobody else can reach it; empty if they can.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  void take(const std::vector<ipc::ClientConnection>& list);

  service::ServiceThread thread_;
  std::unique_ptr<service::LocalServer> server_;
  std::function<void(const ipc::Notice&)> receiver_;
  std::string problem_;
  std::vector<std::string> others_;  ///< entries whose connections are not at their end
  QEventLoop loop_;
};

}  // namespace drawbridge::ctl
