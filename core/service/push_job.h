// SPDX-License-Identifier: GPL-3.0-or-later
// One push of the manager: commands sent one by one, the way back computed, and the timer that takes it
// unless the push is confirmed (ui.md 5.3).
#pragma once

#include <functional>
#include <optional>

#include "headend/headend.h"
#include "ipc/control_messages.h"

namespace drawbridge::service {

class PushJob {
 public:
  using Tell = std::function<void(ipc::Notice)>;

  PushJob(ipc::Push push, Tell tell) : push_(std::move(push)), tell_(std::move(tell)) {}

  /// Sends every command. False if it was refused (and, if wanted, undone): the job is over then.
  bool run(TimePoint now, headend::Headend& headend);
  void confirm();
  void undo(TimePoint now, headend::Headend& headend, ipc::PushOutcome outcome);
  /// Tells the time left once a second. True when the time is up: call undo(timed_out).
  [[nodiscard]] bool tick(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;
  [[nodiscard]] std::uint64_t id() const { return push_.id; }
  [[nodiscard]] bool waits_for_confirmation() const { return deadline_.has_value(); }
  [[nodiscard]] bool saves_after_confirm() const { return push_.save_after_confirm; }

 private:
  void tell_state(ipc::PushOutcome outcome, Duration remaining = {});

  ipc::Push push_;
  Tell tell_;
  pix::Script way_back_;
  std::size_t accepted_ = 0;
  std::string refused_command_, device_text_;
  std::optional<TimePoint> deadline_;
  TimePoint next_tick_{};
};

}  // namespace drawbridge::service
