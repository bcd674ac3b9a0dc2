// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/octet_wire.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace drawbridge::service {

SharedFrame share(Bytes frame) {
  return std::make_shared<const Secret>(std::move(frame));
}

OctetWire::OctetWire(int descriptor, Callbacks callbacks, std::size_t most_in)
    : descriptor_(descriptor),
      callbacks_(std::move(callbacks)),
      reader_(most_in),
      can_read_(std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read)),
      can_write_(std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write)) {
  can_write_->setEnabled(false);
  QObject::connect(can_read_.get(), &QSocketNotifier::activated, can_read_.get(), [this] { read(); });
  QObject::connect(can_write_.get(), &QSocketNotifier::activated, can_write_.get(), [this] { write(); });
}

OctetWire::~OctetWire() {
  *is_alive_ = false;
  // A notifier may be the caller: it goes when the loop has it back.
  for (auto* notifier : {can_read_.release(), can_write_.release()}) {
    notifier->setEnabled(false);
    notifier->disconnect();
    notifier->deleteLater();
  }
  close(descriptor_);
}

void OctetWire::end(End why) {
  can_read_->setEnabled(false);
  can_write_->setEnabled(false);
  if (const auto ended = std::exchange(callbacks_.ended, nullptr)) ended(why);
}

void OctetWire::read() {
  const std::shared_ptr<bool> is_alive = is_alive_;
  std::array<std::uint8_t, 65536> buffer;
  const ssize_t got = recv(descriptor_, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (got <= 0) return end(got == 0 ? End::closed : End::failed);
  reader_.add(ByteView(buffer).first(static_cast<std::size_t>(got)));
  wipe(ByteSpan(buffer).first(static_cast<std::size_t>(got)));
  while (callbacks_.ended) {
    const auto frame = reader_.next();
    if (!frame) return end(End::malformed);
    if (!*frame) return;
    callbacks_.frame(**frame);
    if (!*is_alive) return;
  }
}

void OctetWire::send(SharedFrame frame) {
  if (!callbacks_.ended) return;
  waiting_ += frame->size();
  out_.push_back(std::move(frame));
  // Told by the notifier, not by a failed call in the middle of the caller's work.
  can_write_->setEnabled(true);
}

void OctetWire::write() {
  while (!out_.empty()) {
    const ByteView left = out_.front()->reveal().subspan(written_);
    const ssize_t went = ::send(descriptor_, left.data(), left.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (went < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (went < 0) return end(End::failed);
    written_ += static_cast<std::size_t>(went);
    waiting_ -= static_cast<std::size_t>(went);
    if (written_ < out_.front()->size()) continue;
    out_.pop_front();
    written_ = 0;
  }
  can_write_->setEnabled(false);
}

}  // namespace drawbridge::service
