// SPDX-License-Identifier: GPL-3.0-or-later
// The two records of the tech note in the report's columns: pix-behaviour.md 7.
#include "lab/accounting_record.h"

#include <QTest>

#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::lab;

namespace {

// 2004-07-27 15:17:39 UTC
constexpr WallTime began{1'090'941'459'000'000};

AccountingRecord record(RecordFlag flag, WallTime date) {
  AccountingRecord r;
  r.date = date;
  r.user = "cisco_customer";
  r.caller_id = "10.89.129.200";
  r.flags = flag;
  r.nas_port = "PIX";
  r.nas_address = "10.89.129.194";
  for (const char* argument :
       {"task_id=0x5", "foreign_ip=10.89.129.200", "local_ip=10.89.129.131", "cmd=telnet"}) {
    r.add_argument(argument);
  }
  return r;
}

}  // namespace

class AccountingRecordTest : public QObject {
  Q_OBJECT
 private slots:
  void theReportIsNewestFirstInTheColumnsOfTheSource() {
    AccountingRecord stop = record(RecordFlag::stop, WallTime{began.microseconds + 15'000'000});
    for (const char* argument : {"elapsed_time=15", "bytes_in=99", "bytes_out=1879"})
      stop.add_argument(argument);
    QCOMPARE(report({record(RecordFlag::start, began), stop}),
             testing::read_data("lab/accounting_report.txt"));
  }
  void withoutRecordsOnlyTheHeadingIsLeft() {
    const std::string text = report({});
    QCOMPARE(std::count(text.begin(), text.end(), '\n'), std::ptrdiff_t{1});
    QVERIFY(text.starts_with("Date, time  User"));
  }
  void ofTwoRecordsOfOneInstantTheLaterIsFirst() {
    const std::string text = report({record(RecordFlag::start, began), record(RecordFlag::stop, began)});
    QVERIFY(text.find(" stop ") < text.find(" start "));
  }
  void argumentsWithoutAColumnAreKept() {
    AccountingRecord r;
    r.add_argument("local_ip=10.89.129.131");
    r.add_argument("service*shell");
    r.add_argument("nothing");
    QCOMPARE(r.service, std::string("shell"));
    QCOMPARE(r.arguments.size(), std::size_t{3});
    QCOMPARE(r.arguments[0].second, std::string("10.89.129.131"));
    QCOMPARE(r.arguments[2].second, std::string());
  }
  void aLineBreakInAFieldDoesNotBreakTheLine() {
    AccountingRecord r;
    r.user = "two\nlines";
    QCOMPARE(columns(r)[1], std::string("two?lines"));
  }
  void datesAreUtc() {
    QCOMPARE(format_date(WallTime{0}), std::string("01/01/1970 00:00:00"));
    QCOMPARE(format_date(WallTime{-1}), std::string("12/31/1969 23:59:59"));
  }
};

DRAWBRIDGE_TEST(AccountingRecordTest);
#include "accounting_record_test.moc"
