// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include "ui/theme/resources.h"

namespace drawbridge::ui {

namespace {

struct Translators {
  QString language = QStringLiteral("en");
  QTranslator own;
  QTranslator qt;
};

Translators& translators() {
  static Translators state;
  return state;
}

}  // namespace

QStringList languages() {
  initResources();
  QStringList found{QStringLiteral("en")};
  const QStringList files =
      QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("drawbridge_*.qm")}, QDir::Files, QDir::Name);
  for (const QString& file : files) {
    const QString code = file.section(QLatin1Char('_'), 1).chopped(3);
    if (!found.contains(code)) found.append(code);
  }
  return found;
}

QString languageName(const QString& language) {
  if (language == QLatin1String("en")) return QStringLiteral("English");
  QString name = QLocale(language).nativeLanguageName();
  if (!name.isEmpty()) name[0] = name[0].toUpper();
  return name;
}

QString languageOfLocale() {
  const QStringList known = languages();
  for (const QString& wanted : QLocale::system().uiLanguages()) {
    const QString code = wanted.section(QLatin1Char('-'), 0, 0);
    if (known.contains(code)) return code;
  }
  return QStringLiteral("en");
}

QString currentLanguage() {
  return translators().language;
}

void installLanguage(const QString& language) {
  initResources();
  Translators& state = translators();
  state.language = languages().contains(language) ? language : QStringLiteral("en");
  // The desktop's own formats where it speaks the chosen language, else the language's usual ones.
  const QLocale desktop = QLocale::system();
  QLocale::setDefault(desktop.name().startsWith(state.language) ? desktop : QLocale(state.language));
  QCoreApplication::removeTranslator(&state.own);
  QCoreApplication::removeTranslator(&state.qt);
  // Qt's own words (Cancel, file dialogs) where the system has them; ours are asked first.
  if (state.qt.load(QStringLiteral("qtbase_") + state.language,
                    QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
    QCoreApplication::installTranslator(&state.qt);
  }
  if (state.own.load(QStringLiteral(":/i18n/drawbridge_%1.qm").arg(state.language))) {
    QCoreApplication::installTranslator(&state.own);
  }
  // Qt posts the event to the windows; sent now, nobody sees two languages at once.
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
}

}  // namespace drawbridge::ui
