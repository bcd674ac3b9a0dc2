// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/throughput.h"

#include <QCoreApplication>
#include <QLocale>

namespace drawbridge::ui {

namespace {

// Snapshots also come at changes of sessions: too short a span would show a peak that never was.
constexpr Duration shortest = Milliseconds{500};

}  // namespace

bool Throughput::take(const ipc::HeadendSnapshot& snapshot) {
  const bool goesOn = at_ && snapshot.uptime >= *at_ && snapshot.bytes_to_clients >= toClients_ &&
                      snapshot.bytes_from_clients >= fromClients_;
  if (goesOn && snapshot.uptime - *at_ < shortest) return false;
  if (goesOn) {
    const double seconds = std::chrono::duration<double>(snapshot.uptime - *at_).count();
    if (samples_.size() == capacity) samples_.pop_front();
    samples_.push_back({static_cast<double>(snapshot.bytes_to_clients - toClients_) / seconds,
                        static_cast<double>(snapshot.bytes_from_clients - fromClients_) / seconds});
  } else {
    samples_.clear();
  }
  at_ = snapshot.uptime;
  toClients_ = snapshot.bytes_to_clients;
  fromClients_ = snapshot.bytes_from_clients;
  return goesOn;
}

void Throughput::clear() {
  samples_.clear();
  at_.reset();
}

QString rateText(double octetsPerSecond) {
  const double bits = octetsPerSecond * 8;
  const QLocale locale;
  if (bits < 1000)
    return QCoreApplication::translate("drawbridge::ui::Rate", "%1 b/s").arg(locale.toString(bits, 'f', 0));
  if (bits < 1e6)
    return QCoreApplication::translate("drawbridge::ui::Rate", "%1 kb/s")
        .arg(locale.toString(bits / 1e3, 'f', bits < 1e5 ? 1 : 0));
  return QCoreApplication::translate("drawbridge::ui::Rate", "%1 Mb/s")
      .arg(locale.toString(bits / 1e6, 'f', 1));
}

}  // namespace drawbridge::ui
