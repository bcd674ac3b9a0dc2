// SPDX-License-Identifier: GPL-3.0-or-later
// The packet tracer by mouse and keys: what is asked, how the answer reads, and that wrong fields ask
// nothing.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "fake_link.h"
#include "headend_values.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/trace_inputs.h"
#include "ui/manager/trace_list.h"
#include "ui/manager/tracer_page.h"
#include "ui/models/trace_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/text/trace_text.h"
#include "ui/widgets/card.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::idleSnapshot;
using ui::testing::ip;
using ui::testing::labConfig;
using ui::testing::labState;

namespace {

class BlankPage final : public Page {
 public:
  using Page::Page;
};

fw::TraceStep step(const char* name, fw::TraceVerdict verdict, const char* reason) {
  fw::TraceStep each;
  each.name = name;
  each.verdict = verdict;
  each.reason = reason;
  each.from = {ip("192.168.1.50"), 1025};
  each.to = {ip("192.168.1.11"), 80};
  return each;
}

/// The note's mistake: the rule names the real address, the packet carries the global one.
fw::TraceResult dropped() {
  fw::TraceResult result;
  result.outcome = fw::TraceOutcome::drop;
  result.decided_at = 1;
  result.steps = {step("header", fw::TraceVerdict::pass, "ok"),
                  step("access list", fw::TraceVerdict::drop, "some-new-code"),
                  step("translation", fw::TraceVerdict::would_change, "static")};
  result.steps[1].object = "access-list 120";
  result.steps[1].args = {"120"};
  result.steps[1].comparisons = {{"access-list 120 line 1", fw::TraceMiss::protocol, false},
                                 {"access-list 120 line 2", fw::TraceMiss::destination, false},
                                 {"deny ip any any (implicit)", fw::TraceMiss::none, true}};
  result.steps[2].to = {ip("10.89.129.131"), 80};
  result.message_id = 106023;
  result.message_severity = 4;
  return result;
}

}  // namespace

