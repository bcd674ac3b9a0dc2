// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/traffic_text.h"

#include <QCoreApplication>

namespace drawbridge::ui {

namespace {

struct TrafficText {
  Q_DECLARE_TR_FUNCTIONS(drawbridge::ui::TrafficText)
};

struct Word {
  const char* code;
  const char* text;
};

constexpr Word steps[] = {
    {"tunnel required", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Tunnel required")},
    {"header", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Packet header")},
    {"land attack", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Source equals destination")},
    {"spoofed source", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Spoofed source")},
    {"reverse path", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Reverse path")},
    {"own address", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Addressed to the headend")},
    {"fragments", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Fragments")},
    {"tunnel bypass", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Access lists skipped for tunnels")},
    {"known connection", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Known connection")},
    {"no connection", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Begin of a connection")},
    {"destination", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Destination")},
    {"access list", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Access list")},
    {"translation", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Translation")},
    {"limits", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Connection limits")},
    {"login", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Login (cut-through)")},
    {"authorization", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Authorization")},
    {"user access list", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "User's access list")},
    {"connection", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "New connection")},
    {"route", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Route")},
    {"time to live", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Time to live")},
    {"tunnel", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Tunnel")},
    {"proxied connection", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Connection held for a login")},
};

constexpr Word counters[] = {
    {"to the appliance", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "To the headend itself")},
    {"login asked", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "A login was asked for")},
    {"forwarded", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "Forwarded")},
    {"isakmp datagrams in", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "ISAKMP datagrams received")},
    {"isakmp datagrams out", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "ISAKMP datagrams sent")},
    {"isakmp malformed",
     QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "ISAKMP datagrams that were malformed")},
    {"isakmp refused: half open",
     QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "ISAKMP refused: too many half open")},
    {"esp decapsulated", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "ESP packets decrypted")},
    {"esp encapsulated", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "ESP packets encrypted")},
    {"esp unknown spi", QT_TRANSLATE_NOOP("drawbridge::ui::TrafficText", "ESP packets with an unknown SPI")},
};

template <std::size_t N>
QString find(const Word (&words)[N], const QString& code) {
  for (const Word& each : words) {
    if (code == QLatin1String(each.code)) return TrafficText::tr(each.text);
  }
  return code;
}

}  // namespace

QString protocolText(std::uint8_t protocol) {
  switch (protocol) {
    case 0:
      return QStringLiteral("IP");
    case 1:
      return QStringLiteral("ICMP");
    case 6:
      return QStringLiteral("TCP");
    case 17:
      return QStringLiteral("UDP");
    case 47:
      return QStringLiteral("GRE");
    case 50:
      return QStringLiteral("ESP");
    case 51:
      return QStringLiteral("AH");
    default:
      return QString::number(protocol);
  }
}

QString stepNameText(const QString& step) {
  return find(steps, step);
}

QString counterText(const QString& counter) {
  const QLatin1String dropped("dropped: ");
  if (!counter.startsWith(dropped)) return find(counters, counter);
  return TrafficText::tr("Dropped: %1", "a step of the packet path")
      .arg(stepNameText(counter.mid(dropped.size())));
}

QString aaaProtocolText(aaa::Protocol protocol) {
  if (protocol == aaa::Protocol::tacacs) return QStringLiteral("TACACS+");
  if (protocol == aaa::Protocol::local) return QStringLiteral("LOCAL");
  return QStringLiteral("RADIUS");
}

QString serverFaultText(aaa::ServerFault fault) {
  using Fault = aaa::ServerFault;
  switch (fault) {
    case Fault::none:
      return TrafficText::tr("answers");
    case Fault::silent:
      return TrafficText::tr("gave no answer in time");
    case Fault::refused:
      return TrafficText::tr("refused the connection");
    case Fault::closed:
      return TrafficText::tr("closed the connection early");
    case Fault::key_mismatch:
      return TrafficText::tr("has another key");
    case Fault::malformed:
      return TrafficText::tr("answered something that cannot be read");
    case Fault::server_error:
      return TrafficText::tr("said that it has an error");
    case Fault::unsigned_reply:
      return TrafficText::tr("does not sign its answers (no Message-Authenticator)");
  }
  return TrafficText::tr("gave an answer that does not count");
}

}  // namespace drawbridge::ui
