// SPDX-License-Identifier: GPL-3.0-or-later
// A gateway that deletes the ISAKMP SA and says nothing of the pairs: because the life of phase 1 is over,
// and the tunnel stands, or because it logged the user off. The client finds out by the tunnel's packets.
#include <QTest>

#include "load_world.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

constexpr Seconds kPhase1{1200};  ///< at the headend, which tells no client of it

/// One client whose headend, once it is told to, says of an end the first message alone: the Delete of the
/// ISAKMP SA, which goes before that of the pairs.
struct LoggedOff {
  enum class Password : std::uint8_t { saved, typed };
  int ike_that_passes = -1;  ///< messages of the headend; negative: all
  bool esp_passes = true;
  World world;

  explicit LoggedOff(Password password) : world(options(*this, password)) {
    if (password == Password::typed) {
      run_until([&] { return one().connection.state() == client::State::user_prompt; }, "a question");
      one().connection.answer_prompt(world.now, "cisco_customer", Secret(std::string_view("cisco")));
    }
    run_until([&] { return one().is_up && one().answered >= one().wanted; }, "the first echoes");
  }
  static LoadOptions options(LoggedOff& self, Password password) {
    LoadOptions options;
    options.clients = 1;
    options.configuration += "isakmp policy 10 lifetime 1200\n";
    if (password == Password::typed)
      options.edit_secrets = [](client::ConnectSecrets& secrets) { secrets.user_password.reset(); };
    options.passes = [&self](ByteView packet) {
      const auto view = wire::parse_ipv4(packet);
      if (!view) return true;
      if (view->header.protocol == wire::IpProtocol::esp) return self.esp_passes;
      if (view->header.source != kHeadendAddress || self.ike_that_passes < 0) return true;
      return self.ike_that_passes-- > 0;
    };
    return options;
  }
  Client& one() { return *world.clients.front(); }
  void run_until(const std::function<bool()>& done, const char* what) {
    if (!world.run_until(done, Seconds(120))) qFatal("never came: %s", what);
  }
  void run(Duration time) {
    world.run_until([] { return false; }, time);
  }
  /// The headend ends the session; of what it says of that, the client hears of the ISAKMP SA alone.
  void log_off() {
    ike_that_passes = 1;
    world.headend().clear_session(world.now, world.headend().sessions(world.now).at(0).id);
    run(Seconds(2));
    ike_that_passes = -1;
    if (!world.headend().sessions(world.now).empty()) qFatal("the session is there still");
  }
  bool echoes() {
    const std::size_t before = one().answered;
    world.want_echoes(3);
    return world.run_until([&] { return one().answered == before + 3 || one().ended; }, Seconds(120)) &&
           !one().ended;
  }
};

}  // namespace

class LogoffTest : public QObject {
  Q_OBJECT

 private slots:
  void a_typed_password_is_not_used_for_another_login() {
    LoggedOff lab(LoggedOff::Password::typed);
    lab.log_off();
    QVERIFY(!lab.one().ended);
    QVERIFY(!lab.echoes());
    QVERIFY(lab.one().ended);
    QCOMPARE(lab.one().ended->reason, client::Reason::not_specified_by_peer);
    QCOMPARE(client::english_text(lab.one().ended->details),
             std::string("The gateway ended the login, and a new one asks for what is not saved."));
    QVERIFY(lab.one().ended->was_up);
    QVERIFY(!lab.one().ended->by_user);
    lab.run(Seconds(60));
    QVERIFY(lab.world.headend().sessions(lab.world.now).empty());
  }

  void a_saved_password_logs_in_again_and_the_tunnel_carries() {
    LoggedOff lab(LoggedOff::Password::saved);
    lab.log_off();
    QVERIFY(lab.echoes());
    QCOMPARE(lab.world.headend().sessions(lab.world.now).size(), std::size_t{1});
  }

  void who_has_nothing_to_send_begins_nothing() {
    LoggedOff lab(LoggedOff::Password::typed);
    lab.log_off();
    lab.one().is_up = false;  // its programs say no more
    lab.run(Seconds(3600));
    QVERIFY(!lab.one().ended);
    QVERIFY(lab.world.headend().device().isakmp_sas(lab.world.now).empty());
    QVERIFY(lab.world.headend().sessions(lab.world.now).empty());
    lab.one().is_up = true;
    QVERIFY(!lab.echoes());
    QVERIFY(lab.one().ended);
  }

  /// The session's phase 1 is over and its pairs stand: the first packet from the gateway tells.
  void a_gateway_that_kept_the_tunnel_is_gone_on_with_data() {
    QTest::addColumn<bool>("is_saved");
    QTest::newRow("saved password") << true;
    QTest::newRow("typed password") << false;
  }
  void a_gateway_that_kept_the_tunnel_is_gone_on_with() {
    QFETCH(bool, is_saved);
    LoggedOff lab(is_saved ? LoggedOff::Password::saved : LoggedOff::Password::typed);
    lab.one().is_up = false;
    lab.run(kPhase1 + Seconds(60));
    QVERIFY(lab.world.headend().device().isakmp_sas(lab.world.now).empty());
    QVERIFY(!lab.one().ended);
    lab.one().is_up = true;
    QVERIFY(lab.echoes());
    QCOMPARE(lab.world.headend().device().isakmp_sas(lab.world.now).size(), std::size_t{1});
    QCOMPARE(lab.world.headend().sessions(lab.world.now).size(), std::size_t{1});
  }
};

DRAWBRIDGE_TEST(LogoffTest);
#include "logoff_test.moc"
