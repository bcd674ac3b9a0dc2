// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/path.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/timers.h"
#include "fw/messages.h"
#include "fw/path_context.h"
#include "wire/ipv4.h"
#include "wire/tcp.h"

namespace drawbridge::fw {

InterfaceIndex Rules::interface_named(std::string_view name) const {
  for (std::size_t i = 0; i < interfaces.size(); ++i) {
    if (interfaces[i].name == name) return static_cast<InterfaceIndex>(i);
  }
  return kNoInterface;
}

std::span<const Path::Step> Path::steps() {
  static constexpr Step kSteps[] = {
      {"header", &Path::check_header},
      {"land attack", &Path::check_land},
      {"spoofed source", &Path::check_spoof},
      {"reverse path", &Path::check_reverse_path},
      {"own address", &Path::check_own_address},
      {"fragments", &Path::check_fragments},
      {"tunnel bypass", &Path::bypass_for_tunnel},
      {"known connection", &Path::find_connection},
      {"no connection", &Path::require_syn},
      {"destination", &Path::find_destination},
      {"access list", &Path::check_acl},
      {"translation", &Path::translate},
      {"limits", &Path::check_limits},
      {"login", &Path::check_login},
      {"authorization", &Path::check_authorization},
      {"user access list", &Path::check_user_acl},
      {"connection", &Path::create_connection},
  };
  return kSteps;
}

void Path::configure(Rules rules) {
  const auto same_name = [](const InterfaceRule& a, const InterfaceRule& b) { return a.name == b.name; };
  if (!std::equal(rules.interfaces.begin(), rules.interfaces.end(), rules_.interfaces.begin(),
                  rules_.interfaces.end(), same_name)) {
    // What is remembered by interface number means nothing any more.
    for (Connection* connection : conns_.all()) {
      end_connection(connection->last, *connection, ConnEnd::xlate_clear);
    }
    clear_xlates({});
    fragments_.clear();
    xlates_.clear();
    routes_ = {};
  }
  std::vector<AclMatcher> acls;
  for (const Acl& acl : rules.acls) {
    const AclMatcher* older = this->acl(acl.id);
    if (older != nullptr && older->acl() == acl) {
      acls.push_back(*older);
      continue;
    }
    AclMatcher matcher(acl);
    if (older != nullptr) matcher.keep_hits(*older);
    acls.push_back(std::move(matcher));
  }
  acls_ = std::move(acls);
  AclMatcher conduits(rules.conduits);
  conduits.keep_hits(conduits_);
  conduits_ = std::move(conduits);
  RouteTable routes(rules.routes);
  routes.keep_hosts(routes_);
  routes_ = std::move(routes);
  conns_.set_timeouts(rules.timeouts);
  acl_log_.set_limits(rules.acl_log);
  nat_ = NatIndex(rules);
  xlates_.set_ranges(rules.globals);
  xlates_.set_timeout(rules.xlate_timeout);
  rules_ = std::move(rules);
  note_xlates();
}

void Path::say(Context& c, int severity, int id, std::string text) {
  if (c.dry) {
    c.message = Message{severity, id, std::move(text)};
  } else {
    say(severity, id, std::move(text));
  }
}

void Path::say(int severity, int id, std::string text) {
  events_.emplace_back(Message{severity, id, std::move(text)});
}

Verdict Path::process(TimePoint now, InterfaceIndex ingress, bool from_tunnel, ByteSpan packet, Origin origin,
                      std::string_view user) {
  Context c;
  c.origin = origin;
  c.proxy_user = user;
  c.now = now;
  c.ingress = ingress;
  c.from_tunnel = from_tunnel;
  c.packet = packet;
  Verdict verdict = run(c);
  verdict.rewritten = std::move(c.rewritten);
  if (c.info.is_fragment && !c.info.is_later_fragment) {
    // Its later pieces go the same way, or none.
    std::optional<FragmentFate> fate;
    if (verdict.outcome == Outcome::forward) {
      fate = FragmentFate{verdict.hop, c.mapped_source, c.real_destination,
                          c.connection != nullptr ? c.connection->number : 0};
    }
    fragments_.decide(FragmentGuard::key_of(c.ingress, c.from_tunnel, c.info, packet), fate);
  }
  return verdict;
}

Verdict Path::run(Context& c) {
  const auto all = steps();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const StepResult result = (this->*all[i].run)(c);
    switch (result) {
      case StepResult::next:
        break;
      case StepResult::drop:
        ++dropped_[i];
        return {Outcome::drop, {}, all[i].name};
      case StepResult::to_self:
        ++to_self_;
        return {Outcome::to_self, {}, all[i].name};
      case StepResult::deliver:
        if (c.connection != nullptr) return deliver_known(c);
        if (c.offer) (void)create_connection(c);
        return deliver(c);
      case StepResult::wait:
        return {Outcome::wait, {}, all[i].name};
      case StepResult::login:
      case StepResult::authorize:
        ++logins_wanted_;
        return {result == StepResult::login ? Outcome::login : Outcome::authorize,
                {},
                all[i].name,
                std::move(c.wanted)};
    }
  }
  return deliver(c);
}

