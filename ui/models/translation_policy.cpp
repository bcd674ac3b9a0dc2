// SPDX-License-Identifier: GPL-3.0-or-later
// Translations: exemptions, statics, nat and global, in the order in which the headend tries them.
#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "pix/literals.h"
#include "pix/parser.h"
#include "ui/models/line_policy.h"

namespace drawbridge::ui {

namespace {

struct Translations {
  Q_DECLARE_TR_FUNCTIONS(drawbridge::ui::Translations)
};

constexpr QLatin1String exemptForm("exempt"), staticForm("static"), natForm("nat"), globalForm("global");
enum ExemptField { ExemptInterface, ExemptList };
enum StaticField {
  RealInterface,
  MappedInterface,
  Protocol,
  Mapped,
  MappedPort,
  Real,
  RealPort,
  Mask,
  StaticCount
};
enum NatField { NatInterface, NatId, NatNetwork };
enum GlobalField { GlobalInterface, GlobalId, GlobalAddresses };

QString text(const std::string& value) {
  return QString::fromStdString(value);
}
QString text(Ipv4Address address) {
  return QString::fromStdString(address.to_string());
}

int protocolNumber(const std::string& word) {
  return word == "udp" ? pix::protocol_udp : pix::protocol_tcp;
}

QStringList fieldsOf(const pix::StaticRule& rule) {
  QStringList fields(StaticCount, QString());
  fields[RealInterface] = text(rule.real_interface);
  fields[MappedInterface] = text(rule.mapped_interface);
  fields[Protocol] = text(rule.protocol);
  fields[Mapped] = rule.mapped_is_interface ? QStringLiteral("interface") : text(rule.mapped);
  fields[Real] =
      rule.access_list.empty() ? text(rule.real) : QStringLiteral("access-list ") + text(rule.access_list);
  if (!rule.protocol.empty()) {
    fields[MappedPort] = text(pix::port_text(protocolNumber(rule.protocol), rule.mapped_port));
    if (rule.access_list.empty())
      fields[RealPort] = text(pix::port_text(protocolNumber(rule.protocol), rule.real_port));
  }
  if (rule.access_list.empty()) fields[Mask] = text(rule.mask);
  return fields;
}

QStringList fieldsOf(const pix::NatRule& rule) {
  if (rule.id == 0 && !rule.access_list.empty()) return {text(rule.interface), text(rule.access_list)};
  return {text(rule.interface), QString::number(rule.id),
          !rule.access_list.empty() ? QStringLiteral("access-list ") + text(rule.access_list)
          : rule.address.is_any() && rule.mask.is_any() ? QStringLiteral("any")
                                                        : networkText(rule.address, rule.mask)};
}

QStringList fieldsOf(const pix::GlobalPool& pool) {
  return {text(pool.interface), QString::number(pool.id),
          pool.use_interface ? QStringLiteral("interface")
          : pool.range.first == pool.range.last
              ? text(pool.range.first)
              : text(pool.range.first) + QLatin1Char('-') + text(pool.range.last)};
}

/// The object of a key "static|2" in a list of the configuration.
template <class Item>
Item* itemAt(pix::Unordered<Item>& items, const QString& key) {
  const auto at = static_cast<std::size_t>(key.section(QLatin1Char('|'), 1, 1).toULongLong());
  return at < items.size() ? &items[at] : nullptr;
}

template <class Item>
EditState stateOf(const pix::Unordered<Item>& running, const Item& item) {
  return std::find(running.begin(), running.end(), item) == running.end() ? EditState::Added
                                                                          : EditState::Same;
}

class TranslationPolicy final : public LinePolicy {
 public:
  QStringList titles() const override {
    return {QStringLiteral("#"),        Translations::tr("Kind"),       Translations::tr("Real"),
            Translations::tr("Mapped"), Translations::tr("Interfaces"), Translations::tr("In use")};
  }