class TracerTest : public QObject {
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
    std::vector<PageSpec> pages;
    for (const char* id : {"tracer", "policy"}) {
      PageSpec spec;
      spec.id = QLatin1String(id);
      spec.group = PageGroup::Headend;
      spec.title = [id] { return QString::fromLatin1(id); };
      spec.make = [this, id]() -> QWidget* {
        if (QLatin1String(id) == QLatin1String("tracer")) return new TracerPage(context_);
        return new BlankPage(QLatin1String(id));
      };
      pages.push_back(spec);
    }
    link_->tell(labState(true));
    link_->tell(labConfig());
    link_->tell(idleSnapshot());
    window_->setPages(pages, QStringLiteral("tracer"));
    page_ = static_cast<TracerPage*>(window_->page(QStringLiteral("tracer")));
    window_->resize(1100, 720);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
  }
  void cleanup() {
    installLanguage(QStringLiteral("en"));
    window_.reset();
    controller_.reset();
    bridge_.reset();
    link_.reset();
  }

  void it_begins_with_the_visitor_of_the_web_page() {
    QVERIFY(page_->inputs()->firstField()->hasFocus());
    QTest::keyClick(page_->inputs()->firstField(), Qt::Key_Return);
    const auto* asked = link_->last<ipc::TracePacket>();
    QVERIFY(asked != nullptr);
    QCOMPARE(asked->request.interface, std::string("outside"));
    QCOMPARE(asked->request.protocol, 6);
    QCOMPARE(asked->request.from.address, ip("192.168.1.50"));
    QCOMPARE(asked->request.to, (Endpoint{ip("192.168.1.11"), 80}));
    QCOMPARE(asked->request.tcp_flags, 0x02);
    QVERIFY(!asked->request.from_tunnel);
  }

  void a_narrow_page_shows_all_its_fields() {
    installLanguage(QStringLiteral("it"));
    window_->resize(720, 600);
    const TraceInputs* inputs = page_->inputs();
    const QWidget* content = inputs->parentWidget();
    QTRY_VERIFY(content->width() <= content->parentWidget()->width());
    QVERIFY(inputs->traceButton()->geometry().right() < inputs->width());
  }

  void the_verdict_says_where_and_why_it_was_dropped() {
    trace(dropped());
    QVERIFY(page_->verdict()->isVisible());
    QCOMPARE(page_->verdict()->accessibleName(), QStringLiteral("Dropped at step 2, Access list"));
    // A code without a sentence of its own still shows its words.
    QCOMPARE(page_->verdict()->text(),
             QStringLiteral("some new code, 120 The real packet would raise message 106023."));
    QCOMPARE(page_->list()->currentIndex().row(), 1);
    QCOMPARE(page_->list()->currentIndex().data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("2 Access list: drop. some new code, 120"));
    const auto* compared = page_->comparisons()->model();
    QCOMPARE(compared->rowCount(), 3);
    QCOMPARE(compared->index(1, ComparisonModel::Compared).data().toString(),
             QStringLiteral("destination differs"));
    QCOMPARE(compared->index(2, ComparisonModel::Compared).data().toString(),
             QStringLiteral("fits and decides"));
    QCOMPARE(page_->comparisons()->selectionModel()->selectedRows().front().row(), 2);
  }

  void a_step_tells_what_the_packet_carries_before_and_behind_it() {
    trace(dropped());
    QTest::keyClick(page_->list(), Qt::Key_Down);
    QVERIFY(sees(QStringLiteral("Step 3: Translation")));
    QVERIFY(sees(QStringLiteral("192.168.1.11 / 80, then 10.89.129.131 / 80")));
    QVERIFY(!page_->comparisons()->isVisible());
  }

  void the_rule_that_decided_opens_in_policy() {
    trace(dropped());
    QString object;
    connect(controller_.get(), &HeadendController::placeWanted, this,
            [&](int, const QString& wanted) { object = wanted; });
    QTest::mouseClick(page_->findChild<QPushButton*>(QStringLiteral("openInPolicy")), Qt::LeftButton);
    QCOMPARE(object, QStringLiteral("access-list 120"));
    QCOMPARE(window_->currentPage(), QStringLiteral("policy"));
  }

  void a_login_and_a_forwarded_packet_have_their_own_words() {
    fw::TraceResult result = dropped();
    result.outcome = fw::TraceOutcome::login;
    trace(result);
    QCOMPARE(page_->verdict()->accessibleName(), QStringLiteral("Needs a login first (cut-through)"));
    result.outcome = fw::TraceOutcome::forward;
    result.egress = "inside";
    result.to = {ip("10.89.129.131"), 80};
    result.next_hop = ip("10.89.129.193");
    result.message_id = 0;
    trace(result);
    QCOMPARE(page_->verdict()->accessibleName(), QStringLiteral("Forwarded to inside, 10.89.129.131/80"));
    QCOMPARE(page_->verdict()->text(), QStringLiteral("The next hop is 10.89.129.193."));
  }

  void an_answer_to_an_older_question_is_not_shown() {
    QTest::keyClick(page_->inputs()->firstField(), Qt::Key_Return);
    const auto first = link_->last<ipc::TracePacket>()->id;
    QTest::keyClick(page_->inputs()->firstField(), Qt::Key_Return);
    link_->tell(ipc::PacketTraced{first, dropped()});
    QVERIFY(!page_->verdict()->isVisible());
  }

  void examples_fill_the_fields_and_trace_at_once() {
    QTest::mouseClick(page_->findChild<QPushButton*>(QStringLiteral("preset-1")), Qt::LeftButton);
    const auto* client = link_->last<ipc::TracePacket>();
    QVERIFY(client->request.from_tunnel);
    QCOMPARE(client->request.from.address, ip("10.89.129.200"));
    QCOMPARE(client->request.to.address, ip("10.89.129.131"));
    QTest::mouseClick(page_->findChild<QPushButton*>(QStringLiteral("preset-2")), Qt::LeftButton);
    const auto* inside = link_->last<ipc::TracePacket>();
    QCOMPARE(inside->request.interface, std::string("inside"));
    QCOMPARE(inside->request.from, (Endpoint{ip("10.89.129.131"), 80}));
    QCOMPARE(inside->request.tcp_flags, 0x12);
    QCOMPARE(field<QLineEdit>("traceSource")->text(), QStringLiteral("10.89.129.131"));
  }

  void a_field_that_cannot_be_read_asks_nothing_and_says_so() {
    auto* destination = field<QLineEdit>("traceDestination");
    destination->setFocus();
    QTest::keyClick(destination, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(destination, QStringLiteral("10.89.129.300"));
    QTest::keyClick(destination, Qt::Key_Return);
    QCOMPARE(link_->count<ipc::TracePacket>(), 0);
    QCOMPARE(page_->inputs()->complaint(), QStringLiteral("10.89.129.300 is not an address."));
    QVERIFY(destination->hasFocus());
    QTest::keyClick(destination, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(destination, QStringLiteral("192.168.1.11"));
    QVERIFY(page_->inputs()->complaint().isEmpty());
    auto* port = field<QLineEdit>("traceDestinationPort");
    port->setFocus();
    QTest::keyClick(port, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(port, QStringLiteral("70000"));
    QTest::keyClick(port, Qt::Key_Return);
    QCOMPARE(page_->inputs()->complaint(),
             QStringLiteral("70000 is not a port: a number up to 65535 or a name such as http."));
    QCOMPARE(link_->count<ipc::TracePacket>(), 0);
  }

  void icmp_has_a_type_and_no_ports() {
    auto* protocol = field<QComboBox>("traceProtocol");
    protocol->setFocus();
    QTest::keyClick(protocol, Qt::Key_End);
    QCOMPARE(protocol->currentText(), QStringLiteral("ICMP"));
    QVERIFY(!field<QLineEdit>("traceSourcePort")->isVisible());
    QCOMPARE(field<QLineEdit>("traceDestinationPort")->text(), QStringLiteral("echo"));
    QTest::mouseClick(page_->inputs()->traceButton(), Qt::LeftButton);
    QCOMPARE(link_->last<ipc::TracePacket>()->request.protocol, 1);
    QCOMPARE(link_->last<ipc::TracePacket>()->request.icmp_type, 8);
  }

  void an_interface_that_is_not_up_is_told() {
    fw::TraceResult result;
    result.understood = false;
    trace(result);
    QCOMPARE(page_->verdict()->text(),
             QStringLiteral("The headend has no interface \"outside\" that is up."));
  }

  void models_keep_their_rules() {
    TraceModel steps;
    ComparisonModel comparisons;
    QAbstractItemModelTester first(&steps, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester second(&comparisons, QAbstractItemModelTester::FailureReportingMode::QtTest);
    steps.setResult(dropped());
    comparisons.setStep(dropped().steps[1]);
    steps.setResult({});
    comparisons.setStep({});
    QCOMPARE(steps.rowCount(), 0);
    QCOMPARE(comparisons.rowCount(), 0);
  }

 private:
  void trace(const fw::TraceResult& result) {
    QTest::mouseClick(page_->inputs()->traceButton(), Qt::LeftButton);
    link_->tell(ipc::PacketTraced{link_->last<ipc::TracePacket>()->id, result});
  }
  template <class T>
  T* field(const char* name) const {
    return page_->findChild<T*>(QLatin1String(name));
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
  TracerPage* page_ = nullptr;
};

DRAWBRIDGE_TEST(TracerTest);
#include "tracer_test.moc"
