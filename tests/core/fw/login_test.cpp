// SPDX-License-Identifier: GPL-3.0-or-later
// Who must log in before a connection is made, and what that user may do then (pix-behaviour.md 5).
#include <QTest>

#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using fw::Outcome;
using fw::PromptService;
using Direction = fw::ServiceRule::Direction;

namespace {

const Endpoint kBrowser{kVisitor, 1024};
const Endpoint kServerSeen{kWebGlobal, 80};
const Endpoint kServer{kWebServer, 80};

/// `aaa authentication include http outside 10.89.129.131 255.255.255.255 0 0 AuthInbound`: the note's.
fw::ServiceRule http_to_the_web_server() {
  fw::ServiceRule rule;
  rule.direction = Direction::arrives;
  rule.interface = kOutside;
  rule.port = {80, 80, false};
  rule.local = host(kWebServer);
  rule.tag = "AuthInbound";
  return rule;
}

fw::ServiceRule any_tcp(Direction direction) {
  fw::ServiceRule rule;
  rule.direction = direction;
  rule.tag = "AuthInbound";
  return rule;
}

fw::Rules rules_with(std::vector<fw::ServiceRule> authentication) {
  fw::Rules rules = note_rules();
  rules.authentication = std::move(authentication);
  return rules;
}

Bytes syn_to(std::uint16_t port) {
  return tcp(kBrowser, {kWebGlobal, port}, wire::kTcpSyn);
}

fw::Verdict send(fw::Path& path, Bytes packet, fw::InterfaceIndex ingress = kOutside) {
  return path.process(kStart, ingress, false, packet);
}

}  // namespace

class LoginTest : public QObject {
  Q_OBJECT

 private slots:
  void a_visitor_without_a_login_is_asked() {
    fw::Path path(rules_with({http_to_the_web_server()}));
    const auto verdict = send(path, syn_to(80));
    QVERIFY(verdict.outcome == Outcome::login);
    QCOMPARE(std::string(verdict.step), std::string("login"));
    QVERIFY(verdict.login.has_value());
    QCOMPARE(std::string(verdict.login->tag), std::string("AuthInbound"));
    QVERIFY(verdict.login->service == PromptService::http);
    QVERIFY(verdict.login->from == kBrowser);
    QVERIFY(verdict.login->to == kServerSeen);
    QVERIFY(verdict.login->real_to == kServer);
    QCOMPARE(verdict.login->ingress, kOutside);
    QCOMPARE(verdict.login->egress, kInside);
    QVERIFY(path.connections().empty());
    QVERIFY(messages_of(path).empty());
  }

  void one_login_opens_every_later_connection_of_that_address() {
    fw::Path path(rules_with({http_to_the_web_server()}));
    (void)path.login(kStart, {"alice", kVisitor});
    QVERIFY(send(path, syn_to(80)).outcome == Outcome::forward);
    QCOMPARE(path.connections().at(0).user, std::string("alice"));
    // Somebody else is still asked.
    QVERIFY(send(path, tcp({Ipv4Address(192, 168, 1, 51), 1}, kServerSeen, wire::kTcpSyn)).outcome ==
            Outcome::login);
  }

  void only_what_the_rule_covers_is_asked() {
    fw::Path path(rules_with({http_to_the_web_server()}));
    QVERIFY(send(path, syn_to(81)).outcome == Outcome::forward);
    QVERIFY(send(path, tcp({kWebServer, 99}, {kVisitor, 80}, wire::kTcpSyn), kInside).outcome ==
            Outcome::forward);
  }

  void the_rule_may_name_the_mapped_address_as_well() {
    auto rule = http_to_the_web_server();
    rule.local = host(kWebGlobal);
    fw::Path path(rules_with({rule}));
    QVERIFY(send(path, syn_to(80)).outcome == Outcome::login);
  }

  void services_without_a_prompt_are_dropped() {
    fw::Path path(rules_with({any_tcp(Direction::inbound)}));
    const auto verdict = send(path, syn_to(25));
    QVERIFY(verdict.outcome == Outcome::drop);
    QCOMPARE(messages_of(path),
             (std::vector<std::string>{"109023 User from 192.168.1.50/1024 to 192.168.1.11/25 on interface "
                                       "outside must authenticate before using this service"}));
    const std::pair<std::uint16_t, PromptService> prompts[] = {{21, PromptService::ftp},
                                                               {23, PromptService::telnet},
                                                               {80, PromptService::http},
                                                               {443, PromptService::https}};
    for (const auto& [port, service] : prompts) {
      const auto asked = send(path, syn_to(port));
      QVERIFY(asked.outcome == Outcome::login);
      QVERIFY(asked.login->service == service);
    }
  }

  void inbound_and_outbound_are_the_ways_between_the_levels() {
    fw::Path path(rules_with({any_tcp(Direction::outbound)}));
    QVERIFY(send(path, syn_to(80)).outcome == Outcome::forward);
    const auto out = send(path, tcp({kWebServer, 99}, {kVisitor, 80}, wire::kTcpSyn), kInside);
    QVERIFY(out.outcome == Outcome::login);
  }

