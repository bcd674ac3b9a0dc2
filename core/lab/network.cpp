// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/network.h"

#include <algorithm>
#include <cctype>

#include "base/timers.h"

namespace drawbridge::lab {

namespace {

constexpr int outside_length = 24;
constexpr int inside_length = 28;
constexpr Prefix inside_wire{address::router_inside, inside_length};
constexpr Prefix server_net{address::router_servers, inside_length};

struct Name {
  std::string_view name;
  Ipv4Address address;
};

constexpr Name names[] = {
    {"pixfirewall", address::pix_outside},
    {"headend", address::pix_outside},
    {"headend.lab", address::pix_outside},
    {"pix.lab", address::pix_outside},
    {"client.lab", address::client},
    {"gateway.lab", address::gateway},
    {"visitor.lab", address::visitor},
    {"web", address::web},
    {"web.lab", address::web},
    {"www.lab", address::web},
    {"aaa", address::aaa},
    {"aaa.lab", address::aaa},
    {"router.lab", address::router_inside},
};

}  // namespace

LabNetwork::LabNetwork(tcpip::Stack& stack, Random& random, LabOptions options)
    : stack_(stack),
      outside_("outside", random, options.outside_faults),
      inside_("inside", random, options.inside_faults),
      servers_("servers", random),
      router_("router") {
  router_.add_interface(inside_, inside_wire);
  router_.add_interface(servers_, server_net);
  router_.add_route({Ipv4Address(), 0}, address::pix_inside);

  const Ipv4Address outside_mask = mask_of(outside_length);
  const Ipv4Address server_mask = mask_of(inside_length);
  const auto attach = [&](const char* name, Ipv4Address own, Ipv4Address mask, Ipv4Address gateway,
                          net::Segment& segment) {
    return std::make_unique<tcpip::AttachedHost>(stack_, tcpip::HostConfig{name, own, mask, gateway},
                                                 segment);
  };
  if (options.gateway_host) gateway_ = attach("gateway", address::gateway, outside_mask, {}, outside_);
  visitor_ = attach("visitor", address::visitor, outside_mask, address::gateway, outside_);
  web_host_ = attach("web", address::web, server_mask, address::router_servers, servers_);
  aaa_host_ = attach("aaa", address::aaa, server_mask, address::router_servers, servers_);
  web_ = std::make_unique<WebServer>(web_host_->host(), std::move(options.web));
  tacacs_ = std::make_unique<TacacsServer>(aaa_host_->host(), std::move(options.tacacs));
  radius_ = std::make_unique<RadiusServer>(aaa_host_->host(), std::move(options.radius));

  nodes_ = {{"client", address::client, Zone::outside}};
  if (options.gateway_host) nodes_.push_back({"gateway", address::gateway, Zone::outside});
  nodes_.push_back({"visitor", address::visitor, Zone::outside});
  nodes_.push_back({"pix-outside", address::pix_outside, Zone::outside});
  nodes_.push_back({"pix-inside", address::pix_inside, Zone::inside});
  nodes_.push_back({"router", address::router_inside, Zone::inside});
  nodes_.push_back({"web", address::web, Zone::servers});
  nodes_.push_back({"aaa", address::aaa, Zone::servers});
}

LabNetwork::~LabNetwork() = default;

bool LabNetwork::deliver(TimePoint now) {
  stack_.set_now(now);
  bool any = false;
  bool again = true;
  while (again) {
    stack_.tick(now);
    again = outside_.deliver(now);
    again = inside_.deliver(now) || again;
    again = servers_.deliver(now) || again;
    again = tacacs_->handle_timeout(now) || again;
    any = any || again;
  }
  return any;
}

std::optional<TimePoint> LabNetwork::next_event() const {
  std::optional<TimePoint> next = stack_.next_timeout();
  for (const net::Segment* segment : {&outside_, &inside_, &servers_})
    next = earlier(next, segment->next_delivery());
  return earlier(next, tacacs_->next_timeout());
}

std::optional<Ipv4Address> LabNetwork::resolve(std::string_view name) {
  if (const auto dotted = Ipv4Address::parse(name)) return dotted;
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (lower.ends_with('.')) lower.pop_back();
  for (const Name& known : names) {
    if (known.name == lower) return known.address;
  }
  return std::nullopt;
}

}  // namespace drawbridge::lab
