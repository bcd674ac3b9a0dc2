// SPDX-License-Identifier: GPL-3.0-or-later
// Help by F1 and by the Help button from every window, in both languages; and the pages themselves.
#include <QAbstractButton>
#include <QDialog>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QToolButton>
#include <QXmlStreamReader>
#include <functional>

#include "client/profile_store.h"
#include "fake_link.h"
#include "support/test_registry.h"
#include "ui/dialer/auto_initiation_dialog.h"
#include "ui/dialer/connection_history.h"
#include "ui/dialer/entry_editor.h"
#include "ui/dialer/entry_wizard.h"
#include "ui/dialer/group_password_dialog.h"
#include "ui/dialer/lab_page_window.h"
#include "ui/dialer/log_page.h"
#include "ui/dialer/log_settings_dialog.h"
#include "ui/dialer/log_window.h"
#include "ui/dialer/notifications_window.h"
#include "ui/dialer/policy_editor.h"
#include "ui/dialer/pre_shared_key_dialog.h"
#include "ui/dialer/rename_dialog.h"
#include "ui/dialer/statistics_window.h"
#include "ui/dialer/xauth_dialog.h"
#include "ui/manager/difference_dialog.h"
#include "ui/manager/headend_switch.h"
#include "ui/manager/paste_dialog.h"
#include "ui/manager/push_dialog.h"
#include "ui/models/notification_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/help_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences_dialog.h"
#include "ui/shell/windows.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;

