// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/web_server.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "base/text.h"

namespace drawbridge::lab {

namespace {

constexpr std::size_t longest_head = 8192;
constexpr std::size_t longest_line = 512;
constexpr std::size_t requests_kept = 1000;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

}  // namespace

/// What the three protocols share: the bond between a connection and the server, whichever goes first.
class WebServer::Connection : public tcpip::TcpHandler {
 public:
  Connection(WebServer& server, tcpip::TcpConnection& tcp) : server_(&server), tcp_(&tcp) {
    server.connections_.insert(this);
  }
  ~Connection() override { leave(); }
  void abandon() {
    server_ = nullptr;
    if (tcp_ != nullptr) std::exchange(tcp_, nullptr)->abort();
  }
  void received(tcpip::TcpConnection&, ByteView octets) final {
    if (server_ != nullptr) take(octets);
  }
  void closed(tcpip::TcpConnection&, tcpip::CloseReason) final {
    tcp_ = nullptr;
    leave();
  }

 protected:
  virtual void take(ByteView octets) = 0;
  void say(std::string_view text) { tcp_->send(as_bytes(text)); }
  void hang_up() { tcp_->close(); }
  [[nodiscard]] const Endpoint& client() const { return tcp_->remote(); }
  [[nodiscard]] TimePoint now() const { return tcp_->host().now(); }
  [[nodiscard]] WebServer& server() { return *server_; }
  /// Whether a name and a password are the ones of the options.
  [[nodiscard]] bool may_enter(std::string_view user, std::string_view password) const {
    return user == server_->options_.user && Secret(password) == server_->options_.password;
  }

 private:
  void leave() {
    if (server_ != nullptr) server_->connections_.erase(this);
    server_ = nullptr;
  }

  WebServer* server_;
  tcpip::TcpConnection* tcp_;
};

class WebServer::HttpConnection final : public Connection {
 public:
  HttpConnection(WebServer& server, tcpip::TcpConnection& tcp) : Connection(server, tcp) {}

 private:
  void take(ByteView octets) override {
    if (done_) return;
    buffer_ += to_text(octets);
    while (!done_) {
      const std::size_t end = buffer_.find("\r\n\r\n");
      if (end == std::string::npos) {
        if (buffer_.size() > longest_head)
          respond(400, "Bad Request", "text/plain", "Request too long\n", false, true);
        return;
      }
      const std::string head = buffer_.substr(0, end + 2);
      buffer_.erase(0, end + 4);
      answer(head);
    }
  }

  void answer(std::string_view head) {
    const std::size_t line_end = head.find("\r\n");
    const std::string_view line = head.substr(0, line_end);
    const std::size_t first = line.find(' ');
    const std::size_t second = line.rfind(' ');
    if (first == std::string_view::npos || second == first ||
        !line.substr(second + 1).starts_with("HTTP/1.")) {
      return respond(400, "Bad Request", "text/plain", "Bad request\n", false, true);
    }
    const std::string method(line.substr(0, first));
    const std::string path(line.substr(first + 1, second - first - 1));
    const bool old = line.substr(second + 1) == "HTTP/1.0";
    std::string agent, connection;
    for (std::string_view rest = head.substr(line_end + 2); !rest.empty();) {
      const std::size_t end = rest.find("\r\n");
      const std::string_view header = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 2);
      const std::size_t colon = header.find(':');
      if (colon == std::string_view::npos) continue;
      const std::string name = lower(header.substr(0, colon));
      const std::string_view value = trim(header.substr(colon + 1));
      if (name == "user-agent") agent = value;
      if (name == "connection") connection = lower(value);
    }
    const bool close = connection == "close" || (old && connection != "keep-alive");
    auto& requests = server().requests_;
    requests.push_back({now(), client(), method, path, agent});
    if (requests.size() > requests_kept) requests.pop_front();

