// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded headend plugged into two wires: one station an interface, and a TCP/IP host with the
// address of each interface for the headend's own streams to AAA servers.
#pragma once

#include <map>
#include <memory>

#include "base/descriptor.h"
#include "headend/headend.h"
#include "net/segment.h"
#include "service/real_sockets.h"
#include "tcpip/host.h"

class QTcpSocket;

namespace drawbridge::service {

class HeadendMachine {
 public:
  struct Options {
    headend::Settings settings;
    pix::Config config;
    std::optional<pix::Config> startup;
    /// AAA servers and syslog hosts behind every interface but the outside are those of the machine's
    /// network.
    bool real_servers = false;
    /// With real_servers: those behind the outside as well, and those behind the inside.
    bool real_outside = false;
    bool real_inside = true;
    /// There is something for take_news(), or on the wires.
    std::function<void()> on_news;
    /// Takes connections to port 22 of the headend's own addresses, each as a descriptor that blocks; null:
    /// there is no SSH there.
    std::function<void(Descriptor, const Endpoint& from, const Endpoint& to)> take_ssh;
    /// Takes the packets that the headend sends on that side straight away; null: they go on the wire. What
    /// its own TCP/IP hosts send goes on the wire in any case.
    std::function<void(Bytes)> take_outside, take_inside;
  };
  /// Where it is plugged in: the wires of the lab, or those behind which real interfaces are.
  struct Wires {
    tcpip::Stack& stack;
    net::Segment& outside;
    net::Segment& inside;
  };
  /// What `wires` refers to and `random` must outlive the machine.
  HeadendMachine(const Wires& wires, Random& random, Options options, TimePoint now);
  ~HeadendMachine();
  HeadendMachine(const HeadendMachine&) = delete;
  HeadendMachine& operator=(const HeadendMachine&) = delete;

  [[nodiscard]] headend::Headend& headend() { return headend_; }
  [[nodiscard]] const headend::Headend& headend() const { return headend_; }

  /// A burst of IPv4 packets that came on a side, without the detour over its wire.
  enum class Side : std::uint8_t { outside, inside };
  void receive(TimePoint now, Side side, std::span<const ByteView> packets);

  /// A connection that somebody made to this machine's own address, where `interface` stands for it: the
  /// headend's if it wants it. With real_servers only.
  void adopt(TimePoint now, std::string_view interface, std::unique_ptr<QTcpSocket> socket);
  /// Tells the headend what came from real servers. True if anything.
  bool take_news(TimePoint now);
  /// Carries out actions; those that are not packets or streams come back through `other`. True if any.
  bool run_actions(TimePoint now, const std::function<void(const headend::Action&)>& other);
  /// Reads addresses and names of the interfaces anew, after a change of the configuration.
  void configure();

 private:
  class Port;
  class Stream;
  class Accepted;

  Port* port(std::string_view interface);
  std::unique_ptr<tcpip::TcpHandler> accept_ssh(tcpip::TcpConnection& connection);
  std::unique_ptr<tcpip::TcpHandler> accept(Port& port, tcpip::TcpConnection& connection);
  void join(TimePoint now, std::uint64_t a, std::uint64_t b);
  [[nodiscard]] bool goes_to_real_server(std::string_view interface) const;

  Wires wires_;
  headend::Headend headend_;
  std::vector<std::unique_ptr<Port>> ports_;
  std::map<std::uint64_t, std::shared_ptr<Stream>> streams_;
  std::vector<std::shared_ptr<Stream>> finished_;
  std::unique_ptr<RealSockets> real_;
  std::function<void()> wake_;
  std::function<void(Descriptor, const Endpoint&, const Endpoint&)> take_ssh_;
  bool real_outside_ = false;
  bool real_inside_ = true;
};

}  // namespace drawbridge::service
