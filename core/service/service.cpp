// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/service.h"

#include <algorithm>

#include "base/timers.h"
#include "lab/http_client.h"
#include "pix/check.h"
#include "pix/diff.h"
#include "pix/lab_configuration.h"
#include "pix/writer.h"

namespace drawbridge::service {

namespace {

/// What the lab's startup configuration and AAA server hold; shown so that nobody has to search.
const std::vector<ipc::Credential>& lab_credentials() {
  static const std::vector<ipc::Credential> credentials = {{"group", "vpn3000", "cisco123"},
                                                           {"wildcard", "", "cisco1234"},
                                                           {"user", "cisco_customer", "cisco"},
                                                           {"aaa", "", "secretkey"}};
  return credentials;
}

/// Of the client's log, for those who ask for it later.
constexpr std::size_t most_kept_records = 5000;

std::string zone_name(lab::Zone zone) {
  switch (zone) {
    case lab::Zone::outside:
      return "outside";
    case lab::Zone::inside:
      return "inside";
    case lab::Zone::servers:
      return "servers";
  }
  return {};
}

std::string error_word(lab::HttpError error) {
  switch (error) {
    case lab::HttpError::no_address:
      return "no_address";
    case lab::HttpError::refused:
      return "refused";
    case lab::HttpError::reset:
      return "reset";
    case lab::HttpError::timeout:
      return "timeout";
    case lab::HttpError::malformed:
      return "malformed";
    case lab::HttpError::too_large:
      return "too_large";
  }
  return {};
}

}  // namespace

struct Service::Fetch {
  Fetch(std::uint64_t id_, tcpip::Host& host, lab::HttpRequest request)
      : id(id_), get(host, std::move(request)) {}
  std::uint64_t id;
  lab::HttpGet get;
};

Service::Service(ServiceOptions options, Random& random, TimePoint now)
    : options_(std::move(options)), random_(random), startup_(options_.startup_path) {
  tcpip::Stack& stack = tcpip::Stack::instance();
  stack.set_now(now);
  options_.lab.tacacs.epoch = options_.wall_epoch;
  options_.lab.radius.epoch = options_.wall_epoch;
  lab_ = std::make_unique<lab::LabNetwork>(stack, random_, options_.lab);
  ClientMachineOptions machine = client_machine(lab::address::client);
  machine.connection.edit_offer = options_.edit_offer;
  client_ = std::make_unique<ClientMachine>(stack, lab_->outside(), random_, machine);
  tell_headend_state(now);
}

Service::~Service() {
  terminals_.clear();
  fetches_.clear();
  headend_.reset();
  companion_.reset();
  client_.reset();
}

void Service::handle(TimePoint now, ipc::Request request) {
  lab_->stack().set_now(now);
  std::visit([&](auto& each) { handle_one(now, each); }, request);
  step(now);
}

void Service::step(TimePoint now) {
  // Each part may give the others something to do at the same instant; a quiet round ends it.
  bool busy = true;
  while (busy) {
    busy = lab_->deliver(now);
    if (const auto due = client_->connection().next_timeout(); due && *due <= now) {
      client_->connection().handle_timeout(now);
      busy = true;
    }
    if (headend_) {
      if (const auto due = headend_->headend().next_timeout(); due && *due <= now) {
        headend_->headend().handle_timeout(now);
        busy = true;
      }
    }
    if (companion_) {
      if (const auto due = companion_->connection().next_timeout(); due && *due <= now) {
        companion_->connection().handle_timeout(now);
        busy = true;
      }
    }
    if (headend_) busy |= headend_->take_news(now);
    busy |= run_client(now);
    busy |= run_companion(now);
    busy |= run_terminals();
    busy |= run_headend(now);
    busy |= run_fetches(now);
  }
  if (headend_ && push_ && push_->tick(now)) {
    auto push = std::move(push_);
    push->undo(now, headend_->headend(), ipc::PushOutcome::timed_out);
    run_headend(now);
  }
  run_second(now);
}

std::optional<TimePoint> Service::next_timeout() const {
  auto next = earlier(lab_->next_event(), client_->connection().next_timeout());
  if (companion_) next = earlier(next, companion_->connection().next_timeout());
  if (headend_) next = earlier(next, headend_->headend().next_timeout());
  if (push_) next = earlier(next, push_->next_timeout());
  for (const auto& fetch : fetches_) next = earlier(next, fetch->get.next_timeout());
  return earlier(next, next_second_);
}

std::optional<ipc::Notice> Service::poll_notice() {
  if (notices_.empty()) return std::nullopt;
  ipc::Notice notice = std::move(notices_.front());
  notices_.pop_front();
  return notice;
}

std::string Service::accounting_report() const {
  return lab::report(lab_->tacacs().records());
}

// ------------------------------------------------------------------ the client

void Service::handle_one(TimePoint now, ipc::Connect& request) {
  client::ConnectSecrets secrets;
  secrets.group_password = std::move(request.group_password);
  secrets.user_name = std::move(request.user_name);
  secrets.user_password = std::move(request.user_password);
  client_->connection().connect(now, request.profile, std::move(secrets));
}

void Service::handle_one(TimePoint now, ipc::AnswerPrompt& request) {
  client_->connection().answer_prompt(now, request.user, std::move(request.password),
                                      std::move(request.passcode), std::move(request.answer), request.domain);
}

void Service::handle_one(TimePoint now, ipc::CancelPrompt&) {
  client_->connection().cancel_prompt(now);
}

void Service::handle_one(TimePoint now, ipc::Disconnect&) {
  client_->connection().disconnect(now);
}

void Service::handle_one(TimePoint now, ipc::ResetStatistics&) {
  client_->connection().reset_statistics();
  tell(ipc::ClientStatistics{client_->connection().statistics(now)});
}

void Service::handle_one(TimePoint, ipc::SetLogLevel& request) {
  client_->connection().set_log_level(request.log_class, request.level);
}

void Service::handle_one(TimePoint, ipc::RecordSession& request) {
  client_->connection().record(request.on);
}

void Service::handle_one(TimePoint, ipc::SaveRecording& request) {
  ipc::RecordingSaved saved;
  saved.path = request.path;
  if (const client::Recording* recording = client_->connection().recording()) {
    saved.packets = recording->packets();
    saved.left_out = recording->left_out();
    if (const auto written = client::save_recording(*recording, request.path)) {
      saved.ok = true;
    } else {
      saved.error = written.error();
    }
  }
  tell(std::move(saved));
}

void Service::handle_one(TimePoint, ipc::ResolveName& request) {
  tell(ipc::NameResolved{request.host, lab::LabNetwork::resolve(request.host)});
}

void Service::handle_one(TimePoint, ipc::FetchPage& request) {
  auto parsed = lab::parse_url(request.url);
  if (!parsed) {
    tell(ipc::PageFetched{request.id, false, 0, {}, {}, "bad_url"});
    return;
  }
  parsed->user = std::move(request.user);
  parsed->password = std::move(request.password);
  tcpip::Host& host = host_of(request.from, parsed->to.address);
  fetches_.push_back(std::make_unique<Fetch>(request.id, host, std::move(*parsed)));
}

bool Service::run_client(TimePoint now) {
  bool any =
      client_->run_actions(now, [](const std::string& host) { return lab::LabNetwork::resolve(host); });
  while (auto event = client_->connection().poll_event()) {
    any = true;
    pass_on(now, std::move(*event), client_->connection());
  }
  return any;
}

void Service::pass_on(TimePoint now, client::Event event, const client::Connection& from) {
  if (auto* state = std::get_if<client::StateChange>(&event)) {
    last_state_ = *state;
    tell(ipc::ClientState{*state});
    tell(ipc::ClientStatistics{from.statistics(now)});
  } else if (auto* prompt = std::get_if<client::UserPrompt>(&event)) {
    tell(ipc::ClientPrompt{std::move(*prompt)});
  } else if (auto* ended = std::get_if<client::Ended>(&event)) {
    std::string note;
    for (const std::string& line : client::english_end(*ended)) note += (note.empty() ? "" : "\n") + line;
    notifications_.notes.push_back({ended->at, std::move(note)});
    tell(ipc::ClientEnded{std::move(*ended)});
    tell(ipc::ClientStatistics{from.statistics(now)});
  } else if (auto* record = std::get_if<client::LogRecord>(&event)) {
    kept_log_.push_back(*record);
    if (kept_log_.size() > most_kept_records) kept_log_.pop_front();
    tell(ipc::ClientLog{std::move(*record)});
  }
}

void Service::handle_one(TimePoint now, ipc::AskClient& request) {
  tell(ipc::ClientState{last_state_});
  tell(ipc::ClientStatistics{client_->connection().statistics(now)});
  tell(last_proxy_);
  tell(notifications_);
  if (!request.log) return;
  for (const client::LogRecord& record : kept_log_) tell(ipc::ClientLog{record});
}

bool Service::run_fetches(TimePoint now) {
  bool any = false;
  for (const auto& fetch : fetches_) {
    if (const auto due = fetch->get.next_timeout(); due && *due <= now) fetch->get.handle_timeout(now);
    if (!fetch->get.is_done()) continue;
    any = true;
    const auto& result = fetch->get.result();
    if (result) {
      tell(ipc::PageFetched{
          fetch->id, true, result->status, result->status_line, result->body, {}, result->realm()});
    } else {
      tell(ipc::PageFetched{fetch->id, false, 0, {}, {}, error_word(result.error())});
    }
  }
  std::erase_if(fetches_, [](const auto& fetch) { return fetch->get.is_done(); });
  return any;
}

// ------------------------------------------------------------------ the headend

void Service::handle_one(TimePoint now, ipc::StartHeadend& request) {
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
    machine.config = pix::parse(pix::lab_configuration()).config;
  }
  machine.startup = startup_config_;
  machine.settings.wall_epoch = options_.wall_epoch;
  machine.settings.limits = options_.limits;
  if (!options_.accounting_folder.empty()) {
    accounting_files_ = std::make_unique<AccountingFiles>(options_.accounting_folder);
    machine.settings.accounting_storage = accounting_files_.get();
  }
  machine.settings.accounting_limits = options_.accounting_limits;
  machine.settings.accounting_full_refuses = options_.accounting_full_refuses;
  machine.real_servers = options_.real_servers;
  headend_ = std::make_unique<HeadendMachine>(*lab_, random_, std::move(machine), now);
  headend_started_ = now;
  traffic_.clear();
  total_ = {};
  accounting_ = {};
  next_second_ = now + Seconds{1};
  tell_headend_state(now);
  tell_running_config(false);
  tell_snapshot(now);
}

