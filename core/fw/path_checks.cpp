// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked at before anything is looked up: headers, sources that cannot be, the appliance's own
// address, fragments (pix-behaviour.md 2, drop checks).
#include <fmt/format.h>

#include <algorithm>

#include "fw/messages.h"
#include "fw/path_context.h"

namespace drawbridge::fw {

Path::StepResult Path::check_header(Context& c) {
  if (c.ingress < 0 || static_cast<std::size_t>(c.ingress) >= rules_.interfaces.size()) {
    return StepResult::drop;
  }
  const auto info = inspect(c.packet);
  if (!info) {
    c.because("malformed");
    return StepResult::drop;
  }
  c.info = *info;
  // As it came, until something is translated.
  c.real_port = info->protocol == kIcmp ? info->icmp_id : info->destination_port;
  c.mapped_port = info->protocol == kIcmp ? info->icmp_id : info->source_port;
  if (info->has_options) {
    c.because("options");
    say(c, 6, 106012,
        fmt::format("Deny IP from {} to {}, IP options", info->source.to_string(),
                    info->destination.to_string()));
    return StepResult::drop;
  }
  return StepResult::next;
}

Path::StepResult Path::check_land(Context& c) {
  if (c.info.source != c.info.destination) return StepResult::next;
  c.because("land", [&] { return std::vector{c.info.source.to_string()}; });
  say(c, 2, 106017,
      fmt::format("Deny IP due to Land Attack from {} to {}", c.info.source.to_string(),
                  c.info.destination.to_string()));
  return StepResult::drop;
}

Path::StepResult Path::check_spoof(Context& c) {
  const std::uint32_t first = c.info.source.value() >> 24;
  bool spoofed = c.info.source.is_any() || first == 127 || first >= 224;
  for (const InterfaceRule& rule : rules_.interfaces) {
    if (rule.address.is_any()) continue;
    if (c.info.source == rule.address) spoofed = true;
    if (rule.network.length < 31 && c.info.source == rule.network.last()) spoofed = true;
  }
  if (!spoofed) return StepResult::next;
  c.because("spoof", [&] { return std::vector{c.info.source.to_string()}; });
  say(c, 2, 106016,
      fmt::format("Deny IP spoof from ({}) to {} on interface {}", c.info.source.to_string(),
                  c.info.destination.to_string(), interface(c.ingress).name));
  return StepResult::drop;
}

Path::StepResult Path::check_reverse_path(Context& c) {
  if (!interface(c.ingress).reverse_path) {
    c.because("off");
    return StepResult::next;
  }
  const std::string& name = interface(c.ingress).name;
  const auto back = routes_.lookup(c.info.source);
  if (back && back->interface == c.ingress) {
    c.because("ok", [&] { return std::vector{name}; });
    return StepResult::next;
  }
  c.because("reverse-path", [&] {
    return std::vector{name, back ? interface(back->interface).name : std::string()};
  });
  say(c, 1, 106021,
      fmt::format("Deny {} reverse path check from {} to {} on interface {}", protocol_words(c.info.protocol),
                  c.info.source.to_string(), c.info.destination.to_string(), interface(c.ingress).name));
  return StepResult::drop;
}

bool Path::permits_icmp_to_self(const Context& c) const {
  bool any = false;
  for (const IcmpRule& rule : rules_.icmp) {
    if (rule.interface != c.ingress) continue;
    any = true;
    if (!rule.source.holds(c.info.source)) continue;
    if (rule.icmp_type >= 0 && rule.icmp_type != c.info.icmp_type) continue;
    return rule.permit;
  }
  return !any;
}

Path::StepResult Path::check_own_address(Context& c) {
  const std::uint32_t first = c.info.destination.value() >> 24;
  c.because("broadcast");
  if (first >= 224 || c.info.destination.is_any()) return StepResult::drop;
  for (const InterfaceRule& rule : rules_.interfaces) {
    if (rule.address.is_any()) continue;
    if (rule.network.length < 31 && c.info.destination == rule.network.last()) return StepResult::drop;
    if (c.info.destination != rule.address) continue;
    // Only the address of the interface that the packet came in on answers.
    const bool here = &rule == &interface(c.ingress);
    c.because(here ? "own" : "own-other", [&] { return std::vector{rule.name}; });
    if (!here) return StepResult::drop;
    if (is_shared_port(c.ingress, c.info, c.packet)) {
      c.because("shared", [&] { return std::vector{rule.name}; });
      return StepResult::next;
    }
    if (c.info.protocol != kIcmp || permits_icmp_to_self(c)) return StepResult::to_self;
    c.because("icmp-denied");
    return StepResult::drop;
  }
  c.because("not-own");
  return StepResult::next;
}

Path::StepResult Path::check_fragments(Context& c) {
  c.because("whole");
  if (!c.info.is_fragment || c.dry) return StepResult::next;
  const auto key = FragmentGuard::key_of(c.ingress, c.from_tunnel, c.info, c.packet);
  const auto answer = fragments_.offer(c.now, key, c.info, c.packet, interface(c.ingress).fragments);
  switch (answer.word) {
    case FragmentGuard::Word::first:
      return StepResult::next;
    case FragmentGuard::Word::wait:
      return StepResult::wait;
    case FragmentGuard::Word::refuse:
      return StepResult::drop;
    case FragmentGuard::Word::follow:
      break;
  }
  c.fragment = answer.fate;
  c.egress = answer.fate.hop.interface;
  c.mapped_source = answer.fate.source;
  c.real_destination = answer.fate.destination;
  if (Connection* connection = conns_.find(answer.fate.connection)) {
    const bool from_foreign = connection->foreign_interface == c.ingress;
    connection->last = c.now;
    (from_foreign ? connection->bytes_in : connection->bytes_out) += c.info.payload_bytes;
  }
  return StepResult::deliver;
}

Path::StepResult Path::bypass_for_tunnel(Context& c) {
  c.because("off");
  if (!rules_.tunnel_skips_all) return StepResult::next;
  c.because("not-tunnel");
  // Host routes lead to the clients of tunnels.
  if (!c.from_tunnel && !routes_.has_host(c.info.destination)) return StepResult::next;
  const auto hop = routes_.lookup(c.info.destination);
  if (!hop || hop->interface == c.ingress) return StepResult::next;
  c.because("bypass", [&] { return std::vector{interface(hop->interface).name}; });
  c.bypass = true;
  c.egress = hop->interface;
  c.real_destination = c.info.destination;
  c.mapped_source = c.info.source;
  return StepResult::deliver;
}

}  // namespace drawbridge::fw
