// SPDX-License-Identifier: GPL-3.0-or-later
// Configuration into text, in the device's own order (pix-commands.md 2) and canonical form (1.6).
#pragma once

#include <string>
#include <vector>

#include "pix/config.h"

namespace drawbridge::pix {

enum class SecretStyle : std::uint8_t {
  masked,  ///< isakmp keys and vpngroup passwords as five asterisks; aaa-server keys in clear as on the
           ///< device
  clear,
};

/// As "show running-config" prints it: ": Saved", ":", "PIX Version 6.3(3)", the lines, "Cryptochecksum:...",
/// ": end". Some lines end with a blank, as on the device; what lines_of gives does not.
[[nodiscard]] std::string write(const Config& config, SecretStyle style = SecretStyle::masked);

/// The lines of one chapter as printed, for "show nat", "show vpngroup" ...
[[nodiscard]] std::vector<std::string> lines_of(const Config& config, Chapter chapter,
                                                SecretStyle style = SecretStyle::masked);
/// All configuration lines, without the frame around them.
[[nodiscard]] std::vector<std::string> lines_of(const Config& config,
                                                SecretStyle style = SecretStyle::masked);

/// MD5 over the lines from "PIX Version" to the one before "Cryptochecksum", blanks at line ends removed,
/// each ended by LF: 32 hex digits. It is ours and cannot equal a real device's.
[[nodiscard]] std::string checksum(const Config& config, SecretStyle style = SecretStyle::masked);
/// The same for a text as it is read; empty if the text has no "PIX Version" line.
[[nodiscard]] std::string checksum_of_text(std::string_view text);

inline constexpr std::string_view version_line = "PIX Version 6.3(3)";
inline constexpr std::string_view secret_mask = "*****";

}  // namespace drawbridge::pix
