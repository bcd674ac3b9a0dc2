// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/service.h"

#include <QObject>
#include <algorithm>

#include "base/timers.h"
#include "client/certificate_store.h"
#include "client/offer.h"
#include "client/profile_store.h"
#include "lab/http_client.h"
#include "pix/lab_configuration.h"
#include "service/outside_names.h"

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
    : options_(std::move(options)), random_(random), context_(std::make_unique<QObject>()) {
  tcpip::Stack& stack = tcpip::Stack::instance();
  stack.set_now(now);
  options_.lab.tacacs.epoch = options_.wall_epoch;
  options_.lab.radius.epoch = options_.wall_epoch;
  lab_ = std::make_unique<lab::LabNetwork>(stack, random_, options_.lab);
  ClientMachineOptions machine = client_machine(lab::address::client);
  machine.connection.edit_offer = options_.edit_offer;
  client_ = std::make_unique<ClientMachine>(stack, lab_->outside(), random_, machine);
  HeadendDesk::Options desk;
  desk.wall_epoch = options_.wall_epoch;
  desk.startup_path = options_.startup_path;
  desk.limits = options_.limits;
  desk.certificates = options_.headend_certificates;
  desk.accounting_folder = options_.accounting_folder;
  desk.accounting_limits = options_.accounting_limits;
  desk.accounting_full_refuses = options_.accounting_full_refuses;
  desk.real_servers = options_.real_servers;
  desk.first_configuration = pix::lab_configuration();
  desk.describe = [this](ipc::HeadendState& state) { describe_lab(state); };
  desk.carry = [this](TimePoint at) {
    while (lab_->deliver(at) || run_client(at) || run_companion(at)) {
    }
  };
  desk_ = std::make_unique<HeadendDesk>(std::move(desk), random_,
                                        HeadendMachine::Wires{stack, lab_->outside(), lab_->inside()},
                                        [this](ipc::Notice notice) { tell(std::move(notice)); });
  desk_->tell_state(now);
}

Service::~Service() {
  terminals_.clear();
  fetches_.clear();
  desk_.reset();
  companion_.reset();
  real_.reset();
  client_.reset();
}

void Service::handle(TimePoint now, ipc::Request request) {
  lab_->stack().set_now(now);
  std::visit(
      [&](auto& each) {
        if constexpr (HeadendDesk::handles<std::decay_t<decltype(each)>>) {
          desk_->handle_one(now, each);
        } else {
          handle_one(now, each);
        }
      },
      request);
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
    busy |= desk_->run_timers(now);
    if (companion_) {
      if (const auto due = companion_->connection().next_timeout(); due && *due <= now) {
        companion_->connection().handle_timeout(now);
        busy = true;
      }
    }
    busy |= desk_->take_news(now);
    busy |= run_client(now);
    busy |= run_companion(now);
    busy |= run_terminals();
    busy |= desk_->run(now);
    busy |= run_fetches(now);
  }
  desk_->run_second(now);
  run_second(now);
}

