// SPDX-License-Identifier: GPL-3.0-or-later
// The ESP data plane in tunnel mode: inner IPv4 packets in, outer IPv4 packets out, and back (RFC 4303,
// RFC 4301 section 5, wire-esp.md 1 to 5). Packets go through in arrays and are transformed in place.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "esp/batch_crypto.h"
#include "esp/packet_buffer.h"
#include "esp/sad.h"
#include "esp/status.h"

namespace drawbridge::esp {

/// What the data plane tells the control plane.
struct EspEvent {
  enum class Kind : std::uint8_t {
    soft_limit,   ///< soft kilobytes reached, or sequence numbers at 0xF0000000: rekey. Once per SA
    hard_limit,   ///< hard kilobytes reached, or the last sequence number used: delete. Once per SA
    first_use,    ///< the first packet came on an inbound SA: the peer sends with its new keys
    unknown_spi,  ///< a packet from `remote` on an SPI that is not installed
    peer_moved,   ///< the newest packet of an SA in UDP came from `remote` and `remote_port`, which is not
                  ///< where the SA has its peer; once a second at most
  };
  Kind kind = Kind::soft_limit;
  Direction direction = Direction::inbound;
  std::uint32_t spi = 0;
  std::uint16_t conn_id = 0;
  Ipv4Address remote;
  std::uint16_t remote_port = 0;

  bool operator==(const EspEvent&) const = default;
};

class Pipeline {
 public:
  /// `random` makes IVs and the first outer identification; it must outlive the pipeline.
  explicit Pipeline(Random& random);
  Pipeline(Random& random, std::unique_ptr<BatchCrypto> crypto);

  [[nodiscard]] Sad& sad() { return sad_; }
  [[nodiscard]] const Sad& sad() const { return sad_; }

  /// Each buffer holds an inner IPv4 packet and is replaced by the outer one if its status becomes ok;
  /// otherwise its contents are unspecified. The inner TTL is left alone: a gateway that forwards decrements
  /// it before.
  void seal(TimePoint now, std::span<PacketBuffer> packets);
  /// Each buffer holds an outer IPv4 packet (protocol 50, or 17 for an SA in UDP) and is replaced by the
  /// inner one.
  void open(TimePoint now, std::span<PacketBuffer> packets);

  /// The same without outer headers, for those who leave them to the kernel: what they would say is in the
  /// buffers' outer_ members. A placed packet of which layout() was asked stays in its place.
  void seal_esp(TimePoint now, std::span<PacketBuffer> packets);
  /// Each buffer holds an ESP packet; outer_source, outer_destination, outer_tos and in_udp are filled in.
  void open_esp(TimePoint now, std::span<PacketBuffer> packets);

  /// How an inner packet will be wrapped by seal_esp().
  struct Layout {
    std::size_t before = 0;  ///< octets in front of the inner packet
    std::size_t unit = 4;    ///< inner packet and trailer are padded to a multiple of this
    std::size_t icv = 0;
    bool in_udp = false;

    [[nodiscard]] std::size_t sealed_size(std::size_t inner_size) const {
      return before + (inner_size + 2 + unit - 1) / unit * unit + icv;
    }
  };
  /// Nothing if no outbound SA matches or `inner` is no IPv4 packet.
  [[nodiscard]] std::optional<Layout> layout(ByteView inner) const;

  /// For callers with a single packet. The error is the status, never ok or pending.
  [[nodiscard]] Result<Bytes, PacketStatus> seal_one(TimePoint now, ByteView inner);
  [[nodiscard]] Result<Bytes, PacketStatus> open_one(TimePoint now, ByteView outer);

  /// The next event, oldest first. Unknown SPIs beyond 64 waiting events are counted only.
  [[nodiscard]] std::optional<EspEvent> poll_event();

  [[nodiscard]] EspTotals totals() const;

  /// True if an outbound SA matches this inner packet: it must not leave in the clear.
  [[nodiscard]] bool protects(ByteView inner) const;

 private:
  struct Work {
    PacketBuffer* packet = nullptr;
    Sa* sa = nullptr;
    std::size_t esp_offset = 0;  ///< of the ESP header within the buffer
    std::uint32_t sequence = 0;
    std::size_t inner_size = 0;
    std::uint8_t outer_tos = 0;
  };

  [[nodiscard]] PacketStatus prepare_seal(TimePoint now, PacketBuffer& packet, bool with_outer);
  void write_outer(ByteSpan out, const PacketBuffer& packet);
  void seal(TimePoint now, std::span<PacketBuffer> packets, bool with_outer);
  /// Reads the outer headers into the buffer's members. The ESP packet within, or why not.
  [[nodiscard]] Result<ByteView, PacketStatus> read_outer(PacketBuffer& packet);
  [[nodiscard]] PacketStatus prepare_open(PacketBuffer& packet, ByteView esp);
  void open(TimePoint now, std::span<PacketBuffer> packets, bool with_outer);
  [[nodiscard]] PacketStatus finish_open(TimePoint now, const Work& work);
  void drop_inbound(Sa& sa, PacketStatus status);
  void watch_limits(Sa& sa);
  void watch_peer(TimePoint now, Sa& sa, const Endpoint& from, std::uint32_t sequence);
  void report(EspEvent::Kind kind, const Sa& sa);
  void report_unknown_spi(const PacketBuffer& packet);
  void fill_iv(ByteSpan iv);

  Random* random_;
  std::unique_ptr<BatchCrypto> crypto_;
  Sad sad_;
  std::deque<EspEvent> events_;
  EspTotals totals_;
  std::uint16_t next_id_ = 0;
  std::vector<Work> work_;       ///< kept between calls: no allocation per batch once it has grown
  std::vector<CryptoJob> jobs_;  ///< same length as work_
  std::array<std::uint8_t, 1024> iv_pool_{};
  std::size_t iv_left_ = 0;
};

}  // namespace drawbridge::esp
