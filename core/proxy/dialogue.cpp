// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/dialogue.h"

#include <algorithm>
#include <charconv>

namespace drawbridge::proxy {

namespace {

constexpr std::size_t kLongestName = 253;  // RFC 1035 section 2.3.4, as text

class ForwardDialogue final : public Dialogue {
 public:
  explicit ForwardDialogue(Target target) {
    target_ = std::move(target);
    state_ = State::waiting;
  }
  void receive(ByteView octets) override { append(upstream_, octets); }
  void connected() override { state_ = State::joined; }
  void refused(Refusal) override { state_ = State::ended; }
};

}  // namespace

Dialogue::~Dialogue() = default;

std::string english_text(Refusal refusal, const Target& target) {
  const std::string where = target.host + ':' + std::to_string(target.port);
  switch (refusal) {
    case Refusal::no_tunnel:
      return "There is no VPN connection at the moment.";
    case Refusal::not_routed:
      return "The VPN connection does not lead to " + where + ".";
    case Refusal::no_such_name:
      return "The name " + target.host + " has no address.";
    case Refusal::refused:
      return where + " refused the connection.";
    case Refusal::unreachable:
      return where + " does not answer.";
    case Refusal::too_many:
      return "Too many connections go through the tunnel already.";
  }
  return {};
}

bool parse_authority(std::string_view text, std::uint16_t default_port, Target& target) {
  const std::size_t colon = text.find(':');
  const std::string_view host = text.substr(0, colon);
  std::uint16_t port = default_port;
  if (colon != std::string_view::npos) {
    const std::string_view digits = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc{} || end != digits.data() + digits.size()) return false;
  }
  if (host.empty() || host.size() > kLongestName || port == 0) return false;
  const bool all_good = std::all_of(host.begin(), host.end(), [](char c) {
    return c > ' ' && c < '\x7F' && c != '/' && c != '@' && c != '[' && c != ']' && c != '\\';
  });
  if (!all_good) return false;
  target = {std::string(host), port};
  return true;
}

std::unique_ptr<Dialogue> forward_dialogue(Target target) {
  return std::make_unique<ForwardDialogue>(std::move(target));
}

}  // namespace drawbridge::proxy
