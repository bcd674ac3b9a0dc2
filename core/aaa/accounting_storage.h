// SPDX-License-Identifier: GPL-3.0-or-later
// Where the queue of accounting records keeps its octets: numbered segments that only grow at their end.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "base/bytes.h"

namespace drawbridge::aaa {

class AccountingStorage {
 public:
  virtual ~AccountingStorage() = default;
  /// Numbers of the segments there are, ascending.
  [[nodiscard]] virtual std::vector<std::uint64_t> segments() = 0;
  /// All octets of a segment; nothing: it cannot be read.
  [[nodiscard]] virtual std::optional<Bytes> read(std::uint64_t segment) = 0;
  /// `size` octets at `offset`; nothing: they are not there.
  [[nodiscard]] virtual std::optional<Bytes> read(std::uint64_t segment, std::uint64_t offset,
                                                  std::size_t size) = 0;
  /// Adds octets at the end of a segment, which need not exist yet. False (disk full): perhaps only some of
  /// them are there.
  [[nodiscard]] virtual bool append(std::uint64_t segment, ByteView octets) = 0;
  /// Cuts a segment to its first `size` octets.
  [[nodiscard]] virtual bool truncate(std::uint64_t segment, std::uint64_t size) = 0;
  virtual void remove(std::uint64_t segment) = 0;
};

/// For a headend that keeps nothing: records are lost with the process.
class MemoryStorage final : public AccountingStorage {
 public:
  [[nodiscard]] std::vector<std::uint64_t> segments() override;
  [[nodiscard]] std::optional<Bytes> read(std::uint64_t segment) override;
  [[nodiscard]] std::optional<Bytes> read(std::uint64_t segment, std::uint64_t offset,
                                          std::size_t size) override;
  [[nodiscard]] bool append(std::uint64_t segment, ByteView octets) override;
  [[nodiscard]] bool truncate(std::uint64_t segment, std::uint64_t size) override;
  void remove(std::uint64_t segment) override { segments_.erase(segment); }

 private:
  std::map<std::uint64_t, Bytes> segments_;
};

}  // namespace drawbridge::aaa
