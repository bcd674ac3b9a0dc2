// SPDX-License-Identifier: GPL-3.0-or-later
// AAA servers: the groups in their order, each with its hosts in the order in which they are tried.
#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "pix/parser.h"
#include "ui/models/line_policy.h"
#include "ui/text/traffic_text.h"

namespace drawbridge::ui {

namespace {

struct AaaServers {
  Q_DECLARE_TR_FUNCTIONS(drawbridge::ui::AaaServers)
};

enum Field { Tag, Protocol, Interface, Address, Key, Timeout, OldServer, FieldCount };

QString text(const std::string& value) {
  return QString::fromStdString(value);
}

QString protocolWord(pix::AaaProtocol protocol) {
  return protocol == pix::AaaProtocol::radius  ? QStringLiteral("radius")
         : protocol == pix::AaaProtocol::local ? QStringLiteral("local")
                                               : QStringLiteral("tacacs+");
}

QString protocolName(pix::AaaProtocol protocol) {
  return protocol == pix::AaaProtocol::radius  ? QStringLiteral("RADIUS")
         : protocol == pix::AaaProtocol::local ? QStringLiteral("LOCAL")
                                               : QStringLiteral("TACACS+");
}

pix::AaaServerGroup* groupIn(pix::Config& config, const std::string& tag) {
  for (pix::AaaServerGroup& each : config.aaa_servers) {
    if (each.tag == tag) return &each;
  }
  return nullptr;
}

class AaaServerPolicy final : public LinePolicy {
 public:
  QStringList titles() const override {
    return {QStringLiteral("#"),       AaaServers::tr("Server"), AaaServers::tr("Interface"),
            AaaServers::tr("Timeout"), AaaServers::tr("Key"),    AaaServers::tr("Last answer")};
  }

  std::vector<LineRow> rows(const pix::Config& running, const pix::Config& wanted,
                            const ipc::HeadendSnapshot& snapshot) const override {
    std::vector<LineRow> rows;
    for (const pix::AaaServerGroup& group : wanted.aaa_servers) {
      LineRow heading;
      heading.kind = LineRow::Kind::Heading;
      heading.key = text(group.tag);
      heading.cells << AaaServers::tr("%1, %2", "AAA group, protocol")
                           .arg(text(group.tag), protocolName(group.protocol));
      rows.push_back(heading);
      const pix::AaaServerGroup* ran = running.aaa_server(group.tag);
      int number = 0;
      for (const pix::AaaHost& host : group.hosts) {
        LineRow row;
        row.key = QStringLiteral("%1|%2").arg(text(group.tag)).arg(number++);
        row.form = QStringLiteral("server");
        row.fields = QStringList(FieldCount, QString());
        row.fields[Tag] = text(group.tag);
        row.fields[Protocol] = protocolWord(group.protocol);
        row.fields[Interface] = text(host.interface);
        row.fields[Address] = text(host.address.to_string());
        row.fields[Key] = host.key.usable() ? QStringLiteral("1") : QString();
        if (host.timeout) row.fields[Timeout] = QString::number(*host.timeout);
        row.fields[OldServer] = host.no_message_authenticator ? QStringLiteral("1") : QString();
        row.line = lineOf(row.form, row.fields);
        const bool ranSame =
            ran != nullptr && std::find(ran->hosts.begin(), ran->hosts.end(), host) != ran->hosts.end();
        row.state = ranSame ? EditState::Same : EditState::Added;
        QString state;
        for (const aaa::GroupStatus& each : snapshot.aaa_groups) {
          if (each.tag != group.tag) continue;
          for (const aaa::ServerStatus& server : each.servers) {
            if (server.address == host.address)
              state =
                  server.requests == 0 ? AaaServers::tr("not asked yet") : serverFaultText(server.last_fault);
          }
        }
        row.cells << QString::number(number) << row.fields[Address] << row.fields[Interface]
                  << AaaServers::tr("%1 s", "seconds").arg(host.timeout.value_or(5))
                  << (host.key.masked     ? AaaServers::tr("must be typed")
                      : host.key.usable() ? AaaServers::tr("set", "key")
                                          : AaaServers::tr("none", "key"))
                  << (ranSame ? state : AaaServers::tr("new", "server"));
        rows.push_back(row);
      }
    }
    return rows;
  }