namespace {

const QStringList bothLanguages{QStringLiteral("en"), QStringLiteral("it")};

QString pageText(const QString& language, const QString& topic) {
  QFile file(QStringLiteral(":/help/%1/%2.html").arg(language, topic));
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList topics(const QString& language) {
  QStringList found;
  QDirIterator it(QStringLiteral(":/help/") + language, {QStringLiteral("*.html")}, QDir::Files);
  while (it.hasNext()) {
    it.next();
    found.append(it.fileInfo().completeBaseName());
  }
  found.sort();
  return found;
}

QStringList matches(const QString& text, const char* pattern) {
  QStringList found;
  auto it = QRegularExpression(QLatin1String(pattern)).globalMatch(text);
  while (it.hasNext()) found.append(it.next().captured(1));
  return found;
}

QStringList links(const QString& language, const QString& topic) {
  return matches(pageText(language, topic), "href=\"([^\"]+)\\.html\"");
}

// The text of a page's heading, as the help window shows it in its first line.
QString heading(const QString& language, const QString& topic) {
  const QStringList found = matches(pageText(language, topic), "<h1>(.*)</h1>");
  return found.isEmpty() ? QString() : found.first();
}

HelpWindow* helpWindow() {
  for (QWidget* each : QApplication::topLevelWidgets()) {
    if (auto* help = qobject_cast<HelpWindow*>(each); help != nullptr && help->isVisible()) return help;
  }
  return nullptr;
}

// What the windows of the program say in their code: setHelpTopic(), showHelp(), Page's constructor, and the
// topics of the wizard's pages.
QSet<QString> topicsInCode() {
  QSet<QString> found{QStringLiteral("tour"), QStringLiteral("simple")};
  QDirIterator it(QString::fromStdString(drawbridge::testing::source_path("ui")), {QStringLiteral("*.cpp")},
                  QDir::Files, QDirIterator::Subdirectories);
  while (it.hasNext()) {
    QFile file(it.next());
    if (!file.open(QIODevice::ReadOnly)) continue;
    const QString text = QString::fromUtf8(file.readAll());
    for (const char* pattern : {"setHelpTopic\\([^;]*?\"([a-z0-9-]+)\"", "showHelp\\([^;]*?\"([a-z0-9-]+)\"",
                                "FormDialog\\(QStringLiteral\\(\"([a-z0-9-]+)\"\\)",
                                "[ :]Page\\(QStringLiteral\\(\"([a-z0-9-]+)\"\\)", "\"(wizard-[a-z]+)\""}) {
      for (const QString& topic : matches(text, pattern)) found.insert(topic);
    }
  }
  return found;
}

}  // namespace

class HelpTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    folder_ = std::make_unique<QTemporaryDir>();
    store_ = std::make_unique<client::ProfileStore>(folder_->filePath(QStringLiteral("p")).toStdString());
    link_ = std::make_unique<ui::testing::FakeLink>();
  }
  void cleanup() {
    if (HelpWindow* help = helpWindow()) help->close();
    windows_.reset();
    link_.reset();
    store_.reset();
    installLanguage(QStringLiteral("en"));
  }

  // ------------------------------------------------------------------ the pages
  void both_languages_have_the_same_pages() {
    QVERIFY(topics(QStringLiteral("en")).size() > 20);
    QCOMPARE(topics(QStringLiteral("it")), topics(QStringLiteral("en")));
  }

  void every_topic_of_a_window_has_its_page() {
    const QStringList pages = topics(QStringLiteral("en"));
    for (const QString& topic : topicsInCode()) QVERIFY2(pages.contains(topic), qPrintable(topic));
  }

  void every_page_is_reached_from_a_window_or_by_a_link() {
    QSet<QString> reached = topicsInCode();
    QStringList toDo(reached.begin(), reached.end());
    while (!toDo.isEmpty()) {
      for (const QString& next : links(QStringLiteral("en"), toDo.takeFirst())) {
        if (reached.contains(next)) continue;
        reached.insert(next);
        toDo.append(next);
      }
    }
    for (const QString& topic : topics(QStringLiteral("en")))
      QVERIFY2(reached.contains(topic), qPrintable(topic));
  }

  void pages_are_well_formed_and_alike_in_both_languages() {
    for (const QString& topic : topics(QStringLiteral("en"))) {
      QStringList structure[2];
      for (int i = 0; i < 2; ++i) {
        const QString text = pageText(bothLanguages[i], topic);
        QXmlStreamReader reader(text);
        while (!reader.atEnd()) reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(topic + QLatin1String(": ") + reader.errorString()));
        QVERIFY2(text.contains(QStringLiteral("<html lang=\"%1\">").arg(bothLanguages[i])),
                 qPrintable(topic));
        QVERIFY2(!heading(bothLanguages[i], topic).isEmpty(), qPrintable(topic));
        QVERIFY2(!text.contains(QStringLiteral("style=")), qPrintable(topic));
        structure[i] = matches(text, "<(h1|h2|dl|dt|dd|ol|ul|li|p|a|code)\\b");
        for (const QString& link : links(bothLanguages[i], topic))
          QVERIFY2(!pageText(bothLanguages[i], link).isEmpty(), qPrintable(topic + u' ' + link));
      }
      QVERIFY2(structure[0] == structure[1], qPrintable(topic));
      QVERIFY2(heading(QStringLiteral("en"), topic) != heading(QStringLiteral("it"), topic) ||
                   topic == QLatin1String("transform-set"),
               qPrintable(topic));
    }
  }

  void every_page_says_what_to_ask_the_administrator() {
    for (const QString& topic : topics(QStringLiteral("en"))) {
      QVERIFY2(pageText(QStringLiteral("en"), topic)
                   .contains(QStringLiteral("<h2>What to ask your administrator</h2>")),
               qPrintable(topic));
      QVERIFY2(pageText(QStringLiteral("it"), topic)
                   .contains(QStringLiteral("<h2>Che cosa chiedere all'amministratore</h2>")),
               qPrintable(topic));
    }
  }

  void links_in_the_help_window_lead_on() {
    HelpWindow help;
    help.open(QStringLiteral("policy"));
    auto* browser = help.findChild<QTextBrowser*>();
    emit browser->anchorClicked(QUrl(QStringLiteral("vpngroup.html")));
    QCOMPARE(help.topic(), QStringLiteral("vpngroup"));
    QVERIFY(help.text().startsWith(heading(QStringLiteral("en"), QStringLiteral("vpngroup"))));
  }

  void a_change_of_language_changes_the_page_in_front() {
    HelpWindow help;
    help.open(QStringLiteral("log"));
    installLanguage(QStringLiteral("it"));
    QVERIFY(help.text().startsWith(heading(QStringLiteral("it"), QStringLiteral("log"))));
  }

  // ------------------------------------------------------------------ the windows
  void help_opens_from_every_page_of_the_main_window() {
    for (const QString& language : bothLanguages) {
      installLanguage(language);
      openMainWindow();
      QStringList ids;
      for (const auto* button : window().findChildren<QToolButton*>()) {
        if (button->objectName().startsWith(QStringLiteral("nav-"))) ids.append(button->objectName().mid(4));
      }
      QVERIFY(ids.size() >= 4);
      for (const QString& id : ids) {
        window().openPage(id);
        const auto* page = qobject_cast<Page*>(window().page(id));
        QVERIFY2(page != nullptr, qPrintable(id));
        checkF1(window(), page->helpTopic(), language);
      }
    }
  }

  void help_opens_from_simple_mode() {
    openMainWindow();
    window().setSimpleMode(true);
    QVERIFY(window().isSimpleMode());
    checkF1(window(), QStringLiteral("simple"), QStringLiteral("en"));
  }

  void help_opens_from_each_page_of_the_wizard() {
    for (const QString& language : bothLanguages) {
      installLanguage(language);
      openMainWindow();
      EntryWizard wizard(*store_, &windows_->bridge().client(), &window());
      show(wizard);
      for (const char* topic : {"wizard-name", "wizard-server", "wizard-authentication", "wizard-finish"}) {
        checkF1(wizard, QLatin1String(topic), language);
        checkButton(wizard, QLatin1String(topic), language);
        wizard.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &wizard);
        if (QLatin1String(topic) == QLatin1String("wizard-finish")) break;
        for (auto* field : wizard.findChildren<QLineEdit*>()) {
          if (field->isVisible() && field->isEnabled() && field->echoMode() == QLineEdit::Normal)
            QTest::keyClicks(field, QStringLiteral("lab"));
        }
        QTest::keyClick(&wizard, Qt::Key_Return);
      }
    }
  }

  void help_opens_from_every_dialog() {
    for (const QString& language : bothLanguages) {
      installLanguage(language);
      openMainWindow();
      NotificationModel messages;
      const QList<std::pair<QString, std::function<QWidget*()>>> dialogs{
          {QStringLiteral("preferences"), [this] { return new PreferencesDialog(window()); }},
          {QStringLiteral("xauth"),
           [this] {
             auto* dialog = new XauthDialog(&window());
             dialog->ask({});
             return dialog;
           }},
          {QStringLiteral("run-on"),
           [this] { return new HeadendPlaceDialog(QStringLiteral("/run/drawbridge/control"), &window()); }},
          {QStringLiteral("auto-initiation"),
           [this] { return new AutoInitiationDialog(windows_->automatic(), {}, &window()); }},
          {QStringLiteral("entry-properties"),
           [this] { return new EntryEditor(windows_->connections(), {}, &window()); }},
          {QStringLiteral("group-password"),
           [this] {
             return new GroupPasswordDialog(QStringLiteral("Lab"), QStringLiteral("vpn3000"), true,
                                            &window());
           }},
          {QStringLiteral("lab-page"),
           [this] { return new LabPageWindow(windows_->bridge().client(), &window()); }},
          {QStringLiteral("connection-history"),
           [this] { return new ConnectionHistory(windows_->connections(), &window()); }},
          {QStringLiteral("statistics"),
           [this] { return new StatisticsWindow(windows_->bridge().client(), &window()); }},
          {QStringLiteral("notifications"),
           [this, &messages] { return new NotificationsWindow(messages, &window()); }},
          {QStringLiteral("pre-shared-key"), [this] { return new PreSharedKeyDialog(&window()); }},
          {QStringLiteral("log-settings"),
           [this] { return new LogSettingsDialog(logPage().controller(), &window()); }},
          {QStringLiteral("log-window"), [this] { return new LogWindow(logPage().controller(), &window()); }},
          {QStringLiteral("push"),
           [this] { return new PushDialog(windows_->bridge().headend(), &window()); }},
          {QStringLiteral("push"),
           [this] { return new DifferenceDialog(windows_->bridge().headend(), &window()); }},
          {QStringLiteral("console"),
           [this] { return new PasteDialog({QStringLiteral("show run")}, &window()); }},
      };
      for (const auto& [topic, make] : dialogs) {
        const std::unique_ptr<QWidget> dialog(make());
        show(*dialog);
        checkF1(*dialog, topic, language);
        checkButton(*dialog, topic, language);
        QTest::keyClick(dialog.get(), Qt::Key_Escape);
        QVERIFY2(!dialog->isVisible(), qPrintable(topic));
      }
    }
  }

  // Too small for a button of its own.
  void f1_helps_in_the_rename_dialog_too() {
    openMainWindow();
    RenameDialog dialog(*store_, QStringLiteral("Lab"), &window());
    show(dialog);
    checkF1(dialog, QStringLiteral("connections"), QStringLiteral("en"));
  }

  void help_opens_from_the_security_policy_editor() {
    for (const QString& language : bothLanguages) {
      installLanguage(language);
      openMainWindow();
      PolicyEditor editor(*store_, windows_->connections(), &window());
      QCOMPARE(editor.open({}), QString());
      checkF1(editor, QStringLiteral("policy-editor"), language);
      const QList<QAction*> menus = editor.menuBar()->actions();
      menus.last()->menu()->actions().first()->trigger();
      checkShown(QStringLiteral("policy-editor"), language);
    }
  }

  void help_opens_from_the_small_windows_of_the_help_menu() {
    for (const QString& language : bothLanguages) {
      installLanguage(language);
      openMainWindow();
      const std::pair<QAction*, QString> rows[] = {
          {window().actions().keyboardShortcuts, QStringLiteral("shortcuts")},
          {window().actions().about, QStringLiteral("about")}};
      for (const auto& [action, topic] : rows) {
        bool asked = false;
        QTimer::singleShot(0, this, [&, wanted = topic] {
          QWidget* dialog = QApplication::activeModalWidget();
          asked = dialog != nullptr;
          if (!asked) return;
          checkF1(*dialog, wanted, language);
          dialog->close();
        });
        action->trigger();
        QVERIFY(asked);
      }
    }
  }

  void the_tour_is_a_page_of_the_help_menu() {
    for (const QString& language : bothLanguages) {
      installLanguage(language);
      openMainWindow();
      QVERIFY(window().actions().tour->isVisible());
      window().actions().tour->trigger();
      checkShown(QStringLiteral("tour"), language);
      // It has the note's own names, so that nobody has to search for them.
      for (const char* word : {"vpn3000", "cisco123", "cisco_customer", "10.89.129.131", "show uauth",
                               "show crypto isakmp sa", "show crypto ipsec sa", "TACconn", "cisco1234"})
        QVERIFY2(pageText(language, QStringLiteral("tour")).contains(QLatin1String(word)), word);
    }
  }

 private:
  void openMainWindow() {
    windows_.reset();
    windows_ = std::make_unique<Windows>(*link_, *store_, nullptr);
    windows_->open();
    show(window());
  }
  MainWindow& window() { return windows_->window(); }
  LogPage& logPage() { return *static_cast<LogPage*>(window().page(QStringLiteral("log"))); }
  static void show(QWidget& window) {
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
  }
  static void checkShown(const QString& topic, const QString& language) {
    QTRY_VERIFY2(helpWindow() != nullptr, qPrintable(topic));
    QCOMPARE(helpWindow()->topic(), topic);
    QVERIFY2(!heading(language, topic).isEmpty(), qPrintable(topic));
    QCOMPARE(helpWindow()->text().section(QLatin1Char('\n'), 0, 0), heading(language, topic));
    QTRY_COMPARE(QApplication::activeWindow(), helpWindow());
    QTest::keyClick(helpWindow(), Qt::Key_Escape);
    QVERIFY(helpWindow() == nullptr);
  }
  static void checkF1(QWidget& window, const QString& topic, const QString& language) {
    window.activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &window);
    QTest::keyClick(&window, Qt::Key_F1);
    checkShown(topic, language);
  }
  static void checkButton(QWidget& window, const QString& topic, const QString& language) {
    for (auto* button : window.findChildren<QAbstractButton*>()) {
      // A narrow window has the icon alone; its name says the same.
      QString text = button->text().remove(QLatin1Char('&'));
      if (text.isEmpty()) text = button->accessibleName();
      if (!button->isVisible() || (text != QLatin1String("Help") && text != QLatin1String("Aiuto"))) continue;
      QTest::mouseClick(button, Qt::LeftButton);
      checkShown(topic, language);
      return;
    }
    QFAIL(qPrintable(QStringLiteral("no Help button: ") + topic));
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<client::ProfileStore> store_;
  std::unique_ptr<ui::testing::FakeLink> link_;
  std::unique_ptr<Windows> windows_;
};

DRAWBRIDGE_TEST(HelpTest);
#include "help_test.moc"
