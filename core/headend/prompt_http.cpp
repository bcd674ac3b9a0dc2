// SPDX-License-Identifier: GPL-3.0-or-later
#include "headend/prompt_http.h"

#include <fmt/format.h>

#include <cctype>

#include "base/base64.h"
#include "base/text.h"

namespace drawbridge::headend {

namespace {

constexpr std::string_view kScheme = "http://";

/// A line of the head and where it is: [begin, end) without its line end, `next` behind it.
struct Line {
  std::size_t begin = 0, end = 0, next = 0;
};

std::optional<Line> line_at(std::string_view text, std::size_t begin) {
  const std::size_t lf = text.find('\n', begin);
  if (lf == std::string_view::npos) return std::nullopt;
  const std::size_t end = lf > begin && text[lf - 1] == '\r' ? lf - 1 : lf;
  return Line{begin, end, lf + 1};
}

/// Octets up to and with the empty line that ends the head; nothing while it is not there.
std::optional<std::size_t> head_size(std::string_view text) {
  for (auto line = line_at(text, 0); line; line = line_at(text, line->next)) {
    if (line->begin == line->end) return line->next;
  }
  return std::nullopt;
}

/// The Authorization header of a head: where its line is, and what it says.
struct AuthorizationHeader {
  Line line;
  std::optional<std::string> decoded;  ///< "name:password"; nothing if it is not Basic or not whole
};

std::optional<AuthorizationHeader> authorization_of(std::string_view head) {
  auto line = line_at(head, 0);
  if (!line) return std::nullopt;
  for (line = line_at(head, line->next); line && line->begin < line->end; line = line_at(head, line->next)) {
    const std::string_view header = head.substr(line->begin, line->end - line->begin);
    const std::size_t colon = header.find(':');
    if (colon == std::string_view::npos || !same_name(trim(header.substr(0, colon)), "Authorization"))
      continue;
    AuthorizationHeader found{*line, std::nullopt};
    const std::string_view value = trim(header.substr(colon + 1));
    const std::size_t blank = value.find(' ');
    if (blank != std::string_view::npos && same_name(value.substr(0, blank), "Basic")) {
      if (const auto octets = base64_decode(trim(value.substr(blank)))) found.decoded = to_text(*octets);
    }
    return found;
  }
  return std::nullopt;
}

}  // namespace

void HttpPrompt::receive(ByteView octets) {
  if (state_ == State::over) return;
  if (state_ != State::asking) return keep_for_server(octets);
  buffer_ += to_text(octets);
  const auto size = head_size(std::string_view(buffer_).substr(0, kLongestHead));
  if (size) return take_head(*size);
  if (buffer_.size() >= kLongestHead) refuse(400, "Bad Request", "The request is too long.");
}

void HttpPrompt::take_head(std::size_t size) {
  const std::string_view head = std::string_view(buffer_).substr(0, size);
  const Line first = *line_at(head, 0);
  const std::string_view request = head.substr(0, first.end);
  const std::size_t begin = request.find(' ');
  const std::size_t end = request.rfind(' ');
  if (begin == 0 || begin == std::string_view::npos || end <= begin + 1 ||
      !request.substr(end + 1).starts_with("HTTP/")) {
    return refuse(400, "Bad Request", "The request cannot be read.");
  }
  target_ = request.substr(begin + 1, end - begin - 1);
  const bool clean =
      std::none_of(target_.begin(), target_.end(), [](unsigned char c) { return c <= ' ' || c == 0x7F; });
  if (!clean) return refuse(400, "Bad Request", "The request cannot be read.");
  if (options_.is_virtual && options_.already_in) return send_back();
  if (!options_.login_at.empty() && !options_.is_virtual) {
    const std::string wanted =
        target_.starts_with(kScheme) ? target_ : fmt::format("{}{}{}", kScheme, options_.server, target_);
    return redirect(fmt::format("{}{}/{}", kScheme, options_.login_at, wanted));
  }
  const auto authorization = authorization_of(head);
  if (!authorization || !authorization->decoded) return ask_again({});
  const std::string_view decoded = *authorization->decoded;
  const std::size_t colon = decoded.find(':');
  if (colon == std::string_view::npos || colon == 0) return ask_again({});
  SplitCredentials split = split_credentials(decoded.substr(0, colon), decoded.substr(colon + 1));
  if (split.own.user.empty() || split.own.user.size() > kLongestWord ||
      split.own.password.size() > kLongestWord) {
    return ask_again({});
  }
  // The server gets what the user sent, with its own half of a split name in place of the whole.
  const Line& line = authorization->line;
  if (split.is_split) {
    tell_server(head.substr(0, line.begin));
    tell_server("Authorization: Basic ");
    tell_server(base64_encode(as_bytes(split.server.user + ":" + split.server.password.reveal_text())));
    tell_server(std::string_view(buffer_).substr(line.end));
  } else {
    tell_server(buffer_);
  }
  buffer_.clear();
  ask(std::move(split.own.user), std::move(split.own.password));
}

void HttpPrompt::answer(PromptResult result) {
  if (state_ != State::checking) return;
  switch (result) {
    case PromptResult::accepted:
      if (options_.is_virtual) return send_back();
      state_ = State::passed;
      return;
    case PromptResult::refused:
      return ask_again(options_.texts.reject.empty() ? prompt_text::authentication_failed
                                                     : std::string_view(options_.texts.reject));
    case PromptResult::denied:
      return refuse(403, "Forbidden",
                    options_.texts.reject.empty() ? prompt_text::authorization_denied
                                                  : std::string_view(options_.texts.reject));
    case PromptResult::unavailable:
      return refuse(503, "Service Unavailable", prompt_text::authentication_failed);
  }
}

std::string HttpPrompt::realm() const {
  if (options_.texts.prompt.empty()) {
    return fmt::format("HTTP Authentication (sessionid: {})", options_.session);
  }
  std::string quoted;
  for (const char c : options_.texts.prompt) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted;
}

void HttpPrompt::ask_again(std::string_view reason) {
  const std::string body = fmt::format(
      "<html><head><title>401 Unauthorized</title></head><body><h1>401 Unauthorized</h1>{}</body></html>\r\n",
      reason.empty() ? std::string() : "<p>" + escape_html(reason) + "</p>");
  say(
      fmt::format("HTTP/1.0 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"{}\"\r\n"
                  "Content-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}",
                  realm(), body.size(), body));
  state_ = State::over;
}

void HttpPrompt::refuse(int status, std::string_view reason, std::string_view text) {
  const std::string body = fmt::format(
      "<html><head><title>{0} {1}</title></head><body><h1>{0} {1}</h1><p>{2}</p></body></html>\r\n", status,
      reason, escape_html(text));
  say(
      fmt::format("HTTP/1.0 {} {}\r\nContent-Type: text/html\r\nContent-Length: {}\r\n"
                  "Connection: close\r\n\r\n{}",
                  status, reason, body.size(), body));
  state_ = State::over;
}

void HttpPrompt::redirect(const std::string& where) {
  say(fmt::format("HTTP/1.0 302 Found\r\nLocation: {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                  where));
  state_ = State::over;
}

void HttpPrompt::send_back() {
  // "/http://192.168.1.11/page", as redirect() made it.
  if (target_.size() > 1 && std::string_view(target_).substr(1).starts_with(kScheme)) {
    return redirect(target_.substr(1));
  }
  const std::string_view text =
      options_.texts.accept.empty() ? prompt_text::login_done : std::string_view(options_.texts.accept);
  refuse(200, "OK", text);
}

}  // namespace drawbridge::headend
