// SPDX-License-Identifier: GPL-3.0-or-later
// Transcripts of `debug crypto` in a form in which two of them can be compared: blanks and line breaks
// collapsed, volatile numbers as placeholders that must stand for the same thing wherever they occur.
#pragma once

#include <QMap>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>

namespace drawbridge::testing {

/// The lines of one transcript in canonical form.
class Canonical {
 public:
  /// `cut`: leave out what the source breaks off in the walk of the second quick mode.
  explicit Canonical(const QString& text, bool cut = false) {
    for (QString line : text.split('\n')) {
      line = collapse(line);
      if (line.isEmpty() || line.startsWith("pixfirewall#")) continue;
      if (continues(line) && !lines.isEmpty()) {
        lines.last() = collapse(lines.last() + " " + line);
      } else {
        lines << line;
      }
    }
    if (cut) cut_second_walk();
    for (QString& line : lines) line = with_placeholders(line);
  }

  QStringList lines;
  QStringList second_walk;

 private:
  void cut_second_walk() {
    constexpr qsizetype kPrinted = 6;  // idle, SA, proposal, transform, attributes, authenticator
    const QString idle = "oakley_process_quick_mode:OAK_QM_IDLE";
    const qsizetype begin = lines.indexOf(idle, lines.indexOf(idle) + 1);
    qsizetype end = begin;
    while (!lines[end].startsWith("return status")) ++end;
    second_walk = lines.mid(begin, end - begin + 1);
    lines.remove(begin + kPrinted, second_walk.size() - kPrinted);
  }

  static QString collapse(QString line) {
    line = line.simplified();
    // Blanks around colon, equals sign and comma differ within the source itself.
    static const QRegularExpression blanks("\\s*([:=,])\\s*");
    return line.replace(blanks, "\\1");
  }

  static bool continues(const QString& line) {
    static const QRegularExpression head(
        "^(ISAKMP|IPSEC|VPN Peer|OAK_|crypto_|oakley_|map_alloc|return status|Unsupported Attr|encryption )");
    return !head.match(line).hasMatch();
  }

  /// A number is known by what stands before it; equal numbers get equal names within their kind.
  QString name_of(const QString& kind, const QString& value) {
    QMap<QString, QString>& known = names_[kind];
    if (!known.contains(value)) known[value] = QString("<%1%2>").arg(kind).arg(known.size() + 1);
    return known[value];
  }

  QString with_placeholders(QString line) {
    // An SPI or message id is printed in hexadecimal and decimal: both become the same name.
    const auto each = [&](const char* pattern, const QString& kind) {
      const QRegularExpression expression(pattern);
      qsizetype from = 0;
      for (auto match = expression.match(line, from); match.hasMatch();
           match = expression.match(line, from)) {
        const QString name = name_of(kind, match.captured(1));
        line.replace(match.capturedStart(1), match.capturedLength(1), name);
        from = match.capturedStart(1) + name.size();
      }
    };
    static const QRegularExpression hex("\\(0x[0-9a-f]+\\)|0x[0-9a-f]{4,8}(?=\\()");
    line.replace(hex, "<hex>");
    each("message ID=(\\d+)", "mid");
    each("ID=(\\d+)", "mid");
    each("<hex>\\((\\d+)\\)", "spi");
    each("has spi (\\d+)", "spi");
    each("conn_id=? ?(\\d+)", "conn");
    each("allocating entry (\\d+)", "conn");
    each("(\\d+\\.\\d+\\.\\d+\\.\\d+)", "ip");
    return line;
  }

  QMap<QString, QMap<QString, QString>> names_;
};

/// What is known to be wrong in the published text (pix.md, "Words the translation garbled").
inline QString repaired(QString text) {
  text.replace("auth pre-shared\n", "auth pre-share\n");
  text.replace("\nencryption DES-CBC", "\nISAKMP: encryption DES-CBC");
  return text;
}

inline void compare(const Canonical& ours, const Canonical& wanted) {
  for (qsizetype i = 0; i < std::min(ours.lines.size(), wanted.lines.size()); ++i)
    QCOMPARE(ours.lines[i], wanted.lines[i]);
  QCOMPARE(ours.lines.size(), wanted.lines.size());
}

}  // namespace drawbridge::testing
