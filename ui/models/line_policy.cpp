// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/line_policy.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/text/headend_text.h"

namespace drawbridge::ui {

namespace {
struct LineKinds {
  Q_DECLARE_TR_FUNCTIONS(drawbridge::ui::LineKinds)
};
}  // namespace

QString lineKindTitle(LineKind kind) {
  switch (kind) {
    case LineKind::AccessRules:
      return LineKinds::tr("Access rules");
    case LineKind::Translations:
      return LineKinds::tr("Translations");
    case LineKind::AaaServers:
      return LineKinds::tr("AAA servers");
  }
  return {};
}

QString lineKindIcon(LineKind kind) {
  switch (kind) {
    case LineKind::AccessRules:
      return QStringLiteral("db-rules");
    case LineKind::Translations:
      return QStringLiteral("db-swap");
    case LineKind::AaaServers:
      return QStringLiteral("db-server");
  }
  return {};
}

std::unique_ptr<LinePolicy> makeLinePolicy(LineKind kind) {
  switch (kind) {
    case LineKind::Translations:
      return makeTranslations();
    case LineKind::AaaServers:
      return makeAaaServers();
    case LineKind::AccessRules:
      break;
  }
  return makeAccessRules();
}

bool LinePolicy::isFieldUsed(const QString&, int, const QStringList&) const {
  return true;
}

QString LinePolicy::move(pix::Config&, const QString& key, bool) const {
  return key;
}

int LinePolicy::count(const pix::Config& config) const {
  const auto all = rows(config, config, {});
  return static_cast<int>(std::count_if(all.begin(), all.end(),
                                        [](const LineRow& row) { return row.kind == LineRow::Kind::Line; }));
}

QString networkText(Ipv4Address address, Ipv4Address mask) {
  const QString text = QString::fromStdString(address.to_string());
  if (const auto length = length_of(mask)) return QStringLiteral("%1/%2").arg(text).arg(*length);
  return QStringLiteral("%1 %2").arg(text, QString::fromStdString(mask.to_string()));
}

QString specText(const pix::AddressSpec& spec) {
  using Kind = pix::AddressSpec::Kind;
  switch (spec.kind) {
    case Kind::any:
      return QStringLiteral("any");
    case Kind::host:
      return QStringLiteral("host ") + QString::fromStdString(spec.address.to_string());
    case Kind::network:
      return networkText(spec.address, spec.mask);
    case Kind::interface:
      return QStringLiteral("interface ") + QString::fromStdString(spec.name);
    case Kind::object_group:
      return QStringLiteral("object-group ") + QString::fromStdString(spec.name);
  }
  return {};
}

QString specWords(const QString& field) {
  const QString text = field.simplified();
  const qsizetype slash = text.indexOf(QLatin1Char('/'));
  if (slash > 0) {
    bool ok = false;
    const int length = text.mid(slash + 1).toInt(&ok);
    if (!ok || length < 0 || length > 32) return text;
    return text.left(slash) + QLatin1Char(' ') + QString::fromStdString(mask_of(length).to_string());
  }
  if (Ipv4Address::parse(text.toStdString())) return QStringLiteral("host ") + text;
  return text;
}

QString refusalText(const QString& line, const pix::LineResult& result) {
  pix::Diagnostic diagnostic;
  diagnostic.code = result.code;
  diagnostic.args = result.args;
  diagnostic.device_text = result.device_text;
  const QString text = diagnosticText(diagnostic);
  return text.isEmpty() ? line : text;
}

}  // namespace drawbridge::ui
