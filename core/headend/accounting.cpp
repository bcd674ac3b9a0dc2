// SPDX-License-Identifier: GPL-3.0-or-later
// Accounting of connections: records are made, wait in the queue, and go to their servers one after the other
// (pix-behaviour.md 7).
#include <fmt/format.h>

#include "headend/headend_impl.h"

namespace drawbridge::headend {

namespace {

constexpr Duration kWatch = Seconds{60};

aaa::TerminateCause cause_of(fw::ConnEnd reason) {
  switch (reason) {
    case fw::ConnEnd::tcp_fins:
    case fw::ConnEnd::reset_inside:
    case fw::ConnEnd::reset_outside:
    case fw::ConnEnd::fin_timeout:
      return aaa::TerminateCause::user_request;
    case fw::ConnEnd::syn_timeout:
      return aaa::TerminateCause::lost_carrier;
    case fw::ConnEnd::conn_timeout:
      return aaa::TerminateCause::idle_timeout;
    default:
      break;
  }
  return aaa::TerminateCause::admin_reset;
}

/// The value of "name=value".
std::string value_of(const std::vector<std::string>& args, std::string_view name) {
  for (const std::string& argument : args) {
    if (argument.size() > name.size() && argument.starts_with(name) && argument[name.size()] == '=')
      return argument.substr(name.size() + 1);
  }
  return {};
}

}  // namespace

void Headend::Impl::account_start(TimePoint now, const fw::Connection& connection) {
  if (connection.accounting_tag.empty()) return;
  Account account;
  account.tag = connection.accounting_tag;
  account.started = now;
  account.account.user = connection.user;
  account.account.task_id = next_task_++;
  account.account.foreign = connection.foreign.address;
  account.account.local = connection.local.address;
  account.account.protocol = connection.protocol;
  account.account.inbound = connection.inbound;
  account.account.port = connection.inbound ? connection.local.port : connection.foreign.port;
  account.account.source_port = connection.inbound ? connection.foreign.port : connection.local.port;
  const Ipv4Address source = connection.inbound ? connection.foreign.address : connection.local.address;
  if (const auto granted = granted_.find(source); granted != granted_.end()) {
    account.account.classes = granted->second.classes;
    account.account.local_login = granted->second.local_login;
  }
  queue_record(now, account.tag, aaa::connection_start(account.account));
  accounts_[connection.number] = std::move(account);
}

void Headend::Impl::account_stop(TimePoint now, const fw::Connection& connection, fw::ConnEnd reason) {
  const auto found = accounts_.find(connection.number);
  if (found == accounts_.end()) return;
  const Account account = std::move(found->second);
  accounts_.erase(found);
  // In the client's direction first, whoever is on the lower-security side.
  const std::uint64_t from_client = connection.inbound ? connection.bytes_in : connection.bytes_out;
  const std::uint64_t to_client = connection.inbound ? connection.bytes_out : connection.bytes_in;
  queue_record(
      now, account.tag,
      aaa::connection_stop(account.account, now - account.started, from_client, to_client, cause_of(reason)));
}

void Headend::Impl::queue_record(TimePoint now, const std::string& tag, aaa::AccountingRequest request) {
  const aaa::ServerGroup* group = group_of(tag);
  if (group == nullptr || group->config().protocol == aaa::Protocol::local) return;
  request.made = wall(now);
  AccountingRecord record;
  record.at = request.made;
  record.user = request.user;
  record.caller = request.rem_addr;
  record.kind = request.kind == aaa::AccountingKind::start  ? "start"
                : request.kind == aaa::AccountingKind::stop ? "stop"
                                                            : "update";
  record.elapsed = value_of(request.args, "elapsed_time");
  record.bytes_in = value_of(request.args, "bytes_in");
  record.bytes_out = value_of(request.args, "bytes_out");
  record.task_id = value_of(request.args, "task_id");
  record.cmd = value_of(request.args, "cmd");
  record.foreign_ip = value_of(request.args, "foreign_ip");
  record.local_ip = value_of(request.args, "local_ip");
  record.tag = tag;
  const auto& servers = group->config().servers;
  const std::string interface =
      servers.empty() ? "inside" : aaa_interface(config_, tag, servers.front().address);
  for (const pix::Interface& each : config_.interfaces) {
    if (each.name == interface && each.address) record.nas = *each.address;
  }
  (void)accounting_.push(tag, request);
  events.emplace_back(std::move(record));
}

void Headend::Impl::feed_accounting(TimePoint now) {
  if (accounting_.waiting() == 0) return;
  for (auto& [tag, group] : groups_) {
    const aaa::GroupConfig& config = group->config();
    if (in_flight_.contains(tag) || config.protocol == aaa::Protocol::local || config.servers.empty())
      continue;
    if (auto next = accounting_.front(tag)) {
      InFlight& slot = in_flight_[tag];
      slot.record = next->number;
      slot.request = group->account(now, std::move(next->request));
    }
  }
}

void Headend::Impl::record_stored(TimePoint now, const std::string& tag,
                                  const aaa::AccountingResult& result) {
  for (const aaa::Attempt& attempt : result.attempts) {
    say(now, 6, 109002,
        fmt::format("Auth from 0.0.0.0/0 to 0.0.0.0/0 failed (server {} failed) on interface {}",
                    attempt.server.to_string(), aaa_interface(config_, tag, attempt.server)));
  }
  const auto slot = in_flight_.find(tag);
  if (slot == in_flight_.end() || slot->second.request != result.id) return;
  // With every server failing the group keeps it and tries again.
  if (result.outcome == aaa::Outcome::all_servers_failed) return;
  if (result.outcome != aaa::Outcome::error) {
    accounting_.done(tag, slot->second.record);
    ++delivered_;
  }
  in_flight_.erase(slot);
}

void Headend::Impl::watch_accounting(TimePoint now) {
  if (watch_accounting_at_ && *watch_accounting_at_ <= now) {
    watch_accounting_at_.reset();
    accounting_.probe();
  }
  if (settings_.accounting_full_refuses) path_.close_accounting(accounting_.is_full());
  const std::uint64_t lost = accounting_.lost();
  // The first loss is said at once, later ones together once a minute.
  if (lost > lost_said_ && (lost_said_ == 0 || !watch_accounting_at_)) {
    say(now, 3, 0,
        fmt::format("AAA: {} accounting records are lost: {} wait for their servers, and no more can be kept",
                    lost - lost_said_, accounting_.waiting()));
    lost_said_ = lost;
    watch_accounting_at_ = now + kWatch;
  }
  if (accounting_.is_full() && !watch_accounting_at_) watch_accounting_at_ = now + kWatch;
  const AccountingState state{accounting_.waiting(), lost, delivered_};
  if (state.queued == accounting_told_.queued && state.lost == accounting_told_.lost &&
      state.delivered == accounting_told_.delivered)
    return;
  accounting_told_ = state;
  events.emplace_back(state);
}

}  // namespace drawbridge::headend
