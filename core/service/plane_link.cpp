// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/plane_link.h"

#include <fmt/format.h>

#include <utility>

namespace drawbridge::service {

namespace {

constexpr Seconds kBetweenCounters{1};

}  // namespace

Result<void, net::SystemError> PlaneLink::start(TimePoint now, net::TunPort tun,
                                                std::unique_ptr<net::UdpPort> natt,
                                                std::unique_ptr<net::EspPort> esp, std::uint16_t mss) {
  DataPathPorts ports{std::move(tun), std::nullopt, std::nullopt};
  port_ = 0;
  if (natt) {
    port_ = natt->local().port;
    ports.udp = std::move(*natt);
  }
  if (esp) ports.esp = std::move(*esp);
  const auto zero = std::chrono::steady_clock::now() - now.time_since_epoch();
  auto started = DataPlane::start(std::move(ports), zero);
  if (!started) return failure(started.error());
  plane_ = std::move(*started);
  lost_device_ = false;
  counters_at_ = now + kBetweenCounters;
  if (mss != 0) post(ClampMss{mss});
  if (is_shared_) post(PeerIsShared{true});
  for (PlaneCommand& command : std::exchange(waiting_, {})) post(std::move(command));
  return {};
}

void PlaneLink::stop() {
  plane_.reset();
  waiting_.clear();
  counters_at_.reset();
  port_ = 0;
  lost_device_ = false;
  narrowed_.reset();
}

void PlaneLink::post(PlaneCommand command) {
  if (!plane_) {
    waiting_.push_back(std::move(command));
    return;
  }
  // The next datagram may let the peer send by what is installed here: it has to be there before.
  static_cast<void>(plane_->wait(plane_->post(std::move(command))));
}

bool PlaneLink::take(const client::Action& action) {
  if (const auto* in = std::get_if<client::InstallInbound>(&action)) {
    post(*in);
  } else if (const auto* out = std::get_if<client::InstallOutbound>(&action)) {
    post(*out);
  } else if (const auto* removed = std::get_if<client::RemovePair>(&action)) {
    post(*removed);
  } else if (const auto* moved = std::get_if<client::MovePair>(&action)) {
    post(*moved);
  } else if (std::holds_alternative<client::RemoveAllPairs>(action)) {
    if (!plane_) waiting_.clear();
    post(client::RemoveAllPairs{});
  } else {
    return false;
  }
  return true;
}

bool PlaneLink::send(const client::SendDatagram& datagram) {
  if (!plane_ || port_ == 0 || datagram.from.port != port_) return false;
  plane_->post(datagram);
  return true;
}

bool PlaneLink::run(TimePoint now, client::Connection& connection,
                    const std::function<void(std::string)>& said) {
  if (!plane_) return false;
  bool any = false;
  while (const auto event = plane_->poll_event()) {
    any = true;
    if (const auto* esp = std::get_if<esp::EspEvent>(&*event)) {
      connection.data_plane_event(now, *esp);
    } else if (const auto* datagram = std::get_if<PlaneDatagram>(&*event)) {
      connection.receive_datagram(now, datagram->from, datagram->to, datagram->payload);
    } else if (const auto* error = std::get_if<net::PathError>(&*event)) {
      said(fmt::format("The network says about packets to {}: error {}.", error->destination.to_string(),
                       error->code));
    } else if (const auto* less = std::get_if<PathNarrowed>(&*event)) {
      if (narrowed_ && *narrowed_ <= less->inner) continue;
      narrowed_ = less->inner;
      said(fmt::format("The way to {} takes packets of {} octets only, so {} octets inside the tunnel.",
                       less->to.to_string(), less->path, less->inner));
    } else if (std::holds_alternative<PathSwallows>(*event)) {
      said("Large packets seem to get lost on the way to the gateway: from now on they may be cut.");
    } else if (const auto* refused = std::get_if<PlaneRefusal>(&*event)) {
      said(fmt::format("The key with SPI 0x{:08X} cannot be used.", refused->spi));
    } else if (std::holds_alternative<PlaneDeviceGone>(*event)) {
      lost_device_ = true;
    }
  }
  if (counters_at_ && *counters_at_ <= now) {
    connection.data_plane_counters(now, plane_->counters().packets);
    counters_at_ = now + kBetweenCounters;
    any = true;
  }
  return any;
}

void PlaneLink::share_peer(bool is_shared) {
  if (std::exchange(is_shared_, is_shared) != is_shared && plane_) post(PeerIsShared{is_shared});
}

void PlaneLink::clamp(std::uint16_t mss) {
  if (plane_) post(ClampMss{mss});
}

std::optional<TimePoint> PlaneLink::next_timeout() const {
  return counters_at_;
}

}  // namespace drawbridge::service
