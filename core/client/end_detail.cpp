// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/end_detail.h"

#include <fmt/format.h>

namespace drawbridge::client {

std::string english_text(const EndDetail& detail) {
  using Kind = EndDetail::Kind;
  const std::string first = detail.value(0);
  const std::string second = detail.value(1);
  switch (detail.kind) {
    case Kind::full_tunnel_elsewhere:
      return fmt::format(
          "\"{0}\" cannot be connected beside \"{1}\", which has every network (0.0.0.0/0) in its tunnel. "
          "Disconnect \"{1}\" first.",
          first, second);
    case Kind::firewall_elsewhere:
      return fmt::format(
          "\"{0}\" cannot be connected: the always-on firewall of \"{1}\" still keeps everything else out. "
          "Disconnect \"{1}\", or suspend the firewall.",
          first, second);
    case Kind::networks_elsewhere:
      return fmt::format(
          "\"{0}\" wants {1} in its tunnel, but \"{2}\" has {3} in its own. Disconnect \"{2}\" first.", first,
          second, detail.value(2), detail.value(3));
    case Kind::no_usable_address:
      return "The gateway assigned no usable address.";
    case Kind::login_not_saved:
      return "The gateway ended the login, and a new one asks for what is not saved.";
    case Kind::no_udp_socket:
      return fmt::format("No UDP socket could be opened: {}.", first);
    case Kind::udp_port_taken:
      return fmt::format("UDP port {} of this machine is in use by {}.", first,
                         second.empty() ? "another program" : second);
    case Kind::helper_missing:
      return fmt::format("There is no privileged helper at {}: install Drawbridge, or choose the proxy.",
                         first);
    case Kind::helper_unusable:
      return fmt::format("The privileged helper cannot be used: {}.", first);
    case Kind::helper_refused:
      return first + ".";
    case Kind::helper_gone:
      return "The privileged helper ended; everything it had set was taken back.";
    case Kind::helper_silent:
      return "The privileged helper ended before it answered.";
    case Kind::no_polkit:
      return "pkexec, which asks for the permission, is not on this machine.";
    case Kind::permission_dismissed:
      return "The question for permission was dismissed.";
    case Kind::permission_denied:
      return "This user may not use the privileged helper.";
    case Kind::device_unusable:
      return fmt::format("The tunnel device cannot be used: {}.", first);
    case Kind::second_device:
      return "A second tunnel device came for one connection.";
    case Kind::device_taken:
      return "The tunnel device was taken away.";
    case Kind::proxy_port_unusable:
      return fmt::format("Port {} of 127.0.0.1 cannot be used: {}.", first, second);
    case Kind::proxy_port_replaced:
      return fmt::format("Port {} of 127.0.0.1 cannot be used: {}. Another one is used instead.", first,
                         second);
  }
  return {};
}

std::string english_text(const std::vector<EndDetail>& details) {
  std::string all;
  for (const EndDetail& each : details) all += (all.empty() ? "" : " ") + english_text(each);
  return all;
}

}  // namespace drawbridge::client
