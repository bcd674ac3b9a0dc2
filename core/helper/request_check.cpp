// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/request_check.h"

namespace drawbridge::helper {

using namespace privilege;

namespace {

class Judge {
 public:
  Judge(Operation to, const SessionState& state) : state_(state) { answer_.to = to; }

  [[nodiscard]] std::optional<Answer> verdict() const {
    if (answer_.ok()) return std::nullopt;
    return answer_;
  }

  void operator()(const OpenTun& r) {
    if (!state_.device.empty()) refuse("This connection has the device " + state_.device + " already.");
    if (!r.name.empty() && !is_our_device(r.name))
      refuse("The device's name must be drawbridge0 to drawbridge99.");
  }
  void operator()(const OpenUdp& r) {
    if (r.port != 500 && r.port != 4500) refuse("Only the ports 500 and 4500 are handed out.");
    if (!r.address.is_any() && !may_be_own(r.address))
      refuse("No socket can have the address " + r.address.to_string() + ".");
  }
  void operator()(const OpenRawEsp& r) {
    if (!r.address.is_any() && !may_be_own(r.address))
      refuse("No socket can have the address " + r.address.to_string() + ".");
  }
  void operator()(const SetAddress& r) {
    device(r.device);
    if (!is_unicast(r.address)) refuse("No device can have the address " + r.address.to_string() + ".");
    if (r.mtu < 576 || r.mtu > 9000) refuse("The MTU must be 576 to 9000 octets.");
  }
  void operator()(const SetRoutes& r) {
    device(r.device);
    if (!is_unicast(r.gateway)) refuse("No gateway has the address " + r.gateway.to_string() + ".");
    count(r.through.size() + r.around.size(), kMaxRoutes, "networks");
    if (!answer_.ok()) return;
    for (const Prefix& network : r.through) {
      if (network == Prefix{r.gateway, 32}) {
        refuse("The gateway " + r.gateway.to_string() + " cannot be reached through its own tunnel.");
      }
      routable(network);
    }
    for (const Prefix& network : r.around) routable(network);
    if (!r.through.empty() && state_.address.is_any()) refuse("The device has no address yet.");
  }
  void operator()(const SetDns& r) {
    device(r.device);
    count(r.servers.size(), kMaxServers, "DNS servers");
    count(r.domains.size(), kMaxDomains, "domains");
    if (r.servers.empty()) refuse("No DNS server is named.");
    for (const Ipv4Address server : r.servers) {
      if (!is_unicast(server)) refuse("No DNS server has the address " + server.to_string() + ".");
    }
    for (const std::string& domain : r.domains) {
      if (!is_domain(domain)) refuse("A domain's name is not one.");
    }
    if (!r.all_names && r.domains.empty()) refuse("Split DNS needs a domain.");
  }
  void operator()(const BlockIpv6& r) { device(r.device); }
  void operator()(const KillSwitch& r) {
    device(r.device);
    count(r.gateways.size(), kMaxGateways, "gateways");
    if (r.gateways.empty()) refuse("No gateway is named.");
    for (const Ipv4Address gateway : r.gateways) {
      if (!is_unicast(gateway)) refuse("No gateway has the address " + gateway.to_string() + ".");
    }
  }
  void operator()(const Undo&) {}
  void operator()(const LiftKillSwitch& r) { device(r.device); }

 private:
  /// The first reason is the one that is told.
  void fail(ErrorCode error, std::string detail) {
    if (!answer_.ok()) return;
    answer_.error = error;
    answer_.detail = std::move(detail);
  }
  void refuse(std::string detail) { fail(ErrorCode::refused, std::move(detail)); }
  void device(const std::string& name) {
    if (state_.device.empty()) return fail(ErrorCode::no_device, "No device has been opened.");
    if (name != state_.device) refuse("Only " + state_.device + " belongs to this connection.");
  }
  void count(std::size_t given, std::size_t limit, const char* what) {
    if (given <= limit) return;
    fail(ErrorCode::too_many, std::to_string(given) + " " + what + " were given, at most " +
                                  std::to_string(limit) + " are taken.");
  }
  void routable(const Prefix& network) {
    if (!is_routable(network)) refuse(network.to_string() + " is no network that can be routed.");
  }
  /// Tests and laboratories use loopback addresses for sockets.
  static bool may_be_own(Ipv4Address address) { return is_unicast(address) || address.value() >> 24 == 127; }

  const SessionState& state_;
  Answer answer_;
};

}  // namespace

std::optional<Answer> refusal(const Request& request, const SessionState& state) {
  Judge judge(operation_of(request), state);
  std::visit(judge, request);
  return judge.verdict();
}

}  // namespace drawbridge::helper
