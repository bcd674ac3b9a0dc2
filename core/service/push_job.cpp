// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/push_job.h"

#include <algorithm>

namespace drawbridge::service {

namespace {

void apply(TimePoint now, headend::Headend& headend, const pix::Script& script) {
  pix::EditContext context;
  for (const pix::Step& step : script.steps) (void)headend.configure(now, step.command, context);
}

}  // namespace

bool PushJob::run(TimePoint now, headend::Headend& headend) {
  const pix::Config before = headend.device().running();
  pix::EditContext context;
  for (std::size_t i = 0; i < push_.commands.size(); ++i) {
    const pix::LineResult result = headend.configure(now, push_.commands[i], context);
    tell_(ipc::PushProgress{push_.id, i, result.ok(), result.device_text});
    if (result.ok()) {
      ++accepted_;
      continue;
    }
    refused_command_ = push_.commands[i];
    device_text_ = result.device_text;
    if (push_.stop_and_undo_on_error) {
      apply(now, headend, pix::diff(headend.device().running(), before));
      tell_state(ipc::PushOutcome::refused_and_undone);
      return false;
    }
  }
  // Taken now, so that what the console changes later is left alone by an undo.
  way_back_ = pix::diff(headend.device().running(), before);
  if (push_.confirm_within > Duration::zero()) {
    deadline_ = now + push_.confirm_within;
    next_tick_ = now + Seconds{1};
  }
  tell_state(refused_command_.empty() ? ipc::PushOutcome::applied : ipc::PushOutcome::refused,
             push_.confirm_within);
  return true;
}

void PushJob::confirm() {
  deadline_.reset();
  tell_state(ipc::PushOutcome::confirmed);
}

void PushJob::undo(TimePoint now, headend::Headend& headend, ipc::PushOutcome outcome) {
  deadline_.reset();
  apply(now, headend, way_back_);
  tell_state(outcome);
}

bool PushJob::tick(TimePoint now) {
  if (!deadline_) return false;
  if (now >= *deadline_) return true;
  if (now >= next_tick_) {
    next_tick_ += Seconds{1};
    tell_state(ipc::PushOutcome::applied, *deadline_ - now);
  }
  return false;
}

std::optional<TimePoint> PushJob::next_timeout() const {
  if (!deadline_) return std::nullopt;
  return std::min(*deadline_, next_tick_);
}

void PushJob::tell_state(ipc::PushOutcome outcome, Duration remaining) {
  tell_(ipc::PushState{push_.id, outcome, accepted_, remaining, refused_command_, device_text_});
}

}  // namespace drawbridge::service
