// SPDX-License-Identifier: GPL-3.0-or-later
// One HTTP GET from a Host: status line, headers, body, or what went wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"
#include "base/result.h"
#include "base/secret.h"
#include "tcpip/host.h"

namespace drawbridge::lab {

struct HttpRequest {
  Endpoint to;
  /// The Host header; the address if empty.
  std::string host;
  std::string path = "/";
  /// HTTP Basic; both empty: none is sent.
  std::string user{};
  Secret password{};
};

struct HttpResponse {
  std::string status_line;
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  /// The value of a header, by its name in either case; empty if absent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  /// What a 401 asks for: the realm of its Basic challenge; empty if there is none.
  [[nodiscard]] std::string realm() const;
};

enum class HttpError : std::uint8_t {
  no_address,  ///< our host has none
  refused,
  reset,
  timeout,
  malformed,
  too_large,  ///< more than 16 MiB
};

/// "http://10.89.129.131/path" or "10.89.129.131:80/path", host as a dotted address; nothing for anything
/// else.
[[nodiscard]] std::optional<HttpRequest> parse_url(std::string_view url);

class HttpGet final : public tcpip::TcpHandler {
 public:
  /// Begins at once. `host` must outlive the object; the whole exchange has `timeout`.
  HttpGet(tcpip::Host& host, HttpRequest request, Duration timeout = Seconds(30));
  ~HttpGet() override;
  HttpGet(const HttpGet&) = delete;
  HttpGet& operator=(const HttpGet&) = delete;

  [[nodiscard]] bool is_done() const { return result_.has_value(); }
  /// Only when is_done().
  [[nodiscard]] const Result<HttpResponse, HttpError>& result() const { return *result_; }
  void handle_timeout(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;
  /// Octets of TCP payload, both directions.
  [[nodiscard]] std::uint64_t bytes_sent() const { return sent_; }
  [[nodiscard]] std::uint64_t bytes_received() const { return received_; }

  void connected(tcpip::TcpConnection& connection) override;
  void received(tcpip::TcpConnection& connection, ByteView octets) override;
  void peer_finished(tcpip::TcpConnection& connection) override;
  void closed(tcpip::TcpConnection& connection, tcpip::CloseReason reason) override;

 private:
  void finish(Result<HttpResponse, HttpError> result);
  /// Sets the result if the response is complete; `at_end` when the server has closed.
  void examine(bool at_end);

  HttpRequest request_;
  tcpip::TcpConnection* connection_ = nullptr;
  TimePoint deadline_;
  std::string buffer_;
  std::optional<Result<HttpResponse, HttpError>> result_;
  std::uint64_t sent_ = 0;
  std::uint64_t received_ = 0;
};

}  // namespace drawbridge::lab
