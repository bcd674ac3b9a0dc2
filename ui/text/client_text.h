// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of the client: states, ends with their numbers, and what people can try (ui.md 9, client.md
// 4.1 and 11.1). The core speaks codes.
#pragma once

#include <QString>
#include <QStringList>

#include "client/auto_initiation.h"
#include "client/profile_store.h"
#include "client/status.h"

namespace drawbridge::ui {

/// The status sentence; `server` is the gateway's address, `entry` the connection entry's name.
[[nodiscard]] QString text(client::State state, const QString& server, const QString& entry);
/// The sentence of a reason without its number.
[[nodiscard]] QString text(client::Reason reason);
/// "Reason 412: The remote peer is no longer responding."; empty for Reason::none.
[[nodiscard]] QString reasonLine(client::Reason reason);
/// The same with what is wrong with the gateway's certificate, where that is why, and with what the service
/// says beyond it: which other connection, which program.
[[nodiscard]] QString endText(const client::Ended& ended);
[[nodiscard]] QString text(const client::EndDetail& detail);
[[nodiscard]] QString text(const client::AutoProblem& problem);
/// Concrete acts for people, at least one for each reason.
[[nodiscard]] QStringList hints(const client::Ended& ended);
[[nodiscard]] QString text(client::AuthType type);
/// "IPSec", "IPSec/UDP", "IPSec/TCP 10000", as the classic list shows it.
[[nodiscard]] QString transportText(const client::Profile& profile);
/// "Group", "Certificate", "Security policy (1.1)".
[[nodiscard]] QString authenticationText(const client::Profile& profile);
[[nodiscard]] QString text(const client::NameProblem& problem);
[[nodiscard]] QString text(const client::PcfError& error);
[[nodiscard]] QString text(const client::StoreError& error);
/// "This connection uses DES. It is kept for old gateways ..."; empty if nothing weak is offered.
[[nodiscard]] QString weakText(const client::Profile& profile);
/// "0 day(s), 00:01.30": days, and hours, minutes and seconds (client.md 10.3).
[[nodiscard]] QString durationText(Duration duration);
/// Place of a state among the seven steps of a connection, 1 to 7; 0 outside them.
[[nodiscard]] int stepOf(client::State state);
inline constexpr int connectionSteps = 7;
/// The state that stands for a step of the history.
[[nodiscard]] client::State stateOfStep(int step);

}  // namespace drawbridge::ui
