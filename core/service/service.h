// SPDX-License-Identifier: GPL-3.0-or-later
// The service without its thread: the lab network, the client's machine and the headend, moved by requests
// and by time. A thread drives it in the programs (service_thread.h), a test on virtual time.
#pragma once

#include <deque>
#include <map>
#include <memory>

#include "ipc/control_messages.h"
#include "lab/network.h"
#include "lab/text_client.h"
#include "service/client_machine.h"
#include "service/headend_desk.h"
#include "service/real_clients.h"

class QObject;

namespace drawbridge::service {

struct ServiceOptions {
  WallTime wall_epoch;       ///< the date of TimePoint zero
  std::string startup_path;  ///< empty: the startup configuration is not kept
  lab::LabOptions lab;
  ike::Limits limits;
  /// Where accounting records wait for their servers; empty: in memory.
  std::string accounting_folder;
  aaa::QueueLimits accounting_limits{};
  bool accounting_full_refuses = false;  ///< headend::Settings
  /// HeadendMachine::Options; the thread needs an event loop of Qt then
  bool real_servers = false;
  std::string application_version = "Drawbridge " DRAWBRIDGE_VERSION;
  std::function<void(ike::InitiatorConfig&)> edit_offer;  ///< client::ConnectionSettings
  /// Where entries find certificates and authorities; empty: the user's own
  /// (client::user_certificate_folder).
  std::string certificate_folder;
  std::shared_ptr<const ike::CertificateConfig> headend_certificates;  ///< headend::Settings
  /// Entries whose host is not the lab's go to the real network; needs an event loop of Qt. Without it every
  /// entry goes to the lab.
  bool real_network = false;
  /// Of the entries' files, where a gateway's list of other gateways is kept; empty: it is told alone.
  std::string profile_folder{};
  std::map<std::uint16_t, std::uint16_t> gateway_ports{};  ///< RealClientOptions
};

class Service {
 public:
  /// `random` must outlive the service. There is one lab network a process: one Service at a time.
  Service(ServiceOptions options, Random& random, TimePoint now);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  void handle(TimePoint now, ipc::Request request);
  /// Delivers packets and runs timers until nothing is due at `now`.
  void step(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;
  [[nodiscard]] std::optional<ipc::Notice> poll_notice();
  /// Called when a socket waits for step(); it must not call back at once, but may from the event loop.
  void set_wake(std::function<void()> wake) { wake_ = std::move(wake); }

  // For the command line and tests, which see more of the lab than people do.
  [[nodiscard]] lab::LabNetwork& lab() { return *lab_; }
  [[nodiscard]] ClientMachine& client() { return *client_; }
  [[nodiscard]] HeadendMachine* headend() { return desk_->machine(); }
  /// The one that was connected last; null until an entry went to the real network.
  [[nodiscard]] RealClient* real_client() { return real_ ? real_->latest() : nullptr; }
  /// The lab's stored accounting records as the note's report shows them (pix-behaviour.md 7).
  [[nodiscard]] std::string accounting_report() const;

 private:
  struct Fetch;

  void handle_one(TimePoint now, ipc::Connect& request);
  void handle_one(TimePoint now, ipc::AnswerPrompt& request);
  void handle_one(TimePoint now, ipc::CancelPrompt& request);
  void handle_one(TimePoint now, ipc::AnswerBanner& request);
  void handle_one(TimePoint now, ipc::Disconnect& request);
  void handle_one(TimePoint now, ipc::SuspendFirewall& request);
  void handle_one(TimePoint now, ipc::ResetStatistics& request);
  void handle_one(TimePoint now, ipc::SetLogLevel& request);
  void handle_one(TimePoint now, ipc::RecordSession& request);
  void handle_one(TimePoint now, ipc::SaveRecording& request);
  void handle_one(TimePoint now, ipc::ResolveName& request);
  void handle_one(TimePoint now, ipc::FetchPage& request);
  void handle_one(TimePoint now, ipc::ConnectCompanion& request);
  void handle_one(TimePoint now, ipc::OpenTerminal& request);
  void handle_one(TimePoint now, ipc::TerminalLine& request);
  void handle_one(TimePoint now, ipc::AskClient& request);
  void handle_one(TimePoint now, ipc::CloseTerminal& request);

  void tell(ipc::Notice notice) { notices_.push_back(std::move(notice)); }
  bool run_client(TimePoint now);
  /// What any client says goes to the people, and is kept for those who ask later.
  void pass_on(TimePoint now, client::Event event);
  [[nodiscard]] client::Reach reach_of(const client::Profile& profile) const;
  /// Of the real network: the one that is named or asks, or was connected last; null if the lab's is meant.
  [[nodiscard]] RealClient* real_asking(const std::string& entry, client::State state);
  /// The one that was connected last, on the lab or on the real network.
  [[nodiscard]] client::Connection& present_connection();
  [[nodiscard]] client::Statistics client_statistics(TimePoint now) const;
  [[nodiscard]] std::vector<ipc::ClientConnection> connections(TimePoint now) const;
  void keep_backup_servers(TimePoint now, const client::BackupServers& told);
  /// A client's computer on the outside wire.
  [[nodiscard]] ClientMachineOptions client_machine(Ipv4Address address) const;
  void make_companion();
  [[nodiscard]] tcpip::Host& host_of(ipc::LabHost who, Ipv4Address to);
  bool run_companion(TimePoint now);
  bool run_terminals();
  bool run_fetches(TimePoint now);
  void run_second(TimePoint now);
  void describe_lab(ipc::HeadendState& state) const;

  ServiceOptions options_;
  Random& random_;
  std::unique_ptr<lab::LabNetwork> lab_;
  std::unique_ptr<ClientMachine> client_;
  std::unique_ptr<RealClients> real_;  ///< made when it is first asked for
  bool on_real_network_ = false;       ///< the last connection went there
  bool records_ = false;
  std::map<client::LogClass, int> log_levels_;
  std::function<void()> wake_;
  std::unique_ptr<QObject> context_;          ///< of callbacks: none comes after it is gone
  std::unique_ptr<ClientMachine> companion_;  ///< made when it is first asked for
  ipc::CompanionState companion_state_;
  struct Terminal {
    Terminal(tcpip::Host& host, const Endpoint& to) : client(host, to) {}
    lab::TextClient client;
    std::size_t told = 0;  ///< octets of its text
  };
  std::map<std::uint64_t, std::unique_ptr<Terminal>> terminals_;  ///< by people's number
  std::vector<std::unique_ptr<Fetch>> fetches_;
  std::unique_ptr<HeadendDesk> desk_;
  std::deque<ipc::Notice> notices_;
  client::StateChange last_state_;
  client::StateChange lab_state_;
  ipc::ClientProxy last_proxy_;
  std::vector<ipc::ClientNote> notes_;
  std::deque<client::LogRecord> kept_log_;
  std::uint64_t log_number_ = 0;
  std::optional<TimePoint> next_second_;
};

}  // namespace drawbridge::service
