// SPDX-License-Identifier: GPL-3.0-or-later
// The client's computer on the lab's outside wire: the VPN connection, and two hosts for its programs, one
// with the pool address behind the tunnel and one with the machine's own address.
#pragma once

#include <functional>
#include <memory>

#include "client/connection.h"
#include "net/segment.h"
#include "tcpip/host.h"

namespace drawbridge::service {

struct ClientMachineOptions {
  Ipv4Address address;
  Ipv4Address mask;
  Ipv4Address gateway;
  client::ConnectionSettings connection;
};

class ClientMachine final : public net::Station {
 public:
  /// `stack`, `segment` and `random` must outlive the machine.
  ClientMachine(tcpip::Stack& stack, net::Segment& segment, Random& random, ClientMachineOptions options);
  ~ClientMachine() override;
  ClientMachine(const ClientMachine&) = delete;
  ClientMachine& operator=(const ClientMachine&) = delete;

  bool answers_for(Ipv4Address next_hop) const override { return next_hop == options_.address; }
  void receive(TimePoint now, ByteView packet) override;

  /// Carries out what the connection wants, with `resolve` for names. True if there was anything.
  bool run_actions(TimePoint now,
                   const std::function<std::optional<Ipv4Address>(const std::string&)>& resolve);

  [[nodiscard]] client::Connection& connection() { return connection_; }
  [[nodiscard]] const client::Connection& connection() const { return connection_; }
  /// The host whose address a program's packets to `to` carry: behind the tunnel if a secured route covers
  /// it.
  [[nodiscard]] tcpip::Host& host_for(Ipv4Address to);

 private:
  void send_outside(ByteView packet);

  ClientMachineOptions options_;
  tcpip::Stack& stack_;
  net::Segment& segment_;
  client::Connection connection_;
  tcpip::Host plain_host_;
  tcpip::Host tunnel_host_;
  std::vector<client::Route> secured_routes_;
};

}  // namespace drawbridge::service
