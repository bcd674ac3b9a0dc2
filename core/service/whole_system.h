// SPDX-License-Identifier: GPL-3.0-or-later
// A connection's hold on this machine, through the privileged helper: the low UDP ports, raw ESP, a TUN
// device with address, routes and name servers, the IPv6 block and the kill switch. One request at a time, in
// order; closing the pipe undoes everything. Belongs to the service's thread, which has an event loop of Qt.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "base/result.h"
#include "client/end_detail.h"
#include "client/reason.h"
#include "net/linux/descriptor.h"
#include "privilege/helper_link.h"

class QSocketNotifier;

namespace drawbridge::service {

class WholeSystem {
 public:
  /// The sockets that could be had: each may be empty, when others have the port.
  struct SocketsOpened {
    net::Descriptor ike, natt, esp;
    std::vector<client::EndDetail> problems;  ///< what could not be had and why; empty if all is there
  };
  struct Configured {
    net::Descriptor tun;  ///< empty when the device of before goes on
    std::string device;
  };
  /// It goes on without: for the log.
  struct Warning {
    client::Reason reason{};
    std::string text;
  };
  /// The end: nothing is asked any more.
  struct Failed {
    client::Reason reason{};
    client::EndDetail detail;
  };
  /// The kill switch was paused or set again; `problem` is a sentence if that failed.
  struct KillSwitchSet {
    bool suspended = false;
    std::string problem;
  };
  using Event = std::variant<SocketsOpened, Configured, Warning, Failed, KillSwitchSet>;

  /// `wake` is called when something waits for run(); it must not call back at once.
  explicit WholeSystem(std::function<void()> wake);
  ~WholeSystem();
  WholeSystem(const WholeSystem&) = delete;
  WholeSystem& operator=(const WholeSystem&) = delete;

  /// The helper of DRAWBRIDGE_HELPER, else the installed one; without polkit for root.
  [[nodiscard]] static privilege::HelperCommand command();
  [[nodiscard]] static bool is_available() { return privilege::HelperLink::available(command()); }

  /// Starts the helper unless it runs, and asks for the sockets: SocketsOpened or Failed follows.
  void open_sockets();
  /// What to ask once the device's name is known, in order (client/route_plan.h); why that cannot be.
  using Plan = std::function<Result<std::vector<privilege::Request>, Failed>(const std::string& device)>;
  /// Opens the device unless it is there, and asks what the plan says. Configured or Failed follows.
  void configure(Plan plan);
  /// Takes back what configure() did; the kill switch may stay.
  void undo(bool keep_kill_switch);
  /// Takes everything back and ends the helper.
  void close();
  [[nodiscard]] bool is_open() const { return link_ != nullptr; }
  /// Pauses the kill switch that stands, or sets it again: KillSwitchSet follows. One that a later plan wants
  /// is not set while it is paused.
  void suspend_kill_switch(bool suspended);
  [[nodiscard]] bool has_kill_switch() const { return kill_switch_stands_; }
  [[nodiscard]] bool is_kill_switch_suspended() const { return kill_switch_suspended_; }

  void run();
  [[nodiscard]] std::optional<Event> poll_event();

 private:
  void ask(privilege::Request request) { requests_.push_back(std::move(request)); }
  void ask_plan();
  void send_next();
  void take(const privilege::Request& asked, privilege::Received received);
  void fail(client::Reason reason, client::EndDetail detail);
  void link_failed(privilege::LinkError error);

  std::function<void()> wake_;
  std::unique_ptr<privilege::HelperLink> link_;
  std::unique_ptr<QSocketNotifier> notifier_;
  std::deque<privilege::Request> requests_;  ///< the first one is under way while the link is busy
  bool has_answered_ = false;
  Plan plan_;
  SocketsOpened sockets_;
  bool sockets_wanted_ = false;
  Configured configured_;
  bool configure_wanted_ = false;
  std::string device_;
  std::optional<privilege::KillSwitch> kill_switch_;  ///< of the last plan
  bool kill_switch_stands_ = false;
  bool kill_switch_suspended_ = false;
  bool kill_switch_wanted_ = false;  ///< suspend_kill_switch() waits for the answer
  std::deque<Event> events_;
};

}  // namespace drawbridge::service
