// SPDX-License-Identifier: GPL-3.0-or-later
// Hands each notice of the service to the session it is for, and says which headend the manager works on: the
// one of the service in this program, or one behind another link.
#pragma once

#include <functional>
#include <memory>

#include "ui/bridge/client_session.h"
#include "ui/bridge/headend_session.h"

namespace drawbridge::ui {

/// A headend elsewhere: the wire to it, and how the wire stands.
struct HeadendPlace {
  enum class State : std::uint8_t {
    connecting,
    connected,
    lost,   ///< another attempt follows
    ended,  ///< there is none, or it does not let us in
  };
  std::unique_ptr<ipc::ServiceLink> link;
  /// Tells each change, with a sentence for people; the present state at once.
  std::function<void(std::function<void(State, const QString& sentence)>)> watch;
};

class Bridge {
 public:
  /// Becomes the receiver of `link`, which must outlive the bridge.
  explicit Bridge(ipc::ServiceLink& link);
  ~Bridge();
  Bridge(const Bridge&) = delete;
  Bridge& operator=(const Bridge&) = delete;

  [[nodiscard]] ClientSession& client() { return client_; }
  [[nodiscard]] HeadendSession& headend() { return headend_; }

  /// The manager works on the headend behind `link` from now on; the client stays where it is.
  void manage(std::unique_ptr<ipc::ServiceLink> link);
  /// Back to the headend of the service in this program, as it stands.
  void manageOwn();
  [[nodiscard]] bool managesOwn() const { return other_ == nullptr; }
  /// The wire to the other headend was lost: it may have restarted, so nothing is taken for known.
  void otherLost();

 private:
  ipc::ServiceLink& link_;
  std::unique_ptr<ipc::ServiceLink> other_;
  ClientSession client_;
  HeadendSession headend_;
  // How the own headend stands while another one is managed.
  ipc::HeadendState state_;
  ipc::RunningConfig running_;
  ipc::HeadendSnapshot snapshot_;
};

}  // namespace drawbridge::ui
