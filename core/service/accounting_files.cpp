// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/accounting_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>

namespace drawbridge::service {

namespace {

constexpr std::string_view prefix = "accounting-";
constexpr std::string_view suffix = ".queue";
constexpr mode_t owner_only = 0600;

/// A descriptor that closes itself.
class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

bool write_all(int descriptor, ByteView octets) {
  while (!octets.empty()) {
    const ssize_t written = ::write(descriptor, octets.data(), octets.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    octets = octets.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

AccountingFiles::AccountingFiles(std::string folder, Sync sync) : folder_(std::move(folder)), sync_(sync) {}

AccountingFiles::~AccountingFiles() {
  close_open();
}

std::string AccountingFiles::path_of(std::uint64_t segment) const {
  return fmt::format("{}/{}{:016x}{}", folder_, prefix, segment, suffix);
}

std::vector<std::uint64_t> AccountingFiles::segments() {
  std::vector<std::uint64_t> numbers;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(prefix) || !name.ends_with(suffix)) continue;
    const char* const first = name.data() + prefix.size();
    const char* const last = name.data() + name.size() - suffix.size();
    std::uint64_t number = 0;
    constexpr int hexadecimal = 16;
    const auto [end, bad] = std::from_chars(first, last, number, hexadecimal);
    if (bad == std::errc{} && end == last) numbers.push_back(number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::optional<Bytes> AccountingFiles::read(std::uint64_t segment) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path_of(segment), error);
  if (error) return std::nullopt;
  return read(segment, 0, size);
}

std::optional<Bytes> AccountingFiles::read(std::uint64_t segment, std::uint64_t offset, std::size_t size) {
  const File file(::open(path_of(segment).c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return std::nullopt;
  Bytes octets(size);
  std::size_t have = 0;
  while (have < size) {
    const ssize_t got =
        ::pread(file.get(), octets.data() + have, size - have, static_cast<off_t>(offset + have));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    have += static_cast<std::size_t>(got);
  }
  return octets;
}

bool AccountingFiles::open_for_append(std::uint64_t segment) {
  if (open_ >= 0 && open_segment_ == segment) return true;
  close_open();
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  open_ = ::open(path_of(segment).c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, owner_only);
  if (open_ < 0) return false;
  open_segment_ = segment;
  sync_folder();
  return true;
}

void AccountingFiles::close_open() {
  if (open_ >= 0) ::close(open_);
  open_ = -1;
}

void AccountingFiles::sync_folder() const {
  if (sync_ != Sync::each_record) return;
  const File folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() >= 0) (void)::fsync(folder.get());
}

bool AccountingFiles::append(std::uint64_t segment, ByteView octets) {
  if (!open_for_append(segment)) return false;
  if (!write_all(open_, octets)) return false;
  return sync_ != Sync::each_record || ::fdatasync(open_) == 0;
}

bool AccountingFiles::truncate(std::uint64_t segment, std::uint64_t size) {
  return ::truncate(path_of(segment).c_str(), static_cast<off_t>(size)) == 0;
}

void AccountingFiles::remove(std::uint64_t segment) {
  if (open_ >= 0 && open_segment_ == segment) close_open();
  (void)::unlink(path_of(segment).c_str());
}

}  // namespace drawbridge::service
