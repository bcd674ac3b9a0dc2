// SPDX-License-Identifier: GPL-3.0-or-later
// A router between segments: forwards by longest prefix, counts down the TTL, drops what it cannot route.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/ip.h"
#include "net/segment.h"

namespace drawbridge::lab {

class Router {
 public:
  struct Counters {
    std::uint64_t forwarded = 0;
    std::uint64_t no_route = 0;
    std::uint64_t ttl_exceeded = 0;
    std::uint64_t malformed = 0;
    std::uint64_t local = 0;  ///< for the router itself: echo requests are answered, the rest is dropped
    bool operator==(const Counters&) const = default;
  };

  /// Without a default route until add_route() gives it one.
  explicit Router(std::string name);
  ~Router();
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  /// Plugs an interface into a segment; its network is routed as connected. The segment must outlive the
  /// router.
  void add_interface(net::Segment& segment, Prefix address);
  void add_route(Prefix to, Ipv4Address next_hop);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const Counters& counters() const { return counters_; }

 private:
  class Interface;
  struct Route {
    Prefix to;
    Ipv4Address next_hop;  ///< 0.0.0.0 for a connected network
    Interface* interface = nullptr;
  };

  void forward(TimePoint now, Interface& from, ByteView packet);
  void send(TimePoint now, ByteView packet, Ipv4Address destination);
  const Route* find_route(Ipv4Address to) const;
  bool is_own(Ipv4Address address) const;

  std::string name_;
  std::vector<std::unique_ptr<Interface>> interfaces_;
  std::vector<Route> routes_;
  Counters counters_;
};

}  // namespace drawbridge::lab