  void an_exclusion_wins_wherever_it_stands() {
    auto excluded = http_to_the_web_server();
    excluded.exclude = true;
    excluded.foreign = host(kVisitor);
    for (const auto& order : {std::vector{excluded, any_tcp(Direction::inbound)},
                              std::vector{any_tcp(Direction::inbound), excluded}}) {
      fw::Path path(rules_with(order));
      QVERIFY(send(path, syn_to(80)).outcome == Outcome::forward);
      QVERIFY(send(path, syn_to(23)).outcome == Outcome::login);
    }
  }

  void match_takes_what_a_list_permits() {
    auto rules = note_rules();
    rules.acls.push_back({"who", {rule(true, fw::kTcp, host(kVisitor), host(kWebServer))}});
    fw::ServiceRule match;
    match.direction = Direction::arrives;
    match.interface = kOutside;
    match.acl = 2;
    match.tag = "AuthInbound";
    rules.authentication = {match};
    fw::Path path(rules);
    QVERIFY(send(path, syn_to(80)).outcome == Outcome::login);
    QVERIFY(send(path, tcp({Ipv4Address(192, 168, 1, 51), 1}, kServerSeen, wire::kTcpSyn)).outcome ==
            Outcome::forward);
  }

  void a_vpn_user_counts_as_logged_in() {
    fw::Path path(rules_with({any_tcp(Direction::inbound)}));
    path.uauth().add({"cisco_customer", kPoolAddress, true, kStart});
    Bytes syn = tcp({kPoolAddress, 1}, {kWebServer, 25}, wire::kTcpSyn);
    QVERIFY(path.process(kStart, kOutside, true, syn).outcome == Outcome::forward);
    // Traffic from a tunnel without a user is asked like any other.
    Bytes other = tcp({Ipv4Address(10, 89, 129, 201), 1}, {kWebServer, 23}, wire::kTcpSyn);
    QVERIFY(path.process(kStart, kOutside, true, other).outcome == Outcome::login);
  }

  void the_proxys_own_packets_are_not_asked_and_answers_come_back_to_it() {
    fw::Path path(rules_with({http_to_the_web_server()}));
    Bytes syn = tcp(kBrowser, kServerSeen, wire::kTcpSyn, 100);
    QVERIFY(path.process(kStart, kOutside, false, syn, fw::Origin::proxied, "bob").outcome ==
            Outcome::forward);
    QCOMPARE(path.connections().at(0).user, std::string("bob"));
    Bytes answer = tcp(kServer, kBrowser, wire::kTcpSyn | wire::kTcpAck, 500, 101);
    const auto back = path.process(kStart, kInside, false, answer);
    QVERIFY(back.outcome == Outcome::to_proxy);
    QCOMPARE(wire::parse_ipv4(answer)->header.source, kWebGlobal);
    // The visitor speaks to the proxy: what it sends never reaches the server by itself.
    Bytes stray = tcp(kBrowser, kServerSeen, wire::kTcpAck, 7, 8);
    QVERIFY(path.process(kStart, kOutside, false, stray).outcome == Outcome::drop);
    Bytes relayed = tcp(kBrowser, kServerSeen, wire::kTcpAck, 101, 501);
    QVERIFY(path.process(kStart, kOutside, false, relayed, fw::Origin::proxied).outcome == Outcome::forward);
  }

  void authorization_asks_once_for_each_resource() {
    auto rules = rules_with({any_tcp(Direction::inbound)});
    rules.authorization = {any_tcp(Direction::inbound)};
    fw::Path path(rules);
    (void)path.login(kStart, {"alice", kVisitor});
    const auto asked = send(path, syn_to(23));
    QVERIFY(asked.outcome == Outcome::authorize);
    QCOMPARE(asked.login->user, std::string("alice"));
    QCOMPARE(asked.login->resource, std::string("10.89.129.131/telnet"));
    QVERIFY(path.uauth().authorize(kVisitor, asked.login->resource));
    QVERIFY(send(path, syn_to(23)).outcome == Outcome::forward);
    QCOMPARE(send(path, syn_to(8080)).login->resource, std::string("10.89.129.131/tcp/8080"));
  }

  void authorization_without_a_login_is_a_denial() {
    auto rules = note_rules();
    rules.authorization = {any_tcp(Direction::inbound)};
    fw::Path path(rules);
    QVERIFY(send(path, syn_to(23)).outcome == Outcome::drop);
    QCOMPARE(messages_of(path).at(0),
             std::string("109024 Authorization denied from 192.168.1.50/1024 to 192.168.1.11/23 (not "
                         "authenticated) on interface outside using tcp"));
  }

