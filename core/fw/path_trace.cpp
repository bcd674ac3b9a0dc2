// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/path_trace.h"

#include <fmt/format.h>

#include <algorithm>

#include "fw/path_context.h"
#include "wire/icmp.h"
#include "wire/tcp.h"
#include "wire/udp.h"

namespace drawbridge::fw {

namespace {

constexpr std::string_view kStepNames[] = {
    "tunnel required",  "header",        "land attack", "spoofed source",
    "reverse path",     "own address",   "fragments",   "tunnel bypass",
    "known connection", "no connection", "destination", "access list",
    "translation",      "limits",        "login",       "authorization",
    "user access list", "connection",    "route",       "tunnel"};

/// The first thing about a rule that does not fit.
TraceMiss miss_of(const AclRule& rule, const PacketInfo& packet) {
  if (rule.protocol != 0 && rule.protocol != packet.protocol) return TraceMiss::protocol;
  if (!rule.source.holds(packet.source)) return TraceMiss::source;
  const bool has_ports = packet.protocol == kTcp || packet.protocol == kUdp;
  if (!rule.source_port.is_any() && (!has_ports || !rule.source_port.holds(packet.source_port))) {
    return TraceMiss::source_port;
  }
  if (!rule.destination.holds(packet.destination)) return TraceMiss::destination;
  if (!rule.destination_port.is_any() &&
      (!has_ports || !rule.destination_port.holds(packet.destination_port))) {
    return TraceMiss::destination_port;
  }
  if (rule.icmp_type >= 0 && rule.icmp_type != packet.icmp_type) return TraceMiss::icmp_type;
  return TraceMiss::none;
}

std::string rule_words(const Acl& acl, std::size_t index) {
  const int line = acl.rules[index].line;
  const std::string name = acl.id == "conduit" ? acl.id : "access-list " + acl.id;
  return fmt::format("{} line {}", name, line > 0 ? line : static_cast<int>(index) + 1);
}

void add(std::vector<TraceComparison>& list, TraceComparison made) {
  if (list.size() < kMaxComparisons) {
    list.push_back(std::move(made));
  } else if (made.decided) {
    list.back() = std::move(made);
  }
}

/// Every rule up to the one that decided.
void compare_list(const AclMatcher& list, const std::optional<std::size_t>& decided, const PacketInfo& packet,
                  TraceStep& step) {
  const auto& rules = list.acl().rules;
  const std::size_t end = decided ? *decided : rules.size();
  for (std::size_t i = 0; i < std::min(end, kMaxComparisons); ++i) {
    add(step.comparisons, {rule_words(list.acl(), i), miss_of(rules[i], packet), false});
  }
  if (!decided) return;
  step.object = rule_words(list.acl(), *decided);
  add(step.comparisons, {step.object, TraceMiss::none, true});
}

}  // namespace

std::span<const std::string_view> trace_step_names() {
  return kStepNames;
}

Bytes trace_packet(const TraceRequest& request) {
  const std::size_t size = std::min(request.size, wire::kMaxIpv4Packet);
  const auto data = [&](std::size_t headers) { return Bytes(size > headers ? size - headers : 0, 0); };
  if (request.protocol == kTcp) {
    wire::TcpHeader header;
    header.flags = request.tcp_flags;
    header.sequence = 1;
    header.window = 4096;
    return wire::build_tcp(request.from, request.to, header,
                           data(wire::kIpv4HeaderSize + wire::kTcpHeaderSize));
  }
  if (request.protocol == kUdp) {
    return wire::build_udp(request.from, request.to, data(wire::kIpv4HeaderSize + wire::kUdpHeaderSize));
  }
  if (request.protocol == kIcmp) {
    wire::IcmpMessage message;
    message.type = static_cast<wire::IcmpType>(request.icmp_type);
    message.code = request.icmp_code;
    message.identifier = 1;
    message.data = data(wire::kIpv4HeaderSize + wire::kIcmpHeaderSize);
    return wire::build_icmp(request.from.address, request.to.address, message);
  }
  wire::Ipv4Header header;
  header.protocol = static_cast<wire::IpProtocol>(request.protocol);
  header.source = request.from.address;
  header.destination = request.to.address;
  return wire::build_ipv4(header, data(wire::kIpv4HeaderSize));
}

/// Walks the steps with a context that changes nothing.
struct Path::Tracer {
  Path& path;  ///< asked with dry contexts only
  Context c;
  Bytes packet;
  TraceResult result;
  bool decided = false;

