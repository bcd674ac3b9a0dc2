// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/help.h"
#include "console/output_filter.h"
#include "console/session_impl.h"
#include "console/unconfirmed_layouts.h"
#include "pix/check.h"

namespace drawbridge::console {

namespace {

constexpr std::string_view unknown_text = "Type help or '?' for a list of available commands.";
constexpr std::string_view more_text = "<--- More --->";
constexpr std::string_view filter_text =
    "ERROR: the filter is one of include, exclude, begin, grep [-v], then a regular expression";
/// Typed while nothing is taken; more is dropped.
constexpr std::size_t queued_most = 1U << 20;

Lines refusal(const cli::Match& match) {
  const auto with_usage = [&](std::string text) {
    Lines lines = {std::move(text)};
    // Where many commands go on differently, one of them would be no help.
    constexpr std::size_t few = 3;
    if (match.command != nullptr && match.expected.size() <= few)
      lines.push_back("Usage:  " + cli::usage(*match.command));
    return lines;
  };
  switch (match.status) {
    case cli::MatchStatus::incomplete:
      return with_usage("Not enough arguments.");
    case cli::MatchStatus::ambiguous: {
      std::string candidates;
      for (const std::string_view each : match.candidates) candidates += fmt::format(" {}", each);
      return {fmt::format("ERROR: ambiguous command {}:{}", match.word, candidates)};
    }
    case cli::MatchStatus::invalid:
      return with_usage(fmt::format("ERROR: unexpected word {}", match.word));
    case cli::MatchStatus::ok:
    case cli::MatchStatus::empty:
    case cli::MatchStatus::unknown:
      break;
  }
  return {std::string(unknown_text)};
}

}  // namespace

Session::Impl::Impl(Device& device, const SessionOptions& options)
    : device_(device),
      options_(options),
      width_(options.width),
      privileged_(options.start_privileged),
      paging_(options.paging),
      logged_in_(!options.login) {}

void Session::Impl::start(TimePoint now) {
  last_input_ = now;
  is_line_away_ = false;
  if (!logged_in_) begin_login(now);
  output_ += prompt();
}

void Session::Impl::input(TimePoint now, std::string_view characters) {
  if (finished_) return;
  if (!characters.empty()) {
    last_input_ = now;
    settle();
    queued_ += characters;
    // Nobody waits for a server longer than he likes.
    if (question_ == Question::answer && characters.find('\x03') != std::string_view::npos) give_up();
  }
  if (taking_) return;
  taking_ = true;
  std::size_t taken = 0;
  while (taken < queued_.size() && !finished_ && !is_blocked()) take(now, queued_[taken++]);
  queued_.erase(0, taken);
  if (queued_.size() > queued_most) queued_.resize(queued_most);
  taking_ = false;
}

void Session::Impl::print_line(std::string_view line) {
  if (!pages_.empty()) {
    // The question for the next page stays last.
    output_ += '\r' + std::string(more_text.size(), ' ') + '\r';
    output_ += line;
    output_ += '\n';
    output_ += more_text;
    return;
  }
  if (taking_) {
    // A command is being carried out: its prompt comes behind.
    output_ += line;
    output_ += '\n';
    return;
  }
  if (!is_line_away_) output_ += '\n';
  is_line_away_ = true;
  output_ += line;
  output_ += '\n';
}

void Session::Impl::settle() {
  if (!is_line_away_) return;
  is_line_away_ = false;
  output_ += editor_.draw(prompt()).substr(1);
}

std::string Session::Impl::take_output() {
  return std::exchange(output_, {});
}

std::string Session::Impl::prompt() const {
  switch (question_) {
    case Question::login_password:
    case Question::login_secret:
    case Question::enable_password:
      return "Password: ";
    case Question::login_user:
      return "Username: ";
    case Question::erase_confirm:
      return "Erase PIX configuration in flash memory? [confirm]";
    case Question::reload_confirm:
      return layout::reload_question;
    case Question::answer:
      return {};
    case Question::none:
      break;
  }
  const std::string& host = device_.running().hostname;
  if (!context_.object_group.empty()) return fmt::format("{}(config-{})# ", host, context_.object_group_kind);
  if (configuring_) return host + "(config)# ";
  return host + (privileged_ ? "# " : "> ");
}

std::vector<Completion> Session::Impl::completions(std::string_view line) const {
  std::vector<Completion> result;
  if (!logged_in_ || question_ != Question::none) return result;
  for (auto& item : cli::help(grammar(), line, match_options())) result.push_back({item.word, item.help});
  return result;
}

// ------------------------------------------------------------------ characters

void Session::Impl::take(TimePoint now, char c) {
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
      if (logged_in_) set_question(Question::none);
      output_ += "^C\n" + prompt();
      break;
  }
}