Path::StepResult Path::find_connection(Context& c) {
  if (c.info.is_later_fragment) return StepResult::next;
  c.connection = conns_.find(c.info, c.ingress);
  if (c.connection == nullptr) {
    if (const Offer* offer = offer_for(c)) return take_offer(c, *offer);
    c.because("none");
    return StepResult::next;
  }
  c.because("known", [&] { return std::vector{std::to_string(c.connection->number)}; });
  return StepResult::deliver;
}

Path::StepResult Path::require_syn(Context& c) {
  if (c.info.protocol != kTcp || c.info.is_later_fragment) {
    c.because("not-tcp");
    return StepResult::next;
  }
  const bool opens =
      (c.info.tcp_flags & (wire::kTcpSyn | wire::kTcpAck | wire::kTcpRst | wire::kTcpFin)) == wire::kTcpSyn;
  if (opens) {
    c.because("opens");
    return StepResult::next;
  }
  c.because("no-connection", [&] { return std::vector{flag_words(c.info.tcp_flags)}; });
  say(c, 6, 106015,
      fmt::format("Deny TCP (no connection) from {}/{} to {}/{} flags {}  on interface {}",
                  c.info.source.to_string(), c.info.source_port, c.info.destination.to_string(),
                  c.info.destination_port, flag_words(c.info.tcp_flags), interface(c.ingress).name));
  return StepResult::drop;
}

