// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the windows: chosen by locale, by the settings, or by the menu; switched while running.
#pragma once

#include <QString>
#include <QStringList>

namespace drawbridge::ui {

/// "en", "it": English and every language with a translation in the resources.
[[nodiscard]] QStringList languages();
/// The name of a language in itself: "English", "Italiano".
[[nodiscard]] QString languageName(const QString& language);
/// What the locale asks for, if we have it; else "en".
[[nodiscard]] QString languageOfLocale();
[[nodiscard]] QString currentLanguage();
/// Installs the translators (ours and Qt's own); every window gets LanguageChange. English has only plural
/// forms.
void installLanguage(const QString& language);

}  // namespace drawbridge::ui
