// SPDX-License-Identifier: GPL-3.0-or-later
// The README's pictures, and with --all a picture of every window: the real windows over the real lab, on
// virtual time with fixed randomness and one font. usage: drawbridge_pictures FOLDER [--all] [--dark]
// [--italian]
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextStream>
#include <QToolButton>

#include "client/profile_store.h"
#include "pictures/questions.h"
#include "pictures/several.h"
#include "pictures/studio.h"
#include "pictures/virtual_link.h"
#include "support/certificates.h"
#include "ui/dialer/banner_dialog.h"
#include "ui/dialer/certificate_actions.h"
#include "ui/dialer/certificate_dialogs.h"
#include "ui/dialer/certificate_view.h"
#include "ui/dialer/connection_history.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/entry_editor.h"
#include "ui/dialer/entry_wizard.h"
#include "ui/dialer/lab_page_window.h"
#include "ui/dialer/notifications_window.h"
#include "ui/dialer/policy_editor.h"
#include "ui/dialer/session_windows.h"
#include "ui/dialer/statistics_window.h"
#include "ui/dialer/xauth_dialog.h"
#include "ui/manager/accounting_page.h"
#include "ui/manager/companion_window.h"
#include "ui/manager/headend_switch.h"
#include "ui/manager/lab_configuration_dialog.h"
#include "ui/manager/monitor_page.h"
#include "ui/manager/monitor_tables.h"
#include "ui/manager/policy_page.h"
#include "ui/manager/push_dialog.h"
#include "ui/manager/terminal_window.h"
#include "ui/manager/visitor_window.h"
#include "ui/shell/actions.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences_dialog.h"
#include "ui/shell/windows.h"
#include "ui/theme/theme.h"

using namespace drawbridge;