Path::StepResult Path::create_connection(Context& c) {
  const bool tracked = (c.info.protocol == kTcp || c.info.protocol == kUdp) && !c.info.is_later_fragment;
  c.because(tracked ? "built" : "not-tracked", [&] { return std::vector{protocol_words(c.info.protocol)}; });
  if (!tracked || c.dry) return StepResult::next;
  Connection made;
  made.protocol = c.info.protocol;
  made.inbound = c.inbound;
  made.foreign_interface = c.inbound ? c.ingress : c.egress;
  made.local_interface = c.inbound ? c.egress : c.ingress;
  made.foreign = c.inbound ? c.info.from() : c.real_to();
  made.local = c.inbound ? c.real_to() : c.info.from();
  const Endpoint mapped_source{c.mapped_source, c.mapped_port};
  made.mapped_local = c.inbound ? c.info.to() : mapped_source;
  made.mapped_foreign = c.inbound ? mapped_source : c.info.to();
  made.xlate = c.xlate;
  made.foreign_xlate = c.foreign_xlate;
  made.by_static = c.by_static;
  made.proxied = c.origin == Origin::proxied;
  if (c.offer) {
    made.is_back = c.offer->is_back;
    made.user = c.offer->user;
    offers_.erase({c.ingress, c.info.to()});
  } else {
    made.fixup = fixup_for(c);
  }
  if (const UauthEntry* user = uauth_.find(c.info.source)) {
    made.user = user->user;
  } else if (!c.proxy_user.empty()) {
    made.user = c.proxy_user;
  }
  if (made.protocol == kTcp) {
    // Without a user only where nobody was to log in at all (pix-behaviour.md 7).
    const ServiceRule* rule = rule_for(rules_.accounting, c);
    if (rule != nullptr && (!made.user.empty() || rule_for(rules_.authentication, c) == nullptr))
      made.accounting_tag = rule->tag;
  }
  if (accounting_closed_ && !made.accounting_tag.empty()) {
    say(3, 0,
        fmt::format(
            "Deny TCP from {}/{} to {}/{}: it must be accounted, and the queue of accounting records is full",
            c.info.source.to_string(), c.info.source_port, c.info.destination.to_string(),
            c.info.destination_port));
    return StepResult::drop;
  }
  if (!made.user.empty()) uauth_.connection_built(c.info.source);
  Connection& added = conns_.add(c.now, std::move(made));
  (void)conns_.follow(c.now, added, c.info, c.inbound);
  c.connection = &added;
  if (added.fixup != Fixup::none) (void)run_fixup(c, added, c.inbound);
  xlates_.connection_added(c.now, added.xlate);
  xlates_.connection_added(c.now, added.foreign_xlate);
  say(6, added.protocol == kTcp ? 302013 : 302015, built_text(rules_, added));
  events_.emplace_back(ConnBuilt{added});
  return StepResult::next;
}

std::optional<Hop> Path::hop_of(const Context& c) const {
  const auto hop = c.fragment ? std::optional(c.fragment->hop) : routes_.lookup(c.real_destination);
  if (!hop) {
    c.because("no-route", [&] { return std::vector{c.real_destination.to_string()}; });
    return std::nullopt;
  }
  const std::string& name = interface(hop->interface).name;
  if (hop->interface != c.egress) {
    c.because("other-interface", [&] { return std::vector{name}; });
    return std::nullopt;
  }
  c.because("route", [&] { return std::vector{name, hop->next_hop.to_string()}; });
  return hop;
}

Verdict Path::deliver(Context& c) {
  const auto hop = hop_of(c);
  if (!hop) {
    ++no_route_;
    return {Outcome::drop, {}, "route"};
  }
  if (!wire::decrement_ttl(c.packet)) {
    ++ttl_exceeded_;
    return {Outcome::drop, {}, "time to live"};
  }
  apply_translation(c);
  ++forwarded_;
  return {Outcome::forward, *hop, "output"};
}

void Path::aim_known(Context& c) {
  const Connection& connection = *c.connection;
  const bool from_foreign = connection.foreign_interface == c.ingress;
  c.egress = from_foreign ? connection.local_interface : connection.foreign_interface;
  const Endpoint& to = from_foreign ? connection.local : connection.foreign;
  const Endpoint& from = from_foreign ? connection.mapped_foreign : connection.mapped_local;
  c.real_destination = to.address;
  c.real_port = to.port;
  c.mapped_source = from.address;
  c.mapped_port = from.port;
}

Verdict Path::deliver_known(Context& c) {
  aim_known(c);
  Connection& connection = *c.connection;
  const bool from_foreign = connection.foreign_interface == c.ingress;
  const bool from_initiator = from_foreign == connection.inbound;
  if (connection.proxied && c.origin == Origin::wire && from_initiator) {
    // The initiator speaks to the proxy, not to the server.
    ++stray_;
    return {Outcome::drop, {}, "proxied connection"};
  }
  if (connection.fixup != Fixup::none && !run_fixup(c, connection, from_foreign)) {
    ++fixup_dropped_;
    return {Outcome::drop, {}, "fixup"};
  }
  auto end = conns_.follow(c.now, connection, c.info, from_foreign);
  if (!end && ends_with_answer(c, connection, from_foreign)) end = ConnEnd::conn_timeout;
  Verdict verdict = deliver(c);
  if (connection.proxied && !from_initiator && verdict.outcome == Outcome::forward) {
    verdict.outcome = Outcome::to_proxy;
  }
  if (end) {
    end_connection(c.now, connection, *end);
    c.connection = nullptr;
  }
  return verdict;
}

