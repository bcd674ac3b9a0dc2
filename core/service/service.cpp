// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/service.h"

#include <QObject>
#include <algorithm>

#include "base/timers.h"
#include "client/certificate_store.h"
#include "client/offer.h"
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
  client::Connection* const real = on_real_network_ && real_ ? real_->connection() : nullptr;
  return real != nullptr ? *real : client_->connection();
}

client::Statistics Service::client_statistics(TimePoint now) const {
  return on_real_network_ && real_ ? real_->statistics(now) : client_->connection().statistics(now);
}

client::State Service::client_state() const {
  return on_real_network_ && real_ ? real_->state() : client_->connection().state();
}

void Service::handle_one(TimePoint now, ipc::Connect& request) {
  client::ConnectSecrets secrets;
  secrets.group_password = std::move(request.group_password);
  secrets.user_name = std::move(request.user_name);
  secrets.user_password = std::move(request.user_password);
  secrets.asks_banner = request.asks_banner;
  client::add_certificates(secrets, request.profile, options_.certificate_folder,
                           request.certificate_password);
  // While one is going on, it is the one that refuses another.
  const bool is_busy = client_state() != client::State::disconnected;
  const client::Reach reach = reach_of(request.profile);
  if (!is_busy) on_real_network_ = reach != client::Reach::lab;
  if (!on_real_network_) {
    client_->connection().connect(now, request.profile, std::move(secrets));
    return;
  }
  if (!real_) {
    RealClientOptions real;
    real.application_version = options_.application_version;
    real.wall_epoch = options_.wall_epoch;
    real.edit_offer = options_.edit_offer;
    real.gateway_ports = options_.gateway_ports;
    real_ = std::make_unique<RealClient>(lab_->stack(), random_, std::move(real), [this] {
      if (wake_) wake_();
    });
    real_->record(records_);
    for (const auto& [log_class, level] : log_levels_) real_->set_log_level(log_class, level);
  }
  real_->connect(now, request.profile, std::move(secrets), reach);
}

void Service::handle_one(TimePoint now, ipc::AnswerPrompt& request) {
  if (on_real_network_ && real_) real_->remember_answer(request.user, request.password);
  present_connection().answer_prompt(now, request.user, std::move(request.password),
                                     std::move(request.passcode), std::move(request.answer), request.domain,
                                     std::move(request.next_pin));
}

void Service::handle_one(TimePoint now, ipc::CancelPrompt&) {
  present_connection().cancel_prompt(now);
}

void Service::handle_one(TimePoint now, ipc::AnswerBanner& request) {
  present_connection().answer_banner(now, request.accepted);
}

void Service::handle_one(TimePoint, ipc::SuspendFirewall&) {
  tell(ipc::ClientFirewall{false, false, "No connection has an always-on firewall."});
}

void Service::handle_one(TimePoint now, ipc::Disconnect&) {
  if (on_real_network_ && real_) {
    real_->disconnect(now);
  } else {
    client_->connection().disconnect(now);
  }
}

void Service::handle_one(TimePoint now, ipc::ResetStatistics&) {
  present_connection().reset_statistics();
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
    pass_on(now, std::move(*event));
  }
  if (!real_) return any;
  any |= real_->run(now);
  while (auto event = real_->poll_event()) {
    any = true;
    pass_on(now, std::move(*event));
  }
  if (auto proxy = real_->poll_proxy()) {
    last_proxy_ = *proxy;
    tell(std::move(*proxy));
  }
  return any;
}

void Service::pass_on(TimePoint now, client::Event event) {
  if (auto* state = std::get_if<client::StateChange>(&event)) {
    last_state_ = *state;
    tell(ipc::ClientState{*state});
    tell(ipc::ClientStatistics{client_statistics(now)});
  } else if (auto* prompt = std::get_if<client::UserPrompt>(&event)) {
    tell(ipc::ClientPrompt{std::move(*prompt)});
  } else if (auto* banner = std::get_if<client::Banner>(&event)) {
    notes_.push_back({wall_time(options_.wall_epoch, now), banner->text});
    tell(ipc::ClientBanner{std::move(*banner)});
  } else if (auto* told = std::get_if<client::BackupServers>(&event)) {
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
  if (client_state() != client::State::up) {
    next_second_.reset();
    return;
  }
  if (next_second_ && now < *next_second_) return;
  if (next_second_) tell(ipc::ClientStatistics{client_statistics(now)});
  next_second_ = now + Seconds{1};
}

void Service::describe_lab(ipc::HeadendState& state) const {
  for (const lab::Node& node : lab_->nodes()) {
    state.nodes.push_back({node.key, node.address, zone_name(node.zone)});
  }
  state.lab_credentials = lab_credentials();
}

}  // namespace drawbridge::service