void Service::handle_one(TimePoint now, ipc::StopHeadend&) {
  if (!headend_) return;
  // The clients are told with Deletes, which must still cross the wire.
  headend_->headend().close_all(now);
  run_headend(now);
  while (lab_->deliver(now) || run_client(now) || run_companion(now)) {
  }
  push_.reset();
  for (const auto& [console, inner] : consoles_) tell(ipc::ConsoleOutput{console, {}, true});
  consoles_.clear();
  headend_.reset();
  tell_headend_state(now);
  tell_snapshot(now);
}

void Service::handle_one(TimePoint now, ipc::OpenConsole& request) {
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

void Service::handle_one(TimePoint now, ipc::ConsoleInput& request) {
  const auto found = consoles_.find(request.console);
  if (headend_ && found != consoles_.end()) {
    headend_->headend().console_input(now, found->second, request.characters);
  }
}

void Service::handle_one(TimePoint, ipc::CloseConsole& request) {
  const auto found = consoles_.find(request.console);
  if (found == consoles_.end()) return;
  if (headend_) headend_->headend().close_console(found->second);
  consoles_.erase(found);
}

void Service::handle_one(TimePoint, ipc::AskCompletions& request) {
  const auto found = consoles_.find(request.console);
  if (!headend_ || found == consoles_.end()) return;
  ipc::Completions answer{request.console, request.line, {}};
  for (auto& each : headend_->headend().console_completions(found->second, request.line)) {
    answer.words.emplace_back(std::move(each.word), std::move(each.help));
  }
  tell(std::move(answer));
}

void Service::handle_one(TimePoint now, ipc::Push& request) {
  if (!headend_ || (push_ && push_->waits_for_confirmation())) {
    // One way back at a time: a second push would make the first one's undo ambiguous.
    tell(ipc::PushState{request.id, ipc::PushOutcome::refused, 0, {}, {}, {}});
    return;
  }
  push_ =
      std::make_unique<PushJob>(std::move(request), [this](ipc::Notice notice) { tell(std::move(notice)); });
  if (!push_->run(now, headend_->headend())) push_.reset();
}

void Service::handle_one(TimePoint now, ipc::ConfirmPush& request) {
  if (!push_ || push_->id() != request.id) return;
  push_->confirm();
  if (push_->saves_after_confirm() && headend_) (void)headend_->headend().device().write_memory(now);
}

void Service::handle_one(TimePoint now, ipc::UndoPush& request) {
  if (!push_ || !headend_ || push_->id() != request.id) return;
  const auto push = std::move(push_);
  push->undo(now, headend_->headend(), ipc::PushOutcome::undone);
}

void Service::handle_one(TimePoint now, ipc::SaveToStartup&) {
  if (headend_) (void)headend_->headend().device().write_memory(now);
}

void Service::handle_one(TimePoint now, ipc::ClearSession& request) {
  if (!headend_) return;
  if (request.id == 0) {
    headend_->headend().close_all(now);
  } else {
    headend_->headend().clear_session(now, request.id);
  }
}

void Service::handle_one(TimePoint now, ipc::ClearUauth& request) {
  if (headend_) headend_->headend().device().clear(now, console::ClearWhat::uauth, request.user);
}

void Service::handle_one(TimePoint now, ipc::TracePacket& request) {
  fw::TraceResult result;
  result.understood = false;
  if (headend_) result = headend_->headend().device().trace(now, request.request);
  tell(ipc::PacketTraced{request.id, std::move(result)});
}

void Service::handle_one(TimePoint now, ipc::WatchHeadend& request) {
  watches_details_ = request.details;
  if (headend_ && watches_details_) tell_snapshot(now);
}

void Service::handle_one(TimePoint now, ipc::ClearTranslations&) {
  if (headend_) headend_->headend().device().clear(now, console::ClearWhat::xlate, {});
}

void Service::handle_one(TimePoint now, ipc::ClearConnection& request) {
  const std::string which = request.number == 0 ? std::string() : "#" + std::to_string(request.number);
  if (headend_) headend_->headend().device().clear(now, console::ClearWhat::connections, which);
}

bool Service::run_headend(TimePoint now) {
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
    }
  });
  bool sessions_changed = false;
  while (auto event = headend_->headend().poll_event()) {
    any = true;
    if (const auto* change = std::get_if<headend::ConfigChanged>(&*event)) {
      headend_->configure();
      tell_running_config(change->by_console);
      tell_headend_state(now);
    } else if (std::holds_alternative<headend::SessionsChanged>(*event)) {
      sessions_changed = true;
    } else if (auto* output = std::get_if<headend::ConsoleOutput>(&*event)) {
      for (auto it = consoles_.begin(); it != consoles_.end(); ++it) {
        if (it->second != output->console) continue;
        tell(ipc::ConsoleOutput{it->first, std::move(output->characters), output->finished});
        if (output->finished) consoles_.erase(it);
        break;
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

void Service::run_second(TimePoint now) {
  const bool is_up = client_->connection().state() == client::State::up;
  if (!headend_ && !is_up) {
    next_second_.reset();
    return;
  }
  if (next_second_ && now < *next_second_) return;
  if (next_second_) {
    if (headend_) tell_snapshot(now);
    if (is_up) tell(ipc::ClientStatistics{client_->connection().statistics(now)});
  }
  next_second_ = now + Seconds{1};
}

void Service::tell_headend_state(TimePoint now, std::string start_error) {
  ipc::HeadendState state;
  state.running = headend_ != nullptr;
  if (headend_) {
    state.hostname = headend_->headend().device().running().hostname;
    state.uptime = now - headend_started_;
  }
  for (const lab::Node& node : lab_->nodes()) {
    state.nodes.push_back({node.key, node.address, zone_name(node.zone)});
  }
  state.lab_credentials = lab_credentials();
  state.start_error = std::move(start_error);
  tell(std::move(state));
}

void Service::tell_running_config(bool by_console) {
  ipc::RunningConfig running;
  running.revision = headend_->headend().revision();
  running.config = headend_->headend().device().running();
  running.text = pix::write(running.config);
  // Read back once, so that each finding has the line it stands on in the text that is shown.
  const pix::ParseResult shown = pix::parse(running.text, &running.config);
  running.findings = pix::check(shown);
  running.by_console = by_console;
  running.saved = startup_config_ && *startup_config_ == running.config;
  tell(std::move(running));
}

void Service::tell_snapshot(TimePoint now) {
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