void Path::end_connection(TimePoint now, Connection& connection, ConnEnd reason) {
  say(6, connection.protocol == kTcp ? 302014 : 302016, teardown_text(rules_, connection, reason, now));
  connection.last = now;
  events_.emplace_back(ConnEnded{connection, reason});
  xlates_.connection_ended(now, connection.xlate);
  xlates_.connection_ended(now, connection.foreign_xlate);
  if (!connection.user.empty()) {
    uauth_.connection_ended(now, connection.inbound ? connection.foreign.address : connection.local.address);
  }
  end_fixup(connection);
  conns_.remove(connection.number);
}

void Path::handle_timeout(TimePoint now) {
  while (const auto expired = conns_.pop_expired(now)) {
    end_connection(now, *expired->connection, expired->reason);
  }
  expire_xlates(now);
  while (auto told = acl_log_.pop_due(now)) events_.emplace_back(std::move(*told));
  expire_users(now);
  fragments_.handle_timeout(now);
  expire_offers(now);
}

std::optional<TimePoint> Path::next_timeout() const {
  const auto tables =
      earlier(earlier(conns_.next_timeout(), xlates_.next_timeout()), acl_log_.next_timeout());
  const auto rest = earlier(fragments_.next_timeout(), offer_deadlines_.next());
  return earlier(tables, earlier(uauth_.next_timeout(), rest));
}

std::optional<PathEvent> Path::poll_event() {
  if (events_.empty()) return std::nullopt;
  PathEvent event = std::move(events_.front());
  events_.pop_front();
  return event;
}

void Path::end_connections_of(TimePoint now, Ipv4Address address) {
  for (Connection* connection : conns_.all()) {
    if (connection->foreign.address != address && connection->local.address != address) continue;
    end_connection(now, *connection, ConnEnd::xlate_clear);
  }
}

const AclMatcher* Path::acl(std::string_view id) const {
  for (const AclMatcher& list : acls_) {
    if (list.acl().id == id) return &list;
  }
  return nullptr;
}

std::vector<ConnStatus> Path::connections() const {
  std::vector<ConnStatus> list;
  for (const Connection* c : conns_.all()) {
    ConnStatus status;
    status.number = c->number;
    status.protocol = c->protocol;
    status.foreign_interface = interface(c->foreign_interface).name;
    status.local_interface = interface(c->local_interface).name;
    status.foreign = c->foreign;
    status.local = c->local;
    status.bytes_in = c->bytes_in;
    status.bytes_out = c->bytes_out;
    status.started = c->started;
    status.last = c->last;
    status.user = c->user;
    status.flags = c->flags();
    list.push_back(std::move(status));
  }
  return list;
}

std::vector<Counter> Path::counters() const {
  std::vector<Counter> list;
  const auto all = steps();
  for (std::size_t i = 0; i < all.size(); ++i) {
    list.push_back({fmt::format("dropped: {}", all[i].name), dropped_[i]});
  }
  list.push_back({"dropped: route", no_route_});
  list.push_back({"dropped: time to live", ttl_exceeded_});
  list.push_back({"dropped: proxied connection", stray_});
  list.push_back({"dropped: fixup", fixup_dropped_});
  list.push_back({"to the appliance", to_self_});
  list.push_back({"login asked", logins_wanted_});
  list.push_back({"forwarded", forwarded_});
  return list;
}

void Path::clear_counters() {
  std::fill(dropped_.begin(), dropped_.end(), std::uint64_t{0});
  logins_wanted_ = stray_ = fixup_dropped_ = forwarded_ = to_self_ = no_route_ = ttl_exceeded_ = 0;
}

}  // namespace drawbridge::fw
