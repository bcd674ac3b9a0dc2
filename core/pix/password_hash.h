// SPDX-License-Identifier: GPL-3.0-or-later
// The device's own encodings of passwords (pix-commands.md, "Password hash of the device").
#pragma once

#include <string>
#include <string_view>

namespace drawbridge::pix {

/// 16 characters, as after "enable password" and "passwd": MD5 over the password padded with zeros or cut to
/// 16 octets.
[[nodiscard]] std::string password_hash(std::string_view password);
/// As after "username NAME password": the first four characters of the name follow the password before
/// padding.
[[nodiscard]] std::string username_hash(std::string_view password, std::string_view user);
[[nodiscard]] bool password_matches(std::string_view password, std::string_view hash);

}  // namespace drawbridge::pix
