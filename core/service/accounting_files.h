// SPDX-License-Identifier: GPL-3.0-or-later
// The queue of accounting records on disk: one file a segment, in a folder of its own.
#pragma once

#include <string>

#include "aaa/accounting_storage.h"

namespace drawbridge::service {

class AccountingFiles final : public aaa::AccountingStorage {
 public:
  enum class Sync : std::uint8_t {
    each_record,  ///< a record that was taken survives a power failure
    never,        ///< only a crash of the program
  };
  /// The folder is made with the first record.
  explicit AccountingFiles(std::string folder, Sync sync = Sync::each_record);
  ~AccountingFiles() override;
  AccountingFiles(const AccountingFiles&) = delete;
  AccountingFiles& operator=(const AccountingFiles&) = delete;

  [[nodiscard]] std::vector<std::uint64_t> segments() override;
  [[nodiscard]] std::optional<Bytes> read(std::uint64_t segment) override;
  [[nodiscard]] std::optional<Bytes> read(std::uint64_t segment, std::uint64_t offset,
                                          std::size_t size) override;
  [[nodiscard]] bool append(std::uint64_t segment, ByteView octets) override;
  [[nodiscard]] bool truncate(std::uint64_t segment, std::uint64_t size) override;
  void remove(std::uint64_t segment) override;

 private:
  [[nodiscard]] std::string path_of(std::uint64_t segment) const;
  bool open_for_append(std::uint64_t segment);
  void close_open();
  void sync_folder() const;

  std::string folder_;
  Sync sync_;
  int open_ = -1;  ///< the segment that grows
  std::uint64_t open_segment_ = 0;
};

}  // namespace drawbridge::service
