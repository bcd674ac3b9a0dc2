// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/trace_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace drawbridge::ui {

namespace {

struct TraceText {
  Q_DECLARE_TR_FUNCTIONS(drawbridge::ui::TraceText)
};

struct Sentence {
  const char* code;
  const char* text;  ///< %1, %2 are the step's arguments
};

/// By step and reason (fw/path_trace.h); a user's own list and virtual servers included.
constexpr Sentence reasons[] = {
    {"tunnel required/not-required",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "No rule asks that this packet comes through a tunnel.")},
    {"tunnel required/clear-packet",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "The packet comes in the clear with the address of a client, %1, who has a tunnel.")},
    {"header/ok", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The header is whole and has no options.")},
    {"header/options", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                                         "The packet has IP options; such packets are always dropped.")},
    {"header/malformed", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The header is not whole.")},
    {"land attack/ok", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Source and destination differ.")},
    {"land attack/land",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Source and destination are both %1.")},
    {"spoofed source/ok",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "A host may have this source address.")},
    {"spoofed source/spoof",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "No host on this interface may have the source %1.")},
    {"reverse path/off",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "\"ip verify reverse-path\" is off on this interface.")},
    {"reverse path/ok",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The way back leads to the same interface, %1.")},
    {"reverse path/reverse-path",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "The packet arrived on %1, but the way back to its source leads elsewhere (%2).")},
    {"own address/not-own",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The packet is not for the headend itself.")},
    {"own address/own", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                                          "The packet is for the headend itself, its address on %1.")},
    {"own address/own-other",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "The packet is for the headend's address on another interface, %1.")},
    {"own address/broadcast", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The packet is a broadcast.")},
    {"own address/icmp-denied",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "An \"icmp deny\" rule refuses it.")},
    {"fragments/whole", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The packet is whole.")},
    {"tunnel bypass/off", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                                            "\"sysopt connection permit-ipsec\" is off, or does not apply.")},
    {"tunnel bypass/not-tunnel",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The packet did not come out of a tunnel.")},
    {"tunnel bypass/bypass",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "The packet came out of a tunnel: no access list is asked, and it leaves on %1.")},
    {"known connection/none",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "It belongs to no connection that is known.")},
    {"known connection/known",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "It belongs to connection %1 and goes on without more questions.")},
    {"known connection/proxied",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The headend itself answers on connection %1.")},
    {"no connection/opens", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "It may begin a connection.")},
    {"no connection/not-tcp",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Only TCP has to begin with SYN.")},
    {"no connection/no-connection",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "Its connection is not known, and it does not begin one (flags %1).")},
    {"destination/static", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "A static translates %1 to %2.")},
    {"destination/lent",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "%1 is lent to %2 by a dynamic translation.")},
    {"destination/route", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "A route leads to interface %1.")},
    {"destination/no-route", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "There is no route to %1.")},
    {"destination/hairpin",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "It would leave on %1, where it came in.")},
    {"destination/same-security",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "%1 and %2 have the same security level, so nothing passes between them.")},
    {"access list/skipped-tunnel",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "It came out of a tunnel, so no access list is asked.")},
    {"access list/permit",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Access list %1 lets it in, line %2.")},
    {"access list/deny",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Access list %1 denies it, line %2.")},
    {"access list/implicit-deny",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "No rule of access list %1 fits, so the implicit deny at its end decides.")},
    {"access list/outbound",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "From %1 to the lower level of %2 everything may go out; no list is bound.")},
    {"access list/conduit-permit",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "A conduit lets it in: %1")},
    {"access list/conduit-deny", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "A conduit denies it: %1")},
    {"access list/established",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "An \"established\" rule lets it back in.")},
    {"access list/inbound",
     QT_TRANSLATE_NOOP(
         "drawbridge::ui::TraceText",
         "From %1 to the higher level of %2 nothing may go in without a rule, and there is none.")},
    {"access list/user-permit",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Access list %1 of the user %2 lets it in.")},
    {"access list/user-deny",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Access list %1 of the user %2 denies it.")},
    {"translation/exempt",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Access list %1 exempts it from translation (nat 0).")},
    {"translation/static", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "A static makes it %1.")},
    {"translation/known",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The translation to %1 is there already.")},
    {"translation/dynamic", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "nat and global %1 make it %2.")},
    {"translation/identity",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Its address stays as it is (nat 0).")},
    {"translation/destination",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The destination %1 becomes %2.")},
    {"translation/no-group",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "No nat or static covers its source, so it cannot leave to the lower level.")},
    {"translation/exhausted",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "All global addresses of group %1 are in use.")},
    {"limits/unlimited", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "There is no limit of connections.")},
    {"limits/within",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The limit of connections is not reached.")},
    {"limits/reached",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The limit of connections is reached.")},
    {"login/not-covered", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "No rule asks for a login.")},
    {"login/logged-in", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The user %1 is logged in.")},
    {"login/asked",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "A login for %2 is asked for, at AAA group %1.")},
    {"login/virtual",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "A login for %2 is asked for at the virtual server, at AAA group %1.")},
    {"login/must-log-in",
     QT_TRANSLATE_NOOP(
         "drawbridge::ui::TraceText",
         "A login is needed, but %1 cannot ask for one; the user must log in by another service first.")},
    {"authorization/not-covered",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "No rule asks for an authorization.")},
    {"authorization/authorized",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The user %1 is authorized for %2.")},
    {"authorization/asked",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "AAA group %1 is asked whether the user may reach %2.")},
    {"authorization/not-logged-in",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "An authorization is needed, and nobody is logged in.")},
    {"user access list/none",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "No access list belongs to the user.")},
    {"user access list/decided",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The user's access list has decided before.")},
    {"user access list/user-permit",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Access list %1 of the user %2 lets it through.")},
    {"user access list/user-deny",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Access list %1 of the user %2 denies it.")},
    {"connection/built", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "A new %1 connection is made.")},
    {"connection/not-tracked",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "%1 passes without a connection.")},
    {"route/route", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "It leaves on %1, to %2.")},
    {"route/no-route", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "There is no route to %1.")},
    {"route/other-interface",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The route leads to another interface, %1.")},
    {"tunnel/clear", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "It leaves in the clear.")},
    {"tunnel/into-tunnel",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "It leaves through the tunnel of %1.")},
    {"tunnel/no-sa",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "It belongs into the tunnel of %1, but there is no security association for it.")},
};

