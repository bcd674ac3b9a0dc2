// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridge: the window. Composes theme, language and pages.
#include <QApplication>
#include <QCommandLineParser>
#include <QSessionManager>
#include <QSettings>

#include "ui/shell/actions.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pages.h"
#include "ui/shell/preferences_dialog.h"
#include "ui/shell/settings.h"
#include "ui/shell/single_instance.h"
#include "ui/theme/theme.h"

namespace ui = drawbridge::ui;

namespace {

QString wantedPage(const QStringList& arguments) {
  if (arguments.contains(QStringLiteral("--headend"))) return QStringLiteral("overview");
  if (arguments.contains(QStringLiteral("--client"))) return QStringLiteral("connections");
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QCoreApplication::setOrganizationName(QStringLiteral("drawbridge"));
  QCoreApplication::setApplicationName(QStringLiteral("drawbridge"));
  QCoreApplication::setApplicationVersion(QStringLiteral(DRAWBRIDGE_VERSION));
  QGuiApplication::setApplicationDisplayName(QStringLiteral("Drawbridge"));
  QGuiApplication::setDesktopFileName(QStringLiteral("drawbridge"));

  const QString kept = QSettings().value(QLatin1String(ui::settings::language)).toString();
  ui::installLanguage(kept.isEmpty() ? ui::languageOfLocale() : kept);

  QCommandLineParser parser;
  parser.setApplicationDescription(
      QCoreApplication::translate("main", "VPN client and headend with a built-in lab network."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addOption(
      {QStringLiteral("client"), QCoreApplication::translate("main", "Start on the page Connections.")});
  parser.addOption(
      {QStringLiteral("headend"), QCoreApplication::translate("main", "Start on the page Overview.")});
  parser.process(application);

  ui::SingleInstance instance(QStringLiteral("drawbridge-window"));
  if (instance.handOver(QCoreApplication::arguments().mid(1))) return 0;
  instance.listen();

  ui::Theme::instance().install(application);
  ui::applyLookFromSettings();

  ui::MainWindow window;
  const ui::PageContext context{&window, &window.actions(), nullptr, nullptr};
  const QString first = wantedPage(QCoreApplication::arguments());
  window.setPages(ui::standardPages(context), first);
  window.restoreSettings();
  if (!first.isEmpty()) window.openPage(first);
  QObject::connect(&instance, &ui::SingleInstance::startedAgain, &window,
                   [&window](const QStringList& arguments) {
                     const QString page = wantedPage(arguments);
                     if (!page.isEmpty()) window.openPage(page);
                     window.bringToFront();
                   });
  // The end of the desktop session does not wait for questions.
  QObject::connect(&application, &QGuiApplication::commitDataRequest, &window,
                   [&window](QSessionManager&) { window.saveSettings(); });
  window.show();
  return QApplication::exec();
}
