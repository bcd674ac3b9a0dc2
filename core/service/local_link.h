// SPDX-License-Identifier: GPL-3.0-or-later
// People of this machine at a service, over a socket in the file system: the people's side. A window uses it
// as it uses a service in its own process.
#pragma once

#include <memory>
#include <string>

#include "ipc/service_link.h"

namespace drawbridge::service {

class LocalLink final : public ipc::ServiceLink {
 public:
  enum class State : std::uint8_t {
    connecting,
    connected,  ///< both have said hello
    lost,       ///< it was connected; another attempt follows
    absent,     ///< nobody listens there; another attempt follows
    refused,    ///< not this user, or another version: no further attempt
  };
  struct Options {
    std::string path;
    bool reconnects = true;  ///< false: one attempt
  };
  /// Needs an event loop of Qt on this thread; begins to connect there.
  explicit LocalLink(Options options);
  ~LocalLink() override;

  /// What is sent before the first connection waits for it; what is sent while the connection is lost is
  /// dropped, since the consoles and pushes it is about are gone.
  void send(ipc::Request request) override;
  void set_receiver(std::function<void(const ipc::Notice&)> receiver) override;

  /// Each change, with a sentence for people; the present state is told at once.
  void set_state_receiver(std::function<void(State, const std::string&)> receiver);
  [[nodiscard]] State state() const;
  /// What the service says it is; empty before the first connection.
  [[nodiscard]] std::string program() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace drawbridge::service
