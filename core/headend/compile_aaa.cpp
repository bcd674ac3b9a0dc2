// SPDX-License-Identifier: GPL-3.0-or-later
// Server groups, and the lists that servers give to users (pix-commands.md 6; pix-behaviour.md 7).
#include <fmt/format.h>

#include "headend/compile.h"
#include "headend/headend.h"
#include "pix/password_hash.h"

namespace drawbridge::headend {

namespace {

constexpr int kDefaultServerTimeout = 5;  ///< seconds

Ipv4Address address_of(const pix::Config& config, std::string_view interface) {
  for (const pix::Interface& each : config.interfaces) {
    if (each.name == interface && each.address) return *each.address;
  }
  return {};
}

aaa::Protocol protocol_of(pix::AaaProtocol protocol) {
  switch (protocol) {
    case pix::AaaProtocol::radius:
      return aaa::Protocol::radius;
    case pix::AaaProtocol::local:
      return aaa::Protocol::local;
    case pix::AaaProtocol::tacacs_plus:
      break;
  }
  return aaa::Protocol::tacacs;
}

}  // namespace

std::vector<aaa::GroupConfig> compile_aaa(const pix::Config& config, WallTime epoch) {
  std::vector<aaa::GroupConfig> groups;
  for (const pix::AaaServerGroup& each : config.aaa_servers) {
    aaa::GroupConfig group;
    group.tag = each.tag;
    group.protocol = protocol_of(each.protocol);
    group.epoch = epoch;
    group.max_failed_attempts = each.max_failed_attempts;
    if (each.deadtime) group.deadtime = std::chrono::minutes{*each.deadtime};
    if (group.protocol == aaa::Protocol::local) {
      std::vector<aaa::LocalUser> users;
      for (const pix::Username& user : config.usernames)
        users.push_back({user.name, Secret(std::string_view(user.password_hash)), true, user.privilege});
      group.local_users =
          aaa::LocalUsers(std::move(users), [](const aaa::LocalUser& user, const Secret& typed) {
            return pix::username_hash(typed.reveal_text(), user.name) == user.password.reveal_text();
          });
    }
    for (const pix::AaaHost& host : each.hosts) {
      aaa::ServerConfig server;
      server.address = host.address;
      server.key = host.key.value;
      server.timeout = Seconds{host.timeout.value_or(kDefaultServerTimeout)};
      if (group.protocol == aaa::Protocol::radius) {
        server.port = static_cast<std::uint16_t>(config.radius_authport);
        server.accounting_port = static_cast<std::uint16_t>(config.radius_acctport);
        server.requires_message_authenticator = !host.no_message_authenticator;
        server.nas_address = address_of(config, host.interface);
      } else {
        server.single_connect = true;
      }
      group.servers.push_back(std::move(server));
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

std::string aaa_interface(const pix::Config& config, std::string_view tag, Ipv4Address server) {
  if (const pix::AaaServerGroup* group = config.aaa_server(tag)) {
    for (const pix::AaaHost& host : group->hosts) {
      if (host.address == server) return host.interface;
    }
  }
  return "inside";
}

std::optional<fw::Acl> compile_user_acl(const pix::Config& config, const std::string& name,
                                        const std::vector<std::string>& lines) {
  // What the lines may refer to, and nothing else: the lists of the configuration may be long.
  pix::Config small;
  small.names = config.names;
  small.names_on = config.names_on;
  small.object_groups = config.object_groups;
  pix::EditContext context;
  for (const std::string& line : lines) {
    const auto result = pix::apply_line(small, fmt::format("access-list {} {}", name, line), &context);
    if (result.status != pix::LineStatus::applied) return std::nullopt;
  }
  for (fw::Acl& acl : compile_rules(small).acls) {
    if (acl.id == name) return std::move(acl);
  }
  return std::nullopt;
}

}  // namespace drawbridge::headend
