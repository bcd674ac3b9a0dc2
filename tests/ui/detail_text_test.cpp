// SPDX-License-Identifier: GPL-3.0-or-later
// What the core says in English for the command line and the log, the window says in its own language:
// without a translation both say the same.
#include <QTest>

#include "support/test_registry.h"
#include "ui/shell/language.h"
#include "ui/text/client_text.h"
#include "window_fixture.h"

using namespace drawbridge;
using client::AutoProblem;
using client::EndDetail;

class DetailTextTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { ui::testing::startClean(); }

  void details_of_an_end() {
    for (int i = 0; i <= static_cast<int>(EndDetail::Kind::proxy_port_replaced); ++i) {
      const EndDetail detail{static_cast<EndDetail::Kind>(i),
                             {"Plant", "192.168.1.0/24", "Office", "0.0.0.0/0"}};
      const QString english = QString::fromStdString(client::english_text(detail));
      QVERIFY(!english.isEmpty());
      // The log has the helper's words as they are.
      QCOMPARE(ui::text(detail), detail.kind == EndDetail::Kind::helper_refused
                                     ? QStringLiteral("The privileged helper says: ") + english
                                     : english);
    }
    const EndDetail unknown{EndDetail::Kind::udp_port_taken, {"500", ""}};
    QCOMPARE(ui::text(unknown), QString::fromStdString(client::english_text(unknown)));
  }

  void an_end_says_all_of_them() {
    client::Ended ended;
    ended.reason = client::Reason::port_in_use;
    ended.details = {{EndDetail::Kind::udp_port_taken, {"500", "charon (process 12)"}},
                     {EndDetail::Kind::udp_port_taken, {"4500", ""}}};
    QCOMPARE(
        ui::endText(ended),
        QStringLiteral("Reason 1001: UDP port 500 of this computer is in use by another program. UDP port "
                       "500 of this machine is in use by charon (process 12). UDP port 4500 of this machine "
                       "is in use by another program."));
    QCOMPARE(
        client::english_end(ended).back(),
        std::string("UDP port 500 of this machine is in use by charon (process 12). UDP port 4500 of this "
                    "machine is in use by another program."));
  }

  void problems_of_automatic_initiation() {
    for (int i = 0; i <= static_cast<int>(AutoProblem::Kind::not_written); ++i) {
      const AutoProblem problem{static_cast<AutoProblem::Kind>(i), "Office", "No space left on device"};
      QCOMPARE(ui::text(problem), QString::fromStdString(client::english_text(problem)));
    }
  }

  void how_long_something_lasted() {
    for (const Duration each :
         {Duration{}, Duration{Seconds{90}}, Duration{Seconds{3 * 86400 + 3661}}, Duration{Milliseconds{-5}}})
      QCOMPARE(ui::durationText(each), QString::fromStdString(client::duration_text(each)));
  }
};

DRAWBRIDGE_TEST(DetailTextTest);
#include "detail_text_test.moc"
