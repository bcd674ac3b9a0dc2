// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/machine_watch.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <QDBusConnection>
#include <array>
#include <cerrno>
#include <ctime>

namespace drawbridge::service {

namespace {

constexpr std::chrono::milliseconds kSettleTime{1000};
constexpr std::chrono::milliseconds kLookAtClocks{5000};
constexpr Duration kSleepWorthTelling = Seconds{5};

Duration read_clock(clockid_t which) {
  timespec time{};
  clock_gettime(which, &time);
  return std::chrono::duration_cast<Duration>(Seconds{time.tv_sec}) + Duration{time.tv_nsec / 1000};
}

/// CLOCK_BOOTTIME counts sleep, CLOCK_MONOTONIC does not.
Duration time_slept() {
  return read_clock(CLOCK_BOOTTIME) - read_clock(CLOCK_MONOTONIC);
}

}  // namespace

MachineWatch::MachineWatch(std::function<void(News)> tell) : tell_(std::move(tell)), slept_(time_slept()) {
  settled_.setSingleShot(true);
  connect(&settled_, &QTimer::timeout, this, [this] { tell_(News::network_changed); });
  netlink_ = Descriptor(socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_ROUTE));
  sockaddr_nl address{};
  address.nl_family = AF_NETLINK;
  address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV4_ROUTE;
  if (netlink_.valid() &&
      bind(netlink_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    notifier_ = std::make_unique<QSocketNotifier>(netlink_.get(), QSocketNotifier::Read);
    connect(notifier_.get(), &QSocketNotifier::activated, this, [this] { read_netlink(); });
  }
  QDBusConnection bus = QDBusConnection::systemBus();
  hears_logind_ =
      bus.isConnected() && bus.connect(QString(), QStringLiteral("/org/freedesktop/login1"),
                                       QStringLiteral("org.freedesktop.login1.Manager"),
                                       QStringLiteral("PrepareForSleep"), this, SLOT(prepareForSleep(bool)));
  connect(&clocks_, &QTimer::timeout, this, [this] { look_at_clocks(); });
  clocks_.start(kLookAtClocks);
}

MachineWatch::~MachineWatch() = default;

void MachineWatch::read_netlink() {
  // What it says is looked up anew by whoever wants to know; here only that it said something.
  std::array<char, 16384> buffer;
  bool any = false;
  for (;;) {
    const ssize_t got = recv(netlink_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got < 0 && errno == EINTR) continue;
    // ENOBUFS: more happened than there was room for.
    if (got > 0 || (got < 0 && errno == ENOBUFS)) any = true;
    if (got <= 0) break;
  }
  if (any) settled_.start(kSettleTime);
}

void MachineWatch::prepareForSleep(bool is_beginning) {
  if (is_beginning) return;
  slept_ = time_slept();
  tell_(News::awake);
}

void MachineWatch::look_at_clocks() {
  const Duration now = time_slept();
  const bool has_slept = now - slept_ > kSleepWorthTelling;
  slept_ = now;
  if (has_slept) tell_(News::awake);
}

}  // namespace drawbridge::service
