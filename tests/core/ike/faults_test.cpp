// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong and what each side says about it (wire.md 6, wire-ike.md 9, pix-behaviour.md 6).
#include <QTest>

#include "core/ike/pair.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using ike::CloseReason;
using ike::trace::Trouble;

namespace {

ike::InitiatorConfig with_group(const std::string& name, std::string_view password) {
  ike::InitiatorConfig plan = client_4x();
  plan.key_id = name;
  plan.pre_shared_key = Secret(password);
  return plan;
}

std::vector<std::string> shape_of(const Pair& pair) {
  std::vector<std::string> out;
  for (const auto& [side, datagram] : pair.recorded)
    out.push_back(fmt::format("{} {}", side == Side::client ? "client" : "headend", datagram.size()));
  return out;
}

}  // namespace

class FaultsTest : public QObject {
  Q_OBJECT

 private slots:
  void unknown_group_and_wrong_password_look_the_same_on_the_wire() {
    Pair unknown, wrong;
    unknown.connect(with_group("vpn4000", "cisco123"));
    wrong.connect(with_group("vpn3000", "cisco124"));
    unknown.run_for(Seconds(120));
    wrong.run_for(Seconds(120));
    QCOMPARE(shape_of(unknown), shape_of(wrong));
    QCOMPARE(unknown.diagram(), wrong.diagram());
    QVERIFY(unknown.at_client.close_reason() == CloseReason::authentication_failed);
    QVERIFY(wrong.at_client.close_reason() == CloseReason::authentication_failed);
    QVERIFY(unknown.at_headend.close_reason() == CloseReason::unknown_group);
    QVERIFY(wrong.at_headend.close_reason() == CloseReason::authentication_failed);
    QVERIFY(unknown.at_headend.troubled(Trouble::unknown_group));
    QVERIFY(!unknown.at_headend.troubled(Trouble::wrong_group_password));
    QVERIFY(wrong.at_headend.troubled(Trouble::wrong_group_password));
    QVERIFY(!wrong.at_headend.troubled(Trouble::unknown_group));
    QVERIFY(unknown.headend.status(unknown.now).empty());
  }

  void group_called_default_takes_unknown_names() {
    ike::ResponderConfig config = note_headend();
    config.groups.push_back({"default", Secret(std::string_view("fallback"))});
    Pair pair(config);
    pair.connect(with_group("anything", "fallback"));
    pair.run_until_quiet();
    QCOMPARE(pair.at_headend.all<ike::Phase1Established>().at(0).group, std::string("default"));
  }

  void main_mode_with_a_wrong_key_gets_no_answer() {
    Pair pair(note_headend(), 1, kClient11);
    ike::InitiatorConfig plan = client_11();
    plan.pre_shared_key = Secret(std::string_view("cisco12345"));
    pair.connect(plan);
    pair.run_for(Seconds(120));
    QVERIFY(pair.at_client.close_reason() == CloseReason::no_answer);
    QVERIFY(pair.at_headend.close_reason() == CloseReason::no_answer);
    QVERIFY(pair.at_headend.troubled(Trouble::decrypt_failed));
    // MM1 and MM3 once, MM5 four times.
    QCOMPARE(pair.client.counters().datagrams_out, std::uint64_t{6});
    QCOMPARE(pair.headend.counters().datagrams_out, std::uint64_t{2});
  }

