// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/ssh_consoles.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/admission.h"
#include "service/ssh_key.h"

namespace drawbridge::service {

namespace {

constexpr std::uint16_t kSshPort = 22;
/// Without `aaa authentication ssh console` there is this one user (pix-commands.md 1.1).
constexpr std::string_view kOnlyUser = "pix";

/// The console takes keys; a line that is more than one, or edits itself, is no password.
bool is_plain(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto octet = static_cast<unsigned char>(c);
    return octet < 0x20 || octet == 0x7f;
  });
}

}  // namespace

SshConsoles::SshConsoles(std::string key_file, Random& random, Surroundings surroundings)
    : key_file_(std::move(key_file)), random_(random), surroundings_(std::move(surroundings)) {}

SshConsoles::~SshConsoles() = default;

void SshConsoles::adopt(Descriptor connection, const Endpoint& from) {
  if (server_ != nullptr) server_->adopt(std::move(connection), from);
}

void SshConsoles::follow(const pix::Config& config,
                         const std::function<bool(const pix::Interface&)>& is_machines) {
  std::set<Endpoint> wanted;
  for (const pix::Interface& interface : config.interfaces) {
    const bool is_named =
        std::any_of(config.ssh.begin(), config.ssh.end(),
                    [&](const pix::ManagementAccess& each) { return each.interface == interface.name; });
    if (is_named && interface.address && !interface.shutdown && is_machines(interface))
      wanted.insert({*interface.address, kSshPort});
  }
  if (!config.ssh.empty() && server_ == nullptr && !has_failed_) {
    SshServer::Callbacks callbacks;
    callbacks.permits = [this](const Endpoint& from, const Endpoint& to) { return permits(from, to); };
    callbacks.tries = [this](std::uint64_t session, Ipv4Address from, const std::string& user,
                             const Secret& password) { tries(session, from, user, password); };
    callbacks.opened = [this](std::uint64_t session) {
      Person& person = people_[session];
      person.is_open = true;
      pass_on(session, std::exchange(person.heard, {}));
    };
    callbacks.commanded = [this](std::uint64_t session, const std::string& command) {
      run(session, command);
    };
    callbacks.typed = [this](std::uint64_t session, const std::string& characters) {
      const auto found = people_.find(session);
      headend::Headend* const headend = surroundings_.headend();
      if (found == people_.end() || !found->second.is_in || !found->second.console || headend == nullptr)
        return;
      headend->console_input(surroundings_.now(), *found->second.console, characters);
      surroundings_.carry_out();
    };
    callbacks.finished = [this](std::uint64_t session) {
      surroundings_.carry_out();
      server_->close(session);
    };
    callbacks.closed = [this](std::uint64_t session) {
      const auto node = people_.extract(session);
      headend::Headend* const headend = surroundings_.headend();
      if (!node.empty()) log_end(node.mapped());
      if (!node.empty() && node.mapped().console && headend != nullptr)
        headend->close_console(*node.mapped().console);
    };
    auto opened = SshServer::open(key_file_, std::move(callbacks));
    if (opened) {
      server_ = std::move(*opened);
      tell_key();
    } else {
      has_failed_ = true;
      surroundings_.say(opened.error());
    }
  }
  if (server_ == nullptr) return;
  for (const Endpoint& each : listening_)
    if (!wanted.contains(each)) server_->stop_listening(each);
  for (const Endpoint& each : wanted) {
    if (listening_.contains(each)) continue;
    if (const std::string sentence = server_->listen(each); !sentence.empty()) surroundings_.say(sentence);
  }
  listening_ = std::move(wanted);
}

bool SshConsoles::permits(const Endpoint& from, const Endpoint& to) const {
  headend::Headend* const headend = surroundings_.headend();
  if (headend == nullptr) return false;
  const pix::Config& config = headend->device().running();
  const auto interface = std::find_if(config.interfaces.begin(), config.interfaces.end(),
                                      [&](const pix::Interface& each) { return each.address == to.address; });
  if (interface == config.interfaces.end()) return false;
  return admits(*headend, surroundings_.now(), config.ssh, interface->name, from, to.address, "ssh");
}

