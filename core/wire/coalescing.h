// SPDX-License-Identifier: GPL-3.0-or-later
// The reverse of segmentation: packets of one burst that continue each other become one super-packet, which
// costs the machine one pass through its stack instead of forty (fastpath.md 4). Never holds a packet back:
// what a burst holds is there at its end. No packet is changed that stays alone.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "wire/virtio_header.h"

namespace drawbridge::wire {

class Coalescer {
 public:
  /// Pieces of one super-packet.
  static constexpr std::size_t kMostPieces = 64;

  /// `merge_udp`: the device takes UDP super-packets (TUN_F_USO4).
  explicit Coalescer(bool merge_udp = false);

  /// A new burst.
  void clear();
  /// One inner packet that passed every check of the tunnel. The octets must stay until the frames are
  /// written; those of a merged packet's header are changed.
  void add(ByteSpan packet);
  /// Ends the burst: fills in the headers of what was merged. Then the frames can be read.
  void finish();

  /// In order of their first packets; inside a flow that is the order of arrival.
  [[nodiscard]] std::size_t frames() const { return frames_.size(); }
  [[nodiscard]] const VirtioHeader& header(std::size_t frame) const { return frames_[frame].header; }
  /// First packet, then the payloads of those behind it. The view lives until the next call.
  [[nodiscard]] std::span<const ByteView> pieces(std::size_t frame);

 private:
  static constexpr std::size_t kSlots = 16;
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  struct Piece {
    ByteView octets;
    std::size_t next = kNone;
  };
  struct Frame {
    VirtioHeader header;
    ByteSpan first;
    std::size_t last_piece = kNone;
    std::size_t first_piece = kNone;
    std::size_t pieces = 1;
    std::size_t header_size = 0;  ///< IP and transport
    std::size_t piece_size = 0;   ///< payload of the first
    std::size_t payload = 0;      ///< of all
    std::uint32_t next_sequence = 0;
    bool pushed = false;
  };
  /// Addresses, ports and protocol, as one comparison.
  struct Flow {
    std::array<std::uint8_t, 13> octets{};
    bool operator==(const Flow&) const = default;
  };
  struct Slot {
    Flow flow;
    std::size_t frame = kNone;
  };

  void alone(ByteSpan packet);
  void close(const Flow& flow);
  [[nodiscard]] Slot* slot_of(const Flow& flow);
  void start(const Flow& flow, ByteSpan packet, std::size_t header_size);
  void append(Frame& frame, ByteView packet);
  [[nodiscard]] bool continues_tcp(const Frame& frame, ByteView packet) const;
  [[nodiscard]] bool continues(const Frame& frame, ByteView packet, std::size_t header_size) const;

  bool merge_udp_;
  std::vector<Frame> frames_;
  std::vector<Piece> pieces_;
  std::array<Slot, kSlots> slots_{};
  std::size_t next_slot_ = 0;
  std::vector<ByteView> gathered_;
};

}  // namespace drawbridge::wire
