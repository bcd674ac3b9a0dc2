// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/entry_state.h"

#include <QCoreApplication>

#include "ui/text/client_text.h"

namespace drawbridge::ui {

namespace {
struct Words {
  Q_DECLARE_TR_FUNCTIONS(drawbridge::ui::EntryState)
};
}  // namespace

LockState lockOf(const EntryState& one) {
  if (one.isUp()) return LockState::Up;
  if (one.isBusy()) return LockState::Connecting;
  return one.hasFailed() ? LockState::Failed : LockState::Idle;
}

LockState lockOf(const ClientSession& session) {
  const auto busy = session.busy().size();
  if (busy == 0) return lockOf(session.latest());
  return session.up().size() == busy ? LockState::Up : LockState::Connecting;
}

QString stateWords(const EntryState& one) {
  using client::State;
  if (one.isUp()) return Words::tr("Connected");
  if (one.waitsForKeyring || one.isWaiting()) return stepWords(one);
  if (one.state.state == State::disconnecting) return Words::tr("Disconnecting");
  if (one.isBusy()) return one.isAgain ? Words::tr("Connecting again") : Words::tr("Connecting");
  if (!one.hasFailed()) return {};
  const QString why = endText(*one.end);
  return why.isEmpty() ? Words::tr("Ended") : why;
}

QString stepWords(const EntryState& one) {
  if (one.waitsForKeyring) return Words::tr("Waiting for the keyring...");
  if (one.isWaiting()) {
    const qint64 left = (one.nextAttempt.remainingTime() + 999) / 1000;
    return left > 0 ? Words::tr("Reconnecting in %1 s").arg(left) : Words::tr("Waiting to reconnect");
  }
  return text(one.state.state, QString::fromStdString(one.state.server), one.entry);
}

}  // namespace drawbridge::ui
