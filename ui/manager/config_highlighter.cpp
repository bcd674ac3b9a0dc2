// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/config_highlighter.h"

#include <QRegularExpression>
#include <QSet>

#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

/// The word after one of these is a name that people chose.
bool takesName(const QString& word) {
  static const QSet<QString> words = {
      QStringLiteral("vpngroup"),     QStringLiteral("address-pool"),   QStringLiteral("access-list"),
      QStringLiteral("access-group"), QStringLiteral("transform-set"),  QStringLiteral("dynamic-map"),
      QStringLiteral("map"),          QStringLiteral("dynamic"),        QStringLiteral("aaa-server"),
      QStringLiteral("hostname"),     QStringLiteral("pool"),           QStringLiteral("username"),
      QStringLiteral("split-tunnel"), QStringLiteral("default-domain"), QStringLiteral("object-group"),
      QStringLiteral("local"),        QStringLiteral("domain-name")};
  return words.contains(word);
}

bool takesSecret(const QString& word) {
  return word == QLatin1String("password") || word == QLatin1String("key") || word == QLatin1String("passwd");
}

const QRegularExpression& addressPattern() {
  static const QRegularExpression pattern(QStringLiteral(R"(\b\d{1,3}(\.\d{1,3}){3}\b)"));
  return pattern;
}

}  // namespace

ConfigHighlighter::ConfigHighlighter(QTextDocument* document, Kind kind)
    : QSyntaxHighlighter(document), kind_(kind) {
  connect(&Theme::instance(), &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

int ConfigHighlighter::promptLength(const QString& line) {
  static const QRegularExpression prompt(QStringLiteral(R"(^[A-Za-z][\w.-]*(\([\w-]+\))?[#>] ?)"));
  const auto match = prompt.match(line);
  return match.hasMatch() ? static_cast<int>(match.capturedLength()) : 0;
}

void ConfigHighlighter::highlightBlock(const QString& text) {
  const Tokens& t = Theme::instance().tokens();
  if (kind_ == Kind::Configuration) {
    colourCommand(text, 0);
    return;
  }
  const int prompt = promptLength(text);
  if (prompt > 0) {
    QTextCharFormat bold;
    bold.setFontWeight(QFont::DemiBold);
    bold.setForeground(t.text2);
    setFormat(0, prompt, bold);
    colourCommand(text, prompt);
    return;
  }
  colourAddresses(text, 0);
  static const QRegularExpression states(QStringLiteral(R"(\b(QM_IDLE|[AM][GM]_[A-Z_]+|OAK_[A-Z_]+)\b)"));
  for (auto it = states.globalMatch(text); it.hasNext();) {
    const auto match = it.next();
    QTextCharFormat format;
    format.setForeground(match.captured() == QLatin1String("QM_IDLE") ? t.ok : t.warn);
    format.setFontWeight(QFont::DemiBold);
    setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), format);
  }
  static const QRegularExpression quoted(QStringLiteral("'[^']*'"));
  for (auto it = quoted.globalMatch(text); it.hasNext();) {
    const auto match = it.next();
    setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
              t.syntaxName);
  }
  static const QRegularExpression error(
      QStringLiteral("^(ERROR:|Type help|Not enough|Invalid|Access denied)"));
  if (error.match(text).hasMatch()) setFormat(0, static_cast<int>(text.size()), t.error);
}

void ConfigHighlighter::colourCommand(const QString& text, int from) {
  const Tokens& t = Theme::instance().tokens();
  const QString rest = text.mid(from).trimmed();
  if (rest.startsWith(QLatin1Char(':')) || rest.startsWith(QLatin1Char('!'))) {
    setFormat(from, static_cast<int>(text.size()) - from, t.syntaxComment);
    return;
  }
  static const QRegularExpression word(QStringLiteral(R"(\S+)"));
  QString before;
  for (auto it = word.globalMatch(text, from); it.hasNext();) {
    const auto match = it.next();
    const QString each = match.captured();
    const int start = static_cast<int>(match.capturedStart());
    const int length = static_cast<int>(match.capturedLength());
    const bool isAddress = addressPattern().match(each).hasMatch();
    if (each.startsWith(QLatin1String("*****")) || (takesSecret(before) && !isAddress)) {
      setFormat(start, length, t.syntaxComment);
    } else if (isAddress) {
      setFormat(start, length, t.syntaxAddress);
    } else if (takesName(before) && each != QLatin1String("local")) {
      setFormat(start, length, t.syntaxName);
    } else if (each.at(0).isLetter()) {
      setFormat(start, length, t.syntaxWord);
    }
    before = each;
  }
}

void ConfigHighlighter::colourAddresses(const QString& text, int from) {
  const Tokens& t = Theme::instance().tokens();
  for (auto it = addressPattern().globalMatch(text, from); it.hasNext();) {
    const auto match = it.next();
    setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
              t.syntaxAddress);
  }
}

}  // namespace drawbridge::ui
