// SPDX-License-Identifier: GPL-3.0-or-later
// A connection whose packets pass elsewhere: SAs are handed out as actions, in order with the datagrams that
// depend on them, and what happened to packets is taken back. The connection's own pipeline has the same SAs,
// but no packet ever comes to it.
#include "client/connection_impl.h"

namespace drawbridge::client {

void Connection::Impl::hand_out(const ike::Action& action) {
  if (const auto* inbound = std::get_if<ike::InstallInbound>(&action)) {
    actions.emplace_back(InstallInbound{inbound_params(inbound->child)});
  } else if (const auto* outbound = std::get_if<ike::InstallOutbound>(&action)) {
    handed_out_[outbound->child.spi] = outbound->child.peer;
    actions.emplace_back(InstallOutbound{params_of(outbound->child)});
  } else if (const auto* pair = std::get_if<ike::RemovePair>(&action)) {
    const auto found = handed_out_.find(pair->outbound_spi);
    const Ipv4Address remote = found == handed_out_.end() ? server_ : found->second;
    if (found != handed_out_.end()) handed_out_.erase(found);
    actions.emplace_back(RemovePair{pair->inbound_spi, pair->outbound_spi, remote});
  }
}

void Connection::Impl::hand_out_the_end() {
  if (settings_.external_data_plane) actions.emplace_back(RemoveAllPairs{});
  handed_out_.clear();
  plane_events_.clear();
  plane_totals_ = {};
}

std::optional<esp::EspEvent> Connection::Impl::next_esp_event() {
  if (!settings_.external_data_plane) return pipeline_.poll_event();
  if (plane_events_.empty()) return std::nullopt;
  const esp::EspEvent event = plane_events_.front();
  plane_events_.pop_front();
  return event;
}

void Connection::Impl::data_plane_event(TimePoint now, const esp::EspEvent& event) {
  if (state == State::disconnected || !settings_.external_data_plane) return;
  plane_events_.push_back(event);
  handle_esp_events(now);
}

void Connection::Impl::data_plane_counters(TimePoint now, const DataPlaneCounters& totals) {
  if (state == State::disconnected || !settings_.external_data_plane) return;
  // Added up by differences: the statistics may have been set to zero meanwhile. A data plane that began anew
  // counts from zero.
  const bool anew = totals.encrypted < plane_totals_.encrypted || totals.decrypted < plane_totals_.decrypted;
  const DataPlaneCounters before = anew ? DataPlaneCounters{} : plane_totals_;
  plane_totals_ = totals;
  counters_.bytes_in += totals.bytes_in - before.bytes_in;
  counters_.bytes_out += totals.bytes_out - before.bytes_out;
  counters_.decrypted += totals.decrypted - before.decrypted;
  counters_.encrypted += totals.encrypted - before.encrypted;
  counters_.discarded += totals.discarded - before.discarded;
  if (sa_ == 0) return;
  if (totals.encrypted != before.encrypted) ike_.traffic_wanted(now, sa_);
  if (totals.decrypted != before.decrypted) ike_.traffic_seen(now, sa_);
  pump(now);
}

}  // namespace drawbridge::client
