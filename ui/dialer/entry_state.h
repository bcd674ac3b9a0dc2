// SPDX-License-Identifier: GPL-3.0-or-later
// How an entry's connection stands, as the list, the card, simple mode and the tray show it.
#pragma once

#include "ui/bridge/client_session.h"
#include "ui/widgets/lock_badge.h"

namespace drawbridge::ui {

[[nodiscard]] LockState lockOf(const EntryState& one);
/// Of all of them together: up only if every connection is.
[[nodiscard]] LockState lockOf(const ClientSession& session);
/// "Connected", "Connecting", "Waiting for the keyring...", "Connecting again", "Reconnecting in 20 s",
/// "Disconnecting", or why it ended: "Reason 412: ..."; empty for an entry that is not connected.
[[nodiscard]] QString stateWords(const EntryState& one);

/// What a connection in the making waits for or does, in a sentence: "Contacting the gateway at ...".
[[nodiscard]] QString stepWords(const EntryState& one);

}  // namespace drawbridge::ui
