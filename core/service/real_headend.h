// SPDX-License-Identifier: GPL-3.0-or-later
// A headend on real interfaces. Each of its two wires ends at this machine in one of two ways:
//
//   sockets and TUN  The machine's addresses are the headend's. Outside: IKE and ESP in UDP at its address,
//                    ports 500 and 4500 (and those of `vpngroup G udp-port`), and ESP as protocol 50. Whole
//                    IPv4 packets are made of what the sockets give, and taken apart again. Nothing else
//                    leaves there: what inside hosts send to the Internet, and visitors of statics, are the
//                    machine's own routing's. Inside: a TUN device that the pools' addresses are routed to;
//                    the machine forwards between it and the inside network. Where an inside interface is
//                    named, it answers ARP for the pools' addresses. The machine answers pings, people reach
//                    Telnet at its inside address, and AAA servers are reached from its own.
//   a wire           An Ethernet interface on which the headend is a station of its own, with the addresses
//                    of its configuration and ARP (ethernet_end.h): everything passes that would pass the
//                    appliance, also PAT, statics and visitors' logins.
//
// Everything runs on one thread with an event loop of Qt.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "service/headend_desk.h"

class QTcpSocket;

namespace drawbridge::service {

class RealHeadend {
 public:
  struct Options {
    HeadendDesk::Options desk;
    Prefix outside;                 ///< this machine's address there, with its network
    std::string outside_interface;  ///< its address is followed when it changes; empty: `outside` is fixed
    std::string outside_wire;       ///< the interface; instead of `outside`
    std::uint16_t ike_port = 500;
    std::optional<Prefix> inside;  ///< this machine's address there; nothing: as configured
    std::string inside_interface;  ///< answers ARP for the pools; empty: somebody else sees to that
    std::string inside_wire;       ///< the interface; instead of TUN device and the two above
    std::string tun = "dbr0";
    std::string ssh_key_file;                     ///< kept there; empty: SSH is not offered
    std::function<void(const std::string&)> say;  ///< sentences for the program's log
  };
  using Tell = std::function<void(const ipc::Notice&)>;

  /// Opens what needs privileges: sockets and the TUN device. The error is a sentence. `random` must outlive
  /// it.
  [[nodiscard]] static Result<std::unique_ptr<RealHeadend>, std::string> open(Options options, Random& random,
                                                                              Tell tell);
  ~RealHeadend();
  RealHeadend(const RealHeadend&) = delete;
  RealHeadend& operator=(const RealHeadend&) = delete;

  /// Requests about a headend; those about a client are answered with how things stand: there is none here.
  void handle(ipc::Request request);
  /// For a console of another kind (SSH): the headend itself, null while it is stopped.
  [[nodiscard]] headend::Headend* headend();
  [[nodiscard]] TimePoint now() const;
  /// After the headend was called from outside: carries out what it wants.
  void poke();
  /// Ends all sessions with Deletes and undoes what was set at interfaces.
  void stop();

 private:
  class Impl;
  explicit RealHeadend(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// An interface of this machine, or one of its addresses: the address with its network. The error is a
/// sentence.
[[nodiscard]] Result<Prefix, std::string> machine_address(const std::string& what);

}  // namespace drawbridge::service