constexpr Sentence meanings[] = {
    {"tunnel required", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                                          "Traffic of a client's address must come through its tunnel.")},
    {"header", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Damaged packets and IP options end here.")},
    {"land attack",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "A packet from a host to itself is an attack of old.")},
    {"spoofed source",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "Broadcast, loopback and the headend's own addresses cannot be a source.")},
    {"reverse path",
     QT_TRANSLATE_NOOP(
         "drawbridge::ui::TraceText",
         "With \"ip verify reverse-path\" a packet must arrive where the route back to its source leads.")},
    {"own address",
     QT_TRANSLATE_NOOP(
         "drawbridge::ui::TraceText",
         "What is for the headend itself (ISAKMP, ESP, ping, Telnet) does not pass through it.")},
    {"fragments",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Fragments are held until the packet is whole.")},
    {"tunnel bypass",
     QT_TRANSLATE_NOOP(
         "drawbridge::ui::TraceText",
         "With \"sysopt connection permit-ipsec\" packets out of a tunnel skip the access lists.")},
    {"known connection",
     QT_TRANSLATE_NOOP(
         "drawbridge::ui::TraceText",
         "A packet of a known connection passes by its entry alone; rules were asked when it began.")},
    {"no connection", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                                        "TCP begins with SYN; anything else must belong to a connection.")},
    {"destination",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "Translations of the destination decide where the packet goes; else the routes do.")},
    {"access list",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "The first rule that fits decides. Addresses are compared as they are on the wire of "
                       "the interface, so an inbound rule must name the global address of a static.")},
    {"translation",
     QT_TRANSLATE_NOOP(
         "drawbridge::ui::TraceText",
         "Order: exemptions (nat 0 access-list), translations that are there, statics, nat and global.")},
    {"limits", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "nat and static may limit connections.")},
    {"login",
     QT_TRANSLATE_NOOP(
         "drawbridge::ui::TraceText",
         "\"aaa authentication include\" holds a connection until its user has logged in (cut-through).")},
    {"authorization",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                       "\"aaa authorization include\" asks the AAA server whether the user may.")},
    {"user access list",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "RADIUS may name an access list for a user.")},
    {"connection", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                                     "What passes gets an entry, so that its answers find their way back.")},
    {"route",
     QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "The routes name the interface and the next hop.")},
    {"tunnel", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText",
                                 "What is for a client's address goes back through its tunnel.")},
};

template <std::size_t N>
QString find(const Sentence (&sentences)[N], const QString& code) {
  for (const Sentence& each : sentences) {
    if (code == QLatin1String(each.code)) return TraceText::tr(each.text);
  }
  return {};
}

