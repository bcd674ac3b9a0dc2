// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/shared_link.h"

namespace drawbridge::service {

SharedLink::SharedLink(ipc::ServiceLink& own, LocalServer::Options options) : own_(own) {
  if (options.path.empty()) {
    problem_ = "XDG_RUNTIME_DIR is not set: stat, log and disconnect cannot reach this program.";
  } else {
    auto opened = LocalServer::open(std::move(options), [this](ipc::Request request) {
      if (const auto* wanted = std::get_if<ipc::WatchHeadend>(&request)) {
        others_watch_ = wanted->details;
        watch();
      } else {
        own_.send(std::move(request));
      }
    });
    if (opened) {
      server_ = std::move(*opened);
    } else {
      problem_ = opened.error();
    }
  }
  own_.set_receiver([this](const ipc::Notice& notice) {
    if (server_) server_->tell(notice);
    if (receiver_ && !LocalServer::is_for_people(notice)) receiver_(notice);
  });
}

SharedLink::~SharedLink() {
  own_.set_receiver({});
}

void SharedLink::send(ipc::Request request) {
  if (const auto* wanted = std::get_if<ipc::WatchHeadend>(&request)) {
    window_watches_ = wanted->details;
    watch();
    return;
  }
  own_.send(std::move(request));
}

void SharedLink::set_receiver(std::function<void(const ipc::Notice&)> receiver) {
  receiver_ = std::move(receiver);
}

void SharedLink::watch() {
  own_.send(ipc::WatchHeadend{window_watches_ || others_watch_});
}

}  // namespace drawbridge::service