  [[nodiscard]] Endpoint from() const {
    return {c.mapped_source, has_ports() ? c.mapped_port : std::uint16_t{0}};
  }
  [[nodiscard]] Endpoint to() const {
    return {c.real_destination, has_ports() ? c.real_port : std::uint16_t{0}};
  }
  [[nodiscard]] bool has_ports() const { return c.info.protocol == kTcp || c.info.protocol == kUdp; }

  void decide(TraceOutcome outcome) {
    if (decided) return;
    decided = true;
    result.outcome = outcome;
    result.decided_at = result.steps.size() - 1;
    if (c.message) {
      result.message_severity = c.message->severity;
      result.message_id = c.message->id;
      result.message = c.message->text;
    }
  }

  TraceStep& add_step(std::string_view name) {
    TraceStep step;
    step.name = name;
    step.reason = "not-told";
    result.steps.push_back(std::move(step));
    return result.steps.back();
  }

  /// The rest of what `note` says about a step.
  void explain(TraceStep& step, const TraceNote& note) const {
    step.reason = note.reason;
    step.args = note.args;
    if (note.list != nullptr) compare_list(*note.list, note.decided_rule, c.info, step);
    if (step.name == "translation" || step.name == "destination") explain_translation(step, note);
  }

  void explain_translation(TraceStep& step, const TraceNote& note) const;
  [[nodiscard]] std::string words_of(const Exemption& e) const;
  [[nodiscard]] std::string words_of(const StaticMapping& m) const;
  [[nodiscard]] std::string words_of(const NatSource& n) const;
  void run();
};

std::string Path::Tracer::words_of(const Exemption& e) const {
  return fmt::format("nat ({}) 0 access-list {}", path.interface(e.interface).name,
                     path.acls_[static_cast<std::size_t>(e.acl)].acl().id);
}

std::string Path::Tracer::words_of(const StaticMapping& m) const {
  const std::string sides =
      fmt::format("({},{})", path.interface(m.real_interface).name, path.interface(m.mapped_interface).name);
  if (m.protocol == 0) {
    return fmt::format("static {} {} {}", sides, m.mapped.to_string(), m.real.to_string());
  }
  return fmt::format("static {} {} {} {} {} {}", sides, protocol_words(m.protocol), m.mapped.to_string(),
                     m.mapped_port, m.real.to_string(), m.real_port);
}

std::string Path::Tracer::words_of(const NatSource& n) const {
  const std::string head = fmt::format("nat ({}) {}", path.interface(n.interface).name, n.id);
  if (n.acl != kNoAcl) {
    return fmt::format("{} access-list {}", head, path.acls_[static_cast<std::size_t>(n.acl)].acl().id);
  }
  return fmt::format("{} {} {}", head, n.addresses.address.to_string(), n.addresses.mask.to_string());
}

/// Line by line in the order in which translations are looked for; those behind the one that decided are not
/// compared.
void Path::Tracer::explain_translation(TraceStep& step, const TraceNote& note) const {
  const Rules& rules = path.rules_;
  const bool destination = step.name == "destination";
  const auto settled = [&] { return !step.comparisons.empty() && step.comparisons.back().decided; };
  const auto compare = [&](std::string rule, TraceMiss miss, bool here) {
    if (settled()) return;
    if (here) step.object = rule;
    add(step.comparisons, {std::move(rule), here ? TraceMiss::none : miss, here});
  };
  if (!destination) {
    for (const Exemption& exemption : rules.exemptions) {
      if (exemption.acl == kNoAcl) continue;
      const bool side = exemption.interface == (c.inbound ? c.egress : c.ingress);
      compare(words_of(exemption), side ? TraceMiss::source : TraceMiss::interface,
              note.exemption == &exemption);
    }
    if (note.exemption != nullptr || note.reason == "destination") return;
  }
  for (std::size_t i = 0; i < rules.statics.size(); ++i) {
    const StaticMapping& m = rules.statics[i];
    const bool side = destination ? m.mapped_interface == c.ingress
                                  : m.real_interface == c.ingress && m.mapped_interface == c.egress;
    const bool address = destination ? m.holds_mapped(c.info.destination) : m.holds_real(c.info.source);
    TraceMiss miss = destination ? TraceMiss::destination : TraceMiss::source;
    if (!side) {
      miss = TraceMiss::interface;
    } else if (address && m.protocol != 0) {
      miss = m.protocol != c.info.protocol ? TraceMiss::protocol
             : destination                 ? TraceMiss::destination_port
                                           : TraceMiss::source_port;
    } else if (address && m.acl != kNoAcl) {
      miss = destination ? TraceMiss::source : TraceMiss::destination;
    }
    compare(words_of(m), miss, note.static_line == i);
  }
  if (destination || note.static_line || note.reason == "known") return;
  for (std::size_t i = 0; i < rules.nat.size(); ++i) {
    const NatSource& n = rules.nat[i];
    const bool side = n.interface == c.ingress && n.outside == c.inbound;
    compare(words_of(n), side ? TraceMiss::source : TraceMiss::interface, note.nat_line == i);
  }
}

void Path::Tracer::run() {
  const auto all = Path::steps();
  bool known = false;     // a connection, or a tunnel's bypass: no more checks
  bool hopeless = false;  // nothing behind can be told
  for (std::size_t i = 0; i < all.size(); ++i) {
    TraceStep& step = add_step(all[i].name);
    if (known || hopeless) continue;
    TraceNote note;
    c.note = &note;
    c.message.reset();
    const Endpoint before_from = from();
    const Endpoint before_to = to();
    const StepResult answer = (path.*all[i].run)(c);
    c.note = nullptr;
    if (i == 0) {
      c.real_destination = c.info.destination;
      c.mapped_source = c.info.source;
    }
    if (answer == StepResult::deliver && c.connection != nullptr) path.aim_known(c);
    const bool changed = i > 0 && (from() != before_from || to() != before_to);
    step.from = from();
    step.to = to();
    explain(step, note);
    switch (answer) {
      case StepResult::next:
        step.verdict = changed ? TraceVerdict::changed : TraceVerdict::pass;
        if (decided) step.verdict = changed ? TraceVerdict::would_change : TraceVerdict::would_pass;
        break;
      case StepResult::deliver:
        step.verdict = changed ? TraceVerdict::changed : TraceVerdict::pass;
        if (decided) step.verdict = changed ? TraceVerdict::would_change : TraceVerdict::would_pass;
        known = true;
        if (c.connection != nullptr && c.connection->proxied) {
          const bool from_foreign = c.connection->foreign_interface == c.ingress;
          if (from_foreign == c.connection->inbound) {
            step.verdict = decided ? TraceVerdict::would_drop : TraceVerdict::drop;
            step.reason = "proxied";
            decide(TraceOutcome::drop);
          }
        }
        break;
      case StepResult::to_self:
        step.verdict = decided ? TraceVerdict::would_pass : TraceVerdict::pass;
        decide(TraceOutcome::to_self);
        hopeless = true;
        break;
      case StepResult::login:
      case StepResult::authorize:
        step.verdict = decided ? TraceVerdict::would_drop : TraceVerdict::login;
        decide(TraceOutcome::login);
        break;
      case StepResult::wait:
      case StepResult::drop:
        step.verdict = decided ? TraceVerdict::would_drop : TraceVerdict::drop;
        decide(TraceOutcome::drop);
        if (i == 0 || step.name == "own address" || step.name == "destination") hopeless = true;
        break;
    }
  }
  TraceStep& route = add_step("route");
  if (hopeless) return;
  TraceNote note;
  c.note = &note;
  c.message.reset();
  const auto hop = path.hop_of(c);
  c.note = nullptr;
  explain(route, note);
  route.from = from();
  route.to = to();
  if (!hop) {
    route.verdict = decided ? TraceVerdict::would_drop : TraceVerdict::drop;
    decide(TraceOutcome::drop);
    return;
  }
  route.verdict = decided ? TraceVerdict::would_pass : TraceVerdict::pass;
  if (decided) return;
  result.egress = path.interface(hop->interface).name;
  result.next_hop = hop->next_hop;
  decide(TraceOutcome::forward);
}

TraceResult Path::trace(TimePoint now, const TraceRequest& request) const {
  // The steps are those of process(); with a dry context none of them changes anything.
  Tracer tracer{const_cast<Path&>(*this), {}, trace_packet(request), {}};
  Context& c = tracer.c;
  c.dry = true;
  c.now = now;
  c.ingress = rules_.interface_named(request.interface);
  c.from_tunnel = request.from_tunnel;
  c.packet = tracer.packet;
  TraceResult& result = tracer.result;
  result.from = request.from;
  result.to = request.to;
  if (c.ingress == kNoInterface) {
    result.understood = false;
    return std::move(result);
  }
  tracer.run();
  if (result.outcome == TraceOutcome::forward) {
    result.from = tracer.from();
    result.to = tracer.to();
  }
  return std::move(result);
}

}  // namespace drawbridge::fw