QString endpointText(const Endpoint& at) {
  const QString address = QString::fromStdString(at.address.to_string());
  return at.port == 0 ? address : QStringLiteral("%1/%2").arg(address).arg(at.port);
}

}  // namespace

QString traceVerdictText(fw::TraceVerdict verdict) {
  switch (verdict) {
    case fw::TraceVerdict::pass:
      return TraceText::tr("pass", "verdict");
    case fw::TraceVerdict::drop:
      return TraceText::tr("drop", "verdict");
    case fw::TraceVerdict::changed:
      return TraceText::tr("changed", "verdict");
    case fw::TraceVerdict::login:
      return TraceText::tr("login", "verdict");
    case fw::TraceVerdict::not_reached:
      return TraceText::tr("not reached", "verdict");
    case fw::TraceVerdict::would_pass:
      return TraceText::tr("would pass", "verdict");
    case fw::TraceVerdict::would_drop:
      return TraceText::tr("would drop", "verdict");
    case fw::TraceVerdict::would_change:
      return TraceText::tr("would change", "verdict");
  }
  return {};
}

QString traceReasonText(const fw::TraceStep& step) {
  const QString code = QString::fromStdString(step.reason);
  QString text = find(reasons, QString::fromStdString(step.name) + QLatin1Char('/') + code);
  if (text.isEmpty()) {
    QStringList words{QString(code).replace(QLatin1Char('-'), QLatin1Char(' '))};
    for (const std::string& each : step.args) words << QString::fromStdString(each);
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
  }
  for (std::size_t i = 0; i < 3; ++i) {
    const QString place = QStringLiteral("%%1").arg(i + 1);
    text.replace(place, i < step.args.size() ? QString::fromStdString(step.args[i]) : QString());
  }
  return text;
}

QString traceMissText(const fw::TraceComparison& comparison) {
  if (comparison.decided) return TraceText::tr("fits and decides");
  switch (comparison.miss) {
    case fw::TraceMiss::none:
      return TraceText::tr("fits");
    case fw::TraceMiss::protocol:
      return TraceText::tr("protocol differs");
    case fw::TraceMiss::source:
      return TraceText::tr("source differs");
    case fw::TraceMiss::source_port:
      return TraceText::tr("source port differs");
    case fw::TraceMiss::destination:
      return TraceText::tr("destination differs");
    case fw::TraceMiss::destination_port:
      return TraceText::tr("destination port differs");
    case fw::TraceMiss::icmp_type:
      return TraceText::tr("ICMP type differs");
    case fw::TraceMiss::interface:
      return TraceText::tr("interface differs");
  }
  return {};
}

QString traceOutcomeTitle(const fw::TraceResult& result) {
  const bool known = result.decided_at < result.steps.size();
  const QString step =
      known ? stepNameText(QString::fromStdString(result.steps[result.decided_at].name)) : QString();
  switch (result.outcome) {
    case fw::TraceOutcome::forward: {
      const QString to = endpointText(result.to);
      const QString egress = QString::fromStdString(result.egress);
      return result.into_tunnel ? TraceText::tr("Forwarded through the tunnel on %1, to %2").arg(egress, to)
                                : TraceText::tr("Forwarded to %1, %2").arg(egress, to);
    }
    case fw::TraceOutcome::to_self:
      return TraceText::tr("Taken by the headend itself");
    case fw::TraceOutcome::drop:
      return known ? TraceText::tr("Dropped at step %1, %2").arg(result.decided_at + 1).arg(step)
                   : TraceText::tr("Dropped");
    case fw::TraceOutcome::login:
      return TraceText::tr("Needs a login first (cut-through)");
  }
  return {};
}

QString traceOutcomeText(const fw::TraceResult& result) {
  QStringList parts;
  if (result.outcome != fw::TraceOutcome::forward && result.decided_at < result.steps.size())
    parts << traceReasonText(result.steps[result.decided_at]);
  if (result.outcome == fw::TraceOutcome::forward && !result.next_hop.is_any() &&
      result.next_hop != result.to.address) {
    parts << TraceText::tr("The next hop is %1.").arg(QString::fromStdString(result.next_hop.to_string()));
  }
  if (result.message_id != 0) {
    parts << TraceText::tr("The real packet would raise message %1.").arg(result.message_id);
  }
  return parts.join(QLatin1Char(' '));
}

QString stepMeaningText(const QString& step) {
  return find(meanings, step);
}

}  // namespace drawbridge::ui
