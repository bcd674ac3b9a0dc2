// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/headend_desk.h"

#include <algorithm>

#include "base/timers.h"
#include "pix/check.h"
#include "pix/diff.h"
#include "pix/writer.h"

namespace drawbridge::service {

HeadendDesk::HeadendDesk(Options options, Random& random, HeadendMachine::Wires wires, Tell tell)
    : options_(std::move(options)),
      random_(random),
      wires_(wires),
      tell_(std::move(tell)),
      startup_(options_.startup_path) {}

HeadendDesk::~HeadendDesk() = default;

void HeadendDesk::handle_one(TimePoint now, ipc::StartHeadend& request) {
  if (headend_) return;
  startup_config_.reset();
  HeadendMachine::Options machine;
  if (auto loaded = startup_.load()) {
    startup_config_ = loaded->config;
    if (!loaded->kept_as.empty()) {
      tell(ipc::StartupDamaged{startup_.path(), loaded->kept_as, std::move(loaded->diagnostics)});
    }
  }
  if (request.configuration) {
    auto parsed = pix::parse(*request.configuration);
    machine.config = std::move(parsed.config);
  } else if (startup_config_) {
    machine.config = *startup_config_;
  } else {
    machine.config = pix::parse(options_.first_configuration).config;
  }
  machine.startup = startup_config_;
  machine.settings.wall_epoch = options_.wall_epoch;
  machine.settings.limits = options_.limits;
  machine.settings.certificates = options_.certificates;
  machine.settings.quirks = options_.quirks;
  if (!options_.accounting_folder.empty()) {
    accounting_files_ = std::make_unique<AccountingFiles>(options_.accounting_folder);
    machine.settings.accounting_storage = accounting_files_.get();
  }
  machine.settings.accounting_limits = options_.accounting_limits;
  machine.settings.accounting_full_refuses = options_.accounting_full_refuses;
  machine.settings.keeps_keys = options_.change_key != nullptr;
  machine.real_servers = options_.real_servers;
  machine.real_outside = options_.real_outside;
  machine.real_inside = options_.real_inside;
  machine.on_news = options_.on_news;
  machine.take_ssh = options_.take_ssh;
  machine.take_outside = options_.take_outside;
  machine.take_inside = options_.take_inside;
  machine.settings.takes_bursts = options_.take_outside != nullptr || options_.take_inside != nullptr;
  machine.settings.serves_ssh = options_.take_ssh != nullptr;
  headend_ = std::make_unique<HeadendMachine>(wires_, random_, std::move(machine), now);
  if (options_.changed) options_.changed(headend_.get());
  headend_started_ = now;
  traffic_.clear();
  total_ = {};
  accounting_ = {};
  next_second_ = now + Seconds{1};
  tell_state(now);
  tell_running_config(false);
  tell_snapshot(now);
}

void HeadendDesk::handle_one(TimePoint now, ipc::StopHeadend&) {
  if (!headend_) return;
  // The clients are told with Deletes, which must still cross the wire.
  headend_->headend().close_all(now);
  run(now);
  if (options_.carry) options_.carry(now);
  push_.reset();
  for (const auto& [console, inner] : consoles_) tell(ipc::ConsoleOutput{console, {}, true});
  consoles_.clear();
  if (options_.changed) options_.changed(nullptr);
  headend_.reset();
  tell_state(now);
  tell_snapshot(now);
}

void HeadendDesk::handle_one(TimePoint now, ipc::OpenConsole& request) {
  if (!headend_) {
    tell(ipc::ConsoleOutput{request.console, {}, true});
    return;
  }
  console::SessionOptions options;
  options.start_privileged = request.privileged;
  options.echo = request.echo;
  options.paging = request.paging;
  consoles_[request.console] = headend_->headend().open_console(now, options);
}

void HeadendDesk::handle_one(TimePoint now, ipc::ConsoleInput& request) {
  const auto found = consoles_.find(request.console);
  if (headend_ && found != consoles_.end()) {
    headend_->headend().console_input(now, found->second, request.characters);
  }
}

void HeadendDesk::handle_one(TimePoint, ipc::CloseConsole& request) {
  const auto found = consoles_.find(request.console);
  if (found == consoles_.end()) return;
  if (headend_) headend_->headend().close_console(found->second);
  consoles_.erase(found);
}

void HeadendDesk::handle_one(TimePoint, ipc::AskCompletions& request) {
  const auto found = consoles_.find(request.console);
  if (!headend_ || found == consoles_.end()) return;
  ipc::Completions answer{request.console, request.line, {}};
  for (auto& each : headend_->headend().console_completions(found->second, request.line)) {
    answer.words.emplace_back(std::move(each.word), std::move(each.help));
  }
  tell(std::move(answer));
}

void HeadendDesk::handle_one(TimePoint now, ipc::Push& request) {
  if (!headend_ || (push_ && push_->waits_for_confirmation())) {
    // One way back at a time: a second push would make the first one's undo ambiguous.
    tell(ipc::PushState{request.id, ipc::PushOutcome::refused, 0, {}, {}, {}});
    return;
  }
  push_ =
      std::make_unique<PushJob>(std::move(request), [this](ipc::Notice notice) { tell(std::move(notice)); });
  if (!push_->run(now, headend_->headend())) push_.reset();
}

void HeadendDesk::handle_one(TimePoint now, ipc::ConfirmPush& request) {
  if (!push_ || push_->id() != request.id) return;
  push_->confirm();
  if (push_->saves_after_confirm() && headend_) (void)headend_->headend().device().write_memory(now);
}

void HeadendDesk::handle_one(TimePoint now, ipc::UndoPush& request) {
  if (!push_ || !headend_ || push_->id() != request.id) return;
  const auto push = std::move(push_);
  push->undo(now, headend_->headend(), ipc::PushOutcome::undone);
}

void HeadendDesk::handle_one(TimePoint now, ipc::SaveToStartup&) {
  if (headend_) (void)headend_->headend().device().write_memory(now);
}

void HeadendDesk::handle_one(TimePoint now, ipc::ClearSession& request) {
  if (!headend_) return;
  if (request.id == 0) {
    headend_->headend().close_all(now);
  } else {
    headend_->headend().clear_session(now, request.id);
  }
}

void HeadendDesk::handle_one(TimePoint now, ipc::ClearUauth& request) {
  if (headend_) headend_->headend().device().clear(now, console::ClearWhat::uauth, request.user);
}

void HeadendDesk::handle_one(TimePoint now, ipc::TracePacket& request) {
  fw::TraceResult result;
  result.understood = false;
  if (headend_) result = headend_->headend().device().trace(now, request.request);
  tell(ipc::PacketTraced{request.id, std::move(result)});
}

void HeadendDesk::handle_one(TimePoint now, ipc::WatchHeadend& request) {
  watches_details_ = request.details;
  if (headend_ && watches_details_) tell_snapshot(now);
}

void HeadendDesk::handle_one(TimePoint now, ipc::ClearTranslations&) {
  if (headend_) headend_->headend().device().clear(now, console::ClearWhat::xlate, {});
}

void HeadendDesk::handle_one(TimePoint now, ipc::ClearConnection& request) {
  const std::string which = request.number == 0 ? std::string() : "#" + std::to_string(request.number);
  if (headend_) headend_->headend().device().clear(now, console::ClearWhat::connections, which);
}

bool HeadendDesk::run(TimePoint now) {
  if (!headend_) return false;
  headend_->headend().apply(now);
  bool any = headend_->run_actions(now, [&](const headend::Action& action) {
    if (const auto* save = std::get_if<headend::SaveStartup>(&action)) {
      const bool ok = startup_.save(save->text);
      if (ok) startup_config_ = headend_->headend().device().running();
      tell(ipc::StartupSaved{ok, startup_.path()});
      tell_running_config(false);
    } else if (std::holds_alternative<headend::EraseStartup>(action)) {
      if (startup_.erase()) startup_config_.reset();
      tell_running_config(false);
    } else if (const auto* key = std::get_if<headend::ChangeKey>(&action)) {
      if (options_.change_key) options_.change_key(key->bits);
    }
  });
  bool sessions_changed = false;
  while (auto event = headend_->headend().poll_event()) {
    any = true;
    if (const auto* change = std::get_if<headend::ConfigChanged>(&*event)) {
      headend_->configure();
      tell_running_config(change->by_console);
      tell_state(now);
    } else if (std::holds_alternative<headend::SessionsChanged>(*event)) {
      sessions_changed = true;
    } else if (auto* output = std::get_if<headend::ConsoleOutput>(&*event)) {
      const auto at = std::find_if(consoles_.begin(), consoles_.end(),
                                   [&](const auto& each) { return each.second == output->console; });
      if (at != consoles_.end()) {
        tell(ipc::ConsoleOutput{at->first, std::move(output->characters), output->finished});
        if (output->finished) consoles_.erase(at);
      } else if (options_.other_console) {
        options_.other_console(*output);
      }
    } else if (auto* line = std::get_if<headend::DebugLine>(&*event)) {
      tell(ipc::DebugLine{std::move(line->text)});
    } else if (auto* accounted = std::get_if<headend::AccountingRecord>(&*event)) {
      ipc::Accounting notice;
      ipc::AccountingRow row;
      row.at = accounted->at;
      row.user = std::move(accounted->user);
      row.caller_id = accounted->caller.to_string();
      row.flags = std::move(accounted->kind);
      row.elapsed = std::move(accounted->elapsed);
      row.service = std::move(accounted->service);
      row.bytes_in = std::move(accounted->bytes_in);
      row.bytes_out = std::move(accounted->bytes_out);
      row.task_id = std::move(accounted->task_id);
      row.nas_port = "PIX";
      row.nas_address = accounted->nas.to_string();
      row.cmd = std::move(accounted->cmd);
      notice.rows.push_back(std::move(row));
      notice.queued = accounting_.queued;
      notice.lost = accounting_.lost;
      notice.delivered = accounting_.delivered;
      tell(std::move(notice));
    } else if (const auto* state = std::get_if<headend::AccountingState>(&*event)) {
      accounting_ = *state;
      tell(ipc::Accounting{{}, state->queued, state->lost, state->delivered});
    } else if (auto* record = std::get_if<headend::SyslogRecord>(&*event)) {
      tell(ipc::Syslog{record->at, record->severity, record->id, std::move(record->text)});
    }
  }
  if (sessions_changed) tell_snapshot(now);
  return any;
}

void HeadendDesk::run_second(TimePoint now) {
  if (headend_ && push_ && push_->tick(now)) {
    auto push = std::move(push_);
    push->undo(now, headend_->headend(), ipc::PushOutcome::timed_out);
    run(now);
  }
  if (!headend_) {
    next_second_.reset();
    return;
  }
  if (next_second_ && now < *next_second_) return;
  if (next_second_) tell_snapshot(now);
  next_second_ = now + Seconds{1};
}

bool HeadendDesk::run_timers(TimePoint now) {
  if (!headend_) return false;
  const auto due = headend_->headend().next_timeout();
  if (!due || *due > now) return false;
  headend_->headend().handle_timeout(now);
  return true;
}

bool HeadendDesk::take_news(TimePoint now) {
  return headend_ && headend_->take_news(now);
}

std::optional<TimePoint> HeadendDesk::next_timeout() const {
  std::optional<TimePoint> next = next_second_;
  if (headend_) next = earlier(next, headend_->headend().next_timeout());
  if (push_) next = earlier(next, push_->next_timeout());
  return next;
}

void HeadendDesk::tell_state(TimePoint now) {
  ipc::HeadendState state;
  state.running = headend_ != nullptr;
  if (headend_) {
    state.hostname = headend_->headend().device().running().hostname;
    state.uptime = now - headend_started_;
  }
  if (options_.describe) options_.describe(state);
  tell(std::move(state));
}

void HeadendDesk::tell_running_config(bool by_console) {
  ipc::RunningConfig running;
  running.revision = headend_->headend().revision();
  running.config = headend_->headend().device().running();
  running.text = pix::write(running.config);
  // Read back once, so that each finding has the line it stands on in the text that is shown.
  const pix::ParseResult shown = pix::parse(running.text, &running.config);
  running.findings = pix::check(shown, headend_->headend().device().surroundings());
  running.by_console = by_console;
  running.saved = startup_config_ && *startup_config_ == running.config;
  tell(std::move(running));
}

void HeadendDesk::tell_snapshot(TimePoint now) {
  ipc::HeadendSnapshot snapshot;
  if (headend_) {
    const headend::Headend& headend = headend_->headend();
    const console::Device& device = headend.device();
    snapshot.uptime = now - headend_started_;
    for (const headend::RemoteSession& each : headend.sessions(now)) {
      snapshot.sessions.push_back({each.id, each.user, each.group, each.pool_address, each.peer,
                                   each.sa_pairs, each.transform, each.state, each.bytes_received,
                                   each.bytes_sent, now - each.since, now - each.last_traffic});
      snapshot.ipsec_pairs += each.sa_pairs;
      Traffic& last = traffic_[each.id];
      total_.to_client += each.bytes_sent - std::min(last.to_client, each.bytes_sent);
      total_.from_client += each.bytes_received - std::min(last.from_client, each.bytes_received);
      last = {each.bytes_sent, each.bytes_received};
    }
    snapshot.isakmp_sas = device.isakmp_sas(now);
    snapshot.ike_tunnels =
        static_cast<int>(std::count_if(snapshot.isakmp_sas.begin(), snapshot.isakmp_sas.end(),
                                       [](const auto& sa) { return sa.is_authenticated; }));
    for (const console::IpsecPair& pair : device.ipsec_pairs(now)) {
      snapshot.ipsec_sas.insert(snapshot.ipsec_sas.end(), pair.inbound.begin(), pair.inbound.end());
      snapshot.ipsec_sas.insert(snapshot.ipsec_sas.end(), pair.outbound.begin(), pair.outbound.end());
    }
    snapshot.uauth = device.uauth();
    for (const console::PoolStatus& pool : device.pools()) {
      ipc::PoolRow row{pool.name, pool.range, pool.free_count, {}};
      for (const console::PoolLease& lease : pool.in_use) row.in_use.emplace_back(lease.address, lease.user);
      snapshot.pools.push_back(std::move(row));
    }
    snapshot.aaa_groups = device.aaa_groups();
    snapshot.counters = headend.counters();
    snapshot.at = now;
    if (watches_details_) {
      ipc::HeadendSnapshot::Details details;
      details.connections = device.connections(now);
      details.connections_most = device.connections_most();
      details.xlates = device.xlates(now);
      details.access_lists = device.access_lists();
      details.interfaces = device.interface_counters();
      snapshot.details = std::make_shared<const ipc::HeadendSnapshot::Details>(std::move(details));
    }
    snapshot.bytes_to_clients = total_.to_client;
    snapshot.bytes_from_clients = total_.from_client;
  }
  tell(std::move(snapshot));
}

}  // namespace drawbridge::service
