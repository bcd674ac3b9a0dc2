// SPDX-License-Identifier: GPL-3.0-or-later
// `aaa authentication`, `aaa authorization`, `aaa accounting` and `timeout uauth` for the packet path
// (pix-commands.md 6).
#include "headend/compile.h"
#include "pix/literals.h"

namespace drawbridge::headend {

namespace {

/// "http", "any", "tcp/80-90", "icmp/8", "17/0" into the fields of the rule. False for what means nothing.
bool read_traffic(const std::string& traffic, fw::ServiceRule& rule) {
  rule.protocol = fw::kTcp;
  if (traffic == "any") return true;
  const std::string_view all = traffic;
  const std::size_t slash = all.find('/');
  std::string_view port = all;
  if (slash != std::string_view::npos) {
    const auto protocol = pix::parse_protocol(all.substr(0, slash));
    if (!protocol) return false;
    rule.protocol = static_cast<std::uint8_t>(*protocol);
    port = all.substr(slash + 1);
  }
  if (rule.protocol == fw::kIcmp) {
    // Type 0 is "all" here, as port 0 is.
    const auto type = pix::parse_icmp_type(port);
    if (!type) return false;
    rule.icmp_type = *type == 0 ? -1 : *type;
    return true;
  }
  const std::size_t dash = port.find('-');
  const auto first = pix::parse_port(rule.protocol, port.substr(0, dash));
  const auto last =
      dash == std::string_view::npos ? first : pix::parse_port(rule.protocol, port.substr(dash + 1));
  if (!first || !last) return false;
  if (*first != 0) rule.port = {*first, *last, false};
  return true;
}

}  // namespace

void compile_login(const pix::Config& config, fw::Rules& rules) {
  for (const pix::AaaRule& each : config.aaa_rules) {
    fw::ServiceRule rule;
    rule.tag = each.tag;
    if (each.direction == "inbound") {
      rule.direction = fw::ServiceRule::Direction::inbound;
    } else if (each.direction == "outbound") {
      rule.direction = fw::ServiceRule::Direction::outbound;
    } else {
      rule.direction = fw::ServiceRule::Direction::arrives;
      rule.interface = rules.interface_named(each.direction);
      if (rule.interface == fw::kNoInterface) continue;
    }
    if (each.action == pix::AaaRule::Action::match) {
      for (std::size_t i = 0; i < rules.acls.size(); ++i) {
        if (rules.acls[i].id == each.access_list) rule.acl = static_cast<int>(i);
      }
      if (rule.acl < 0) continue;
    } else {
      rule.exclude = each.action == pix::AaaRule::Action::exclude;
      rule.local = {each.local, each.local_mask};
      rule.foreign = {each.foreign, each.foreign_mask};
      if (!read_traffic(each.traffic, rule)) continue;
    }
    switch (each.service) {
      case pix::AaaService::authentication:
        rules.authentication.push_back(std::move(rule));
        break;
      case pix::AaaService::authorization:
        rules.authorization.push_back(std::move(rule));
        break;
      case pix::AaaService::accounting:
        rules.accounting.push_back(std::move(rule));
        break;
    }
  }
  const auto limit = [](std::optional<std::int64_t> seconds) {
    return seconds ? std::optional<Duration>(Seconds{*seconds}) : std::nullopt;
  };
  rules.uauth.absolute = limit(config.timeouts.uauth_absolute);
  rules.uauth.inactivity = limit(config.timeouts.uauth_inactivity);
  // Zero is no limit for inactivity; for the absolute limit it means to ask every time.
  if (rules.uauth.inactivity == Duration::zero()) rules.uauth.inactivity.reset();
  rules.virtual_servers = {config.virtual_http, config.virtual_telnet};
}

}  // namespace drawbridge::headend
