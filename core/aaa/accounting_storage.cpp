// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/accounting_storage.h"

namespace drawbridge::aaa {

std::vector<std::uint64_t> MemoryStorage::segments() {
  std::vector<std::uint64_t> numbers;
  for (const auto& [number, octets] : segments_) numbers.push_back(number);
  return numbers;
}

std::optional<Bytes> MemoryStorage::read(std::uint64_t segment) {
  const auto found = segments_.find(segment);
  if (found == segments_.end()) return std::nullopt;
  return found->second;
}

std::optional<Bytes> MemoryStorage::read(std::uint64_t segment, std::uint64_t offset, std::size_t size) {
  const auto found = segments_.find(segment);
  if (found == segments_.end() || offset > found->second.size() || size > found->second.size() - offset)
    return std::nullopt;
  return to_bytes(ByteView(found->second).subspan(offset, size));
}

bool MemoryStorage::append(std::uint64_t segment, ByteView octets) {
  drawbridge::append(segments_[segment], octets);
  return true;
}

bool MemoryStorage::truncate(std::uint64_t segment, std::uint64_t size) {
  const auto found = segments_.find(segment);
  if (found == segments_.end() || size > found->second.size()) return false;
  found->second.resize(size);
  return true;
}

}  // namespace drawbridge::aaa
