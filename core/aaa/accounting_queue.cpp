// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/accounting_queue.h"

#include <algorithm>
#include <array>

#include "base/reader.h"
#include "base/writer.h"

namespace drawbridge::aaa {

namespace {

constexpr std::size_t kHeadSize = 8;
constexpr std::uint32_t kMostEntry = 1U << 20;
constexpr std::uint8_t kRecord = 1;
constexpr std::uint8_t kDone = 2;

/// IEEE 802.3, as in every archive.
std::uint32_t crc32(ByteView octets) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> all{};
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
      all[i] = value;
    }
    return all;
  }();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const std::uint8_t octet : octets) crc = table[(crc ^ octet) & 0xFFU] ^ (crc >> 8);
  return ~crc;
}

Bytes entry_of(const Bytes& body) {
  Writer out;
  out.u32(static_cast<std::uint32_t>(body.size()));
  out.u32(crc32(body));
  out.bytes(body);
  return out.take();
}

Bytes record_entry(std::uint64_t number, const std::string& tag, const AccountingRequest& request) {
  Writer body;
  body.u8(kRecord);
  body.u64(number);
  body.u16(static_cast<std::uint16_t>(tag.size()));
  body.bytes(to_bytes(std::string_view(tag)));
  body.bytes(request.write());
  return entry_of(body.take());
}

Bytes done_entry(std::uint64_t number) {
  Writer body;
  body.u8(kDone);
  body.u64(number);
  return entry_of(body.take());
}

/// The body of the entry at the beginning; nothing if it is cut off or damaged.
std::optional<ByteView> body_of(ByteView octets) {
  Reader in(octets);
  const std::uint32_t size = in.u32();
  const std::uint32_t crc = in.u32();
  if (size > kMostEntry) return std::nullopt;
  const ByteView body = in.take(size);
  if (!in.ok() || body.empty() || crc32(body) != crc) return std::nullopt;
  return body;
}

}  // namespace

AccountingQueue::AccountingQueue(AccountingStorage& storage, QueueLimits limits)
    : storage_(storage), limits_(limits) {
  load();
}

void AccountingQueue::load() {
  const std::vector<std::uint64_t> numbers = storage_.segments();
  for (const std::uint64_t number : numbers) {
    next_segment_ = std::max(next_segment_, number + 1);
    load_segment(number, number == numbers.back());
  }
  for (const auto& [tag, items] : items_) {
    for (const auto& [number, item] : items) {
      ++segments_[item.segment].live;
      ++waiting_;
      live_octets_ += item.size;
    }
  }
  drop_done_segments();
}

void AccountingQueue::load_segment(std::uint64_t number, bool is_last) {
  Segment& segment = segments_[number];
  const std::optional<Bytes> octets = storage_.read(number);
  if (!octets) return;
  while (segment.size < octets->size()) {
    const auto body = body_of(ByteView(*octets).subspan(segment.size));
    if (!body) break;
    Reader in(*body);
    const std::uint8_t kind = in.u8();
    const std::uint64_t record = in.u64();
    next_number_ = std::max(next_number_, record + 1);
    if (kind == kRecord) {
      const std::string tag = to_text(in.take(in.u16()));
      // A copy made by compaction stands for the same record.
      if (in.ok())
        items_[tag][record] = {number, segment.size, static_cast<std::uint32_t>(kHeadSize + body->size())};
    } else if (kind == kDone) {
      for (auto& [tag, items] : items_) items.erase(record);
    }
    segment.size += kHeadSize + body->size();
  }
  if (segment.size == octets->size()) return;
  // Nothing may follow a damaged entry: it would not be found again.
  if (!is_last || !storage_.truncate(number, segment.size)) segment.size = limits_.segment_octets;
}

std::optional<std::uint64_t> AccountingQueue::push(const std::string& tag, const AccountingRequest& request) {
  const Bytes entry = record_entry(next_number_, tag, request);
  if (entry.size() > kMostEntry || live_octets_ + entry.size() > limits_.octets) {
    ++lost_;
    return std::nullopt;
  }
  const auto item = write(entry);
  last_push_worked_ = item.has_value();
  if (!item) {
    ++lost_;
    return std::nullopt;
  }
  const std::uint64_t number = next_number_++;
  items_[tag][number] = *item;
  ++segments_[item->segment].live;
  ++waiting_;
  live_octets_ += item->size;
  return number;
}

