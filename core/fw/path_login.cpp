// SPDX-License-Identifier: GPL-3.0-or-later
// Who must have logged in before a connection is made, and what that user may do (pix-behaviour.md 5).
#include <fmt/format.h>

#include <algorithm>

#include "fw/messages.h"
#include "fw/path_context.h"

namespace drawbridge::fw {

namespace {

constexpr std::uint16_t kFtpPort = 21;
constexpr std::uint16_t kTelnetPort = 23;
constexpr std::uint16_t kHttpPort = 80;
constexpr std::uint16_t kHttpsPort = 443;

PromptService prompt_service(const PacketInfo& info) {
  if (info.protocol != kTcp) return PromptService::other;
  switch (info.destination_port) {
    case kFtpPort:
      return PromptService::ftp;
    case kTelnetPort:
      return PromptService::telnet;
    case kHttpPort:
      return PromptService::http;
    case kHttpsPort:
      return PromptService::https;
    default:
      return PromptService::other;
  }
}

/// As an authorization server is asked: "http", "ftp", "telnet", "tcp/8080", "icmp/8".
std::string service_words(const PacketInfo& info) {
  switch (prompt_service(info)) {
    case PromptService::ftp:
      return "ftp";
    case PromptService::telnet:
      return "telnet";
    case PromptService::http:
      return "http";
    case PromptService::https:
    case PromptService::other:
      break;
  }
  if (info.protocol == kTcp || info.protocol == kUdp) {
    return fmt::format("{}/{}", protocol_words(info.protocol), info.destination_port);
  }
  if (info.protocol == kIcmp) return fmt::format("icmp/{}", info.icmp_type);
  return fmt::format("{}/0", info.protocol);
}

/// The same, and https has a name of its own.
std::string words_of(PromptService service, const PacketInfo& info) {
  return service == PromptService::https ? "https" : service_words(info);
}

std::string slashed(const Endpoint& e) {
  return fmt::format("{}/{}", e.address.to_string(), e.port);
}

}  // namespace

const ServiceRule* Path::rule_for(const std::vector<ServiceRule>& rules, const Context& c) const {
  const ServiceRule* found = nullptr;
  for (const ServiceRule& rule : rules) {
    if (!rule.exclude && found != nullptr) continue;
    switch (rule.direction) {
      case ServiceRule::Direction::inbound:
        if (!c.inbound) continue;
        break;
      case ServiceRule::Direction::outbound:
        if (c.inbound) continue;
        break;
      case ServiceRule::Direction::arrives:
        if (rule.interface != c.ingress) continue;
        break;
    }
    if (rule.acl >= 0) {
      const AclMatcher& list = acls_[static_cast<std::size_t>(rule.acl)];
      PacketInfo real = c.info;
      real.destination = c.real_destination;
      if (!list.permits_packet(c.info) && !list.permits_packet(real)) continue;
    } else {
      if (rule.protocol != 0 && rule.protocol != c.info.protocol) continue;
      const bool has_ports = c.info.protocol == kTcp || c.info.protocol == kUdp;
      if (has_ports && !rule.port.holds(c.info.destination_port)) continue;
      if (rule.icmp_type >= 0 && c.info.protocol == kIcmp && rule.icmp_type != c.info.icmp_type) continue;
      const Ipv4Address foreign = c.inbound ? c.info.source : c.info.destination;
      if (!rule.foreign.holds(foreign)) continue;
      const bool local_fits =
          c.inbound ? rule.local.holds(c.info.destination) || rule.local.holds(c.real_destination)
                    : rule.local.holds(c.info.source);
      if (!local_fits) continue;
    }
    // Whatever stands before it, an exclusion wins.
    if (rule.exclude) return nullptr;
    found = &rule;
  }
  return found;
}

LoginWanted Path::login_wanted(const Context& c, std::string_view tag) const {
  LoginWanted wanted;
  wanted.tag = tag;
  wanted.service = prompt_service(c.info);
  wanted.from = c.info.from();
  wanted.to = c.info.to();
  wanted.real_to = c.real_to();
  wanted.ingress = c.ingress;
  wanted.egress = c.egress;
  return wanted;
}

Path::StepResult Path::check_login(Context& c) {
  if (c.origin == Origin::proxied || c.info.is_later_fragment) return StepResult::next;
  const PromptService service = prompt_service(c.info);
  const auto to_address = [&](const std::optional<Ipv4Address>& address) {
    return address && (c.info.destination == *address || c.real_destination == *address);
  };
  const bool is_virtual = (service == PromptService::http && to_address(rules_.virtual_servers.http)) ||
                          (service == PromptService::telnet && to_address(rules_.virtual_servers.telnet));
  const ServiceRule* rule = rule_for(rules_.authentication, c);
  if (rule == nullptr) {
    c.because("not-covered");
    return StepResult::next;
  }
  const auto asked = [&] { return std::vector{rule->tag, words_of(service, c.info)}; };
  if (is_virtual) {
    // Also for a user who has logged in: to the one it is the way out, to the other the way back.
    c.wanted = login_wanted(c, rule->tag);
    c.wanted->is_virtual = true;
    c.because("virtual", asked);
    return StepResult::login;
  }
  if (const UauthEntry* user = uauth_.find(c.info.source)) {
    c.because("logged-in", [&] { return std::vector{user->user}; });
    return StepResult::next;
  }
  if (service != PromptService::other) {
    c.wanted = login_wanted(c, rule->tag);
    c.because("asked", asked);
    return StepResult::login;
  }
  c.because("must-log-in", [&] { return std::vector{words_of(service, c.info)}; });
  say(c, 3, 109023,
      fmt::format("User from {} to {} on interface {} must authenticate before using this service",
                  slashed(c.info.from()), slashed(c.info.to()), interface(c.ingress).name));
  return StepResult::drop;
}

Path::StepResult Path::check_authorization(Context& c) {
  const ServiceRule* rule = c.info.is_later_fragment ? nullptr : rule_for(rules_.authorization, c);
  if (rule == nullptr) {
    c.because("not-covered");
    return StepResult::next;
  }
  const UauthEntry* user = uauth_.find(c.info.source);
  if (user == nullptr) {
    if (c.origin == Origin::proxied && !c.proxy_user.empty()) return StepResult::next;
    c.because("not-logged-in");
    say(c, 6, 109024,
        fmt::format("Authorization denied from {} to {} (not authenticated) on interface {} using {}",
                    slashed(c.info.from()), slashed(c.info.to()), interface(c.ingress).name,
                    protocol_words(c.info.protocol)));
    return StepResult::drop;
  }
  std::string resource = fmt::format("{}/{}", c.real_destination.to_string(), service_words(c.info));
  const auto& list = user->authorized;
  if (std::find(list.begin(), list.end(), resource) != list.end()) {
    c.because("authorized", [&] { return std::vector{user->user, resource}; });
    return StepResult::next;
  }
  c.because("asked", [&] { return std::vector{rule->tag, resource}; });
  c.wanted = login_wanted(c, rule->tag);
  c.wanted->user = user->user;
  c.wanted->resource = std::move(resource);
  return StepResult::authorize;
}

AclMatcher* Path::user_acl(const Context& c) {
  const UauthEntry* user = uauth_.find(c.info.source);
  if (user == nullptr || user->access_list.empty()) return nullptr;
  if (const auto own = user_acls_.find(user->access_list); own != user_acls_.end()) return &own->second;
  for (AclMatcher& list : acls_) {
    if (list.acl().id == user->access_list) return &list;
  }
  return nullptr;
}

Path::StepResult Path::check_list_of_user(Context& c, AclMatcher& list) {
  const auto verdict = ask(c, list);
  const std::string& user = uauth_.find(c.info.source)->user;
  const bool permitted = verdict && verdict->permit;
  c.because(permitted ? "user-permit" : "user-deny", [&] { return std::vector{list.acl().id, user}; });
  if (permitted) return StepResult::next;
  say(c, 6, 109025,
      fmt::format("Authorization denied (acl={}) for user '{}' from {} to {} on interface {} using {}",
                  list.acl().id, user, slashed(c.info.from()), slashed(c.info.to()),
                  interface(c.ingress).name, protocol_words(c.info.protocol)));
  return StepResult::drop;
}

Path::StepResult Path::check_user_acl(Context& c) {
  AclMatcher* list = c.user_acl_decided ? nullptr : user_acl(c);
  if (list != nullptr) return check_list_of_user(c, *list);
  c.because(c.user_acl_decided ? "decided" : "none");
  return StepResult::next;
}

std::uint32_t Path::login(TimePoint now, UauthEntry entry) {
  entry.since = now;
  if (entry.sid == 0) entry.sid = uauth_.next_sid();
  if (!entry.absolute) entry.absolute = rules_.uauth.absolute;
  if (!entry.inactivity) entry.inactivity = rules_.uauth.inactivity;
  const std::uint32_t sid = entry.sid;
  if (entry.absolute != Duration::zero()) uauth_.add(std::move(entry));
  return sid;
}

void Path::say_logged_out(TimePoint now, const UauthEntry& entry) {
  say(5, 109012,
      fmt::format("Authen Session End: user '{}', sid {}, elapsed {} seconds", entry.user, entry.sid,
                  whole_seconds(now - entry.since)));
}

std::vector<Ipv4Address> Path::logout(TimePoint now, std::string_view user) {
  for (const UauthEntry& entry : uauth_.status().entries) {
    if (user.empty() || entry.user == user) say_logged_out(now, entry);
  }
  return uauth_.clear(user);
}

bool Path::logout(TimePoint now, Ipv4Address address) {
  const UauthEntry* entry = uauth_.find(address);
  if (entry == nullptr) return false;
  say_logged_out(now, *entry);
  return uauth_.remove(address);
}

void Path::expire_users(TimePoint now) {
  while (const auto gone = uauth_.pop_expired(now)) say_logged_out(now, *gone);
}

void Path::add_user_acl(Acl acl) {
  const std::string id = acl.id;
  user_acls_.insert_or_assign(id, AclMatcher(std::move(acl)));
}

}  // namespace drawbridge::fw
