// SPDX-License-Identifier: GPL-3.0-or-later
// A Service on a thread of its own, driven by Qt's event loop; the ipc messages cross as values.
#pragma once

#include <QThread>
#include <deque>
#include <memory>

#include "ipc/service_link.h"
#include "service/service.h"

namespace drawbridge::service {

class ServiceThread final : public ipc::ServiceLink {
 public:
  /// Starts the thread. Made and used on one thread with an event loop, the people's; notices arrive there.
  explicit ServiceThread(ServiceOptions options);
  /// Ends the connection and the headend in order, then the thread.
  ~ServiceThread() override;

  void send(ipc::Request request) override;
  void set_receiver(std::function<void(const ipc::Notice&)> receiver) override;

 private:
  class Worker;
  class Mailbox;

  std::unique_ptr<Mailbox> mailbox_;
  QThread thread_;
  Worker* worker_;
};

/// Where programs keep things: the user's configuration folder (entries) and data folder (startup
/// configuration).
struct Folders {
  std::string profiles;
  std::string startup_configuration;
  std::string accounting_records;  ///< a folder
};
[[nodiscard]] Folders user_folders();
/// Service options of a program: today's date, the user's folders.
[[nodiscard]] ServiceOptions program_options();

}  // namespace drawbridge::service
