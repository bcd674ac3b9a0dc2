// SPDX-License-Identifier: GPL-3.0-or-later
// Where a packet goes and under which addresses and ports: statics, exemption, dynamic translation, and the
// limits that stand in their lines (pix-behaviour.md 3).
#include <fmt/format.h>

#include <algorithm>

#include "fw/messages.h"
#include "fw/path_context.h"
#include "wire/tcp.h"

namespace drawbridge::fw {

namespace {

constexpr std::uint16_t kIsakmpPort = 500;
constexpr std::uint16_t kNatTraversalPort = 4500;

const char* family_name(std::uint8_t protocol) {
  if (protocol == kTcp) return "TCP";
  return protocol == kUdp ? "UDP" : "ICMP";
}

}  // namespace

/// The ends by which a packet is looked up among translations with ports: of an ICMP query its identifier, of
/// an ICMP error those of the packet that it quotes.
struct Path::Slot {
  std::uint8_t protocol = 0;
  std::uint16_t from = 0, to = 0;
  bool finds_source = false;       ///< `from` names a translation of the source
  bool finds_destination = false;  ///< `to` one of the destination
  bool may_create = false;         ///< a new translation may be made for it

  static Slot of(const PacketInfo& info, const std::optional<QuotedPacket>& quoted) {
    if (info.is_later_fragment) return {};
    if (info.is_icmp_error()) {
      // It goes to the sender of what it quotes.
      if (!quoted || !quoted->has_ports) return {};
      return {quoted->protocol, quoted->to.port, quoted->from.port, true, true, false};
    }
    if (info.protocol == kTcp || info.protocol == kUdp) {
      return {info.protocol, info.source_port, info.destination_port, true, true, true};
    }
    if (info.is_icmp_request()) return {kIcmp, info.icmp_id, info.icmp_id, true, false, true};
    if (info.is_icmp_reply()) return {kIcmp, info.icmp_id, info.icmp_id, false, true, false};
    return {};
  }
};

bool Path::permits_from_real(AclIndex acl, const PacketInfo& info, const Endpoint& real) const {
  if (acl < 0 || static_cast<std::size_t>(acl) >= acls_.size()) return false;
  PacketInfo turned = info;
  turned.source = real.address;
  turned.destination = info.source;
  turned.source_port = info.protocol == kIcmp ? 0 : real.port;
  turned.destination_port = info.source_port;
  return acls_[static_cast<std::size_t>(acl)].permits_packet(turned);
}

bool Path::is_shared_port(InterfaceIndex ingress, const PacketInfo& info, ByteView packet) const {
  if (info.is_later_fragment) return false;
  if (conns_.find(info, ingress) != nullptr) return true;
  const auto quote = info.is_icmp_error() ? quoted(packet) : std::nullopt;
  const Slot slot = Slot::of(info, quote);
  const Endpoint to{info.destination, slot.to};
  if (slot.finds_destination && (nat_.is_static_port(ingress, slot.protocol, to) ||
                                 xlates_.find_global(ingress, slot.protocol, to) != nullptr)) {
    return true;
  }
  // `static (inside,outside) interface HOST`: all that is no answer to the appliance's own connections.
  const bool begins =
      info.protocol != kTcp || (info.tcp_flags & (wire::kTcpSyn | wire::kTcpAck)) == wire::kTcpSyn;
  return begins && nat_.is_static_host(ingress, info.destination);
}

bool Path::find_owner(Context& c) {
  if (!c.quoted->has_ports) return false;
  PacketInfo turned;
  turned.protocol = c.quoted->protocol;
  turned.source = c.quoted->to.address;
  turned.source_port = c.quoted->to.port;
  turned.destination = c.quoted->from.address;
  turned.destination_port = c.quoted->from.port;
  const Connection* owner = conns_.find(turned, c.ingress);
  if (owner == nullptr || turned.destination != c.info.destination) return false;
  const bool from_foreign = owner->foreign_interface == c.ingress;
  c.owner = owner;
  c.egress = from_foreign ? owner->local_interface : owner->foreign_interface;
  c.real_destination = from_foreign ? owner->local.address : owner->foreign.address;
  c.real_port = from_foreign ? owner->local.port : owner->foreign.port;
  c.destination_translated = true;
  c.because("owner", [&] { return std::vector{std::to_string(owner->number)}; });
  return true;
}

bool Path::find_static_destination(Context& c, const Slot& slot) {
  const auto real_of = [&](std::size_t i) {
    const StaticMapping& mapping = rules_.statics[i];
    return Endpoint{mapping.to_real(c.info.destination), mapping.protocol != 0 ? mapping.real_port : slot.to};
  };
  const auto found = nat_.static_of_mapped(
      c.ingress, slot.finds_destination ? slot.protocol : std::uint8_t{0}, {c.info.destination, slot.to},
      [&](std::size_t i) { return permits_from_real(rules_.statics[i].acl, c.info, real_of(i)); });
  if (!found) return false;
  const Endpoint real = real_of(*found);
  c.real_destination = real.address;
  c.real_port = real.port;
  c.egress = rules_.statics[*found].real_interface;
  c.limits = rules_.statics[*found].limits;
  c.by_static = true;
  c.destination_translated = true;
  c.because("static", [&] { return std::vector{c.info.destination.to_string(), real.address.to_string()}; });
  if (c.note != nullptr) c.note->static_line = *found;
  return true;
}

bool Path::find_lent_destination(Context& c, const Slot& slot) {
  const Xlate* xlate = xlates_.find_global(c.ingress, 0, {c.info.destination, 0});
  if (xlate != nullptr && !xlate->policy.empty() &&
      !permits_from_real(acl_index(xlate->policy), c.info, {xlate->local.address, slot.to})) {
    xlate = nullptr;
  }
  if (xlate == nullptr && slot.finds_destination) {
    xlate = xlates_.find_global(c.ingress, slot.protocol, {c.info.destination, slot.to});
  }
  if (xlate == nullptr) return false;
  c.real_destination = xlate->local.address;
  if (xlate->kind == Xlate::Kind::portmap) c.real_port = xlate->local.port;
  c.egress = xlate->local_interface;
  c.limits = xlate->limits;
  (xlate->outside ? c.foreign_xlate : c.xlate) = xlate->id;
  c.destination_translated = true;
  c.because("lent", [&] {
    return std::vector{c.info.destination.to_string(), xlate->local.address.to_string()};
  });
  if (!c.dry) xlates_.touch(c.now, xlate->id);
  return true;
}

Path::StepResult Path::find_destination(Context& c) {
  if (c.info.is_icmp_error()) c.quoted = quoted(c.packet);
  const Slot slot = Slot::of(c.info, c.quoted);
  c.real_destination = c.info.destination;
  c.real_port = slot.to;
  c.mapped_source = c.info.source;
  c.mapped_port = slot.from;
  const bool found = (c.quoted && find_owner(c)) || find_static_destination(c, slot);
  if (!found) {
    const auto hop = routes_.lookup(c.info.destination);
    if (hop) {
      c.egress = hop->interface;
      c.because("route", [&] { return std::vector{interface(c.egress).name}; });
    }
    // Exemption comes before what is lent: then the destination is the real address.
    const bool exempt = hop && hop->interface != c.ingress &&
                        interface(c.ingress).security < interface(hop->interface).security &&
                        is_exempt(c, true);
    if (!exempt && !find_lent_destination(c, slot) && !hop) {
      c.because("no-route", [&] { return std::vector{c.info.destination.to_string()}; });
      say(c, 6, 110001,
          fmt::format("No route to {} from {}", c.info.destination.to_string(), c.info.source.to_string()));
      return StepResult::drop;
    }
  }
  const int from = interface(c.ingress).security;
  const int to = interface(c.egress).security;
  if (c.egress == c.ingress) {
    // Nothing leaves where it came in, tunnel or not.
    const std::string& name = interface(c.ingress).name;
    c.because("hairpin", [&] { return std::vector{name}; });
    say(c, 3, 106011, fmt::format("Deny inbound (No xlate) {}", flow_text(c.info, name, name)));
    return StepResult::drop;
  }
  if (from == to) {
    c.because("same-security", [&] {
      return std::vector{interface(c.ingress).name, interface(c.egress).name};
    });
    return StepResult::drop;
  }
  c.inbound = from < to;
  return StepResult::next;
}

bool Path::is_exempt(const Context& c, bool inbound) const {
  for (const Exemption& exemption : rules_.exemptions) {
    if (exemption.acl == kNoAcl) continue;
    const AclMatcher& list = acls_[static_cast<std::size_t>(exemption.acl)];
    const bool here = exemption.interface == (inbound ? c.egress : c.ingress);
    if (!here || !(inbound ? list.permits_reversed(c.info) : list.permits_packet(c.info))) continue;
    if (c.note != nullptr) c.note->exemption = &exemption;
    return true;
  }
  return false;
}

Path::StepResult Path::translate(Context& c) {
  if (!c.destination_translated && is_exempt(c, c.inbound)) {
    c.because("exempt",
              [&] { return std::vector{acls_[static_cast<std::size_t>(c.note->exemption->acl)].acl().id}; });
    return StepResult::next;
  }
  const Slot slot = Slot::of(c.info, c.quoted);
  if (!c.inbound) {
    // The limits of a line count for the host of the higher side.
    c.limits = {};
    c.by_static = false;
    return translate_source(c, slot, false);
  }
  if (!c.destination_translated) {
    c.because("no-group");
    say(c, 3, 305005,
        fmt::format("No translation group found for {}",
                    flow_text(c.info, interface(c.ingress).name, interface(c.egress).name)));
    return StepResult::drop;
  }
  return translate_source(c, slot, true);
}

/// `outside`: the source is of the side of lower security, which needs no translation.
Path::StepResult Path::translate_source(Context& c, const Slot& slot, bool outside) {
  if (reuse_translation(c, slot, outside)) return StepResult::next;
  const NatSource* nat = nullptr;
  for (const std::size_t i : nat_.policies(c.ingress, outside)) {
    if (!acls_[static_cast<std::size_t>(rules_.nat[i].acl)].permits_packet(c.info)) continue;
    nat = &rules_.nat[i];
    break;
  }
  if (nat == nullptr) {
    if (const auto plain = nat_.plain(c.ingress, outside, c.info.source)) nat = &rules_.nat[*plain];
  }
  if (nat != nullptr) {
    if (c.note != nullptr) c.note->nat_line = static_cast<std::size_t>(nat - rules_.nat.data());
    return lend(c, slot, *nat);
  }
  if (outside) {
    c.because("destination", [&] {
      return std::vector{c.info.destination.to_string(), c.real_destination.to_string()};
    });
    return StepResult::next;
  }
  c.because("no-group");
  say(c, 3, 305005,
      fmt::format("No translation group found for {}",
                  flow_text(c.info, interface(c.ingress).name, interface(c.egress).name)));
  return StepResult::drop;
}

/// A translation of the source that is there already, or a static.
bool Path::reuse_translation(Context& c, const Slot& slot, bool outside) {
  const auto fits = [&](const Xlate& xlate) {
    const AclIndex list = acl_index(xlate.policy);
    return list != kNoAcl && acls_[static_cast<std::size_t>(list)].permits_packet(c.info);
  };
  const Xlate* xlate = xlates_.find_local(c.ingress, c.egress, 0, {c.info.source, 0}, fits);
  if (xlate == nullptr && slot.finds_source) {
    xlate = xlates_.find_local(c.ingress, c.egress, slot.protocol, {c.info.source, slot.from}, fits);
  }
  if (xlate != nullptr) {
    c.mapped_source = xlate->global.address;
    if (xlate->kind == Xlate::Kind::portmap) c.mapped_port = xlate->global.port;
    (outside ? c.foreign_xlate : c.xlate) = xlate->id;
    if (!outside) c.limits = xlate->limits;
    c.because("known", [&] { return std::vector{c.mapped_source.to_string()}; });
    if (!c.dry) xlates_.touch(c.now, xlate->id);
    return true;
  }
  const auto found = nat_.static_of_real(
      c.ingress, c.egress, slot.finds_source ? slot.protocol : std::uint8_t{0}, {c.info.source, slot.from},
      [&](std::size_t i) {
        return acls_[static_cast<std::size_t>(rules_.statics[i].acl)].permits_packet(c.info);
      });
  if (!found) return false;
  const StaticMapping& mapping = rules_.statics[*found];
  c.mapped_source = mapping.to_mapped(c.info.source);
  if (mapping.protocol != 0) c.mapped_port = mapping.mapped_port;
  c.because("static", [&] { return std::vector{c.mapped_source.to_string()}; });
  if (c.note != nullptr) c.note->static_line = *found;
  if (!outside) {
    c.limits = mapping.limits;
    c.by_static = true;
  }
  return true;
}

/// Takes an address or port of the globals that a nat line names.
Path::StepResult Path::lend(Context& c, const Slot& slot, const NatSource& nat) {
  Xlate made;
  made.local_interface = c.ingress;
  made.global_interface = c.egress;
  made.local = made.global = {c.info.source, 0};
  if (nat.acl != kNoAcl) made.policy = acls_[static_cast<std::size_t>(nat.acl)].acl().id;
  made.outside = nat.outside;
  made.norandomseq = nat.norandomseq;
  made.dns = nat.dns;
  made.limits = nat.limits;
  if (!nat.outside) c.limits = nat.limits;

  if (nat.id == 0) {
    made.kind = Xlate::Kind::identity;
    if (xlates_.find_global(c.egress, 0, made.global) != nullptr) {
      c.because("taken", [&] { return std::vector{c.info.source.to_string()}; });
      return not_lent(c, "identity", false);
    }
    keep_xlate(c, std::move(made));
    c.because("identity");
    return StepResult::next;
  }
  bool is_shared = false;
  const auto& pool = nat_.globals(c.egress, nat.id);
  for (const std::size_t i : pool) {
    const GlobalRange& global = rules_.globals[i];
    if (!global.is_pat()) {
      const auto address = xlates_.free_address(global);
      if (!address) continue;
      made.global.address = *address;
      keep_xlate(c, std::move(made));
      c.because("dynamic", [&] { return std::vector{std::to_string(nat.id), c.mapped_source.to_string()}; });
      return StepResult::next;
    }
    is_shared = true;
    const Ipv4Address shared = global.range.first;
    if (c.quoted) {
      // A router on the way speaks about somebody else's packet: it needs no port of its own.
      c.mapped_source = shared;
      c.because("portmap", [&] { return std::vector{std::to_string(nat.id), shared.to_string()}; });
      return StepResult::next;
    }
    if (!slot.may_create) continue;
    const bool own = shared == interface(c.egress).address;
    const auto port =
        xlates_.free_port(c.egress, slot.protocol, shared, slot.from, [&](std::uint16_t candidate) {
          if (own && slot.protocol == kUdp && (candidate == kIsakmpPort || candidate == kNatTraversalPort)) {
            return true;
          }
          return nat_.is_static_port(c.egress, slot.protocol, {shared, candidate});
        });
    if (!port) continue;
    made.kind = Xlate::Kind::portmap;
    made.protocol = slot.protocol;
    made.local.port = slot.from;
    made.global = {shared, *port};
    keep_xlate(c, std::move(made));
    c.because("portmap", [&] { return std::vector{std::to_string(nat.id), shared.to_string()}; });
    return StepResult::next;
  }
  c.because(pool.empty() ? "no-global" : "exhausted", [&] { return std::vector{std::to_string(nat.id)}; });
  return not_lent(c, is_shared ? "portmap" : "regular", !pool.empty());
}

Path::StepResult Path::not_lent(Context& c, std::string_view kind, bool exhausted) {
  if (exhausted) say(c, 3, 202001, "Out of address translation slots!");
  say(c, 3, 305006,
      fmt::format("{} translation creation failed for {}", kind,
                  flow_text(c.info, interface(c.ingress).name, interface(c.egress).name)));
  return StepResult::drop;
}

void Path::keep_xlate(Context& c, Xlate xlate) {
  c.mapped_source = xlate.global.address;
  if (xlate.kind == Xlate::Kind::portmap) c.mapped_port = xlate.global.port;
  if (c.dry) return;
  const bool outside = xlate.outside;
  const Xlate& added = xlates_.add(c.now, std::move(xlate));
  (outside ? c.foreign_xlate : c.xlate) = added.id;
  note_xlates();
  say(c, 6, added.kind == Xlate::Kind::portmap ? 305011 : 305009, "Built " + xlate_text(added));
}

/// "dynamic TCP translation from inside:A/P to outside:A/P", for messages 305009 to 305012.
std::string Path::xlate_text(const Xlate& xlate) const {
  const bool ports = xlate.kind == Xlate::Kind::portmap;
  const std::string policy = xlate.policy.empty() ? "" : "(" + xlate.policy + ")";
  return fmt::format("dynamic {}translation from {} to {}",
                     ports ? std::string(family_name(xlate.protocol)) + " " : "",
                     place(interface(xlate.local_interface).name + policy, xlate.local, ports),
                     place(interface(xlate.global_interface).name, xlate.global, ports));
}

Path::StepResult Path::check_limits(Context& c) {
  const bool tracked = (c.info.protocol == kTcp || c.info.protocol == kUdp) && !c.info.is_later_fragment;
  c.because(tracked && c.limits != HostLimits{} ? "within" : "unlimited");
  if (!tracked || c.limits == HostLimits{}) return StepResult::next;
  const Ipv4Address host = c.inbound ? c.real_destination : c.info.source;
  const Ipv4Address global = c.inbound ? c.info.destination : c.mapped_source;
  const HostCounts counts = conns_.counts(c.inbound ? c.egress : c.ingress, host);
  if (c.limits.connections != 0 && counts.connections >= c.limits.connections) {
    c.because("reached", [&] { return std::vector{std::to_string(c.limits.connections)}; });
    say(c, 3, 201002, too_many_text(c.by_static, global, counts.embryonic, counts.connections));
    return StepResult::drop;
  }
  if (c.info.protocol == kTcp && c.limits.embryonic != 0 && counts.embryonic >= c.limits.embryonic) {
    const Endpoint outside =
        c.inbound ? c.info.from() : Endpoint{c.real_destination, c.info.destination_port};
    const Endpoint inside = c.inbound ? Endpoint{host, c.real_port} : c.info.from();
    c.because("half-open-reached", [&] { return std::vector{std::to_string(c.limits.embryonic)}; });
    say(c, 2, 201003,
        embryonic_text(counts.embryonic, c.limits.embryonic, outside, global, inside,
                       interface(c.ingress).name));
    return StepResult::drop;
  }
  return StepResult::next;
}

/// Addresses and ports as they leave, with the packet that an ICMP error quotes.
void Path::apply_translation(Context& c) {
  const PacketInfo& info = c.info;
  if (c.quoted) {
    Endpoint from = c.quoted->from;
    Endpoint to = c.quoted->to;
    if (c.owner != nullptr) {
      const bool from_foreign = c.owner->foreign_interface == c.ingress;
      from = from_foreign ? c.owner->local : c.owner->foreign;
      to = from_foreign ? c.owner->mapped_foreign : c.owner->mapped_local;
    } else {
      if (from.address == info.destination) from = {c.real_destination, c.real_port};
      if (to.address == info.source) to = {c.mapped_source, c.mapped_port};
    }
    rewrite_quoted(c.packet, from, to);
  } else if (info.protocol == kIcmp) {
    const std::uint16_t id = info.is_icmp_request() ? c.mapped_port : c.real_port;
    if ((info.is_icmp_request() || info.is_icmp_reply()) && id != info.icmp_id) {
      rewrite_icmp_id(c.packet, id);
    }
  } else if (!info.is_later_fragment) {
    if (c.real_port != info.destination_port) rewrite_destination_port(c.packet, c.real_port);
    if (c.mapped_port != info.source_port) rewrite_source_port(c.packet, c.mapped_port);
  }
  if (c.real_destination != info.destination) rewrite_destination(c.packet, c.real_destination);
  if (c.mapped_source != info.source) rewrite_source(c.packet, c.mapped_source);
}

}  // namespace drawbridge::fw