namespace {

using testing::Studio;

client::Profile lab_profile(client::EntryKind kind) {
  for (client::Profile& profile : client::lab_profiles()) {
    if (profile.kind == kind) return profile;
  }
  return {};
}

service::ServiceOptions service_options() {
  service::ServiceOptions options;
  // The day of the tech note's accounting report.
  options.wall_epoch = WallTime{1090941450000000};
  return options;
}

template <typename T>
T* child(QWidget& of) {
  const auto found = of.findChildren<T*>();
  return found.isEmpty() ? nullptr : found.last();
}

/// The page Certificates and its dialogs, on a day in 2030.
void make_certificates(Studio& studio, ui::Windows& windows) {
  ui::MainWindow& window = windows.window();
  ui::CertificateActions& certificates = windows.certificates();
  certificates.now = [] { return testing::kCertificateTime; };
  window.openPage(QStringLiteral("certificates"));
  studio.shoot(&window, QStringLiteral("certificates-empty"));
  client::CertificateStore store = windows.connections().certificates();
  const Secret key(std::string_view("my key"));
  const Secret file(std::string_view("certificate"));
  bool ok = store.import(testing::certificate_file("alice-legacy.p12"), file, key).has_value();
  ok = store.import(testing::certificate_file("bob.p12"), file, {}).has_value() && ok;
  for (const char* name : {"expired", "early"}) {
    Bytes both = testing::certificate_file(std::string(name) + ".key");
    append(both, testing::certificate_file(std::string(name) + ".pem"));
    ok = store.import(both, {}, {}).has_value() && ok;
  }
  if (!ok) QTextStream(stderr) << "the certificates could not be imported\n";
  certificates.refresh();
  certificates.select(QStringLiteral("alice"));
  studio.shoot(&window, QStringLiteral("certificates"));
  window.resize(720, 480);
  studio.shoot(&window, QStringLiteral("certificates-small"));
  window.resize(1100, 720);
  const auto alice = store.load("alice");
  if (!alice) return;
  const auto shoot = [&](QWidget& dialog, const char* name) {
    dialog.show();
    studio.shoot(&dialog, QLatin1String(name));
  };
  ui::CertificateImportDialog import(store, &window);
  shoot(import, "certificate-import");
  ui::CertificateExportDialog exported(store, *alice, &window);
  shoot(exported, "certificate-export");
  ui::CertificateEnrollDialog enroll(store, &window);
  shoot(enroll, "certificate-enroll");
  ui::CertificateDeleteDialog deleted(store, QStringLiteral("alice"), true, {QStringLiteral("Head office")},
                                      &window);
  shoot(deleted, "certificate-delete");
  ui::CertificatePasswordDialog password(store, QStringLiteral("alice"), true, &window);
  shoot(password, "certificate-password");
  ui::CertificateKeyDialog opened(QStringLiteral("Head office"), QStringLiteral("alice"), true, &window);
  shoot(opened, "certificate-key");
  const auto verdict = store.verify("alice", testing::kCertificateTime);
  ui::CertificateView view(*alice, verdict ? std::optional(*verdict) : std::nullopt, &window);
  shoot(view, "certificate-view");
  window.actions().certificateVerify->trigger();
  studio.shoot(&window, QStringLiteral("certificates-verified"));
  window.messageBar().dismiss();
  ui::BannerDialog banner(QStringLiteral("Head office"),
                          QStringLiteral("Authorised users only.\nAll sessions are recorded."), &window);
  shoot(banner, "banner");
  ui::HeadendPlaceDialog place(QStringLiteral("/run/drawbridge/control"), &window);
  shoot(place, "headend-place");
}

void make(Studio& studio, ui::Windows& windows, testing::VirtualLink& link, client::ProfileStore& store) {
  ui::MainWindow& window = windows.window();
  ui::ActionSet& actions = window.actions();
  windows.open(QStringLiteral("connections"));
  window.resize(1100, 720);
  window.show();
  link.deliver();
  studio.shoot(&window, QStringLiteral("connections-empty"));

  {
    ui::EntryWizard wizard(store, &windows.bridge().client(), &window);
    wizard.show();
    const auto type = [](QWidget* into, const QString& text) {
      for (const QChar c : text) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(into, &press);
      }
    };
    const auto next = [&wizard] {
      QKeyEvent press(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
      QCoreApplication::sendEvent(&wizard, &press);
      QCoreApplication::processEvents();
    };
    const auto lines = [&wizard] {
      QList<QLineEdit*> seen;
      for (QLineEdit* each : wizard.findChildren<QLineEdit*>()) {
        if (each->isVisible() && each->isEnabled()) seen << each;
      }
      return seen;
    };
    QCoreApplication::processEvents();
    studio.shoot(&wizard, QStringLiteral("wizard-1"));
    if (!lines().isEmpty()) type(lines().first(), QStringLiteral("Head office"));
    next();
    studio.shoot(&wizard, QStringLiteral("wizard-2"));
    if (!lines().isEmpty()) type(lines().first(), QStringLiteral("192.168.1.1"));
    next();
    const auto fields = lines();
    if (fields.size() >= 3) {
      type(fields[0], QStringLiteral("vpn3000"));
      type(fields[1], QStringLiteral("cisco123"));
      type(fields[2], QStringLiteral("cisco123"));
    }
    studio.shoot(&wizard, QStringLiteral("wizard"), true);
    next();
    studio.shoot(&wizard, QStringLiteral("wizard-4"));
  }

  windows.entries().makeLabEntries();
  client::Profile office = lab_profile(client::EntryKind::dialer);
  office.name = "Head office";
  office.description = "Gateway in Turin";
  office.host = "vpn.example.net";
  office.group_name = "staff";
  if (!store.create(office)) QTextStream(stderr) << "an entry could not be made\n";
  windows.entries().refresh();
  windows.entries().select(QStringLiteral("Lab headend"));
  link.deliver();
  studio.shoot(&window, QStringLiteral("connections"));

  windows.bridge().headend().start();
  link.run_for(Seconds{3});
  windows.entries().connectEntry(QStringLiteral("Lab headend"));
  link.deliver();
  studio.shoot(&window, QStringLiteral("connecting"));
  studio.shoot(&windows.session().history(), QStringLiteral("history-connecting"));
  auto* xauth = child<ui::XauthDialog>(window);
  studio.shoot(xauth, QStringLiteral("xauth"));
  ipc::AnswerPrompt wrong;
  wrong.user = "cisco_customer";
  wrong.password = Secret(std::string_view("wrong"));
  windows.bridge().client().answerPrompt(wrong);
  link.deliver();
  studio.shoot(child<ui::XauthDialog>(window), QStringLiteral("xauth-refused"));
  ipc::AnswerPrompt right = wrong;
  right.password = Secret(std::string_view("cisco"));
  windows.bridge().client().answerPrompt(right);
  link.deliver();
  studio.shoot(&windows.session().history(), QStringLiteral("history-up"));
  windows.session().history().close();
  if (auto* open = child<ui::XauthDialog>(window)) open->hide();
  for (int i = 0; i < 20; ++i) {
    windows.bridge().client().fetchPage(i % 5 == 0 ? QStringLiteral("http://10.89.129.131/large")
                                                   : QStringLiteral("http://10.89.129.131/"));
    link.run_for(Seconds{3});
  }
  window.openPage(QStringLiteral("connections"));
  link.run_for(Seconds{2});
  studio.shoot(&window, QStringLiteral("main-window"), true);

  auto& statistics = windows.session().statistics();
  statistics.show();
  link.run_for(Seconds{1});
  studio.shoot(&statistics, QStringLiteral("statistics-1"));
  if (auto* tabs = statistics.findChild<QTabWidget*>()) tabs->setCurrentIndex(1);
  studio.shoot(&statistics, QStringLiteral("statistics-2"));
  statistics.close();
  {
    ui::LabPageWindow page(windows.bridge().client(), &window);
    page.show();
    link.run_for(Seconds{1});
    studio.shoot(&page, QStringLiteral("lab-page"));
  }

  window.openPage(QStringLiteral("overview"));
  link.run_for(Seconds{2});
  studio.shoot(&window, QStringLiteral("headend"), true);
  window.openPage(QStringLiteral("log"));
  link.run_for(Seconds{1});
  studio.shoot(&window, QStringLiteral("log"));
  window.openPage(QStringLiteral("console"));
  link.run_for(Seconds{1});
  studio.shoot(&window, QStringLiteral("console"));

  window.openPage(QStringLiteral("monitor"));
  link.run_for(Seconds{2});
  if (auto* monitor = qobject_cast<ui::MonitorPage*>(window.page(QStringLiteral("monitor")))) {
    ui::MonitorTables* tables = monitor->tables();
    tables->table(ui::MonitorTables::Sessions)->selectRow(0);
    link.deliver();
    studio.shoot(&window, QStringLiteral("monitor"));
    for (int tab = 0; tab < ui::MonitorTables::TabCount; ++tab) {
      tables->showTab(static_cast<ui::MonitorTables::Tab>(tab));
      link.run_for(Seconds{1});
      studio.shoot(&window, QStringLiteral("monitor-%1").arg(tab));
    }
  }
  window.openPage(QStringLiteral("tracer"));
  link.run_for(Seconds{1});
  studio.shoot(&window, QStringLiteral("tracer-empty"));
  for (int i = 0; i < 3; ++i) {
    QWidget* page = window.page(QStringLiteral("tracer"));
    if (auto* preset = page->findChild<QPushButton*>(QStringLiteral("preset-%1").arg(i))) preset->click();
    link.run_for(Seconds{1});
    studio.shoot(&window, QStringLiteral("tracer-%1").arg(i));
  }
  window.openPage(QStringLiteral("accounting"));
  link.run_for(Seconds{1});
  if (auto* accounting = qobject_cast<ui::AccountingPage*>(window.page(QStringLiteral("accounting"))))
    accounting->table()->selectRow(0);
  link.deliver();
  studio.shoot(&window, QStringLiteral("accounting"));
  {
    ui::VisitorWindow visitor(windows.bridge().client(), &window);
    visitor.show();
    visitor.visit();
    link.run_for(Seconds{40});
    studio.shoot(&visitor, QStringLiteral("visitor"));
  }
  {
    ui::CompanionWindow companion(windows.bridge().client(), &window);
    companion.show();
    windows.bridge().client().connectCompanion(true);
    link.run_for(Seconds{5});
    if (auto* read = companion.findChild<QPushButton*>(QStringLiteral("companionRead"))) read->click();
    link.run_for(Seconds{5});
    studio.shoot(&companion, QStringLiteral("second-client"));
    windows.bridge().client().connectCompanion(false);
    link.run_for(Seconds{2});
  }
  {
    ui::TerminalWindow terminal(windows.bridge().client(), &window);
    terminal.show();
    if (auto* connect = terminal.findChild<QPushButton*>(QStringLiteral("terminalConnect"))) connect->click();
    link.run_for(Seconds{30});
    studio.shoot(&terminal, QStringLiteral("lab-terminal"));
  }
  for (const pix::LabConfiguration& each : pix::lab_configurations()) {
    ui::LabConfigurationDialog dialog(each, true, &window);
    dialog.show();
    link.deliver();
    studio.shoot(&dialog, QStringLiteral("start-with-") + QString::fromStdString(each.id));
  }

  window.openPage(QStringLiteral("policy"));
  link.run_for(Seconds{1});
  auto* policy = qobject_cast<ui::PolicyPage*>(window.page(QStringLiteral("policy")));
  if (policy != nullptr) {
    pix::Config wanted = windows.bridge().headend().wanted();
    if (!wanted.vpngroups.empty()) wanted.vpngroups[0].idle_time = 900;
    pix::VpnGroup guests;
    guests.name = "guests";
    guests.address_pool = "VPNpool";
    wanted.vpngroups.push_back(guests);
    windows.bridge().headend().edit(wanted, QStringLiteral("add group guests"));
    for (const ui::PolicyKind kind : ui::policyKinds) {
      policy->showKind(kind);
      link.deliver();
      studio.shoot(&window, QStringLiteral("policy-%1").arg(static_cast<int>(kind)));
    }
    for (const ui::LineKind kind : ui::lineKinds) {
      policy->showLines(kind);
      link.deliver();
      studio.shoot(&window, QStringLiteral("policy-lines-%1").arg(static_cast<int>(kind)));
    }
    policy->setTextShown(true);
    link.deliver();
    studio.shoot(&window, QStringLiteral("policy-text"));
    policy->setTextShown(false);
  }
  {
    ui::PushDialog push(windows.bridge().headend(), &window);
    push.show();
    link.deliver();
    studio.shoot(&push, QStringLiteral("push-1"));
    if (auto* tabs = push.findChild<QTabWidget*>()) tabs->setCurrentIndex(1);
    studio.shoot(&push, QStringLiteral("push-2"));
  }
  {
    QStringList commands;
    for (const auto& step : windows.bridge().headend().pendingScript().steps)
      commands << QString::fromStdString(step.command);
    windows.bridge().headend().push(commands, Seconds{120}, true, false);
    link.run_for(Seconds{18});
    studio.shoot(&window, QStringLiteral("push-timer"));
    if (const auto& state = windows.bridge().headend().pushState())
      windows.bridge().headend().undoPush(state->id);
    link.run_for(Seconds{1});
  }

  {
    ui::EntryEditor editor(windows.connections(), QStringLiteral("Lab headend"), &window);
    editor.show();
    if (auto* tabs = editor.findChild<QTabWidget*>()) {
      for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        studio.shoot(&editor, QStringLiteral("entry-%1").arg(i + 1));
      }
    }
  }
  {
    client::Profile card = client::new_entry();
    card.name = "By certificate";
    card.host = "vpn.example.net";
    card.auth_type = client::AuthType::certificate;
    card.certificate_name = "alice";
    if (!store.create(card)) QTextStream(stderr) << "an entry could not be made\n";
    make_certificates(studio, windows);
    windows.connections().helperInstalled = [] { return false; };
    ui::EntryEditor editor(windows.connections(), QStringLiteral("By certificate"), &window);
    editor.resize(560, 900);
    editor.show();
    studio.shoot(&editor, QStringLiteral("entry-certificate"));
    if (auto* tabs = editor.findChild<QTabWidget*>()) tabs->setCurrentIndex(1);
    if (auto* reach = editor.findChild<QComboBox*>(QStringLiteral("reach"))) {
      QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier);
      QCoreApplication::sendEvent(reach, &down);
    }
    studio.shoot(&editor, QStringLiteral("entry-transport"));
    window.openPage(QStringLiteral("connections"));
  }
  {
    ui::PolicyEditor editor(store, windows.connections(), &window);
    if (const QString refused = editor.open(QStringLiteral("TACconn")); !refused.isEmpty())
      QTextStream(stderr) << refused << "\n";
    editor.show();
    link.deliver();
    studio.shoot(&editor, QStringLiteral("policy-editor"));
  }
  {
    ui::PreferencesDialog preferences(window);
    preferences.show();
    link.deliver();
    studio.shoot(&preferences, QStringLiteral("preferences"));
  }
  testing::make_menus(studio, window);
  testing::make_headend_states(studio, windows, link);
  testing::make_several(studio, windows, link);
  testing::make_questions(studio, windows, link, store);
  windows.bridge().client().disconnectNow();
  link.run_for(Seconds{2});
  windows.bridge().client().connectTo(lab_profile(client::EntryKind::dialer),
                                      Secret(std::string_view("not it")), {}, std::nullopt);
  link.run_for(Seconds{40});
  studio.shoot(&windows.session().history(), QStringLiteral("history-failed"));
  {
    // An old gateway took nothing of a new entry's offer.
    client::Ended ended;
    ended.reason = client::Reason::terminated_during_policy;
    ended.entry = "By certificate";
    ended.at = wall_time(service_options().wall_epoch, TimePoint{Seconds{400}});
    ended.server = "203.0.113.20";
    ended.legacy_would_help = true;
    windows.bridge().client().receive(ipc::ClientEnded{ended});
    studio.shoot(&windows.session().history(), QStringLiteral("history-legacy"));
    ended.reason = client::Reason::gateway_not_trusted;
    ended.legacy_would_help = false;
    crypto::TrustProblem problem;
    problem.fault = crypto::TrustFault::wrong_name;
    problem.subject = "CN=gw.example.com, O=Example";
    problem.wanted = "vpn.example.net";
    problem.detail = "gw.example.com, 192.168.1.1";
    ended.certificate = problem;
    windows.bridge().client().receive(ipc::ClientEnded{ended});
    studio.shoot(&windows.session().history(), QStringLiteral("history-certificate"));
  }
  windows.session().notifications().show();
  link.deliver();
  studio.shoot(&windows.session().notifications(), QStringLiteral("notifications"));
  windows.session().notifications().close();
  windows.session().history().close();
  actions.simpleMode->trigger();
  link.deliver();
  studio.shoot(&window, QStringLiteral("simple"));
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("TZ", "UTC");
  QApplication application(argc, argv);
  QStringList arguments = QCoreApplication::arguments().mid(1);
  const bool all = arguments.removeAll(QStringLiteral("--all")) > 0;
  const bool dark = arguments.removeAll(QStringLiteral("--dark")) > 0;
  const bool italian = arguments.removeAll(QStringLiteral("--italian")) > 0;
  if (arguments.size() != 1 || !QDir().mkpath(arguments.first())) {
    QTextStream(stderr) << "usage: drawbridge_pictures FOLDER [--all] [--dark] [--italian]\n";
    return 2;
  }
  QTemporaryDir home;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
  QCoreApplication::setOrganizationName(QStringLiteral("drawbridge-pictures"));
  QCoreApplication::setApplicationName(QStringLiteral("drawbridge-pictures"));
  QFont font(QStringLiteral("DejaVu Sans"));
  font.setPixelSize(13);
  QApplication::setFont(font);
  ui::installLanguage(italian ? QStringLiteral("it") : QStringLiteral("en"));
  ui::Theme& theme = ui::Theme::instance();
  theme.install(application);
  theme.setAnimationsAllowed(false);
  theme.setPreference(dark ? ui::SchemePreference::Dark : ui::SchemePreference::Light);

  client::ProfileStore store((home.path() + QStringLiteral("/entries")).toStdString());
  testing::VirtualLink link(service_options());
  Studio studio(arguments.first(), all);
  {
    ui::Windows windows(link, store, nullptr);
    make(studio, windows, link, store);
  }
  return studio.ok() ? 0 : 1;
}
