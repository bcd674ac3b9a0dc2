// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/several.h"

#include <QTabWidget>

#include "ui/dialer/auto_initiation_dialog.h"
#include "ui/dialer/connection_history.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/session_windows.h"
#include "ui/dialer/statistics_window.h"
#include "ui/shell/actions.h"

namespace drawbridge::testing {

namespace {

constexpr const char* kOffice = "Head office";

void tell_state(ui::Windows& windows, client::State state, Duration next_attempt_in = {},
                client::Reason lost_because = client::Reason::none) {
  client::StateChange change;
  change.state = state;
  change.entry = kOffice;
  change.server = "203.0.113.20";
  change.next_attempt_in = next_attempt_in;
  change.lost_because = lost_because;
  windows.bridge().client().receive(ipc::ClientState{change});
}

client::Statistics office_statistics() {
  client::Statistics statistics;
  statistics.is_up = true;
  statistics.entry = kOffice;
  statistics.group = "staff";
  statistics.user = "anna";
  statistics.client_address = Ipv4Address(10, 1, 0, 5);
  statistics.server_address = Ipv4Address(203, 0, 113, 20);
  statistics.encryption = "256-bit AES";
  statistics.authentication = "HMAC-SHA2-256";
  statistics.natt_active = true;
  statistics.natt_port = 4500;
  statistics.connected_for = Seconds{420};
  statistics.bytes_in = 48'211'903;
  statistics.bytes_out = 1'204'118;
  statistics.packets_encrypted = 20'110;
  statistics.packets_decrypted = 41'873;
  statistics.mtu = 1400;
  statistics.gateway = "Unity, XAUTH, DPD";
  statistics.default_domain = "example.net";
  return statistics;
}

void shoot_auto_initiation(Studio& studio, ui::Windows& windows, VirtualLink& link) {
  ui::MainWindow& window = windows.window();
  const auto shoot = [&](const char* name) {
    window.actions().autoInitiation->trigger();
    link.deliver();
    const auto open = window.findChildren<ui::AutoInitiationDialog*>();
    studio.shoot(open.isEmpty() ? nullptr : open.last(), QLatin1String(name));
    for (ui::AutoInitiationDialog* each : open) each->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  };
  windows.automatic().ownAddresses = [] { return std::vector<Ipv4Address>{Ipv4Address(10, 1, 2, 3)}; };
  shoot("auto-initiation-off");
  client::AutoInitiation settings;
  settings.is_on = true;
  settings.retry_minutes = 5;
  settings.networks = {{"Hotel", *Prefix::parse("192.168.100.0/24"), kOffice, true},
                       {"Office", *Prefix::parse("10.0.0.0/8"), "", false},
                       {"Rest", *Prefix::parse("0.0.0.0/0"), "By certificate", true}};
  if (const QString why = windows.automatic().change(settings); !why.isEmpty())
    QTextStream(stderr) << why << "\n";
  shoot("auto-initiation");
  windows.automatic().suspend(true);
  shoot("auto-initiation-suspended");
  windows.automatic().suspend(false);
  if (const QString why = windows.automatic().change({}); !why.isEmpty()) QTextStream(stderr) << why << "\n";
}

/// The connection is lost and waits; then the keyring is slow.
void shoot_waiting(Studio& studio, ui::Windows& windows, VirtualLink& link) {
  ui::MainWindow& window = windows.window();
  const QString office = QLatin1String(kOffice);
  tell_state(windows, client::State::waiting, Seconds{20}, client::Reason::lost_contact);
  link.deliver();
  studio.shoot(&window, QStringLiteral("waiting"));
  studio.shoot(&windows.session().history(office), QStringLiteral("waiting-history"));
  window.resize(720, 480);
  link.deliver();
  studio.shoot(&window, QStringLiteral("waiting-small"));
  window.actions().simpleMode->trigger();
  link.deliver();
  studio.shoot(&window, QStringLiteral("waiting-simple"));
  window.actions().simpleMode->trigger();
  windows.bridge().client().setWaitsForKeyring(office, true);
  link.deliver();
  studio.shoot(&window, QStringLiteral("waiting-keyring"));
  windows.bridge().client().setWaitsForKeyring(office, false);
  window.resize(1100, 720);
  tell_state(windows, client::State::up);
  windows.bridge().client().receive(ipc::ClientStatistics{office_statistics()});
  windows.session().history(office).close();
  link.deliver();
}

}  // namespace

void make_several(Studio& studio, ui::Windows& windows, VirtualLink& link) {
  ui::MainWindow& window = windows.window();
  window.openPage(QStringLiteral("connections"));
  tell_state(windows, client::State::contacting);
  windows.entries().select(QLatin1String(kOffice));
  link.deliver();
  studio.shoot(&window, QStringLiteral("several-connecting"));
  tell_state(windows, client::State::up);
  windows.bridge().client().receive(ipc::ClientStatistics{office_statistics()});
  link.deliver();
  studio.shoot(&window, QStringLiteral("several"));
  window.resize(720, 480);
  link.deliver();
  studio.shoot(&window, QStringLiteral("several-small"));
  window.actions().simpleMode->trigger();
  link.deliver();
  studio.shoot(&window, QStringLiteral("several-simple"));
  window.actions().simpleMode->trigger();
  window.resize(1100, 720);
  link.deliver();
  shoot_waiting(studio, windows, link);
  ui::StatisticsWindow& statistics = windows.session().statistics();
  statistics.select(QLatin1String(kOffice));
  statistics.tabs()->setCurrentIndex(0);
  statistics.show();
  studio.shoot(&statistics, QStringLiteral("statistics-several"));
  statistics.close();
  client::Ended lost;
  lost.entry = kOffice;
  lost.reason = client::Reason::lost_contact;
  lost.was_up = true;
  lost.server = "203.0.113.20";
  windows.bridge().client().receive(ipc::ClientEnded{lost});
  window.resize(720, 480);
  link.deliver();
  studio.shoot(&window, QStringLiteral("several-lost"));
  window.resize(1100, 720);
  windows.session().history(QLatin1String(kOffice)).close();
  shoot_auto_initiation(studio, windows, link);
  windows.entries().select(QStringLiteral("Lab headend"));
  link.deliver();
}

}  // namespace drawbridge::testing
