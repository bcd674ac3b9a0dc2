// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to this machine that a connection should know: addresses and routes that change (rtnetlink),
// and sleep (logind's PrepareForSleep on the system bus, and the clock that goes on while the machine does
// not). Belongs to a thread with an event loop of Qt.
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <functional>
#include <memory>

#include "base/clock.h"
#include "base/descriptor.h"

namespace drawbridge::service {

class MachineWatch final : public QObject {
  Q_OBJECT

 public:
  enum class News : std::uint8_t {
    network_changed,  ///< links, addresses or routes; told once when they have settled
    awake,            ///< the machine slept
  };
  explicit MachineWatch(std::function<void(News)> tell);
  ~MachineWatch() override;

  /// Whether logind's signal is heard; without a system bus only the clocks tell of sleep.
  [[nodiscard]] bool hears_logind() const { return hears_logind_; }

 private slots:
  void prepareForSleep(bool is_beginning);

 private:
  void read_netlink();
  void look_at_clocks();

  std::function<void(News)> tell_;
  Descriptor netlink_;
  std::unique_ptr<QSocketNotifier> notifier_;
  QTimer settled_;
  QTimer clocks_;
  Duration slept_{};  ///< how far the clock that never stops is ahead of the other
  bool hears_logind_ = false;
};

}  // namespace drawbridge::service