void SshConsoles::tries(std::uint64_t session, Ipv4Address from, const std::string& user,
                        const Secret& password) {
  headend::Headend* const headend = surroundings_.headend();
  if (headend == nullptr) return server_->answer(session, false);
  Person& person = people_[session];
  person.from = from;
  person.user = is_plain(user) ? user : std::string();
  for (const pix::ManagementAccess& each : headend->device().running().ssh) {
    if ((from.value() & each.mask.value()) == (each.address.value() & each.mask.value()))
      person.interface = each.interface;
  }
  if (!person.console) {
    console::SessionOptions options;
    options.login = true;
    options.ssh = true;
    options.paging = true;
    options.from = from;
    person.console = headend->open_console(surroundings_.now(), options);
    surroundings_.carry_out();
  }
  const bool has_group = headend->device().running().console_authentication.contains("ssh");
  std::string typed = password.reveal_text();
  std::string name = user;
  // A wrong name is a wrong password, with the same pause before the next one.
  if (!is_plain(typed) || !is_plain(name) || (!has_group && name != kOnlyUser)) {
    constexpr std::size_t never_right = 24;
    name.clear();
    typed = to_hex(random_.bytes(never_right));
  }
  person.asks_again = has_group ? "Username: " : "Password: ";
  person.heard.clear();
  person.waits = true;
  std::string line = has_group ? name + '\n' + typed + '\n' : typed + '\n';
  headend->console_input(surroundings_.now(), *person.console, line);
  for (std::string* each : {&line, &typed})
    wipe({reinterpret_cast<std::uint8_t*>(each->data()), each->size()});
  surroundings_.carry_out();
}

void SshConsoles::judge(std::uint64_t session, Person& person, bool is_finished) {
  const headend::Headend* const headend = surroundings_.headend();
  if (!person.waits || headend == nullptr) return;
  if (!is_finished && person.console && headend->is_logged_in(*person.console)) {
    person.waits = false;
    person.is_in = true;
    // What belongs to the question that SSH has asked already.
    person.heard.erase(0, std::min(person.heard.find('\n'), person.heard.size() - 1) + 1);
    server_->answer(session, true);
  } else if (is_finished || person.heard.find(person.asks_again) != std::string::npos) {
    person.waits = false;
    person.heard.clear();
    server_->answer(session, false);
  }
}

void SshConsoles::take(const headend::ConsoleOutput& output) {
  for (auto& [session, person] : people_) {
    if (person.console != output.console) continue;
    const bool was_in = person.is_in;
    person.has_left = person.has_left || (output.finished && was_in);
    if (person.is_one_command) {
      person.heard += output.characters;
      // Behind the last line end stands what the console would be told next: nobody does.
      const std::size_t line_end = person.heard.find_last_of('\n');
      const bool asks = line_end + 1 != person.heard.size();
      if (asks) person.heard.resize(line_end + 1);
      // The line end that stands for the key Enter; the prompt before it was not sent.
      if (person.heard.starts_with('\n')) person.heard.erase(0, 1);
      if (asks || output.finished) {
        pass_on(session, std::exchange(person.heard, {}));
        person.has_left = true;
        server_->close(session);
      }
    } else if (person.is_open) {
      pass_on(session, output.characters);
    } else {
      person.heard += output.characters;
      judge(session, person, output.finished);
    }
    if (output.finished) {
      person.console.reset();
      if (was_in) server_->close(session);
    }
    return;
  }
}

void SshConsoles::pass_on(std::uint64_t session, const std::string& characters) {
  std::string text;
  for (const char c : characters) {
    if (c == '\n') text += '\r';
    text += c;
  }
  if (!text.empty()) server_->send(session, text);
}

/// What "ssh host command" asks for: the output without prompts, and the end.
void SshConsoles::run(std::uint64_t session, const std::string& command) {
  const auto found = people_.find(session);
  headend::Headend* const headend = surroundings_.headend();
  if (found == people_.end() || !found->second.is_in || !found->second.console || headend == nullptr) return;
  Person& person = found->second;
  person.is_open = person.is_one_command = true;
  person.heard.clear();
  headend->make_plain(*person.console);
  headend->console_input(surroundings_.now(), *person.console, command + '\n');
  surroundings_.carry_out();
}

/// 315011 (pix-show-and-debug.md 2.3); texts and numbers beside 0x03 are not confirmed.
void SshConsoles::log_end(const Person& person) const {
  headend::Headend* const headend = surroundings_.headend();
  if (headend == nullptr || person.interface.empty()) return;
  const char* const why = !person.is_in     ? "\"User authentication failed\" (0x0e)"
                          : person.has_left ? "\"Terminated normally\" (0x00)"
                                            : "\"TCP connection closed\" (0x03)";
  headend->device().log(
      surroundings_.now(), 6, 315011,
      fmt::format(
          "SSH session from {} on interface {} for user \"{}\" disconnected by SSH server, reason: {}",
          person.from.to_string(), person.interface, person.user, why));
  surroundings_.carry_out();
}

void SshConsoles::change_key(std::optional<int> bits) {
  const std::string sentence = bits ? make_ssh_key(key_file_, *bits) : destroy_ssh_key(key_file_);
  if (!sentence.empty()) surroundings_.say(sentence);
  has_failed_ = false;
  tell_key();
}

void SshConsoles::tell_key() const {
  if (headend::Headend* const headend = surroundings_.headend())
    headend->set_public_key(public_ssh_key(key_file_));
}

void SshConsoles::close_all() {
  for (auto& [session, person] : people_) {
    person.console.reset();
    server_->close(session);
    if (std::exchange(person.waits, false)) server_->answer(session, false);
  }
}

}  // namespace drawbridge::service