  std::vector<LineRow> rows(const pix::Config& running, const pix::Config& wanted,
                            const ipc::HeadendSnapshot& snapshot) const override {
    std::vector<LineRow> rows;
    const auto add = [&](QLatin1String form, std::size_t at, const QStringList& fields, EditState state,
                         const QString& kind, const QString& real, const QString& mapped,
                         const QString& interfaces, int used) {
      LineRow row;
      row.key = QStringLiteral("%1|%2").arg(form).arg(at);
      row.form = form;
      row.fields = fields;
      row.line = lineOf(form, fields);
      row.state = state;
      row.cells << QString::number(rows.size() + 1) << kind << real << mapped << interfaces
                << (state == EditState::Added ? Translations::tr("new", "translation")
                    : used < 0                ? QString()
                                              : QLocale().toString(used));
      rows.push_back(row);
    };
    const auto used = [&](auto fits) {
      if (!snapshot.details) return -1;
      const auto& all = snapshot.details->xlates;
      return static_cast<int>(std::count_if(all.begin(), all.end(), fits));
    };
    for (std::size_t i = 0; i < wanted.nat.size(); ++i) {
      const pix::NatRule& rule = wanted.nat[i];
      if (rule.id != 0 || rule.access_list.empty()) continue;
      add(exemptForm, i, fieldsOf(rule), stateOf(running.nat, rule), Translations::tr("exempt"),
          QStringLiteral("access-list ") + text(rule.access_list), Translations::tr("as it is"),
          text(rule.interface), -1);
    }
    for (std::size_t i = 0; i < wanted.statics.size(); ++i) {
      const pix::StaticRule& rule = wanted.statics[i];
      const QStringList fields = fieldsOf(rule);
      const auto end = [&](const QString& address, const QString& port) {
        return port.isEmpty() ? address : QStringLiteral("%1, %2 %3").arg(address, text(rule.protocol), port);
      };
      const QString mask = rule.access_list.empty() && length_of(rule.mask) != 32 && length_of(rule.mask)
                               ? QStringLiteral("/%1").arg(*length_of(rule.mask))
                               : QString();
      add(staticForm, i, fields, stateOf(running.statics, rule),
          rule.protocol.empty() ? Translations::tr("static") : Translations::tr("static port"),
          end(fields[Real], fields[RealPort]) + mask, end(fields[Mapped], fields[MappedPort]) + mask,
          QStringLiteral("%1, %2").arg(fields[RealInterface], fields[MappedInterface]),
          used([&](const fw::XlateStatus& each) {
            return each.kind == fw::XlateStatus::Kind::static_ && each.local.address == rule.real;
          }));
    }
    for (std::size_t i = 0; i < wanted.nat.size(); ++i) {
      const pix::NatRule& rule = wanted.nat[i];
      if (rule.id == 0 && !rule.access_list.empty()) continue;
      const QStringList fields = fieldsOf(rule);
      const bool identity = rule.id == 0;
      add(natForm, i, fields, stateOf(running.nat, rule),
          identity ? Translations::tr("identity") : Translations::tr("dynamic, inside"), fields[NatNetwork],
          identity ? Translations::tr("as it is") : Translations::tr("global %1").arg(rule.id),
          text(rule.interface), used([&](const fw::XlateStatus& each) {
            return each.kind != fw::XlateStatus::Kind::static_ && each.local_interface == rule.interface &&
                   (each.local.address.value() & rule.mask.value()) ==
                       (rule.address.value() & rule.mask.value());
          }));
    }
    for (std::size_t i = 0; i < wanted.globals.size(); ++i) {
      const pix::GlobalPool& pool = wanted.globals[i];
      const QStringList fields = fieldsOf(pool);
      const bool pat = pool.use_interface || pool.range.first == pool.range.last;
      add(globalForm, i, fields, stateOf(running.globals, pool),
          pat ? Translations::tr("PAT, outside") : Translations::tr("dynamic, outside"),
          Translations::tr("nat %1").arg(pool.id), fields[GlobalAddresses], text(pool.interface),
          used([&](const fw::XlateStatus& each) {
            return each.kind != fw::XlateStatus::Kind::static_ && each.global_interface == pool.interface &&
                   (pool.use_interface ||
                    (each.global.address >= pool.range.first && each.global.address <= pool.range.last));
          }));
    }
    return rows;
  }

