// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/local_link.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QTimer>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "service/octet_wire.h"

namespace drawbridge::service {

namespace {

constexpr Milliseconds kFirstWait{250};
constexpr Milliseconds kLongestWait{5000};

}  // namespace

class LocalLink::Impl {
 public:
  explicit Impl(Options options) : options_(std::move(options)) {
    retry_.setSingleShot(true);
    QObject::connect(&retry_, &QTimer::timeout, &retry_, [this] { attempt(); });
    // In the loop: whoever made this link says first where notices go.
    retry_.start(0);
  }

  void send(ipc::Request request) {
    if (state_ == State::connected) {
      wire_->send(share(ipc::encode(request)));
    } else if (state_ == State::connecting || (state_ == State::absent && options_.reconnects)) {
      early_.push_back(share(ipc::encode(request)));
    }
  }

  void tell(State state, std::string sentence) {
    state_ = state;
    sentence_ = std::move(sentence);
    if (state_receiver) state_receiver(state_, sentence_);
  }

  std::function<void(const ipc::Notice&)> receiver;
  std::function<void(State, const std::string&)> state_receiver;
  State state_ = State::connecting;
  std::string sentence_;
  std::string program_;

 private:
  void attempt() {
    const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (descriptor < 0 || options_.path.size() >= sizeof(address.sun_path)) {
      if (descriptor >= 0) close(descriptor);
      return tell(State::refused, "The path of the service's socket is too long: " + options_.path);
    }
    std::memcpy(address.sun_path, options_.path.data(), options_.path.size());
    if (connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
      const int error = errno;
      close(descriptor);
      if (error == EACCES || error == EPERM) {
        return tell(State::refused,
                    "You may not use the service at " + options_.path + ": " + std::strerror(error) + ".");
      }
      tell(was_connected_ ? State::lost : State::absent,
           "No service listens at " + options_.path + ": " + std::strerror(error) + ".");
      return again();
    }
    OctetWire::Callbacks callbacks;
    callbacks.frame = [this](ByteView frame) { take(frame); };
    callbacks.ended = [this](OctetWire::End) { ended(); };
    wire_ = std::make_unique<OctetWire>(descriptor, std::move(callbacks));
    wire_->send(share(ipc::encode(ipc::own_hello())));
    if (state_ != State::connecting) tell(State::connecting, {});
  }

  void again() {
    if (!options_.reconnects) return;
    retry_.start(static_cast<int>(wait_.count()));
    wait_ = std::min(2 * wait_, kLongestWait);
  }

  void ended() {
    // A refusal that has been told stands.
    if (state_ == State::refused) return wire_.reset();
    wire_.reset();
    tell(was_connected_ ? State::lost : State::absent, "The service at " + options_.path + " has ended.");
    again();
  }

  void refuse(std::string sentence) {
    wire_.reset();
    early_.clear();
    tell(State::refused, std::move(sentence));
  }

  void take(ByteView frame) {
    const auto sort = ipc::sort_of(frame);
    if (sort && *sort == ipc::Sort::hello) {
      const auto hello = ipc::decode_hello(frame);
      if (!hello) return refuse("What listens at " + options_.path + " is not a service of Drawbridge.");
      if (hello->protocol == 0) return refuse(hello->program);
      const ipc::Hello own = ipc::own_hello();
      if (hello->protocol != own.protocol || hello->fingerprint != own.fingerprint) {
        return refuse("The service at " + options_.path + " is of another version (" + hello->program +
                      "). Restart it with the version of this program.");
      }
      program_ = hello->program;
      was_connected_ = true;
      wait_ = kFirstWait;
      for (SharedFrame& each : early_) wire_->send(std::move(each));
      early_.clear();
      tell(State::connected, {});
      return;
    }
    const auto notice = ipc::decode_notice(frame);
    if (!notice) {
      return refuse("The service at " + options_.path +
                    " sent what cannot be read: " + std::string(ipc::english_text(notice.error())) + ".");
    }
    if (receiver) receiver(*notice);
  }

  Options options_;
  QTimer retry_;
  Milliseconds wait_ = kFirstWait;
  bool was_connected_ = false;
  std::unique_ptr<OctetWire> wire_;
  std::vector<SharedFrame> early_;
};

LocalLink::LocalLink(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}
LocalLink::~LocalLink() = default;

void LocalLink::send(ipc::Request request) {
  impl_->send(std::move(request));
}

void LocalLink::set_receiver(std::function<void(const ipc::Notice&)> receiver) {
  impl_->receiver = std::move(receiver);
}

void LocalLink::set_state_receiver(std::function<void(State, const std::string&)> receiver) {
  impl_->state_receiver = std::move(receiver);
  if (impl_->state_receiver) impl_->state_receiver(impl_->state_, impl_->sentence_);
}

LocalLink::State LocalLink::state() const {
  return impl_->state_;
}

std::string LocalLink::program() const {
  return impl_->program_;
}

}  // namespace drawbridge::service
