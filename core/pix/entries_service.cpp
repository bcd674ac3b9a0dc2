// SPDX-License-Identifier: GPL-3.0-or-later
// Lines from the timeouts to sysopt: AAA above all.
#include <fmt/format.h>

#include "cli/match.h"
#include "pix/entries.h"

namespace drawbridge::pix {
namespace {

std::string_view service_word(AaaService service) {
  switch (service) {
    case AaaService::authentication:
      return "authentication";
    case AaaService::authorization:
      return "authorization";
    case AaaService::accounting:
      return "accounting";
  }
  return "";
}

void timeout_entries(EntryList& list) {
  const auto& t = list.config.timeouts;
  const auto time = [](std::int64_t seconds) { return cli::print_duration(seconds); };
  list.setting(Chapter::timeout, "timeout xlate", "timeout xlate " + time(t.xlate));
  list.setting(Chapter::timeout, "timeout conn",
               fmt::format("timeout conn {} half-closed {} udp {} rpc {} h225 {}", time(t.conn),
                           time(t.half_closed), time(t.udp), time(t.rpc), time(t.h225)));
  list.setting(Chapter::timeout, "timeout h323",
               fmt::format("timeout h323 {} mgcp {} sip {} sip_media {}", time(t.h323), time(t.mgcp),
                           time(t.sip), time(t.sip_media)));
  std::string sip = "timeout";
  if (t.sip_disconnect) sip += " sip-disconnect " + time(*t.sip_disconnect);
  if (t.sip_invite) sip += " sip-invite " + time(*t.sip_invite);
  if (t.sip_disconnect || t.sip_invite) {
    list.setting(Chapter::timeout, "timeout sip-disconnect", sip, "no " + sip).reset_before_change = true;
  }
  std::string uauth = "timeout";
  if (t.uauth_absolute) uauth += " uauth " + time(*t.uauth_absolute) + " absolute";
  if (t.uauth_inactivity) uauth += " uauth " + time(*t.uauth_inactivity) + " inactivity";
  auto& entry = list.setting(Chapter::timeout, "timeout uauth", uauth, "no timeout uauth");
  // A line sets only the kind it names, so one kind goes away only by going back to the factory's.
  entry.reset_before_change = t.uauth_inactivity.has_value();
  entry.origin = t.uauth_origin;
}

void console_login_entries(EntryList& list) {
  for (const auto* line : {"serial", "enable", "telnet", "ssh", "http"}) {
    const auto found = list.config.console_authentication.find(line);
    if (found == list.config.console_authentication.end()) continue;
    const auto& login = found->second;
    const auto key = fmt::format("aaa authentication {} console", line);
    auto& entry = list.setting(Chapter::aaa, key,
                               fmt::format("{} {}{}", key, login.tag, login.local_fallback ? " LOCAL" : ""),
                               "no " + key);
    entry.origin = login.origin;
    entry.uses = {"aaa " + login.tag};
  }
}

void fragment_entries(EntryList& list) {
  const FragmentLimits factory;
  for (const auto& interface : list.config.interfaces) {
    const auto line = [&](std::string_view word, int value, int standard) {
      if (value == standard) return;
      const auto key = fmt::format("fragment {}", word);
      list.setting(Chapter::fragment, key + ' ' + interface.name,
                   fmt::format("{} {} {}", key, value, interface.name),
                   fmt::format("no {} {} {}", key, value, interface.name));
    };
    line("size", interface.fragment.size, factory.size);
    line("chain", interface.fragment.chain, factory.chain);
    line("timeout", interface.fragment.timeout, factory.timeout);
  }
}

}  // namespace

void service_entries(EntryList& list) {
  const auto& config = list.config;
  timeout_entries(list);
  server_entries(list);
  for (const auto service : {AaaService::authentication, AaaService::authorization, AaaService::accounting}) {
    for (const auto& rule : config.aaa_rules) {
      if (rule.service != service) continue;
      std::string text = fmt::format("aaa {} ", service_word(service));
      if (rule.action == AaaRule::Action::match) {
        text += fmt::format("match {} {} {}", rule.access_list, rule.direction, rule.tag);
      } else {
        text +=
            fmt::format("{} {} {} {} {} {}", rule.action == AaaRule::Action::include ? "include" : "exclude",
                        rule.traffic, rule.direction, list.text_of(rule.local, rule.local_mask),
                        list.text_of(rule.foreign, rule.foreign_mask), rule.tag);
      }
      auto& entry = list.member(Chapter::aaa, text);
      entry.origin = rule.origin;
      entry.uses = {"aaa " + rule.tag};
      if (!rule.access_list.empty()) entry.uses.push_back("list " + rule.access_list);
    }
    if (service == AaaService::authentication) console_login_entries(list);
  }
  if (config.proxy_limit != 16) {
    list.setting(Chapter::aaa, "aaa proxy-limit",
                 config.proxy_limit == 0 ? std::string("aaa proxy-limit disable")
                                         : fmt::format("aaa proxy-limit {}", config.proxy_limit),
                 "no aaa proxy-limit");
  }
  kept_entries(list, Chapter::aaa);
  if (config.virtual_http) {
    list.setting(Chapter::services, "virtual http",
                 fmt::format("virtual http {}{}", list.text_of(*config.virtual_http),
                             config.virtual_http_warn ? " warn" : ""),
                 "no virtual http");
  }
  if (config.virtual_telnet) {
    list.setting(Chapter::services, "virtual telnet",
                 "virtual telnet " + list.text_of(*config.virtual_telnet), "no virtual telnet");
  }
  kept_entries(list, Chapter::services);
  kept_entries(list, Chapter::snmp);
  list.setting(Chapter::floodguard, "floodguard",
               config.floodguard ? "floodguard enable" : "floodguard disable");
  fragment_entries(list);
  for (const auto& words : config.sysopts) {
    auto& entry = list.member(Chapter::sysopt, "sysopt " + words);
    if (words.starts_with("connection tcpmss")) {
      entry.kind = EntryKind::setting;
      entry.key = words.starts_with("connection tcpmss minimum") ? "sysopt connection tcpmss minimum"
                                                                 : "sysopt connection tcpmss";
    }
  }
  kept_entries(list, Chapter::sysopt);
  const auto prompt = [&](std::string_view word, const std::string& text) {
    if (text.empty()) return;
    const auto key = fmt::format("auth-prompt {}", word);
    list.setting(Chapter::auth_prompt, key, key + ' ' + text, "no " + key);
  };
  prompt("prompt", config.auth_prompt.prompt);
  prompt("accept", config.auth_prompt.accept);
  prompt("reject", config.auth_prompt.reject);
}

}  // namespace drawbridge::pix
