// SPDX-License-Identifier: GPL-3.0-or-later
// What a headend has of an address of this machine: UDP ports for IKE and ESP, and ESP as protocol 50. Whole
// IPv4 packets out of what the sockets give, and packets taken apart for them; in bursts both ways. Belongs
// to a thread with an event loop of Qt.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ip.h"

class QSocketNotifier;

namespace drawbridge::net {
class EspPort;
class UdpPort;
struct PathError;
struct UdpReceived;
}  // namespace drawbridge::net

namespace drawbridge::service {

class OutsideSockets {
 public:
  /// `wake` is called when something waits for receive().
  explicit OutsideSockets(std::function<void()> wake);
  ~OutsideSockets();
  OutsideSockets(const OutsideSockets&) = delete;
  OutsideSockets& operator=(const OutsideSockets&) = delete;

  /// The IKE port, 4500 and ESP at an address of this machine. A sentence, or empty.
  [[nodiscard]] std::string open(Ipv4Address address, std::uint16_t ike_port);
  /// One more UDP port, once. A sentence, or empty.
  [[nodiscard]] std::string add_port(std::uint16_t number);
  /// The same ports at another address. A sentence, and nothing changed, if they cannot be had.
  [[nodiscard]] std::string move(Ipv4Address to);

  /// Hands out what came, burst by burst: whole packets, which live until `take` returns. `hear`: what
  /// routers said of packets that were sent. True if there may be more.
  bool receive(const std::function<void(std::span<const ByteView>)>& take,
               const std::function<void(const net::PathError&)>& hear);
  /// Packets from the address; others are dropped.
  void send(std::vector<Bytes>& packets);
  /// From now on packets to this peer go without DF. False if they do already, or too many do.
  bool let_be_cut(Ipv4Address peer);

 private:
  struct Udp {
    std::unique_ptr<net::UdpPort> port;
    std::unique_ptr<QSocketNotifier> ready;
  };

  [[nodiscard]] std::string open_esp();

  /// Gives datagrams their headers back, for take.
  [[nodiscard]] std::span<const ByteView> whole(std::span<const net::UdpReceived> datagrams);

  std::function<void()> wake_;
  Bytes arena_;                    ///< of one burst
  std::vector<ByteView> packets_;  ///< in it
  Ipv4Address address_;
  std::uint16_t ike_port_ = 0;
  std::map<std::uint16_t, Udp> udp_;
  std::unique_ptr<net::EspPort> esp_;
  std::unique_ptr<QSocketNotifier> esp_ready_;
  std::set<Ipv4Address> cut_for_;  ///< peers whose packets go without DF
};

}  // namespace drawbridge::service
