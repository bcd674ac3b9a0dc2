// SPDX-License-Identifier: GPL-3.0-or-later
// The accounting page by mouse and keys: records newest first, joined tasks, columns, export, and what it
// says while there are none.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "fake_link.h"
#include "headend_values.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/manager/accounting_page.h"
#include "ui/manager/headend_controller.h"
#include "ui/models/accounting_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/filter_bar.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::labState;

namespace {

ipc::AccountingRow record(const char* flags, const char* task, const char* cmd, std::int64_t second) {
  ipc::AccountingRow row;
  row.at = WallTime{(1096011939 + second) * 1'000'000};  // 09/24/2004 07:45:39
  row.user = "cisco_customer";
  row.caller_id = "10.89.129.200";
  row.flags = flags;
  row.task_id = task;
  row.nas_address = "10.89.129.194";
  row.nas_port = "PIX";
  row.cmd = cmd;
  if (row.flags == "stop") {
    row.elapsed = "15";
    row.bytes_in = "99";
    row.bytes_out = "1879";
  }
  return row;
}

}  // namespace

class AccountingTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    link_ = std::make_unique<ui::testing::FakeLink>();
    bridge_ = std::make_unique<Bridge>(*link_);
    window_ = std::make_unique<MainWindow>();
    context_ = {window_.get(), &window_->actions(), &bridge_->client(), &bridge_->headend(), nullptr,
                nullptr};
    controller_ = std::make_unique<HeadendController>(context_);
    context_.control = controller_.get();
    PageSpec spec;
    spec.id = QStringLiteral("accounting");
    spec.group = PageGroup::Headend;
    spec.title = [] { return QStringLiteral("Accounting"); };
    spec.make = [this]() -> QWidget* { return new AccountingPage(context_); };
    window_->setPages({spec}, spec.id);
    page_ = static_cast<AccountingPage*>(window_->page(spec.id));
    window_->resize(1100, 720);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
  }
  void cleanup() {
    window_.reset();
    controller_.reset();
    bridge_.reset();
    link_.reset();
  }

  void records_come_newest_first_with_two_dots_for_what_is_absent() {
    run();
    link_->tell(
        ipc::Accounting{{record("start", "0x5", "telnet", 0), record("stop", "0x5", "telnet", 15)}, 0, 0, 2});
    QCOMPARE(text(0, AccountingModel::Flags), QStringLiteral("stop"));
    QCOMPARE(text(0, AccountingModel::Elapsed), QStringLiteral("15"));
    QCOMPARE(text(0, AccountingModel::BytesOut), QStringLiteral("1879"));
    QCOMPARE(text(1, AccountingModel::Flags), QStringLiteral("start"));
    QCOMPARE(text(1, AccountingModel::BytesOut), QStringLiteral(".."));
    QCOMPARE(text(1, AccountingModel::DateTime), QStringLiteral("09/24/2004 07:45:39"));
    QCOMPARE(text(1, AccountingModel::Group), QStringLiteral("Default Group"));
    QCOMPARE(page_->counter(AccountingPage::Records), QStringLiteral("2"));
    QCOMPARE(page_->counter(AccountingPage::Closed), QStringLiteral("1"));
    QCOMPARE(page_->counter(AccountingPage::Running), QStringLiteral("0"));
    link_->tell(ipc::Accounting{{record("start", "0x6", "http", 20)}, 3, 1, 2});
    QCOMPARE(text(0, AccountingModel::TaskId), QStringLiteral("0x6"));
    QCOMPARE(page_->counter(AccountingPage::Running), QStringLiteral("1"));
    QCOMPARE(page_->counter(AccountingPage::Queued), QStringLiteral("3"));
    QCOMPARE(page_->counter(AccountingPage::Lost), QStringLiteral("1"));
  }

  void a_low_window_keeps_the_list_instead_of_the_record() {
    run();
    link_->tell(ipc::Accounting{{record("start", "0x5", "telnet", 0)}});
    page_->table()->selectRow(0);
    auto* card = page_->findChild<QWidget*>(QStringLiteral("recordCard"));
    QVERIFY(card != nullptr);
    QTRY_VERIFY(card->isVisible());
    window_->resize(720, 480);
    QTRY_VERIFY(!card->isVisible());
    window_->resize(1100, 720);
    QTRY_VERIFY(card->isVisible());
  }

  void start_and_stop_join_into_one_row_a_task() {
    run();
    link_->tell(ipc::Accounting{{record("start", "0x5", "telnet", 0), record("start", "0x6", "http", 2),
                                 record("stop", "0x5", "telnet", 15)}});
    QTest::mouseClick(page_->joinBox(), Qt::LeftButton, {}, QPoint(8, page_->joinBox()->height() / 2));
    QVERIFY(page_->joinBox()->isChecked());
    QCOMPARE(rows(), 2);
    QCOMPARE(text(0, AccountingModel::Flags), QStringLiteral("running"));
    QCOMPARE(text(0, AccountingModel::TaskId), QStringLiteral("0x6"));
    QCOMPARE(text(1, AccountingModel::Elapsed), QStringLiteral("15"));
    // The stop of an open task fills its row.
    link_->tell(ipc::Accounting{{record("stop", "0x6", "http", 30)}});
    QCOMPARE(rows(), 2);
    QCOMPARE(text(0, AccountingModel::Flags), QStringLiteral("stop"));
  }

  void kinds_and_filter_leave_what_fits() {
    run();
    link_->tell(ipc::Accounting{{record("start", "0x5", "telnet", 0), record("stop", "0x5", "telnet", 15),
                                 record("start", "0x6", "http", 20)}});
    page_->kinds()->setFocus();
    QTest::keyClick(page_->kinds(), Qt::Key_End);
    QCOMPARE(rows(), 1);
    QTest::keyClick(page_->kinds(), Qt::Key_Home);
    QTest::keyClick(page_, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(page_->filter(), QStringLiteral("http"));
    QTest::keyClick(page_->filter(), Qt::Key_Return);
    QCOMPARE(rows(), 1);
    QTest::keyClick(page_->filter(), Qt::Key_Escape);
    QCOMPARE(rows(), 3);
  }

  void hidden_columns_come_back_through_the_menu_and_are_exported_anyway() {
    run();
    link_->tell(ipc::Accounting{{record("stop", "0x5", "telnet", 15)}});
    QVERIFY(page_->table()->isColumnHidden(AccountingModel::NasPortname));
    QMenu* menu = page_->columnsButton()->menu();
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), static_cast<qsizetype>(AccountingModel::ColumnCount));
    menu->actions().at(AccountingModel::NasPortname)->trigger();
    QVERIFY(!page_->table()->isColumnHidden(AccountingModel::NasPortname));
    emit menu->aboutToShow();
    menu->actions().at(AccountingModel::NasPortname)->trigger();
    QTemporaryDir folder;
    page_->pickFile = [&](const QString& suggested) { return folder.filePath(suggested); };
    QTest::mouseClick(page_->exportButton(), Qt::LeftButton);
    QFile file(folder.filePath(QStringLiteral("accounting.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"));
    QCOMPARE(lines[0], QStringLiteral(
                           "Date and time,User,Group,Caller id,Flags,elapsed_time,service,bytes_in,bytes_out,"
                           "paks_in,paks_out,task_id,addr,NAS-Portname,NAS address,cmd"));
    QCOMPARE(
        lines[1],
        QStringLiteral("09/24/2004 07:45:54,cisco_customer,Default Group,10.89.129.200,stop,15,..,99,1879,"
                       "..,..,0x5,..,PIX,10.89.129.194,telnet"));
  }

  void the_selected_record_is_shown_whole() {
    run();
    link_->tell(ipc::Accounting{{record("stop", "0x5", "telnet", 15)}});
    QTableView* table = page_->table();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 1)).center());
    QVERIFY(sees(QStringLiteral("Stop record of task 0x5")));
    QVERIFY(sees(QStringLiteral("NAS-Portname")));
    QVERIFY(!sees(QStringLiteral("paks_in")));
  }

  void without_the_line_it_offers_to_add_it_as_an_edit() {
    run(true);
    QVERIFY(sees(QStringLiteral("No accounting records. \"aaa accounting\" is not in the configuration.")));
    auto* add = page_->findChild<QPushButton*>(QStringLiteral("addAccounting"));
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(link_->count<ipc::Push>(), 0);
    const auto script = bridge_->headend().pendingScript();
    QCOMPARE(script.steps.size(), std::size_t{1});
    QVERIFY(script.steps.front().command.starts_with("aaa accounting include "));
    QVERIFY(
        sees(QStringLiteral("No accounting records. \"aaa accounting\" is an edit that is not pushed yet.")));
    QVERIFY(!add->isVisible());
    bridge_->headend().undoStack().undo();
    QVERIFY(add->isVisible());
  }

  void with_the_line_it_says_what_it_waits_for() {
    run();
    QVERIFY(sees(QStringLiteral(
        "No accounting records yet. They come when a connection begins or ends that must be accounted.")));
  }

  void the_model_keeps_its_rules_and_its_bound() {
    AccountingModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append({record("start", "1", "http", 0), record("stop", "2", "http", 1)});
    model.setJoined(true);
    model.append({record("stop", "1", "http", 2), record("start", "3", "http", 3)});
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.isRunning(0));
    model.setJoined(false);
    std::vector<ipc::AccountingRow> many;
    for (std::size_t i = 0; i < AccountingModel::limit; ++i) many.push_back(record("start", "9", "ftp", 4));
    model.append(many);
    QCOMPARE(model.rowCount(), static_cast<int>(AccountingModel::limit));
    QCOMPARE(QString::fromStdString(model.record(model.rowCount() - 1).task_id), QStringLiteral("9"));
  }

 private:
  void run(bool withoutAccounting = false) {
    link_->tell(labState(true));
    ipc::RunningConfig running = ui::testing::labConfig();
    auto& rules = running.config.aaa_rules;
    if (withoutAccounting) {
      std::erase_if(rules,
                    [](const pix::AaaRule& each) { return each.service == pix::AaaService::accounting; });
    } else {
      pix::AaaRule rule;
      rule.service = pix::AaaService::accounting;
      rule.traffic = "any";
      rule.direction = "inbound";
      rule.tag = "AuthInbound";
      rules.push_back(rule);
    }
    running.text = pix::write(running.config);
    link_->tell(running);
  }
  int rows() const { return page_->table()->model()->rowCount(); }
  QString text(int row, int column) const {
    return page_->table()->model()->index(row, column).data().toString();
  }
  bool sees(const QString& text) const {
    for (const QLabel* label : page_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == text) return true;
    }
    return false;
  }

  std::unique_ptr<ui::testing::FakeLink> link_;
  std::unique_ptr<Bridge> bridge_;
  std::unique_ptr<MainWindow> window_;
  PageContext context_;
  std::unique_ptr<HeadendController> controller_;
  AccountingPage* page_ = nullptr;
};

DRAWBRIDGE_TEST(AccountingTest);
#include "accounting_test.moc"
