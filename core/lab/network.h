// SPDX-License-Identifier: GPL-3.0-or-later
// The tech note's network, in memory. Every packet of the lab crosses one of its three segments:
//
//   outside 192.168.1.0/24          inside wire 10.89.129.192/28       servers 10.89.129.128/28
//   client .2, gateway .3, second client .4,          PIX .194, router .193              router .129, web .131, AAA .134
//   PIX .1, visitor .50
//
// The client and the PIX are not made here: they attach their own stations to outside() and inside(). The PIX
// answers on inside() for its own address and for those of its pool (10.89.129.200 to .204): the router takes
// 10.89.129.192/28 for a connected network and sends everything else it does not know to .194.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"
#include "base/random.h"
#include "lab/radius_server.h"
#include "lab/router.h"
#include "lab/tacacs_server.h"
#include "lab/web_server.h"
#include "net/segment.h"
#include "tcpip/attached_host.h"
#include "tcpip/stack.h"

namespace drawbridge::lab {

/// The addresses of the note.
namespace address {
inline constexpr Ipv4Address pix_outside{192, 168, 1, 1};
inline constexpr Ipv4Address client{192, 168, 1, 2};
inline constexpr Ipv4Address gateway{192, 168, 1, 3};
inline constexpr Ipv4Address companion{192, 168, 1, 4};
inline constexpr Ipv4Address visitor{192, 168, 1, 50};
inline constexpr Ipv4Address pix_inside{10, 89, 129, 194};
inline constexpr Ipv4Address router_inside{10, 89, 129, 193};
inline constexpr Ipv4Address router_servers{10, 89, 129, 129};
inline constexpr Ipv4Address web{10, 89, 129, 131};
inline constexpr Ipv4Address aaa{10, 89, 129, 134};
}  // namespace address

enum class Zone : std::uint8_t { outside, inside, servers };

/// A box of the network diagram.
struct Node {
  std::string key;  ///< "client", "gateway", "visitor", "pix-outside", "pix-inside", "router", "web", "aaa"
  Ipv4Address address;
  Zone zone = Zone::outside;
  bool operator==(const Node&) const = default;
};

struct LabOptions {
  net::Faults outside_faults;
  net::Faults inside_faults;
  WebServerOptions web;
  TacacsServerOptions tacacs;
  RadiusServerOptions radius;
  /// The 1.1 client of the note may itself be .3: then there is no gateway host.
  bool gateway_host = true;
};

class LabNetwork {
 public:
  /// `stack` and `random` must outlive the network. What is attached from outside must be detached before it
  /// goes.
  LabNetwork(tcpip::Stack& stack, Random& random, LabOptions options = {});
  ~LabNetwork();
  LabNetwork(const LabNetwork&) = delete;
  LabNetwork& operator=(const LabNetwork&) = delete;

  /// Delivers packets, runs the stack and the servers until nothing is due at `now`. True if anything
  /// happened.
  bool deliver(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_event() const;

  [[nodiscard]] net::Segment& outside() { return outside_; }
  [[nodiscard]] net::Segment& inside() { return inside_; }
  [[nodiscard]] net::Segment& servers() { return servers_; }
  [[nodiscard]] Router& router() { return router_; }
  [[nodiscard]] WebServer& web() { return *web_; }
  [[nodiscard]] TacacsServer& tacacs() { return *tacacs_; }
  [[nodiscard]] RadiusServer& radius() { return *radius_; }
  [[nodiscard]] tcpip::Host& visitor() { return visitor_->host(); }
  [[nodiscard]] tcpip::Host& web_host() { return web_host_->host(); }
  [[nodiscard]] tcpip::Host& aaa_host() { return aaa_host_->host(); }
  [[nodiscard]] tcpip::Stack& stack() { return stack_; }

  /// The diagram, outside first.
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  /// A dotted address, or a name of the lab in either case: "pixfirewall", "headend.lab", "web.lab",
  /// "aaa.lab" ...
  [[nodiscard]] static std::optional<Ipv4Address> resolve(std::string_view name);

 private:
  tcpip::Stack& stack_;
  net::Segment outside_;
  net::Segment inside_;
  net::Segment servers_;
  Router router_;
  std::unique_ptr<tcpip::AttachedHost> gateway_;
  std::unique_ptr<tcpip::AttachedHost> visitor_;
  std::unique_ptr<tcpip::AttachedHost> web_host_;
  std::unique_ptr<tcpip::AttachedHost> aaa_host_;
  std::unique_ptr<WebServer> web_;
  std::unique_ptr<TacacsServer> tacacs_;
  std::unique_ptr<RadiusServer> radius_;
  std::vector<Node> nodes_;
};

}  // namespace drawbridge::lab
