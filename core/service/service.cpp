// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/service.h"

#include <algorithm>

#include "base/timers.h"
#include "client/certificate_store.h"
#include "lab/http_client.h"
#include "pix/lab_configuration.h"

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
    : options_(std::move(options)), random_(random) {
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

void Service::handle_one(TimePoint now, ipc::Connect& request) {
  client::ConnectSecrets secrets;
  secrets.group_password = std::move(request.group_password);
  secrets.user_name = std::move(request.user_name);
  secrets.user_password = std::move(request.user_password);
  client::add_certificates(secrets, request.profile, options_.certificate_folder,
                           request.certificate_password);
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

void Service::run_second(TimePoint now) {
  if (client_->connection().state() != client::State::up) {
    next_second_.reset();
    return;
  }
  if (next_second_ && now < *next_second_) return;
  if (next_second_) tell(ipc::ClientStatistics{client_->connection().statistics(now)});
  next_second_ = now + Seconds{1};
}

void Service::describe_lab(ipc::HeadendState& state) const {
  for (const lab::Node& node : lab_->nodes()) {
    state.nodes.push_back({node.key, node.address, zone_name(node.zone)});
  }
  state.lab_credentials = lab_credentials();
}

}  // namespace drawbridge::service
