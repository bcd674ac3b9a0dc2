// SPDX-License-Identifier: GPL-3.0-or-later
// Small files, read and written whole.
#pragma once

#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace drawbridge::client {

/// All octets, or errno. A file of more than `most` octets is EFBIG.
[[nodiscard]] Result<Bytes, int> read_file(const std::filesystem::path& path, std::size_t most);
/// Mode 0600, whole or not at all: a new file beside it is written, synced and renamed over it. errno if not.
[[nodiscard]] Result<void, int> write_file_atomically(const std::filesystem::path& path, ByteView octets);

}  // namespace drawbridge::client
