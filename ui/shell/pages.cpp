// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pages.h"

#include <QCoreApplication>

#include "ui/dialer/certificates_page.h"
#include "ui/dialer/connections_page.h"
#include "ui/dialer/log_page.h"
#include "ui/manager/accounting_page.h"
#include "ui/manager/console_page.h"
#include "ui/manager/monitor_page.h"
#include "ui/manager/overview_page.h"
#include "ui/manager/policy_page.h"
#include "ui/manager/tracer_page.h"

namespace drawbridge::ui {

std::vector<PageSpec> standardPages(const PageContext& context) {
  std::vector<PageSpec> pages;
  const auto add = [&](PageGroup group, const char* id, const char* title, const char* icon,
                       auto make) -> PageSpec& {
    PageSpec page;
    page.id = QLatin1String(id);
    page.group = group;
    page.title = [title] { return QCoreApplication::translate("Pages", title); };
    page.icon = QLatin1String(icon);
    page.make = make;
    pages.push_back(std::move(page));
    return pages.back();
  };
  if (context.client != nullptr && context.entries != nullptr) {
    add(PageGroup::Client, "connections", QT_TRANSLATE_NOOP("Pages", "Connections"), "db-lock",
        [context]() -> QWidget* { return new ConnectionsPage(context); });
  }
  if (context.certificates != nullptr) {
    add(PageGroup::Client, "certificates", QT_TRANSLATE_NOOP("Pages", "Certificates"), "db-cert",
        [context]() -> QWidget* { return new CertificatesPage(context); });
  }
  // The Log menu works through this page, and the log begins with the program.
  PageSpec& log = add(PageGroup::Client, "log", QT_TRANSLATE_NOOP("Pages", "Log"), "db-log",
                      [context]() -> QWidget* { return new LogPage(context); });
  log.collapsesNavigation = true;
  log.eager = true;
  if (context.control != nullptr) {
    add(PageGroup::Headend, "overview", QT_TRANSLATE_NOOP("Pages", "Overview"), "db-network",
        [context]() -> QWidget* { return new OverviewPage(context); })
        .collapsesNavigation = true;
    add(PageGroup::Headend, "policy", QT_TRANSLATE_NOOP("Pages", "Policy"), "db-policy",
        [context]() -> QWidget* { return new PolicyPage(context); })
        .collapsesNavigation = true;
    add(PageGroup::Headend, "console", QT_TRANSLATE_NOOP("Pages", "Console"), "db-console",
        [context]() -> QWidget* { return new ConsolePage(context); });
    add(PageGroup::Headend, "monitor", QT_TRANSLATE_NOOP("Pages", "Monitor"), "db-monitor",
        [context]() -> QWidget* { return new MonitorPage(context); })
        .collapsesNavigation = true;
    add(PageGroup::Headend, "tracer", QT_TRANSLATE_NOOP("Pages", "Packet Tracer"), "db-tracer",
        [context]() -> QWidget* { return new TracerPage(context); })
        .collapsesNavigation = true;
    add(PageGroup::Headend, "accounting", QT_TRANSLATE_NOOP("Pages", "Accounting"), "db-acct",
        [context]() -> QWidget* { return new AccountingPage(context); })
        .collapsesNavigation = true;
  }
  return pages;
}

}  // namespace drawbridge::ui
