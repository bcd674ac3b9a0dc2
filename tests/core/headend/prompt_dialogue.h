// SPDX-License-Identifier: GPL-3.0-or-later
// For the tests of the login dialogues.
#pragma once

#include <QString>

#include "headend/prompt_dialogue.h"

namespace drawbridge::testing {

/// What the user sees since the last call; Telnet's negotiation in words.
inline QString said(headend::LoginDialogue& dialogue) {
  QString text;
  const Bytes octets = dialogue.take_output();
  for (std::size_t i = 0; i < octets.size(); ++i) {
    constexpr std::uint8_t iac = 255, will = 251;
    if (octets[i] == iac && i + 2 < octets.size()) {
      text += QString("<%1 %2>").arg(octets[i + 1] == will ? "WILL" : "WONT").arg(octets[i + 2]);
      i += 2;
    } else {
      text += QChar(octets[i]);
    }
  }
  return text;
}

inline QString replayed(headend::LoginDialogue& dialogue) {
  return QString::fromStdString(to_text(dialogue.take_replay()));
}

inline void send(headend::LoginDialogue& dialogue, std::string_view text) {
  dialogue.receive(as_bytes(text));
}

/// "name/password", or "" while nothing is asked.
inline QString asked(headend::LoginDialogue& dialogue) {
  const auto credentials = dialogue.take_credentials();
  if (!credentials) return {};
  return QString::fromStdString(credentials->user + "/" + credentials->password.reveal_text());
}

}  // namespace drawbridge::testing
