// SPDX-License-Identifier: GPL-3.0-or-later
// FreeRADIUS as it is by itself: its replies carry no Message-Authenticator.
#include <QTest>

#include "peers/real_story.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::RealStory;

class RadiusUnsignedTest : public QObject {
  Q_OBJECT
 private slots:
  void nobodyGetsInAndTheLogSaysWhy() {
    // Four tries, a second apart: the client is still there when they are over.
    RealStory lab(testing::note_with(
        "radius", {"aaa-server AuthInbound (inside) host 10.89.129.134 secretkey timeout 1"}));
    QVERIFY(!lab.connect("cisco_customer", "cisco"));
    QVERIFY(lab.says("no-message-authenticator"));
    QVERIFY(lab.has_syslog(109003));
  }
  void theSwitchForOldServersLetsThemIn() {
    RealStory lab(testing::note_with(
        "radius", {"aaa-server AuthInbound (inside) host 10.89.129.134 no-message-authenticator"}));
    QVERIFY(lab.connect("cisco_customer", "cisco"));
    QVERIFY(lab.fetch());
  }
};

DRAWBRIDGE_TEST(RadiusUnsignedTest);
#include "radius_unsigned_test.moc"
