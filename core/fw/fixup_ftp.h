// SPDX-License-Identifier: GPL-3.0-or-later
// What the FTP fixup reads in a control connection: PORT commands, answers to PASV, transfers. Whole lines
// only; octets in, findings out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ip.h"

namespace drawbridge::fw {

enum class FtpSide : std::uint8_t { client, server };

/// "h,h,h,h,p,p" of a PORT command or of a 227 answer: where its sender waits for the data connection.
struct FtpOffer {
  Endpoint endpoint;
  std::size_t first = 0, size = 0;  ///< of the text within the data, octets
};

/// RETR or STOR.
struct FtpTransfer {
  bool stored = false;
  std::string file;
};

struct FtpFindings {
  std::vector<FtpOffer> offers;
  std::vector<FtpTransfer> transfers;
  /// A command that is cut, has the wrong number of values, ends without CR LF or comes from the wrong side.
  bool damaged = false;
};

/// Looks at the data of one segment. `in_line`: its first octets belong to a line that began before.
[[nodiscard]] FtpFindings read_ftp(ByteView data, FtpSide side, bool in_line);

/// "10,89,129,131,4,1".
[[nodiscard]] std::string ftp_text(const Endpoint& endpoint);

}  // namespace drawbridge::fw
