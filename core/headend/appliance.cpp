// SPDX-License-Identifier: GPL-3.0-or-later
// What a console asks of the appliance and tells it.
#include <algorithm>
#include <charconv>
#include <tuple>

#include "headend/headend_impl.h"
#include "ike/certificates.h"
#include "pix/password_hash.h"
#include "pix/writer.h"

namespace drawbridge::headend {

std::optional<std::string> Headend::Impl::startup_text() const {
  if (!startup_) return std::nullopt;
  return pix::write(*startup_);
}

bool Headend::Impl::write_memory(TimePoint now) {
  say(now, 5, 111001, "Begin configuration: console writing to memory");
  startup_ = config_;
  startup_written_ = wall(now);
  actions.emplace_back(SaveStartup{pix::write(config_, pix::SecretStyle::clear)});
  say(now, 5, 111005, "console end configuration: OK");
  return true;
}

void Headend::Impl::erase_startup(TimePoint now) {
  startup_.reset();
  startup_written_.reset();
  actions.emplace_back(EraseStartup{});
  say(now, 5, 111003, "console Erase configuration");
}

bool Headend::Impl::check_enable_password(std::string_view typed) const {
  const auto found = config_.enable_passwords.find(15);
  return found != config_.enable_passwords.end() && pix::password_matches(typed, found->second);
}

std::vector<ike::SaStatus> Headend::Impl::isakmp_sas(TimePoint now) const {
  std::vector<ike::SaStatus> all;
  for (const auto& [name, gate] : gates_) {
    std::vector<ike::SaStatus> some = gate.ike->status(now);
    all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  return all;
}

std::vector<console::IpsecPair> Headend::Impl::ipsec_pairs(TimePoint now) const {
  // One block a proxy pair; during a renewal several SA pairs serve it, the newest stands first.
  std::vector<console::IpsecPair> blocks;
  for (const auto& [key, session] : sessions_) {
    const auto gate = gates_.find(key.gate);
    if (gate == gates_.end()) continue;
    for (auto pair = session.pairs.rbegin(); pair != session.pairs.rend(); ++pair) {
      const auto inbound = pipeline_.sad().inbound_status(pair->inbound_spi);
      const auto outbound = pipeline_.sad().outbound_status(pair->outbound_spi, pair->peer);
      if (!inbound && !outbound) continue;
      const esp::SaStatus& known = inbound ? *inbound : *outbound;
      auto block = std::find_if(blocks.begin(), blocks.end(), [&](const console::IpsecPair& each) {
        return each.peer == pair->peer && each.interface == key.gate && each.local == known.local_selector &&
               each.remote == known.remote_selector;
      });
      if (block == blocks.end()) {
        console::IpsecPair made;
        made.interface = key.gate;
        made.map_tag = gate->second.vpn.map_tag;
        made.local_endpoint = known.local;
        made.peer = pair->peer;
        made.local = known.local_selector;
        made.remote = known.remote_selector;
        if (pair->life_seconds) {
          made.remaining_seconds =
              std::max<std::int64_t>(0, std::int64_t{*pair->life_seconds} - whole_seconds(now - pair->since));
        } else {
          const std::int64_t life = gate->second.vpn.responder.default_ipsec_seconds;
          made.remaining_seconds = std::max<std::int64_t>(0, life - whole_seconds(now - pair->since));
        }
        blocks.push_back(std::move(made));
        block = blocks.end() - 1;
      }
      if (inbound) block->inbound.push_back(since_clear(*inbound));
      if (outbound) block->outbound.push_back(since_clear(*outbound));
    }
  }
  return blocks;
}

std::vector<aaa::GroupStatus> Headend::Impl::aaa_groups() const {
  std::vector<aaa::GroupStatus> all;
  for (const auto& [tag, group] : groups_) all.push_back(group->status());
  return all;
}

void Headend::Impl::clear(TimePoint now, console::ClearWhat what, const std::string& filter) {
  const auto peer = Ipv4Address::parse(filter);
  switch (what) {
    case console::ClearWhat::isakmp_sa:
      for (auto& [name, gate] : gates_) {
        for (const ike::SaStatus& sa : gate.ike->status(now)) {
          if (filter.empty() || (peer && sa.peer.address == *peer))
            gate.ike->close(now, sa.id, ike::CloseReason::administrator);
        }
      }
      break;
    case console::ClearWhat::ipsec_sa:
      for (const auto& [key, session] : sessions_) {
        const auto gate = gates_.find(key.gate);
        if (gate == gates_.end() || (!filter.empty() && !(peer && session.peer.address == *peer))) continue;
        for (const Pair& pair : session.pairs) gate->second.ike->close_pair(now, key.sa, pair.number);
      }
      break;
    case console::ClearWhat::uauth:
      (void)path_.logout(now, filter);
      sessions_changed();
      break;
    case console::ClearWhat::xlate:
      if (const auto which = fw::XlateFilter::parse(filter)) path_.clear_xlates(now, *which);
      break;
    case console::ClearWhat::counters:
      clear_counters();
      counters_since_ = now;
      break;
    case console::ClearWhat::logging_buffer:
      log_buffer_.clear();
      break;
    case console::ClearWhat::ipsec_map:
    case console::ClearWhat::ipsec_entry:
      for (const auto& [key, session] : sessions_) {
        const auto gate = gates_.find(key.gate);
        if (gate == gates_.end()) continue;
        const bool is_map = what == console::ClearWhat::ipsec_map;
        for (const Pair& pair : session.pairs) {
          const bool meant = is_map ? gate->second.vpn.map_tag == filter
                                    : std::to_string(pair.inbound_spi) == filter ||
                                          std::to_string(pair.outbound_spi) == filter;
          if (meant) gate->second.ike->close_pair(now, key.sa, pair.number);
        }
      }
      break;
    case console::ClearWhat::local_host:
      // Text that is no address means no host, not all of them.
      if (filter.empty() || peer) path_.clear_local_host(now, peer);
      break;
    case console::ClearWhat::connections:
      clear_connections(now, filter);
      break;
    case console::ClearWhat::access_list_counters:
      path_.clear_access_list_counters(filter);
      break;
    case console::ClearWhat::ipsec_counters:
      remember_ipsec_counters(now);
      break;
  }
}

void Headend::Impl::clear_connections(TimePoint now, const std::string& filter) {
  if (filter.starts_with('#')) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(filter.data() + 1, filter.data() + filter.size(), number);
    if (error == std::errc() && end == filter.data() + filter.size()) {
      (void)path_.end_connection_number(now, number);
    }
  } else if (const auto address = Ipv4Address::parse(filter)) {
    path_.end_connections_of(now, *address);
  } else if (filter.empty()) {
    for (const fw::ConnStatus& each : path_.connections())
      (void)path_.end_connection_number(now, each.number);
  }
}

pix::Surroundings Headend::Impl::surroundings() const {
  const ike::CertificateConfig* const known = settings_.certificates.get();
  return {known != nullptr && known->can_sign(), known != nullptr && !known->trust.authorities.empty()};
}

bool Headend::Impl::change_key(TimePoint, std::optional<int> bits) {
  if (!settings_.keeps_keys) return false;
  if (!bits) public_key_.reset();
  actions.emplace_back(ChangeKey{bits});
  return true;
}

void Headend::Impl::set_debug(const console::DebugSwitches& switches) {
  debug_ = switches;
  for (auto& [name, gate] : gates_) gate.ike->enable_trace(debug_.any_crypto());
}

}  // namespace drawbridge::headend