  std::vector<LineForm> forms(const pix::Config& wanted) const override {
    using Type = LineField::Type;
    QStringList tags, interfaces;
    for (const pix::AaaServerGroup& each : wanted.aaa_servers) {
      if (each.protocol != pix::AaaProtocol::local) tags << text(each.tag);
    }
    for (const pix::Interface& each : wanted.interfaces) {
      if (!each.name.empty()) interfaces << text(each.name);
    }
    return {{QStringLiteral("server"),
             AaaServers::tr("AAA server"),
             {{Type::Choice, AaaServers::tr("&Group:"), AaaServers::tr("another name makes a new group"),
               tags, true},
              {Type::Choice,
               AaaServers::tr("&Protocol:"),
               AaaServers::tr("of a new group; it cannot be changed later"),
               {QStringLiteral("tacacs+"), QStringLiteral("radius")}},
              {Type::Choice, AaaServers::tr("&Interface:"), {}, interfaces},
              {Type::Text, AaaServers::tr("A&ddress:"), {}, {}},
              {Type::Secret, AaaServers::tr("&Key:"), {}, {}},
              {Type::Text, AaaServers::tr("&Timeout:"), AaaServers::tr("seconds; empty: 5"), {}},
              {Type::Flag,
               AaaServers::tr("Old &RADIUS server"),
               AaaServers::tr("No Message-Authenticator: its answers are taken without proof, and others on "
                              "the way can forge them."),
               {}}}}};
  }

  bool isFieldUsed(const QString&, int field, const QStringList& values) const override {
    return field != OldServer || values[Protocol] == QLatin1String("radius");
  }

  QString lineOf(const QString&, const QStringList& values) const override {
    QStringList words{QStringLiteral("aaa-server"), values[Tag].trimmed(),
                      QStringLiteral("(%1)").arg(values[Interface]), QStringLiteral("host"),
                      values[Address].trimmed()};
    if (!values[Key].isEmpty()) words << QStringLiteral("*****");
    if (!values[Timeout].trimmed().isEmpty()) words << QStringLiteral("timeout") << values[Timeout].trimmed();
    return words.join(QLatin1Char(' '));
  }

