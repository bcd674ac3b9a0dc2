// SPDX-License-Identifier: GPL-3.0-or-later
// ESP directly in IP (protocol 50) through a raw socket: whole IPv4 packets in arrays, in and out. Never
// blocks.
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

struct EspOptions {
  Ipv4Address local;                     ///< any: every address of this machine
  std::size_t buffer_octets = 4U << 20;  ///< of the socket, each way; the kernel may give less
};

/// An ESP packet and what its outer header is to say.
struct EspToSend {
  ByteView esp;
  Ipv4Address from;  ///< any: the kernel chooses
  Ipv4Address to;
  std::uint8_t tos = 0;
  bool dont_fragment = false;
};

class EspPort {
 public:
  struct Counters {
    std::uint64_t received = 0;
    std::uint64_t truncated = 0;
    std::uint64_t sent = 0;
    std::uint64_t dropped = 0;  ///< not sent because the kernel had no room
    std::uint64_t refused = 0;  ///< not sent for any other reason
    std::uint64_t too_big = 0;  ///< of these, larger than the path's MTU
  };

  /// Needs CAP_NET_RAW.
  [[nodiscard]] static Result<EspPort, SystemError> open(const EspOptions& options);
  /// Takes over a raw socket of protocol 50 that somebody else opened.
  [[nodiscard]] static Result<EspPort, SystemError> adopt(Descriptor socket, const EspOptions& options);

  [[nodiscard]] int descriptor() const { return socket_.get(); }

  /// Whole IPv4 packets with protocol 50, reassembled by the kernel; the views live until the next receive().
  [[nodiscard]] std::span<const ByteView> receive();
  /// The same, to be worked on in place.
  [[nodiscard]] std::span<const ByteSpan> receive_in_place();
  /// Whole IPv4 packets with protocol 50. Source, destination, TOS and DF of their headers are kept; the
  /// kernel gives TTL and identification, and cuts what is too large and may be cut. How many went.
  std::size_t send(std::span<const ByteView> packets);
  /// The same for packets without outer header.
  std::size_t send_esp(std::span<const EspToSend> packets);
  bool send_one(ByteView packet) { return send({&packet, 1}) == 1; }

  [[nodiscard]] std::optional<PathError> poll_error() { return read_path_error(socket_.get()); }
  [[nodiscard]] const Counters& counters() const { return counters_; }
  [[nodiscard]] const std::optional<SystemError>& last_error() const { return last_error_; }

 private:
  struct Arena;
  struct ArenaDeleter {
    void operator()(Arena* arena) const;
  };

  EspPort() = default;
  /// All with the same DF.
  std::size_t send_run(std::span<const EspToSend> packets);

  Descriptor socket_;
  std::optional<bool> dont_fragment_;
  Counters counters_;
  std::optional<SystemError> last_error_;
  std::unique_ptr<Arena, ArenaDeleter> arena_;
  std::vector<ByteSpan> received_;
  std::vector<ByteView> views_;
  std::vector<EspToSend> taken_apart_;
};

}  // namespace drawbridge::net
