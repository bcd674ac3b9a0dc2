// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/bridge.h"

namespace drawbridge::ui {

Bridge::Bridge(ipc::ServiceLink& link) : link_(link), client_(link), headend_(link) {
  link_.set_receiver([this](const ipc::Notice& notice) {
    if (client_.receive(notice)) return;
    if (const auto* state = std::get_if<ipc::HeadendState>(&notice)) state_ = *state;
    if (const auto* running = std::get_if<ipc::RunningConfig>(&notice)) running_ = *running;
    if (const auto* snapshot = std::get_if<ipc::HeadendSnapshot>(&notice)) snapshot_ = *snapshot;
    if (managesOwn()) headend_.receive(notice);
  });
}

Bridge::~Bridge() {
  link_.set_receiver({});
  if (other_) other_->set_receiver([](const ipc::Notice&) {});
}

void Bridge::manage(std::unique_ptr<ipc::ServiceLink> link) {
  const std::unique_ptr<ipc::ServiceLink> before = std::exchange(other_, std::move(link));
  headend_.manage(*other_);
  other_->set_receiver([this](const ipc::Notice& notice) {
    // Its client, if it had one, is not ours.
    headend_.receive(notice);
  });
}

void Bridge::manageOwn() {
  if (managesOwn()) return;
  headend_.manage(link_);
  other_.reset();
  headend_.receive(state_);
  if (!state_.running) return;
  headend_.receive(running_);
  headend_.receive(snapshot_);
}

void Bridge::otherLost() {
  if (!managesOwn()) headend_.manage(*other_);
}

}  // namespace drawbridge::ui
