// SPDX-License-Identifier: GPL-3.0-or-later
// The connections of this machine's real network, one for each entry. Those for programs of the proxy stand
// side by side; those for the whole system too, as long as no network is in the tunnel of two.
#pragma once

#include <memory>
#include <vector>

#include "service/real_client.h"

namespace drawbridge::service {

class RealClients {
 public:
  /// As RealClient.
  RealClients(tcpip::Stack& stack, Random& random, RealClientOptions options, std::function<void()> wake);
  ~RealClients();
  RealClients(const RealClients&) = delete;
  RealClients& operator=(const RealClients&) = delete;

  /// Ends with 408/409 while the entry's own is going on, and with 1005 when another one excludes it.
  void connect(TimePoint now, const client::Profile& profile, client::ConnectSecrets secrets,
               client::Reach reach);
  /// Of this entry; without a name all of them.
  void disconnect(TimePoint now, const std::string& entry);
  void suspend_firewall(bool suspended);
  void record(bool on);
  void set_log_level(client::LogClass log_class, int level);

  /// Of this entry; without a name latest(). Null: none.
  [[nodiscard]] RealClient* find(const std::string& entry);
  /// Of this entry; without a name the first one in this state, else latest().
  [[nodiscard]] RealClient* asking(const std::string& entry, client::State state);
  /// The one that was connected last, of those that are going on if any is.
  [[nodiscard]] RealClient* latest() const;
  [[nodiscard]] const std::vector<std::unique_ptr<RealClient>>& all() const { return clients_; }

  bool run(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;
  [[nodiscard]] std::optional<client::Event> poll_event();
  [[nodiscard]] std::optional<ipc::ClientProxy> poll_proxy();
  /// What became of suspend_firewall(), once every connection has answered.
  [[nodiscard]] std::optional<ipc::ClientFirewall> poll_firewall();

 private:
  void tell_of_shared_gateways();
  RealClient& client_for(const std::string& entry);
  /// Why `profile` cannot be connected beside the others; nothing if it may be tried.
  [[nodiscard]] std::optional<client::EndDetail> excluded_by_another(const client::Profile& profile,
                                                                     client::Reach reach) const;
  [[nodiscard]] std::vector<OtherTunnel> tunnels_beside(const RealClient& one) const;

  tcpip::Stack& stack_;
  Random& random_;
  RealClientOptions options_;
  std::function<void()> wake_;
  std::vector<std::unique_ptr<RealClient>> clients_;  ///< oldest first
  RealClient* latest_ = nullptr;
  bool records_ = false;
  std::map<client::LogClass, int> log_levels_;
  std::deque<client::Event> events_;
  std::optional<ipc::ClientFirewall> firewall_;
};

}  // namespace drawbridge::service
