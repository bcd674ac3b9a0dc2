// SPDX-License-Identifier: GPL-3.0-or-later
// People of this machine at a service, over a socket in the file system: the service's side. Several at once:
// what happens is told to all of them, what one asked for (a console, a push, a trace) to that one only.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "ipc/control_messages.h"

namespace drawbridge::service {

class LocalServer {
 public:
  struct Options {
    std::string path;
    /// Members may come in besides root and the user that runs this; empty, or no such group: nobody else.
    std::string group;
    std::size_t most_people = 32;
    std::size_t most_waiting = std::size_t{64} << 20;  ///< octets, of one who does not read
  };
  using Handler = std::function<void(ipc::Request)>;

  /// Needs an event loop of Qt on this thread. Makes the folder of the socket if it is not there (mode 0700,
  /// or 0750 where a group may come in), and takes the place of a socket that nobody listens at. The error is
  /// a sentence.
  [[nodiscard]] static Result<std::unique_ptr<LocalServer>, std::string> open(Options options,
                                                                              Handler handler);
  ~LocalServer();
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;

  void tell(const ipc::Notice& notice);
  [[nodiscard]] std::size_t people() const;
  /// The notice answers one of them, not the program that has the service.
  [[nodiscard]] static bool is_for_people(const ipc::Notice& notice);

 private:
  class Impl;
  explicit LocalServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Where a person's own window listens for drawbridgectl: in XDG_RUNTIME_DIR; empty without one.
[[nodiscard]] std::string user_socket_path();
/// Where drawbridged listens.
inline constexpr std::string_view kDaemonSocket = "/run/drawbridge/control";

}  // namespace drawbridge::service
