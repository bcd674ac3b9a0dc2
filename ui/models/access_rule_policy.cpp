// SPDX-License-Identifier: GPL-3.0-or-later
// Access rules: lines of access lists, grouped by list with what the list is bound to, hits, and the implicit
// deny at the end.
#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "pix/literals.h"
#include "pix/parser.h"
#include "ui/models/line_policy.h"

namespace drawbridge::ui {

namespace {

struct AccessRules {
  Q_DECLARE_TR_FUNCTIONS(drawbridge::ui::AccessRules)
};

enum Field {
  List,
  Action,
  Protocol,
  Source,
  SourcePort,
  Destination,
  DestinationPort,
  Log,
  Remark,
  FieldCount
};

QString text(const std::string& value) {
  return QString::fromStdString(value);
}

QString portText(int protocol, const pix::PortSpec& port) {
  using Kind = pix::PortSpec::Kind;
  const auto number = [&](std::uint16_t value) { return text(pix::port_text(protocol, value)); };
  switch (port.kind) {
    case Kind::any:
      return {};
    case Kind::eq:
      return number(port.first);
    case Kind::lt:
      return QStringLiteral("lt ") + number(port.first);
    case Kind::gt:
      return QStringLiteral("gt ") + number(port.first);
    case Kind::neq:
      return QStringLiteral("neq ") + number(port.first);
    case Kind::range:
      return QStringLiteral("range %1 %2").arg(number(port.first), number(port.last));
    case Kind::object_group:
      return QStringLiteral("object-group ") + text(port.name);
  }
  return {};
}

QString portWords(const QString& field) {
  const QString words = field.simplified();
  return words.isEmpty() || words.contains(QLatin1Char(' ')) ? words : QStringLiteral("eq ") + words;
}

QString protocolWord(const pix::AccessEntry& entry) {
  if (!entry.protocol_group.empty()) return QStringLiteral("object-group ") + text(entry.protocol_group);
  return entry.protocol == 0 ? QStringLiteral("ip") : text(pix::protocol_text(entry.protocol));
}

QString icmpText(const pix::AccessEntry& entry) {
  if (!entry.icmp_group.empty()) return QStringLiteral("object-group ") + text(entry.icmp_group);
  return entry.icmp_type < 0 ? QString() : text(pix::icmp_type_text(entry.icmp_type));
}

QStringList fieldsOf(const std::string& list, const pix::AccessEntry& entry) {
  QStringList fields(FieldCount, QString());
  fields[List] = text(list);
  fields[Action] = entry.is_remark ? QStringLiteral("remark")
                   : entry.permit  ? QStringLiteral("permit")
                                   : QStringLiteral("deny");
  fields[Protocol] = entry.is_remark ? QStringLiteral("ip") : protocolWord(entry);
  fields[Source] = specText(entry.source);
  fields[SourcePort] = portText(entry.protocol, entry.source_port);
  fields[Destination] = specText(entry.destination);
  fields[DestinationPort] = entry.protocol == pix::protocol_icmp
                                ? icmpText(entry)
                                : portText(entry.protocol, entry.destination_port);
  fields[Log] = text(entry.log);
  fields[Remark] = text(entry.remark);
  return fields;
}

bool isRemark(const QStringList& values) {
  return values[Action] == QLatin1String("remark");
}

bool hasPorts(const QString& protocol) {
  return protocol == QLatin1String("tcp") || protocol == QLatin1String("udp") ||
         protocol == QLatin1String("6") || protocol == QLatin1String("17") ||
         protocol.startsWith(QLatin1String("object-group"));
}

bool isIcmp(const QString& protocol) {
  return protocol == QLatin1String("icmp") || protocol == QLatin1String("1");
}

/// What uses the list, for its heading.
QString bindingOf(const pix::Config& config, const std::string& id) {
  QStringList uses;
  for (const pix::AccessGroup& each : config.access_groups) {
    if (each.access_list == id) uses << AccessRules::tr("bound inbound on %1").arg(text(each.interface));
  }
  for (const pix::NatRule& each : config.nat) {
    if (each.access_list == id) {
      uses << (each.id == 0 ? AccessRules::tr("exempts from translation at %1").arg(text(each.interface))
                            : AccessRules::tr("used by nat at %1").arg(text(each.interface)));
    }
  }
  for (const pix::VpnGroup& each : config.vpngroups) {
    if (each.split_tunnel == id) uses << AccessRules::tr("split tunnel of %1").arg(text(each.name));
  }
  for (const pix::AaaRule& each : config.aaa_rules) {
    if (each.access_list == id) uses << AccessRules::tr("used by aaa");
  }
  for (const pix::CryptoMap& map : config.crypto_maps) {
    for (const auto& [sequence, entry] : map.entries) {
      if (entry.settings.match_address == id)
        uses << AccessRules::tr("traffic of crypto map %1").arg(text(map.name));
    }
  }
  uses.removeDuplicates();
  return uses.isEmpty() ? AccessRules::tr("not used") : uses.join(QStringLiteral(", "));
}

class AccessRulePolicy final : public LinePolicy {
 public:
  QStringList titles() const override {
    return {QStringLiteral("#"),       AccessRules::tr("Action"),      AccessRules::tr("Service"),
            AccessRules::tr("Source"), AccessRules::tr("Destination"), AccessRules::tr("Hits")};
  }

