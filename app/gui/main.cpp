// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridge: the window. Composes service, keyring, theme, language and windows.
#include <QApplication>
#include <QCommandLineParser>
#include <QSessionManager>
#include <QSettings>

#include "gui/end_signals.h"
#include "gui/headend_place.h"
#include "keyring/keyring_store.h"
#include "service/machine_watch.h"
#include "service/own_addresses.h"
#include "service/service_thread.h"
#include "service/shared_link.h"
#include "service/whole_system.h"
#include "ui/dialer/auto_connector.h"
#include "ui/dialer/connection_controller.h"
#include "ui/manager/headend_switch.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences_dialog.h"
#include "ui/shell/settings.h"
#include "ui/shell/single_instance.h"
#include "ui/shell/windows.h"
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
  // From the first moment on; what comes before the event loop is heard when it begins.
  drawbridge::gui::EndSignals endSignals;
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

  drawbridge::client::ProfileStore store(drawbridge::service::user_folders().profiles);
  drawbridge::service::ServiceOptions options = drawbridge::service::program_options();
  options.accounting_full_refuses =
      QSettings().value(QLatin1String(ui::settings::accountingRefuses), false).toBool();
  drawbridge::service::ServiceThread service(std::move(options));
  drawbridge::keyring::KeyringStore secrets;
  // Others of this user, drawbridgectl above all, see the window's connection.
  drawbridge::service::SharedLink link(service, {drawbridge::service::user_socket_path(), {}});
  ui::Windows windows(link, store, &secrets);
  windows.place().defaultPath =
      QString::fromUtf8(drawbridge::service::kDaemonSocket.data(),
                        static_cast<qsizetype>(drawbridge::service::kDaemonSocket.size()));
  windows.place().open = drawbridge::gui::openHeadend;
  windows.place().update();
  windows.connections().helperInstalled = [] { return drawbridge::service::WholeSystem::is_available(); };
  ui::MainWindow& window = windows.window();
  const QString first = wantedPage(QCoreApplication::arguments());
  windows.open(first);
  windows.bridge().headend().start();
  QObject::connect(&instance, &ui::SingleInstance::startedAgain, &window,
                   [&window](const QStringList& arguments) {
                     const QString page = wantedPage(arguments);
                     if (!page.isEmpty()) window.openPage(page);
                     window.bringToFront();
                   });
  // The end of the desktop session does not wait for questions: the tunnel ends in order, edits are not asked
  // about. What is not ended by then the service's destructor ends.
  QObject::connect(&endSignals, &drawbridge::gui::EndSignals::endWanted, &window, [&windows] {
    windows.window().saveSettings();
    windows.endTunnel([] { QApplication::exit(0); });
  });
  QObject::connect(&application, &QGuiApplication::commitDataRequest, &window, [&windows](QSessionManager&) {
    windows.window().saveSettings();
    windows.connections().disconnectNow();
  });
  window.show();
  ui::AutoConnector& automatic = windows.automatic();
  automatic.ownAddresses = drawbridge::service::own_addresses;
  const drawbridge::service::MachineWatch watch(
      [&automatic](drawbridge::service::MachineWatch::News) { automatic.networkChanged(); });
  automatic.start();
  return QApplication::exec();
}