    const bool head_only = method == "HEAD";
    if (!head_only && method != "GET") {
      return respond(405, "Method Not Allowed", "text/plain", "Only GET and HEAD\n", false, close);
    }
    if (path == "/" || path == "/index.html") {
      respond(200, "OK", "text/html; charset=utf-8", server().page(client(), agent), head_only, close);
    } else if (path == "/who") {
      respond(200, "OK", "text/plain", client().address.to_string() + "\n", head_only, close);
    } else if (path == "/large") {
      std::string text;
      for (std::size_t i = 0; i < server().options_.large_size; ++i) text += static_cast<char>('a' + i % 26);
      respond(200, "OK", "application/octet-stream", text, head_only, close);
    } else {
      respond(404, "Not Found", "text/plain", "There is no such page\n", head_only, close);
    }
  }

  void respond(int status, std::string_view reason, std::string_view type, std::string_view body,
               bool head_only, bool close) {
    say(fmt::format(
        "HTTP/1.1 {} {}\r\nServer: Drawbridge lab\r\nContent-Type: {}\r\nContent-Length: {}\r\n"
        "Connection: {}\r\n\r\n{}",
        status, reason, type, body.size(), close ? "close" : "keep-alive", head_only ? "" : body));
    if (close) {
      done_ = true;
      hang_up();
    }
  }

  std::string buffer_;
  bool done_ = false;
};

/// FTP (RFC 959): the control connection only, up to the point where one is logged in.
class WebServer::FtpConnection final : public Connection {
 public:
  FtpConnection(WebServer& server, tcpip::TcpConnection& tcp) : Connection(server, tcp) {
    say("220 Inside FTP server ready.\r\n");
  }

 private:
  void take(ByteView octets) override {
    buffer_ += to_text(octets);
    for (std::size_t end = buffer_.find('\n'); end != std::string::npos && !done_; end = buffer_.find('\n')) {
      const std::string line(trim(std::string_view(buffer_).substr(0, end)));
      buffer_.erase(0, end + 1);
      command(line);
    }
    if (buffer_.size() > longest_line) quit("500 Line too long.\r\n");
  }
  void command(std::string_view line) {
    const std::size_t space = line.find(' ');
    const std::string verb = lower(line.substr(0, space));
    const std::string_view argument = space == std::string_view::npos ? "" : trim(line.substr(space + 1));
    if (verb == "quit") return quit("221 Goodbye.\r\n");
    if (verb == "user") {
      user_ = argument;
      in_ = false;
      return say(fmt::format("331 Password required for {}.\r\n", user_));
    }
    if (verb == "pass") {
      in_ = may_enter(user_, argument);
      return say(in_ ? fmt::format("230 User {} logged in.\r\n", user_) : "530 Login incorrect.\r\n");
    }
    if (verb == "noop") return say("200 NOOP command successful.\r\n");
    if (!in_) return say("530 Please login with USER and PASS.\r\n");
    if (verb == "pwd") return say("257 \"/\" is the current directory.\r\n");
    if (verb == "syst") return say("215 UNIX Type: L8\r\n");
    if (verb == "type") return say(fmt::format("200 Type set to {}.\r\n", argument));
    say("502 Command not implemented.\r\n");
  }
  void quit(std::string_view text) {
    done_ = true;
    say(text);
    hang_up();
  }

  std::string buffer_;
  std::string user_;
  bool in_ = false;
  bool done_ = false;
};

/// Telnet (RFC 854) without options: what a client negotiates is passed over.
class WebServer::TelnetConnection final : public Connection {
 public:
  TelnetConnection(WebServer& server, tcpip::TcpConnection& tcp) : Connection(server, tcp) {
    say("Inside Telnet server\r\n\r\nlogin: ");
  }

 private:
  enum class Step : std::uint8_t { user, password, shell };

