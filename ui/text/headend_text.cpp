// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/headend_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace drawbridge::ui {

namespace {

struct HeadendText {
  Q_DECLARE_TR_FUNCTIONS(drawbridge::ui::HeadendText)
};

QString arg(const std::vector<std::string>& args, std::size_t index) {
  return index < args.size() ? QString::fromStdString(args[index]) : QString();
}

}  // namespace

QString findingText(const pix::Finding& finding) {
  const QString a = arg(finding.args, 0);
  const QString b = arg(finding.args, 1);
  using Code = pix::FindingCode;
  switch (finding.code) {
    case Code::line_not_understood:
      return HeadendText::tr("The line \"%1\" is not understood: %2").arg(a, b);
    case Code::checksum_differs:
      return HeadendText::tr(
          "The checksum is not that of this text: the file was edited, or it comes from a device.");
    case Code::unknown_access_list:
      return HeadendText::tr("\"%2\" names access list %1, which does not exist.").arg(a, b);
    case Code::unknown_interface:
      return HeadendText::tr("\"%2\" names interface %1, which does not exist.").arg(a, b);
    case Code::unknown_pool:
      return HeadendText::tr("\"%2\" names address pool %1, which does not exist.").arg(a, b);
    case Code::unknown_aaa_server:
      return HeadendText::tr("\"%2\" names AAA server %1, which does not exist.").arg(a, b);
    case Code::unknown_transform_set:
      return HeadendText::tr("\"%2\" names transform set %1, which does not exist.").arg(a, b);
    case Code::unknown_dynamic_map:
      return HeadendText::tr("\"%2\" names dynamic map %1, which does not exist.").arg(a, b);
    case Code::unknown_object_group:
      return HeadendText::tr("\"%2\" names object group %1, which does not exist.").arg(a, b);
    case Code::aaa_server_without_host:
      return HeadendText::tr("\"%2\" names AAA server %1, which has no host, so nobody can log in.").arg(a, b);
    case Code::group_without_pool:
      return HeadendText::tr("Group %1 has no address pool, so its users get no address.").arg(a);
    case Code::group_without_password:
      return HeadendText::tr("Group %1 has no password, so its users cannot connect.").arg(a);
    case Code::map_entry_incomplete:
      return HeadendText::tr("Entry %2 of map %1 is not complete.").arg(a, b);
    case Code::map_interface_without_isakmp:
      return HeadendText::tr("Crypto map %1 is on interface %2, where ISAKMP is not enabled, so nobody is answered.")
          .arg(a, b);
    case Code::no_isakmp_policy:
      return HeadendText::tr("ISAKMP is enabled, but there is no ISAKMP policy.");
    case Code::no_key_for_peers:
      return HeadendText::tr("ISAKMP is enabled, but there is neither an ISAKMP key nor a group password.");
    case Code::secret_must_be_typed:
      return HeadendText::tr("\"%1\": the secret is masked and must be typed.").arg(a);
    case Code::wildcard_key:
      return HeadendText::tr("The key holds for every address; whoever knows it may ask for a login.");
    case Code::wildcard_key_without_xauth:
      return HeadendText::tr("The key holds for every address and no login is asked for; whoever knows it is in.");
    case Code::weak_encryption:
      return b == QLatin1String("NULL")
                 ? HeadendText::tr("\"%1\" does not encrypt.").arg(a)
                 : HeadendText::tr("%1 is weak encryption; it is kept for old clients.").arg(b);
    case Code::weak_hash:
      return HeadendText::tr("%1 is a weak hash; it is kept for old clients.").arg(b);
    case Code::weak_group:
      return HeadendText::tr("Diffie-Hellman group %1 is weak; it is kept for old clients.").arg(b);
    case Code::no_policy_for_unity:
      return HeadendText::tr("There are VPN groups, but no ISAKMP policy with group 2, so their clients cannot connect.");
    case Code::list_names_real_address:
      return HeadendText::tr("Access list %1 names the real address behind a static (%2); packets arrive with %3.")
          .arg(a, arg(finding.args, 2), arg(finding.args, 3));
    case Code::pool_not_exempt_from_nat:
      return HeadendText::tr("Answers to clients of pool %1 are translated at interface %2 and lost.").arg(a, b);
    case Code::pool_overlaps:
      return HeadendText::tr("Pool %1 overlaps %2.").arg(a, b);
    case Code::dynamic_entry_not_last:
      return HeadendText::tr("Entry %2 of crypto map %1 is dynamic and comes before a static one, whose peers it takes.")
          .arg(a, b);
    case Code::split_tunnel_any:
      return HeadendText::tr("Group %1 splits its tunnel by access list %2, whose source is any; nothing is split.")
          .arg(a, b);
    case Code::uauth_zero:
      return HeadendText::tr("Timeout uauth is 0: a browser asks for the password again for every object.");
    case Code::uauth_longer_than_xlate:
      return HeadendText::tr("Logins last %1, longer than unused translations (%2).").arg(a, b);
    case Code::exemption_too_narrow:
      return HeadendText::tr("Answers from %4 at interface %3 to clients of pool %2 are translated and lost: access list %1 exempts less.")
          .arg(a, b, arg(finding.args, 2), arg(finding.args, 3));
    case Code::route_contains_connected:
      return HeadendText::tr("The route \"%1\" contains %3, which is connected to interface %2; the longer match saves it.")
          .arg(a, b, arg(finding.args, 2));
    case Code::gateway_not_connected:
      return HeadendText::tr("The route \"%1\" goes by %2, which is not in the network of interface %3.")
          .arg(a, b, arg(finding.args, 2));
    case Code::gateway_conflicts:
      return HeadendText::tr("The route \"%1\" goes by %2, an address that \"%3\" has too.")
          .arg(a, b, arg(finding.args, 2));
    case Code::two_client_generations:
      return HeadendText::tr("ISAKMP policy %1 serves clients of version 3 and 4, policy %2 those of version 1; both are needed.")
          .arg(a, b);
    case Code::two_ways_to_the_key:
      return HeadendText::tr("Clients of version 3 and 4 use the password of group %1, those of version 1 use \"%2\".")
          .arg(a, b);
    case Code::group_sends_address_only:
      return HeadendText::tr("Group %1 sends an address only: no name servers, no domain, and all traffic of the client goes into the tunnel.")
          .arg(a);
    case Code::permitted_without_login:
      return HeadendText::tr("Access list %1 lets traffic pass without a login (\"%2\"); only %3 must log in.")
          .arg(a, b, arg(finding.args, 2));
    case Code::lifetime_left_to_clients:
      return HeadendText::tr("\"%1\" sets no lifetime, so the associations of clients live as long as these propose.").arg(a);
    case Code::aes_192_for_clients:
      return HeadendText::tr("\"%1\": clients of version 3 and 4 know AES with 128 and 256 bits, not with 192.").arg(a);
    case Code::radius_needs_authenticator:
      return HeadendText::tr("\"%1\": answers without Message-Authenticator, as old servers send them, are refused.").arg(a);
    case Code::radius_without_authenticator:
      return HeadendText::tr("\"%1\": answers without Message-Authenticator are taken, and can be forged.").arg(a);
    case Code::aaa_host_without_key:
      return HeadendText::tr("\"%1\" has no key, so passwords travel in clear.").arg(a);
    case Code::secret_in_clear:
      return HeadendText::tr("\"%1\": the device prints this secret in clear.").arg(a);
    case Code::not_in_pix_63:
      return HeadendText::tr("\"%1\": not in PIX 6.3.").arg(a);
    case Code::policy_without_certificate:
      return HeadendText::tr("\"%1\" serves nobody: the headend has no certificate.").arg(a);
    case Code::policy_without_authority:
      return HeadendText::tr("\"%1\" serves nobody: no authority is known whose certificates clients may show.").arg(a);
  }
  return {};
}

