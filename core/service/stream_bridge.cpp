// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/stream_bridge.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <array>
#include <cerrno>

namespace drawbridge::service {

namespace {

constexpr std::size_t kMostBacklog = 65536;

}  // namespace

std::unique_ptr<StreamBridge> StreamBridge::create(tcpip::TcpConnection& connection,
                                                   std::function<void()> wake, Descriptor& other) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return nullptr;
  Descriptor own(ends[0]);
  other = Descriptor(ends[1]);
  if (::fcntl(own.get(), F_SETFL, O_NONBLOCK) != 0) return nullptr;
  return std::unique_ptr<StreamBridge>(new StreamBridge(connection, std::move(wake), std::move(own)));
}

StreamBridge::StreamBridge(tcpip::TcpConnection& connection, std::function<void()> wake, Descriptor own)
    : connection_(&connection),
      wake_(std::move(wake)),
      own_(std::move(own)),
      readable_(std::make_unique<QSocketNotifier>(own_.get(), QSocketNotifier::Read)),
      writable_(std::make_unique<QSocketNotifier>(own_.get(), QSocketNotifier::Write)) {
  QObject::connect(readable_.get(), &QSocketNotifier::activated, readable_.get(), [this] { read(); });
  QObject::connect(writable_.get(), &QSocketNotifier::activated, writable_.get(), [this] { write(); });
  writable_->setEnabled(false);
}

StreamBridge::~StreamBridge() = default;

void StreamBridge::received(tcpip::TcpConnection& connection, ByteView octets) {
  append(unwritten_, octets);
  write();
  if (unwritten_.size() > kMostBacklog) connection.hold(true);
}

void StreamBridge::write() {
  while (!unwritten_.empty()) {
    const ssize_t sent =
        ::send(own_.get(), unwritten_.data(), unwritten_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) break;
    unwritten_.erase(unwritten_.begin(), unwritten_.begin() + sent);
  }
  const bool is_stuck = !unwritten_.empty() && (errno == EAGAIN || errno == EWOULDBLOCK);
  if (!is_stuck) unwritten_.clear();
  writable_->setEnabled(is_stuck);
  if (unwritten_.empty() && peer_has_finished_) ::shutdown(own_.get(), SHUT_WR);
  if (connection_ != nullptr && unwritten_.size() <= kMostBacklog) connection_->hold(false);
}

void StreamBridge::read() {
  std::array<std::uint8_t, 16384> buffer{};
  while (connection_ != nullptr && connection_->backlog() <= kMostBacklog) {
    const ssize_t got = ::recv(own_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (got <= 0) {
      readable_->setEnabled(false);
      connection_->close();
      break;
    }
    connection_->send(ByteView(buffer).first(static_cast<std::size_t>(got)));
  }
  // With a backlog the network is slower; writable() goes on.
  if (connection_ != nullptr && connection_->backlog() > kMostBacklog) readable_->setEnabled(false);
  wake_();
}

void StreamBridge::peer_finished(tcpip::TcpConnection&) {
  peer_has_finished_ = true;
  write();
}

void StreamBridge::writable(tcpip::TcpConnection&) {
  readable_->setEnabled(true);
}

void StreamBridge::closed(tcpip::TcpConnection&, tcpip::CloseReason) {
  connection_ = nullptr;
  readable_->setEnabled(false);
  ::shutdown(own_.get(), SHUT_RDWR);
}

}  // namespace drawbridge::service
