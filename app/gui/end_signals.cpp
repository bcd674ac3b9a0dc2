// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/end_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <csignal>

namespace drawbridge::gui {

namespace {

constexpr int caught[] = {SIGTERM, SIGINT, SIGHUP};
int pipeEnds[2] = {-1, -1};

// Runs between any two instructions: only what is async-signal-safe.
void tell(int) {
  const char octet = 1;
  const ssize_t written = ::write(pipeEnds[1], &octet, 1);
  static_cast<void>(written);
}

}  // namespace

EndSignals::EndSignals(QObject* parent) : QObject(parent) {
  if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0) return;
  notifier_ = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
  connect(notifier_, &QSocketNotifier::activated, this, [this] {
    notifier_->setEnabled(false);
    emit endWanted();
  });
  struct sigaction action {};
  action.sa_handler = tell;
  sigemptyset(&action.sa_mask);
  // Back to the default after the first: who sends it again does not want to wait.
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  for (const int each : caught) ::sigaction(each, &action, nullptr);
}

EndSignals::~EndSignals() {
  for (const int each : caught) ::signal(each, SIG_DFL);
  for (int& end : pipeEnds) {
    if (end >= 0) ::close(end);
    end = -1;
  }
}

}  // namespace drawbridge::gui
