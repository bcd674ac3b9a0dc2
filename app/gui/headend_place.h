// SPDX-License-Identifier: GPL-3.0-or-later
// The manager's wire to drawbridged: a service's local link, as the windows know it.
#pragma once

#include "service/local_link.h"
#include "ui/bridge/bridge.h"

namespace drawbridge::gui {

inline ui::HeadendPlace openHeadend(const QString& path) {
  using State = service::LocalLink::State;
  auto link = std::make_unique<service::LocalLink>(service::LocalLink::Options{path.toStdString(), true});
  ui::HeadendPlace place;
  // The link outlives its watcher: both go together.
  place.watch = [raw = link.get()](auto tell) {
    raw->set_state_receiver([tell = std::move(tell)](State state, const std::string& sentence) {
      using Place = ui::HeadendPlace::State;
      tell(state == State::connecting  ? Place::connecting
           : state == State::connected ? Place::connected
           : state == State::lost      ? Place::lost
                                       : Place::ended,
           QString::fromStdString(sentence));
    });
  };
  place.link = std::move(link);
  return place;
}

}  // namespace drawbridge::gui