  std::vector<LineRow> rows(const pix::Config& running, const pix::Config& wanted,
                            const ipc::HeadendSnapshot& snapshot) const override {
    std::vector<LineRow> rows;
    const QLocale locale;
    for (const pix::AccessList& list : wanted.access_lists) {
      LineRow heading;
      heading.kind = LineRow::Kind::Heading;
      heading.key = text(list.id);
      heading.cells << AccessRules::tr("access-list %1, %2", "name, what uses it")
                           .arg(text(list.id), bindingOf(wanted, list.id));
      rows.push_back(heading);
      const pix::AccessList* ran = running.access_list(list.id);
      std::vector<std::uint64_t> hits(ran == nullptr ? 0 : ran->entries.size() + 1);
      bool counted = false;
      if (snapshot.details && ran != nullptr) {
        for (const fw::AclStatus& status : snapshot.details->access_lists) {
          if (status.id != list.id) continue;
          counted = true;
          for (const fw::AclRuleStatus& rule : status.rules) {
            if (rule.line > 0 && static_cast<std::size_t>(rule.line) < hits.size())
              hits[static_cast<std::size_t>(rule.line)] += rule.hits;
          }
        }
      }
      std::size_t number = 0;
      for (const pix::AccessEntry& entry : list.entries) {
        ++number;
        LineRow row;
        row.key = QStringLiteral("%1|%2").arg(text(list.id)).arg(number - 1);
        row.form = QStringLiteral("rule");
        row.fields = fieldsOf(list.id, entry);
        row.line = lineOf(row.form, row.fields);
        std::size_t place = 0;
        if (ran != nullptr && number <= ran->entries.size() && ran->entries[number - 1] == entry) {
          place = number;
        } else if (ran != nullptr) {
          const auto found = std::find(ran->entries.begin(), ran->entries.end(), entry);
          if (found != ran->entries.end()) place = static_cast<std::size_t>(found - ran->entries.begin()) + 1;
        }
        row.state = place == 0 ? EditState::Added : EditState::Same;
        const QString& port = row.fields[DestinationPort];
        QString service = row.fields[Protocol];
        if (!port.isEmpty()) service += QLatin1Char(' ') + port;
        row.cells << QString::number(number);
        if (entry.is_remark) {
          row.cells << QStringLiteral("remark") << QString() << row.fields[Remark] << QString() << QString();
        } else {
          row.cells << row.fields[Action] << service << row.fields[Source] << row.fields[Destination];
          row.cells << (place == 0 ? AccessRules::tr("new", "rule")
                        : counted  ? locale.toString(static_cast<qulonglong>(hits[place]))
                                   : QString());
        }
        rows.push_back(row);
      }
      LineRow implied;
      implied.kind = LineRow::Kind::Implied;
      implied.key = text(list.id) + QStringLiteral("|end");
      implied.cells << AccessRules::tr("end", "of the list") << QStringLiteral("deny") << QStringLiteral("ip")
                    << QStringLiteral("any") << QStringLiteral("any") << QString();
      rows.push_back(implied);
    }
    return rows;
  }

