// SPDX-License-Identifier: GPL-3.0-or-later
// The inside server of the lab: HTTP on 80, and enough FTP (21) and Telnet (23) to log in and be counted.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "base/ip.h"
#include "base/secret.h"
#include "tcpip/host.h"

namespace drawbridge::lab {

struct WebServerOptions {
  std::string title = "Inside web server";
  /// A sentence of the page that a user or a test may change.
  std::string text = "You have reached the inside network.";
  /// For Telnet and FTP.
  std::string user = "cisco_customer";
  Secret password = Secret(std::string_view("cisco"));
  /// Octets of the document at /large.
  std::size_t large_size = 1 << 20;
};

/// One request as the server saw it.
struct WebRequest {
  TimePoint at;
  Endpoint from;
  std::string method;
  std::string path;
  std::string user_agent;
};

class WebServer {
 public:
  /// `host` must outlive the server.
  WebServer(tcpip::Host& host, WebServerOptions options = {});
  ~WebServer();
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;

  [[nodiscard]] WebServerOptions& options() { return options_; }
  /// The requests answered, oldest first; the last 1000.
  [[nodiscard]] const std::deque<WebRequest>& requests() const { return requests_; }
  /// The body of the page at / as it is served to `client`, which called itself `agent`.
  [[nodiscard]] std::string page(const Endpoint& client, std::string_view agent) const;

 private:
  class Connection;
  class HttpConnection;
  class FtpConnection;
  class TelnetConnection;

  template <typename Kind>
  void serve(std::uint16_t port);

  tcpip::Host& host_;
  WebServerOptions options_;
  std::deque<WebRequest> requests_;
  std::set<Connection*> connections_;
};

}  // namespace drawbridge::lab
