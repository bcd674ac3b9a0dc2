// SPDX-License-Identifier: GPL-3.0-or-later
// The translations seen from outside: what there is, what is answered for, and their end.
#include <fmt/format.h>

#include <algorithm>

#include "fw/messages.h"
#include "fw/path.h"

namespace drawbridge::fw {

namespace {

std::string letters(bool is_portmap, std::string_view kind, bool norandomseq, bool dns) {
  std::string flags = is_portmap ? "r" : "";
  flags += kind;
  if (norandomseq) flags += 'n';
  if (dns) flags += 'D';
  return flags;
}

}  // namespace

XlateStatus Path::status_of(const Xlate& xlate) const {
  XlateStatus status;
  const bool identity = xlate.kind == Xlate::Kind::identity;
  status.has_ports = xlate.kind == Xlate::Kind::portmap;
  status.kind = status.has_ports ? XlateStatus::Kind::portmap
                : identity       ? XlateStatus::Kind::identity
                                 : XlateStatus::Kind::dynamic;
  status.protocol = xlate.protocol;
  status.local_interface = interface(xlate.local_interface).name;
  status.global_interface = interface(xlate.global_interface).name;
  status.local = xlate.local;
  status.global = xlate.global;
  const std::string_view side = xlate.outside ? "o" : "i";
  status.flags =
      letters(status.has_ports, std::string(side) + (identity ? "I" : ""), xlate.norandomseq, xlate.dns);
  status.since = xlate.since;
  status.last = xlate.last;
  status.connections = xlate.connections;
  return status;
}

XlateStatus Path::status_of(const StaticMapping& mapping) const {
  XlateStatus status;
  status.kind = XlateStatus::Kind::static_;
  status.has_ports = mapping.protocol != 0;
  status.protocol = mapping.protocol;
  status.local_interface = interface(mapping.real_interface).name;
  status.global_interface = interface(mapping.mapped_interface).name;
  status.local = {mapping.real, mapping.real_port};
  status.global = {mapping.mapped, mapping.mapped_port};
  const bool outside =
      interface(mapping.real_interface).security < interface(mapping.mapped_interface).security;
  status.flags = letters(status.has_ports, outside ? "so" : "s", mapping.norandomseq, mapping.dns);
  return status;
}

std::vector<XlateStatus> Path::xlates() const {
  std::vector<XlateStatus> list;
  list.reserve(rules_.statics.size() + xlates_.size());
  for (const StaticMapping& mapping : rules_.statics) list.push_back(status_of(mapping));
  for (const Connection* c : conns_.all()) {
    if (!c->by_static) continue;
    const auto used =
        nat_.static_of_mapped(c->foreign_interface, c->protocol, c->mapped_local,
                              [&](std::size_t i) { return rules_.statics[i].holds_real(c->local.address); });
    // A connection may be older than the lines.
    if (!used || !rules_.statics[*used].holds_real(c->local.address)) continue;
    XlateStatus& status = list[*used];
    ++status.connections;
    status.last = std::max(status.last, c->last);
  }
  for (const Xlate* xlate : xlates_.all()) list.push_back(status_of(*xlate));
  return list;
}

void Path::note_xlates() {
  xlates_most_ = std::max(xlates_most_, rules_.statics.size() + xlates_.size());
}

void Path::say_torn_down(TimePoint now, const Xlate& xlate) {
  say(6, xlate.kind == Xlate::Kind::portmap ? 305012 : 305010,
      fmt::format("Teardown {} duration {}", xlate_text(xlate),
                  duration_text(std::max(now - xlate.since, Duration::zero()))));
}

void Path::expire_xlates(TimePoint now) {
  while (const auto expired = xlates_.pop_expired(now)) say_torn_down(now, *expired);
}

void Path::clear_xlates(TimePoint now, const XlateFilter& filter) {
  for (Connection* connection : conns_.all()) {
    XlateStatus used;
    if (const Xlate* xlate = xlates_.find(connection->xlate)) {
      used = status_of(*xlate);
    } else if (connection->by_static) {
      used.kind = XlateStatus::Kind::static_;
      used.has_ports = connection->local.port != connection->mapped_local.port;
      used.local_interface = interface(connection->local_interface).name;
      used.global_interface = interface(connection->foreign_interface).name;
      used.local = connection->local;
      used.global = connection->mapped_local;
    } else {
      continue;
    }
    const Xlate* foreign = xlates_.find(connection->foreign_xlate);
    if (filter.holds(used) || (foreign != nullptr && filter.holds(status_of(*foreign)))) {
      end_connection(now, *connection, ConnEnd::xlate_clear);
    }
  }
  for (const Xlate* each : xlates_.all()) {
    if (!filter.holds(status_of(*each))) continue;
    const Xlate gone = *each;
    xlates_.remove(gone.id);
    say_torn_down(now, gone);
  }
}

void Path::clear_local_host(TimePoint now, std::optional<Ipv4Address> host) {
  for (Connection* connection : conns_.all()) {
    if (host && connection->local.address != *host) continue;
    end_connection(now, *connection, ConnEnd::xlate_clear);
  }
  for (const Xlate* each : xlates_.all()) {
    if (host && each->local.address != *host) continue;
    const Xlate gone = *each;
    xlates_.remove(gone.id);
    say_torn_down(now, gone);
  }
}

bool Path::end_connection_number(TimePoint now, std::uint64_t number) {
  Connection* connection = conns_.find(number);
  if (connection == nullptr) return false;
  end_connection(now, *connection, ConnEnd::xlate_clear);
  return true;
}

bool Path::is_mapped_address(InterfaceIndex interface, Ipv4Address address) const {
  return nat_.is_static_address(interface, address) || nat_.is_global_address(interface, address, rules_);
}

AclIndex Path::acl_index(std::string_view id) const {
  for (std::size_t i = 0; i < acls_.size(); ++i) {
    if (acls_[i].acl().id == id) return static_cast<AclIndex>(i);
  }
  return kNoAcl;
}

}  // namespace drawbridge::fw
