// SPDX-License-Identifier: GPL-3.0-or-later
// A client connection that is made again: after sleep, from another address, or because the gateway was lost.
#include <fmt/format.h>

#include <algorithm>

#include "service/outside_names.h"
#include "service/real_client.h"

namespace drawbridge::service {

namespace {

/// Between the attempts to make a lost connection again; after the last one it has ended.
constexpr Duration kAgainAfter[] = {Duration{0}, Seconds{3},  Seconds{10},
                                    Seconds{20}, Seconds{30}, Seconds{60}};

}  // namespace

void RealClient::hear(TimePoint now, MachineWatch::News news) {
  if (phase_ == Phase::idle && restart_ && restart_->next) {
    // Perhaps what was in the way has gone.
    restart_->next = now;
    return;
  }
  if (pending_.profile.reconnect == client::Reconnect::never) return;
  if (phase_ != Phase::running || !connection_ || connection_->state() != client::State::up) return;
  const Ipv4Address gateway = connection_->statistics(now).server_address;
  const Ipv4Address from = own_address_towards(gateway);
  if (news == MachineWatch::News::awake) {
    restart(now, "This machine slept; the connection is made again.");
  } else if (!from.is_any() && from != local_ && !is_tunnel_address(from)) {
    restart(now,
            fmt::format("The way to the gateway begins at {} now, not at {}; the connection is made again.",
                        from.to_string(), local_.to_string()));
  }
}

bool RealClient::is_tunnel_address(Ipv4Address address) const {
  return address == assigned_;
}

void RealClient::restart(TimePoint now, const std::string& why) {
  say(now, 3, why);
  Restart restart;
  restart.next = now;
  restart_ = std::move(restart);
  connection_->disconnect(now);
}

bool RealClient::may_try_again(const client::Ended& ended) const {
  if (!restart_ || overruled_) return false;
  if (restart_->attempts == 0) return true;  // the end that restart() asked for
  const bool has_tries = pending_.profile.reconnect == client::Reconnect::always ||
                         restart_->attempts < static_cast<int>(std::size(kAgainAfter));
  return has_tries && !ended.by_user &&
         (client::tries_backup_server(ended.reason) || ended.reason == client::Reason::name_not_resolved);
}

bool RealClient::is_lost_but_wanted(const client::Ended& ended) const {
  using client::Reason;
  if (restart_ || overruled_ || !ended.was_up || ended.by_user ||
      pending_.profile.reconnect != client::Reconnect::always)
    return false;
  switch (ended.reason) {
    case Reason::unable_to_contact:
    case Reason::peer_not_responding:
    case Reason::lost_contact:
    case Reason::peer_lost_contact:
    case Reason::peer_shut_down:
    case Reason::peer_rebooted:
      return true;
    default:
      return false;
  }
}

Duration RealClient::wait_before(int attempt) const {
  return kAgainAfter[std::min(static_cast<std::size_t>(attempt), std::size(kAgainAfter) - 1)];
}

bool RealClient::is_waiting() const {
  return phase_ == Phase::idle && restart_ && restart_->waits;
}

std::optional<Duration> RealClient::next_attempt_in(TimePoint now) const {
  if (!is_waiting() || !restart_->next) return std::nullopt;
  return std::max(*restart_->next - now, Duration{});
}

void RealClient::hurry(TimePoint now, const client::Profile& profile, client::ConnectSecrets secrets,
                       client::Reach reach) {
  // The proxy's ports, or what the helper still keeps, are those of the other kind of connection.
  if (reach != pending_.reach) {
    go_down();
    whole_.close();
  }
  pending_.profile = profile;
  pending_.reach = reach;
  kept_ = std::move(secrets);
  restart_->next = now;
}

void RealClient::try_again(TimePoint now) {
  ++restart_->attempts;
  restart_->next.reset();
  restart_->waits = false;
  pending_.secrets = kept_;
  begin_with_name(now);
}

void RealClient::rest(TimePoint now) {
  phase_ = Phase::idle;
  tunnel_.reset();
  // The proxy's ports stay: programs are told that there is no tunnel at the moment.
  proxy_.tunnel_ended();
  host_.set_address({}, mask_of(32), {});
  close_sockets();
  if (whole_.is_open()) whole_.undo(pending_.profile.kill_switch);
  // An attempt that begins at once is told as it begins.
  if (*restart_->next <= now) return;
  restart_->waits = true;
  enter(now, client::State::waiting);
}

}  // namespace drawbridge::service
