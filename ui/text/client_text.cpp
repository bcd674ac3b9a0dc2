// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/client_text.h"

#include <QCoreApplication>
#include <cstring>

#include "client/offer.h"
#include "ui/text/certificate_text.h"

namespace drawbridge::ui {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ClientText)
};

QString joined(const std::vector<std::string>& words) {
  QStringList list;
  for (const std::string& word : words) list.append(QString::fromStdString(word));
  return list.join(QStringLiteral(", "));
}

}  // namespace

QString text(client::State state, const QString& server, const QString& entry) {
  using client::State;
  switch (state) {
    case State::disconnected:
      return Words::tr("Not connected");
    case State::initializing:
      return Words::tr("Initializing the VPN connection.");
    case State::resolving:
    case State::contacting:
      return Words::tr("Contacting the security gateway at %1...").arg(server);
    case State::user_prompt:
      return Words::tr("User Authentication for %1...").arg(entry);
    case State::authenticating:
      return Words::tr("Authenticating user.");
    case State::negotiating_policies:
      return Words::tr("Negotiating security policies.");
    case State::securing:
      return Words::tr("Securing communication channel.");
    case State::banner:
      return Words::tr("Do you wish to continue?");
    case State::up:
      return Words::tr("Your VPN connection is secure.");
    case State::disconnecting:
      return Words::tr("Disconnecting the VPN connection.");
    case State::waiting:
      return Words::tr("Waiting to connect again.");
  }
  return {};
}

QString text(client::Reason reason) {
  using client::Reason;
  switch (reason) {
    case Reason::none:
      return {};
    case Reason::unknown_error:
      return Words::tr("An unknown error occurred while establishing the VPN connection.");
    case Reason::bad_profile:
      return Words::tr("The connection entry is unreadable, or has missing or incorrect information.");
    case Reason::unable_to_contact:
      return Words::tr("Unable to contact the security gateway.");
    case Reason::terminated_during_policy:
      return Words::tr("No offer was acceptable.");
    case Reason::terminated_during_authentication:
      return Words::tr("The remote peer terminated the connection during user authentication.");
    case Reason::no_secure_channel:
      return Words::tr("Unable to establish a secure communication channel.");
    case Reason::user_cancelled:
      return Words::tr("User authentication was cancelled by the user.");
    case Reason::already_connecting:
      return Words::tr("A VPN connection is already in the process of being established.");
    case Reason::already_connected:
      return Words::tr("A VPN connection already exists.");
    case Reason::protocol_not_supported:
      return Words::tr("The remote peer does not support the required VPN client protocol.");
    case Reason::peer_not_responding:
      return Words::tr("The remote peer is no longer responding.");
    case Reason::user_authentication_failed:
      return Words::tr("User authentication failed.");
    case Reason::tcp_connection_failed:
      return Words::tr("Failed to establish a TCP connection.");
    case Reason::peer_load_balancing:
      return Words::tr("The remote peer is load balancing, and named no other gateway that can be used.");
    case Reason::no_connection:
      return Words::tr("No VPN connection exists.");
    case Reason::lost_contact:
      return Words::tr("Lost contact with the security gateway. Check your network connection.");
    case Reason::connection_terminated:
      return Words::tr("Your VPN connection has been terminated.");
    case Reason::peer_lost_contact:
      return Words::tr("The remote peer lost contact with this client.");
    case Reason::disconnected_by_administrator:
      return Words::tr("You have been disconnected by an administrator.");
    case Reason::lifetime_exceeded:
      return Words::tr("The maximum configured lifetime was exceeded.");
    case Reason::peer_error:
      return Words::tr("An unknown error occurred at the remote peer.");
    case Reason::peer_shut_down:
      return Words::tr("The remote peer was shut down.");
    case Reason::name_not_resolved:
      return Words::tr("Unable to resolve the server's address.");
    case Reason::connect_time_exceeded:
      return Words::tr("The maximum connection time was exceeded.");
    case Reason::idle_time_exceeded:
      return Words::tr("The maximum idle time was exceeded.");
    case Reason::peer_rebooted:
      return Words::tr("The remote peer was restarted.");
    case Reason::not_specified_by_peer:
      return Words::tr("Reason not specified by peer.");
    case Reason::policy_negotiation_failed:
      return Words::tr("Policy negotiation failed.");
    case Reason::firewall_mismatch:
      return Words::tr("The firewall policies of the client and of the remote peer do not match.");
    case Reason::certificate_expired:
      return Words::tr("A certificate has expired.");
    case Reason::driver_failure:
      return Words::tr("The tunnel device, or the helper that holds it, has gone away.");
    case Reason::adapter_failed:
      return Words::tr("The tunnel device could not be made or could not be given its address.");
    case Reason::port_in_use:
      return Words::tr("UDP port 500 of this computer is in use by another program.");
    case Reason::dns_not_set:
      return Words::tr("The name servers of the tunnel could not be set on this computer.");
    case Reason::routes_in_use:
      return Words::tr("Another VPN connection of this computer has these networks in its tunnel.");
    case Reason::captive_portal:
      return Words::tr("This network asks for a login in a web browser before it lets anything through.");
    case Reason::gateway_not_trusted:
      return Words::tr("The certificate of the security gateway is not trusted.");
    case Reason::no_permission:
      return Words::tr("The privileged helper could not be started, or refuses to serve this user.");
    case Reason::wrong_group_secret:
      return Words::tr(
          "The gateway answered, but its proof does not fit this group password. The group name or the group "
          "password is wrong.");
    case Reason::weak_algorithm_refused:
      return Words::tr("This entry offers nothing but legacy algorithms, and it does not allow them.");
    case Reason::certificates_not_supported:
      return Words::tr("This kind of entry cannot use certificates.");
    case Reason::own_certificate_missing:
      return Words::tr("The certificate or the authority of this entry is not there, or cannot be opened.");
    case Reason::own_certificate_refused:
      return Words::tr("The security gateway refused your certificate.");
  }
  return {};
}

