// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/tracer.h"

#include <fmt/format.h>

#include <algorithm>

#include "pix/literals.h"

namespace drawbridge::console {

namespace {

/// What a packet has that was asked about without ports.
constexpr std::uint16_t kUsualSourcePort = 1025;
constexpr std::uint16_t kUsualTcpPort = 80;
constexpr std::uint16_t kUsualUdpPort = 53;

std::uint16_t port(const cli::Match& match, int protocol, std::string_view number, std::string_view word,
                   std::uint16_t otherwise) {
  if (const auto value = match.number(number)) return static_cast<std::uint16_t>(*value);
  if (!match.has(word)) return otherwise;
  return pix::parse_port(protocol, match.text(word))
      .value_or(pix::parse_port(0, match.text(word)).value_or(otherwise));
}

std::string_view verdict_word(fw::TraceVerdict verdict) {
  switch (verdict) {
    case fw::TraceVerdict::pass:
      return "ALLOW";
    case fw::TraceVerdict::drop:
      return "DROP";
    case fw::TraceVerdict::changed:
      return "ALLOW (changed)";
    case fw::TraceVerdict::login:
      return "LOGIN";
    case fw::TraceVerdict::not_reached:
      return "not reached";
    case fw::TraceVerdict::would_pass:
      return "would allow";
    case fw::TraceVerdict::would_drop:
      return "would drop";
    case fw::TraceVerdict::would_change:
      return "would change";
  }
  return "";
}

std::string_view miss_word(fw::TraceMiss miss) {
  switch (miss) {
    case fw::TraceMiss::none:
      return "decided";
    case fw::TraceMiss::protocol:
      return "another protocol";
    case fw::TraceMiss::source:
      return "another source";
    case fw::TraceMiss::source_port:
      return "another source port";
    case fw::TraceMiss::destination:
      return "another destination";
    case fw::TraceMiss::destination_port:
      return "another destination port";
    case fw::TraceMiss::icmp_type:
      return "another ICMP type";
    case fw::TraceMiss::interface:
      return "another interface";
  }
  return "";
}

std::string protocol_word(std::uint8_t protocol) {
  return pix::protocol_text(protocol);
}

std::string between(const Endpoint& from, const Endpoint& to, std::uint8_t protocol) {
  if (protocol == pix::protocol_icmp)
    return fmt::format("{} -> {}", from.address.to_string(), to.address.to_string());
  return fmt::format("{}/{} -> {}/{}", from.address.to_string(), from.port, to.address.to_string(), to.port);
}

/// A code word as people read it: "implicit-deny" and its arguments.
std::string reason_text(const fw::TraceStep& step) {
  std::string text = step.reason;
  std::replace(text.begin(), text.end(), '-', ' ');
  if (step.args.empty()) return text;
  text += " (";
  for (std::size_t i = 0; i < step.args.size(); ++i) text += (i == 0 ? "" : ", ") + step.args[i];
  return text + ')';
}

}  // namespace

fw::TraceRequest trace_request(const cli::Match& match) {
  fw::TraceRequest request;
  request.interface = match.string("interface");
  request.from_tunnel = match.has("from-tunnel");
  request.from.address = match.address("source").value_or(Ipv4Address());
  request.to.address = match.address("destination").value_or(Ipv4Address());
  if (match.has("icmp")) {
    request.protocol = pix::protocol_icmp;
    if (const auto type = match.number("type")) request.icmp_type = static_cast<std::uint8_t>(*type);
    if (match.has("type_name")) {
      request.icmp_type = static_cast<std::uint8_t>(
          pix::parse_icmp_type(match.text("type_name")).value_or(request.icmp_type));
    }
    request.icmp_code = static_cast<std::uint8_t>(match.number("code").value_or(0));
    return request;
  }
  const bool is_udp = match.has("udp");
  request.protocol = is_udp ? pix::protocol_udp : pix::protocol_tcp;
  request.from.port = port(match, request.protocol, "source_port", "source_service", kUsualSourcePort);
  request.to.port = port(match, request.protocol, "port", "service", is_udp ? kUsualUdpPort : kUsualTcpPort);
  return request;
}

Lines show_trace(const fw::TraceRequest& request, const fw::TraceResult& result, bool detailed) {
  if (!result.understood) return {fmt::format("interface name \"{}\" undefined", request.interface)};
  Lines lines = {fmt::format("Packet: {} {} on {}{}", protocol_word(request.protocol),
                             between(request.from, request.to, request.protocol), request.interface,
                             request.from_tunnel ? ", from a tunnel" : "")};
  if (request.protocol == pix::protocol_icmp)
    lines.front() += fmt::format(" (type {}, code {})", request.icmp_type, request.icmp_code);
  int number = 0;
  Endpoint from = request.from, to = request.to;
  for (const fw::TraceStep& step : result.steps) {
    ++number;
    if (step.verdict == fw::TraceVerdict::not_reached && !detailed) continue;
    lines.insert(lines.end(), {"", fmt::format("Phase: {}", number), "Step: " + step.name,
                               fmt::format("Result: {}", verdict_word(step.verdict))});
    if (!step.reason.empty()) lines.push_back("Reason: " + reason_text(step));
    if (!step.object.empty()) lines.push_back("Rule: " + step.object);
    const bool known = !step.from.address.is_any() || !step.to.address.is_any();
    if (known && (step.from != from || step.to != to)) {
      lines.push_back("Now: " + between(step.from, step.to, request.protocol));
      from = step.from;
      to = step.to;
    }
    if (!detailed) continue;
    for (const fw::TraceComparison& each : step.comparisons)
      lines.push_back(fmt::format("  {}: {}", each.rule,
                                  each.decided ? std::string_view("decided") : miss_word(each.miss)));
  }
  lines.insert(lines.end(), {"", "Result:", "input-interface: " + request.interface});
  if (!result.egress.empty()) {
    lines.push_back(
        fmt::format("output-interface: {}{}", result.egress, result.into_tunnel ? ", into a tunnel" : ""));
    if (!result.next_hop.is_any()) lines.push_back("next-hop: " + result.next_hop.to_string());
  }
  switch (result.outcome) {
    case fw::TraceOutcome::forward:
      lines.push_back("packet: " + between(result.from, result.to, request.protocol));
      lines.emplace_back("Action: allow");
      break;
    case fw::TraceOutcome::to_self:
      lines.emplace_back("Action: to the appliance itself");
      break;
    case fw::TraceOutcome::login:
      lines.emplace_back("Action: a login is asked first");
      break;
    case fw::TraceOutcome::drop:
      lines.emplace_back("Action: drop");
      break;
  }
  if (result.outcome == fw::TraceOutcome::drop && result.decided_at < result.steps.size())
    lines.push_back("Drop-reason: " + reason_text(result.steps[result.decided_at]));
  if (result.message_id != 0) {
    lines.push_back(
        fmt::format("Message: %PIX-{}-{}: {}", result.message_severity, result.message_id, result.message));
  }
  return lines;
}

Lines trace_packet(const Device& device, TimePoint now, const cli::Match& match) {
  const fw::TraceRequest request = trace_request(match);
  if (device.running().interface_named(request.interface) == nullptr)
    return {fmt::format("interface name \"{}\" undefined", request.interface)};
  return show_trace(request, device.trace(now, request), match.has("detailed"));
}

}  // namespace drawbridge::console
