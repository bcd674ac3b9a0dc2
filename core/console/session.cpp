// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/help.h"
#include "cli/match.h"
#include "console/exec_table.h"
#include "console/line_editor.h"
#include "console/output_filter.h"
#include "console/show.h"
#include "pix/writer.h"

namespace drawbridge::console {

namespace {

constexpr int enable_tries = 3;
constexpr std::string_view unknown_text = "Type help or '?' for a list of available commands.";
constexpr std::string_view more_text = "<--- More --->";

/// What the session waits for besides a command.
enum class Question : std::uint8_t { none, enable_password, erase_confirm };

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace

class Session::Impl {
 public:
  Impl(Device& device, const SessionOptions& options)
      : device_(device), options_(options), privileged_(options.start_privileged), paging_(options.paging) {}

  void start(TimePoint) { output_ += prompt(); }

  void input(TimePoint now, std::string_view characters) {
    if (!characters.empty()) settle();
    for (const char c : characters) {
      if (finished_) return;
      take(now, c);
    }
  }

  void print_line(std::string_view line) {
    if (pages_.empty() && !is_line_away_) output_ += '\n';
    is_line_away_ = pages_.empty();
    output_ += line;
    output_ += '\n';
  }

  void settle() {
    if (!is_line_away_) return;
    is_line_away_ = false;
    output_ += editor_.draw(prompt()).substr(1);
  }

  std::string take_output() { return std::exchange(output_, {}); }

  std::string prompt() const {
    switch (question_) {
      case Question::enable_password:
        return "Password: ";
      case Question::erase_confirm:
        return "Erase PIX configuration in flash memory? [confirm]";
      case Question::none:
        break;
    }
    const std::string& host = device_.running().hostname;
    if (!context_.object_group.empty())
      return fmt::format("{}(config-{})# ", host, context_.object_group_kind);
    if (configuring_) return host + "(config)# ";
    return host + (privileged_ ? "# " : "> ");
  }

  bool is_privileged() const { return privileged_; }
  bool is_configuring() const { return configuring_; }
  bool is_finished() const { return finished_; }

  std::vector<Completion> completions(std::string_view line) const {
    std::vector<Completion> result;
    for (auto& item : cli::help(grammar(), line, match_options())) result.push_back({item.word, item.help});
    return result;
  }

 private:
  // ---- characters ----
  void take(TimePoint now, char c) {
    if (!pages_.empty()) {
      page_key(c);
      return;
    }
    // A `?` at the end of a piped line has been answered: the line it asked about is not meant as a command.
    const bool ends_question = asked_ && (c == '\n' || c == '\r');
    asked_ = false;
    std::string echo;
    const Key key = editor_.take(c, prompt(), echo);
    if (options_.echo) output_ += echo;
    switch (key) {
      case Key::none:
        break;
      case Key::enter:
        output_ += '\n';
        if (ends_question) {
          editor_.clear();
          output_ += prompt();
        } else {
          enter(now);
        }
        break;
      case Key::tab:
        complete();
        break;
      case Key::question:
        answer_question();
        break;
      case Key::end_of_mode:
        editor_.clear();
        output_ += '\n';
        leave_configuration();
        output_ += prompt();
        break;
      case Key::interrupt:
        editor_.clear();
        set_question(Question::none);
        output_ += "^C\n" + prompt();
        break;
    }
  }

  void enter(TimePoint now) {
    const std::string line = editor_.finish();
    switch (question_) {
      case Question::enable_password:
        take_enable_password(line);
        break;
      case Question::erase_confirm:
        set_question(Question::none);
        // Return alone confirms, as on the device.
        if (line.empty() || line[0] == 'y' || line[0] == 'Y') device_.erase_startup(now);
        break;
      case Question::none:
        run(now, line);
        break;
    }
    if (!finished_ && pages_.empty()) output_ += prompt();
  }

  void set_question(Question question) {
    question_ = question;
    editor_.set_hidden(question == Question::enable_password);
  }