  std::vector<LineForm> forms(const pix::Config& wanted) const override {
    using Type = LineField::Type;
    QStringList interfaces, lists;
    for (const pix::Interface& each : wanted.interfaces) {
      if (!each.name.empty()) interfaces << text(each.name);
    }
    for (const pix::AccessList& each : wanted.access_lists) lists << text(each.id);
    const QString network = Translations::tr("any, A/length or access-list NAME");
    return {
        {staticForm,
         Translations::tr("Static"),
         {{Type::Choice, Translations::tr("&Real interface:"), {}, interfaces},
          {Type::Choice, Translations::tr("Mapped i&nterface:"), {}, interfaces},
          {Type::Choice,
           Translations::tr("Proto&col:"),
           Translations::tr("empty: the whole address"),
           {QString(), QStringLiteral("tcp"), QStringLiteral("udp")}},
          {Type::Text, Translations::tr("&Mapped address:"), Translations::tr("A or the word interface"), {}},
          {Type::Text, Translations::tr("Mapped por&t:"), {}, {}},
          {Type::Text, Translations::tr("Real a&ddress:"), Translations::tr("A or access-list NAME"), {}},
          {Type::Text, Translations::tr("Real &port:"), {}, {}},
          {Type::Text, Translations::tr("Mas&k:"), {}, {}}}},
        {natForm,
         Translations::tr("Dynamic, inside part"),
         {{Type::Choice, Translations::tr("&Interface:"), {}, interfaces},
          {Type::Text,
           Translations::tr("&Number:"),
           Translations::tr("that of its global; 0: addresses stay as they are"),
           {}},
          {Type::Text, Translations::tr("&Real addresses:"), network, {}}}},
        {globalForm,
         Translations::tr("Dynamic, outside part"),
         {{Type::Choice, Translations::tr("&Interface:"), {}, interfaces},
          {Type::Text, Translations::tr("&Number:"), Translations::tr("that of its nat"), {}},
          {Type::Text,
           Translations::tr("&Mapped addresses:"),
           Translations::tr("A-B, A alone or the word interface (PAT)"),
           {}}}},
        {exemptForm,
         Translations::tr("Exemption"),
         {{Type::Choice, Translations::tr("&Interface:"), {}, interfaces},
          {Type::Choice, Translations::tr("A&ccess list:"),
           Translations::tr("what it permits is not translated"), lists}}},
    };
  }

  bool isFieldUsed(const QString& form, int field, const QStringList& values) const override {
    if (form != staticForm) return true;
    const bool byList = values[Real].startsWith(QLatin1String("access-list"));
    if (field == MappedPort) return !values[Protocol].isEmpty();
    if (field == RealPort) return !values[Protocol].isEmpty() && !byList;
    return field != Mask || !byList;
  }

  QString lineOf(const QString& form, const QStringList& values) const override {
    if (form == exemptForm)
      return QStringLiteral("nat (%1) 0 access-list %2").arg(values[ExemptInterface], values[ExemptList]);
    if (form == natForm) {
      QString network = values[NatNetwork].simplified();
      if (network == QLatin1String("any")) network = QStringLiteral("0.0.0.0 0.0.0.0");
      network = specWords(network);
      if (network.startsWith(QLatin1String("host ")))
        network = network.mid(5) + QStringLiteral(" 255.255.255.255");
      return QStringLiteral("nat (%1) %2 %3").arg(values[NatInterface], values[NatId].trimmed(), network);
    }
    if (form == globalForm)
      return QStringLiteral("global (%1) %2 %3")
          .arg(values[GlobalInterface], values[GlobalId].trimmed(),
               QString(values[GlobalAddresses]).remove(QLatin1Char(' ')));
    QStringList words{QStringLiteral("static (%1,%2)").arg(values[RealInterface], values[MappedInterface]),
                      values[Protocol], values[Mapped].trimmed()};
    if (isFieldUsed(form, MappedPort, values)) words << values[MappedPort].trimmed();
    words << values[Real].simplified();
    if (isFieldUsed(form, RealPort, values)) words << values[RealPort].trimmed();
    if (isFieldUsed(form, Mask, values) && !values[Mask].trimmed().isEmpty())
      words << QStringLiteral("netmask") << values[Mask].trimmed();
    words.removeAll(QString());
    return words.join(QLatin1Char(' '));
  }

  LineComplaint put(pix::Config& config, const QString& key, const QString& form, const QStringList& values,
                    const std::optional<Secret>&) const override {
    if (form == staticForm)
      return putItem(config, config.statics, &pix::Config::statics, key, lineOf(form, values));
    if (form == globalForm)
      return putItem(config, config.globals, &pix::Config::globals, key, lineOf(form, values));
    return putItem(config, config.nat, &pix::Config::nat, key, lineOf(form, values));
  }

