// SPDX-License-Identifier: GPL-3.0-or-later
// Small things with text that more than one protocol of lines needs (HTTP, FTP, Telnet).
#pragma once

#include <string>
#include <string_view>

namespace drawbridge {

/// Without blanks, tabs and carriage returns at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);
/// Equal but for the case of ASCII letters.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);
/// As text and attribute value of HTML: & < > and quotation marks are written out.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace drawbridge
