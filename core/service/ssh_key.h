// SPDX-License-Identifier: GPL-3.0-or-later
// The headend's RSA key pair on disk: the host key of its SSH server, and what `ca generate rsa key`, `ca
// zeroize rsa` and `show ca mypubkey rsa` are about.
#pragma once

#include <optional>
#include <string>

#include "console/device.h"

namespace drawbridge::service {

constexpr int kSshKeyBits = 3072;

/// Makes a pair of that many bits (2048 to 8192) and keeps it in `file`, mode 0600, atomically; takes a
/// moment. A sentence, or empty.
[[nodiscard]] std::string make_ssh_key(const std::string& file, int bits = kSshKeyBits);
/// A sentence if there is a key that others can read; else empty, also where there is none.
[[nodiscard]] std::string judge_ssh_key(const std::string& file);
/// A sentence, or empty; no key is no error.
[[nodiscard]] std::string destroy_ssh_key(const std::string& file);
/// Nothing if there is no key, or none that can be read.
[[nodiscard]] std::optional<console::PublicKey> public_ssh_key(const std::string& file);

}  // namespace drawbridge::service
