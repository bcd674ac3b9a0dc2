// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "support/test_registry.h"
#include "ui/widgets/address_edit.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog_head.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/lock_badge.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/side_steps.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/status_light.h"
#include "window_fixture.h"

using namespace drawbridge::ui;

class WidgetsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { testing::startClean(); }

  void an_error_stands_under_its_field_and_is_its_description() {
    QWidget form;
    auto* grid = new QGridLayout(&form);
    auto* edit = new QLineEdit(&form);
    auto* field = new FormField(grid, 0, edit);
    field->setLabel(QStringLiteral("&Password:"), QStringLiteral("group access"));
    field->setCaption(QStringLiteral("Kept in the desktop keyring"));
    form.show();
    QCOMPARE(edit->accessibleName(), QStringLiteral("Password, group access"));
    QCOMPARE(field->label()->buddy(), edit);
    QVERIFY(field->note()->isVisible());
    edit->setText(QStringLiteral("typed"));
    field->setError(QStringLiteral("The two passwords differ."));
    QCOMPARE(field->note()->text(), QStringLiteral("The two passwords differ."));
    QCOMPARE(edit->accessibleDescription(), QStringLiteral("The two passwords differ."));
    QCOMPARE(edit->text(), QStringLiteral("typed"));
    field->clearError();
    QCOMPARE(field->note()->text(), QStringLiteral("Kept in the desktop keyring"));
    field->setCaption({});
    QVERIFY(!field->note()->isVisible());
  }

  void a_note_without_a_title_uses_the_whole_line() {
    QWidget page;
    auto* column = new QVBoxLayout(&page);
    auto* note = new NoteBox(&page);
    column->addWidget(note);
    column->addStretch(1);
    note->setNote(Tone::Info, {}, QStringLiteral("Your VPN connection is not active."));
    page.resize(500, 200);
    page.show();
    for (const QLabel* label : note->findChildren<QLabel*>()) {
      if (label->text() != note->text()) continue;
      QVERIFY(label->x() < 50);
      QVERIFY(label->width() > 400);
      QVERIFY(label->heightForWidth(label->width()) < 2 * label->fontMetrics().height());
    }
  }

  void a_secret_is_dots_until_the_eye_is_pressed() {
    SecretEdit edit;
    edit.setKept(true);
    QVERIFY(edit.isKept());
    QVERIFY(edit.text().isEmpty());
    QTest::keyClicks(&edit, QStringLiteral("cisco123"));
    QVERIFY(!edit.isKept());
    QCOMPARE(edit.echoMode(), QLineEdit::Password);
    QCOMPARE(edit.secret().reveal_text(), std::string("cisco123"));
    QAction* eye = edit.actions().constLast();
    eye->trigger();
    QCOMPARE(edit.echoMode(), QLineEdit::Normal);
    eye->trigger();
    QCOMPARE(edit.echoMode(), QLineEdit::Password);
    edit.wipe();
    QVERIFY(edit.secret().empty());
    edit.undo();
    QVERIFY2(edit.text().isEmpty(), "undo brings nothing back");
  }

  void addresses_are_read_as_people_write_them_data() {
    QTest::addColumn<int>("accepts");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("complaint");
    const int host = static_cast<int>(AddressEdit::Accepts::Host);
    const int name = static_cast<int>(AddressEdit::Accepts::HostOrName);
    const int network = static_cast<int>(AddressEdit::Accepts::Network);
    const int list = static_cast<int>(AddressEdit::Accepts::List);
    QTest::newRow("host") << host << "10.89.129.140"
                          << "";
    QTest::newRow("300") << host << "10.89.129.300"
                         << "10.89.129.300 is not an address.";
    QTest::newRow("name") << name << "vpn.example.net"
                          << "";
    QTest::newRow("name, numeric") << name << "10.89.129"
                                   << "10.89.129 is neither an address nor a host name.";
    QTest::newRow("any") << network << "any"
                         << "";
    QTest::newRow("host A") << network << "host 192.168.1.11"
                            << "";
    QTest::newRow("prefix") << network << "10.89.129.128/25"
                            << "";
    QTest::newRow("prefix 33") << network << "10.89.129.128/33"
                               << "33 is not a prefix length, 0 to 32.";
    QTest::newRow("mask") << network << "10.89.129.128 255.255.255.128"
                          << "";
    QTest::newRow("mask with a hole") << network << "10.0.0.0 255.0.255.0"
                                      << "255.0.255.0 is not a network mask.";
    QTest::newRow("list") << list << "10.0.0.1, 10.0.0.2 10.0.0.3"
                          << "";
    QTest::newRow("list, one bad") << list << "10.0.0.1 10.0.0"
                                   << "10.0.0 is not an address.";
    QTest::newRow("object name") << network << "webservers"
                                 << "";
    QTest::newRow("empty") << host << ""
                           << "";
  }
  void addresses_are_read_as_people_write_them() {
    QFETCH(int, accepts);
    QFETCH(QString, text);
    QFETCH(QString, complaint);
    AddressEdit edit(static_cast<AddressEdit::Accepts>(accepts));
    edit.setNames({QStringLiteral("webservers")});
    edit.setText(text);
    QCOMPARE(edit.complaint(), complaint);
  }

  void a_message_replaces_and_the_older_is_handed_on() {
    MessageBar bar;
    QSignalSpy older(&bar, &MessageBar::replaced);
    QSignalSpy gone(&bar, &MessageBar::dismissed);
    int pressed = 0;
    bar.showMessage({Tone::Info, QStringLiteral("first")});
    bar.showMessage(
        {Tone::Warn,
         QStringLiteral("10 commands pushed."),
         {},
         {{QStringLiteral("Undo Now"), [&] { ++pressed; }}, {QStringLiteral("Confirm"), {}, true}}});
    QCOMPARE(older.count(), 1);
    QVERIFY(bar.isShowing());
    QCOMPARE(bar.accessibleName(), QStringLiteral("10 commands pushed."));
    QTest::mouseClick(bar.button(QStringLiteral("Undo Now")), Qt::LeftButton);
    QCOMPARE(pressed, 1);
    QVERIFY(!bar.isShowing());
    QCOMPARE(gone.count(), 1);
  }

  void a_button_may_show_the_next_message() {
    MessageBar bar;
    bar.showMessage(
        {Tone::Warn, QStringLiteral("one"), {}, {{QStringLiteral("Go"), [&] {
                                                    bar.showMessage({Tone::Ok, QStringLiteral("two")});
                                                  }}}});
    QTest::mouseClick(bar.button(QStringLiteral("Go")), Qt::LeftButton);
    QVERIFY(bar.isShowing());
    QCOMPARE(bar.message().text, QStringLiteral("two"));
  }

  void the_lock_says_its_state_in_words() {
    LockBadge badge;
    badge.setState(LockState::Up);
    QCOMPARE(badge.accessibleName(), QStringLiteral("connected"));
    QCOMPARE(lockIcon(LockState::Up), QStringLiteral("db-lock"));
    QCOMPARE(lockIcon(LockState::Connecting), QStringLiteral("db-unlock"));
    QCOMPARE(lockTone(LockState::Attention), Tone::Warn);
    QCOMPARE(badge.sizeHint(), QSize(56, 56));
    const QImage image = badge.grab().toImage();
    QCOMPARE(image.pixelColor(28, 6), tokensFor(Scheme::Light).okTint);
  }

  void the_sparkline_keeps_its_ring() {
    Sparkline line(nullptr, 10);
    for (int i = 0; i < 25; ++i) line.addSample(i, -1);
    QCOMPARE(line.count(), 10);
    QCOMPARE(line.highest(), 24.0);
    line.addSample(0, 0);
    line.resize(100, 40);
    const QImage image = line.grab().toImage();
    bool accent = false;
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) {
        accent = accent || image.pixelColor(x, y) == tokensFor(Scheme::Light).accent;
      }
    }
    QVERIFY(accent);
    line.clear();
    QCOMPARE(line.highest(), 0.0);
  }

  void escape_empties_the_filter_and_then_leaves() {
    FilterBar bar;
    QStandardItemModel model(0, 2);
    model.appendRow(
        {new QStandardItem(QStringLiteral("Lab headend")), new QStandardItem(QStringLiteral("192.168.1.1"))});
    model.appendRow(
        {new QStandardItem(QStringLiteral("Turin")), new QStandardItem(QStringLiteral("198.51.100.7"))});
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    bar.attach(&proxy);
    QSignalSpy left(&bar, &FilterBar::left);
    QTest::keyClicks(&bar, QStringLiteral("198.51"));
    QTest::keyClick(&bar, Qt::Key_Return);
    QCOMPARE(proxy.rowCount(), 1);
    QTest::keyClick(&bar, Qt::Key_Escape);
    QCOMPARE(proxy.rowCount(), 2);
    QCOMPARE(left.count(), 0);
    QTest::keyClick(&bar, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
  }

  void only_done_steps_can_be_pressed() {
    SideSteps steps;
    steps.setSteps({QStringLiteral("Name"), QStringLiteral("Server"), QStringLiteral("Authentication")});
    steps.setCurrent(1);
    QSignalSpy clicked(&steps, &SideSteps::stepClicked);
    const auto buttons = steps.findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 3);
    QCOMPARE(buttons[0]->accessibleName(), QStringLiteral("Name, done"));
    QCOMPARE(buttons[1]->accessibleName(), QStringLiteral("Server, current step"));
    QCOMPARE(buttons[2]->focusPolicy(), Qt::NoFocus);
    buttons[0]->click();
    QCOMPARE(clicked.count(), 1);
  }

  void the_first_button_of_an_empty_list_is_the_primary_one() {
    EmptyState empty(QStringLiteral("db-plug"));
    QPushButton* first = empty.addButton();
    QPushButton* second = empty.addButton();
    empty.setWords(QStringLiteral("Nothing yet."), QStringLiteral("Make something."));
    QCOMPARE(empty.firstButton(), first);
    QCOMPARE(first->property("kind").toString(), QStringLiteral("primary"));
    QCOMPARE(second->property("kind").toString(), QString());
    empty.resize(700, 400);
    empty.show();
    QVERIFY(first->width() < 350);
    QVERIFY(second->mapTo(&empty, QPoint()).y() > first->mapTo(&empty, QPoint()).y());
  }

  void the_head_of_a_dialog_stands_above_what_is_added() {
    QDialog dialog;
    auto* title = new QLabel(QStringLiteral("Title"), &dialog);
    auto* line = new QLabel(QStringLiteral("More"), &dialog);
    auto* badge = new LockBadge(&dialog);
    auto* field = new QLineEdit(&dialog);
    makeDialogColumn(&dialog, badge, title, line)->addWidget(field);
    dialog.show();
    QVERIFY(badge->geometry().right() < title->x());
    QVERIFY(title->geometry().bottom() < line->y());
    QVERIFY(line->geometry().bottom() < field->y());
  }

  void a_note_box_and_a_light_speak() {
    NoteBox box;
    box.setNote(Tone::Error, {}, QStringLiteral("The gateway refused this user name or password."));
    QCOMPARE(box.accessibleName(), QStringLiteral("The gateway refused this user name or password."));
    StatusLight light;
    light.setState(Tone::Ok, QStringLiteral("Running"));
    QCOMPARE(light.accessibleName(), QStringLiteral("Running"));
    QVERIFY(light.sizeHint().width() > 40);
  }

  void copying_rows_gives_tabs() {
    QStandardItemModel model(0, 2);
    for (const char* name : {"a", "b"}) {
      model.appendRow({new QStandardItem(QLatin1String(name)), new QStandardItem(QStringLiteral("1"))});
    }
    QTableView view;
    view.setModel(&model);
    setUpTable(&view);
    view.selectAll();
    QCOMPARE(selectedRows(&view), QStringLiteral("a\t1\nb\t1"));
    QVERIFY(view.rowHeight(0) >= 30);
  }
};

DRAWBRIDGE_TEST(WidgetsTest);
#include "widgets_test.moc"
