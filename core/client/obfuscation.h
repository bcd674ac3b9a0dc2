// SPDX-License-Identifier: GPL-3.0-or-later
// enc_GroupPwd and enc_UserPassword (client.md 8.5). An obfuscation without any secret key: whoever reads the
// text reads the password.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"

namespace drawbridge::client {

enum class ObfuscationError : std::uint8_t {
  not_hex,       ///< an odd number of digits or a foreign character
  bad_length,    ///< under 48 octets, or not whole blocks behind the first 40
  bad_checksum,  ///< the second hash is not that of the enciphered octets
  bad_padding,   ///< the last octet is not 1 to 8
  unavailable,   ///< the cipher cannot be had on this machine
};

[[nodiscard]] Result<Secret, ObfuscationError> reveal_obfuscated(std::string_view text);
/// Upper-case hexadecimal. `seed` is the first hash: 20 octets, any others are cut or filled with zeros.
[[nodiscard]] std::string obfuscate(const Secret& secret, ByteView seed);
[[nodiscard]] std::string obfuscate(const Secret& secret, Random& random);

}  // namespace drawbridge::client
