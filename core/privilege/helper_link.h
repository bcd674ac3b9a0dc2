// SPDX-License-Identifier: GPL-3.0-or-later
// The asker's end of the pipe to the privileged helper. Nothing here waits unless its name says so: an event
// loop watches descriptor() and calls receive(). One request is under way at a time. Closing the link is what
// undoes everything, so it lives as long as the connection does.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>

#include "base/descriptor.h"
#include "privilege/helper_messages.h"

namespace drawbridge::privilege {

inline constexpr const char* kInstalledHelper = "/usr/libexec/drawbridge-helper";
inline constexpr const char* kHelperSocket = "/run/drawbridge-helper/socket";

/// How the helper is started. The pipe is its standard input.
struct HelperCommand {
  std::string helper = kInstalledHelper;  ///< absolute path
  /// By pkexec, which asks the user; otherwise as it is, which needs the privilege already.
  bool by_polkit = true;
};

enum class LinkError : std::uint8_t {
  not_installed,  ///< no such program, or not absolute
  no_polkit,      ///< pkexec is not on this machine
  system,         ///< no socket pair, no process; errno says why
  busy,           ///< a request is under way
  closed,         ///< the helper ended, or the user declined (see LinkEnd)
  timed_out,
  nonsense,  ///< what came is not an answer to what was asked
};
[[nodiscard]] std::string_view name_of(LinkError error);

/// Why the helper ended, as far as its exit status tells.
enum class LinkEnd : std::uint8_t { running, finished, dismissed, not_authorized, failed, killed };

struct Received {
  Answer answer;
  Descriptor descriptor;  ///< valid exactly if answer.with_descriptor
};

class HelperLink {
 public:
  /// Is there a helper to start? Cheap; asks nobody.
  [[nodiscard]] static bool available(const HelperCommand& command = {});
  [[nodiscard]] static Result<HelperLink, LinkError> start(const HelperCommand& command = {});
  /// To the socket at which systemd starts a helper for each connection; for the daemon.
  [[nodiscard]] static Result<HelperLink, LinkError> connect(const std::string& path = kHelperSocket);
  /// An open SOCK_SEQPACKET socket with a helper at its other end.
  explicit HelperLink(Descriptor socket, pid_t child = -1);

  HelperLink(HelperLink&& other) noexcept;
  HelperLink& operator=(HelperLink&& other) noexcept;
  /// Closes the pipe, then waits at most two seconds for the helper to have undone its work.
  ~HelperLink();

  /// Readable when receive() has something, also when the helper ended. -1 once closed.
  [[nodiscard]] int descriptor() const { return socket_.get(); }
  [[nodiscard]] bool busy() const { return pending_.has_value(); }
  [[nodiscard]] bool closed() const { return !socket_.valid(); }

  [[nodiscard]] std::optional<LinkError> send(const Request& request);
  /// The answer to what was sent; nothing while it is not there yet.
  [[nodiscard]] std::optional<Result<Received, LinkError>> receive();
  /// send and receive, waiting; a user may have to type a password before the first answer.
  [[nodiscard]] Result<Received, LinkError> ask_waiting(
      const Request& request, std::chrono::milliseconds limit = std::chrono::minutes{2});
  /// Closes the pipe and waits for the helper's end. LinkEnd::running: it took longer than `limit`.
  LinkEnd close_waiting(std::chrono::milliseconds limit = std::chrono::seconds{20});
  /// How it ended. Once the pipe is closed it waits at most a quarter of a second to know.
  [[nodiscard]] LinkEnd end();

 private:
  Descriptor socket_;
  pid_t child_ = -1;
  LinkEnd end_ = LinkEnd::running;
  std::optional<Operation> pending_;
};

}  // namespace drawbridge::privilege
