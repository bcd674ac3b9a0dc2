// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/reason.h"

namespace drawbridge::client {

std::string_view english_text(Reason reason) {
  switch (reason) {
    case Reason::none:
      return "";
    case Reason::unknown_error:
      return "An unknown error occurred while establishing the VPN connection.";
    case Reason::bad_profile:
      return "The connection entry is unreadable, or has missing or incorrect information.";
    case Reason::unable_to_contact:
      return "Unable to contact the security gateway.";
    case Reason::terminated_during_policy:
      return "The remote peer terminated the connection during negotiation of security policies: no offer "
             "was "
             "acceptable.";
    case Reason::terminated_during_authentication:
      return "The remote peer terminated the connection during user authentication.";
    case Reason::no_secure_channel:
      return "Unable to establish a secure communication channel.";
    case Reason::user_cancelled:
      return "User authentication was cancelled by the user.";
    case Reason::already_connecting:
      return "A VPN connection is already in the process of being established.";
    case Reason::already_connected:
      return "A VPN connection already exists.";
    case Reason::protocol_not_supported:
      return "The remote peer does not support the required VPN client protocol.";
    case Reason::peer_not_responding:
      return "The remote peer is no longer responding.";
    case Reason::user_authentication_failed:
      return "User authentication failed.";
    case Reason::tcp_connection_failed:
      return "Failed to establish a TCP connection.";
    case Reason::peer_load_balancing:
      return "The remote peer is load balancing, and named no other gateway that can be used.";
    case Reason::no_connection:
      return "No VPN connection exists.";
    case Reason::lost_contact:
      return "Lost contact with the security gateway. Check your network connection.";
    case Reason::connection_terminated:
      return "Your VPN connection has been terminated.";
    case Reason::peer_lost_contact:
      return "The remote peer lost contact with this client.";
    case Reason::disconnected_by_administrator:
      return "You have been disconnected by an administrator.";
    case Reason::lifetime_exceeded:
      return "The maximum configured lifetime was exceeded.";
    case Reason::peer_error:
      return "An unknown error occurred at the remote peer.";
    case Reason::peer_shut_down:
      return "The remote peer was shut down.";
    case Reason::name_not_resolved:
      return "Unable to resolve the server's address.";
    case Reason::connect_time_exceeded:
      return "The maximum connection time was exceeded.";
    case Reason::idle_time_exceeded:
      return "The maximum idle time was exceeded.";
    case Reason::peer_rebooted:
      return "The remote peer was restarted.";
    case Reason::not_specified_by_peer:
      return "Reason not specified by peer.";
    case Reason::policy_negotiation_failed:
      return "Policy negotiation failed.";
    case Reason::firewall_mismatch:
      return "The firewall policies of the client and of the remote peer do not match.";
    case Reason::certificate_expired:
      return "A certificate has expired.";
    case Reason::driver_failure:
      return "The tunnel device, or the helper that holds it, has gone away.";
    case Reason::adapter_failed:
      return "The tunnel device could not be made or could not be given its address.";
    case Reason::port_in_use:
      return "UDP port 500 of this machine is in use by another program.";
    case Reason::dns_not_set:
      return "The name servers of the tunnel could not be set on this machine.";
    case Reason::routes_in_use:
      return "Another VPN connection of this machine has these networks in its tunnel.";
    case Reason::captive_portal:
      return "This network asks for a login in a web browser before it lets anything through.";
    case Reason::gateway_not_trusted:
      return "The certificate of the security gateway is not trusted.";
    case Reason::no_permission:
      return "The privileged helper could not be started, or refuses to serve this user.";
    case Reason::wrong_group_secret:
      return "The gateway answered, but its proof does not fit this group password. The group password or "
             "the "
             "group name is wrong.";
    case Reason::weak_algorithm_refused:
      return "This entry offers nothing but legacy algorithms, and it does not allow them.";
    case Reason::certificates_not_supported:
      return "This kind of entry cannot use certificates.";
    case Reason::own_certificate_missing:
      return "The certificate or the authority of this entry is not there, or cannot be opened.";
    case Reason::own_certificate_refused:
      return "The security gateway refused your certificate.";
  }
  return "An unknown error occurred while establishing the VPN connection.";
}

bool tries_backup_server(Reason reason) {
  return reason == Reason::unable_to_contact || reason == Reason::peer_not_responding ||
         reason == Reason::tcp_connection_failed;
}

}  // namespace drawbridge::client
