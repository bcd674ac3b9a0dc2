// SPDX-License-Identifier: GPL-3.0-or-later
// Accounting records that wait for a server: bounded, in order for each server group, and whole again after a
// crash. A log of segments:
//
//   entry  | length of the rest (4) | CRC-32 of the rest (4) | kind (1): 1 record, 2 done | number (8) |
//   record | record | length (2) | tag | AccountingRequest::write() |
//
// An entry that is cut off or damaged ends its segment: what a crash left half written was never promised. A
// record whose "done" was lost is delivered again: at least once, never not at all.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "aaa/accounting.h"
#include "aaa/accounting_storage.h"

namespace drawbridge::aaa {

struct QueueLimits {
  /// Of waiting records. What is delivered already may take as much again until its segment goes.
  std::uint64_t octets = std::uint64_t{64} << 20;
  std::uint64_t segment_octets = std::uint64_t{1} << 20;
};

struct QueuedRecord {
  std::uint64_t number = 0;
  std::string tag;
  AccountingRequest request;
};

class AccountingQueue {
 public:
  /// Reads what is stored. `storage` must outlive the queue.
  explicit AccountingQueue(AccountingStorage& storage, QueueLimits limits = {});

  /// Its number, or nothing: the queue is full or the storage took no more, and the record is lost and
  /// counted.
  std::optional<std::uint64_t> push(const std::string& tag, const AccountingRequest& request);
  /// The oldest record of that tag. One that cannot be read any more is counted as lost and left out.
  [[nodiscard]] std::optional<QueuedRecord> front(const std::string& tag);
  /// A server has it (or will never take it).
  void done(const std::string& tag, std::uint64_t number);

  /// After a record was not taken: whether the storage takes octets again.
  void probe();

  /// No room for another record of usual size.
  [[nodiscard]] bool is_full() const { return live_octets_ + kRoom > limits_.octets || !last_push_worked_; }
  [[nodiscard]] std::uint64_t waiting() const { return waiting_; }
  [[nodiscard]] std::uint64_t lost() const { return lost_; }
  [[nodiscard]] std::uint64_t octets() const { return live_octets_; }
  /// Octets in all segments.
  [[nodiscard]] std::uint64_t stored_octets() const;

 private:
  static constexpr std::uint64_t kRoom = 1024;
  struct Item {
    std::uint64_t segment = 0;
    std::uint64_t offset = 0;
    std::uint32_t size = 0;  ///< of the whole entry
  };
  struct Segment {
    std::uint64_t size = 0;
    std::uint64_t live = 0;  ///< records that wait
  };

  void load();
  void load_segment(std::uint64_t number, bool is_last);
  /// Where it was written; nothing if it was not, and then nothing of it is left.
  std::optional<Item> write(ByteView entry);
  void forget(const std::string& tag, std::map<std::uint64_t, Item>::iterator item);
  void drop_done_segments();
  void compact();

  AccountingStorage& storage_;
  QueueLimits limits_;
  std::map<std::string, std::map<std::uint64_t, Item>> items_;  ///< by tag, then number
  std::map<std::uint64_t, Segment> segments_;                   ///< the last one grows
  std::uint64_t next_number_ = 1;
  std::uint64_t next_segment_ = 1;
  std::uint64_t waiting_ = 0;
  std::uint64_t live_octets_ = 0;
  std::uint64_t lost_ = 0;
  bool last_push_worked_ = true;
};

}  // namespace drawbridge::aaa
