// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/real_clients.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/timers.h"
#include "client/offer.h"

namespace drawbridge::service {

RealClients::RealClients(tcpip::Stack& stack, Random& random, RealClientOptions options,
                         std::function<void()> wake)
    : stack_(stack), random_(random), options_(std::move(options)), wake_(std::move(wake)) {}

RealClients::~RealClients() = default;

RealClient* RealClients::find(const std::string& entry) {
  if (entry.empty()) return latest();
  const auto found = std::find_if(clients_.begin(), clients_.end(),
                                  [&](const auto& each) { return each->entry() == entry; });
  return found == clients_.end() ? nullptr : found->get();
}

RealClient* RealClients::asking(const std::string& entry, client::State state) {
  if (!entry.empty()) return find(entry);
  // A question while keys are renewed stands beside `up`: then it is the one that was spoken of last.
  const auto found = std::find_if(clients_.begin(), clients_.end(),
                                  [&](const auto& each) { return each->state() == state; });
  return found == clients_.end() ? latest() : found->get();
}

RealClient* RealClients::latest() const {
  if (latest_ == nullptr || latest_->is_active()) return latest_;
  const auto active =
      std::find_if(clients_.rbegin(), clients_.rend(), [](const auto& each) { return each->is_active(); });
  return active == clients_.rend() ? latest_ : active->get();
}

RealClient& RealClients::client_for(const std::string& entry) {
  const auto own = std::find_if(clients_.begin(), clients_.end(),
                                [&](const auto& each) { return each->entry() == entry; });
  if (own != clients_.end()) {
    // Listed by when they began.
    if (!(*own)->is_active()) std::rotate(own, own + 1, clients_.end());
    return *find(entry);
  }
  std::erase_if(clients_, [&](const auto& each) {
    if (!each->may_be_forgotten()) return false;
    if (latest_ == each.get()) latest_ = nullptr;
    return true;
  });
  RealClientOptions options = options_;
  options.beside = [this](const RealClient& one) { return tunnels_beside(one); };
  clients_.push_back(std::make_unique<RealClient>(stack_, random_, std::move(options), wake_));
  RealClient& made = *clients_.back();
  made.record(records_);
  for (const auto& [log_class, level] : log_levels_) made.set_log_level(log_class, level);
  return made;
}

std::vector<OtherTunnel> RealClients::tunnels_beside(const RealClient& one) const {
  std::vector<OtherTunnel> found;
  for (const auto& each : clients_) {
    if (each.get() != &one && each->tunnel()) found.push_back(*each->tunnel());
  }
  return found;
}

std::optional<client::EndDetail> RealClients::excluded_by_another(const client::Profile& profile,
                                                                  client::Reach reach) const {
  using Kind = client::EndDetail::Kind;
  if (reach != client::Reach::whole_system) return std::nullopt;
  for (const auto& each : clients_) {
    if (each->entry() == profile.name) continue;
    const auto& tunnel = each->tunnel();
    const bool is_full = tunnel && std::any_of(tunnel->through.begin(), tunnel->through.end(),
                                               [](const Prefix& network) { return network.length == 0; });
    if (is_full) return client::EndDetail{Kind::full_tunnel_elsewhere, {profile.name, each->entry()}};
    if (each->has_firewall())
      return client::EndDetail{Kind::firewall_elsewhere, {profile.name, each->entry()}};
  }
  return std::nullopt;
}

void RealClients::connect(TimePoint now, const client::Profile& profile, client::ConnectSecrets secrets,
                          client::Reach reach) {
  if (auto why = excluded_by_another(profile, reach)) {
    client::Ended refused;
    refused.reason = client::Reason::routes_in_use;
    refused.entry = profile.name;
    refused.server = client::gateway_host(profile);
    refused.at = wall_time(options_.wall_epoch, now);
    refused.details.push_back(std::move(*why));
    events_.emplace_back(std::move(refused));
    return;
  }
  RealClient& one = client_for(profile.name);
  const bool is_second = one.is_active() && !one.is_waiting();
  one.connect(now, profile, std::move(secrets), reach);
  if (!is_second) latest_ = &one;
}

void RealClients::disconnect(TimePoint now, const std::string& entry) {
  for (const auto& each : clients_) {
    if (entry.empty() || each->entry() == entry) each->disconnect(now);
  }
}

void RealClients::suspend_firewall(bool suspended) {
  ipc::ClientFirewall answer;
  answer.suspended = suspended;
  bool any = false;
  for (const auto& each : clients_) {
    any |= each->suspend_firewall(suspended);
  }
  if (!any) {
    answer.text =
        suspended ? "No always-on firewall is set. It comes with an entry that blocks all traffic outside "
                    "the tunnel."
                  : "No always-on firewall is suspended.";
  }
  // Otherwise the helper's answer comes.
  if (!any) firewall_ = std::move(answer);
}

void RealClients::record(bool on) {
  records_ = on;
  for (const auto& each : clients_) each->record(on);
}

void RealClients::set_log_level(client::LogClass log_class, int level) {
  log_levels_[log_class] = level;
  for (const auto& each : clients_) each->set_log_level(log_class, level);
}

void RealClients::tell_of_shared_gateways() {
  for (const auto& one : clients_) {
    one->share_gateway(std::any_of(clients_.begin(), clients_.end(), [&](const auto& other) {
      if (other == one || !other->is_active() || other->reach() != client::Reach::whole_system) return false;
      // While the other one has no address yet, it may be the same gateway.
      return !one->tunnel() || !other->tunnel() || one->tunnel()->gateway == other->tunnel()->gateway;
    }));
  }
}

bool RealClients::run(TimePoint now) {
  bool any = false;
  tell_of_shared_gateways();
  for (const auto& each : clients_) {
    any |= each->run(now);
    while (auto event = each->poll_event()) events_.push_back(std::move(*event));
    if (auto answer = each->poll_firewall()) firewall_ = std::move(*answer);
  }
  return any;
}

std::optional<TimePoint> RealClients::next_timeout() const {
  std::optional<TimePoint> next;
  for (const auto& each : clients_) next = earlier(next, each->next_timeout());
  return next;
}

std::optional<client::Event> RealClients::poll_event() {
  if (events_.empty()) return std::nullopt;
  client::Event event = std::move(events_.front());
  events_.pop_front();
  return event;
}

std::optional<ipc::ClientProxy> RealClients::poll_proxy() {
  for (const auto& each : clients_) {
    if (auto proxy = each->poll_proxy()) return proxy;
  }
  return std::nullopt;
}

std::optional<ipc::ClientFirewall> RealClients::poll_firewall() {
  return std::exchange(firewall_, std::nullopt);
}

}  // namespace drawbridge::service