QString severityText(pix::Severity severity) {
  switch (severity) {
    case pix::Severity::error:
      return HeadendText::tr("Error");
    case pix::Severity::warning:
      return HeadendText::tr("Warning");
    case pix::Severity::note:
      return HeadendText::tr("Note");
  }
  return {};
}

QString consequenceTitle(const pix::Consequence& consequence) {
  const QString a = arg(consequence.args, 0);
  using Code = pix::ConsequenceCode;
  switch (consequence.code) {
    case Code::ends_all_sessions:
      return HeadendText::tr("All sessions end");
    case Code::ends_group_sessions:
      return HeadendText::tr("Users of group %1 connect again").arg(a);
    case Code::ends_pool_sessions:
      return HeadendText::tr("Clients of pool %1 are dropped").arg(a);
    case Code::new_sessions_only:
      return HeadendText::tr("New sessions only");
    case Code::clear_xlate_advised:
      return HeadendText::tr("Clear xlate is advised");
    case Code::secret_must_be_typed:
      return HeadendText::tr("A secret must be typed");
    case Code::unknown_line_not_sent:
      return HeadendText::tr("A line is not sent");
    case Code::cannot_be_removed:
      return HeadendText::tr("A line cannot be removed");
    case Code::cuts_own_session:
      return HeadendText::tr("This may cut you off");
  }
  return {};
}

