// SPDX-License-Identifier: GPL-3.0-or-later
// What UDP and raw sockets share: options, control messages, one call that receives several messages. For the
// ports of this folder only.
#pragma once

#include <linux/if_packet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/ip.h"
#include "base/result.h"
#include "net/linux/descriptor.h"

namespace drawbridge::net {

constexpr std::size_t kLargestDatagram = 65536;

// Names that the distribution's headers may lack.
constexpr int kSolUdp = 17;
constexpr int kUdpSegment = 103;
constexpr int kUdpGro = 104;

[[nodiscard]] sockaddr_in to_sockaddr(const Endpoint& endpoint);
[[nodiscard]] Endpoint to_endpoint(const sockaddr_in& address);

/// Sizes of the socket's buffers: by privilege beyond the system's limit, else up to it.
void set_buffers(int socket, std::size_t octets);
/// DF on what leaves, and EMSGSIZE for what exceeds the path's MTU; or no DF, and the kernel cuts.
[[nodiscard]] bool set_path_mtu_discovery(int socket, bool dont_fragment);
/// Non-blocking; tells destination address, TOS and path errors.
[[nodiscard]] Result<void, SystemError> prepare_socket(int socket, std::size_t buffer_octets);

/// An error that belongs to an earlier packet and is reported by whatever call comes next.
[[nodiscard]] bool is_about_an_earlier_packet(int code);
[[nodiscard]] bool is_want_of_room(int code);

/// One sendmmsg that does not wait.
struct SendOutcome {
  std::size_t sent = 0;      ///< messages from the front
  int refused = 0;           ///< with none sent: why the first one did not go
  bool has_no_room = false;  ///< with none sent: the kernel takes nothing at the moment
};
[[nodiscard]] SendOutcome send_messages(int socket, std::span<mmsghdr> messages);

/// Control messages of one message to send.
class ControlWriter {
 public:
  void source(Ipv4Address from);
  void tos(std::uint8_t value);
  void segment_size(std::uint16_t octets);
  void attach(msghdr& message);

 private:
  void add(int level, int type, const void* data, std::size_t size);

  alignas(cmsghdr) std::array<std::uint8_t, 96> space_{};
  std::size_t used_ = 0;
};

/// One recvmmsg.
class BurstReceiver {
 public:
  struct Message {
    ByteSpan octets;
    Endpoint from;
    Ipv4Address to;
    std::uint8_t tos = 0;
    std::size_t segment_size = 0;  ///< 0: one datagram
    bool truncated = false;
  };

  explicit BurstReceiver(std::size_t messages);
  /// How many came; 0 if nothing waits. `error` is set for what is not simply "nothing there".
  std::size_t receive(int socket, std::optional<SystemError>& error);
  [[nodiscard]] Message message(std::size_t index);

 private:
  /// Whom a packet is from: an IPv4 socket's address, or a card's, which is longer and not looked at.
  union Name {
    sockaddr_in internet;
    sockaddr_ll card;
  };
  std::size_t capacity_;
  std::unique_ptr<std::uint8_t[]> storage_;  ///< not cleared: pages are touched only when used
  std::vector<mmsghdr> headers_;
  std::vector<iovec> parts_;
  std::vector<Name> names_;
  struct Control {
    alignas(cmsghdr) std::array<std::uint8_t, 128> space;
  };
  std::vector<Control> controls_;
};

}  // namespace drawbridge::net
