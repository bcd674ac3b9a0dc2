// SPDX-License-Identifier: GPL-3.0-or-later
// Access rules, translations and AAA servers on Policy, and the findings with their mends, by mouse and keys.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "policy_device.h"
#include "support/test_registry.h"
#include "ui/manager/command_box.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/lines_view.h"
#include "ui/models/findings_model.h"
#include "ui/models/line_row_model.h"
#include "ui/models/policy_tree_model.h"
#include "ui/widgets/filter_bar.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::PolicyWindow;
using ui::testing::typeInto;

class PolicyLinesTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    w_ = std::make_unique<PolicyWindow>();
  }
  void cleanup() { w_.reset(); }

  void theTreeLeadsToAccessRulesTranslationsAndServers() {
    QTreeView* tree = w_->page->tree();
    auto* model = static_cast<PolicyTreeModel*>(tree->model());
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->indexOf(LineKind::AccessRules).data().toString(), QStringLiteral("Access rules (4)"));
    click(tree, model->indexOf(LineKind::Translations));
    QVERIFY(w_->page->lines(LineKind::Translations)->isVisible());
    click(tree, model->indexOf(LineKind::AaaServers));
    QVERIFY(w_->page->lines(LineKind::AaaServers)->isVisible());
    click(tree, model->indexOf(PolicyKind::Pools));
    QVERIFY(w_->page->view(PolicyKind::Pools)->isVisible());
  }

  void rulesStandUnderTheirListWithTheImplicitDenyAtTheEnd() {
    LinesView* rules = show(LineKind::AccessRules);
    QStringList seen;
    const auto* model = rules->table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
      QStringList cells;
      for (int column = 0; column < 5; ++column) cells << model->index(row, column).data().toString();
      seen << cells.join(QLatin1Char('|'));
    }
    QVERIFY2(seen.contains("access-list 120, bound inbound on outside||||"), qPrintable(seen.join('\n')));
    QVERIFY(seen.contains("1|permit|icmp|any|host 10.89.129.131"));
    QVERIFY(seen.contains("end|deny|ip|any|any"));
    QVERIFY(!(model->flags(model->index(0, 0)) & Qt::ItemIsSelectable));
  }

  void hitsAreThoseOfTheRunningRule() {
    LinesView* rules = show(LineKind::AccessRules);
    ipc::HeadendSnapshot snapshot;
    ipc::HeadendSnapshot::Details details;
    fw::AclRuleStatus rule;
    rule.line = 2;
    rule.hits = 1234;
    details.access_lists = {{"120", {rule}}};
    snapshot.details = std::make_shared<const ipc::HeadendSnapshot::Details>(details);
    w_->device.tell(snapshot);
    QCOMPARE(cell(rules, "120|1", 5), QLocale().toString(1234));
    QCOMPARE(cell(rules, "120|0", 5), QStringLiteral("0"));
    rules->select(QStringLiteral("120|1"));
    change(rules, 5, QStringLiteral("192.168.1.11"));
    QCOMPARE(cell(rules, "120|1", 5), QStringLiteral("new"));
  }

  void aFieldAppliesByReturnAndItsCommandStandsBelow() {
    LinesView* rules = show(LineKind::AccessRules);
    rules->select(QStringLiteral("120|0"));
    auto* destination = qobject_cast<QLineEdit*>(rules->field(5));
    typeInto(destination, QStringLiteral("192.168.1.11"));
    QCOMPARE(w_->session().editCount(), 0);
    const auto& live = rules->commandBox()->commands();
    QCOMPARE(live.size(), std::size_t{2});
    QCOMPARE(live[0].text, QStringLiteral("no access-list 120 permit icmp any host 10.89.129.131"));
    QCOMPARE(live[1].text, QStringLiteral("access-list 120 permit icmp any host 192.168.1.11"));
    QTest::keyClick(destination, Qt::Key_Return);
    QCOMPARE(list("120").entries[0].destination.address, ip("192.168.1.11"));
    QVERIFY(w_->session().editCount() > 0);
    QCOMPARE(w_->session().undoStack().undoText(), QStringLiteral("change access-list 120"));
    // The same through the preview: it applies on the device.
    QVERIFY(w_->commands().contains(QStringLiteral("access-list 120 permit icmp any host 192.168.1.11")) ||
            w_->commands().join('\n').contains(QStringLiteral("permit icmp any host 192.168.1.11")));
    w_->session().undoStack().undo();
    QCOMPARE(list("120").entries[0].destination.address, ip("10.89.129.131"));
    QCOMPARE(destination->text(), QStringLiteral("host 10.89.129.131"));
  }

  void whatCannotBeReadStaysTypedAndIsTold() {
    LinesView* rules = show(LineKind::AccessRules);
    rules->select(QStringLiteral("120|0"));
    auto* destination = qobject_cast<QLineEdit*>(rules->field(5));
    typeInto(destination, QStringLiteral("10.89.129.300"));
    QTest::keyClick(destination, Qt::Key_Return);
    QVERIFY(!rules->complaint().isEmpty());
    QCOMPARE(destination->text(), QStringLiteral("10.89.129.300"));
    QCOMPARE(w_->session().editCount(), 0);
    QTest::keyClick(destination, Qt::Key_Escape);
    QVERIFY(rules->complaint().isEmpty());
    QCOMPARE(destination->text(), QStringLiteral("host 10.89.129.131"));
  }

  void rulesAreAddedMovedAndDeleted() {
    LinesView* rules = show(LineKind::AccessRules);
    rules->select(QStringLiteral("120|0"));
    const std::size_t before = list("120").entries.size();
    QTest::mouseClick(rules->addButton(), Qt::LeftButton);
    QCOMPARE(list("120").entries.size(), before + 1);
    QVERIFY(!list("120").entries.back().permit);
    QCOMPARE(rules->selected(), QStringLiteral("120|%1").arg(before));
    rules->table()->setFocus();
    QTest::keyClick(rules->table(), Qt::Key_Up, Qt::AltModifier);
    QVERIFY(!list("120").entries[before - 1].permit);
    QCOMPARE(rules->selected(), QStringLiteral("120|%1").arg(before - 1));
    QTest::keyClick(rules->table(), Qt::Key_Delete);
    QCOMPARE(list("120").entries.size(), before);
    QCOMPARE(w_->session().editCount(), 0);
  }

  void portsAndIcmpTypesAreShownWhereTheyMeanSomething() {
    LinesView* rules = show(LineKind::AccessRules);
    rules->select(QStringLiteral("120|0"));
    auto* protocol = qobject_cast<QComboBox*>(rules->field(2));
    QVERIFY(!rules->field(4)->isEnabled());
    QVERIFY(rules->field(6)->isEnabled());
    change(rules, 6, QStringLiteral("echo"));
    QCOMPARE(list("120").entries[0].icmp_type, 8);
    typeInto(protocol->lineEdit(), QStringLiteral("ip"));
    QVERIFY(!rules->field(6)->isEnabled());
    QTest::keyClick(protocol->lineEdit(), Qt::Key_Return);
    QCOMPARE(list("120").entries[0].protocol, 0);
  }

  void theFilterHidesRulesThatDoNotFit() {
    LinesView* rules = show(LineKind::AccessRules);
    auto* filter = rules->findChild<FilterBar*>();
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("icmp"));
    QTest::keyClick(filter, Qt::Key_Return);
    auto* model = static_cast<LineRowModel*>(rules->table()->model());
    QVERIFY(!rules->table()->isRowHidden(model->rowOf(QStringLiteral("120|0"))));
    QVERIFY(rules->table()->isRowHidden(model->rowOf(QStringLiteral("120|1"))));
  }

  void translationsAreListedInTheirOrderAndEdited() {
    LinesView* view = show(LineKind::Translations);
    QCOMPARE(cell(view, view->selected(), 1), QStringLiteral("exempt"));
    QString key;
    for (const LineRow& each : static_cast<LineRowModel*>(view->table()->model())->rows()) {
      if (each.form == QLatin1String("static")) key = each.key;
    }
    QVERIFY(!key.isEmpty());
    view->select(key);
    QCOMPARE(cell(view, key, 3), QStringLiteral("192.168.1.11"));
    change(view, 3, QStringLiteral("192.168.1.12"));
    QCOMPARE(w_->session().wanted().statics.front().mapped, ip("192.168.1.12"));
    QVERIFY(w_->commands().join('\n').contains(QStringLiteral("192.168.1.12 10.89.129.131")));
    // A second translation of the same address is refused by the device's own rule.
    for (QAction* each : view->addButton()->menu()->actions()) {
      if (each->text() == QStringLiteral("Exemption")) each->trigger();
    }
    QCOMPARE(w_->session().wanted().statics.size(), std::size_t{1});
  }

  void anOldRadiusServerIsTakenByASwitch() {
    LinesView* servers = show(LineKind::AaaServers);
    QTest::mouseClick(servers->addButton(), Qt::LeftButton);
    auto* group = qobject_cast<QComboBox*>(servers->field(0));
    auto* old = qobject_cast<QCheckBox*>(servers->field(6));
    QVERIFY(!old->isEnabled());
    auto* protocol = qobject_cast<QComboBox*>(servers->field(1));
    protocol->setCurrentText(QStringLiteral("radius"));
    typeInto(group->lineEdit(), QStringLiteral("Branch"));
    QTest::keyClick(group->lineEdit(), Qt::Key_Return);
    const pix::AaaServerGroup* made = w_->session().wanted().aaa_server("Branch");
    QVERIFY(made != nullptr);
    QCOMPARE(made->protocol, pix::AaaProtocol::radius);
    QVERIFY(old->isEnabled());
    QTest::mouseClick(old, Qt::LeftButton, {}, QPoint(8, old->height() / 2));
    QVERIFY(w_->session().wanted().aaa_server("Branch")->hosts.front().no_message_authenticator);
    QVERIFY(w_->commands().join('\n').contains(QStringLiteral("no-message-authenticator")));
    // A key is kept as a secret, and shown as dots.
    auto* key = qobject_cast<QLineEdit*>(servers->field(4));
    typeInto(key, QStringLiteral("s3cret"));
    QTest::keyClick(key, Qt::Key_Return);
    QCOMPARE(w_->session().wanted().aaa_server("Branch")->hosts.front().key.value.reveal_text(),
             std::string("s3cret"));
    QVERIFY(key->text().isEmpty());
    for (const ObjectCommand& each : servers->commandBox()->commands())
      QVERIFY(!each.text.contains("s3cret"));
  }

  void aFindingIsMendedByOneEditThatCanBeUndone() {
    QTableView* table = w_->page->findingsTable();
    FindingsModel* findings = w_->page->findings();
    int row = -1;
    for (int i = 0; i < findings->rowCount(); ++i) {
      if (findings->row(i).code == pix::FindingCode::list_names_real_address && row < 0) row = i;
    }
    QVERIFY(row >= 0);
    QVERIFY(!findings->row(row).mend.empty());
    const pix::Finding finding = findings->row(row);
    table->scrollTo(findings->index(row, 0));
    click(table, findings->index(row, FindingsModel::Text));
    // The click leads to the rule.
    QVERIFY(w_->page->lines(LineKind::AccessRules)->isVisible());
    const QString line = QString::fromStdString(finding.args[1]);
    auto* rules = static_cast<LineRowModel*>(w_->page->lines(LineKind::AccessRules)->table()->model());
    QCOMPARE(rules->row(rules->rowOf(w_->page->lines(LineKind::AccessRules)->selected())).line, line);
    QVERIFY(w_->page->mendButton()->isEnabled());
    QTest::mouseClick(w_->page->mendButton(), Qt::LeftButton);
    QVERIFY(w_->session().editCount() > 0);
    QCOMPARE(w_->session().undoStack().count(), 1);
    QVERIFY(w_->controller->bar().text.startsWith(QStringLiteral("Mended as an edit.")));
    QVERIFY(w_->device.last<ipc::Push>() == nullptr);
    for (const pix::Finding& each : pix::check(w_->session().wanted())) QVERIFY(each.args != finding.args);
    w_->session().undoStack().undo();
    QCOMPARE(w_->session().editCount(), 0);
  }

 private:
  static Ipv4Address ip(const char* text) { return Ipv4Address::parse(text).value(); }
  LinesView* show(LineKind kind) {
    auto* model = static_cast<PolicyTreeModel*>(w_->page->tree()->model());
    click(w_->page->tree(), model->indexOf(kind));
    return w_->page->lines(kind);
  }
  static void click(QAbstractItemView* view, const QModelIndex& index) {
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
  }
  static QString cell(LinesView* view, const QString& key, int column) {
    auto* model = static_cast<LineRowModel*>(view->table()->model());
    return model->index(model->rowOf(key), column).data().toString();
  }
  static void change(LinesView* view, int field, const QString& text) {
    auto* edit = qobject_cast<QLineEdit*>(view->field(field));
    typeInto(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
  }
  const pix::AccessList& list(const char* id) { return *w_->session().wanted().access_list(id); }

  std::unique_ptr<PolicyWindow> w_;
};

DRAWBRIDGE_TEST(PolicyLinesTest);
#include "policy_lines_test.moc"
