// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

#include "base/descriptor.h"

namespace drawbridge::client {

namespace {

bool write_all(int descriptor, ByteView octets) {
  while (!octets.empty()) {
    const ssize_t count = ::write(descriptor, octets.data(), octets.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    octets = octets.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

Result<Bytes, int> read_file(const std::filesystem::path& path, std::size_t most) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return failure(int{errno});
  Bytes octets;
  std::array<std::uint8_t, 16384> part{};
  for (;;) {
    const ssize_t count = ::read(file.get(), part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure(int{errno});
    if (count == 0) return octets;
    append(octets, ByteView(part).first(static_cast<std::size_t>(count)));
    if (octets.size() > most) return failure(EFBIG);
  }
}

Result<void, int> write_file_atomically(const std::filesystem::path& path, ByteView octets) {
  std::string temporary = path.string() + ".XXXXXX";
  {
    // mkostemp makes it with mode 0600.
    const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (!file) return failure(int{errno});
    if (!write_all(file.get(), octets) || ::fsync(file.get()) != 0) {
      const int error = errno;
      ::unlink(temporary.c_str());
      return failure(int{error});
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    return failure(int{error});
  }
  const auto parent = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  const Descriptor folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // The new name must survive a crash; a file system that cannot sync a folder has kept the file anyway.
  if (folder) (void)::fsync(folder.get());
  return {};
}

}  // namespace drawbridge::client
