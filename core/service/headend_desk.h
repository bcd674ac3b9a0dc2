// SPDX-License-Identifier: GPL-3.0-or-later
// What people ask of a headend and what they are told of it: starts and stops, consoles, pushes, snapshots.
// The same for the headend of the lab (service.h) and for one on real interfaces (real_headend.h).
#pragma once

#include <map>
#include <memory>

#include "ipc/control_messages.h"
#include "service/accounting_files.h"
#include "service/headend_machine.h"
#include "service/push_job.h"
#include "service/startup_store.h"

namespace drawbridge::service {

class HeadendDesk {
 public:
  struct Options {
    WallTime wall_epoch;              ///< the date of TimePoint zero
    std::string startup_path;         ///< empty: the startup configuration is not kept
    std::string first_configuration;  ///< the text to begin with where there is no startup configuration
    ike::Limits limits;
    std::string accounting_folder;  ///< ServiceOptions
    aaa::QueueLimits accounting_limits{};
    bool accounting_full_refuses = false;
    std::shared_ptr<const ike::CertificateConfig> certificates;  ///< headend::Settings
    ike::GatewayQuirks quirks{};                                 ///< the same
    bool real_servers = false;  ///< HeadendMachine::Options, as the next three
    bool real_outside = false;
    bool real_inside = true;
    std::function<void()> on_news;
    std::function<void(Descriptor, const Endpoint& from, const Endpoint& to)> take_ssh;
    std::function<void(Bytes)> take_outside, take_inside;
    /// Adds what the surroundings know: the diagram, credentials.
    std::function<void(ipc::HeadendState&)> describe;
    /// Carries what is under way on the wires: the Deletes of a headend that stops.
    std::function<void(TimePoint)> carry;
    /// Carries out headend::ChangeKey; null: nobody keeps keys.
    std::function<void(std::optional<int> bits)> change_key;
    /// What a console prints that was not opened here (SSH).
    std::function<void(const headend::ConsoleOutput&)> other_console;
    /// The machine is there, or there no more (null): the surroundings plug in their ends.
    std::function<void(HeadendMachine*)> changed;
  };
  using Tell = std::function<void(ipc::Notice)>;

  /// `random` and what `wires` refers to must outlive it.
  HeadendDesk(Options options, Random& random, HeadendMachine::Wires wires, Tell tell);
  ~HeadendDesk();
  HeadendDesk(const HeadendDesk&) = delete;
  HeadendDesk& operator=(const HeadendDesk&) = delete;

  void handle_one(TimePoint now, ipc::StartHeadend& request);
  void handle_one(TimePoint now, ipc::StopHeadend& request);
  void handle_one(TimePoint now, ipc::OpenConsole& request);
  void handle_one(TimePoint now, ipc::ConsoleInput& request);
  void handle_one(TimePoint now, ipc::CloseConsole& request);
  void handle_one(TimePoint now, ipc::AskCompletions& request);
  void handle_one(TimePoint now, ipc::Push& request);
  void handle_one(TimePoint now, ipc::ConfirmPush& request);
  void handle_one(TimePoint now, ipc::UndoPush& request);
  void handle_one(TimePoint now, ipc::SaveToStartup& request);
  void handle_one(TimePoint now, ipc::ClearSession& request);
  void handle_one(TimePoint now, ipc::ClearUauth& request);
  void handle_one(TimePoint now, ipc::TracePacket& request);
  void handle_one(TimePoint now, ipc::WatchHeadend& request);
  void handle_one(TimePoint now, ipc::ClearTranslations& request);
  void handle_one(TimePoint now, ipc::ClearConnection& request);
  /// Whether a request is one of these.
  template <class T>
  static constexpr bool handles = requires(HeadendDesk& desk, TimePoint now, T& request) {
    desk.handle_one(now, request);
  };

  // The steps of whoever drives it; each is true if anything was done.
  bool run_timers(TimePoint now);
  bool take_news(TimePoint now);
  bool run(TimePoint now);
  /// Once a turn, after the rest: the push that ran out of time, the snapshot of each second.
  void run_second(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  void tell_state(TimePoint now);
  [[nodiscard]] HeadendMachine* machine() { return headend_.get(); }

 private:
  void tell(ipc::Notice notice) { tell_(std::move(notice)); }
  void tell_running_config(bool by_console);
  void tell_snapshot(TimePoint now);

  Options options_;
  Random& random_;
  HeadendMachine::Wires wires_;
  Tell tell_;
  StartupStore startup_;
  std::optional<pix::Config> startup_config_;
  std::unique_ptr<AccountingFiles> accounting_files_;
  std::unique_ptr<HeadendMachine> headend_;
  TimePoint headend_started_{};
  std::map<std::uint64_t, std::uint64_t> consoles_;  ///< people's number -> the headend's
  std::unique_ptr<PushJob> push_;
  bool watches_details_ = false;
  std::optional<TimePoint> next_second_;
  struct Traffic {
    std::uint64_t to_client = 0, from_client = 0;
  };
  std::map<std::uint64_t, Traffic> traffic_;  ///< last seen, by session
  headend::AccountingState accounting_;
  Traffic total_;  ///< of all sessions there were
};

}  // namespace drawbridge::service
