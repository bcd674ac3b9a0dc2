// SPDX-License-Identifier: GPL-3.0-or-later
// One end of a local stream that carries frames of ipc/octets.h: reads and writes without blocking, driven by
// Qt's event loop, and wipes what it was given. Both ends of a local socket are made of it.
#pragma once

#include <QSocketNotifier>
#include <deque>
#include <functional>
#include <memory>

#include "ipc/octets.h"

namespace drawbridge::service {

/// A frame that may hold secrets; shared by all who get it, wiped with the last of them.
using SharedFrame = std::shared_ptr<const Secret>;
[[nodiscard]] SharedFrame share(Bytes frame);

class OctetWire {
 public:
  enum class End : std::uint8_t { closed, failed, malformed };
  struct Callbacks {
    std::function<void(ByteView frame)> frame;  ///< without its length field
    std::function<void(End)> ended;             ///< once; the wire may be destroyed in it
  };
  /// Takes the descriptor, which must be a connected, non-blocking stream.
  OctetWire(int descriptor, Callbacks callbacks, std::size_t most_in = ipc::kMaxFrame);
  ~OctetWire();
  OctetWire(const OctetWire&) = delete;
  OctetWire& operator=(const OctetWire&) = delete;

  void send(SharedFrame frame);
  /// Octets that the other end has not taken yet.
  [[nodiscard]] std::size_t waiting() const { return waiting_; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  void read();
  void write();
  void end(End why);

  int descriptor_;
  Callbacks callbacks_;
  ipc::FrameReader reader_;
  std::deque<SharedFrame> out_;
  std::size_t written_ = 0;  ///< octets of the first frame
  std::size_t waiting_ = 0;
  std::unique_ptr<QSocketNotifier> can_read_, can_write_;
  std::shared_ptr<bool> is_alive_ = std::make_shared<bool>(true);
};

}  // namespace drawbridge::service
