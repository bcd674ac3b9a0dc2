// SPDX-License-Identifier: GPL-3.0-or-later
// A service that is not there: records what the windows ask and lets a test say what comes back.
#pragma once

#include <deque>

#include "ipc/service_link.h"

namespace drawbridge::ui::testing {

class FakeLink final : public ipc::ServiceLink {
 public:
  void send(ipc::Request request) override { requests.push_back(std::move(request)); }
  void set_receiver(std::function<void(const ipc::Notice&)> receiver) override {
    receiver_ = std::move(receiver);
  }
  void tell(const ipc::Notice& notice) {
    if (receiver_) receiver_(notice);
  }
  /// The newest request of this kind, or null.
  template <class T>
  [[nodiscard]] const T* last() const {
    for (auto it = requests.rbegin(); it != requests.rend(); ++it) {
      if (const T* found = std::get_if<T>(&*it)) return found;
    }
    return nullptr;
  }
  template <class T>
  [[nodiscard]] int count() const {
    int n = 0;
    for (const auto& request : requests) n += std::holds_alternative<T>(request) ? 1 : 0;
    return n;
  }

  std::deque<ipc::Request> requests;

 private:
  std::function<void(const ipc::Notice&)> receiver_;
};

}  // namespace drawbridge::ui::testing
