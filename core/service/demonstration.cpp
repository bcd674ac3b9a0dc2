// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/demonstration.h"

#include <fmt/format.h>

#include "service/virtual_driver.h"

namespace drawbridge::service {

namespace {

constexpr std::uint64_t console_number = 1;
constexpr std::uint64_t page_number = 1;

class Demonstration {
 public:
  Demonstration(const DemonstrationOptions& options, Random& random,
                const std::function<void(std::string_view)>& print)
      : options_(options),
        print_(print),
        service_(service_options(options), random, TimePoint{}),
        driver_(service_, TimePoint{},
                [this](const ipc::Notice& notice, TimePoint now) { receive(notice, now); }) {}

  DemonstrationResult run() {
    DemonstrationResult result;
    result.ok = run_steps();
    result.transcript = transcript_;
    if (result.ok) result.ok = visit();
    result.failure = failure_;
    return result;
  }

 private:
  static ServiceOptions service_options(const DemonstrationOptions& options) {
    ServiceOptions service;
    service.wall_epoch = options.wall_epoch;
    service.lab = options.lab;
    service.edit_offer = options.edit_offer;
    return service;
  }

  bool run_steps() { return start_headend() && connect() && fetch() && show() && disconnect() && account(); }

  bool fail(std::string reason) {
    failure_ = std::move(reason);
    return false;
  }

  void line(std::string_view text) {
    print_(text);
    print_("\n");
  }

  /// Types a line at the headend's console and yields what it answered.
  std::string type(const std::string& command) {
    const std::size_t before = transcript_.size();
    driver_.send(ipc::ConsoleInput{console_number, command + "\n"});
    return transcript_.substr(before);
  }

  bool start_headend() {
    ipc::StartHeadend start;
    if (!options_.configuration.empty()) start.configuration = options_.configuration;
    driver_.send(start);
    if (!is_running_) return fail("The headend did not start.");
    driver_.send(ipc::OpenConsole{console_number, true, true, false});
    type("configure terminal");
    for (const std::string& command : options_.commands) {
      const std::string answer = type(command);
      if (answer.find("ERROR") != std::string::npos || answer.find("Type help") != std::string::npos) {
        return fail(fmt::format("The headend refused \"{}\".", command));
      }
    }
    type("exit");
    type("debug crypto isakmp 1");
    type("debug crypto ipsec 1");
    type("debug crypto engine");
    return true;
  }

  bool connect() {
    line("Drawbridge Version " DRAWBRIDGE_VERSION);
    line("Client Type(s): Linux");
    line(fmt::format("Running on: {}", options_.system));
    line(fmt::format("Config file directory: {}", options_.config_folder));
    line("");
    ipc::Connect connect;
    connect.profile = options_.profile;
    connect.group_password = options_.secrets.group_password;
    connect.user_name = options_.user;
    driver_.send(connect);
    driver_.run_until([this] { return is_up_ || has_ended_; }, std::chrono::minutes{5});
    if (has_ended_) {
      return fail(
          fmt::format("Reason {}: {}", static_cast<int>(ended_.reason), client::english_text(ended_.reason)) +
          differences());
    }
    if (!is_up_) return fail("The connection did not come up within five minutes.");
    line("");
    for (const std::string& each : client::stat_lines(statistics_, true, false, false)) line(each);
    line("");
    return true;
  }

  /// What an offer and the gateway's wishes differed in, if that was it.
  std::string differences() const {
    std::string text;
    for (std::size_t i = 0; i < ended_.wanted.size() && i < ended_.offered.size(); ++i) {
      text +=
          fmt::format("\n  the gateway wants {}, this entry offers {}", ended_.wanted[i], ended_.offered[i]);
    }
    return text;
  }

  bool fetch() {
    line(fmt::format("Fetching {} through the tunnel:", options_.url));
    driver_.send(ipc::FetchPage{page_number, options_.url});
    driver_.run_until([this] { return page_.has_value(); }, std::chrono::minutes{2});
    if (!page_) return fail("The page did not come within two minutes.");
    if (!page_->ok) return fail(fmt::format("The page could not be fetched: {}.", page_->error));
    line(page_->status_line);
    line("");
    line(page_->body);
    if (page_->status != 200) return fail("The inside web server answered with an error.");
    return true;
  }

  bool show() {
    // A second of quiet, so that the connection's end is accounted and the counters rest.
    driver_.run_for(Seconds{1});
    const client::Statistics statistics = service_.client().connection().statistics(driver_.now());
    for (const std::string& each : client::stat_lines(statistics)) line(each);
    line("");
    for (const std::string command : {"show uauth", "show crypto isakmp sa", "show crypto ipsec sa"}) {
      const std::string answer = type(command);
      // The echo of the command goes, the prompt after the answer goes.
      const std::size_t first = answer.find('\n');
      const std::size_t last = answer.rfind('\n');
      line(fmt::format("{}# {}", hostname_, command));
      if (first != std::string::npos && last > first) line(answer.substr(first + 1, last - first - 1));
      line("");
    }
    return true;
  }

  bool disconnect() {
    driver_.send(ipc::Disconnect{});
    driver_.run_until([this] { return has_ended_; }, std::chrono::minutes{1});
    if (!has_ended_) return fail("The connection did not end.");
    line("");
    return true;
  }

