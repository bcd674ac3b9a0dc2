// SPDX-License-Identifier: GPL-3.0-or-later
// Hands each notice of the service to the session it is for.
#pragma once

#include "ui/bridge/client_session.h"
#include "ui/bridge/headend_session.h"

namespace drawbridge::ui {

class Bridge {
 public:
  /// Becomes the receiver of `link`, which must outlive the bridge.
  explicit Bridge(ipc::ServiceLink& link) : link_(link), client_(link), headend_(link) {
    link_.set_receiver([this](const ipc::Notice& notice) {
      if (!client_.receive(notice)) headend_.receive(notice);
    });
  }
  ~Bridge() { link_.set_receiver({}); }
  Bridge(const Bridge&) = delete;
  Bridge& operator=(const Bridge&) = delete;

  [[nodiscard]] ClientSession& client() { return client_; }
  [[nodiscard]] HeadendSession& headend() { return headend_; }

 private:
  ipc::ServiceLink& link_;
  ClientSession client_;
  HeadendSession headend_;
};

}  // namespace drawbridge::ui
