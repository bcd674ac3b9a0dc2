// SPDX-License-Identifier: GPL-3.0-or-later
// Lines from the timeouts to sysopt: AAA above all.
#include <fmt/format.h>

#include "cli/match.h"
#include "pix/entries.h"
#include "pix/writer.h"

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
  std::string uauth = "timeout";
  if (t.uauth_absolute) uauth += " uauth " + time(*t.uauth_absolute) + " absolute";
  if (t.uauth_inactivity) uauth += " uauth " + time(*t.uauth_inactivity) + " inactivity";
  auto& entry = list.setting(Chapter::timeout, "timeout uauth", uauth, "no timeout uauth");
  // A line sets only the kind it names, so one kind goes away only by going back to the factory's.
  entry.reset_before_change = t.uauth_inactivity.has_value();
  entry.origin = t.uauth_origin;
}

void server_entries(EntryList& list) {
  for (const auto& group : list.config.aaa_servers) {
    const auto owner = "aaa-server " + group.tag;
    const auto line = fmt::format("{} protocol {}", owner, to_text(group.protocol));
    const bool built_in = group.tag == "TACACS+" || group.tag == "RADIUS" || group.tag == "LOCAL";
    {
      auto& entry = list.setting(Chapter::aaa_server, owner, line, built_in ? std::string() : "no " + line);
      entry.owner = owner;
      entry.owner_undo = "clear " + owner;
      entry.definition = true;
      entry.reset_before_change = true;  // a group keeps its protocol as long as it lives
      entry.origin = group.origin;
    }
    for (const auto& host : group.hosts) {
      const auto place = fmt::format("{} ({}) host {}", owner, host.interface, list.text_of(host.address));
      Entry entry;
      entry.chapter = Chapter::aaa_server;
      entry.kind = EntryKind::ordered;
      entry.key = owner;
      entry.text = place;
      if (host.key.masked) {
        entry.text += ' ';
        entry.text += secret_mask;
        entry.masked = true;
      } else if (!host.key.value.empty()) {
        entry.text += ' ' + host.key.value.reveal_text();
      }
      if (host.timeout) entry.text += fmt::format(" timeout {}", *host.timeout);
      entry.undo = "no " + place;
      entry.owner = owner;
      entry.owner_undo = "clear " + owner;
      entry.definition = true;
      entry.origin = host.origin;
      list.add(std::move(entry));
    }
  }
  kept_entries(list, Chapter::aaa_server);
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
      list.member(Chapter::aaa, text).origin = rule.origin;
    }
  }
  kept_entries(list, Chapter::aaa);
  kept_entries(list, Chapter::services);
  kept_entries(list, Chapter::snmp);
  list.setting(Chapter::floodguard, "floodguard",
               config.floodguard ? "floodguard enable" : "floodguard disable");
  for (const auto& words : config.sysopts) {
    auto& entry = list.member(Chapter::sysopt, "sysopt " + words);
    if (words.starts_with("connection tcpmss")) {
      entry.kind = EntryKind::setting;
      entry.key = words.starts_with("connection tcpmss minimum") ? "sysopt connection tcpmss minimum"
                                                                 : "sysopt connection tcpmss";
    }
  }
  kept_entries(list, Chapter::sysopt);
}

}  // namespace drawbridge::pix