QString consequenceText(const pix::Consequence& consequence) {
  const QString a = arg(consequence.args, 0);
  using Code = pix::ConsequenceCode;
  switch (consequence.code) {
    case Code::ends_all_sessions:
      return HeadendText::tr("\"%1\" ends the sessions that are up. The clients are told and may connect again.").arg(a);
    case Code::ends_group_sessions:
      return HeadendText::tr("The password or the address pool of this group changes. Users who are connected must connect again.");
    case Code::ends_pool_sessions:
      return HeadendText::tr("The range of this pool changes. Clients that hold one of its addresses must connect again.");
    case Code::new_sessions_only:
      return HeadendText::tr("%1: sessions that are up keep what they negotiated until they rekey.").arg(a);
    case Code::clear_xlate_advised:
      return HeadendText::tr("Translations that are open keep the old rule until they end.");
    case Code::secret_must_be_typed:
      return HeadendText::tr("\"%1\" is not sent, because its secret is masked. Type it in the form or in the text.").arg(a);
    case Code::unknown_line_not_sent:
      return HeadendText::tr("\"%1\" is not understood, so it stays here and is not sent.").arg(a);
    case Code::cannot_be_removed:
      return HeadendText::tr("\"%1\" belongs to the device and stays.").arg(a);
    case Code::cuts_own_session:
      return HeadendText::tr("\"%1\" changes the way by which the appliance is managed. A session over the network may end, and the rest may not arrive.")
          .arg(a);
  }
  return {};
}

QString editErrorText(pix::EditError error) {
  using Error = pix::EditError;
  switch (error) {
    case Error::name_empty:
      return HeadendText::tr("A name is needed.");
    case Error::name_too_long:
      return HeadendText::tr("This is too long; 63 characters are the most.");
    case Error::name_has_blank:
      return HeadendText::tr("A name cannot contain a blank or a special character.");
    case Error::number_out_of_range:
      return HeadendText::tr("This number is outside the range that the device takes.");
    case Error::range_reversed:
      return HeadendText::tr("The last address comes before the first.");
    case Error::mask_has_holes:
      return HeadendText::tr("This is not a mask of a network.");
    case Error::too_many:
      return HeadendText::tr("There are more of these than the device takes.");
    case Error::not_found:
      return HeadendText::tr("It is not there any more.");
    case Error::already_exists:
      return HeadendText::tr("There is already one with this name.");
    case Error::in_use:
      return HeadendText::tr("Another part of the configuration uses it.");
    case Error::transform_conflict:
      return HeadendText::tr("A set holds one cipher, and at most one hash beside it.");
    case Error::unknown_transform:
      return HeadendText::tr("The device does not know this transform.");
    case Error::secret_too_long:
      return HeadendText::tr("This is too long; 127 characters are the most.");
    case Error::secret_not_printable:
      return HeadendText::tr("A password cannot be empty, contain blanks or special characters, or be asterisks only.");
  }
  return {};
}

QString diagnosticText(const pix::Diagnostic& diagnostic) {
  const QString a = arg(diagnostic.args, 0);
  using Code = pix::LineCode;
  switch (diagnostic.code) {
    case Code::ok:
      return QString::fromStdString(diagnostic.device_text);
    case Code::unknown_command:
      return HeadendText::tr("This command is not known. The line is kept as it is and not sent.");
    case Code::not_enough_arguments:
      return HeadendText::tr("The command is not complete.");
    case Code::ambiguous_word:
      return HeadendText::tr("\"%1\" may stand for several words.").arg(a);
    case Code::bad_word:
      return HeadendText::tr("\"%1\" does not belong here.").arg(a);
    case Code::bad_number:
      return HeadendText::tr("\"%1\" is not a number from %2 to %3.")
          .arg(a, arg(diagnostic.args, 1), arg(diagnostic.args, 2));
    case Code::bad_address:
      return HeadendText::tr("\"%1\" is not an address.").arg(a);
    case Code::bad_mask:
      return HeadendText::tr("\"%1\" is not a mask.").arg(a);
    case Code::mask_does_not_pair:
      return HeadendText::tr("Address %1 and mask %2 do not fit together.").arg(a, arg(diagnostic.args, 1));
    case Code::unknown_interface:
      return HeadendText::tr("There is no interface \"%1\".").arg(a);
    case Code::unknown_access_list:
      return HeadendText::tr("There is no access list \"%1\".").arg(a);
    case Code::not_found:
      return HeadendText::tr("What this line should remove is not there.");
    case Code::already_exists:
      return HeadendText::tr("The configuration has this line already.");
    case Code::in_use:
      return HeadendText::tr("%1 is used by %2.").arg(a, arg(diagnostic.args, 1));
    case Code::conflict:
      return HeadendText::tr("This line collides with \"%1\".").arg(arg(diagnostic.args, 1));
    case Code::bad_value:
      return HeadendText::tr("\"%1\" is not a value that this command takes.").arg(a);
    case Code::checksum_differs:
      return HeadendText::tr("The checksum is not that of this text.");
  }
  return {};
}