  LineComplaint put(pix::Config& config, const QString& key, const QString& form, const QStringList& values,
                    const std::optional<Secret>& secret) const override {
    const std::string tag = values[Tag].trimmed().toStdString();
    const auto place = [&](const pix::AaaServerGroup& group) {
      return static_cast<std::size_t>(key.section(QLatin1Char('|'), 1, 1).toULongLong()) < group.hosts.size();
    };
    std::optional<pix::AaaHost> old;
    std::size_t at = 0;
    const std::string before = key.section(QLatin1Char('|'), 0, 0).toStdString();
    if (!key.isEmpty()) {
      pix::AaaServerGroup* group = groupIn(config, before);
      if (group == nullptr || !place(*group)) return AaaServers::tr("The server is gone.");
      at = static_cast<std::size_t>(key.section(QLatin1Char('|'), 1, 1).toULongLong());
      old = group->hosts[at];
    }
    pix::Config scratch = config;
    if (groupIn(scratch, tag) == nullptr) {
      const QString make =
          QStringLiteral("aaa-server %1 protocol %2").arg(values[Tag].trimmed(), values[Protocol]);
      const pix::LineResult result = pix::apply_line(scratch, make.toStdString());
      if (!result.ok()) return refusalText(make, result);
    }
    const pix::AaaServerGroup whole = *groupIn(scratch, tag);
    groupIn(scratch, tag)->hosts.clear();
    // The key never passes through a line of text.
    QStringList open = values;
    open[Key].clear();
    const QString line = lineOf(form, open);
    const pix::LineResult result = pix::apply_line(scratch, line.toStdString());
    if (!result.ok()) return refusalText(line, result);
    if (groupIn(scratch, tag)->hosts.size() != 1) return AaaServers::tr("This is not a server: %1").arg(line);
    pix::AaaHost host = groupIn(scratch, tag)->hosts.front();
    host.no_message_authenticator =
        whole.protocol == pix::AaaProtocol::radius && !values[OldServer].isEmpty();
    if (secret) {
      const std::string typed = secret->reveal_text();
      if (typed.size() > 127 || typed.find(' ') != std::string::npos)
        return AaaServers::tr("A key has no blanks and at most 127 characters.");
      host.key = {*secret, false};
    } else if (old) {
      host.key = old->key;
    }
    const bool sameGroup = old && before == tag;
    for (std::size_t i = 0; i < whole.hosts.size(); ++i) {
      if (!(sameGroup && i == at) && whole.hosts[i].address == host.address)
        return AaaServers::tr("Group %1 has this server already.").arg(text(tag));
    }
    scratch = config;
    if (groupIn(scratch, tag) == nullptr) {
      pix::AaaServerGroup made = whole;
      made.hosts.clear();
      scratch.aaa_servers.push_back(made);
    }
    if (sameGroup) {
      groupIn(scratch, tag)->hosts[at] = host;
    } else {
      groupIn(scratch, tag)->hosts.push_back(host);
      if (old) {
        auto& hosts = groupIn(scratch, before)->hosts;
        hosts.erase(hosts.begin() + static_cast<std::ptrdiff_t>(at));
      }
    }
    config = std::move(scratch);
    return {};
  }

  LineComplaint remove(pix::Config& config, const LineRow& row) const override {
    pix::AaaServerGroup* group = groupIn(config, row.fields[Tag].toStdString());
    if (group == nullptr) return {};
    const auto at = static_cast<std::ptrdiff_t>(row.key.section(QLatin1Char('|'), 1, 1).toLongLong());
    if (at < static_cast<std::ptrdiff_t>(group->hosts.size())) group->hosts.erase(group->hosts.begin() + at);
    return {};
  }

  QStringList fresh(const QString&, const pix::Config& config, const LineRow* beside) const override {
    QStringList fields(FieldCount, QString());
    fields[Protocol] = QStringLiteral("tacacs+");
    for (const pix::AaaServerGroup& each : config.aaa_servers) {
      if (each.protocol == pix::AaaProtocol::local) continue;
      const bool wanted = beside != nullptr && beside->key.section(QLatin1Char('|'), 0, 0) == text(each.tag);
      if (!fields[Tag].isEmpty() && !wanted) continue;
      fields[Tag] = text(each.tag);
      fields[Protocol] = protocolWord(each.protocol);
    }
    fields[Interface] = QStringLiteral("inside");
    fields[Address] = QStringLiteral("10.0.0.1");
    return fields;
  }

  QString find(const pix::Config& config, const QString& object, int line) const override {
    if (!object.startsWith(QLatin1String("aaa-server "))) return {};
    const std::string tag = object.section(QLatin1Char(' '), 1, 1).toStdString();
    const pix::AaaServerGroup* group = config.aaa_server(tag);
    if (group == nullptr || group->hosts.empty()) return {};
    for (std::size_t i = 0; i < group->hosts.size(); ++i) {
      const bool named = object.contains(text(group->hosts[i].address.to_string()));
      if (named || (line > 0 && group->hosts[i].origin.number == line))
        return QStringLiteral("%1|%2").arg(text(tag)).arg(i);
    }
    return text(tag) + QStringLiteral("|0");
  }
};

}  // namespace

std::unique_ptr<LinePolicy> makeAaaServers() {
  return std::make_unique<AaaServerPolicy>();
}

}  // namespace drawbridge::ui