  void take(ByteView octets) override {
    for (const std::uint8_t octet : octets) {
      if (done_) return;
      if (!is_text(octet)) continue;
      if (octet == '\n') {
        line(std::exchange(buffer_, {}));
      } else if (octet != '\r' && octet != 0 && buffer_.size() < longest_line) {
        buffer_ += static_cast<char>(octet);
      }
    }
  }
  /// Follows IAC sequences: IAC verb option, IAC SB ... IAC SE, IAC command.
  bool is_text(std::uint8_t octet) {
    constexpr std::uint8_t iac = 255, sb = 250, se = 240, will = 251, dont = 254;
    switch (telnet_) {
      case Telnet::text:
        if (octet == iac) telnet_ = Telnet::command;
        return octet != iac;
      case Telnet::command:
        if (octet == sb) {
          telnet_ = Telnet::sub;
        } else {
          telnet_ = octet >= will && octet <= dont ? Telnet::option : Telnet::text;
        }
        return false;
      case Telnet::option:
        telnet_ = Telnet::text;
        return false;
      case Telnet::sub:
        if (octet == iac) telnet_ = Telnet::sub_command;
        return false;
      case Telnet::sub_command:
        telnet_ = octet == se ? Telnet::text : Telnet::sub;
        return false;
    }
    return false;
  }
  void line(const std::string& typed) {
    switch (step_) {
      case Step::user:
        user_ = typed;
        step_ = Step::password;
        return say("Password: ");
      case Step::password:
        if (may_enter(user_, typed)) {
          step_ = Step::shell;
          return say("\r\ninside> ");
        }
        if (++failures_ == 3) return quit("\r\nLogin incorrect\r\n");
        step_ = Step::user;
        return say("\r\nLogin incorrect\r\nlogin: ");
      case Step::shell:
        return command(trim(typed));
    }
  }
  void command(std::string_view typed) {
    if (typed == "exit" || typed == "quit" || typed == "logout") return quit("Connection closed\r\n");
    if (typed == "who") {
      say(fmt::format("{} from {}\r\n", user_, client().address.to_string()));
    } else if (typed.starts_with("echo ")) {
      say(fmt::format("{}\r\n", typed.substr(5)));
    } else if (!typed.empty()) {
      say("Commands: who, echo TEXT, exit\r\n");
    }
    say("inside> ");
  }
  void quit(std::string_view text) {
    done_ = true;
    say(text);
    hang_up();
  }

  enum class Telnet : std::uint8_t { text, command, option, sub, sub_command };
  Telnet telnet_ = Telnet::text;
  Step step_ = Step::user;
  std::string buffer_;
  std::string user_;
  int failures_ = 0;
  bool done_ = false;
};

template <typename Kind>
void WebServer::serve(std::uint16_t port) {
  host_.listen(port, [this](tcpip::TcpConnection& connection) -> std::unique_ptr<tcpip::TcpHandler> {
    return std::make_unique<Kind>(*this, connection);
  });
}

namespace {

constexpr std::uint16_t ftp_port = 21;
constexpr std::uint16_t telnet_port = 23;
constexpr std::uint16_t http_port = 80;

}  // namespace

WebServer::WebServer(tcpip::Host& host, WebServerOptions options)
    : host_(host), options_(std::move(options)) {
  serve<FtpConnection>(ftp_port);
  serve<TelnetConnection>(telnet_port);
  serve<HttpConnection>(http_port);
}

WebServer::~WebServer() {
  for (const std::uint16_t port : {ftp_port, telnet_port, http_port}) host_.stop_listening(port);
  for (Connection* connection : std::exchange(connections_, {})) connection->abandon();
}

std::string WebServer::page(const Endpoint& client, std::string_view agent) const {
  return fmt::format(
      "<!DOCTYPE html>\n"
      "<html lang=\"en\">\n"
      "<head><meta charset=\"utf-8\"><title>{0}</title></head>\n"
      "<body>\n"
      "<h1>{0}</h1>\n"
      "<p>{1}</p>\n"
      "<p>Served to {2} by {3}.</p>\n"
      "<p>Asked by {4}.</p>\n"
      "</body>\n"
      "</html>\n",
      escape_html(options_.title), escape_html(options_.text), client.address.to_string(),
      host_.address().to_string(), agent.empty() ? "an unnamed client" : escape_html(agent));
}

}  // namespace drawbridge::lab
