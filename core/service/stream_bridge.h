// SPDX-License-Identifier: GPL-3.0-or-later
// A TCP connection of a host on the process's own stack as a descriptor: for programs' code that wants one
// (libssh). Octets pass both ways with back pressure. Belongs to a thread with an event loop of Qt.
#pragma once

#include <functional>
#include <memory>

#include "base/descriptor.h"
#include "tcpip/tcp_connection.h"

class QSocketNotifier;

namespace drawbridge::service {

class StreamBridge final : public tcpip::TcpHandler {
 public:
  /// `other` becomes the far end, which blocks. `wake` is called after octets came from there: the stack has
  /// something to send. Null if the system has no room.
  [[nodiscard]] static std::unique_ptr<StreamBridge> create(tcpip::TcpConnection& connection,
                                                            std::function<void()> wake, Descriptor& other);
  ~StreamBridge() override;
  StreamBridge(const StreamBridge&) = delete;
  StreamBridge& operator=(const StreamBridge&) = delete;

  void received(tcpip::TcpConnection& connection, ByteView octets) override;
  void peer_finished(tcpip::TcpConnection& connection) override;
  void writable(tcpip::TcpConnection& connection) override;
  void closed(tcpip::TcpConnection& connection, tcpip::CloseReason reason) override;

 private:
  StreamBridge(tcpip::TcpConnection& connection, std::function<void()> wake, Descriptor own);
  void read();
  void write();

  tcpip::TcpConnection* connection_;
  std::function<void()> wake_;
  Descriptor own_;
  Bytes unwritten_;
  bool peer_has_finished_ = false;
  std::unique_ptr<QSocketNotifier> readable_, writable_;
};

}  // namespace drawbridge::service
