// SPDX-License-Identifier: GPL-3.0-or-later
// The main window by keys: pages, panes, navigation, modes, language, closing.
#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QToolButton>
#include <QVBoxLayout>

#include "support/test_registry.h"
#include "ui/shell/actions.h"
#include "ui/shell/help_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences_dialog.h"
#include "ui/shell/settings.h"
#include "ui/shell/single_instance.h"
#include "window_fixture.h"

using namespace drawbridge::ui;

namespace {

class OnePage : public Page {
 public:
  explicit OnePage(const QString& topic)
      : Page(topic), edit_(new QPushButton(this)), other_(new QPushButton(this)) {
    auto* column = new QVBoxLayout(this);
    column->addWidget(edit_);
    column->addWidget(other_);
    retranslate();
  }
  void retranslate() override { ++retranslated; }
  QWidget* firstFocus() const override { return edit_; }
  QList<QWidget*> panes() const override { return {edit_, other_}; }
  int retranslated = 0;
  QPushButton* edit_;
  QPushButton* other_;
};

PageSpec spec(const char* id, PageGroup group, int* made, bool collapses = false) {
  return {QLatin1String(id),
          group,
          [id] { return QString::fromLatin1(id); },
          QStringLiteral("db-lock"),
          [id, made]() -> QWidget* {
            ++*made;
            return new OnePage(QLatin1String(id));
          },
          collapses};
}

}  // namespace

class ShellTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    testing::startClean();
    made_ = 0;
    window_ = std::make_unique<MainWindow>();
    window_->setPages({spec("connections", PageGroup::Client, &made_), spec("log", PageGroup::Client, &made_),
                       spec("overview", PageGroup::Headend, &made_, true),
                       spec("policy", PageGroup::Headend, &made_)});
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
  }
  void cleanup() {
    installLanguage(QStringLiteral("en"));
    window_.reset();
  }

  void pages_are_made_at_the_first_visit_and_opened_by_number() {
    QCOMPARE(made_, 1);
    QCOMPARE(window_->currentPage(), QStringLiteral("connections"));
    QTest::keyClick(window_.get(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(window_->currentPage(), QStringLiteral("overview"));
    QCOMPARE(made_, 2);
    QTest::keyClick(window_.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(window_->currentPage(), QStringLiteral("connections"));
    QCOMPARE(made_, 2);
    QTest::keyClick(window_.get(), Qt::Key_9, Qt::ControlModifier);
    QCOMPARE(window_->currentPage(), QStringLiteral("connections"));
  }

  void a_page_takes_the_focus_it_asks_for() {
    window_->openPage(QStringLiteral("log"));
    QCOMPARE(QApplication::focusWidget(), static_cast<OnePage*>(window_->page(QStringLiteral("log")))->edit_);
  }

  void a_number_brings_the_focus_from_the_navigation_into_the_page() {
    auto* first = window_->findChild<QToolButton*>(QStringLiteral("nav-connections"));
    first->setFocus();
    QTest::keyClick(first, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), static_cast<OnePage*>(window_->page(QStringLiteral("log")))->edit_);
  }

  void a_bar_that_goes_leaves_its_focus_to_the_page() {
    Message message;
    message.text = QStringLiteral("Something");
    message.buttons = {{QStringLiteral("Act"), [] {}}};
    window_->showMessage(message);
    QPushButton* act = window_->messageBar().button(QStringLiteral("Act"));
    act->setFocus();
    QTest::keyClick(act, Qt::Key_Space);
    QVERIFY(!window_->messageBar().isShowing());
    QCOMPARE(QApplication::focusWidget(),
             static_cast<OnePage*>(window_->page(QStringLiteral("connections")))->edit_);
  }

  void up_and_down_move_in_the_navigation() {
    auto* first = window_->findChild<QToolButton*>(QStringLiteral("nav-connections"));
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Down);
    QCOMPARE(window_->currentPage(), QStringLiteral("log"));
    auto* second = window_->findChild<QToolButton*>(QStringLiteral("nav-log"));
    QCOMPARE(QApplication::focusWidget(), second);
    QVERIFY(second->isChecked());
    // One tab stop for the whole list.
    QCOMPARE(first->focusPolicy(), Qt::ClickFocus);
    QTest::keyClick(second, Qt::Key_Up);
    QCOMPARE(window_->currentPage(), QStringLiteral("connections"));
  }

  void f6_walks_through_the_panes_and_back() {
    auto* page = static_cast<OnePage*>(window_->page(QStringLiteral("connections")));
    page->edit_->setFocus();
    QTest::keyClick(window_.get(), Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), page->other_);
    QTest::keyClick(window_.get(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), page->edit_);
    QTest::keyClick(window_.get(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("nav-connections"));
  }

  void the_navigation_gives_way_to_the_page() {
    window_->resize(1000, 700);
    QVERIFY(!window_->isNavigationCollapsed());
    window_->openPage(QStringLiteral("overview"));
    QVERIFY2(window_->isNavigationCollapsed(), "overview asks for width under 1200");
    window_->resize(1300, 700);
    QVERIFY(!window_->isNavigationCollapsed());
    QTest::keyClick(window_.get(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(window_->isNavigationCollapsed());
    QTest::keyClick(window_.get(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!window_->isNavigationCollapsed());
    window_->openPage(QStringLiteral("connections"));
    window_->resize(800, 600);
    QVERIFY(window_->isNavigationCollapsed());
    QVERIFY(window_->minimumWidth() <= 720);
  }

  void the_headend_half_can_be_hidden() {
    window_->openPage(QStringLiteral("policy"));
    window_->setHeadendShown(false);
    QCOMPARE(window_->currentPage(), QStringLiteral("connections"));
    window_->openPage(QStringLiteral("policy"));
    QCOMPARE(window_->currentPage(), QStringLiteral("connections"));
    window_->setHeadendShown(true);
    window_->openPage(QStringLiteral("policy"));
    QCOMPARE(window_->currentPage(), QStringLiteral("policy"));
  }

  void simple_mode_swaps_the_centre() {
    QVERIFY(!window_->actions().simpleMode->isVisible());
    window_->setSimpleWidget([]() -> QWidget* { return new QLabel(QStringLiteral("simple")); });
    QTest::keyClick(window_.get(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(window_->isSimpleMode());
    QCOMPARE(window_->minimumSize(), QSize(400, 280));
    QTest::keyClick(window_.get(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(!window_->isSimpleMode());
    QVERIFY(window_->width() >= 720);
  }

  void the_language_changes_at_once() {
    auto* page = static_cast<OnePage*>(window_->page(QStringLiteral("connections")));
    const int before = page->retranslated;
    window_->setLanguage(QStringLiteral("it"));
    QCOMPARE(window_->actions().deleteEntry->iconText(), QStringLiteral("Elimina"));
    QCOMPARE(window_->menuBar()->actions().first()->text(), QStringLiteral("C&onnessioni"));
    QVERIFY(page->retranslated > before);
    window_->setLanguage(QStringLiteral("en"));
    QCOMPARE(window_->actions().deleteEntry->iconText(), QStringLiteral("Delete"));
  }

  void mnemonics_are_unique_in_each_menu_and_language() {
    for (const char* language : {"en", "it"}) {
      installLanguage(QLatin1String(language));
      QList<QList<QAction*>> lists{window_->menuBar()->actions()};
      for (QAction* top : window_->menuBar()->actions()) lists.append(top->menu()->actions());
      for (const auto& list : lists) {
        QSet<QChar> seen;
        for (const QAction* action : list) {
          const qsizetype at = action->text().indexOf(QLatin1Char('&'));
          if (action->isSeparator() || at < 0) continue;
          const QChar letter = action->text().at(at + 1).toLower();
          QVERIFY2(!seen.contains(letter), qPrintable(QLatin1String(language) + u' ' + action->text()));
          seen.insert(letter);
        }
      }
    }
  }

  void shortcuts_are_unique() {
    QSet<QString> seen;
    for (const QAction* action : window_->actions().findChildren<QAction*>()) {
      const QString keys = action->shortcut().toString();
      if (keys.isEmpty()) continue;
      QVERIFY2(!seen.contains(keys), qPrintable(keys));
      seen.insert(keys);
    }
  }

  void a_disabled_action_says_why() {
    QAction* action = window_->actions().connectEntry;
    setAvailable(action, QStringLiteral("This entry is damaged."));
    QVERIFY(!action->isEnabled());
    QCOMPARE(action->toolTip(), QStringLiteral("This entry is damaged."));
    setAvailable(action, {});
    QVERIFY(action->isEnabled());
    QCOMPARE(action->toolTip(), QStringLiteral("Connect"));
  }

  void closing_while_busy_asks_in_a_bar() {
    bool down = false;
    QStringList connections{QStringLiteral("Office")};
    bool headend = true;
    window_->setCloseHooks({[&] { return connections; },
                            [&] { return headend; },
                            [&](std::function<void()>) { down = true; },
                            {}});
    QSignalSpy keep(window_.get(), &MainWindow::keepRunningChosen);
    window_->close();
    QVERIFY(window_->isVisible());
    QVERIFY(window_->messageBar().isShowing());
    QTest::mouseClick(window_->messageBar().button(QStringLiteral("Keep Running")), Qt::LeftButton);
    QCOMPARE(keep.count(), 1);
    window_->close();
    QTest::mouseClick(window_->messageBar().button(QStringLiteral("Cancel")), Qt::LeftButton);
    QVERIFY(!window_->messageBar().isShowing());
    QVERIFY(!down);
    // What would go on is named.
    const auto detail = [this] {
      window_->close();
      return window_->messageBar().message().detail;
    };
    QCOMPARE(detail(), QStringLiteral("The connection \"Office\" is up or being made."));
    connections.append(QStringLiteral("Plant"));
    QCOMPARE(detail(), QStringLiteral("2 connections are up or being made: Office, Plant."));
    connections.clear();
    QCOMPARE(detail(), QStringLiteral("The headend is running."));
    window_->close();
    QTest::mouseClick(window_->messageBar().button(QStringLiteral("Disconnect and Quit")), Qt::LeftButton);
    QVERIFY(down);
  }

  void edits_not_pushed_are_asked_about() {
    int edits = 2;
    window_->setCloseHooks({{}, [] { return false; }, {}, [&] { return edits; }});
    QSignalSpy push(window_->actions().previewAndPush, &QAction::triggered);
    window_->close();
    QCOMPARE(window_->messageBar().message().text, QStringLiteral("2 edits were not pushed."));
    QTest::mouseClick(window_->messageBar().button(QStringLiteral("Push...")), Qt::LeftButton);
    QCOMPARE(push.count(), 1);
    QVERIFY(window_->isVisible());
  }

  void the_status_bar_says_both_halves() {
    window_->setClientState({LockState::Up, QStringLiteral("Connected to \"Lab headend\""),
                             QStringLiteral("10.89.129.200"), QStringLiteral("0 day(s), 00:12.41")});
    window_->setHeadendState({true, QStringLiteral("Headend pixfirewall running, 1 tunnel"), 1});
    QStringList names;
    for (const QToolButton* part : window_->findChildren<QToolButton*>()) {
      if (part->isVisible()) names.append(part->accessibleName());
    }
    QVERIFY(names.contains(QStringLiteral("Client: Connected to \"Lab headend\"")));
    QVERIFY(names.contains(QStringLiteral("1 change not pushed")));
    QVERIFY(names.contains(QStringLiteral("Headend pixfirewall running, 1 tunnel")));
  }

  void help_opens_for_the_page_in_front() {
    QTest::keyClick(window_.get(), Qt::Key_F1);
    const auto* help = window_->findChild<HelpWindow*>();
    QVERIFY(help != nullptr);
    QCOMPARE(help->topic(), QStringLiteral("connections"));
    QVERIFY(!help->text().isEmpty());
  }

  void preferences_apply_at_once() {
    PreferencesDialog dialog(*window_);
    auto* refuses = dialog.findChild<QCheckBox*>(QStringLiteral("accountingRefuses"));
    QVERIFY(refuses != nullptr && !refuses->isChecked());
    refuses->click();
    QVERIFY(QSettings().value(QLatin1String(settings::accountingRefuses)).toBool());
    dialog.show();
    dialog.activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &dialog);
    const auto boxes = dialog.findChildren<QCheckBox*>();
    const auto headend = std::find_if(boxes.begin(), boxes.end(), [](const QCheckBox* box) {
      return box->text() == QStringLiteral("Show &headend pages");
    });
    QVERIFY(headend != boxes.end());
    (*headend)->setFocus();
    QTest::keyClick(*headend, Qt::Key_Space);
    QVERIFY(!window_->isHeadendShown());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
  }

  void settings_survive() {
    window_->resize(1210, 730);
    window_->openPage(QStringLiteral("policy"));
    window_->saveSettings();
    MainWindow again;
    int made = 0;
    again.setPages(
        {spec("connections", PageGroup::Client, &made), spec("policy", PageGroup::Headend, &made)});
    again.restoreSettings();
    QCOMPARE(again.currentPage(), QStringLiteral("policy"));
    QCOMPARE(again.size(), QSize(1210, 730));
  }

  void a_second_start_reaches_the_first() {
    const QString name = QStringLiteral("drawbridge-test-%1").arg(QCoreApplication::applicationPid());
    SingleInstance first(name);
    QVERIFY(!first.handOver({}));
    QVERIFY(first.listen());
    QSignalSpy again(&first, &SingleInstance::startedAgain);
    // handOver() blocks, as at a program's start: the listener needs its own turn.
    bool reached = false;
    std::unique_ptr<QThread> other(
        QThread::create([&] { reached = SingleInstance(name).handOver({QStringLiteral("--headend")}); }));
    other->start();
    QTRY_COMPARE(again.count(), 1);
    QVERIFY(other->wait());
    QVERIFY(reached);
    QCOMPARE(again.first().first().toStringList(), QStringList{QStringLiteral("--headend")});
  }

 private:
  int made_ = 0;
  std::unique_ptr<MainWindow> window_;
};

DRAWBRIDGE_TEST(ShellTest);
#include "shell_test.moc"
