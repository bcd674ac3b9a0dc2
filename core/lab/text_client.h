// SPDX-License-Identifier: GPL-3.0-or-later
// A person at a terminal who speaks Telnet or FTP to some server: what came, what was typed. Telnet's
// negotiation is answered as a plain terminal does: it lets the server echo and suppress go-ahead, and
// nothing else.
#pragma once

#include <string>
#include <string_view>

#include "base/ip.h"
#include "tcpip/host.h"

namespace drawbridge::lab {

class TextClient final : public tcpip::TcpHandler {
 public:
  /// Begins at once. `host` must outlive the object.
  TextClient(tcpip::Host& host, const Endpoint& to);
  ~TextClient() override;
  TextClient(const TextClient&) = delete;
  TextClient& operator=(const TextClient&) = delete;

  /// Sends a line with CR LF; characters show in text() if nobody else echoes them.
  void type(std::string_view line);
  void close();

  /// The screen: what came and what was typed, line ends as LF.
  [[nodiscard]] const std::string& text() const { return text_; }
  /// The server has said so last.
  [[nodiscard]] bool ends_with(std::string_view words) const { return text_.ends_with(words); }
  [[nodiscard]] bool is_connected() const { return was_connected_; }
  [[nodiscard]] bool is_closed() const { return connection_ == nullptr; }
  [[nodiscard]] tcpip::CloseReason reason() const { return reason_; }
  [[nodiscard]] const Endpoint& local() const { return local_; }

  void connected(tcpip::TcpConnection& connection) override;
  void received(tcpip::TcpConnection& connection, ByteView octets) override;
  void closed(tcpip::TcpConnection& connection, tcpip::CloseReason reason) override;

 private:
  enum class Step : std::uint8_t { text, command, option };

  void negotiate(std::uint8_t verb, std::uint8_t option);

  tcpip::TcpConnection* connection_ = nullptr;
  Endpoint local_;
  std::string text_;
  Step step_ = Step::text;
  std::uint8_t verb_ = 0;
  bool server_echoes_ = false;
  bool was_connected_ = false;
  tcpip::CloseReason reason_ = tcpip::CloseReason::finished;
};

}  // namespace drawbridge::lab
