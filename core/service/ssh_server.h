// SPDX-License-Identifier: GPL-3.0-or-later
// The headend's console over SSH (libssh). Each connection has a thread of its own, which speaks SSH and
// nothing else: who may come in and what a password is worth is asked of the owner's thread, and octets go to
// and fro by queues. Passwords only; no forwarding and no files: the console, or one command at it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/descriptor.h"
#include "base/ip.h"
#include "base/result.h"
#include "base/secret.h"

namespace drawbridge::service {

class SshServer {
 public:
  /// All are called on the owner's thread.
  struct Callbacks {
    /// Before a single octet is read. False: the connection is reset.
    std::function<bool(const Endpoint& from, const Endpoint& to)> permits;
    /// Somebody tries a password; the answer is answer().
    std::function<void(std::uint64_t session, Ipv4Address from, const std::string& user, Secret password)>
        tries;
    /// The one who logged in has a terminal: from now on octets come and go.
    std::function<void(std::uint64_t session)> opened;
    /// The one who logged in sent one command instead ("ssh host command").
    std::function<void(std::uint64_t session, const std::string& command)> commanded;
    std::function<void(std::uint64_t session, const std::string& characters)> typed;
    /// The other end sends no more.
    std::function<void(std::uint64_t session)> finished;
    /// Gone: nothing more is said of it.
    std::function<void(std::uint64_t session)> closed;
  };
  static constexpr std::size_t kMostSessions = 5;

  /// `key_file` holds the host key, mode 0600; it is made (ssh_key.h) if it is not there, which takes a
  /// moment. Needs an event loop of Qt on this thread. The error is a sentence.
  [[nodiscard]] static Result<std::unique_ptr<SshServer>, std::string> open(const std::string& key_file,
                                                                            Callbacks callbacks);
  /// Ends all sessions.
  ~SshServer();
  SshServer(const SshServer&) = delete;
  SshServer& operator=(const SshServer&) = delete;

  /// Listens there too; a sentence if it cannot, else empty. Once for each address and port.
  [[nodiscard]] std::string listen(const Endpoint& at);
  void stop_listening(const Endpoint& at);
  /// A connection that came another way, and that was permitted there.
  void adopt(Descriptor connection, const Endpoint& from);
  /// What a password that was tried is worth.
  void answer(std::uint64_t session, bool accepted);
  void send(std::uint64_t session, const std::string& characters);
  /// When everything that was sent has gone.
  void close(std::uint64_t session);

 private:
  class Impl;
  explicit SshServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace drawbridge::service
