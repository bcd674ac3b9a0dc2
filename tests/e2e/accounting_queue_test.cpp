// SPDX-License-Identifier: GPL-3.0-or-later
// Accounting while no server answers: nothing is lost within the bound, and beyond it what was chosen
// happens.
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "lab_story.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::LabStory;

namespace {

std::string accounted() {
  return std::string(pix::lab_configuration()) +
         "\naaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound\n";
}

int count(const LabStory& lab, const std::string& words) {
  return static_cast<int>(std::count_if(lab.syslog.begin(), lab.syslog.end(), [&](const ipc::Syslog& each) {
    return each.text.find(words) != std::string::npos;
  }));
}

}  // namespace

class AccountingQueueTest : public QObject {
  Q_OBJECT

 private slots:
  void whatWaitsOnDiskIsDeliveredAfterTheNextStart() {
    const QTemporaryDir folder;
    service::ServiceOptions options;
    options.accounting_folder = folder.path().toStdString();
    {
      LabStory lab(1, options);
      lab.start_headend(accounted());
      QVERIFY(lab.connect_lab());
      lab.service.lab().tacacs().set_mode(lab::TacacsMode::silent);
      for (int i = 0; i < 2; ++i) QVERIFY(lab.fetch().ok);
      lab.driver.run_for(Seconds{20});
      QVERIFY(lab.service.lab().tacacs().records().empty());
      // The program ends here, without a word to anybody.
    }
    QVERIFY(!QDir(folder.path()).isEmpty());
    LabStory lab(2, options);
    lab.start_headend(accounted());
    lab.driver.run_for(Seconds{10});
    const auto& records = lab.service.lab().tacacs().records();
    QCOMPARE(records.size(), std::size_t{4});
    for (std::size_t i = 0; i < 4; ++i) {
      QCOMPARE(records[i].task_id, std::string(i < 2 ? "0x1" : "0x2"));
      QVERIFY(records[i].flags == (i % 2 == 0 ? lab::RecordFlag::start : lab::RecordFlag::stop));
    }
  }
  void aFullQueueLosesRecordsAndSaysSoOnceAMinute() {
    service::ServiceOptions options;
    options.accounting_limits.octets = 1500;
    LabStory lab(1, options);
    lab.start_headend(accounted());
    QVERIFY(lab.connect_lab());
    lab.service.lab().tacacs().set_mode(lab::TacacsMode::silent);
    for (int i = 0; i < 20; ++i) QVERIFY(lab.fetch().ok);  // connections are allowed all the same
    const int said = count(lab, "accounting records are lost");
    QVERIFY(said >= 1 && said <= 2);
    for (int i = 0; i < 5; ++i) QVERIFY(lab.fetch().ok);
    lab.driver.run_for(Seconds{70});
    QVERIFY(count(lab, "accounting records are lost") > said);
    lab.service.lab().tacacs().set_mode(lab::TacacsMode::normal);
    lab.driver.run_for(std::chrono::minutes{2});
    QVERIFY(!lab.service.lab().tacacs().records().empty());
    QCOMPARE(lab.service.lab().tacacs().records().front().task_id, std::string("0x1"));
  }
  void aFullQueueDeniesWhereThatWasChosen() {
    service::ServiceOptions options;
    options.accounting_limits.octets = 1500;
    options.accounting_full_refuses = true;
    LabStory lab(1, options);
    lab.start_headend(accounted());
    QVERIFY(lab.connect_lab());
    lab.service.lab().tacacs().set_mode(lab::TacacsMode::silent);
    int got = 0;
    while (got < 20 && lab.fetch().ok) ++got;
    QVERIFY(got > 0 && got < 20);
    QVERIFY(count(lab, "it must be accounted") > 0);
    lab.service.lab().tacacs().set_mode(lab::TacacsMode::normal);
    lab.driver.run_for(std::chrono::minutes{2});
    QVERIFY(lab.fetch().ok);
  }
};

DRAWBRIDGE_TEST(AccountingQueueTest);
#include "accounting_queue_test.moc"
