// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/real_client.h"

#include <fmt/format.h>

#include <QSocketNotifier>
#include <algorithm>

#include "base/timers.h"
#include "client/offer.h"
#include "client/route_plan.h"
#include "service/outside_names.h"
#include "service/portal_check.h"

namespace drawbridge::service {

namespace {

using client::EndDetail;

client::LogRecord log_record(WallTime at, int level, std::string text) {
  client::LogRecord record;
  record.at = at;
  record.level = level;
  record.log_class = client::LogClass::cvpnd;
  record.message_id = 0x43400001;
  record.text = std::move(text);
  return record;
}

}  // namespace

RealClient::RealClient(tcpip::Stack& stack, Random& random, RealClientOptions options,
                       std::function<void()> wake)
    : stack_(stack),
      random_(random),
      options_(std::move(options)),
      wake_(std::move(wake)),
      whole_(wake_),
      host_(stack, {"proxy", {}, mask_of(32), {}, kMostMtu, true},
            [this](Ipv4Address, ByteView packet) { stage_inner(packet); }),
      proxy_(host_, random, wake_),
      context_(std::make_unique<QObject>()) {}

RealClient::~RealClient() {
  // Callbacks of the host and the proxy must find the rest of this object while they go.
  proxy_.close();
  close_sockets();
}

bool RealClient::is_active() const {
  return phase_ != Phase::idle || restart_.has_value();
}

void RealClient::record(bool on) {
  records_ = on;
  if (connection_) connection_->record(on);
}

void RealClient::set_log_level(client::LogClass log_class, int level) {
  log_levels_[log_class] = level;
  if (connection_) connection_->set_log_level(log_class, level);
}

client::State RealClient::state() const {
  if (is_waiting()) return client::State::waiting;
  if (phase_ == Phase::looking_up) return client::State::resolving;
  if (phase_ == Phase::asking_helper || (phase_ == Phase::idle && restart_))
    return client::State::initializing;
  if (held_up_) return client::State::securing;
  return connection_ ? connection_->state() : client::State::disconnected;
}

client::StateChange RealClient::present(TimePoint now) const {
  client::StateChange change = last_change_;
  change.state = state();
  change.entry = entry();
  change.next_attempt_in = next_attempt_in(now).value_or(Duration{});
  change.lost_because = is_waiting() ? restart_->last_reason : client::Reason::none;
  return change;
}

client::Statistics RealClient::statistics(TimePoint now) const {
  client::Statistics values = connection_ ? connection_->statistics(now) : client::Statistics{};
  if (held_up_) values.is_up = false;
  return values;
}

bool RealClient::may_be_forgotten() const {
  return !is_active() && !held_end_ && !whole_.is_open() && !whole_.is_kill_switch_suspended() &&
         events_.empty() && !proxy_changed_;
}

ipc::ClientProxy RealClient::proxy() const {
  ipc::ClientProxy offered = proxy_.listening();
  offered.entry = entry();
  return offered;
}

void RealClient::tell(client::Event event) {
  if (const auto* change = std::get_if<client::StateChange>(&event)) last_change_ = *change;
  events_.push_back(std::move(event));
}

void RealClient::enter(TimePoint now, client::State state) {
  client::StateChange change;
  change.state = state;
  change.entry = pending_.profile.name;
  change.server = client::gateway_host(pending_.profile);
  change.at = now;
  if (state == client::State::waiting) {
    change.next_attempt_in = next_attempt_in(now).value_or(Duration{});
    change.lost_because = restart_->last_reason;
  }
  tell(std::move(change));
}

void RealClient::fail(TimePoint now, client::Reason reason, const std::vector<client::EndDetail>& why) {
  const WallTime at = wall_time(options_.wall_epoch, now);
  if (!why.empty()) say(now, 2, client::english_text(why));
  client::Ended ended;
  ended.reason = reason;
  ended.by_user = reason == client::Reason::user_cancelled;
  ended.failed_at = state();
  ended.entry = pending_.profile.name;
  ended.server = client::gateway_host(pending_.profile);
  ended.at = at;
  ended.details = why;
  ended_by_user_ = ended.by_user;
  restart_.reset();
  after_the_end();
  pending_.secrets = {};
  enter(now, client::State::disconnected);
  events_.emplace_back(std::move(ended));
}

void RealClient::say(TimePoint now, int level, const std::string& text) {
  events_.emplace_back(log_record(wall_time(options_.wall_epoch, now), level, text));
}

void RealClient::connect(TimePoint now, const client::Profile& profile, client::ConnectSecrets secrets,
                         client::Reach reach) {
  if (is_waiting()) {
    hurry(now, profile, std::move(secrets), reach);
    return;
  }
  if (is_active()) {
    client::Ended refused;
    refused.reason =
        state() == client::State::up ? client::Reason::already_connected : client::Reason::already_connecting;
    refused.entry = profile.name;
    refused.server = client::gateway_host(profile);
    refused.at = wall_time(options_.wall_epoch, now);
    events_.emplace_back(std::move(refused));
    return;
  }
  if (held_end_) events_.emplace_back(*std::exchange(held_end_, std::nullopt));
  pending_ = {profile, std::move(secrets), reach};
  kept_ = pending_.secrets;
  restart_.reset();
  if (!watch_) {
    watch_ = std::make_unique<MachineWatch>([this](MachineWatch::News news) {
      news_.push_back(news);
      wake_();
    });
  }
  begin_with_name(now);
}

void RealClient::begin_with_name(TimePoint now) {
  names_.clear();
  connection_.reset();
  const std::string host = client::gateway_host(pending_.profile);
  if (const auto address = Ipv4Address::parse(host)) {
    begin(now, address);
    return;
  }
  if (host.empty()) {
    begin(now, std::nullopt);  // the connection says what is missing
    return;
  }
  // The name comes first: which of this machine's addresses the gateway sees depends on the way there.
  phase_ = Phase::looking_up;
  enter(now, client::State::initializing);
  enter(now, client::State::resolving);
  look_up(host);
}

void RealClient::look_up(const std::string& host) {
  look_up_outside(host, context_.get(), [this, host](std::optional<Ipv4Address> address) {
    found_.push_back({host, address});
    wake_();
  });
}

void RealClient::begin(TimePoint now, std::optional<Ipv4Address> gateway) {
  local_ = gateway ? own_address_towards(*gateway) : Ipv4Address{};
  if (pending_.reach != client::Reach::whole_system) {
    start(now);
    return;
  }
  phase_ = Phase::asking_helper;
  enter(now, client::State::initializing);
  whole_.open_sockets();
}

void RealClient::start(TimePoint now) {
  phase_ = Phase::running;
  if (!open_missing_sockets(now)) return;
  settings_ = {};
  settings_.local_address = local_;
  settings_.local_port = ike_port_->local().port;
  settings_.local_natt_port = natt_port_->local().port;
  settings_.force_udp = esp_port_ == nullptr;
  settings_.in_bursts = pending_.reach == client::Reach::proxy;
  settings_.application_version = options_.application_version;
  settings_.wall_epoch = options_.wall_epoch;
  settings_.edit_offer = options_.edit_offer;
  // Ports behind a mapping are a matter of tests, which the data plane does not know.
  settings_.external_data_plane =
      pending_.reach == client::Reach::whole_system && options_.gateway_ports.empty();
  ended_by_user_ = false;
  overruled_.reset();
  held_up_.reset();
  is_machine_set_ = pending_.reach != client::Reach::whole_system;
  connection_ = std::make_unique<client::Connection>(settings_, random_);
  connection_->record(records_);
  for (const auto& [log_class, level] : log_levels_) connection_->set_log_level(log_class, level);
  connection_->connect(now, pending_.profile, std::move(pending_.secrets));
}

bool RealClient::run_helper(TimePoint now) {
  bool any = false;
  whole_.run();
  while (auto event = whole_.poll_event()) {
    any = true;
    if (auto* opened = std::get_if<WholeSystem::SocketsOpened>(&*event)) {
      if (phase_ == Phase::asking_helper && adopt_sockets(now, std::move(*opened))) start(now);
    } else if (auto* configured = std::get_if<WholeSystem::Configured>(&*event)) {
      if (configured->tun) {
        auto adopted = net::TunPort::adopt(std::move(configured->tun), {});
        if (!adopted) {
          end_because(now, client::Reason::adapter_failed,
                      {EndDetail::Kind::device_unusable, {adopted.error().text()}});
          continue;
        }
        if (settings_.external_data_plane) {
          start_plane(now, std::move(*adopted));
        } else {
          tun_ = std::make_unique<net::TunPort>(std::move(*adopted));
          watch(tun_->descriptor());
        }
      }
      say(now, 4, fmt::format("The tunnel's device {} is set up.", configured->device));
      is_machine_set_ = true;
      if (held_up_) {
        restart_.reset();
        tell(*std::exchange(held_up_, std::nullopt));
      }
    } else if (const auto* warning = std::get_if<WholeSystem::Warning>(&*event)) {
      say(now, warning->reason == client::Reason::none ? 5 : 2, warning->text);
    } else if (const auto* door = std::get_if<WholeSystem::KillSwitchSet>(&*event)) {
      firewall_ = ipc::ClientFirewall{door->problem.empty(), door->suspended, door->problem};
      say(now, 4,
          door->suspended ? "The always-on firewall is suspended."
                          : "The always-on firewall is in force again.");
    } else if (const auto* failed = std::get_if<WholeSystem::Failed>(&*event)) {
      if (phase_ == Phase::asking_helper) {
        fail(now, failed->reason, {failed->detail});
      } else {
        end_because(now, failed->reason, failed->detail);
      }
    }
  }
  return any;
}

void RealClient::end_because(TimePoint now, client::Reason reason, const EndDetail& why) {
  say(now, 1, client::english_text(why));
  if (phase_ != Phase::running || !connection_) return;
  overruled_ = reason;
  overruled_detail_ = why;
  connection_->disconnect(now);
}

void RealClient::remember_answer(const std::string& user, const Secret& password, bool is_saved) {
  if (!user.empty()) kept_.user_name = user;
  // Only the answer to the password attribute may be used again (client.md 4.2).
  if (!password.empty() && is_saved) kept_.user_password = password;
}

void RealClient::answer_banner(TimePoint now, bool accepted) {
  // Whoever has read it is not asked again when the connection is made again.
  if (accepted) kept_.asks_banner = false;
  if (connection_) connection_->answer_banner(now, accepted);
}

bool RealClient::suspend_firewall(bool suspended) {
  if (suspended ? !whole_.has_kill_switch() : !whole_.is_kill_switch_suspended()) return false;
  whole_.suspend_kill_switch(suspended);
  return true;
}

std::optional<ipc::ClientFirewall> RealClient::poll_firewall() {
  return std::exchange(firewall_, std::nullopt);
}

void RealClient::after_the_end() {
  phase_ = Phase::idle;
  kept_ = {};
  tunnel_.reset();
  go_down();
  close_sockets();
  // The switch holds until people say otherwise: the connection was lost, not given up.
  if (whole_.is_open() && pending_.profile.kill_switch && !ended_by_user_ && !overruled_) {
    whole_.undo(true);
  } else {
    whole_.close();
  }
}

void RealClient::disconnect(TimePoint now) {
  if (phase_ == Phase::idle && restart_) {
    client::Ended ended = restart_->ended;
    ended.reason = client::Reason::connection_terminated;
    ended.by_user = ended_by_user_ = true;
    restart_.reset();
    after_the_end();
    enter(now, client::State::disconnected);
    events_.emplace_back(std::move(ended));
  } else if (phase_ == Phase::idle) {
    whole_.close();  // a kill switch that was left standing
  } else if (phase_ == Phase::looking_up || phase_ == Phase::asking_helper) {
    say(now, 2, "The user cancelled the connection.");
    fail(now, client::Reason::user_cancelled, {});
  } else if (connection_) {
    connection_->disconnect(now);
  }
}

bool RealClient::carry_out(TimePoint now) {
  bool any = false;
  while (connection_) {
    auto action = connection_->poll_action();
    if (!action) break;
    any = true;
    if (plane_.take(*action)) continue;
    if (const auto* name = std::get_if<client::Resolve>(&*action)) {
      const auto known = names_.find(name->host);
      if (known != names_.end()) {
        connection_->resolved(now, name->host, known->second);
      } else {
        look_up(name->host);
      }
    } else if (const auto* datagram = std::get_if<client::SendDatagram>(&*action)) {
      if (plane_.send(*datagram)) continue;
      outgoing_.push_back(std::move(*datagram));
    } else if (const auto* packet = std::get_if<client::SendPacket>(&*action)) {
      if (esp_port_) esp_port_->send_one(packet->packet);
    } else if (const auto* inner = std::get_if<client::DeliverInner>(&*action)) {
      if (tun_) {
        tun_->write_one(inner->packet);
      } else {
        host_.input(inner->packet);
      }
    } else if (const auto* up = std::get_if<client::ConfigureInterface>(&*action)) {
      come_up(now, *up);
    }
    // DeconfigureInterface is the connection's end: rest() and after_the_end() see to it, for it may be made
    // again.
    // SendPacket is raw ESP, which this user may not send; SendClear is a packet for a network the tunnel
    // does not lead to, which the proxy has refused already.
  }
  send_outgoing(now);
  flush_inner(now);
  return any;
}

void RealClient::come_up(TimePoint now, const client::ConfigureInterface& assigned) {
  assigned_ = assigned.address;
  const client::Statistics values = connection_->statistics(now);
  const int automatic = std::min(values.mtu > 0 ? values.mtu : kMostMtu, kMostMtu);
  const int mtu = std::max(pending_.profile.mtu > 0 ? pending_.profile.mtu : automatic, kLeastMtu);
  if (pending_.reach == client::Reach::whole_system) {
    come_up_whole(now, assigned, mtu);
    return;
  }
  host_.set_mtu(static_cast<std::uint16_t>(mtu));
  // The same address again (phase 1 was renewed) must not end what uses it.
  if (host_.address() != assigned.address) host_.set_address(assigned.address, mask_of(32), {});
  if (!proxy_.listening().is_active) {
    proxy_.open({pending_.profile.socks_port, pending_.profile.http_proxy_port, pending_.profile.forwards});
    for (const client::EndDetail& each : proxy_.listening().refused) say(now, 3, client::english_text(each));
    proxy_changed_ = true;
  }
  proxy_.set_tunnel({assigned.dns, assigned.domain, values.split_dns}, assigned.secured_routes);
}

void RealClient::come_up_whole(TimePoint now, const client::ConfigureInterface& assigned, int mtu) {
  client::TunnelFacts facts;
  facts.mtu = tunnel_mtu_ = mtu;
  for (const auto& [name, address] : names_) {
    if (address) facts.gateways.push_back(*address);
  }
  for (const std::string& backup : pending_.profile.backup_servers) {
    if (const auto address = Ipv4Address::parse(backup)) facts.gateways.push_back(*address);
  }
  // The helper's device takes its time; a clash is known now, before the connection is said to be up.
  if (const auto plan = plan_beside_others(assigned, facts); !plan) {
    end_because(now, plan.error().reason, plan.error().detail);
    return;
  }
  whole_.configure([this, now, assigned, facts](const std::string& device) {
    client::TunnelFacts tunnel = facts;
    tunnel.device = device;
    return plan_for(now, assigned, tunnel);
  });
}

Result<client::Plan, WholeSystem::Failed> RealClient::plan_beside_others(
    const client::ConfigureInterface& assigned, const client::TunnelFacts& tunnel) const {
  client::SystemState machine;
  machine.attached = attached_networks(tunnel.device);
  const auto others = options_.beside ? options_.beside(*this) : std::vector<OtherTunnel>{};
  for (const OtherTunnel& other : others) {
    machine.elsewhere.insert(machine.elsewhere.end(), other.through.begin(), other.through.end());
    machine.names_elsewhere |= other.all_names;
  }
  auto plan = client::plan_tunnel(pending_.profile, assigned, tunnel, machine);
  if (!plan) {
    const auto* overlap = std::get_if<client::Overlap>(&plan.error());
    if (overlap == nullptr)
      return failure(
          WholeSystem::Failed{client::Reason::adapter_failed, {EndDetail::Kind::no_usable_address, {}}});
    const auto owner = std::find_if(others.begin(), others.end(), [&](const OtherTunnel& other) {
      return std::find(other.through.begin(), other.through.end(), overlap->theirs) != other.through.end();
    });
    return failure(WholeSystem::Failed{
        client::Reason::routes_in_use,
        {EndDetail::Kind::networks_elsewhere,
         {entry(), overlap->ours.to_string(), owner->entry, overlap->theirs.to_string()}}});
  }
  return std::move(*plan);
}

Result<std::vector<privilege::Request>, WholeSystem::Failed> RealClient::plan_for(
    TimePoint now, const client::ConfigureInterface& assigned, const client::TunnelFacts& tunnel) {
  auto plan = plan_beside_others(assigned, tunnel);
  if (!plan) return failure(plan.error());
  for (const client::PlanNote& note : plan->notes) say(now, 3, client::text_of(note));
  tunnel_ = OtherTunnel{entry(), assigned.gateway, plan->through, plan->all_names};
  return std::move(plan->requests);
}

void RealClient::go_down() {
  if (proxy_.listening().is_active) proxy_changed_ = true;
  proxy_.close();
  host_.set_address({}, mask_of(32), {});
}

void RealClient::pass_events(TimePoint now) {
  std::vector<client::Event> events;
  while (auto event = connection_->poll_event()) events.push_back(std::move(*event));
  for (const client::Event& event : events) {
    const auto* ended = std::get_if<client::Ended>(&event);
    if (ended == nullptr || !is_lost_but_wanted(*ended)) continue;
    say(now, 3,
        fmt::format("The gateway was lost (reason {}); the connection is made again.",
                    static_cast<int>(ended->reason)));
    restart_ = Restart{};
  }
  for (client::Event& event : events) {
    if (const auto* change = std::get_if<client::StateChange>(&event)) {
      // These were told already, before there was a connection to tell them.
      const bool was_initializing = !names_.empty() || pending_.reach == client::Reach::whole_system;
      if (change->state == client::State::initializing && was_initializing) continue;
      if (change->state == client::State::resolving && names_.size() == 1) continue;
    } else if (auto* ended = std::get_if<client::Ended>(&event)) {
      if (overruled_) {
        ended->reason = *overruled_;
        ended->by_user = false;
        ended->details = {overruled_detail_};
      }
      if (std::exchange(held_up_, std::nullopt)) {
        // Nobody was told that it is up, and no packet of a program has passed.
        ended->was_up = false;
        ended->failed_at = client::State::securing;
        ended->connected_for = {};
      }
      if (may_try_again(*ended)) {
        if (restart_->attempts == 0) restart_->ended = *ended;
        restart_->last_reason = ended->reason;
        ended_by_user_ = false;
        wants_again_ = true;
        continue;
      }
      const bool is_silent = ended->reason == client::Reason::peer_not_responding ||
                             ended->reason == client::Reason::unable_to_contact;
      const auto gateway = Ipv4Address::parse(ended->server);
      if (is_silent && !ended->was_up && !ended->by_user && !restart_ && gateway) {
        // Perhaps it is not the gateway that is silent.
        held_end_ = std::move(*ended);
        ask_for_portal(*gateway, client::gateway_host(pending_.profile), context_.get(),
                       [this](bool is_portal) {
                         if (!held_end_) return;
                         if (is_portal) held_end_->reason = client::Reason::captive_portal;
                         events_.emplace_back(std::move(*held_end_));
                         held_end_.reset();
                         wake_();
                       });
        continue;
      }
      if (restart_ && restart_->attempts > 0) {
        // It had been up; how long, the first end knows.
        ended->was_up = restart_->ended.was_up;
        ended->connected_for = restart_->ended.connected_for;
      }
      ended_by_user_ = ended->by_user;
      // The change to it was held back while it could have been made again.
      if (restart_) enter(now, client::State::disconnected);
      restart_.reset();
    }
    if (const auto* change = std::get_if<client::StateChange>(&event);
        change != nullptr && change->state == client::State::up && !is_machine_set_) {
      // Address, routes and names are not there yet: the first packet would be lost.
      held_up_ = *change;
      continue;
    }
    if (const auto* change = std::get_if<client::StateChange>(&event); change != nullptr && restart_) {
      if (change->state == client::State::up) restart_.reset();
      // Neither the end nor the beginning of what is made again is news.
      if (change->state == client::State::disconnecting || change->state == client::State::disconnected)
        continue;
    }
    tell(std::move(event));
  }
}

bool RealClient::run(TimePoint now) {
  bool any = false;
  for (auto found = std::exchange(found_, {}); const Lookup& each : found) {
    any = true;
    names_[each.host] = each.address;
    if (phase_ == Phase::looking_up && each.host == client::gateway_host(pending_.profile)) {
      begin(now, each.address);
    } else if (phase_ == Phase::running && connection_) {
      connection_->resolved(now, each.host, each.address);
    }
  }
  any |= run_helper(now);
  for (auto heard = std::exchange(news_, {}); const MachineWatch::News news : heard) hear(now, news);
  if (phase_ == Phase::idle && restart_ && restart_->next && *restart_->next <= now) {
    try_again(now);
    any = true;
  }
  if (!connection_ || phase_ != Phase::running) return any;
  any |= carry_out(now);
  any |= read_sockets(now);
  if (const auto due = connection_->next_timeout(); due && *due <= now) {
    connection_->handle_timeout(now);
    any = true;
  }
  any |= carry_out(now);
  any |= proxy_.run(now);
  any |= carry_out(now);
  pass_events(now);
  if (connection_->state() != client::State::disconnected) return any;
  if (std::exchange(wants_again_, false)) {
    restart_->next = now + wait_before(restart_->attempts);
    rest(now);
  } else {
    after_the_end();
  }
  return true;
}

std::optional<TimePoint> RealClient::next_timeout() const {
  if (phase_ == Phase::idle && restart_) return restart_->next;
  if (phase_ != Phase::running || !connection_) return std::nullopt;
  return earlier(earlier(connection_->next_timeout(), proxy_.next_timeout()), plane_.next_timeout());
}

std::optional<client::Event> RealClient::poll_event() {
  if (events_.empty()) return std::nullopt;
  client::Event event = std::move(events_.front());
  events_.pop_front();
  return event;
}

std::optional<ipc::ClientProxy> RealClient::poll_proxy() {
  if (!proxy_changed_) return std::nullopt;
  proxy_changed_ = false;
  return proxy();
}

}  // namespace drawbridge::service
