// SPDX-License-Identifier: GPL-3.0-or-later
// The packet tracer of the whole appliance: the packet path's steps between the two that know about tunnels.
#include "fw/path_trace.h"

#include "headend/headend_impl.h"

namespace drawbridge::headend {

namespace {

fw::TraceStep tunnel_step(std::string_view name, const fw::TraceRequest& request) {
  fw::TraceStep step;
  step.name = name;
  step.from = request.from;
  step.to = request.to;
  return step;
}

}  // namespace

fw::TraceResult Headend::Impl::trace(TimePoint now, const fw::TraceRequest& request) const {
  fw::TraceResult result = path_.trace(now, request);
  if (!result.understood) return result;

  const fw::InterfaceIndex ingress = path_.rules().interface_named(request.interface);
  fw::TraceStep required = tunnel_step("tunnel required", request);
  const bool is_bare = is_bare_packet_of_client(ingress, request.from_tunnel, request.from.address);
  required.verdict = is_bare ? fw::TraceVerdict::drop : fw::TraceVerdict::pass;
  required.reason = is_bare ? "clear-packet" : "not-required";
  if (is_bare) required.args = {request.from.address.to_string()};
  result.steps.insert(result.steps.begin(), std::move(required));
  ++result.decided_at;

  const bool forwarded = result.outcome == fw::TraceOutcome::forward;
  fw::TraceStep last = tunnel_step("tunnel", request);
  last.reason = "not-told";
  if (forwarded) {
    fw::TraceRequest leaving = request;
    leaving.from = result.from;
    leaving.to = result.to;
    const Bytes packet = fw::trace_packet(leaving);
    const fw::InterfaceIndex egress = path_.rules().interface_named(result.egress);
    last.from = result.from;
    last.to = result.to;
    last.verdict = fw::TraceVerdict::pass;
    last.reason = "clear";
    if (goes_into_tunnel(egress, result.to.address, packet)) {
      const bool has_sa = selects_sa(packet);
      last.reason = has_sa ? "into-tunnel" : "no-sa";
      last.args = {result.to.address.to_string()};
      result.into_tunnel = has_sa;
      if (!has_sa) {
        last.verdict = fw::TraceVerdict::drop;
        result.outcome = fw::TraceOutcome::drop;
        result.decided_at = result.steps.size();
      }
    }
  }
  result.steps.push_back(std::move(last));

  if (is_bare) {
    // Nothing behind it is asked, and all of it can be told.
    for (std::size_t i = 1; i < result.steps.size(); ++i) {
      fw::TraceVerdict& verdict = result.steps[i].verdict;
      if (verdict == fw::TraceVerdict::pass) verdict = fw::TraceVerdict::would_pass;
      if (verdict == fw::TraceVerdict::changed) verdict = fw::TraceVerdict::would_change;
      if (verdict == fw::TraceVerdict::drop || verdict == fw::TraceVerdict::login) {
        verdict = fw::TraceVerdict::would_drop;
      }
    }
    result.outcome = fw::TraceOutcome::drop;
    result.decided_at = 0;
    result.egress.clear();
    result.next_hop = {};
    result.into_tunnel = false;
    result.from = request.from;
    result.to = request.to;
    const fw::Message message =
        bare_packet_message(request.from.address, request.to.address, request.protocol);
    result.message_severity = message.severity;
    result.message_id = message.id;
    result.message = message.text;
  }
  return result;
}

}  // namespace drawbridge::headend
