// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/router.h"

#include <algorithm>

#include "wire/icmp.h"
#include "wire/ipv4.h"

namespace drawbridge::lab {

class Router::Interface final : public net::Station {
 public:
  Interface(Router& router, net::Segment& segment, Prefix own)
      : address(own), router_(router), segment_(segment) {
    segment_.attach(*this);
  }
  ~Interface() override { segment_.detach(*this); }

  bool answers_for(Ipv4Address next_hop) const override { return next_hop == address.address; }
  void receive(TimePoint now, ByteView packet) override { router_.forward(now, *this, packet); }
  void send(TimePoint now, Ipv4Address next_hop, ByteView packet) {
    segment_.send(now, *this, next_hop, packet);
  }

  const Prefix address;

 private:
  Router& router_;
  net::Segment& segment_;
};

Router::Router(std::string name) : name_(std::move(name)) {}
Router::~Router() = default;

void Router::add_interface(net::Segment& segment, Prefix address) {
  interfaces_.push_back(std::make_unique<Interface>(*this, segment, address));
  routes_.push_back({{address.network(), address.length}, {}, interfaces_.back().get()});
}

void Router::add_route(Prefix to, Ipv4Address next_hop) {
  for (const auto& interface : interfaces_) {
    if (interface->address.contains(next_hop)) routes_.push_back({to, next_hop, interface.get()});
  }
}

bool Router::is_own(Ipv4Address address) const {
  return std::any_of(interfaces_.begin(), interfaces_.end(),
                     [&](const auto& interface) { return interface->address.address == address; });
}

const Router::Route* Router::find_route(Ipv4Address to) const {
  const Route* best = nullptr;
  for (const Route& route : routes_) {
    if (route.to.contains(to) && (best == nullptr || route.to.length > best->to.length)) best = &route;
  }
  return best;
}

void Router::send(TimePoint now, ByteView packet, Ipv4Address destination) {
  const Route* route = packet.empty() ? nullptr : find_route(destination);
  if (route == nullptr) return;
  route->interface->send(now, route->next_hop.is_any() ? destination : route->next_hop, packet);
}

void Router::forward(TimePoint now, Interface& from, ByteView packet) {
  const auto view = wire::parse_ipv4(packet);
  if (!view) {
    ++counters_.malformed;
    return;
  }
  const Ipv4Address to = view->header.destination;
  if (is_own(to)) {
    ++counters_.local;
    send(now, wire::build_echo_reply(*view), view->header.source);
    return;
  }
  if (find_route(to) == nullptr) {
    ++counters_.no_route;
    return;
  }
  Bytes copy = to_bytes(view->packet);
  if (!wire::decrement_ttl(copy)) {
    ++counters_.ttl_exceeded;
    send(now, wire::build_icmp_error(from.address.address, wire::IcmpType::time_exceeded, 0, *view),
         view->header.source);
    return;
  }
  ++counters_.forwarded;
  send(now, copy, to);
}

}  // namespace drawbridge::lab
