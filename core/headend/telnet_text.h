// SPDX-License-Identifier: GPL-3.0-or-later
// The text within a Telnet stream (RFC 854): commands and negotiation are taken out, line ends become LF.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace drawbridge::headend {

namespace telnet {
inline constexpr std::uint8_t se = 240, sb = 250, will = 251, wont = 252, do_ = 253, dont = 254, iac = 255;
inline constexpr std::uint8_t echo = 1, suppress_go_ahead = 3;
}  // namespace telnet

class TelnetText {
 public:
  struct Wish {
    std::uint8_t verb = 0;  ///< will, wont, do_ or dont
    std::uint8_t option = 0;
  };

  /// The characters among these octets. CR NUL, CR LF and a lone CR are one LF.
  [[nodiscard]] std::string take(ByteView octets);
  /// What the other side has negotiated since the last call, at most kMostWishes.
  [[nodiscard]] std::vector<Wish> take_wishes() { return std::exchange(wishes_, {}); }

  static constexpr std::size_t kMostWishes = 64;

 private:
  enum class Step : std::uint8_t { text, command, option, sub, sub_command };
  Step step_ = Step::text;
  std::uint8_t verb_ = 0;
  bool after_cr_ = false;
  std::vector<Wish> wishes_;
};

/// IAC VERB OPTION.
[[nodiscard]] std::string telnet_wish(std::uint8_t verb, std::uint8_t option);

}  // namespace drawbridge::headend
