// SPDX-License-Identifier: GPL-3.0-or-later
// The console by keys: editing, history, completion, help, pasting, paging, debug (ui.md 5.4, pix-commands.md
// 1).
#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QTimer>
#include <QToolButton>

#include "console_link.h"
#include "headend_values.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/manager/completion_popup.h"
#include "ui/manager/console_page.h"
#include "ui/manager/console_panel.h"
#include "ui/manager/console_view.h"
#include "ui/manager/debug_switches.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/paste_dialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;

class ConsoleTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    link_ = std::make_unique<ui::testing::ConsoleLink>();
    bridge_ = std::make_unique<Bridge>(*link_);
    window_ = std::make_unique<MainWindow>();
    context_ = {window_.get(), &window_->actions(), &bridge_->client(), &bridge_->headend(), nullptr,
                nullptr};
    controller_ = std::make_unique<HeadendController>(context_);
    context_.control = controller_.get();
    PageSpec spec;
    spec.id = QStringLiteral("console");
    spec.group = PageGroup::Headend;
    spec.title = [] { return QStringLiteral("Console"); };
    spec.make = [this]() -> QWidget* { return new ConsolePage(context_); };
    link_->tell(ui::testing::labState(true));
    link_->tell(ui::testing::labConfig());
    window_->setPages({spec});
    page_ = static_cast<ConsolePage*>(window_->page(QStringLiteral("console")));
    view_ = page_->view();
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    view_->setFocus();
    QTRY_COMPARE(view_->prompt(), QStringLiteral("pixfirewall# "));
    QTRY_COMPARE(link_->inputs.size(), inputsAtStart());
  }
  void cleanup() {
    window_.reset();
    controller_.reset();
    bridge_.reset();
    link_.reset();
  }

  void a_command_is_typed_and_the_device_answers() {
    type("show clock");
    QCOMPARE(lastLine(), QStringLiteral("pixfirewall# show clock"));
    key(Qt::Key_Return);
    QTRY_VERIFY(text().contains(QStringLiteral("12:54:16")));
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
    // The command stands once: the echo took the place of what was typed.
    QCOMPARE(text().count(QStringLiteral("show clock")), 1);
    type("configure terminal");
    key(Qt::Key_Return);
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall(config)# "));
  }

  void the_keys_of_a_text_field_and_of_the_device_edit_the_line() {
    type("shw clock");
    key(Qt::Key_Home);
    key(Qt::Key_Right);
    key(Qt::Key_Right);
    type("o");
    QCOMPARE(view_->line(), QStringLiteral("show clock"));
    key(Qt::Key_End);
    type("x");
    key(Qt::Key_Backspace);
    key(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(view_->line(), QStringLiteral("show "));
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(view_->line(), QStringLiteral("how "));
    key(Qt::Key_E, Qt::ControlModifier);
    type("run");
    QCOMPARE(view_->line(), QStringLiteral("how run"));
    key(Qt::Key_U, Qt::ControlModifier);
    QCOMPARE(view_->line(), QString());
  }

  void the_prompt_and_what_stands_above_cannot_be_changed() {
    type("show clock");
    key(Qt::Key_Return);
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
    const QString before = text();
    key(Qt::Key_Backspace);
    key(Qt::Key_Left);
    key(Qt::Key_Home);
    key(Qt::Key_Backspace);
    QCOMPARE(text(), before);
    key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(view_->textCursor().hasSelection());
    key(Qt::Key_Delete);
    key(Qt::Key_Backspace);
    QCOMPARE(text(), before);
    // Typing with the cursor above goes on at the end of the line.
    QTextCursor top = view_->textCursor();
    top.movePosition(QTextCursor::Start);
    view_->setTextCursor(top);
    type("e");
    QCOMPARE(text(), before + QLatin1Char('e'));
  }

  void up_and_down_walk_the_history_and_keep_the_new_line() {
    for (const char* command : {"show clock", "show history"}) {
      type(command);
      key(Qt::Key_Return);
      QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
    }
    type("wr");
    key(Qt::Key_Up);
    QCOMPARE(view_->line(), QStringLiteral("show history"));
    key(Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(view_->line(), QStringLiteral("show clock"));
    key(Qt::Key_Up);
    QCOMPARE(view_->line(), QStringLiteral("show clock"));
    key(Qt::Key_Down);
    key(Qt::Key_Down);
    QCOMPARE(view_->line(), QStringLiteral("wr"));
  }

  void ctrl_r_searches_the_history() {
    for (const char* command : {"show clock", "show version", "show clock"}) {
      type(command);
      key(Qt::Key_Return);
      QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
    }
    key(Qt::Key_R, Qt::ControlModifier);
    type("VER");
    QCOMPARE(view_->line(), QStringLiteral("show version"));
    QVERIFY(page_->panel()->hint()->text().contains(QStringLiteral("VER")));
    key(Qt::Key_Return);
    QCOMPARE(view_->line(), QStringLiteral("show version"));
    QVERIFY(page_->panel()->hint()->text().startsWith(QStringLiteral("Tab completes")));
    key(Qt::Key_R, Qt::ControlModifier);
    type("clo");
    key(Qt::Key_Escape);
    QCOMPARE(view_->line(), QStringLiteral("show version"));
  }

  void tab_completes_and_a_second_tab_shows_what_is_possible() {
    type("conf");
    key(Qt::Key_Tab);
    QTRY_COMPARE(view_->line(), QStringLiteral("configure "));
    type("t");
    key(Qt::Key_Tab);
    QTRY_COMPARE(view_->line(), QStringLiteral("configure terminal "));
    key(Qt::Key_Return);
    QTRY_COMPARE(view_->prompt(), QStringLiteral("pixfirewall(config)# "));
    type("isakmp policy 30 ");
    key(Qt::Key_Tab);
    QTest::qWait(0);
    key(Qt::Key_Tab);
    QTRY_VERIFY(view_->popup()->isVisible());
    QVERIFY(view_->popup()->words().contains(QStringLiteral("encryption")));
    QVERIFY(view_->popup()->words().contains(QStringLiteral("hash")));
    key(Qt::Key_Escape);
    QVERIFY(!view_->popup()->isVisible());
    QCOMPARE(view_->line(), QStringLiteral("isakmp policy 30 "));
  }

  void ctrl_space_shows_the_keyword_and_what_follows_it() {
    type("configure terminal");
    key(Qt::Key_Return);
    QTRY_COMPARE(view_->prompt(), QStringLiteral("pixfirewall(config)# "));
    type("isakmp policy 30 encr");
    key(Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(view_->popup()->words().contains(QStringLiteral("3des")));
    QCOMPARE(view_->popup()->words().front(), QStringLiteral("encryption"));
    QCOMPARE(view_->popup()->selectedWord(), QStringLiteral("encryption"));
    while (view_->popup()->selectedWord() != QStringLiteral("3des")) key(Qt::Key_Down);
    key(Qt::Key_Return);
    QCOMPARE(view_->line(), QStringLiteral("isakmp policy 30 encryption 3des "));
    QVERIFY(!view_->popup()->isVisible());
  }

  void a_question_mark_is_answered_at_once_and_the_line_stays() {
    type("show ");
    type("?");
    QTRY_VERIFY(text().contains(QStringLiteral("version")));
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# show "));
    QCOMPARE(view_->line(), QStringLiteral("show "));
    type("clock");
    key(Qt::Key_Return);
    QTRY_VERIFY(text().contains(QStringLiteral("12:54:16")));
  }

  void ctrl_c_copies_a_selection_and_else_interrupts() {
    type("show clock");
    for (int i = 0; i < 5; ++i) key(Qt::Key_Left, Qt::ShiftModifier);
    key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("clock"));
    QCOMPARE(view_->line(), QStringLiteral("show clock"));
    key(Qt::Key_End);
    key(Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
    QVERIFY(text().contains(QStringLiteral("show clock^C")));
    QCOMPARE(view_->line(), QString());
  }

  void ctrl_z_leaves_the_configuration_mode() {
    type("configure terminal");
    key(Qt::Key_Return);
    QTRY_COMPARE(view_->prompt(), QStringLiteral("pixfirewall(config)# "));
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(view_->prompt(), QStringLiteral("pixfirewall# "));
  }

  void one_pasted_line_waits_for_return() {
    QGuiApplication::clipboard()->setText(QStringLiteral("show clock\n"));
    key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(view_->line(), QStringLiteral("show clock"));
    QCOMPARE(link_->inputs.size(), inputsAtStart());
  }

  void several_pasted_lines_ask_first() {
    QStringList asked;
    bool answer = false;
    view_->confirmPaste = [&](const QStringList& lines) {
      asked = lines;
      return answer;
    };
    const QString lines = QStringLiteral("configure terminal\r\nhostname lab\r\nexit\r\n\r\n");
    QGuiApplication::clipboard()->setText(lines);
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(asked.size(), 3);
    QCOMPARE(link_->inputs.size(), inputsAtStart());
    answer = true;
    key(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(view_->prompt(), QStringLiteral("lab# "));
    QVERIFY(
        text().contains(QStringLiteral("pixfirewall# configure terminal\n"
                                       "pixfirewall(config)# hostname lab\n"
                                       "lab(config)# exit\nlab# ")));
    key(Qt::Key_Up);
    QCOMPARE(view_->line(), QStringLiteral("exit"));
  }

  void the_paste_question_shows_the_lines() {
    PasteDialog dialog({QStringLiteral("show clock"), QStringLiteral("show version")});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    bool hasQuestion = false;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
      hasQuestion |= label->text().startsWith(QStringLiteral("Send 2 line"));
    QVERIFY(hasQuestion);
    QCOMPARE(dialog.findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("show clock\nshow version"));
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    dialog.open();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Rejected));
  }

  void a_password_is_not_shown_and_not_remembered() {
    type("disable");
    key(Qt::Key_Return);
    QTRY_COMPARE(view_->prompt(), QStringLiteral("pixfirewall> "));
    type("enable");
    key(Qt::Key_Return);
    QTRY_COMPARE(view_->prompt(), QStringLiteral("Password: "));
    type("secret?word");
    QCOMPARE(lastLine(), QStringLiteral("Password: ***********"));
    key(Qt::Key_Backspace);
    QCOMPARE(lastLine(), QStringLiteral("Password: **********"));
    key(Qt::Key_Return);
    QTRY_VERIFY(text().contains(QStringLiteral("Invalid password")));
    QCOMPARE(link_->inputs.back(), std::string("secret?wor\n"));
    QTRY_COMPARE(view_->prompt(), QStringLiteral("Password: "));
    key(Qt::Key_Return);
    QTRY_COMPARE(view_->prompt(), QStringLiteral("pixfirewall# "));
    QVERIFY(!text().contains(QStringLiteral("secret")));
    QCOMPARE(view_->history().back(), QStringLiteral("enable"));
  }

  void debug_lines_stand_above_the_line_being_edited() {
    type("show cl");
    link_->print("ISAKMP (0): beginning Quick Mode exchange");
    QTRY_VERIFY(text().contains(QStringLiteral("beginning Quick Mode exchange")));
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# show cl"));
    QVERIFY(text().contains(QStringLiteral("\nISAKMP (0): beginning")) ||
            text().startsWith(QStringLiteral("ISAKMP (0): beginning")));
    type("ock");
    key(Qt::Key_Return);
    QTRY_VERIFY(text().contains(QStringLiteral("12:54:16")));
  }

  void the_debug_button_switches_and_follows_the_device() {
    DebugSwitches* debug = page_->debug();
    QTRY_COMPARE(debug->text(), QStringLiteral("Debug: off"));
    debug->action(DebugSwitches::Isakmp)->trigger();
    QTRY_COMPARE(debug->text(), QStringLiteral("Debug: isakmp"));
    QCOMPARE(link_->device.switches.crypto_isakmp, 1);
    // The command is seen where it was sent.
    QVERIFY(text().contains(QStringLiteral("pixfirewall# debug crypto isakmp 1")));
    type("debug crypto engine");
    key(Qt::Key_Return);
    QTRY_COMPARE(debug->text(), QStringLiteral("Debug: isakmp, engine"));
    QVERIFY(debug->action(DebugSwitches::Engine)->isChecked());
    QTRY_VERIFY(debug->isEnabled());
    debug->allOff()->trigger();
    QTRY_COMPARE(debug->text(), QStringLiteral("Debug: off"));
    QVERIFY(!link_->device.switches.any());
  }

  void debug_cannot_be_switched_without_privilege() {
    type("disable");
    key(Qt::Key_Return);
    QTRY_COMPARE(view_->prompt(), QStringLiteral("pixfirewall> "));
    QVERIFY(!page_->debug()->isEnabled());
    QCOMPARE(page_->debug()->toolTip(), QStringLiteral("Debug is switched at the privileged prompt."));
  }

  void output_is_not_paged_unless_asked_for() {
    type("show running-config");
    key(Qt::Key_Return);
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
    QVERIFY(text().contains(QStringLiteral(": end")) || text().contains(QStringLiteral("terminal width")));
    page_->paging()->trigger();
    QTRY_VERIFY(text().contains(QStringLiteral("terminal pager 24")));
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
    view_->clearScreen();
    QCOMPARE(text(), QStringLiteral("pixfirewall# "));
    type("show running-config");
    key(Qt::Key_Return);
    QTRY_COMPARE(lastLine(), QStringLiteral("<--- More --->"));
    QCOMPARE(view_->document()->blockCount(), 25);
    key(Qt::Key_Return);
    QTRY_COMPARE(view_->document()->blockCount(), 26);
    key(Qt::Key_Space);
    QTRY_VERIFY(view_->document()->blockCount() > 40);
    QCOMPARE(text().count(QStringLiteral("More")), 1);
    type("q");
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
  }

  void a_hundred_thousand_lines_are_kept_and_the_prompt_survives() {
    std::string many;
    for (int i = 0; i < ConsoleView::lineLimit + 500; ++i) many += "line " + std::to_string(i) + '\n';
    type("show cl");
    link_->tell(ipc::ConsoleOutput{link_->sessions.begin()->first, '\n' + many + "pixfirewall# ", false});
    QTRY_COMPARE(view_->document()->blockCount(), ConsoleView::lineLimit);
    QCOMPARE(lastLine(), QStringLiteral("pixfirewall# show cl"));
    type("ock");
    key(Qt::Key_Return);
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
    QVERIFY(view_->document()->lastBlock().previous().text().contains(QStringLiteral("12:54:16")));
    QCOMPARE(view_->document()->blockCount(), ConsoleView::lineLimit);
  }

  void find_goes_through_the_text() {
    type("show running-config");
    key(Qt::Key_Return);
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
    key(Qt::Key_F, Qt::ControlModifier);
    QLineEdit* field = page_->panel()->findField();
    QTRY_COMPARE(QApplication::focusWidget(), field);
    QTest::keyClicks(field, QStringLiteral("VPNpool"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(view_->textCursor().selectedText(),
             QStringLiteral("vpnpool").replace(0, 4, QStringLiteral("VPNp")));
    const int first = view_->textCursor().position();
    QTest::keyClick(field, Qt::Key_F3);
    QVERIFY(view_->textCursor().position() != first);
    field->setText(QStringLiteral("nowhere at all"));
    QTest::keyClick(field, Qt::Key_Return);
    bool told = false;
    for (const QLabel* label : page_->panel()->findChildren<QLabel*>()) {
      told |= label->isVisible() && label->text() == QStringLiteral("\"nowhere at all\" was not found.");
    }
    QVERIFY(told);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QCOMPARE(QApplication::focusWidget(), view_);
  }

  void the_end_of_the_session_is_told_and_return_begins_another() {
    type("exit");
    key(Qt::Key_Return);
    QTRY_VERIFY(!view_->isOpen());
    QVERIFY(text().contains(QStringLiteral("Press Return for a new one.")));
    type("x");
    QVERIFY(!lastLine().contains(QLatin1Char('x')));
    key(Qt::Key_Return);
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
    QVERIFY(view_->isOpen());
  }

  void a_stopped_headend_has_no_prompt_and_can_be_started_from_here() {
    auto* start = page_->panel()->findChild<QPushButton*>(QStringLiteral("startFromConsole"));
    QVERIFY(!start->isVisible());
    link_->stop();
    link_->tell(ui::testing::labState(false));
    QTRY_VERIFY(start->isVisible());
    QVERIFY(!view_->isOpen());
    link_->tell(ui::testing::labState(true));
    QTRY_VERIFY(!start->isVisible());
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
  }

  void it_moves_into_its_own_window_and_back() {
    type("show cl");
    page_->ownWindow()->trigger();
    QWidget* own = view_->window();
    QVERIFY(own != window_.get());
    QCOMPARE(own->windowTitle(), QStringLiteral("Console of pixfirewall"));
    QCOMPARE(own->property("helpTopic").toString(), QStringLiteral("console"));
    QCOMPARE(lastLine(), QStringLiteral("pixfirewall# show cl"));
    own->close();
    QCOMPARE(view_->window(), static_cast<QWidget*>(window_.get()));
    QVERIFY(view_->isVisible());
    QCOMPARE(view_->line(), QStringLiteral("show cl"));
  }

  void it_can_be_saved() {
    type("show clock");
    key(Qt::Key_Return);
    QTRY_COMPARE(lastLine(), QStringLiteral("pixfirewall# "));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("console.txt"));
    QVERIFY(page_->panel()->saveTo(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("pixfirewall# show clock\n"));
    QVERIFY(!page_->panel()->saveTo(folder.filePath(QStringLiteral("no/such/folder.txt"))));
  }

  void the_prompt_is_bold_and_addresses_have_their_colour() {
    type("ping 10.89.129.131");
    const auto formats = view_->document()->lastBlock().layout()->formats();
    QVERIFY(!formats.isEmpty());
    QCOMPARE(formats.first().start, 0);
    QVERIFY(formats.first().format.fontWeight() >= QFont::DemiBold);
    bool address = false;
    for (const auto& range : formats) {
      address |=
          range.start == 18 && range.format.foreground().color() == Theme::instance().tokens().syntaxAddress;
    }
    QVERIFY(address);
  }

 private:
  void type(const char* words) { QTest::keyClicks(view_, QLatin1String(words)); }
  void key(Qt::Key which, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(view_, which, modifiers);
  }
  QString text() const { return view_->toPlainText(); }
  QString lastLine() const { return view_->document()->lastBlock().text(); }
  /// The debug button has asked once.
  std::size_t inputsAtStart() const { return 1; }

  std::unique_ptr<ui::testing::ConsoleLink> link_;
  std::unique_ptr<Bridge> bridge_;
  std::unique_ptr<MainWindow> window_;
  PageContext context_;
  std::unique_ptr<HeadendController> controller_;
  ConsolePage* page_ = nullptr;
  ConsoleView* view_ = nullptr;
};

DRAWBRIDGE_TEST(ConsoleTest);
#include "console_test.moc"
