// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP proxy's side of one request. The head is read as far as a proxy must; body and answer pass by. A
// connection carries one request: "Connection: close" goes with it, so that a second one, perhaps for
// another host, comes on a connection of its own.
#include <algorithm>

#include "base/text.h"
#include "proxy/dialogue.h"

namespace drawbridge::proxy {

namespace {

constexpr std::size_t kLargestHead = 64 * 1024;
constexpr std::string_view kEndOfHead = "\r\n\r\n";
constexpr std::string_view kEndOfLine = "\r\n";
constexpr std::uint16_t kHttpPort = 80;

/// RFC 9110 section 5.6.2: what methods and field names are made of.
bool is_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
  });
}
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7F';
  });
}

class HttpDialogue final : public Dialogue {
 public:
  void receive(ByteView octets) override {
    if (state_ == State::waiting) {
      append(upstream_, octets);
      return;
    }
    if (state_ != State::asking) return;
    input_ += to_text(octets);
    const std::size_t end = input_.find(kEndOfHead);
    if (end != std::string::npos && end <= kLargestHead) {
      read_head(std::string_view(input_).substr(0, end + kEndOfLine.size()),
                std::string_view(input_).substr(end + kEndOfHead.size()));
      input_.clear();
    } else if (input_.size() > kLargestHead) {
      answer("431 Request Header Fields Too Large", "The head of the request is larger than 64 KB.");
    }
  }
  void connected() override {
    if (state_ != State::waiting) return;
    if (is_connect_) append(reply_, as_bytes("HTTP/1.1 200 Connection established\r\n\r\n"));
    state_ = State::joined;
  }
  void refused(Refusal refusal) override {
    const std::string sentence = english_text(refusal, target_);
    switch (refusal) {
      case Refusal::not_routed:
        answer("403 Forbidden", sentence);
        break;
      case Refusal::unreachable:
        answer("504 Gateway Timeout", sentence);
        break;
      case Refusal::no_tunnel:
      case Refusal::too_many:
        answer("503 Service Unavailable", sentence);
        break;
      case Refusal::no_such_name:
      case Refusal::refused:
        answer("502 Bad Gateway", sentence);
        break;
    }
  }

 private:
  void answer(std::string_view status, std::string_view sentence) {
    const std::string body = std::string(sentence) + "\n";
    std::string text = "HTTP/1.1 " + std::string(status) + "\r\n";
    text += "Content-Type: text/plain; charset=utf-8\r\nConnection: close\r\n";
    text += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    append(reply_, as_bytes(text));
    upstream_.clear();
    state_ = State::ended;
  }
  void bad(std::string_view sentence) { answer("400 Bad Request", sentence); }

  void read_head(std::string_view head, std::string_view rest) {
    const std::size_t line_end = head.find(kEndOfLine);
    const std::string_view line = head.substr(0, line_end);
    head.remove_prefix(line_end + kEndOfLine.size());
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last || has_control(line))
      return bad("The first line is not METHOD TARGET HTTP/1.1.");
    const std::string_view method = line.substr(0, first);
    const std::string_view where = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!is_token(method) || where.find(' ') != std::string_view::npos ||
        (version != "HTTP/1.1" && version != "HTTP/1.0"))
      return bad("The first line is not METHOD TARGET HTTP/1.1.");
    if (method == "CONNECT") {
      if (where.find(':') == std::string_view::npos || !parse_authority(where, 0, target_))
        return bad("CONNECT wants HOST:PORT.");
      is_connect_ = true;
      upstream_ = to_bytes(rest);
      state_ = State::waiting;
      return;
    }
    read_absolute(method, where, version, head, rest);
  }

  void read_absolute(std::string_view method, std::string_view where, std::string_view version,
                     std::string_view fields, std::string_view rest) {
    constexpr std::string_view scheme = "http://";
    if (where.size() < scheme.size() || !same_name(where.substr(0, scheme.size()), scheme))
      return bad("This is a proxy: it wants http://HOST/... or CONNECT HOST:PORT.");
    where.remove_prefix(scheme.size());
    const std::size_t end = where.find_first_of("/?#");
    const std::string_view authority = where.substr(0, end);
    if (!parse_authority(authority, kHttpPort, target_)) return bad("The address has no usable host.");
    std::string path(end == std::string_view::npos ? std::string_view() : where.substr(end));
    if (path.empty() || path.front() != '/') path.insert(path.begin(), '/');

    // The Connection field names fields that concern this connection only (RFC 9110 section 7.6.1).
    std::string kept;
    std::string own;
    if (!for_each_field(fields, [&](std::string_view name, std::string_view value) {
          if (same_name(name, "Connection")) own += "," + std::string(value);
        }))
      return bad("A line of the request's head is not NAME: VALUE.");
    (void)for_each_field(fields, [&](std::string_view name, std::string_view value) {
      // Host is made anew from the address: a request that says two hosts must not reach two (RFC
      // 9112 3.2.2).
      if (same_name(name, "Host") || same_name(name, "Connection") || same_name(name, "Proxy-Connection") ||
          same_name(name, "Keep-Alive") || same_name(name, "Proxy-Authorization") || is_named(own, name))
        return;
      kept += std::string(name) + ": " + std::string(value) + "\r\n";
    });
    std::string text = std::string(method) + ' ' + path + ' ' + std::string(version) + "\r\n";
    text += "Host: " + std::string(authority) + "\r\n" + kept + "Connection: close\r\n\r\n";
    upstream_ = to_bytes(text);
    append(upstream_, as_bytes(rest));
    state_ = State::waiting;
  }

  template <typename Do>
  static bool for_each_field(std::string_view fields, Do do_with) {
    while (!fields.empty()) {
      const std::size_t end = fields.find(kEndOfLine);
      const std::string_view line = fields.substr(0, end);
      const std::size_t colon = line.find(':');
      // A line that goes on the one before is refused: RFC 9112 section 5.2.
      if (colon == std::string_view::npos || !is_token(line.substr(0, colon)) || has_control(line))
        return false;
      do_with(line.substr(0, colon), trim(line.substr(colon + 1)));
      if (end == std::string_view::npos) break;
      fields.remove_prefix(end + kEndOfLine.size());
    }
    return true;
  }
  static bool is_named(std::string_view list, std::string_view name) {
    while (!list.empty()) {
      const std::size_t comma = list.find(',');
      if (same_name(trim(list.substr(0, comma)), name)) return true;
      if (comma == std::string_view::npos) break;
      list.remove_prefix(comma + 1);
    }
    return false;
  }

  std::string input_;
  bool is_connect_ = false;
};

}  // namespace

std::unique_ptr<Dialogue> http_dialogue() {
  return std::make_unique<HttpDialogue>();
}

}  // namespace drawbridge::proxy
