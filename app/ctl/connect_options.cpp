// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/connect_options.h"

#include <fmt/format.h>

#include <charconv>

namespace drawbridge::ctl {

namespace {

constexpr std::size_t kLongestUser = 32;  // client.md 8.3

tl::unexpected<UsageError> wrong(Outcome outcome, std::string text) {
  return tl::unexpected(UsageError{outcome, std::move(text)});
}

std::optional<std::uint16_t> port_of(const std::string& text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return port;
}

}  // namespace

const std::string_view connect_usage =
    "Usage: drawbridgectl connect ENTRY [user NAME] [eraseuserpwd] [stdin] [cliauth] [nocertpwd] [sd]\n"
    "                             [--background] [--proxy | --whole-system]\n"
    "                             [--socks PORT] [--http PORT] [-L PORT:HOST:PORT]...\n"
    "\n"
    "Connects an entry and stays until the tunnel ends; Ctrl-C disconnects.\n"
    "\n"
    "  user NAME            the user name for this connection\n"
    "  eraseuserpwd         forget the saved password, then ask\n"
    "  stdin                read the password from standard input, a line for each question\n"
    "  cliauth              ask in the terminal (it always does)\n"
    "  nocertpwd            do not ask for the certificate's password\n"
    "  sd                   say nothing when the connection ends\n"
    "  --background         return when the connection is up and leave it running\n"
    "  --proxy              for the programs that use the proxy on 127.0.0.1; needs no privilege\n"
    "  --whole-system       for this whole machine, through the privileged helper\n"
    "  --socks PORT         the port of the SOCKS proxy; 0: any free one\n"
    "  --http PORT          the port of the HTTP proxy; 0: any free one\n"
    "  -L PORT:HOST:PORT    a port of 127.0.0.1 that leads to HOST:PORT through the tunnel\n";

Result<ConnectOptions, UsageError> read_connect_options(std::span<const std::string> words) {
  ConnectOptions options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const std::string* const value = i + 1 < words.size() ? &words[i + 1] : nullptr;
    const auto wants_value = [&] {
      return wrong(Outcome::missing_parameters, fmt::format("\"{}\" needs a value.", word));
    };
    // The first word is the entry, whatever it is called.
    if (i == 0 && !word.starts_with("-")) {
      options.entry = word;
    } else if (word == "user") {
      if (value == nullptr) return wants_value();
      if (value->size() > kLongestUser)
        return wrong(Outcome::bad_parameters, "The user name is longer than 32 characters.");
      options.user = words[++i];
    } else if (word == "pwd") {
      return wrong(Outcome::bad_parameters,
                   "A password on the command line can be seen by others: use stdin.");
    } else if (word == "eraseuserpwd") {
      options.erase_password = true;
    } else if (word == "stdin") {
      options.from_stdin = true;
    } else if (word == "sd") {
      options.silent_end = true;
    } else if (word == "nocertpwd") {
      options.asks_certificate_password = false;
    } else if (word == "cliauth") {
      // Questions are always asked in the terminal.
    } else if (word == "--background") {
      options.in_background = true;
    } else if (word == "--proxy") {
      options.reach = client::Reach::proxy;
    } else if (word == "--whole-system") {
      options.reach = client::Reach::whole_system;
    } else if (word == "--socks" || word == "--http") {
      if (value == nullptr) return wants_value();
      const auto port = port_of(*value);
      if (!port) {
        return wrong(Outcome::bad_parameters,
                     fmt::format("\"{}\" is not a port: say a number from 0 to 65535.", *value));
      }
      (word == "--socks" ? options.socks_port : options.http_port) = port;
      ++i;
    } else if (word == "-L") {
      if (value == nullptr) return wants_value();
      const auto forward = client::parse_port_forward(*value);
      if (!forward) {
        return wrong(Outcome::bad_parameters,
                     fmt::format("\"{}\" is not PORT:HOST:PORT, as in 8080:intranet.example:80.", *value));
      }
      options.forwards.push_back(*forward);
      ++i;
    } else {
      return wrong(Outcome::bad_parameters, fmt::format("\"{}\" is not an argument of connect.", word));
    }
  }
  if (options.entry.empty()) return wrong(Outcome::missing_parameters, "Name the connection entry.");
  return options;
}

}  // namespace drawbridge::ctl
