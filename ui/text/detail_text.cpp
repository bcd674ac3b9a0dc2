// SPDX-License-Identifier: GPL-3.0-or-later
// What the client says beside states and reasons: details of an end, how long something lasted, and what is
// wrong with the settings of automatic initiation.
#include <QCoreApplication>
#include <algorithm>

#include "ui/text/client_text.h"

namespace drawbridge::ui {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ClientText)
};

}  // namespace

QString durationText(Duration duration) {
  const std::int64_t seconds =
      std::max<std::int64_t>(0, std::chrono::duration_cast<Seconds>(duration).count());
  return Words::tr("%1 day(s), %2", "days; hours:minutes.seconds")
      .arg(seconds / 86400)
      .arg(QStringLiteral("%1:%2.%3")
               .arg(seconds / 3600 % 24, 2, 10, QLatin1Char('0'))
               .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
               .arg(seconds % 60, 2, 10, QLatin1Char('0')));
}

QString text(const client::EndDetail& detail) {
  using Kind = client::EndDetail::Kind;
  const auto value = [&detail](std::size_t at) { return QString::fromStdString(detail.value(at)); };
  switch (detail.kind) {
    case Kind::full_tunnel_elsewhere:
      return Words::tr(
                 "\"%1\" cannot be connected beside \"%2\", which has every network (0.0.0.0/0) in its "
                 "tunnel. Disconnect \"%2\" first.")
          .arg(value(0), value(1));
    case Kind::firewall_elsewhere:
      return Words::tr(
                 "\"%1\" cannot be connected: the always-on firewall of \"%2\" still keeps everything else "
                 "out. Disconnect \"%2\", or suspend the firewall.")
          .arg(value(0), value(1));
    case Kind::networks_elsewhere:
      return Words::tr(
                 "\"%1\" wants %2 in its tunnel, but \"%3\" has %4 in its own. Disconnect \"%3\" first.")
          .arg(value(0), value(1), value(2), value(3));
    case Kind::no_usable_address:
      return Words::tr("The gateway assigned no usable address.");
    case Kind::login_not_saved:
      return Words::tr("The gateway ended the login, and a new one asks for what is not saved.");
    case Kind::no_udp_socket:
      return Words::tr("No UDP socket could be opened: %1.").arg(value(0));
    case Kind::udp_port_taken:
      if (detail.value(1).empty())
        return Words::tr("UDP port %1 of this machine is in use by another program.").arg(value(0));
      return Words::tr("UDP port %1 of this machine is in use by %2.").arg(value(0), value(1));
    case Kind::helper_missing:
      return Words::tr("There is no privileged helper at %1: install Drawbridge, or choose the proxy.")
          .arg(value(0));
    case Kind::helper_unusable:
      return Words::tr("The privileged helper cannot be used: %1.").arg(value(0));
    case Kind::helper_refused:
      return Words::tr("The privileged helper says: %1.").arg(value(0));
    case Kind::helper_gone:
      return Words::tr("The privileged helper ended; everything it had set was taken back.");
    case Kind::helper_silent:
      return Words::tr("The privileged helper ended before it answered.");
    case Kind::no_polkit:
      return Words::tr("pkexec, which asks for the permission, is not on this machine.");
    case Kind::permission_dismissed:
      return Words::tr("The question for permission was dismissed.");
    case Kind::permission_denied:
      return Words::tr("This user may not use the privileged helper.");
    case Kind::device_unusable:
      return Words::tr("The tunnel device cannot be used: %1.").arg(value(0));
    case Kind::second_device:
      return Words::tr("A second tunnel device came for one connection.");
    case Kind::device_taken:
      return Words::tr("The tunnel device was taken away.");
    case Kind::proxy_port_unusable:
      return Words::tr("Port %1 of 127.0.0.1 cannot be used: %2.").arg(value(0), value(1));
    case Kind::proxy_port_replaced:
      return Words::tr("Port %1 of 127.0.0.1 cannot be used: %2. Another one is used instead.")
          .arg(value(0), value(1));
  }
  return {};
}

QString text(const client::AutoProblem& problem) {
  using Kind = client::AutoProblem::Kind;
  const QString what = QString::fromStdString(problem.what);
  switch (problem.kind) {
    case Kind::retry_interval:
      return Words::
          tr("AutoInitiationRetryInterval is \"%1\"; it is a number of minutes from 1 to 10, so 1 is used.")
              .arg(what);
    case Kind::network:
      return Words::tr(
                 "Section [%1] is left out: Network and Mask must be a network, as 192.168.1.0 and "
                 "255.255.255.0.")
          .arg(what);
    case Kind::entry:
      return Words::tr("Section [%1] is left out: ConnectionEntry names no entry.").arg(what);
    case Kind::damaged:
      return Words::tr("%1 cannot be understood; nothing in it is used.").arg(what);
    case Kind::not_changed:
      return Words::tr("%1 cannot be understood, so it is not changed: mend it or move it away.").arg(what);
    case Kind::not_written:
      return Words::tr("%1 cannot be written (%2).").arg(what, QString::fromStdString(problem.system));
  }
  return {};
}

}  // namespace drawbridge::ui