  const cli::Grammar& grammar() const { return configuring_ ? full_grammar() : exec_grammar(); }

  cli::MatchOptions match_options() const {
    cli::MatchOptions options;
    options.mode = !privileged_                    ? unprivileged_mode
                   : !configuring_                 ? privileged_mode
                   : context_.object_group.empty() ? pix::config_mode
                                                   : pix::object_group_mode | pix::config_mode;
    return options;
  }

  void complete() {
    const std::string before = editor_.line();
    const cli::Completion completion = cli::complete(grammar(), before, match_options());
    editor_.replace(completion.line);
    if (completion.line == before && completion.candidates.size() > 1) {
      output_ += '\n';
      std::string row;
      for (const std::string& candidate : completion.candidates) row += candidate + "  ";
      print({row});
      output_ += prompt() + editor_.line();
    } else {
      output_ += completion.line.substr(std::min(before.size(), completion.line.size()));
    }
  }

  void answer_question() {
    asked_ = true;
    output_ += "?\n";
    const auto items = cli::help(grammar(), editor_.line(), match_options());
    Lines lines;
    std::size_t width = 0;
    for (const cli::HelpItem& item : items) width = std::max(width, item.word.size());
    for (const cli::HelpItem& item : items)
      lines.push_back(fmt::format("{:<{}}  {}", item.word, width, item.help));
    if (lines.empty()) lines.emplace_back(unknown_text);
    print(lines);
    if (pages_.empty()) output_ += prompt() + editor_.line();
  }

  // ---- output ----
  void print(const Lines& lines) {
    const int page = paging_ ? (page_lines_ >= 0 ? page_lines_ : device_.running().pager_lines) : 0;
    std::size_t shown = 0;
    for (; shown < lines.size() && (page == 0 || shown + 1 < static_cast<std::size_t>(page)); ++shown) {
      output_ += lines[shown] + '\n';
    }
    if (shown == lines.size()) return;
    pages_.assign(lines.begin() + static_cast<std::ptrdiff_t>(shown), lines.end());
    page_size_ = static_cast<std::size_t>(page);
    output_ += more_text;
  }

  void page_key(char c) {
    if (c == '\n') c = '\r';
    output_ += '\r' + std::string(more_text.size(), ' ') + '\r';
    std::size_t count = 0;
    if (c == ' ') count = page_size_ - 1;
    if (c == '\r') count = 1;
    if (c == 'q' || c == 'Q') pages_.clear();
    for (; count > 0 && !pages_.empty(); --count) {
      output_ += pages_.front() + '\n';
      pages_.erase(pages_.begin());
    }
    output_ += pages_.empty() ? prompt() + editor_.line() : std::string(more_text);
  }

  // ---- commands ----
  void take_enable_password(const std::string& line) {
    if (device_.check_enable_password(line)) {
      set_question(Question::none);
      privileged_ = true;
      return;
    }
    if (++wrong_passwords_ < enable_tries) {
      output_ += "Invalid password\n";
      return;
    }
    wrong_passwords_ = 0;
    set_question(Question::none);
    output_ += "Access denied.\n";
  }

  void leave_configuration() {
    if (!configuring_) return;
    configuring_ = false;
    context_ = {};
  }

  void run(TimePoint now, const std::string& typed) {
    const std::size_t first = typed.find_first_not_of(' ');
    if (first == std::string::npos || typed[first] == '!' || typed[first] == ':') return;
    FilteredLine line = split_filter(typed);
    // A bar has a meaning behind show and write only: a password may hold one.
    const bool is_filtered =
        line.command != typed && (typed.substr(first, 2) == "sh" || typed.substr(first, 1) == "w");
    const std::string command = is_filtered ? line.command : typed;
    if (is_filtered && line.error != FilterError::none) {
      print({"ERROR: the filter is one of include, exclude, begin, grep [-v], then a regular expression"});
      return;
    }
    const cli::Match match = cli::match(exec_grammar(), command, match_options());
    if (match.ok()) {
      Lines lines = execute(now, match);
      if (!lines.empty()) print(is_filtered ? filter(std::move(lines), line) : lines);
      return;
    }
    if (configuring_) {
      const pix::LineResult result = device_.configure(now, command, context_);
      const bool is_ours =
          match.status != cli::MatchStatus::unknown && match.status != cli::MatchStatus::empty;
      if (result.code != pix::LineCode::unknown_command || !is_ours) {
        if (!result.device_text.empty()) print(split_lines(result.device_text));
        return;
      }
    }
    // What needs privilege does not exist for those without.
    print(privileged_ ? refusal(match) : Lines{std::string(unknown_text)});
  }