void Session::Impl::enter(TimePoint now) {
  const bool too_long = editor_.is_too_long();
  const std::string line = editor_.finish();
  const bool confirmed = line.empty() || line[0] == 'y' || line[0] == 'Y';  // Return alone confirms
  switch (question_) {
    case Question::login_password:
      take_login_password(now, line);
      break;
    case Question::login_user:
      take_user(line);
      break;
    case Question::login_secret:
      take_secret(now, line);
      break;
    case Question::enable_password:
      take_enable_password(now, line);
      break;
    case Question::erase_confirm:
      set_question(Question::none);
      if (confirmed) device_.erase_startup(now);
      break;
    case Question::reload_confirm:
      set_question(Question::none);
      if (confirmed) device_.reload(now, from_text());
      break;
    case Question::answer:
      break;
    case Question::none:
      if (too_long) {
        print({fmt::format("ERROR: a line has at most {} characters: this one was not carried out",
                           LineEditor::longest)});
      } else {
        run(now, line);
      }
      break;
  }
  if (!finished_ && pages_.empty() && !held_until_) output_ += prompt();
}

void Session::Impl::set_question(Question question) {
  question_ = question;
  editor_.set_hidden(question == Question::enable_password || question == Question::login_password ||
                     question == Question::login_secret);
  editor_.set_answering(question != Question::none);
}

const cli::Grammar& Session::Impl::grammar() const {
  return configuring_ ? full_grammar() : exec_grammar();
}

cli::MatchOptions Session::Impl::match_options() const {
  cli::MatchOptions options;
  options.mode = !privileged_                    ? unprivileged_mode
                 : !configuring_                 ? privileged_mode
                 : context_.object_group.empty() ? pix::config_mode
                                                 : pix::object_group_mode | pix::config_mode;
  return options;
}

void Session::Impl::complete() {
  const std::string before = editor_.line();
  const cli::Completion completion = cli::complete(grammar(), before, match_options());
  editor_.replace(completion.line);
  if (completion.line == before && completion.candidates.size() > 1) {
    output_ += '\n';
    Lines rows(1);
    for (const std::string& candidate : completion.candidates) {
      const bool is_full = width_ > 0 && rows.back().size() + candidate.size() + 2 >
                                             static_cast<std::size_t>(std::max(width_, 20));
      if (is_full) rows.emplace_back();
      rows.back() += candidate + "  ";
    }
    print(rows);
    if (pages_.empty()) output_ += prompt() + editor_.line();
  } else {
    output_ += completion.line.substr(std::min(before.size(), completion.line.size()));
  }
}