  void the_most_specific_key_is_taken() {
    ike::ResponderConfig config = note_headend();
    config.keys.push_back(
        {Prefix{Ipv4Address(192, 168, 1, 3), 32}, Secret(std::string_view("mine")), false, false});
    Pair pair(config, 1, kClient11);
    ike::InitiatorConfig plan = client_11();
    plan.pre_shared_key = Secret(std::string_view("mine"));
    pair.connect(plan);
    pair.run_until_quiet();
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{1});
  }

  void silent_gateway() {
    Pair pair;
    pair.on_send = [](Side from, Bytes&) { return from == Side::client ? false : true; };
    pair.connect(client_4x());
    pair.run_for(Seconds(60));
    QVERIFY(pair.at_client.close_reason() == CloseReason::no_answer);
    const auto sent = pair.at_client.done<ike::Transmit>();
    QCOMPARE(sent.size(), std::size_t{4});
    for (const auto& one : sent) QVERIFY(one.datagram == sent[0].datagram);
  }

  void no_common_policy_names_what_differed() {
    ike::ResponderConfig config = note_headend();
    config.policies = {{10, aes(256), crypto::HashAlgorithm::sha1, crypto::DhGroup::modp1024, 86400}};
    Pair pair(config);
    pair.connect(client_4x());
    pair.run_for(Seconds(30));
    const auto closed = pair.at_headend.all<ike::Closed>();
    QCOMPARE(closed.size(), std::size_t{1});  // not once per retransmission
    QVERIFY(closed[0].reason == CloseReason::no_proposal_chosen);
    QVERIFY(!closed[0].mismatches.empty());
    QCOMPARE(closed[0].mismatches[0].attribute, std::string("encryption"));
    QCOMPARE(closed[0].mismatches[0].offered_value, std::string("3des"));
    QCOMPARE(closed[0].mismatches[0].wanted_value, std::string("aes-256"));
    QCOMPARE(closed[0].mismatches[0].policy, 10);
    QVERIFY(pair.at_client.close_reason() == CloseReason::no_proposal_chosen);
    QCOMPARE(int(pair.at_client.all<ike::Closed>()[0].peer_notify), 14);
    QVERIFY(pair.headend.status(pair.now).empty());
  }

  void no_common_transform_set() {
    ike::ResponderConfig config = note_headend();
    config.transform_sets = {{"strong", {aes(256), ike::EspAuth::hmac_sha1}}};
    Pair pair(config);
    pair.connect(client_4x());
    pair.run_for(Seconds(30));
    QVERIFY(pair.at_client.close_reason() == CloseReason::no_proposal_chosen);
    QVERIFY(pair.at_client.all<ike::ChildEstablished>().empty());
    QVERIFY(pair.at_headend.done<ike::InstallInbound>().empty());
  }

  void user_is_asked_three_times() {
    Pair pair;
    pair.password = "guess";
    pair.connect(client_4x());
    pair.run_until_quiet();
    const auto needs = pair.at_client.all<ike::NeedCredentials>();
    QCOMPARE(needs.size(), std::size_t{3});
    QVERIFY(!needs[0].last_was_refused);
    QVERIFY(needs[1].last_was_refused && needs[2].last_was_refused);
    QCOMPARE(needs[2].round, 3);
    QVERIFY(pair.at_client.close_reason() == CloseReason::xauth_failed);
    QVERIFY(pair.at_headend.close_reason() == CloseReason::xauth_failed);
    QVERIFY(pair.headend.status(pair.now).empty());
    QVERIFY(pair.client.status(pair.now).empty());
  }

  void second_try_succeeds_for_both_clients() {
    for (const bool unity : {true, false}) {
      Pair pair(note_headend(), 1, unity ? kClient4x : kClient11);
      pair.password = "guess";
      pair.on_need = [&pair](const ike::NeedCredentials& need) {
        ike::IkeEndpoint::Credentials credentials;
        credentials.user = "cisco_customer";
        credentials.password = Secret(std::string_view(need.round == 1 ? "guess" : "cisco"));
        pair.client.give_credentials(pair.now, need.sa, credentials);
      };
      pair.connect(unity ? client_4x() : client_11());
      pair.run_until_quiet();
      QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), unity ? std::size_t{2} : std::size_t{1});
      QCOMPARE(pair.at_headend.all<ike::CredentialsReceived>().size(), std::size_t{2});
    }
  }

  void the_gateways_words_reach_the_user() {
    Pair pair;
    int asked = 0;
    pair.on_credentials = [&](const ike::CredentialsReceived& received) {
      pair.headend.xauth_result(pair.now, received.sa, ++asked == 2, "Password\x01 expired");
    };
    pair.connect(client_4x());
    pair.run_until_quiet();
    QCOMPARE(pair.at_client.all<ike::NeedCredentials>().at(1).message, std::string("Password\\x01 expired"));
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{2});
  }

  void user_cancels() {
    Pair pair;
    pair.on_need = [&pair](const ike::NeedCredentials& need) {
      pair.client.refuse_credentials(pair.now, need.sa);
    };
    pair.connect(client_4x());
    pair.run_until_quiet();
    QVERIFY(pair.at_client.close_reason() == CloseReason::xauth_cancelled);
    QVERIFY(pair.at_headend.all<ike::Closed>().size() == 1);
    QVERIFY(pair.headend.status(pair.now).empty());
  }

  void user_types_for_minutes() {
    Pair pair;
    ike::SaId asked = 0;
    pair.on_need = [&asked](const ike::NeedCredentials& need) { asked = need.sa; };
    pair.connect(client_4x());
    pair.run_for(Seconds(110));
    QVERIFY(asked != 0);
    ike::IkeEndpoint::Credentials credentials;
    credentials.user = "cisco_customer";
    credentials.password = Secret(std::string_view("cisco"));
    pair.client.give_credentials(pair.now, asked, credentials);
    pair.drain();
    pair.run_until_quiet();
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{2});
  }

  void user_never_answers() {
    Pair pair;
    pair.on_need = [](const ike::NeedCredentials&) {};
    pair.connect(client_4x());
    pair.run_for(Seconds(160));
    QVERIFY(pair.at_headend.close_reason() == CloseReason::xauth_timeout);
    QVERIFY(pair.at_client.close_reason() == CloseReason::peer_deleted);
  }

  void slow_aaa_is_waited_for() {
    for (const bool unity : {true, false}) {
      Pair pair(note_headend(), 1, unity ? kClient4x : kClient11);
      ike::SaId waiting = 0;
      pair.on_credentials = [&waiting](const ike::CredentialsReceived& received) { waiting = received.sa; };
      pair.connect(unity ? client_4x() : client_11());
      pair.run_for(Seconds(75));
      pair.headend.xauth_result(pair.now, waiting, true);
      pair.drain();
      pair.run_until_quiet();
      QVERIFY(!pair.at_client.all<ike::ChildEstablished>().empty());
    }
  }

  void pool_exhausted() {
    for (const bool unity : {true, false}) {
      Pair pair(note_headend(), 1, unity ? kClient4x : kClient11);
      pair.on_address = [&pair](const ike::AddressWanted& wanted) {
        pair.headend.refuse_address(pair.now, wanted.sa);
      };
      pair.connect(unity ? client_4x() : client_11());
      pair.run_for(Seconds(30));
      QVERIFY(pair.at_client.all<ike::ChildEstablished>().empty());
      QVERIFY(pair.at_headend.all<ike::Closed>().size() == 1);
      QVERIFY(pair.at_client.all<ike::Closed>().size() == 1);
      if (unity) QVERIFY(pair.at_client.close_reason() == CloseReason::address_failed);
      QVERIFY(pair.headend.status(pair.now).empty());
    }
  }

  void a_foreign_inner_address_is_refused() {
    Pair pair;
    ike::InitiatorConfig plan = client_4x();
    ike::QuickModePlan quick;
    quick.local_is_fixed = true;
    quick.local.network = Prefix{Ipv4Address(10, 89, 129, 201), 32};
    quick.remote.network = Prefix{Ipv4Address{}, 0};
    quick.remote.as_subnet = true;
    plan.quick_modes = {quick};
    pair.connect(plan);
    pair.run_for(Seconds(10));
    QVERIFY(pair.at_headend.troubled(Trouble::proxy_not_assigned_address));
    QVERIFY(pair.at_headend.done<ike::InstallInbound>().empty());
    QVERIFY(pair.at_client.close_reason() == CloseReason::quick_mode_failed);
  }

  void one_quick_mode_of_two_is_enough() {
    Pair pair;
    int quick = 0;
    pair.on_send = [&quick](Side from, Bytes& datagram) {
      if (from != Side::client || datagram[18] != 32) return true;
      static_cast<void>(quick++);
      return datagram.size() < 100 || quick != 1;
    };
    ike::InitiatorConfig plan = client_4x();
    pair.connect(plan);
    pair.run_for(Seconds(2));
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{1});
    pair.run_for(Seconds(10));
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{2});
  }

  void no_responder_no_answer() {
    Pair pair;
    pair.headend.set_responder(std::nullopt);
    pair.connect(client_4x());
    pair.run_for(Seconds(40));
    QCOMPARE(pair.headend.counters().datagrams_out, std::uint64_t{0});
    QVERIFY(pair.at_client.close_reason() == CloseReason::no_answer);
  }
};

DRAWBRIDGE_TEST(FaultsTest);
#include "faults_test.moc"