  static Lines refusal(const cli::Match& match) {
    switch (match.status) {
      case cli::MatchStatus::incomplete:
        return match.command != nullptr
                   ? Lines{"Not enough arguments.", "Usage:  " + cli::usage(*match.command)}
                   : Lines{"Not enough arguments."};
      case cli::MatchStatus::ambiguous: {
        std::string candidates;
        for (const std::string_view each : match.candidates) candidates += fmt::format(" {}", each);
        return {fmt::format("ERROR: ambiguous command {}:{}", match.word, candidates)};
      }
      case cli::MatchStatus::invalid:
        return match.command != nullptr ? Lines{fmt::format("ERROR: unexpected word {}", match.word),
                                                "Usage:  " + cli::usage(*match.command)}
                                        : Lines{fmt::format("ERROR: unexpected word {}", match.word)};
      case cli::MatchStatus::ok:
      case cli::MatchStatus::empty:
      case cli::MatchStatus::unknown:
        break;
    }
    return {std::string(unknown_text)};
  }

  Lines help_lines() const {
    Lines lines;
    const auto items = cli::help(grammar(), "", match_options());
    std::size_t width = 0;
    for (const auto& item : items) width = std::max(width, item.word.size());
    for (const auto& item : items) lines.push_back(fmt::format("{:<{}}  {}", item.word, width, item.help));
    return lines;
  }

  Lines execute(TimePoint now, const cli::Match& match) {
    const pix::Config& config = device_.running();
    switch (static_cast<Exec>(match.command->id)) {
      case Exec::enable:
        if (!privileged_) set_question(Question::enable_password);
        return {};
      case Exec::disable:
        privileged_ = false;
        return {};
      case Exec::leave:
        if (!context_.object_group.empty()) {
          context_ = {};
        } else if (configuring_) {
          leave_configuration();
        } else {
          output_ += "\nLogoff\n\n";
          finished_ = true;
        }
        return {};
      case Exec::help:
        return help_lines();
      case Exec::configure_terminal:
        configuring_ = true;
        return {};
      case Exec::write_memory: {
        const std::string sum = checksum_words(pix::checksum(config));
        if (!device_.write_memory(now))
          return {"Building configuration...", "ERROR: the configuration could not be kept"};
        return {"Building configuration...", "Cryptochecksum: " + sum, "[OK]"};
      }
      case Exec::write_terminal: {
        Lines lines = {"Building configuration..."};
        for (std::string& line : split_lines(pix::write(config))) lines.push_back(std::move(line));
        lines.push_back("[OK]");
        return lines;
      }
      case Exec::write_erase:
        set_question(Question::erase_confirm);
        return {};
      case Exec::show_running:
        return split_lines(pix::write(config));
      case Exec::show_startup: {
        const auto text = device_.startup_text();
        return text ? split_lines(*text) : Lines{"No startup configuration."};
      }
      case Exec::show_version:
        return show_version(device_, now);
      case Exec::show_uauth:
        return show_uauth(device_.uauth(), match.string("user"));
      case Exec::show_isakmp_sa:
        return show_isakmp_sa(device_.isakmp_sas(now));
      case Exec::show_ipsec_sa:
        return show_ipsec_sa(config, device_.ipsec_pairs(now));
      case Exec::show_isakmp_policy:
        return show_isakmp_policy(config);
      case Exec::show_vpngroup:
        return show_vpngroup(config, match.string("group"));
      case Exec::show_local_pool: {
        const std::string name = match.string("pool_name");
        Lines lines = show_local_pool(config, device_.pools(), name);
        if (lines.empty() && !name.empty()) lines = {fmt::format("ERROR: pool {} does not exist", name)};
        return lines;
      }
      case Exec::show_aaa_server:
        return show_aaa_server(config, device_.aaa_groups());
      case Exec::show_debug:
        return show_debug(device_.debug());
      case Exec::show_conn:
        return show_conn(device_.connections(now), now);
      case Exec::show_checksum:
        return {"Cryptochecksum: " + checksum_words(pix::checksum(config))};
      case Exec::show_clock:
        return {clock_text(device_.wall(now))};
      case Exec::show_history: {
        Lines lines;
        for (const std::string& each : editor_.history()) lines.push_back("  " + each);
        return lines;
      }
      case Exec::show_chapter:
        return show_chapter(config, match.string("chapter"));
      case Exec::show_transform_set:
        return show_transform_sets(config);
      case Exec::clear_isakmp_sa:
        device_.clear(now, ClearWhat::isakmp_sa, {});
        return {};
      case Exec::clear_ipsec_sa: {
        const auto peer = match.address("peer_address");
        device_.clear(now, ClearWhat::ipsec_sa, peer ? peer->to_string() : std::string());
        return {};
      }
      case Exec::clear_uauth:
        device_.clear(now, ClearWhat::uauth, match.string("user"));
        return {};
      case Exec::debug_isakmp:
      case Exec::debug_ipsec:
      case Exec::debug_engine:
      case Exec::debug_all:
        switch_debug(match);
        return {};
      case Exec::terminal_pager:
        page_lines_ = static_cast<int>(match.number("count").value_or(0));
        paging_ = page_lines_ > 0;
        return {};
    }
    return {};
  }

