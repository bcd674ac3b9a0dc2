// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/client_machine.h"

#include "wire/ipv4.h"
#include "wire/udp.h"

namespace drawbridge::service {

namespace {

bool is_same_network(Ipv4Address a, Ipv4Address b, Ipv4Address mask) {
  return (a.value() & mask.value()) == (b.value() & mask.value());
}

}  // namespace

ClientMachine::ClientMachine(tcpip::Stack& stack, net::Segment& segment, Random& random,
                             ClientMachineOptions options)
    : options_(std::move(options)),
      stack_(stack),
      segment_(segment),
      connection_(options_.connection, random),
      plain_host_(stack, {"client", options_.address, options_.mask, options_.gateway},
                  [this](Ipv4Address, ByteView packet) { send_outside(packet); }),
      tunnel_host_(stack, {"client tunnel", {}, mask_of(32), {}},
                   [this](Ipv4Address, ByteView packet) { connection_.send_inner(stack_.now(), packet); }) {
  segment_.attach(*this);
}

ClientMachine::~ClientMachine() {
  segment_.detach(*this);
}

void ClientMachine::send_outside(ByteView packet) {
  const auto view = wire::parse_ipv4(packet, false);
  if (!view) return;
  const Ipv4Address to = view->header.destination;
  const Ipv4Address next_hop = is_same_network(to, options_.address, options_.mask) ? to : options_.gateway;
  segment_.send(stack_.now(), *this, next_hop, packet);
}

void ClientMachine::receive(TimePoint now, ByteView packet) {
  const auto view = wire::parse_ipv4(packet);
  if (!view || view->header.destination != options_.address) return;
  if (view->header.protocol == wire::IpProtocol::esp) {
    connection_.receive_esp(now, packet);
    return;
  }
  if (view->header.protocol == wire::IpProtocol::udp) {
    const auto datagram = wire::parse_udp(*view);
    if (datagram && datagram->destination_port == options_.connection.local_port) {
      connection_.receive_datagram(now, {view->header.source, datagram->source_port},
                                   {view->header.destination, datagram->destination_port}, datagram->payload);
      return;
    }
  }
  plain_host_.input(packet);
}

bool ClientMachine::run_actions(
    TimePoint now, const std::function<std::optional<Ipv4Address>(const std::string&)>& resolve) {
  bool any = false;
  while (auto action = connection_.poll_action()) {
    any = true;
    if (const auto* name = std::get_if<client::Resolve>(&*action)) {
      connection_.resolved(now, name->host, resolve(name->host));
    } else if (const auto* datagram = std::get_if<client::SendDatagram>(&*action)) {
      send_outside(wire::build_udp(datagram->from, datagram->to, datagram->payload));
    } else if (const auto* outer = std::get_if<client::SendPacket>(&*action)) {
      send_outside(outer->packet);
    } else if (const auto* clear = std::get_if<client::SendClear>(&*action)) {
      send_outside(clear->packet);
    } else if (const auto* inner = std::get_if<client::DeliverInner>(&*action)) {
      tunnel_host_.input(inner->packet);
    } else if (const auto* up = std::get_if<client::ConfigureInterface>(&*action)) {
      secured_routes_ = up->secured_routes;
      tunnel_host_.set_address(up->address, mask_of(32), {});
    } else if (std::holds_alternative<client::DeconfigureInterface>(*action)) {
      secured_routes_.clear();
      tunnel_host_.set_address({}, mask_of(32), {});
    }
  }
  return any;
}

tcpip::Host& ClientMachine::host_for(Ipv4Address to) {
  for (const client::Route& route : secured_routes_) {
    if ((to.value() & route.mask.value()) == (route.network.value() & route.mask.value()))
      return tunnel_host_;
  }
  return plain_host_;
}

}  // namespace drawbridge::service
