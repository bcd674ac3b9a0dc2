// SPDX-License-Identifier: GPL-3.0-or-later
// Where a packet goes and under which addresses: statics, exemption, dynamic translation (pix-behaviour.md
// 3).
#include <fmt/format.h>

#include <algorithm>

#include "fw/messages.h"
#include "fw/path_context.h"

namespace drawbridge::fw {

Path::StepResult Path::find_destination(Context& c) {
  c.real_destination = c.info.destination;
  c.mapped_source = c.info.source;
  for (const StaticMapping& mapping : rules_.statics) {
    if (mapping.mapped_interface != c.ingress || !mapping.holds_mapped(c.info.destination)) continue;
    c.real_destination = mapping.to_real(c.info.destination);
    c.egress = mapping.real_interface;
    c.destination_translated = true;
    break;
  }
  if (!c.destination_translated) {
    if (const auto lent = lent_.find({c.ingress, c.info.destination}); lent != lent_.end()) {
      c.real_destination = lent->second;
      c.egress = lent_to_.at(lent->first);
      c.destination_translated = true;
    }
  }
  if (!c.destination_translated) {
    const auto hop = routes_.lookup(c.info.destination);
    if (!hop) {
      say(6, 110001,
          fmt::format("No route to {} from {}", c.info.destination.to_string(), c.info.source.to_string()));
      return StepResult::drop;
    }
    c.egress = hop->interface;
  }
  const int from = interface(c.ingress).security;
  const int to = interface(c.egress).security;
  if (c.egress == c.ingress) {
    // Nothing leaves where it came in, tunnel or not.
    const std::string& name = interface(c.ingress).name;
    say(3, 106011, fmt::format("Deny inbound (No xlate) {}", flow_text(c.info, name, name)));
    return StepResult::drop;
  }
  if (from == to) return StepResult::drop;
  c.inbound = from < to;
  return StepResult::next;
}

bool Path::is_exempt(const Context& c) const {
  for (const Exemption& exemption : rules_.exemptions) {
    if (exemption.acl == kNoAcl) continue;
    const AclMatcher& list = acls_[static_cast<std::size_t>(exemption.acl)];
    if (c.inbound) {
      if (exemption.interface == c.egress && list.permits_reversed(c.info)) return true;
    } else if (exemption.interface == c.ingress && list.permits_packet(c.info)) {
      return true;
    }
  }
  return false;
}

Path::StepResult Path::translate(Context& c) {
  if (!c.destination_translated && is_exempt(c)) return StepResult::next;
  if (c.inbound) {
    if (c.destination_translated) return StepResult::next;
    say(3, 305005,
        fmt::format("No translation group found for {}",
                    flow_text(c.info, interface(c.ingress).name, interface(c.egress).name)));
    return StepResult::drop;
  }
  return translate_source(c);
}

Path::StepResult Path::translate_source(Context& c) {
  for (const StaticMapping& mapping : rules_.statics) {
    if (mapping.real_interface != c.ingress || mapping.mapped_interface != c.egress) continue;
    if (!mapping.holds_real(c.info.source)) continue;
    c.mapped_source = mapping.to_mapped(c.info.source);
    return StepResult::next;
  }
  if (const auto known = xlates_.find({c.ingress, c.info.source});
      known != xlates_.end() && known->second.global_interface == c.egress) {
    known->second.last = c.now;
    c.mapped_source = known->second.global;
    return StepResult::next;
  }
  const NatSource* best = nullptr;
  for (const NatSource& source : rules_.nat) {
    if (source.interface != c.ingress) continue;
    if (source.acl != kNoAcl) {
      if (!acls_[static_cast<std::size_t>(source.acl)].permits_packet(c.info)) continue;
      best = &source;
      break;
    }
    if (!source.addresses.holds(c.info.source)) continue;
    if (best == nullptr || source.addresses.mask > best->addresses.mask) best = &source;
  }
  const std::string flow = flow_text(c.info, interface(c.ingress).name, interface(c.egress).name);
  if (best == nullptr) {
    say(3, 305005, fmt::format("No translation group found for {}", flow));
    return StepResult::drop;
  }
  if (best->id == 0) return StepResult::next;
  const auto lent = lend_global(c, *best);
  if (!lent) {
    say(3, 305006, fmt::format("regular translation creation failed for {}", flow));
    return StepResult::drop;
  }
  c.mapped_source = *lent;
  return StepResult::next;
}

std::optional<Ipv4Address> Path::lend_global(Context& c, const NatSource& source) {
  for (const GlobalRange& global : rules_.globals) {
    if (global.interface != c.egress || global.id != source.id) continue;
    for (std::uint64_t i = 0; i < global.range.size(); ++i) {
      const Ipv4Address candidate(global.range.first.value() + static_cast<std::uint32_t>(i));
      const std::pair key{c.egress, candidate};
      if (lent_.contains(key)) continue;
      lent_[key] = c.info.source;
      lent_to_[key] = c.ingress;
      xlates_[{c.ingress, c.info.source}] = {c.ingress, c.egress, c.info.source, candidate, c.now, c.now};
      if (rules_.xlate_timeout != Duration::zero()) {
        xlate_deadlines_.add(c.now + rules_.xlate_timeout, candidate.value());
      }
      say(6, 305009,
          fmt::format("Built dynamic translation from {}:{} to {}:{}", interface(c.ingress).name,
                      c.info.source.to_string(), interface(c.egress).name, candidate.to_string()));
      return candidate;
    }
  }
  return std::nullopt;
}

bool Path::has_connection_of(Ipv4Address local) const {
  const auto all = conns_.all();
  return std::any_of(all.begin(), all.end(), [&](const Connection* c) { return c->local.address == local; });
}

void Path::expire_xlates(TimePoint now) {
  while (const auto key = xlate_deadlines_.pop(now)) {
    const Ipv4Address global(static_cast<std::uint32_t>(*key));
    const auto found = std::find_if(xlates_.begin(), xlates_.end(),
                                    [&](const auto& entry) { return entry.second.global == global; });
    if (found == xlates_.end()) continue;
    const Xlate& xlate = found->second;
    const Duration limit = std::max<Duration>(rules_.xlate_timeout, Seconds{60});
    if (has_connection_of(xlate.local) || xlate.last + limit > now) {
      xlate_deadlines_.add(std::max(xlate.last + limit, now + Seconds{60}), *key);
      continue;
    }
    say(6, 305010,
        fmt::format("Teardown dynamic translation from {}:{} to {}:{} duration {}",
                    interface(xlate.local_interface).name, xlate.local.to_string(),
                    interface(xlate.global_interface).name, xlate.global.to_string(),
                    duration_text(now - xlate.since)));
    lent_.erase({xlate.global_interface, xlate.global});
    lent_to_.erase({xlate.global_interface, xlate.global});
    xlates_.erase(found);
  }
}

void Path::clear_xlates(TimePoint now) {
  for (Connection* connection : conns_.all()) {
    if (!xlates_.contains({connection->local_interface, connection->local.address})) continue;
    end_connection(now, *connection, ConnEnd::xlate_clear);
  }
  xlates_.clear();
  lent_.clear();
  lent_to_.clear();
  xlate_deadlines_.clear();
}

bool Path::is_mapped_address(InterfaceIndex interface, Ipv4Address address) const {
  for (const StaticMapping& mapping : rules_.statics) {
    if (mapping.mapped_interface == interface && mapping.holds_mapped(address)) return true;
  }
  for (const GlobalRange& global : rules_.globals) {
    if (global.interface == interface && global.range.contains(address)) return true;
  }
  return false;
}

std::vector<Xlate> Path::xlates() const {
  std::vector<Xlate> list;
  for (const auto& [key, xlate] : xlates_) list.push_back(xlate);
  return list;
}

}  // namespace drawbridge::fw