  bool account() {
    driver_.run_for(Seconds{1});
    line("Accounting records of the AAA server:");
    const std::string report = service_.accounting_report();
    print_(report);
    if (report.find("start") == std::string::npos || report.find("stop") == std::string::npos) {
      return fail("The AAA server stored no start and stop record.");
    }
    return true;
  }

  /// The host of the Internet without a tunnel: refused by the note's own list, then asked, then answered.
  bool visit() {
    const bool own_configuration = options_.configuration.empty();
    const std::string url = "http://192.168.1.11/";
    line("");
    line(fmt::format("A host without a tunnel asks for {}:", url));
    ask_as_visitor(url, {}, {});
    if (own_configuration && page_ && page_->ok) return fail("The note's access list let the visitor pass.");
    if (!own_configuration) return true;
    line(
        "The list of the outside names the server's inside address, which no packet there carries. "
        "Corrected:");
    type("configure terminal");
    for (const std::string command : {"no access-list 120 permit tcp any host 10.89.129.131",
                                      "access-list 120 permit tcp any host 192.168.1.11"}) {
      line(fmt::format("{}(config)# {}", hostname_, command));
      type(command);
    }
    type("exit");
    line("");
    line("The same host asks again:");
    ask_as_visitor(url, {}, {});
    if (!page_ || page_->status != 401) return fail("The visitor was not asked for a login.");
    line("");
    line(fmt::format("It answers as {}:", options_.user));
    ask_as_visitor(url, options_.user, options_.password);
    if (!page_ || page_->status != 200) return fail("The visitor did not get the page.");
    const std::string answer = type("show uauth");
    const std::size_t first = answer.find('\n');
    const std::size_t last = answer.rfind('\n');
    line("");
    line(fmt::format("{}# show uauth", hostname_));
    if (first != std::string::npos && last > first) line(answer.substr(first + 1, last - first - 1));
    return true;
  }

  void ask_as_visitor(const std::string& url, const std::string& user, const Secret& password) {
    page_.reset();
    ipc::FetchPage request;
    request.id = ++page_number_;
    request.url = url;
    request.from = ipc::LabHost::visitor;
    request.user = user;
    request.password = password;
    driver_.send(std::move(request));
    driver_.run_until([this] { return page_.has_value(); }, std::chrono::minutes{2});
    if (!page_) {
      line("No answer.");
    } else if (!page_->ok) {
      line(fmt::format("No page: {}.", page_->error));
    } else {
      line(page_->status_line);
      if (!page_->realm.empty()) line(fmt::format("The login is for \"{}\".", page_->realm));
      if (page_->status == 200) line(page_->body);
    }
  }

  void receive(const ipc::Notice& notice, TimePoint now) {
    now_ = now;
    if (const auto* state = std::get_if<ipc::HeadendState>(&notice)) {
      is_running_ = state->running;
      hostname_ = state->hostname;
    } else if (const auto* output = std::get_if<ipc::ConsoleOutput>(&notice)) {
      transcript_ += output->characters;
    } else if (const auto* change = std::get_if<ipc::ClientState>(&notice)) {
      client_state(change->change);
    } else if (const auto* prompt = std::get_if<ipc::ClientPrompt>(&notice)) {
      answer(prompt->prompt);
    } else if (const auto* ended = std::get_if<ipc::ClientEnded>(&notice)) {
      has_ended_ = true;
      is_up_ = false;
      ended_ = ended->ended;
    } else if (const auto* statistics = std::get_if<ipc::ClientStatistics>(&notice)) {
      statistics_ = statistics->statistics;
    } else if (const auto* page = std::get_if<ipc::PageFetched>(&notice)) {
      page_ = *page;
    }
  }

  void client_state(const client::StateChange& change) {
    is_up_ = change.state == client::State::up;
    // The machine's own steps between two classic lines have no line of their own.
    const std::string text = client::english_status(change.state, change.server, change.entry, false);
    if (text.empty() || text == last_status_) return;
    last_status_ = text;
    if (is_up_) line("");
    line(text);
  }

  void answer(const client::UserPrompt& prompt) {
    line("");
    if (prompt.last_was_refused) line("The gateway refused this user name or password.");
    line(prompt.message.empty() ? "Enter Username and Password." : prompt.message);
    line("");
    line(fmt::format("Username [{}]: {}", prompt.user, options_.user));
    line("Password []: ");
    // The service rests while its notices are read: the answer may go at once.
    service_.handle(now_, ipc::AnswerPrompt{options_.user, options_.password, {}, {}, {}});
  }

  const DemonstrationOptions& options_;
  const std::function<void(std::string_view)>& print_;
  bool is_running_ = false, is_up_ = false, has_ended_ = false;
  TimePoint now_{};
  std::string hostname_, transcript_, failure_, last_status_;
  client::Ended ended_;
  client::Statistics statistics_;
  std::optional<ipc::PageFetched> page_;
  std::uint64_t page_number_ = page_number;
  Service service_;
  VirtualDriver driver_;
};

}  // namespace

DemonstrationResult run_demonstration(const DemonstrationOptions& options, Random& random,
                                      const std::function<void(std::string_view)>& print) {
  return Demonstration(options, random, print).run();
}

}  // namespace drawbridge::service
