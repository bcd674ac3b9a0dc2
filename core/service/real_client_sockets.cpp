// SPDX-License-Identifier: GPL-3.0-or-later
// The sockets of a client connection and what goes through them: opened here or by the helper, read in
// bursts, handed to the data thread once there is a device.
#include <fmt/format.h>

#include <QSocketNotifier>
#include <algorithm>

#include "service/real_client.h"
#include "wire/natt.h"

namespace drawbridge::service {

bool RealClient::open_missing_sockets(TimePoint now) {
  // Without privileges the low ports are not to be had; a gateway answers whatever port it is asked from.
  for (auto* port : {&ike_port_, &natt_port_}) {
    if (*port) continue;
    net::UdpOptions options;
    options.merge_received = port == &natt_port_;
    auto opened = net::UdpPort::open(options);
    if (!opened) {
      fail(now, client::Reason::unable_to_contact,
           {{client::EndDetail::Kind::no_udp_socket, {opened.error().text()}}});
      return false;
    }
    *port = std::make_unique<net::UdpPort>(std::move(*opened));
    watch((*port)->descriptor());
  }
  return true;
}

void RealClient::open_cisco_port(TimePoint now, std::uint16_t number) {
  if (cisco_number_ == number) return;
  cisco_number_ = number;
  net::UdpOptions options;
  options.local.port = number;
  options.merge_received = true;
  auto opened = net::UdpPort::open(options);
  if (!opened) {
    // The gateway answers whatever port it hears from.
    say(now, 3, fmt::format("UDP port {} of this machine cannot be had: {}.", number, opened.error().text()));
    options.local.port = 0;
    opened = net::UdpPort::open(options);
  }
  if (!opened) return;
  if (cisco_port_) unwatch(cisco_port_->descriptor());
  cisco_port_ = std::make_unique<net::UdpPort>(std::move(*opened));
  watch(cisco_port_->descriptor());
}

net::UdpPort* RealClient::port_for(TimePoint now, std::uint16_t number) {
  if (number == settings_.local_natt_port) return natt_port_.get();
  if (number == settings_.local_port) return ike_port_.get();
  open_cisco_port(now, number);
  return cisco_port_.get();
}

bool RealClient::adopt_sockets(TimePoint now, WholeSystem::SocketsOpened opened) {
  // Whoever wants no encapsulation cannot have another port or UDP instead.
  if (!pending_.profile.source_port_500) opened.ike = {};
  const bool lacks_port = pending_.profile.source_port_500 && !opened.ike;
  if (!pending_.profile.transparent_tunneling && (lacks_port || !opened.esp)) {
    fail(now, !lacks_port ? client::Reason::no_permission : client::Reason::port_in_use, opened.problems);
    return false;
  }
  if (!opened.problems.empty()) say(now, 3, client::english_text(opened.problems));
  for (auto* port : {&ike_port_, &natt_port_}) {
    net::Descriptor& socket = port == &ike_port_ ? opened.ike : opened.natt;
    if (!socket) continue;
    net::UdpOptions options;
    options.merge_received = port == &natt_port_;
    auto adopted = net::UdpPort::adopt(std::move(socket), options);
    if (!adopted) {
      say(now, 3, fmt::format("A UDP socket of the helper cannot be used: {}.", adopted.error().text()));
      continue;
    }
    *port = std::make_unique<net::UdpPort>(std::move(*adopted));
    watch((*port)->descriptor());
  }
  if (opened.esp) {
    if (auto adopted = net::EspPort::adopt(std::move(opened.esp), {})) {
      esp_port_ = std::make_unique<net::EspPort>(std::move(*adopted));
      watch(esp_port_->descriptor());
    }
  }
  return true;
}

void RealClient::watch(int descriptor) {
  Watched watched{std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read)};
  // One call a time: it rests until the socket has been read.
  QObject::connect(watched.notifier.get(), &QSocketNotifier::activated, watched.notifier.get(),
                   [this, descriptor] {
                     Watched& each = watched_.at(descriptor);
                     each.notifier->setEnabled(false);
                     each.is_ready = true;
                     wake_();
                   });
  watched_.insert_or_assign(descriptor, std::move(watched));
}

void RealClient::unwatch(int descriptor) {
  watched_.erase(descriptor);
}