  std::vector<LineForm> forms(const pix::Config& wanted) const override {
    LineForm form;
    form.id = QStringLiteral("rule");
    form.title = AccessRules::tr("Access rule");
    QStringList lists;
    for (const pix::AccessList& each : wanted.access_lists) lists << text(each.id);
    using Type = LineField::Type;
    form.fields = {
        {Type::Choice, AccessRules::tr("L&ist:"), {}, lists, true},
        {Type::Choice,
         AccessRules::tr("A&ction:"),
         {},
         {QStringLiteral("permit"), QStringLiteral("deny"), QStringLiteral("remark")}},
        {Type::Choice,
         AccessRules::tr("P&rotocol:"),
         {},
         {QStringLiteral("ip"), QStringLiteral("tcp"), QStringLiteral("udp"), QStringLiteral("icmp"),
          QStringLiteral("gre"), QStringLiteral("esp"), QStringLiteral("ah")},
         true},
        {Type::Text, AccessRules::tr("So&urce:"), {}, {}},
        {Type::Text, AccessRules::tr("Source &port:"), {}, {}},
        {Type::Text,
         AccessRules::tr("&Destination:"),
         AccessRules::tr("any, host A, A/length or object-group NAME"),
         {}},
        {Type::Text,
         AccessRules::tr("Por&t or type:"),
         AccessRules::tr("www, range 20 21, gt 1023; echo for ICMP"),
         {}},
        {Type::Choice,
         AccessRules::tr("Lo&g:"),
         {},
         {QString(), QStringLiteral("log"), QStringLiteral("log disable"), QStringLiteral("log default")},
         true},
        {Type::Text, AccessRules::tr("Re&mark:"), {}, {}},
    };
    return {form};
  }

  bool isFieldUsed(const QString&, int field, const QStringList& values) const override {
    if (field == List || field == Action) return true;
    if (field == Remark) return isRemark(values);
    if (isRemark(values)) return false;
    if (field == SourcePort) return hasPorts(values[Protocol]);
    if (field == DestinationPort) return hasPorts(values[Protocol]) || isIcmp(values[Protocol]);
    return true;
  }

  QString lineOf(const QString& form, const QStringList& values) const override {
    QStringList words{QStringLiteral("access-list"), values[List].trimmed()};
    if (isRemark(values)) {
      words << QStringLiteral("remark") << values[Remark].simplified();
      return words.join(QLatin1Char(' '));
    }
    words << values[Action] << values[Protocol].simplified() << specWords(values[Source]);
    if (isFieldUsed(form, SourcePort, values)) words << portWords(values[SourcePort]);
    words << specWords(values[Destination]);
    if (isFieldUsed(form, DestinationPort, values)) {
      words << (isIcmp(values[Protocol]) ? values[DestinationPort].simplified()
                                         : portWords(values[DestinationPort]));
    }
    const QString log = values[Log].simplified();
    words << (log.isEmpty() || log.startsWith(QLatin1String("log")) ? log : QStringLiteral("log ") + log);
    words.removeAll(QString());
    return words.join(QLatin1Char(' '));
  }