  void a_users_list_judges_that_users_connections() {
    auto rules = note_rules();
    auto only_http = rule(true, fw::kTcp, any_address(), any_address());
    only_http.destination_port = {80, 80, false};
    rules.acls.push_back({"onlyhttp", {only_http}});
    fw::Path path(rules);
    fw::UauthEntry alice{"alice", kVisitor};
    alice.access_list = "onlyhttp";
    (void)path.login(kStart, alice);
    QVERIFY(send(path, syn_to(80)).outcome == Outcome::forward);
    (void)messages_of(path);
    const auto denied = send(path, syn_to(23));
    QCOMPARE(std::string(denied.step), std::string("user access list"));
    QCOMPARE(messages_of(path).at(0),
             std::string("109025 Authorization denied (acl=onlyhttp) for user 'alice' from "
                         "192.168.1.50/1024 to 192.168.1.11/23 on interface outside using tcp"));
  }

  void per_user_override_puts_the_users_list_in_place_of_the_interfaces() {
    for (const bool override_it : {false, true}) {
      auto rules = note_rules();
      rules.acls[1].rules.clear();  // the interface's list permits nothing
      rules.bound_acls[0].per_user_override = override_it;
      fw::Path path(rules);
      path.add_user_acl({"downloaded", {rule(true, fw::kTcp, any_address(), any_address())}});
      fw::UauthEntry alice{"alice", kVisitor};
      alice.access_list = "downloaded";
      (void)path.login(kStart, alice);
      QCOMPARE(send(path, syn_to(80)).outcome == Outcome::forward, override_it);
    }
  }

  void the_absolute_limit_ends_a_login_and_leaves_connections() {
    fw::Path path(rules_with({http_to_the_web_server()}));
    const auto sid = path.login(kStart, {"alice", kVisitor});
    (void)send(path, syn_to(80));
    (void)messages_of(path);
    path.handle_timeout(kStart + Seconds(299));
    QVERIFY(path.uauth().find(kVisitor) != nullptr);
    (void)messages_of(path);
    QVERIFY(path.next_timeout() <= kStart + Seconds(300));
    path.handle_timeout(kStart + Seconds(300));
    QVERIFY(path.uauth().find(kVisitor) == nullptr);
    QCOMPARE(messages_of(path).back(), QString("109012 Authen Session End: user 'alice', sid %1, elapsed 300 "
                                               "seconds")
                                           .arg(sid)
                                           .toStdString());
    QVERIFY(send(path, syn_to(80)).outcome == Outcome::login);
  }

  void inactivity_counts_only_without_a_connection() {
    auto rules = rules_with({http_to_the_web_server()});
    rules.uauth = {std::nullopt, Seconds{60}};
    fw::Path path(rules);
    (void)path.login(kStart, {"alice", kVisitor});
    Bytes syn = tcp(kBrowser, kServerSeen, wire::kTcpSyn, 100);
    Bytes answer = tcp(kServer, kBrowser, wire::kTcpSyn | wire::kTcpAck, 500, 101);
    Bytes ack = tcp(kBrowser, kServerSeen, wire::kTcpAck, 101, 501);
    (void)path.process(kStart + Seconds(59), kOutside, false, syn);
    (void)path.process(kStart + Seconds(59), kInside, false, answer);
    (void)path.process(kStart + Seconds(59), kOutside, false, ack);
    path.handle_timeout(kStart + Seconds(1000));
    QVERIFY(path.uauth().find(kVisitor) != nullptr);
    Bytes reset = tcp(kBrowser, kServerSeen, wire::kTcpRst, 101);
    (void)path.process(kStart + Seconds(1000), kOutside, false, reset);
    path.handle_timeout(kStart + Seconds(1059));
    QVERIFY(path.uauth().find(kVisitor) != nullptr);
    QVERIFY(path.next_timeout() == kStart + Seconds(1060));
    path.handle_timeout(kStart + Seconds(1060));
    QVERIFY(path.uauth().find(kVisitor) == nullptr);
  }

  void a_users_own_limits_win() {
    fw::Path path(note_rules());
    fw::UauthEntry alice{"alice", kVisitor};
    alice.absolute = Seconds{10};
    (void)path.login(kStart, alice);
    path.handle_timeout(kStart + Seconds(10));
    QVERIFY(path.uauth().find(kVisitor) == nullptr);
  }

  void a_limit_of_zero_remembers_nobody() {
    auto rules = note_rules();
    rules.uauth.absolute = Duration::zero();
    fw::Path path(rules);
    (void)path.login(kStart, {"alice", kVisitor});
    QVERIFY(path.uauth().find(kVisitor) == nullptr);
  }

  void a_virtual_address_asks_also_who_has_logged_in() {
    auto rules = rules_with({any_tcp(Direction::inbound)});
    rules.virtual_servers.telnet = kWebGlobal;
    fw::Path path(rules);
    (void)path.login(kStart, {"alice", kVisitor});
    const auto verdict = send(path, syn_to(23));
    QVERIFY(verdict.outcome == Outcome::login);
    QVERIFY(verdict.login->is_virtual);
    QVERIFY(send(path, syn_to(80)).outcome == Outcome::forward);
  }
};

DRAWBRIDGE_TEST(LoginTest);
#include "login_test.moc"