bool RealClient::is_readable(int descriptor) {
  const auto found = watched_.find(descriptor);
  if (found == watched_.end() || !found->second.is_ready) return false;
  found->second.is_ready = false;
  found->second.notifier->setEnabled(true);
  return true;
}

void RealClient::expect_more(int descriptor) {
  const auto found = watched_.find(descriptor);
  if (found == watched_.end()) return;
  found->second.is_ready = true;
  found->second.notifier->setEnabled(false);
}

void RealClient::start_plane(TimePoint now, net::TunPort tun) {
  if (plane_.is_running()) {
    end_because(now, client::Reason::adapter_failed, {client::EndDetail::Kind::second_device, {}});
    return;
  }
  // Where ESP goes: to the port that IKE floated to, or to one of its own (Cisco's).
  const client::Statistics values = connection_->statistics(now);
  const bool is_own = values.natt_active && values.natt_port != 0 && values.natt_port != wire::kNattPort;
  if (is_own) open_cisco_port(now, values.natt_port);
  auto& udp = is_own && cisco_port_ ? cisco_port_ : natt_port_;
  if (udp) unwatch(udp->descriptor());
  if (esp_port_) unwatch(esp_port_->descriptor());
  const auto mss = static_cast<std::uint16_t>(std::max(tunnel_mtu_ - kTcpAndIp, 0));
  const auto started = plane_.start(now, std::move(tun), std::move(udp), std::move(esp_port_), mss);
  if (!started) {
    end_because(now, client::Reason::adapter_failed,
                {client::EndDetail::Kind::device_unusable, {started.error().text()}});
    return;
  }
  watch(plane_.descriptor());
}

void RealClient::share_gateway(bool is_shared) {
  shares_gateway_ = is_shared;
  plane_.share_peer(is_shared);
}

bool RealClient::run_plane(TimePoint now) {
  if (!connection_) return false;
  const bool any = plane_.run(now, *connection_, [&](const std::string& text) { say(now, 7, text); });
  const auto narrowed = static_cast<int>(plane_.narrowed().value_or(kMostMtu));
  if (std::max(narrowed, kLeastMtu) < tunnel_mtu_) narrow(std::max(narrowed, kLeastMtu));
  if (plane_.lost_device() && !overruled_) {
    end_because(now, client::Reason::driver_failure, {client::EndDetail::Kind::device_taken, {}});
  }
  return any;
}

void RealClient::narrow(int mtu) {
  tunnel_mtu_ = mtu;
  plane_.clamp(static_cast<std::uint16_t>(mtu - kTcpAndIp));
  // With its device narrowed the machine cuts, or tells programs, by itself.
  whole_.configure(
      [address = assigned_,
       mtu](const std::string& device) -> Result<std::vector<privilege::Request>, WholeSystem::Failed> {
        return std::vector<privilege::Request>{
            privilege::SetAddress{device, address, static_cast<std::uint16_t>(mtu)}};
      });
}

void RealClient::close_sockets() {
  watched_.clear();
  sealing_ = opening_ = 0;
  plane_.stop();
  ike_port_.reset();
  natt_port_.reset();
  cisco_port_.reset();
  cisco_number_ = 0;
  esp_port_.reset();
  tun_.reset();
}

Endpoint RealClient::to_wire(Endpoint endpoint) const {
  const auto mapped = options_.gateway_ports.find(endpoint.port);
  if (mapped != options_.gateway_ports.end()) endpoint.port = mapped->second;
  return endpoint;
}

Endpoint RealClient::from_wire(Endpoint endpoint) const {
  for (const auto& [port, mapped] : options_.gateway_ports) {
    if (mapped == endpoint.port) return {endpoint.address, port};
  }
  return endpoint;
}

