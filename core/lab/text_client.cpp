// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/text_client.h"

#include <fmt/format.h>

#include <utility>

namespace drawbridge::lab {

namespace {

constexpr std::uint8_t kWill = 251, kWont = 252, kDo = 253, kDont = 254, kIac = 255;
constexpr std::uint8_t kEcho = 1, kSuppressGoAhead = 3;

}  // namespace

TextClient::TextClient(tcpip::Host& host, const Endpoint& to) {
  connection_ = host.connect(to, *this);
  if (connection_ != nullptr) local_ = connection_->local();
}

TextClient::~TextClient() {
  if (connection_ != nullptr) connection_->abort();
}

void TextClient::type(std::string_view line) {
  if (connection_ == nullptr) return;
  if (!server_echoes_) text_ += fmt::format("{}\n", line);
  connection_->send(as_bytes(fmt::format("{}\r\n", line)));
}

void TextClient::close() {
  if (connection_ != nullptr) connection_->close();
}

void TextClient::connected(tcpip::TcpConnection&) {
  was_connected_ = true;
}

void TextClient::received(tcpip::TcpConnection&, ByteView octets) {
  for (const std::uint8_t octet : octets) {
    switch (step_) {
      case Step::text:
        if (octet == kIac) {
          step_ = Step::command;
        } else if (octet != '\r' && octet != 0) {
          text_ += static_cast<char>(octet);
        }
        break;
      case Step::command:
        verb_ = octet;
        step_ = octet >= kWill && octet <= kDont ? Step::option : Step::text;
        break;
      case Step::option:
        negotiate(verb_, octet);
        step_ = Step::text;
        break;
    }
  }
}

void TextClient::negotiate(std::uint8_t verb, std::uint8_t option) {
  if (connection_ == nullptr) return;
  const auto answer = [&](std::uint8_t word) {
    const std::uint8_t wish[] = {kIac, word, option};
    connection_->send(wish);
  };
  const bool welcome = option == kEcho || option == kSuppressGoAhead;
  if (verb == kWill) {
    if (option == kEcho) server_echoes_ = true;
    answer(welcome ? kDo : kDont);
  } else if (verb == kWont && option == kEcho) {
    if (std::exchange(server_echoes_, false)) answer(kDont);
  } else if (verb == kDo) {
    answer(kWont);
  }
}

void TextClient::closed(tcpip::TcpConnection&, tcpip::CloseReason reason) {
  connection_ = nullptr;
  reason_ = reason;
}

}  // namespace drawbridge::lab
