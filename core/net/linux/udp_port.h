// SPDX-License-Identifier: GPL-3.0-or-later
// A UDP socket that moves arrays of datagrams: many with one system call, and where the kernel can, many in
// one message (UDP_SEGMENT, UDP_GRO; fastpath.md 5). Never blocks.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/ip.h"
#include "base/result.h"
#include "net/linux/descriptor.h"
#include "net/linux/path_error.h"

namespace drawbridge::net {

struct UdpOptions {
  Endpoint local;                        ///< any address and port 0 are allowed
  std::size_t buffer_octets = 4U << 20;  ///< of the socket, each way; the kernel may give less
  bool merge_received = false;           ///< UDP_GRO: for the port that carries ESP
  bool dont_fragment = false;            ///< until send() is told otherwise
};

/// A datagram that came; its octets live until the next receive() and may be worked on in place.
struct UdpReceived {
  ByteSpan payload;
  Endpoint from;
  Endpoint to;           ///< the local address it was sent to
  std::uint8_t tos = 0;  ///< ECN in the lower two bits
};

struct UdpToSend {
  ByteView payload;
  Endpoint to;
  Ipv4Address from;  ///< the local address it leaves from; any: the kernel chooses
  std::uint8_t tos = 0;
  bool dont_fragment = false;
};

class UdpPort {
 public:
  struct Counters {
    std::uint64_t received = 0;        ///< datagrams
    std::uint64_t received_calls = 0;  ///< messages they came in
    std::uint64_t truncated = 0;
    std::uint64_t sent = 0;        ///< datagrams
    std::uint64_t sent_calls = 0;  ///< messages they left in
    std::uint64_t dropped = 0;     ///< not sent because the kernel had no room
    std::uint64_t refused = 0;     ///< not sent for any other reason
    std::uint64_t too_big = 0;     ///< of these, larger than the path's MTU
  };

  /// Opens and binds. A port that another program has is an error with is_in_use().
  [[nodiscard]] static Result<UdpPort, SystemError> open(const UdpOptions& options);
  /// Takes over a bound UDP socket that somebody else opened; `options.local` is not looked at.
  [[nodiscard]] static Result<UdpPort, SystemError> adopt(Descriptor socket, const UdpOptions& options);

  [[nodiscard]] int descriptor() const { return socket_.get(); }
  /// What the socket is bound to, with the port the kernel chose.
  [[nodiscard]] Endpoint local() const { return local_; }

  /// What is waiting, at most one burst; empty if nothing is.
  [[nodiscard]] std::span<const UdpReceived> receive();
  /// Sends in order; how many went. What did not go is counted and gone, as UDP is.
  std::size_t send(std::span<const UdpToSend> datagrams);
  bool send_one(const UdpToSend& datagram) { return send({&datagram, 1}) == 1; }

  /// What routers said about datagrams sent before; nothing if there is no more.
  [[nodiscard]] std::optional<PathError> poll_error() { return read_path_error(socket_.get()); }

  [[nodiscard]] const Counters& counters() const { return counters_; }
  [[nodiscard]] const std::optional<SystemError>& last_error() const { return last_error_; }
  /// False once the kernel or a device refused to cut: then every datagram is a message of its own.
  [[nodiscard]] bool segments() const { return can_segment_; }
  /// For tests and for odd devices.
  void set_segments(bool on) { can_segment_ = on; }

 private:
  struct Arena;
  struct ArenaDeleter {
    void operator()(Arena* arena) const;
  };
  struct Message {
    std::size_t first = 0;  ///< datagrams
    std::size_t count = 0;
  };

  UdpPort() = default;
  [[nodiscard]] Message next_message(std::span<const UdpToSend> datagrams, std::size_t first,
                                     bool may_segment) const;
  std::size_t send_run(std::span<const UdpToSend> datagrams, bool may_segment);
  bool set_dont_fragment(bool on);

  Descriptor socket_;
  Endpoint local_;
  bool merges_ = false;
  bool can_segment_ = false;
  std::optional<bool> dont_fragment_;
  Counters counters_;
  std::optional<SystemError> last_error_;
  std::unique_ptr<Arena, ArenaDeleter> arena_;
  std::vector<UdpReceived> received_;
};

}  // namespace drawbridge::net