std::optional<TimePoint> Service::next_timeout() const {
  auto next = earlier(lab_->next_event(), client_->connection().next_timeout());
  if (companion_) next = earlier(next, companion_->connection().next_timeout());
  if (real_) next = earlier(next, real_->next_timeout());
  next = earlier(next, desk_->next_timeout());
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

client::Reach Service::reach_of(const client::Profile& profile) const {
  using client::Reach;
  if (!options_.real_network || profile.reach == Reach::lab) return Reach::lab;
  if (profile.reach != Reach::automatic) return profile.reach;
  if (desk_->machine() != nullptr && lab::LabNetwork::resolve(client::gateway_host(profile)))
    return Reach::lab;
  return WholeSystem::is_available() ? Reach::whole_system : Reach::proxy;
}

client::Connection& Service::present_connection() {
  RealClient* const latest = on_real_network_ && real_ ? real_->latest() : nullptr;
  client::Connection* const real = latest != nullptr ? latest->connection() : nullptr;
  return real != nullptr ? *real : client_->connection();
}

RealClient* Service::real_asking(const std::string& entry, client::State state) {
  if (!real_) return nullptr;
  // A name tells; without one it is whoever asks.
  if (!entry.empty()) return lab_state_.entry == entry && !real_->find(entry) ? nullptr : real_->find(entry);
  if (client_->connection().state() == state) return nullptr;
  RealClient* const asking = real_->asking({}, state);
  const bool is_meant = on_real_network_ || (asking != nullptr && asking->state() == state);
  return is_meant ? asking : nullptr;
}

client::Statistics Service::client_statistics(TimePoint now) const {
  const RealClient* const latest = on_real_network_ && real_ ? real_->latest() : nullptr;
  return latest != nullptr ? latest->statistics(now) : client_->connection().statistics(now);
}

std::vector<ipc::ClientConnection> Service::connections(TimePoint now) const {
  std::vector<ipc::ClientConnection> list;
  if (client_->connection().state() != client::State::disconnected) {
    ipc::ClientConnection lab;
    lab.state = lab_state_;
    lab.reach = client::Reach::lab;
    lab.statistics = client_->connection().statistics(now);
    list.push_back(std::move(lab));
  }
  if (!real_) return list;
  for (const auto& each : real_->all()) {
    if (!each->is_active() && !each->has_firewall()) continue;
    ipc::ClientConnection one;
    one.state = each->present(now);
    one.reach = each->reach();
    one.statistics = each->statistics(now);
    one.proxy = each->proxy();
    one.is_firewall_set = each->has_firewall();
    one.is_firewall_suspended = each->is_firewall_suspended();
    list.push_back(std::move(one));
  }
  return list;
}

void Service::handle_one(TimePoint now, ipc::Connect& request) {
  client::ConnectSecrets secrets;
  secrets.group_password = std::move(request.group_password);
  secrets.user_name = std::move(request.user_name);
  secrets.user_password = std::move(request.user_password);
  secrets.asks_banner = request.asks_banner;
  client::add_certificates(secrets, request.profile, options_.certificate_folder,
                           request.certificate_password);
  const client::Reach reach = reach_of(request.profile);
  if (reach == client::Reach::lab) {
    // While one is going on, it is the one that refuses another.
    if (client_->connection().state() == client::State::disconnected) on_real_network_ = false;
    client_->connection().connect(now, request.profile, std::move(secrets));
    return;
  }
  if (!real_) {
    RealClientOptions real;
    real.application_version = options_.application_version;
    real.wall_epoch = options_.wall_epoch;
    real.edit_offer = options_.edit_offer;
    real.gateway_ports = options_.gateway_ports;
    real_ = std::make_unique<RealClients>(lab_->stack(), random_, std::move(real), [this] {
      if (wake_) wake_();
    });
    real_->record(records_);
    for (const auto& [log_class, level] : log_levels_) real_->set_log_level(log_class, level);
  }
  real_->connect(now, request.profile, std::move(secrets), reach);
  on_real_network_ |= real_->latest() != nullptr && real_->latest()->entry() == request.profile.name;
}

void Service::handle_one(TimePoint now, ipc::AnswerPrompt& request) {
  client::Connection* connection = &client_->connection();
  if (RealClient* const real = real_asking(request.entry, client::State::user_prompt)) {
    real->remember_answer(request.user, request.password, request.is_saved);
    connection = real->connection();
  }
  if (connection == nullptr) return;
  connection->answer_prompt(now, request.user, std::move(request.password), std::move(request.passcode),
                            std::move(request.answer), request.domain, std::move(request.next_pin));
}

void Service::handle_one(TimePoint now, ipc::CancelPrompt& request) {
  if (RealClient* const real = real_asking(request.entry, client::State::user_prompt)) {
    if (real->connection() != nullptr) real->connection()->cancel_prompt(now);
  } else {
    client_->connection().cancel_prompt(now);
  }
}

void Service::handle_one(TimePoint now, ipc::AnswerBanner& request) {
  if (RealClient* const real = real_asking(request.entry, client::State::banner)) {
    real->answer_banner(now, request.accepted);
  } else {
    client_->connection().answer_banner(now, request.accepted);
  }
}

void Service::handle_one(TimePoint, ipc::SuspendFirewall& request) {
  if (real_) return real_->suspend_firewall(request.suspended);
  tell(ipc::ClientFirewall{false, false,
                           request.suspended ? "No always-on firewall is set. It comes with an entry that "
                                               "blocks all traffic outside the tunnel."
                                             : "No always-on firewall is suspended."});
}

void Service::handle_one(TimePoint now, ipc::Disconnect& request) {
  if (request.entry.empty() || lab_state_.entry == request.entry) client_->connection().disconnect(now);
  if (real_) real_->disconnect(now, request.entry);
  // A kill switch that was left standing may have gone without a change of state.
  tell(ipc::ClientConnections{connections(now)});
}

void Service::handle_one(TimePoint now, ipc::ResetStatistics& request) {
  const auto is_meant = [&](const std::string& entry) {
    return request.entry.empty() || request.entry == entry;
  };
  if (is_meant(lab_state_.entry)) client_->connection().reset_statistics();
  if (real_) {
    for (const auto& each : real_->all()) {
      if (is_meant(each->entry()) && each->connection() != nullptr) each->connection()->reset_statistics();
    }
  }
  tell(ipc::ClientStatistics{client_statistics(now)});
}

void Service::handle_one(TimePoint, ipc::SetLogLevel& request) {
  client_->connection().set_log_level(request.log_class, request.level);
  log_levels_[request.log_class] = request.level;
  if (real_) real_->set_log_level(request.log_class, request.level);
}

void Service::handle_one(TimePoint, ipc::RecordSession& request) {
  client_->connection().record(request.on);
  records_ = request.on;
  if (real_) real_->record(request.on);
}

void Service::handle_one(TimePoint, ipc::SaveRecording& request) {
  ipc::RecordingSaved saved;
  saved.path = request.path;
  if (const client::Recording* recording = present_connection().recording()) {
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
  const auto in_lab = lab::LabNetwork::resolve(request.host);
  if (in_lab || !options_.real_network) {
    tell(ipc::NameResolved{request.host, in_lab});
    return;
  }
  look_up_outside(request.host, context_.get(),
                  [this, host = request.host](std::optional<Ipv4Address> address) {
                    tell(ipc::NameResolved{host, address});
                    if (wake_) wake_();
                  });
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
    if (const auto* change = std::get_if<client::StateChange>(&*event)) {
      lab_state_ = *change;
      if (change->state != client::State::disconnected) on_real_network_ = false;
    }
    pass_on(now, std::move(*event));
  }
  if (!real_) return any;
  any |= real_->run(now);
  while (auto event = real_->poll_event()) {
    any = true;
    pass_on(now, std::move(*event));
  }
  while (auto proxy = real_->poll_proxy()) {
    last_proxy_ = *proxy;
    tell(std::move(*proxy));
  }
  if (auto firewall = real_->poll_firewall()) {
    tell(std::move(*firewall));
    tell(ipc::ClientConnections{connections(now)});
  }
  return any;
}

void Service::pass_on(TimePoint now, client::Event event) {
  if (auto* state = std::get_if<client::StateChange>(&event)) {
    last_state_ = *state;
    const RealClient* const real = real_ ? real_->find(state->entry) : nullptr;
    tell(ipc::ClientState{*state});
    tell(ipc::ClientStatistics{real != nullptr && state->entry != lab_state_.entry ? real->statistics(now)
                                                                                   : client_statistics(now)});
    tell(ipc::ClientConnections{connections(now)});
  } else if (auto* prompt = std::get_if<client::UserPrompt>(&event)) {
    tell(ipc::ClientPrompt{std::move(*prompt)});
  } else if (auto* banner = std::get_if<client::Banner>(&event)) {
    notes_.push_back({wall_time(options_.wall_epoch, now), banner->text});
    tell(ipc::ClientBanner{std::move(*banner)});
  } else if (auto* told = std::get_if<client::BackupServers>(&event)) {
    keep_backup_servers(now, *told);
    tell(ipc::ClientBackupServers{std::move(*told)});
  } else if (auto* ended = std::get_if<client::Ended>(&event)) {
    std::string note;
    for (const std::string& line : client::english_end(*ended)) note += (note.empty() ? "" : "\n") + line;
    notes_.push_back({ended->at, std::move(note)});
    tell(ipc::ClientEnded{std::move(*ended)});
    tell(ipc::ClientStatistics{client_statistics(now)});
  } else if (auto* record = std::get_if<client::LogRecord>(&event)) {
    // Counted over all connections of the program (client.md 11.3).
    record->number = ++log_number_;
    kept_log_.push_back(*record);
    if (kept_log_.size() > most_kept_records) kept_log_.pop_front();
    tell(ipc::ClientLog{std::move(*record)});
  }
}

void Service::handle_one(TimePoint now, ipc::AskClient& request) {
  ipc::ClientReport report;
  report.id = request.id;
  report.state = last_state_;
  report.statistics = client_statistics(now);
  report.proxy = last_proxy_;
  report.notes = notes_;
  report.connections = connections(now);
  for (const ipc::ClientConnection& each : report.connections) {
    // How long it still waits is not what was told.
    if (each.state.state == client::State::waiting && each.state.entry == report.state.entry)
      report.state = each.state;
  }
  if (request.log) report.log.assign(kept_log_.begin(), kept_log_.end());
  tell(std::move(report));
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

void Service::run_second(TimePoint now) {
  std::vector<client::Statistics> up;
  if (client_->connection().state() == client::State::up) up.push_back(client_->connection().statistics(now));
  if (real_) {
    for (const auto& each : real_->all()) {
      if (each->state() == client::State::up) up.push_back(each->statistics(now));
    }
  }
  if (up.empty()) {
    next_second_.reset();
    return;
  }
  if (next_second_ && now < *next_second_) return;
  if (next_second_) {
    for (client::Statistics& each : up) tell(ipc::ClientStatistics{std::move(each)});
  }
  next_second_ = now + Seconds{1};
}

void Service::keep_backup_servers(TimePoint now, const client::BackupServers& told) {
  if (options_.profile_folder.empty()) return;
  client::ProfileStore store(options_.profile_folder);
  auto entry = store.load(told.entry);
  // Entries of the lab that were never written stand in no file.
  if (!entry || entry->profile.told_backup_servers == told.servers) return;
  entry->profile.told_backup_servers = told.servers;
  if (const auto saved = store.save(entry->profile); saved) return;
  client::LogRecord record;
  record.at = wall_time(options_.wall_epoch, now);
  record.level = 2;
  record.log_class = client::LogClass::cvpnd;
  record.message_id = 0x43400002;
  record.text = "The gateway's list of other gateways could not be kept in the entry.";
  pass_on(now, std::move(record));
}

void Service::describe_lab(ipc::HeadendState& state) const {
  for (const lab::Node& node : lab_->nodes()) {
    state.nodes.push_back({node.key, node.address, zone_name(node.zone)});
  }
  state.lab_credentials = lab_credentials();
}

}  // namespace drawbridge::service