void Session::Impl::answer_question() {
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

// ------------------------------------------------------------------ output

void Session::Impl::print(const Lines& lines) {
  const int page = paging_ ? (page_lines_ >= 0 ? page_lines_ : device_.running().pager_lines) : 0;
  std::size_t shown = 0;
  for (; shown < lines.size() && (page == 0 || shown + 1 < static_cast<std::size_t>(page)); ++shown) {
    output_ += lines[shown];
    output_ += '\n';
  }
  if (shown == lines.size()) return;
  pages_.assign(lines.begin() + static_cast<std::ptrdiff_t>(shown), lines.end());
  page_at_ = 0;
  page_size_ = static_cast<std::size_t>(page);
  output_ += more_text;
}

void Session::Impl::page_key(char c) {
  if (c == '\n') c = '\r';
  output_ += '\r' + std::string(more_text.size(), ' ') + '\r';
  std::size_t count = 0;
  if (c == ' ') count = std::max<std::size_t>(1, page_size_ - 1);
  if (c == '\r') count = 1;
  if (c == 'q' || c == 'Q' || c == '\x03') page_at_ = pages_.size();
  for (; count > 0 && page_at_ < pages_.size(); --count) {
    output_ += pages_[page_at_++];
    output_ += '\n';
  }
  if (page_at_ < pages_.size()) {
    output_ += more_text;
    return;
  }
  pages_.clear();
  output_ += prompt() + editor_.line();
}

void Session::Impl::finish() {
  output_ += "\nLogoff\n\n";
  finished_ = true;
}

// ------------------------------------------------------------------ commands

void Session::Impl::leave_configuration() {
  if (!configuring_) return;
  configuring_ = false;
  context_ = {};
}

void Session::Impl::run(TimePoint now, const std::string& typed) {
  const std::size_t first = typed.find_first_not_of(' ');
  if (first == std::string::npos || typed[first] == '!' || typed[first] == ':') return;
  FilteredLine line = split_filter(typed);
  // A bar has a meaning behind show and write only: a password may hold one.
  const bool is_filtered =
      line.command != typed && (typed.substr(first, 2) == "sh" || typed.substr(first, 1) == "w");
  const std::string command = is_filtered ? line.command : typed;
  if (is_filtered && line.error != FilterError::none) {
    print({std::string(filter_text)});
    return;
  }
  cli::Match match = cli::match(exec_grammar(), command, match_options());
  // The device takes "sh lo" for the log although local-host begins like it (pix-commands.md 1.2).
  if (match.status == cli::MatchStatus::ambiguous && match.word == "lo" &&
      std::find(match.candidates.begin(), match.candidates.end(), "logging") != match.candidates.end())
    match = cli::match(exec_grammar(), "show logging", match_options());
  if (match.ok()) {
    const bool was_privileged = privileged_;
    const bool is_show = match.command->words.front().name == "show";
    const std::string words = loggable(match);
    Lines lines = execute(now, match);
    if (!lines.empty()) print(is_filtered ? filter(std::move(lines), line) : lines);
    if (was_privileged && !finished_) after_command(now, words, is_show);
    return;
  }
  if (configuring_) {
    const pix::LineResult result = device_.configure(now, command, context_);
    const bool is_ours = match.status != cli::MatchStatus::unknown && match.status != cli::MatchStatus::empty;
    if (result.code != pix::LineCode::unknown_command || !is_ours) {
      if (!result.device_text.empty()) print(split_lines(result.device_text));
      if (result.status == pix::LineStatus::applied) {
        if (const auto note = pix::no_effect_note(command))
          print(note_once(std::string(*note), std::string(*note)));
        print(certificate_warnings(command));
      }
      if (result.status == pix::LineStatus::applied)
        after_command(now, loggable(cli::match(pix::config_grammar(), command, match_options())), false);
      return;
    }
  }
  // What needs privilege does not exist for those without.
  print(privileged_ ? refusal(match) : Lines{std::string(unknown_text)});
}

/// A policy that serves nobody for want of a certificate is said so when it is entered.
Lines Session::Impl::certificate_warnings(std::string_view command) const {
  const std::string words = loggable(cli::match(pix::config_grammar(), command, match_options()));
  Lines lines;
  if (!words.starts_with("isakmp policy ")) return lines;
  for (const pix::Finding& each : pix::check(device_.running(), device_.surroundings())) {
    const bool is_meant = each.code == pix::FindingCode::policy_without_certificate ||
                          each.code == pix::FindingCode::policy_without_authority;
    if (is_meant && !each.args.empty() && each.args.front() == words)
      lines.push_back("WARNING: " + pix::english_text(each) + '.');
  }
  return lines;
}

void Session::Impl::after_command(TimePoint now, const std::string& words, bool is_show) {
  if (words.empty()) return;
  if (is_show) {
    device_.log(now, 7, 111009, fmt::format("User '{}' executed cmd: {}", who(), words));
  } else {
    device_.log(now, 5, 111008, fmt::format("User '{}' executed the '{}' command.", who(), words));
  }
}

// ------------------------------------------------------------------ Session

Session::Session(Device& device, SessionOptions options) : impl_(std::make_unique<Impl>(device, options)) {}
Session::~Session() = default;
void Session::start(TimePoint now) {
  impl_->start(now);
}
void Session::make_plain() {
  impl_->make_plain();
}
void Session::input(TimePoint now, std::string_view characters) {
  impl_->input(now, characters);
}
void Session::login_answered(TimePoint now, std::uint64_t request, LoginAnswer answer) {
  impl_->login_answered(now, request, answer);
}
void Session::handle_timeout(TimePoint now) {
  impl_->handle_timeout(now);
}
std::optional<TimePoint> Session::next_timeout() const {
  return impl_->next_timeout();
}
void Session::end() {
  impl_->end();
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
bool Session::is_logged_in() const {
  return impl_->is_logged_in();
}
bool Session::wants_debug() const {
  return impl_->wants_debug();
}
bool Session::is_monitor() const {
  return impl_->is_monitor();
}
const SessionOptions& Session::options() const {
  return impl_->options();
}
std::vector<Completion> Session::completions(std::string_view line) const {
  return impl_->completions(line);
}

}  // namespace drawbridge::console
