// SPDX-License-Identifier: GPL-3.0-or-later
// The Log page, the Log Window and Log Settings, by mouse and keys, over a service that is not there.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "base/random.h"
#include "client/profile_store.h"
#include "fake_link.h"
#include "service/virtual_driver.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/dialer/log_controller.h"
#include "ui/dialer/log_page.h"
#include "ui/dialer/log_panel.h"
#include "ui/dialer/log_settings_dialog.h"
#include "ui/dialer/log_window.h"
#include "ui/shell/actions.h"
#include "ui/shell/help_window.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/message_bar.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using client::LogClass;

namespace {

// 2026-11-23 09:14:20.031 UTC
constexpr WallTime morning{1'795'425'260'031'000};

client::LogRecord record(quint64 number, int level, LogClass logClass, const char* text) {
  return {number, morning, level, logClass, 0x43000013, text};
}

// The lab's own service on virtual time.
class LabLink final : public ipc::ServiceLink {
 public:
  LabLink()
      : random_(1),
        service_(options(), random_, TimePoint{}),
        driver_(service_, TimePoint{}, [this](const ipc::Notice& notice, TimePoint) {
          if (receiver_) receiver_(notice);
        }) {}
  void send(ipc::Request request) override { driver_.send(std::move(request)); }
  void set_receiver(std::function<void(const ipc::Notice&)> receiver) override {
    receiver_ = std::move(receiver);
  }
  bool runUntil(const std::function<bool()>& done) {
    return driver_.run_until(done, std::chrono::minutes{5});
  }

 private:
  static service::ServiceOptions options() {
    service::ServiceOptions options;
    options.wall_epoch = morning;
    return options;
  }
  std::function<void(const ipc::Notice&)> receiver_;
  SeededRandom random_;
  service::Service service_;
  service::VirtualDriver driver_;
};

LogEntry clientEntry(quint64 number, int level = 4, LogClass logClass = LogClass::ike,
                     const char* text = "text") {
  return {LogSource::Client, record(number, level, logClass, text)};
}

QString cell(const QAbstractItemModel& model, int row, int column) {
  return model.index(row, column).data().toString();
}

QToolButton* toolButton(const QWidget& window, const QString& text) {
  for (auto* button : window.findChildren<QToolButton*>()) {
    if (button->isVisible() && button->text() == text) return button;
  }
  return nullptr;
}

QPushButton* pushButton(const QWidget& window, const QString& text) {
  for (auto* button : window.findChildren<QPushButton*>()) {
    if (button->isVisible() && button->text().remove(QLatin1Char('&')) == text) return button;
  }
  return nullptr;
}

QComboBox* combo(const QWidget& window, const QString& accessibleName) {
  for (auto* box : window.findChildren<QComboBox*>()) {
    if (box->accessibleName() == accessibleName) return box;
  }
  return nullptr;
}

void choose(QComboBox* box, const QString& text) {
  box->setFocus();
  QTest::keyClick(box, Qt::Key_Home);
  while (box->currentText() != text && box->currentIndex() < box->count() - 1)
    QTest::keyClick(box, Qt::Key_Down);
  QCOMPARE(box->currentText(), text);
}

}  // namespace

class LogTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    qputenv("TZ", "UTC");
    link_ = std::make_unique<ui::testing::FakeLink>();
    bridge_ = std::make_unique<Bridge>(*link_);
    open();
  }
  void cleanup() {
    window_.reset();
    bridge_.reset();
    link_.reset();
  }

  // ------------------------------------------------------------------ the model
  void a_row_shows_number_time_severity_class_and_message() {
    LogModel model;
    model.append({clientEntry(7, 4, LogClass::cm, "Begin connection process")});
    QCOMPARE(cell(model, 0, LogModel::Number), QStringLiteral("7"));
    QCOMPARE(cell(model, 0, LogModel::Time), QStringLiteral("09:14:20.031"));
    QCOMPARE(cell(model, 0, LogModel::Severity), QStringLiteral("Info/4"));
    QCOMPARE(cell(model, 0, LogModel::Class), QStringLiteral("CM"));
    QCOMPARE(cell(model, 0, LogModel::Message), QStringLiteral("Begin connection process"));
  }

  void an_event_of_several_lines_shows_its_first_and_tells_the_rest() {
    LogModel model;
    model.append({clientEntry(1, 4, LogClass::ike, "SENDING >>> ISAKMP OAK AG\nSA, KE <b>, NON")});
    const QModelIndex message = model.index(0, LogModel::Message);
    QCOMPARE(message.data().toString(), QStringLiteral("SENDING >>> ISAKMP OAK AG ..."));
    QVERIFY(message.data(Qt::ToolTipRole).toString().contains(QStringLiteral("SA, KE &lt;b&gt;, NON")));
    QCOMPARE(message.data(Qt::AccessibleDescriptionRole).toString(),
             QStringLiteral("SENDING >>> ISAKMP OAK AG\nSA, KE <b>, NON"));
  }

  void model_and_filter_keep_the_laws_of_item_models() {
    LogModel model(100);
    LogFilter filter(model);
    const QAbstractItemModelTester modelTester(&model,
                                               QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester filterTester(&filter,
                                                QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setLevel(LogFilter::low);
    for (quint64 batch = 0; batch < 30; ++batch) {
      std::vector<LogEntry> entries;
      for (quint64 i = 0; i < 9; ++i) entries.push_back(clientEntry(batch * 9 + i, i % 3 == 0 ? 2 : 5));
      model.append(std::move(entries));
    }
    QVERIFY(model.rowCount() <= 100);
    QVERIFY(filter.rowCount() > 0 && filter.rowCount() < model.rowCount());
    for (int row = 0; row < filter.rowCount(); ++row) {
      const QModelIndex mine = filter.index(row, LogModel::Number);
      QCOMPARE(filter.mapFromSource(filter.mapToSource(mine)), mine);
      QCOMPARE(filter.entry(row).record.level, 2);
    }
    filter.setLevel(LogFilter::high);
    QCOMPARE(filter.rowCount(), model.rowCount());
    model.clear();
    QCOMPARE(filter.rowCount(), 0);
  }

  void a_hundred_thousand_lines_stay_and_the_oldest_go() {
    LogModel model;
    LogFilter filter(model);
    for (quint64 batch = 0; batch < 1000; ++batch) {
      std::vector<LogEntry> entries;
      for (quint64 i = 1; i <= 100; ++i)
        entries.push_back(clientEntry(batch * 100 + i, 4, i % 2 == 0 ? LogClass::ike : LogClass::ipsec));
      model.append(std::move(entries));
    }
    QCOMPARE(model.rowCount(), 100'000);
    filter.setHiddenClasses({LogClass::ipsec});
    QCOMPARE(filter.rowCount(), 50'000);
    model.append({clientEntry(100'001, 2, LogClass::ike, "the newest")});
    QCOMPARE(model.rowCount(), 90'001);
    QCOMPARE(model.entry(0).record.number, 10'001u);
    QCOMPARE(filter.rowCount(), 45'001);
    QCOMPARE(filter.entry(0).record.number, 10'002u);
    QCOMPARE(filter.find(QStringLiteral("NEWEST"), -1, true), 45'000);
    QCOMPARE(filter.rowOfNumber(10'001), -1);
  }

  void finding_goes_round_and_looks_at_the_present_row_last() {
    LogModel model;
    LogFilter filter(model);
    model.append({clientEntry(1, 4, LogClass::ike, "one apple"), clientEntry(2, 4, LogClass::ike, "a pear"),
                  clientEntry(3, 4, LogClass::ike, "two APPLES")});
    QCOMPARE(filter.find(QStringLiteral("apple"), 0, true), 2);
    QCOMPARE(filter.find(QStringLiteral("apple"), 2, true), 0);
    QCOMPARE(filter.find(QStringLiteral("apple"), 0, false), 2);
    QCOMPARE(filter.find(QStringLiteral("pear"), 1, true), 1);
    QCOMPARE(filter.find(QStringLiteral("plum"), 1, true), -1);
  }

  void lines_of_the_headend_have_the_form_of_the_client_s_in_a_file() {
    LogEntry syslog{LogSource::Syslog, record(3, 6, LogClass::count, "%PIX-6-302013: Built inbound TCP")};
    syslog.record.message_id = 302013;
    QCOMPARE(logEntryText(syslog),
             QStringLiteral("3      09:14:20.031  11/23/2026  Sev=Info/6\tSYSLOG/302013\n"
                            "%PIX-6-302013: Built inbound TCP\n\n"));
    const LogEntry debug{LogSource::HeadendDebug, record(4, 7, LogClass::count, "ISAKMP (0): SA is doing")};
    QCOMPARE(logEntryText(debug), QStringLiteral("4      09:14:20.031  11/23/2026  Sev=Debug/7\tDEBUG\n"
                                                 "ISAKMP (0): SA is doing\n\n"));
    QCOMPARE(logEntryText(clientEntry(5)),
             QString::fromStdString(client::log_text(record(5, 4, LogClass::ike, "text"))));
  }

  void severities_of_syslog_stand_on_the_scale_of_the_log() {
    QCOMPARE(levelOfSeverity(2), 1);
    QCOMPARE(levelOfSeverity(4), 3);
    QCOMPARE(levelOfSeverity(6), 6);
    QCOMPARE(levelOfSeverity(7), 7);
  }

  // ------------------------------------------------------------------ the page
  void an_empty_log_says_what_to_do() {
    QVERIFY(!list().isVisible());
    QVERIFY(hasText(QStringLiteral("The log is empty. Connect, or raise the level in Log Settings.")));
    tell(record(1, 4, LogClass::cm, "Begin connection process"));
    QTRY_VERIFY(list().isVisible());
    QVERIFY(!hasText(QStringLiteral("The log is empty. Connect, or raise the level in Log Settings.")));
  }

  void what_came_before_the_page_is_in_it() {
    window_.reset();
    tell(record(1, 4, LogClass::cm, "Begin connection process"));
    link_->tell(ipc::Syslog{{morning.microseconds - 1}, 5, 111008, "User executed a command"});
    open();
    choose(combo(*window_, QStringLiteral("Source of the lines")), QStringLiteral("All sources"));
    QCOMPARE(cell(rows(), 0, LogModel::Message), QStringLiteral("%PIX-5-111008: User executed a command"));
    QCOMPARE(cell(rows(), 1, LogModel::Message), QStringLiteral("Begin connection process"));
  }

  void each_source_can_be_seen_alone() {
    tell(record(1, 4, LogClass::cm, "Begin connection process"));
    link_->tell(ipc::DebugLine{"crypto_isakmp_process_block: src 192.168.1.2\n"});
    link_->tell(ipc::Syslog{morning, 4, 106023, "Deny tcp src outside"});
    QComboBox* source = combo(*window_, QStringLiteral("Source of the lines"));
    QTRY_COMPARE(rows().rowCount(), 1);
    QCOMPARE(cell(rows(), 0, LogModel::Class), QStringLiteral("CM"));
    choose(source, QStringLiteral("Headend debug"));
    QCOMPARE(rows().rowCount(), 1);
    QCOMPARE(cell(rows(), 0, LogModel::Message),
             QStringLiteral("crypto_isakmp_process_block: src 192.168.1.2"));
    choose(source, QStringLiteral("Syslog"));
    QCOMPARE(cell(rows(), 0, LogModel::Message), QStringLiteral("%PIX-4-106023: Deny tcp src outside"));
    QCOMPARE(cell(rows(), 0, LogModel::Severity), QStringLiteral("Warning/3"));
    choose(source, QStringLiteral("All sources"));
    QCOMPARE(rows().rowCount(), 3);
  }

  void level_and_classes_filter_the_list() {
    tell(record(1, 2, LogClass::ike, "warning"));
    tell(record(2, 4, LogClass::cm, "information"));
    tell(record(3, 9, LogClass::ike, "detail"));
    QTRY_COMPARE(rows().rowCount(), 3);
    QComboBox* level = combo(*window_, QStringLiteral("Level up to which lines are shown"));
    choose(level, QStringLiteral("1-Low"));
    QCOMPARE(rows().rowCount(), 1);
    choose(level, QStringLiteral("2-Medium"));
    QCOMPARE(rows().rowCount(), 2);

    // The menu of classes stays open while boxes are unchecked.
    QToolButton* classes = toolButton(*window_, QStringLiteral("All classes"));
    QVERIFY(classes != nullptr);
    QMenu* menu = classes->menu();
    menu->popup(QPoint(10, 10));
    QAction* cm = menu->actions().at(2);
    QCOMPARE(cm->text(), QStringLiteral("CM"));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(cm).center());
    QVERIFY(menu->isVisible());
    QVERIFY(!cm->isChecked());
    QTest::keyClick(menu, Qt::Key_Escape);
    QCOMPARE(rows().rowCount(), 1);
    QCOMPARE(cell(rows(), 0, LogModel::Message), QStringLiteral("warning"));
    QCOMPARE(classes->text(), LogPanel::tr("%n class(es)", nullptr, 3));
  }

  void filters_that_hide_everything_can_be_taken_off() {
    tell(record(1, 9, LogClass::ike, "detail"));
    choose(combo(*window_, QStringLiteral("Level up to which lines are shown")), QStringLiteral("1-Low"));
    page().controller().flush();
    QVERIFY(hasText(QStringLiteral("No line passes the filters.")));
    QTest::mouseClick(pushButton(*window_, QStringLiteral("Show All Lines")), Qt::LeftButton);
    QCOMPARE(rows().rowCount(), 1);
    QVERIFY(list().isVisible());
  }

  void the_list_follows_the_end_unless_the_user_scrolls_up() {
    for (quint64 i = 1; i <= 300; ++i) tell(record(i, 4, LogClass::ike, "line"));
    QScrollBar* bar = list().verticalScrollBar();
    QTRY_COMPARE(rows().rowCount(), 300);
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(bar->value(), 0);
    for (quint64 i = 301; i <= 312; ++i) tell(record(i, 4, LogClass::ike, "line"));
    QPushButton* chip = nullptr;
    QTRY_VERIFY((chip = pushButton(*window_, LogPanel::tr("%n new line(s)", nullptr, 12))) != nullptr);
    QCOMPARE(bar->value(), 0);
    QTest::mouseClick(chip, Qt::LeftButton);
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(!chip->isVisible());
    tell(record(313, 4, LogClass::ike, "line"));
    QTRY_COMPARE(rows().rowCount(), 313);
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(!chip->isVisible());
  }

  void text_is_found_forwards_and_backwards() {
    tell(record(1, 4, LogClass::ike, "SENDING >>> ISAKMP OAK AG"));
    tell(record(2, 4, LogClass::xauth, "The user was accepted"));
    tell(record(3, 4, LogClass::ike, "SENDING >>> ISAKMP OAK TRANS"));
    QTRY_COMPARE(rows().rowCount(), 3);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(&list(), Qt::Key_F, Qt::ControlModifier);
    auto* find = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(find != nullptr);
    QTest::keyClicks(find, QStringLiteral("sending"));
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(list().currentIndex().row(), 0);
    QTest::keyClick(find, Qt::Key_F3);
    QCOMPARE(list().currentIndex().row(), 2);
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(list().currentIndex().row(), 0);
    QTest::keyClick(find, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(list().currentIndex().row(), 2);
    QVERIFY(!hasText(QStringLiteral("Not found")));
    find->selectAll();
    QTest::keyClicks(find, QStringLiteral("nowhere"));
    QTest::keyClick(find, Qt::Key_Return);
    QVERIFY(hasText(QStringLiteral("Not found")));
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(!hasText(QStringLiteral("Not found")));
    QTest::keyClick(find, Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), &list());
  }

  void the_menu_s_search_opens_the_page() {
    window_->openPage(QStringLiteral("other"));
    window_->actions().logSearch->trigger();
    QCOMPARE(window_->currentPage(), QStringLiteral("log"));
    QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
  }

  void copied_rows_have_the_whole_text() {
    tell(record(1, 4, LogClass::ike, "first\nsecond"));
    tell(record(2, 4, LogClass::cm, "other"));
    QTRY_COMPARE(rows().rowCount(), 2);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&list(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(
        QGuiApplication::clipboard()->text(),
        QStringLiteral("1\t09:14:20.031\tInfo/4\tIKE\tfirst second\n2\t09:14:20.031\tInfo/4\tCM\tother"));
  }

  void clear_empties_the_log_for_good() {
    tell(record(1, 4, LogClass::ike, "line"));
    QTRY_COMPARE(rows().rowCount(), 1);
    QTest::mouseClick(toolButton(*window_, QStringLiteral("Clear")), Qt::LeftButton);
    QCOMPARE(rows().rowCount(), 0);
    QVERIFY(bridge_->client().log().empty());
    // Numbers go on: the client counts, not the list.
    tell(record(2, 4, LogClass::ike, "line"));
    QTRY_COMPARE(rows().rowCount(), 1);
    QCOMPARE(cell(rows(), 0, LogModel::Number), QStringLiteral("2"));
  }

  void a_disabled_log_says_so_and_records_nothing() {
    link_->requests.clear();
    QTest::mouseClick(toolButton(*window_, QStringLiteral("Disable")), Qt::LeftButton);
    QVERIFY(hasText(QStringLiteral("Logging is off.")));
    QVERIFY(toolButton(*window_, QStringLiteral("Enable")) != nullptr);
    QCOMPARE(link_->count<ipc::SetLogLevel>(), 4);
    QCOMPARE(link_->last<ipc::SetLogLevel>()->level, 0);
    tell(record(1, 4, LogClass::ike, "line"));
    link_->tell(ipc::DebugLine{"line"});
    page().controller().flush();
    QCOMPARE(page().controller().model().rowCount(), 0);

    // It stays off over a restart, until the bar's button is pressed.
    open();
    QVERIFY(hasText(QStringLiteral("Logging is off.")));
    link_->requests.clear();
    QTest::mouseClick(pushButton(*window_, QStringLiteral("Enable")), Qt::LeftButton);
    QVERIFY(!hasText(QStringLiteral("Logging is off.")));
    QCOMPARE(link_->last<ipc::SetLogLevel>()->level, 2);
    tell(record(2, 4, LogClass::ike, "line"));
    QTRY_COMPARE(rows().rowCount(), 1);
  }

  void save_writes_the_lines_shown_in_the_classic_form() {
    tell(record(1, 4, LogClass::ike, "SENDING >>> ISAKMP OAK AG"));
    tell(record(2, 9, LogClass::ike, "detail"));
    QTRY_COMPARE(rows().rowCount(), 2);
    choose(combo(*window_, QStringLiteral("Level up to which lines are shown")), QStringLiteral("2-Medium"));
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.txt"));
    QString suggested;
    page().controller().askFile = [&](QWidget*, const QString& name) {
      suggested = name;
      return path;
    };
    QTest::mouseClick(toolButton(*window_, QStringLiteral("Save")), Qt::LeftButton);
    QVERIFY(suggested.startsWith(QStringLiteral("Log-")) && suggested.endsWith(QStringLiteral(".txt")));
    QVERIFY(hasText(LogPanel::tr("%n line(s) saved to %1.", nullptr, 1).arg(path)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(text.startsWith(QStringLiteral("Drawbridge Version ")));
    QVERIFY(text.contains(QStringLiteral("\nClient Type(s): Linux\nRunning on: ")));
    const QString lines =
        QString::fromStdString(client::log_text(record(1, 4, LogClass::ike, "SENDING >>> ISAKMP OAK AG")));
    QVERIFY2(text.endsWith(QStringLiteral("\n\n") + lines), qPrintable(text));
  }

  void a_log_that_cannot_be_saved_is_told_and_the_old_file_stays() {
    tell(record(1, 4, LogClass::ike, "line"));
    QTRY_COMPARE(rows().rowCount(), 1);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("missing/log.txt"));
    page().controller().askFile = [&](QWidget*, const QString&) { return path; };
    window_->actions().logSave->trigger();
    const auto* bar = page().findChild<MessageBar*>();
    QVERIFY(bar->isShowing());
    QCOMPARE(bar->message().tone, Tone::Error);
    QVERIFY(bar->message().text.contains(path));
    QVERIFY(!QFile::exists(path));
  }

  void nothing_is_written_when_no_file_is_chosen() {
    page().controller().askFile = [](QWidget*, const QString&) { return QString(); };
    window_->actions().logSave->trigger();
    QVERIFY(!page().findChild<MessageBar*>()->isShowing());
  }

  void a_line_can_be_shown_by_its_number_even_if_the_filters_hide_it() {
    for (quint64 i = 1; i <= 50; ++i) tell(record(i, i == 20 ? 2 : 9, LogClass::ike, "line"));
    QTRY_COMPARE(rows().rowCount(), 50);
    choose(combo(*window_, QStringLiteral("Level up to which lines are shown")), QStringLiteral("1-Low"));
    QCOMPARE(rows().rowCount(), 1);
    window_->openPage(QStringLiteral("other"));
    page().showRecord(30);
    QCOMPARE(window_->currentPage(), QStringLiteral("log"));
    QCOMPARE(rows().entry(list().currentIndex().row()).record.number, 30u);
  }

  void the_line_in_front_stays_when_the_filter_changes() {
    for (quint64 i = 1; i <= 9; ++i)
      tell(record(i, 4, i % 3 == 0 ? LogClass::cm : LogClass::ike, i % 3 == 0 ? "step" : "message"));
    QTRY_COMPARE(rows().rowCount(), 9);
    list().selectRow(5);
    rows().setHiddenClasses({LogClass::ike});
    QCOMPARE(rows().rowCount(), 3);
    QCOMPARE(list().currentIndex().row(), 1);
  }

  void columns_can_be_chosen_and_are_kept() {
    QVERIFY(list().isColumnHidden(LogModel::Number));
    list().setColumnHidden(LogModel::Number, false);
    open();
    QVERIFY(!list().isColumnHidden(LogModel::Number));
  }

  void without_headend_pages_there_is_only_the_client_s_log() {
    QComboBox* source = combo(*window_, QStringLiteral("Source of the lines"));
    choose(source, QStringLiteral("Syslog"));
    window_->openPage(QStringLiteral("other"));
    window_->setHeadendShown(false);
    window_->openPage(QStringLiteral("log"));
    QVERIFY(!source->isVisible());
    QCOMPARE(rows().source(), std::optional(LogSource::Client));
  }

  void the_head_fits_into_every_width() {
    for (const char* language : {"en", "it"}) {
      installLanguage(QLatin1String(language));
      for (const int width : {1500, 1100, 900, 720}) {
        window_->resize(width, 600);
        QTRY_COMPARE(window_->width(), width);
        for (const QWidget* part : page().findChildren<QWidget*>()) {
          if (!part->isVisible() || list().isAncestorOf(part) || part == &list()) continue;
          const QRect place(part->mapTo(&page(), QPoint()), part->size());
          QVERIFY2(page().rect().contains(place), qPrintable(QStringLiteral("%1 at %2 in %3")
                                                                 .arg(part->accessibleName())
                                                                 .arg(width)
                                                                 .arg(QLatin1String(language))));
        }
      }
    }
    installLanguage(QStringLiteral("en"));
  }

  void the_log_of_a_whole_connection_holds_no_secret() {
    window_.reset();
    bridge_.reset();
    LabLink lab;
    Bridge bridge(lab);
    LogController controller(
        {.window = nullptr, .actions = nullptr, .client = &bridge.client(), .headend = &bridge.headend()});
    for (const LogClass logClass : logClasses()) controller.setLevel(logClass, LogFilter::high);
    bridge.headend().start();
    const quint64 console = bridge.headend().openConsole();
    for (const char* debug : {"debug crypto isakmp 1\n", "debug crypto ipsec 1\n", "debug crypto engine\n"})
      bridge.headend().consoleInput(console, QLatin1String(debug));
    bool asked = false;
    connect(&bridge.client(), &ClientSession::promptNeeded, this, [&] { asked = true; });
    const client::Profile entry = client::lab_profiles().front();
    bridge.client().connectTo(entry, client::lab_group_password(entry.kind), {}, std::nullopt);
    QVERIFY(lab.runUntil([&] { return asked; }));
    ipc::AnswerPrompt answer;
    answer.user = "cisco_customer";
    answer.password = Secret(std::string_view("cisco"));
    bridge.client().answerPrompt(answer);
    QVERIFY(lab.runUntil([&] { return bridge.client().isUp(); }));
    bridge.client().disconnectNow();
    QVERIFY(lab.runUntil([&] { return !bridge.client().isBusy(); }));
    controller.flush();

    LogFilter all(controller.model());
    QSet<LogSource> sources;
    const QRegularExpression secret(QStringLiteral("cisco123|secretkey|\\bcisco\\b"));
    for (int row = 0; row < all.rowCount(); ++row) {
      sources.insert(all.entry(row).source);
      const QString text = logEntryText(all.entry(row));
      QVERIFY2(!secret.match(text).hasMatch(), qPrintable(text));
    }
    QVERIFY(sources.contains(LogSource::Client));
    QVERIFY(sources.contains(LogSource::HeadendDebug));
    QVERIFY(all.find(QStringLiteral("The connection is secure"), -1, true) >= 0);
  }

  // ------------------------------------------------------------------ Log Settings
  void levels_are_set_for_each_class_and_kept() {
    QTest::mouseClick(toolButton(*window_, QStringLiteral("Log Settings")), Qt::LeftButton);
    LogSettingsDialog* dialog = page().settingsDialog();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    auto* ike = dialog->findChild<QComboBox*>(QStringLiteral("IKE"));
    QCOMPARE(ike->currentText(), QStringLiteral("2-Medium"));
    choose(ike, QStringLiteral("3-High"));
    choose(dialog->findChild<QComboBox*>(QStringLiteral("IPSEC")), QStringLiteral("Disabled"));
    link_->requests.clear();
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(!dialog->isVisible());
    QCOMPARE(sentLevels(), (QMap<int, int>{{int(LogClass::cm), 2},
                                           {int(LogClass::ike), 3},
                                           {int(LogClass::xauth), 2},
                                           {int(LogClass::ipsec), 0}}));
    // The next start sends the same.
    link_->requests.clear();
    open();
    QCOMPARE(sentLevels().value(int(LogClass::ike)), 3);
    QCOMPARE(sentLevels().value(int(LogClass::ipsec)), 0);
  }

  void esc_leaves_the_levels_alone() {
    page().openSettings();
    LogSettingsDialog* dialog = page().settingsDialog();
    choose(dialog->findChild<QComboBox*>(QStringLiteral("CM")), QStringLiteral("3-High"));
    link_->requests.clear();
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
    QCOMPARE(link_->count<ipc::SetLogLevel>(), 0);
    QCOMPARE(page().controller().level(LogClass::cm), 2);
  }

  // ------------------------------------------------------------------ Log Window
  void the_log_window_shows_the_same_lines_with_filters_of_its_own() {
    tell(record(1, 2, LogClass::ike, "warning"));
    tell(record(2, 5, LogClass::ike, "information"));
    QTRY_COMPARE(rows().rowCount(), 2);
    QTest::mouseClick(toolButton(*window_, QStringLiteral("Log Window")), Qt::LeftButton);
    LogWindow* own = page().logWindow();
    QVERIFY(own != nullptr && own->isVisible() && !own->isModal());
    QCOMPARE(own->panel().filter().rowCount(), 2);
    choose(combo(*own, QStringLiteral("Level up to which lines are shown")), QStringLiteral("1-Low"));
    QCOMPARE(own->panel().filter().rowCount(), 1);
    QCOMPARE(rows().rowCount(), 2);
    QVERIFY(toolButton(*own, QStringLiteral("Log Window")) == nullptr);
    tell(record(3, 3, LogClass::cm, "another"));
    QTRY_COMPARE(own->panel().filter().rowCount(), 2);
    QTest::keyClick(own, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(own->panel().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(own->panel().list(), Qt::Key_Escape);
    QVERIFY(!own->isVisible());
  }

  void the_log_window_saves_its_own_lines() {
    tell(record(1, 2, LogClass::ike, "warning"));
    tell(record(2, 5, LogClass::ike, "information"));
    QTRY_COMPARE(rows().rowCount(), 2);
    page().openWindow();
    LogWindow* own = page().logWindow();
    choose(combo(*own, QStringLiteral("Level up to which lines are shown")), QStringLiteral("1-Low"));
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.txt"));
    page().controller().askFile = [&](QWidget*, const QString&) { return path; };
    QTest::mouseClick(toolButton(*own, QStringLiteral("Save")), Qt::LeftButton);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("warning"));
    QVERIFY(!text.contains("information"));
  }

 private:
  void open() {
    window_.reset();
    window_ = std::make_unique<MainWindow>();
    PageContext context;
    context.window = window_.get();
    context.actions = &window_->actions();
    context.client = &bridge_->client();
    context.headend = &bridge_->headend();
    PageSpec log;
    log.id = QStringLiteral("log");
    log.title = [] { return QStringLiteral("Log"); };
    log.icon = QStringLiteral("db-log");
    log.make = [context] { return new LogPage(context); };
    log.collapsesNavigation = true;
    PageSpec other;
    other.id = QStringLiteral("other");
    other.title = [] { return QStringLiteral("Other"); };
    other.icon = QStringLiteral("db-lock");
    other.make = [] { return new QWidget; };
    window_->setPages({log, other});
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
  }
  void tell(const client::LogRecord& each) { link_->tell(ipc::ClientLog{each}); }
  LogPage& page() { return *static_cast<LogPage*>(window_->page(QStringLiteral("log"))); }
  QTableView& list() { return *page().panel().list(); }
  LogFilter& rows() { return page().panel().filter(); }
  bool hasText(const QString& text) {
    for (const auto* label : window_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == text) return true;
    }
    return false;
  }
  QMap<int, int> sentLevels() {
    QMap<int, int> levels;
    for (const auto& request : link_->requests) {
      if (const auto* set = std::get_if<ipc::SetLogLevel>(&request))
        levels.insert(static_cast<int>(set->log_class), set->level);
    }
    return levels;
  }

  std::unique_ptr<ui::testing::FakeLink> link_;
  std::unique_ptr<Bridge> bridge_;
  std::unique_ptr<MainWindow> window_;
};

DRAWBRIDGE_TEST(LogTest);
#include "log_test.moc"