QString reasonLine(client::Reason reason) {
  if (reason == client::Reason::none) return {};
  return Words::tr("Reason %1: %2").arg(static_cast<int>(reason)).arg(text(reason));
}

QString endText(const client::Ended& ended) {
  QStringList parts;
  if (ended.reason != client::Reason::none) parts.append(reasonLine(ended.reason));
  if (ended.certificate) parts.append(text(*ended.certificate));
  for (const client::EndDetail& each : ended.details) parts.append(text(each));
  return parts.join(QLatin1Char(' '));
}

QStringList hints(const client::Ended& ended) {
  using client::Reason;
  const QString again = Words::tr("Try again. If it happens again, save the log for your administrator.");
  switch (ended.reason) {
    case Reason::none:
    case Reason::unknown_error:
    case Reason::connection_terminated:
    case Reason::peer_error:
    case Reason::no_connection:
    case Reason::peer_load_balancing:
    case Reason::peer_shut_down:
    case Reason::peer_rebooted:
      return {again};
    case Reason::bad_profile:
      return {
          Words::tr("Open the entry with Modify and fill in what is missing, first of all Host and the "
                    "group name.")};
    case Reason::unable_to_contact:
    case Reason::tcp_connection_failed:
    case Reason::lost_contact:
    case Reason::peer_lost_contact:
      return {Words::tr("Check that this computer reaches the network, then try again."),
              Words::tr("Check the address of the gateway in the entry.")};
    case Reason::terminated_during_policy:
    case Reason::policy_negotiation_failed: {
      QStringList list;
      if (!ended.wanted.empty() && !ended.offered.empty()) {
        list.append(Words::tr("The gateway wants %1; this entry offers %2.")
                        .arg(joined(ended.wanted), joined(ended.offered)));
      } else if (!ended.offered.empty()) {
        list.append(
            Words::tr("This entry offers %1; the gateway took none of it and did not say what it wants.")
                .arg(joined(ended.offered)));
      }
      if (ended.legacy_would_help) {
        list.append(
            Words::tr("The gateway may be an old one: allow legacy algorithms for this entry. They can be "
                      "broken by others."));
      }
      list.append(
          Words::tr("Open the entry and choose another offer on the Advanced tab, or ask your "
                    "administrator which algorithms the gateway accepts."));
      return list;
    }
    case Reason::terminated_during_authentication:
      return {
          Words::tr("Ask your administrator whether your account is locked, and whether the gateway has "
                    "an address left to give.")};
    case Reason::no_secure_channel:
      return {Words::tr("Ask your administrator whether the transform sets of the gateway fit the offer of "
                        "this entry."),
              again};
    case Reason::user_cancelled:
      return {Words::tr("Connect again and answer the question for user name and password.")};
    case Reason::already_connecting:
    case Reason::already_connected:
      return {Words::tr("End the other connection first.")};
    case Reason::protocol_not_supported:
      return {
          Words::tr("Ask your administrator whether the gateway serves remote-access clients with user "
                    "authentication.")};
    case Reason::peer_not_responding:
      return {Words::tr("Check that this computer reaches the network and that the gateway is running, then "
                        "try again."),
              Words::tr("A firewall on the way may block UDP port 500."),
              Words::tr("Ask your administrator whether the group name and its password are right: many "
                        "gateways stay silent when they are wrong.")};
    case Reason::user_authentication_failed:
      return {Words::tr("Check Caps Lock and the user name."),
              Words::tr("Ask whether the account is locked.")};
    case Reason::disconnected_by_administrator:
    case Reason::not_specified_by_peer:
    case Reason::firewall_mismatch:
      return {Words::tr("Ask your administrator why the gateway ended the connection."), again};
    case Reason::lifetime_exceeded:
    case Reason::connect_time_exceeded:
    case Reason::idle_time_exceeded:
      return {Words::tr("Connect again; the gateway limits how long a connection may last.")};
    case Reason::name_not_resolved:
      return {Words::tr("Check the spelling of Host in the entry, or enter the gateway's address."),
              Words::tr("Check that this computer reaches its name server.")};
    case Reason::certificate_expired:
      return {Words::tr("Compare the date of this computer with the date in the certificate."),
              Words::tr("Ask your administrator for a new certificate.")};
    case Reason::gateway_not_trusted:
      return {Words::tr("Do not type your password: somebody may stand between you and the gateway."),
              Words::tr("Ask your administrator for the certificate of the authority, or which names the "
                        "gateway's certificate has.")};
    case Reason::own_certificate_missing:
      return {Words::tr("Choose a certificate on the Authentication tab of the entry, or import it.")};
    case Reason::own_certificate_refused:
      return {
          Words::tr("Ask your administrator whether the gateway trusts the authority of your certificate.")};
    case Reason::driver_failure:
      return {Words::tr("Connect again: DNS, routes and rules of this computer are as they were before."),
              again};
    case Reason::adapter_failed:
    case Reason::dns_not_set:
      return {Words::tr("Save the log: it names the step that failed."),
              Words::tr(
                  "Choose \"this machine's proxy only\" in the entry: it changes nothing on this computer.")};
    case Reason::port_in_use:
      return {
          Words::tr("End the other program; the log names it as far as this user may see it."),
          Words::tr(
              "Switch off \"Use source port 500\" on the Transport tab of the entry: any free port is used "
              "then.")};
    case Reason::routes_in_use:
      return {Words::tr("Disconnect the other connection first."),
              Words::tr(
                  "Choose \"this machine's proxy only\" in the entry: such connections share no networks.")};
    case Reason::captive_portal:
      return {Words::tr("Open a web page in your browser, log in to this network, and connect again.")};
    case Reason::no_permission:
      return {Words::tr("Install the helper (app/run install), or answer the desktop's question for the "
                        "administrator's password."),
              Words::tr("Choose \"this machine's proxy only\" in the entry: it needs no permission.")};
    case Reason::wrong_group_secret:
      return {Words::tr("Type the group password again."),
              Words::tr("Check capital letters in the group name.")};
    case Reason::weak_algorithm_refused:
      return {
          Words::tr("Allow legacy algorithms on the Advanced tab of the entry, or choose another offer.")};
    case Reason::certificates_not_supported:
      return {
          Words::tr("Choose group authentication in the entry, if your administrator gave you a group "
                    "name and password.")};
  }
  return {again};
}

