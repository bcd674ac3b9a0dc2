// SPDX-License-Identifier: GPL-3.0-or-later
// Who resolves names on this machine, and how it is told about the tunnel's servers: systemd-resolved for the
// link, else NetworkManager for the device, else resolvconf, else /etc/resolv.conf. The first that is there
// and takes it.
#pragma once

#include <string>
#include <vector>

#include "helper/journal.h"
#include "privilege/helper_messages.h"

namespace drawbridge::helper {

/// One run of a tool.
struct Command {
  std::string program;
  std::vector<std::string> arguments;
  std::string input;
  bool operator==(const Command&) const = default;
};

/// What sets the tunnel's servers by that service; Change::resolved, network_manager or resolvconf.
[[nodiscard]] std::vector<Command> commands_to_set(Change service, const privilege::SetDns& request);
/// What takes it back.
[[nodiscard]] std::vector<Command> commands_to_undo(Change service, const std::string& device);

/// Tries the services in their order; each is in the journal before it is asked.
[[nodiscard]] privilege::Answer set_names(const privilege::SetDns& request, Journal& journal);
/// Takes one entry back: true when nothing of it is left.
[[nodiscard]] bool undo_names(const Entry& entry);

}  // namespace drawbridge::helper
