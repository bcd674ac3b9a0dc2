// SPDX-License-Identifier: GPL-3.0-or-later
// Who may begin a connection: the list of the interface, conduits, what an open connection allows, and the
// levels of the interfaces where nothing is said (pix-behaviour.md 1).
#include <algorithm>

#include "fw/messages.h"
#include "fw/path_context.h"

namespace drawbridge::fw {

namespace {

std::string line_of(const AclMatcher& list, const AclVerdict& verdict) {
  const int line = list.acl().rules[verdict.rule].line;
  return line > 0 ? std::to_string(line) : std::string();
}

}  // namespace

std::optional<AclVerdict> Path::ask(const Context& c, AclMatcher& list) {
  if (!c.dry) return list.match(c.info);
  const auto verdict = list.find(c.info);
  if (c.note != nullptr) {
    c.note->list = &list;
    c.note->decided_rule.reset();
    if (verdict) c.note->decided_rule = verdict->rule;
  }
  return verdict;
}

Path::StepResult Path::check_acl(Context& c) {
  if (c.from_tunnel && rules_.tunnel_skips_acl) {
    c.because("skipped-tunnel");
    return StepResult::next;
  }
  const auto bound = std::find_if(rules_.bound_acls.begin(), rules_.bound_acls.end(), [&](const BoundAcl& b) {
    return b.interface == c.ingress && b.acl != kNoAcl;
  });
  const std::string& from = interface(c.ingress).name;
  const std::string& to = interface(c.egress).name;
  if (bound == rules_.bound_acls.end()) {
    if (!c.inbound) {
      c.because("outbound", [&] { return std::vector{from, to}; });
      return StepResult::next;
    }
    if (!rules_.conduits.rules.empty()) {
      const auto verdict = ask(c, conduits_);
      if (verdict && verdict->permit) {
        c.because("conduit-permit", [&] { return std::vector{line_of(conduits_, *verdict)}; });
        return StepResult::next;
      }
      if (verdict) c.because("conduit-deny", [&] { return std::vector{line_of(conduits_, *verdict)}; });
    }
    if (answers_established(c)) {
      c.because("established");
      return StepResult::next;
    }
    if (c.note == nullptr || c.note->reason != "conduit-deny") {
      c.because("inbound", [&] { return std::vector{from, to}; });
    }
    Message denied = inbound_denied(c.info, from, to);
    say(c, denied.severity, denied.id, std::move(denied.text));
    return StepResult::drop;
  }
  if (bound->per_user_override) {
    if (AclMatcher* own = user_acl(c)) {
      c.user_acl_decided = true;
      return check_list_of_user(c, *own);
    }
  }
  // Addresses as they are on the wire of that interface: a list that names the real address behind a static
  // never fits (pix.md, item 1).
  AclMatcher& list = acls_[static_cast<std::size_t>(bound->acl)];
  const auto verdict = ask(c, list);
  const auto words = [&] {
    return verdict ? std::vector{list.acl().id, line_of(list, *verdict)} : std::vector{list.acl().id};
  };
  if (verdict && verdict->permit) {
    c.because("permit", words);
    log_verdict(c, list, *verdict, "permitted");
    return StepResult::next;
  }
  if (answers_established(c)) {
    c.because("established");
    if (verdict) log_verdict(c, list, *verdict, "est-allowed");
    return StepResult::next;
  }
  c.because(verdict ? "deny" : "implicit-deny", words);
  // The end of a list, which denies too, is no entry and has no word `log`.
  if (!verdict || list.acl().rules[verdict->rule].log.kind == AclLogging::Kind::standard) {
    say(c, 4, 106023, acl_denied_text(c.info, from, to, list.acl().id));
  } else {
    log_verdict(c, list, *verdict, "denied");
  }
  return StepResult::drop;
}

/// Tells of the packet as the entry's word `log` asks.
void Path::log_verdict(Context& c, const AclMatcher& list, const AclVerdict& verdict, std::string_view word) {
  const AclLogging& log = list.acl().rules[verdict.rule].log;
  if (log.kind != AclLogging::Kind::flows) return;
  const std::string& from = interface(c.ingress).name;
  const std::string& to = interface(c.egress).name;
  if (c.dry) {
    // The tracer shows what the first packet of the flow would raise.
    c.message = AclLog().hit(c.now, list.acl().id, log, word, c.info, from, to);
  } else if (auto told = acl_log_.hit(c.now, list.acl().id, log, word, c.info, from, to)) {
    events_.emplace_back(std::move(*told));
  }
}

std::vector<AclStatus> Path::access_lists() const {
  std::vector<AclStatus> all;
  all.reserve(acls_.size());
  for (const AclMatcher& list : acls_) all.push_back(list.status());
  return all;
}

void Path::clear_access_list_counters(std::string_view id) {
  for (AclMatcher& list : acls_) {
    if (id.empty() || list.acl().id == id) list.clear_hits();
  }
}

bool Path::answers_established(const Context& c) const {
  if (!c.inbound || rules_.established.empty()) return false;
  const auto allows = [&](const Connection& open) {
    if (open.inbound || open.local.address != c.real_destination || open.foreign.address != c.info.source) {
      return false;
    }
    return std::any_of(
        rules_.established.begin(), rules_.established.end(), [&](const EstablishedRule& rule) {
          return rule.protocol == open.protocol && rule.destination_port.holds(open.foreign.port) &&
                 rule.source_port.holds(open.local.port) && rule.back_protocol == c.info.protocol &&
                 rule.permit_to.holds(c.info.destination_port) && rule.permit_from.holds(c.info.source_port);
        });
  };
  const auto all = conns_.all();
  return std::any_of(all.begin(), all.end(), [&](const Connection* open) { return allows(*open); });
}

}  // namespace drawbridge::fw
