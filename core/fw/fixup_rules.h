// SPDX-License-Identifier: GPL-3.0-or-later
// `fixup protocol ...` as plain values: what is looked at inside connections (pix-behaviour.md 4).
#pragma once

#include <optional>
#include <vector>

#include "fw/acl_matcher.h"

namespace drawbridge::fw {

/// What is looked at in a connection.
enum class Fixup : std::uint8_t { none, ftp, http, dns };

struct FixupRule {
  Fixup kind = Fixup::none;
  PortMatch ports;      ///< of the destination
  bool strict = false;  ///< ftp: damaged commands are dropped
  bool operator==(const FixupRule&) const = default;
};

struct FixupRules {
  std::vector<FixupRule> ports;
  /// `fixup protocol dns maximum-length N`: longer answers are dropped; nothing: no such fixup.
  std::optional<std::size_t> dns_maximum;
};

}  // namespace drawbridge::fw