QString text(client::AuthType type) {
  switch (type) {
    case client::AuthType::group:
      return Words::tr("Group");
    case client::AuthType::certificate:
      return Words::tr("Certificate");
    case client::AuthType::mutual_group:
      return Words::tr("Mutual group");
  }
  return {};
}

QString transportText(const client::Profile& profile) {
  if (profile.kind == client::EntryKind::policy_11 || !profile.transparent_tunneling)
    return QStringLiteral("IPSec");
  if (profile.tunnel_over_tcp) return QStringLiteral("IPSec/TCP %1").arg(profile.tcp_port);
  return QStringLiteral("IPSec/UDP");
}

QString authenticationText(const client::Profile& profile) {
  if (profile.kind == client::EntryKind::policy_11) return Words::tr("Security policy (1.1)");
  return text(profile.auth_type);
}

QString text(const client::NameProblem& problem) {
  switch (problem.kind) {
    case client::NameProblem::Kind::empty:
      return Words::tr("Enter a name.");
    case client::NameProblem::Kind::forbidden_character:
      if (problem.character == 0) return Words::tr("A name cannot contain control characters.");
      return Words::tr("A name cannot contain %1.").arg(QLatin1Char(problem.character));
    case client::NameProblem::Kind::too_long:
      return Words::tr("The name is too long.");
  }
  return {};
}

