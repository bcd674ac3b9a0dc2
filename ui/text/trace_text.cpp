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

constexpr Sentence reasons[] = {
    {"ok", QT_TRANSLATE_NOOP("drawbridge::ui::TraceText", "Nothing is wrong here.")},
};

constexpr Sentence meanings[] = {
    {"access list",
     QT_TRANSLATE_NOOP(
         "drawbridge::ui::TraceText",
         "The first rule that fits decides. Addresses are compared as they are on the wire of the "
         "interface, so an inbound rule must name the global address of a static.")},
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
  QString text = find(reasons, code);
  if (text.isEmpty()) {
    QStringList words{QString(code).replace(QLatin1Char('-'), QLatin1Char(' '))};
    for (const std::string& each : step.args) words << QString::fromStdString(each);
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
  }
  for (const std::string& each : step.args) {
    // An argument more than the sentence has places for is left out.
    if (!text.contains(QLatin1Char('%'))) break;
    text = text.arg(QString::fromStdString(each));
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
