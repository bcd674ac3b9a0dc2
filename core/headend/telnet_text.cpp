// SPDX-License-Identifier: GPL-3.0-or-later
#include "headend/telnet_text.h"

namespace drawbridge::headend {

std::string TelnetText::take(ByteView octets) {
  std::string text;
  for (const std::uint8_t octet : octets) {
    switch (step_) {
      case Step::text: {
        if (octet == telnet::iac) {
          step_ = Step::command;
          break;
        }
        const bool ends_line = after_cr_ && (octet == '\n' || octet == 0);
        after_cr_ = octet == '\r';
        if (ends_line || octet == 0) break;
        text += octet == '\r' ? '\n' : static_cast<char>(octet);
        break;
      }
      case Step::command:
        step_ = Step::text;
        if (octet == telnet::iac) {
          text += static_cast<char>(octet);
        } else if (octet == telnet::sb) {
          step_ = Step::sub;
        } else if (octet >= telnet::will) {
          verb_ = octet;
          step_ = Step::option;
        }
        break;
      case Step::option:
        if (wishes_.size() < kMostWishes) wishes_.push_back({verb_, octet});
        step_ = Step::text;
        break;
      case Step::sub:
        if (octet == telnet::iac) step_ = Step::sub_command;
        break;
      case Step::sub_command:
        step_ = octet == telnet::se ? Step::text : Step::sub;
        break;
    }
  }
  return text;
}

std::string telnet_wish(std::uint8_t verb, std::uint8_t option) {
  return {static_cast<char>(telnet::iac), static_cast<char>(verb), static_cast<char>(option)};
}

}  // namespace drawbridge::headend
