// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/http_client.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

#include "base/base64.h"
#include "base/text.h"

namespace drawbridge::lab {

namespace {

constexpr std::size_t most_octets = 16U << 20;
constexpr std::string_view head_end = "\r\n\r\n";

template <typename Number>
std::optional<Number> number(std::string_view text) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Status line and headers, without the empty line; nothing if they are not HTTP/1.
std::optional<HttpResponse> parse_head(std::string_view head) {
  HttpResponse response;
  const std::size_t line_end = head.find("\r\n");
  response.status_line = head.substr(0, line_end);
  const std::string_view line = response.status_line;
  constexpr std::size_t status_at = 9;  // behind "HTTP/1.x "
  if (!line.starts_with("HTTP/1.") || line.size() < status_at + 3 || line[status_at - 1] != ' ')
    return std::nullopt;
  const auto status = number<int>(line.substr(status_at, 3));
  if (!status || *status < 100) return std::nullopt;
  response.status = *status;
  std::string_view rest = line_end == std::string_view::npos ? std::string_view{} : head.substr(line_end + 2);
  while (!rest.empty()) {
    const std::size_t end = rest.find("\r\n");
    const std::string_view header = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 2);
    const std::size_t colon = header.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    std::string_view value = header.substr(colon + 1);
    while (value.starts_with(' ')) value.remove_prefix(1);
    response.headers.emplace_back(header.substr(0, colon), value);
  }
  return response;
}

}  // namespace

std::string_view HttpResponse::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_name(key, name)) return value;
  }
  return {};
}

std::string HttpResponse::realm() const {
  constexpr std::string_view begin = "Basic realm=\"";
  std::string_view value = header("WWW-Authenticate");
  if (!value.starts_with(begin)) return {};
  value.remove_prefix(begin.size());
  std::string text;
  for (std::size_t i = 0; i < value.size() && value[i] != '"'; ++i) {
    if (value[i] == '\\' && i + 1 < value.size()) ++i;
    text += value[i];
  }
  return text;
}

std::optional<HttpRequest> parse_url(std::string_view url) {
  constexpr std::string_view scheme = "http://";
  if (url.starts_with(scheme)) url.remove_prefix(scheme.size());
  const std::size_t slash = url.find('/');
  const std::string_view authority = url.substr(0, slash);
  HttpRequest request;
  if (slash != std::string_view::npos) request.path = url.substr(slash);
  const std::size_t colon = authority.find(':');
  const auto address = Ipv4Address::parse(authority.substr(0, colon));
  if (!address) return std::nullopt;
  request.to = {*address, 80};
  if (colon != std::string_view::npos) {
    const auto port = number<std::uint16_t>(authority.substr(colon + 1));
    if (!port || *port == 0) return std::nullopt;
    request.to.port = *port;
  }
  const bool clean = std::none_of(request.path.begin(), request.path.end(),
                                  [](unsigned char c) { return c <= ' ' || c == 0x7F; });
  if (!clean) return std::nullopt;
  return request;
}

HttpGet::HttpGet(tcpip::Host& host, HttpRequest request, Duration timeout)
    : request_(std::move(request)), deadline_(host.now() + timeout) {
  connection_ = host.connect(request_.to, *this);
  if (connection_ == nullptr) result_ = failure(HttpError::no_address);
}

HttpGet::~HttpGet() {
  if (connection_ != nullptr) connection_->abort();
}

void HttpGet::connected(tcpip::TcpConnection& connection) {
  const std::string host = request_.host.empty() ? request_.to.address.to_string() : request_.host;
  std::string authorization;
  if (!request_.user.empty() || !request_.password.empty()) {
    const std::string both = request_.user + ":" + request_.password.reveal_text();
    authorization = fmt::format("Authorization: Basic {}\r\n", base64_encode(as_bytes(both)));
  }
  const std::string text =
      fmt::format("GET {} HTTP/1.1\r\nHost: {}\r\nUser-Agent: Drawbridge/{}\r\n{}Connection: close\r\n\r\n",
                  request_.path, host, DRAWBRIDGE_VERSION, authorization);
  sent_ += text.size();
  connection.send(as_bytes(text));
}

void HttpGet::received(tcpip::TcpConnection&, ByteView octets) {
  received_ += octets.size();
  if (is_done()) return;
  if (buffer_.size() + octets.size() > most_octets) return finish(failure(HttpError::too_large));
  buffer_ += to_text(octets);
  examine(false);
}

void HttpGet::peer_finished(tcpip::TcpConnection& connection) {
  if (!is_done()) examine(true);
  connection.close();
}

void HttpGet::closed(tcpip::TcpConnection&, tcpip::CloseReason reason) {
  connection_ = nullptr;
  if (is_done()) return;
  switch (reason) {
    case tcpip::CloseReason::refused:
      return finish(failure(HttpError::refused));
    case tcpip::CloseReason::timed_out:
      return finish(failure(HttpError::timeout));
    case tcpip::CloseReason::aborted:
      return finish(failure(HttpError::no_address));
    case tcpip::CloseReason::reset:
      return finish(failure(HttpError::reset));
    case tcpip::CloseReason::finished:
      return finish(failure(HttpError::malformed));
  }
}

void HttpGet::examine(bool at_end) {
  const std::size_t end = buffer_.find(head_end);
  if (end == std::string::npos) {
    if (at_end) finish(failure(HttpError::malformed));
    return;
  }
  auto response = parse_head(std::string_view(buffer_).substr(0, end));
  if (!response) return finish(failure(HttpError::malformed));
  std::string body = buffer_.substr(end + head_end.size());
  const std::string_view length = response->header("Content-Length");
  if (!response->header("Transfer-Encoding").empty()) return finish(failure(HttpError::malformed));
  if (length.empty()) {
    if (!at_end) return;
  } else {
    const auto size = number<std::size_t>(length);
    if (!size) return finish(failure(HttpError::malformed));
    if (*size > most_octets) return finish(failure(HttpError::too_large));
    if (body.size() < *size) {
      if (at_end) finish(failure(HttpError::malformed));
      return;
    }
    body.resize(*size);
  }
  response->body = std::move(body);
  finish(std::move(*response));
}

void HttpGet::finish(Result<HttpResponse, HttpError> result) {
  result_ = std::move(result);
  buffer_.clear();
  if (connection_ != nullptr) connection_->close();
}

void HttpGet::handle_timeout(TimePoint now) {
  if (is_done() || now < deadline_) return;
  if (connection_ != nullptr) std::exchange(connection_, nullptr)->abort();
  result_ = failure(HttpError::timeout);
}

std::optional<TimePoint> HttpGet::next_timeout() const {
  if (is_done()) return std::nullopt;
  return deadline_;
}

}  // namespace drawbridge::lab
