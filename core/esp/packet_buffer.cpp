// SPDX-License-Identifier: GPL-3.0-or-later
#include "esp/packet_buffer.h"

#include <algorithm>

namespace drawbridge::esp {

std::string_view name(PacketStatus status) {
  switch (status) {
    case PacketStatus::pending:
      return "pending";
    case PacketStatus::ok:
      return "ok";
    case PacketStatus::no_sa:
      return "no security association";
    case PacketStatus::malformed:
      return "malformed packet";
    case PacketStatus::fragment:
      return "fragment";
    case PacketStatus::replayed:
      return "replayed";
    case PacketStatus::too_old:
      return "outside the replay window";
    case PacketStatus::bad_icv:
      return "bad ICV";
    case PacketStatus::selector_mismatch:
      return "selector mismatch";
    case PacketStatus::congestion_drop:
      return "congestion experienced";
    case PacketStatus::dummy:
      return "dummy packet";
    case PacketStatus::expired:
      return "lifetime expired";
    case PacketStatus::sequence_exhausted:
      return "sequence numbers exhausted";
    case PacketStatus::too_big:
      return "too big";
  }
  return "unknown";
}

void PacketBuffer::assign(ByteView packet) {
  std::ranges::copy(packet, prepare(packet.size()).begin());
}

void PacketBuffer::reset() {
  status = PacketStatus::pending;
  spi = 0;
  conn_id = 0;
  outer_source = {};
  outer_destination = {};
  outer_tos = 0;
  outer_dont_fragment = false;
  in_udp = false;
}

ByteSpan PacketBuffer::prepare(std::size_t size) {
  if (storage_.size() < kHeadRoom + size + kTailRoom) storage_.resize(kHeadRoom + size + kTailRoom);
  memory_ = {};
  begin_ = kHeadRoom;
  size_ = size;
  reset();
  return data();
}

void PacketBuffer::place(ByteSpan memory, std::size_t offset, std::size_t size) {
  memory_ = memory;
  begin_ = offset;
  size_ = size;
  reset();
}

void PacketBuffer::move_to_own(std::size_t head_room, std::size_t tail_room) {
  Bytes moved(head_room + size_ + tail_room);
  std::ranges::copy(view(), moved.begin() + static_cast<std::ptrdiff_t>(head_room));
  storage_ = std::move(moved);
  memory_ = {};
  begin_ = head_room;
}

void PacketBuffer::prepend(std::size_t count) {
  if (count > begin_) move_to_own(count + kHeadRoom, kTailRoom);
  begin_ -= count;
  size_ += count;
}

void PacketBuffer::append(std::size_t count) {
  const std::size_t room = memory_.empty() ? storage_.size() : memory_.size();
  if (begin_ + size_ + count > room) move_to_own(kHeadRoom, count + kTailRoom);
  size_ += count;
}

void PacketBuffer::narrow(std::size_t offset, std::size_t count) {
  begin_ += std::min(offset, size_);
  size_ = std::min(count, size_ - std::min(offset, size_));
}

}  // namespace drawbridge::esp