std::optional<AccountingQueue::Item> AccountingQueue::write(ByteView entry) {
  if (segments_.empty() || segments_.rbegin()->second.size + entry.size() > limits_.segment_octets)
    segments_[next_segment_++] = {};
  auto& [number, segment] = *segments_.rbegin();
  if (storage_.append(number, entry)) {
    const Item item{number, segment.size, static_cast<std::uint32_t>(entry.size())};
    segment.size += entry.size();
    return item;
  }
  // Half an entry must not stand before a whole one.
  if (segment.size == 0) {
    storage_.remove(number);
    segments_.erase(number);
  } else if (!storage_.truncate(number, segment.size)) {
    segment.size = limits_.segment_octets;  // takes no more
  }
  return std::nullopt;
}

std::optional<QueuedRecord> AccountingQueue::front(const std::string& tag) {
  const auto items = items_.find(tag);
  if (items == items_.end()) return std::nullopt;
  while (!items->second.empty()) {
    const auto first = items->second.begin();
    const Item& item = first->second;
    if (const auto octets = storage_.read(item.segment, item.offset, item.size)) {
      if (const auto body = body_of(*octets)) {
        Reader in(*body);
        in.skip(1 + 8);
        in.skip(in.u16());
        if (auto request = AccountingRequest::read(in.rest()))
          return QueuedRecord{first->first, tag, std::move(*request)};
      }
    }
    ++lost_;
    forget(tag, first);
  }
  return std::nullopt;
}

void AccountingQueue::done(const std::string& tag, std::uint64_t number) {
  const auto items = items_.find(tag);
  if (items == items_.end()) return;
  const auto found = items->second.find(number);
  if (found != items->second.end()) forget(tag, found);
}

void AccountingQueue::forget(const std::string& tag, std::map<std::uint64_t, Item>::iterator item) {
  const std::uint64_t number = item->first;
  --segments_[item->second.segment].live;
  --waiting_;
  live_octets_ -= item->second.size;
  items_[tag].erase(item);
  // Unwritten, the record comes again after the next start, which does no harm.
  (void)write(done_entry(number));
  drop_done_segments();
  compact();
}

void AccountingQueue::probe() {
  if (!last_push_worked_) last_push_worked_ = write(done_entry(0)).has_value();
}

void AccountingQueue::drop_done_segments() {
  // From the front only: a "done" may stand in any later segment than its record.
  while (!segments_.empty() && segments_.begin()->second.live == 0) {
    const bool grows = segments_.size() == 1;
    if (grows && (waiting_ > 0 || segments_.begin()->second.size < limits_.segment_octets / 2)) return;
    storage_.remove(segments_.begin()->first);
    segments_.erase(segments_.begin());
  }
}

void AccountingQueue::compact() {
  // One group's records may wait while those of others are long delivered: what still waits moves on.
  while (segments_.size() > 2 && stored_octets() > 2 * live_octets_ + 2 * limits_.segment_octets) {
    const std::uint64_t oldest = segments_.begin()->first;
    for (auto& [tag, items] : items_) {
      for (auto& [number, item] : items) {
        if (item.segment != oldest) continue;
        const auto octets = storage_.read(item.segment, item.offset, item.size);
        if (!octets) continue;  // front() will find it missing and count it
        const auto moved = write(*octets);
        if (!moved) return;
        --segments_[oldest].live;
        ++segments_[moved->segment].live;
        item = *moved;
      }
    }
    if (segments_[oldest].live > 0) return;
    drop_done_segments();
  }
}

std::uint64_t AccountingQueue::stored_octets() const {
  std::uint64_t sum = 0;
  for (const auto& [number, segment] : segments_) sum += segment.size;
  return sum;
}

}  // namespace drawbridge::aaa