QString stepReasonText(pix::StepReason reason) {
  switch (reason) {
    case pix::StepReason::added:
      return HeadendText::tr("New in the wanted configuration");
    case pix::StepReason::changed:
      return HeadendText::tr("Changed");
    case pix::StepReason::removed:
      return HeadendText::tr("Not in the wanted configuration");
    case pix::StepReason::replaced_by_new:
      return HeadendText::tr("Replaced by a new line");
    case pix::StepReason::context:
      return HeadendText::tr("Enters the part that the next lines belong to");
  }
  return {};
}

QString clockText(Duration left) {
  const qint64 seconds = whole_seconds(left + Milliseconds{999});
  return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString pushOutcomeText(const ipc::PushState& state) {
  const int commands = static_cast<int>(state.commands);
  switch (state.outcome) {
    case ipc::PushOutcome::applied:
      if (state.remaining <= Duration::zero()) return HeadendText::tr("%n command(s) pushed.", nullptr, commands);
      return HeadendText::tr("%n command(s) pushed. They are undone in %1 unless you confirm.", nullptr, commands)
          .arg(clockText(state.remaining));
    case ipc::PushOutcome::refused_and_undone:
      return HeadendText::tr("The command \"%1\" was refused: %2. The commands before it were undone.")
          .arg(QString::fromStdString(state.refused_command), QString::fromStdString(state.device_text));
    case ipc::PushOutcome::refused:
      if (state.refused_command.empty()) {
        return HeadendText::tr("Nothing was pushed: an earlier push waits for its confirmation.");
      }
      return HeadendText::tr("The command \"%1\" was refused: %2. The other commands were taken.")
          .arg(QString::fromStdString(state.refused_command), QString::fromStdString(state.device_text));
    case ipc::PushOutcome::confirmed:
      return HeadendText::tr("%n command(s) confirmed.", nullptr, commands);
    case ipc::PushOutcome::undone:
      return HeadendText::tr("%n command(s) were undone.", nullptr, commands);
    case ipc::PushOutcome::timed_out:
      return HeadendText::tr("Not confirmed: the %n command(s) were undone.", nullptr, commands);
  }
  return {};
}

QString labDifferenceText(pix::LabDifference::Reason reason) {
  switch (reason) {
    case pix::LabDifference::Reason::global_address:
      return HeadendText::tr("A list at the outside is compared with packets as they arrive, and those carry the global address. The note's rule names the inside address, so it never matches.");
    case pix::LabDifference::Reason::whole_network_exempt:
      return HeadendText::tr("Answers to clients from all of 10.89.129.128/25 must not be translated. The note exempts a part of it only.");
  }
  return {};
}

QString nodeText(const QString& key) {
  if (key == QLatin1String("client")) return HeadendText::tr("Client");
  if (key == QLatin1String("gateway")) return HeadendText::tr("Gateway");
  if (key == QLatin1String("visitor")) return HeadendText::tr("Internet visitor");
  if (key == QLatin1String("router")) return HeadendText::tr("Inside router");
  if (key == QLatin1String("web")) return HeadendText::tr("Web server");
  if (key == QLatin1String("aaa")) return HeadendText::tr("AAA, TACACS+");
  return key;
}

QString credentialText(const QString& what) {
  if (what == QLatin1String("group")) return HeadendText::tr("Group");
  if (what == QLatin1String("wildcard")) return HeadendText::tr("Wildcard key");
  if (what == QLatin1String("user")) return HeadendText::tr("User");
  if (what == QLatin1String("aaa")) return HeadendText::tr("AAA key");
  return what;
}

QString algorithmsText(const QString& transform) {
  QStringList names;
  for (const QString& word : transform.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    if (word == QLatin1String("esp-des")) names << QStringLiteral("DES");
    else if (word == QLatin1String("esp-3des")) names << QStringLiteral("3DES");
    else if (word == QLatin1String("esp-aes")) names << QStringLiteral("AES-128");
    else if (word == QLatin1String("esp-aes-192")) names << QStringLiteral("AES-192");
    else if (word == QLatin1String("esp-aes-256")) names << QStringLiteral("AES-256");
    else if (word == QLatin1String("esp-null")) names << QStringLiteral("NULL");
    else if (word.endsWith(QLatin1String("md5-hmac"))) names << QStringLiteral("MD5");
    else if (word.endsWith(QLatin1String("sha-hmac"))) names << QStringLiteral("SHA-1");
    else if (word.endsWith(QLatin1String("sha256-hmac"))) names << QStringLiteral("SHA-256");
    else names << word;
  }
  if (names.size() == 2) return HeadendText::tr("%1 and %2").arg(names[0], names[1]);
  return names.join(QStringLiteral(", "));
}

bool isWeakTransform(const QString& transform) {
  return transform == QLatin1String("esp-des") || transform == QLatin1String("esp-3des") ||
         transform == QLatin1String("esp-null") || transform.contains(QLatin1String("md5"));
}

}  // namespace drawbridge::ui