  void switch_debug(const cli::Match& match) {
    DebugSwitches switches = device_.debug();
    const int level = match.negated ? 0 : static_cast<int>(match.number("level").value_or(1));
    switch (static_cast<Exec>(match.command->id)) {
      case Exec::debug_isakmp:
        switches.crypto_isakmp = level;
        break;
      case Exec::debug_ipsec:
        switches.crypto_ipsec = level;
        break;
      case Exec::debug_engine:
        switches.crypto_engine = !match.negated;
        break;
      default:
        switches = {};
        break;
    }
    device_.set_debug(switches);
  }

  Device& device_;
  SessionOptions options_;
  LineEditor editor_;
  pix::EditContext context_;
  std::string output_;
  Lines pages_;  ///< lines that wait for a key
  std::size_t page_size_ = 24;
  Question question_ = Question::none;
  int wrong_passwords_ = 0;
  int page_lines_ = -1;  ///< of this session; -1: as configured
  bool privileged_;
  bool is_line_away_ = false;  ///< device lines stand where prompt and edited line were
  bool paging_;
  bool configuring_ = false;
  bool finished_ = false;
  bool asked_ = false;
};

Session::Session(Device& device, SessionOptions options) : impl_(std::make_unique<Impl>(device, options)) {}
Session::~Session() = default;
void Session::start(TimePoint now) {
  impl_->start(now);
}
void Session::input(TimePoint now, std::string_view characters) {
  impl_->input(now, characters);
}
void Session::print_line(std::string_view line) {
  impl_->print_line(line);
}
void Session::settle() {
  impl_->settle();
}
std::string Session::take_output() {
  return impl_->take_output();
}
std::string Session::prompt() const {
  return impl_->prompt();
}
bool Session::is_privileged() const {
  return impl_->is_privileged();
}
bool Session::is_configuring() const {
  return impl_->is_configuring();
}
bool Session::is_finished() const {
  return impl_->is_finished();
}
std::vector<Completion> Session::completions(std::string_view line) const {
  return impl_->completions(line);
}

}  // namespace drawbridge::console