  LineComplaint remove(pix::Config& config, const LineRow& row) const override {
    const auto erase = [&](auto& items) {
      if (auto* item = itemAt(items, row.key)) items.erase(items.begin() + (item - items.data()));
    };
    if (row.form == staticForm)
      erase(config.statics);
    else if (row.form == globalForm)
      erase(config.globals);
    else
      erase(config.nat);
    return {};
  }

  QStringList fresh(const QString& form, const pix::Config& config, const LineRow*) const override {
    // From the most to the least trusted interface, as translations go.
    std::string inside = "inside", outside = "outside";
    int high = -1, low = 101;
    for (const pix::Interface& each : config.interfaces) {
      if (each.name.empty()) continue;
      if (each.security > high) {
        high = each.security;
        inside = each.name;
      }
      if (each.security < low) {
        low = each.security;
        outside = each.name;
      }
    }
    if (form == exemptForm)
      return {text(inside), config.access_lists.empty() ? QString() : text(config.access_lists.front().id)};
    if (form == natForm) return {text(inside), QStringLiteral("2"), QStringLiteral("10.0.0.0/24")};
    if (form == globalForm) return {text(outside), QStringLiteral("2"), QStringLiteral("interface")};
    QStringList fields(StaticCount, QString());
    fields[RealInterface] = text(inside);
    fields[MappedInterface] = text(outside);
    fields[Mapped] = QStringLiteral("192.0.2.1");
    fields[Real] = QStringLiteral("10.0.0.1");
    fields[Mask] = QStringLiteral("255.255.255.255");
    return fields;
  }

  QString find(const pix::Config& config, const QString& object, int line) const override {
    const auto place = [&](const auto& items, QLatin1String form) {
      for (std::size_t i = 0; i < items.size(); ++i) {
        if (line > 0 && items[i].origin.number == line) return QStringLiteral("%1|%2").arg(form).arg(i);
      }
      return QString();
    };
    const QString word = object.section(QLatin1Char(' '), 0, 0);
    if (word == QLatin1String("static")) {
      for (std::size_t i = 0; i < config.statics.size(); ++i) {
        if (object.contains(text(config.statics[i].mapped)))
          return QStringLiteral("%1|%2").arg(staticForm).arg(i);
      }
      return place(config.statics, staticForm);
    }
    if (word == QLatin1String("global")) return place(config.globals, globalForm);
    if (word != QLatin1String("nat")) return {};
    for (std::size_t i = 0; i < config.nat.size(); ++i) {
      if (line > 0 && config.nat[i].origin.number == line)
        return QStringLiteral("%1|%2")
            .arg(config.nat[i].id == 0 && !config.nat[i].access_list.empty() ? exemptForm : natForm)
            .arg(i);
    }
    return {};
  }

 private:
  /// Takes the line's object out of a configuration that has no other of its kind, and gives it what its form
  /// does not show.
  template <class Item>
  static LineComplaint putItem(pix::Config& config, pix::Unordered<Item>& items,
                               pix::Unordered<Item> pix::Config::*member, const QString& key,
                               const QString& line) {
    pix::Config scratch = config;
    (scratch.*member).clear();
    const pix::LineResult result = pix::apply_line(scratch, line.toStdString());
    if (!result.ok()) return refusalText(line, result);
    if ((scratch.*member).empty()) return Translations::tr("This is not a translation: %1").arg(line);
    Item item = (scratch.*member).front();
    Item* old = key.isEmpty() ? nullptr : itemAt(items, key);
    if (old != nullptr) {
      if constexpr (requires { item.limits; }) {
        item.limits = old->limits;
        item.dns = old->dns;
      }
      if constexpr (requires { item.outside; }) item.outside = old->outside;
      item.origin = old->origin;
    }
    // The device itself says what collides.
    pix::Config others = config;
    if (old != nullptr) (others.*member).erase((others.*member).begin() + (old - items.data()));
    const pix::LineResult beside = pix::apply_line(others, line.toStdString());
    if (!beside.ok()) return refusalText(line, beside);
    if (old != nullptr) {
      *old = item;
    } else {
      items.push_back(item);
    }
    return {};
  }
};

}  // namespace

std::unique_ptr<LinePolicy> makeTranslations() {
  return std::make_unique<TranslationPolicy>();
}

}  // namespace drawbridge::ui
