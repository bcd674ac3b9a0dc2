// SPDX-License-Identifier: GPL-3.0-or-later
// New names: what refers to an object follows it, and the difference can be sent.
#include <QTest>

#include "pix/diff.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "pix/rename.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

Config lab() {
  return parse(lab_configuration()).config;
}

/// What the device has after the commands of the difference.
Config pushed(const Config& running, const Config& wanted) {
  Config result = running;
  EditContext context;
  for (const auto& step : diff(running, wanted).steps) {
    if (!apply_line(result, step.command, &context).ok()) qWarning("%s", step.shown.c_str());
  }
  return result;
}

}  // namespace

class RenameTest : public QObject {
  Q_OBJECT
 private slots:
  void groupsAndTheMapWidePoolFollowAPool() {
    const auto renamed = rename_local_pool(lab(), "VPNpool", "clients");
    QVERIFY(renamed.has_value());
    QVERIFY(renamed->local_pool("VPNpool") == nullptr);
    QVERIFY(renamed->local_pool("clients") != nullptr);
    QVERIFY(renamed->vpngroup("vpn3000")->address_pool == "clients");
    QVERIFY(renamed->isakmp.client_pool == "clients");
    QVERIFY(pushed(lab(), *renamed) == *renamed);
  }
  void mapsFollowATransformSet() {
    const auto renamed = rename_transform_set(lab(), "myset", "legacy");
    QVERIFY(renamed.has_value());
    QVERIFY(renamed->dynamic_map("dynmap")->entries.at(10).transform_sets ==
            std::vector<std::string>{"legacy"});
    QVERIFY(pushed(lab(), *renamed) == *renamed);
  }
  void aGroupTakesItsPasswordAlong() {
    const auto renamed = rename_vpngroup(lab(), "vpn3000", "staff");
    QVERIFY(renamed.has_value());
    QVERIFY(renamed->vpngroup("staff")->password->value.reveal_text() == "cisco123");
    QVERIFY(pushed(lab(), *renamed) == *renamed);
  }
  void aPolicyTakesItsValuesToTheNewPriority() {
    const auto moved = renumber_isakmp_policy(lab(), 20, 5);
    QVERIFY(moved.has_value());
    QVERIFY(moved->isakmp.policies.at(5) == lab().isakmp.policies.at(20));
    QVERIFY(!moved->isakmp.policies.contains(20));
    QVERIFY(pushed(lab(), *moved) == *moved);
  }
  void aNameThatIsTakenMissingOrBadIsRefused() {
    const auto two =
        set_local_pool(lab(), {"other", {Ipv4Address(10, 1, 1, 1), Ipv4Address(10, 1, 1, 9)}, {}, {}});
    QVERIFY(two.has_value());
    QVERIFY(rename_local_pool(*two, "VPNpool", "other").error() == EditError::already_exists);
    QVERIFY(rename_local_pool(*two, "nothing", "else").error() == EditError::not_found);
    QVERIFY(rename_local_pool(*two, "VPNpool", "a b").error() == EditError::name_has_blank);
    QVERIFY(renumber_isakmp_policy(lab(), 10, 20).error() == EditError::already_exists);
    QVERIFY(renumber_isakmp_policy(lab(), 10, 65535).error() == EditError::number_out_of_range);
    QVERIFY(*rename_vpngroup(lab(), "vpn3000", "vpn3000") == lab());
  }
};

DRAWBRIDGE_TEST(RenameTest);
#include "rename_test.moc"