bool RealClient::read_udp(TimePoint now, std::unique_ptr<net::UdpPort>& port, std::uint16_t local_port) {
  if (!port || !is_readable(port->descriptor())) return false;
  // A burst at a time; the rest of the program has its turn in between.
  const auto received = port->receive();
  const bool may_be_esp = settings_.in_bursts && &port != &ike_port_;
  for (const net::UdpReceived& datagram : received) {
    const Endpoint from = from_wire(datagram.from);
    const Endpoint to{settings_.local_address, local_port};
    if (may_be_esp && wire::demultiplex_natt(datagram.payload).kind == wire::NattKind::esp) {
      if (opening_ == to_open_.size()) to_open_.emplace_back();
      esp::PacketBuffer& packet = to_open_[opening_++];
      packet.place(datagram.payload, 0, datagram.payload.size());
      packet.outer_source = from;
      packet.outer_destination = to;
      packet.outer_tos = datagram.tos;
      packet.in_udp = true;
      continue;
    }
    // What came before a message was sealed with the keys of before.
    open_staged(now);
    connection_->receive_datagram(now, from, to, datagram.payload);
  }
  open_staged(now);
  if (!received.empty()) expect_more(port->descriptor());
  (void)carry_out(now);
  if (!port) return true;  // that was the end
  while (const auto error = port->poll_error()) {
    say(now, 7,
        fmt::format("The network says about packets to {}: error {}.", error->destination.to_string(),
                    error->code));
  }
  return !received.empty();
}

void RealClient::open_staged(TimePoint now) {
  if (opening_ == 0) return;
  const std::span<esp::PacketBuffer> burst(to_open_.data(), std::exchange(opening_, 0));
  connection_->receive_esp(now, burst);
  for (const esp::PacketBuffer& packet : burst) {
    if (packet.status == esp::PacketStatus::ok) host_.input(packet.view());
  }
}

void RealClient::stage_inner(ByteView packet) {
  /// The cryptography has no more of more, and so much stays in the cache.
  constexpr std::size_t most = 128;
  if (!connection_ || phase_ != Phase::running) return;
  if (!settings_.in_bursts) {
    connection_->send_inner(stack_.now(), packet);
    return;
  }
  if (sealing_ == to_seal_.size()) to_seal_.emplace_back();
  to_seal_[sealing_++].assign(packet);
  if (sealing_ == most) flush_inner(stack_.now());
}

void RealClient::flush_inner(TimePoint now) {
  if (sealing_ == 0) return;
  const std::span<esp::PacketBuffer> sealed(to_seal_.data(), std::exchange(sealing_, 0));
  if (!connection_ || phase_ != Phase::running) return;
  connection_->send_inner(now, sealed);
  burst_.clear();
  std::uint16_t number = 0;
  const auto send = [&] {
    net::UdpPort* const port = burst_.empty() ? nullptr : port_for(now, number);
    if (port != nullptr) port->send(burst_);
    burst_.clear();
  };
  for (const esp::PacketBuffer& packet : sealed) {
    if (packet.status != esp::PacketStatus::ok) continue;
    if (packet.outer_source.port != number) send();
    number = packet.outer_source.port;
    burst_.push_back({packet.view(), to_wire(packet.outer_destination), {}, packet.outer_tos, false});
  }
  send();
}

bool RealClient::read_sockets(TimePoint now) {
  if (!connection_ || !ike_port_) return false;
  bool any = read_udp(now, ike_port_, settings_.local_port);
  if (!ike_port_) return true;
  any |= read_udp(now, natt_port_, settings_.local_natt_port);
  if (!ike_port_) return true;
  any |= read_udp(now, cisco_port_, cisco_number_);
  if (!ike_port_) return true;
  any |= run_plane(now);
  if (plane_.is_running()) (void)is_readable(plane_.descriptor());
  if (esp_port_) {
    (void)is_readable(esp_port_->descriptor());
    for (const ByteView packet : esp_port_->receive()) {
      any = true;
      // Another connection's, as long as there is no key here.
      if (shares_gateway_ && settings_.external_data_plane) continue;
      connection_->receive_esp(now, packet);
    }
  }
  if (tun_) {
    (void)is_readable(tun_->descriptor());
    for (const ByteView packet : tun_->read()) {
      any = true;
      connection_->send_inner(now, packet);
    }
  }
  return any;
}

void RealClient::send_outgoing(TimePoint now) {
  std::vector<net::UdpToSend> burst;
  for (std::size_t first = 0; first < outgoing_.size();) {
    const std::uint16_t number = outgoing_[first].from.port;
    burst.clear();
    for (; first < outgoing_.size() && outgoing_[first].from.port == number; ++first)
      burst.push_back({outgoing_[first].payload, to_wire(outgoing_[first].to), {}, 0, false});
    net::UdpPort* const port = port_for(now, number);
    if (port != nullptr) port->send(burst);
  }
  outgoing_.clear();
}

}  // namespace drawbridge::service
