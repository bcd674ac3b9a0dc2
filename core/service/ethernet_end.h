// SPDX-License-Identifier: GPL-3.0-or-later
// The far end of a headend's wire that is an Ethernet interface of this machine: packets go to whoever owns
// their next hop there, and ARP is answered for what the headend answers for. The headend is a station of its
// own on that network, with a hardware address of its own (net/linux/ethernet_port.h).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "net/linux/ethernet_port.h"
#include "net/neighbours.h"
#include "net/reassembly.h"
#include "net/segment.h"

class QSocketNotifier;

namespace drawbridge::service {

class EthernetEnd final : public net::Station {
 public:
  struct Surroundings {
    /// Whether the headend answers for an address on this wire.
    std::function<bool(Ipv4Address)> answers_for;
    /// Something waits: receive() shall be called.
    std::function<void()> wake;
    /// A word of ARP's for the headend's log.
    std::function<void(const net::Neighbours::Collision&)> collided;
  };

  /// Brings the interface up if it is down. The error is a sentence. `segment` must outlive it.
  [[nodiscard]] static Result<std::unique_ptr<EthernetEnd>, std::string> open(const std::string& interface,
                                                                              net::Segment& segment,
                                                                              Surroundings surroundings);
  ~EthernetEnd() override;
  EthernetEnd(const EthernetEnd&) = delete;
  EthernetEnd& operator=(const EthernetEnd&) = delete;

  /// The headend's address there (any: it has none), what else is to be announced, and `arp timeout`.
  void follow(TimePoint now, Ipv4Address near, Duration arp_timeout);
  /// Hands what came to the headend. True if there may be more.
  bool receive(TimePoint now);
  /// Sends what the headend sent, and asks again who did not answer.
  void flush(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const { return neighbours_.next_timeout(); }
  [[nodiscard]] const std::string& interface() const { return interface_; }
  [[nodiscard]] std::size_t mtu() const { return port_.mtu(); }

  bool answers_for(Ipv4Address address) const override { return address != near_; }
  void receive(TimePoint now, ByteView packet) override;
  void receive_for(TimePoint now, Ipv4Address next_hop, ByteView packet) override;

 private:
  EthernetEnd(std::string interface, net::EthernetPort port, net::Segment& segment,
              Surroundings surroundings);
  void take(TimePoint now, ByteView packet);

  std::string interface_;
  net::EthernetPort port_;
  net::Segment& segment_;
  Surroundings surroundings_;
  net::Neighbours neighbours_;
  net::Reassembly reassembly_;
  Ipv4Address near_;
  std::unique_ptr<QSocketNotifier> ready_;
};

}  // namespace drawbridge::service