  LineComplaint put(pix::Config& config, const QString& key, const QString& form, const QStringList& values,
                    const std::optional<Secret>&) const override {
    const QString line = lineOf(form, values);
    pix::Config scratch = config;
    scratch.access_lists.clear();
    const pix::LineResult result = pix::apply_line(scratch, line.toStdString());
    if (!result.ok()) return refusalText(line, result);
    if (scratch.access_lists.empty() || scratch.access_lists.front().entries.empty())
      return AccessRules::tr("This is not a rule: %1").arg(line);
    const pix::AccessEntry entry = scratch.access_lists.front().entries.front();
    const std::string id = scratch.access_lists.front().id;
    const auto listNamed = [&](const std::string& name) {
      return std::find_if(config.access_lists.begin(), config.access_lists.end(),
                          [&](const pix::AccessList& each) { return each.id == name; });
    };
    const std::string before = key.section(QLatin1Char('|'), 0, 0).toStdString();
    if (!key.isEmpty() && before == id) {
      auto list = listNamed(id);
      const auto at = static_cast<std::size_t>(key.section(QLatin1Char('|'), 1, 1).toULongLong());
      if (list == config.access_lists.end() || at >= list->entries.size())
        return AccessRules::tr("The rule is gone.");
      for (std::size_t i = 0; i < list->entries.size(); ++i) {
        if (i != at && !entry.is_remark && list->entries[i] == entry)
          return AccessRules::tr("Rule %1 of the list says the same.").arg(i + 1);
      }
      list->entries[at] = entry;
      return {};
    }
    if (!key.isEmpty()) {
      auto old = listNamed(before);
      const auto at = static_cast<std::ptrdiff_t>(key.section(QLatin1Char('|'), 1, 1).toLongLong());
      if (old != config.access_lists.end() && at < static_cast<std::ptrdiff_t>(old->entries.size())) {
        if (old->entries.size() == 1)
          return AccessRules::tr("It is the only rule of access list %1.").arg(text(before));
        old->entries.erase(old->entries.begin() + at);
      }
    }
    auto list = listNamed(id);
    if (list == config.access_lists.end()) {
      config.access_lists.push_back({id, {}});
      list = std::prev(config.access_lists.end());
    }
    if (std::find(list->entries.begin(), list->entries.end(), entry) != list->entries.end())
      return AccessRules::tr("Access list %1 has this rule already.").arg(text(id));
    list->entries.push_back(entry);
    return {};
  }

  LineComplaint remove(pix::Config& config, const LineRow& row) const override {
    const pix::LineResult result = pix::apply_line(config, "no " + row.line.toStdString());
    return result.ok() ? QString() : refusalText(row.line, result);
  }

  QStringList fresh(const QString&, const pix::Config& config, const LineRow* beside) const override {
    QStringList fields(FieldCount, QString());
    // At the end of a list it changes nothing until its fields do.
    fields[List] = beside != nullptr             ? beside->key.section(QLatin1Char('|'), 0, 0)
                   : config.access_lists.empty() ? QStringLiteral("101")
                                                 : text(config.access_lists.front().id);
    fields[Action] = QStringLiteral("deny");
    fields[Protocol] = QStringLiteral("ip");
    fields[Source] = fields[Destination] = QStringLiteral("any");
    return fields;
  }

  bool isOrdered() const override { return true; }

  QString move(pix::Config& config, const QString& key, bool up) const override {
    const std::string id = key.section(QLatin1Char('|'), 0, 0).toStdString();
    const auto at = static_cast<std::size_t>(key.section(QLatin1Char('|'), 1, 1).toULongLong());
    for (pix::AccessList& list : config.access_lists) {
      if (list.id != id || at >= list.entries.size()) continue;
      if (up ? at == 0 : at + 1 == list.entries.size()) return key;
      const std::size_t to = up ? at - 1 : at + 1;
      std::swap(list.entries[at], list.entries[to]);
      return QStringLiteral("%1|%2").arg(text(id)).arg(to);
    }
    return key;
  }

  QString find(const pix::Config& config, const QString& object, int line) const override {
    const QLatin1String prefix("access-list ");
    if (!object.startsWith(prefix)) return {};
    const std::string id = object.mid(prefix.size()).section(QLatin1Char(' '), 0, 0).toStdString();
    const pix::AccessList* list = config.access_list(id);
    if (list == nullptr || list->entries.empty()) return {};
    for (std::size_t i = 0; i < list->entries.size(); ++i) {
      if (line > 0 && list->entries[i].origin.number == line)
        return QStringLiteral("%1|%2").arg(text(id)).arg(i);
    }
    return text(id) + QStringLiteral("|0");
  }
};

}  // namespace

std::unique_ptr<LinePolicy> makeAccessRules() {
  return std::make_unique<AccessRulePolicy>();
}

}  // namespace drawbridge::ui
