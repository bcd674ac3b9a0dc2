// SPDX-License-Identifier: GPL-3.0-or-later
// A service of this program that other programs of its user may ask as well, over the socket of a person's
// own window (drawbridgectl stat, disconnect ...). What they asked for is told to them alone.
#pragma once

#include <memory>
#include <string>

#include "ipc/service_link.h"
#include "service/local_server.h"

namespace drawbridge::service {

class SharedLink final : public ipc::ServiceLink {
 public:
  /// `own` must outlive it. Needs an event loop of Qt on this thread.
  SharedLink(ipc::ServiceLink& own, LocalServer::Options options);
  ~SharedLink() override;

  void send(ipc::Request request) override;
  void set_receiver(std::function<void(const ipc::Notice&)> receiver) override;
  /// Why nobody else can reach it, a sentence; empty if they can.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  void watch();

  ipc::ServiceLink& own_;
  std::unique_ptr<LocalServer> server_;
  std::function<void(const ipc::Notice&)> receiver_;
  std::string problem_;
  bool window_watches_ = false, others_watch_ = false;
};

}  // namespace drawbridge::service
