// SPDX-License-Identifier: GPL-3.0-or-later
// What every widget test starts from: settings in a folder of their own, English, the light scheme, one font
// size.
#pragma once

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

#include "ui/shell/language.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui::testing {

inline void startClean() {
  static QTemporaryDir folder;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
  QCoreApplication::setOrganizationName(QStringLiteral("drawbridge-test"));
  QCoreApplication::setApplicationName(QStringLiteral("drawbridge-test"));
  QSettings().clear();
  QFont font = QApplication::font();
  font.setPixelSize(13);
  QApplication::setFont(font);
  installLanguage(QStringLiteral("en"));
  Theme::instance().install(*qobject_cast<QApplication*>(QCoreApplication::instance()));
  Theme::instance().setAnimationsAllowed(false);
  Theme::instance().setContrastPreference(false);
  Theme::instance().setPreference(SchemePreference::Light);
}

}  // namespace drawbridge::ui::testing
