// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/ethernet_end.h"

#include <fmt/format.h>

#include <QSocketNotifier>
#include <cerrno>

#include "fw/packet.h"
#include "net/linux/interface_setup.h"
#include "wire/ipv4.h"

namespace drawbridge::service {

namespace {

/// Bursts that are taken before others have their turn.
constexpr int kBurstsAtOnce = 4;

}  // namespace

Result<std::unique_ptr<EthernetEnd>, std::string> EthernetEnd::open(const std::string& interface,
                                                                    net::Segment& segment,
                                                                    Surroundings surroundings) {
  auto port = net::EthernetPort::open(interface);
  if (!port) {
    const int code = port.error().code;
    if (code == ENODEV) return failure(fmt::format("This machine has no interface {}.", interface));
    if (code == EMEDIUMTYPE) {
      return failure(fmt::format(
          "{} is no Ethernet interface: the headend cannot have an address of its own there.", interface));
    }
    return failure(
        fmt::format("Packets cannot be had from {}: {}.{}", interface, port.error().text(),
                    port.error().is_permission() ? " It needs the right to raw sockets (CAP_NET_RAW)." : ""));
  }
  if (!port->is_up()) {
    if (const auto up = net::bring_up(interface, static_cast<int>(port->mtu())); !up) {
      return failure(fmt::format("{} is down and cannot be brought up: {}. Do it with \"ip link set {} up\".",
                                 interface, up.error().text(), interface));
    }
  }
  return std::unique_ptr<EthernetEnd>(
      new EthernetEnd(interface, std::move(*port), segment, std::move(surroundings)));
}

EthernetEnd::EthernetEnd(std::string interface, net::EthernetPort port, net::Segment& segment,
                         Surroundings surroundings)
    : interface_(std::move(interface)),
      port_(std::move(port)),
      segment_(segment),
      surroundings_(std::move(surroundings)),
      neighbours_(port_.own()) {
  segment_.attach(*this);
  ready_ = std::make_unique<QSocketNotifier>(port_.descriptor(), QSocketNotifier::Read);
  QObject::connect(ready_.get(), &QSocketNotifier::activated, ready_.get(), [this] { surroundings_.wake(); });
}

EthernetEnd::~EthernetEnd() {
  segment_.detach(*this);
}

void EthernetEnd::follow(TimePoint now, Ipv4Address near, Duration arp_timeout) {
  near_ = near;
  neighbours_.set_lifetime(arp_timeout);
  neighbours_.set_address(near);
  flush(now);
}

bool EthernetEnd::receive(TimePoint now) {
  for (int bursts = 0; bursts < kBurstsAtOnce; ++bursts) {
    const auto frames = port_.receive();
    if (frames.empty()) return false;
    for (const wire::EthernetView& frame : frames) {
      if (frame.type == wire::EtherType::ipv4) {
        take(now, frame.payload);
      } else if (const auto message = wire::parse_arp(frame.payload)) {
        neighbours_.receive(now, *message, surroundings_.answers_for);
      }
    }
    segment_.deliver(now);
    while (const auto collision = neighbours_.poll_collision()) surroundings_.collided(*collision);
  }
  return true;
}

/// Whatever is addressed to our card is the headend's. What is for itself comes whole, as from a socket.
void EthernetEnd::take(TimePoint now, ByteView packet) {
  const auto view = wire::parse_ipv4(packet);
  if (!view) return;
  if (!view->header.is_fragment() || view->header.destination != near_) {
    segment_.send(now, *this, near_, view->packet);
  } else if (const auto whole = reassembly_.add(now, *view)) {
    segment_.send(now, *this, near_, *whole);
  }
}

void EthernetEnd::receive(TimePoint now, ByteView packet) {
  const auto view = wire::parse_ipv4(packet, false);
  if (view) receive_for(now, view->header.destination, packet);
}

void EthernetEnd::receive_for(TimePoint now, Ipv4Address next_hop, ByteView packet) {
  if (packet.size() <= port_.mtu()) {
    neighbours_.send(now, next_hop, packet);
    return;
  }
  for (const Bytes& piece : fw::fragment(packet, port_.mtu())) neighbours_.send(now, next_hop, piece);
}

void EthernetEnd::flush(TimePoint now) {
  if (const auto due = neighbours_.next_timeout(); due && *due <= now) neighbours_.handle_timeout(now);
  const auto frames = neighbours_.take_frames();
  if (frames.empty()) return;
  std::vector<net::EthernetPort::ToSend> to_send;
  to_send.reserve(frames.size());
  for (const net::Neighbours::Frame& frame : frames) to_send.push_back({frame.to, frame.type, frame.payload});
  port_.send(to_send);
}

}  // namespace drawbridge::service