QString text(const client::PcfError& error) {
  const QString file = QString::fromStdString(error.file);
  switch (error.kind) {
    case client::PcfError::Kind::not_key_value:
      return Words::tr("Line %1 of %2 is not KEY=VALUE.").arg(error.line).arg(file);
    case client::PcfError::Kind::too_large:
      return Words::tr("%1 is too large for a connection entry.").arg(file);
    case client::PcfError::Kind::no_main_section:
      return Words::tr("%1 has no section [main].").arg(file);
    case client::PcfError::Kind::unreadable:
      return Words::tr("%1 is not readable text.").arg(file);
  }
  return {};
}

QString text(const client::StoreError& error) {
  const QString name = QString::fromStdString(error.name);
  switch (error.kind) {
    case client::StoreError::Kind::bad_name:
      return error.bad_name ? text(*error.bad_name) : Words::tr("This name cannot be used.");
    case client::StoreError::Kind::name_taken:
      return Words::tr("There is already a connection entry named \"%1\".").arg(name);
    case client::StoreError::Kind::not_found:
      return Words::tr("There is no connection entry named \"%1\".").arg(name);
    case client::StoreError::Kind::damaged:
      return error.damage ? text(*error.damage) : Words::tr("The entry \"%1\" is damaged.").arg(name);
    case client::StoreError::Kind::cannot_read:
      return Words::tr("\"%1\" could not be read: %2.")
          .arg(name, QString::fromLocal8Bit(std::strerror(error.system_error)));
    case client::StoreError::Kind::cannot_write:
      return Words::tr("\"%1\" could not be written: %2.")
          .arg(name, QString::fromLocal8Bit(std::strerror(error.system_error)));
  }
  return {};
}

QString weakText(const client::Profile& profile) {
  const auto weak = client::weak_algorithms(profile);
  if (weak.empty()) return {};
  return Words::tr("This connection uses %1. It is kept for old gateways and can be broken by others.")
      .arg(joined(weak));
}

int stepOf(client::State state) {
  using client::State;
  switch (state) {
    case State::disconnected:
    case State::disconnecting:
    case State::waiting:
      return 0;
    case State::initializing:
      return 1;
    case State::resolving:
    case State::contacting:
      return 2;
    case State::user_prompt:
      return 3;
    case State::authenticating:
      return 4;
    case State::negotiating_policies:
      return 5;
    case State::securing:
    case State::banner:
      return 6;
    case State::up:
      return 7;
  }
  return 0;
}

client::State stateOfStep(int step) {
  constexpr client::State states[] = {client::State::initializing,
                                      client::State::contacting,
                                      client::State::user_prompt,
                                      client::State::authenticating,
                                      client::State::negotiating_policies,
                                      client::State::securing,
                                      client::State::up};
  return states[step < 1 ? 0 : step > connectionSteps ? connectionSteps - 1 : step - 1];
}

}  // namespace drawbridge::ui
