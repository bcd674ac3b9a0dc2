// SPDX-License-Identifier: GPL-3.0-or-later
// Authentication by certificate and hybrid authentication, both modes, both roles, and each way it can fail.
#include "ike/certificates.h"

#include <QTest>

#include "core/ike/pair.h"
#include "crypto/prf.h"
#include "ike/keymat.h"
#include "support/certificates.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using crypto::TrustFault;
using ike::AuthMethod;
using ike::ExchangeMode;
using ike::PolicyAuthentication;

namespace {

/// An end that has this certificate, and believes the root.
ike::CertificateConfig with(const std::string& name) {
  ike::CertificateConfig config;
  config.trust.authorities = {certificate("root")};
  config.epoch = kCertificateTime;
  if (name.empty()) return config;
  config.chain = {certificate(name)};
  config.key = private_key(name);
  return config;
}

std::shared_ptr<const ike::CertificateConfig> shared(const ike::CertificateConfig& config) {
  return std::make_shared<const ike::CertificateConfig>(config);
}

ike::ResponderConfig headend_with(PolicyAuthentication authentication, const ike::CertificateConfig& config) {
  ike::ResponderConfig out = note_headend();
  for (ike::Phase1Policy& policy : out.policies) policy.authentication = authentication;
  out.certificates = shared(config);
  return out;
}

/// The 4.x client with one method in place of the group's password.
ike::InitiatorConfig client_with(AuthMethod method, ExchangeMode mode, const ike::CertificateConfig& config) {
  ike::InitiatorConfig out = client_4x();
  std::erase_if(out.phase1,
                [](const ike::Phase1Transform& t) { return t.method != AuthMethod::pre_shared_key; });
  for (ike::Phase1Transform& transform : out.phase1) transform.method = method;
  out.mode = mode;
  if (method != AuthMethod::hybrid_init_rsa) {
    out.key_id.reset();
    out.pre_shared_key = {};
  }
  out.certificates = shared(config);
  return out;
}

/// Reads "the lines of phase 1" of a diagram.
std::string first_lines(const std::string& diagram, int count) {
  std::size_t at = 0;
  while (count-- > 0) at = diagram.find('\n', at) + 1;
  return diagram.substr(0, at);
}

}  // namespace

class CertificatesTest : public QObject {
  Q_OBJECT

 private:
  static bool is_up(const Pair& pair) {
    return pair.at_client.all<ike::ChildEstablished>().size() == 2 &&
           pair.at_headend.all<ike::ChildEstablished>().size() == 2;
  }
  /// What the client says of a gateway with this certificate and these rules.
  static crypto::TrustProblem refused(const ike::CertificateConfig& gateway,
                                      const ike::CertificateConfig& client,
                                      ExchangeMode mode = ExchangeMode::main) {
    Pair pair(headend_with(PolicyAuthentication::hybrid, gateway));
    pair.connect(client_with(AuthMethod::hybrid_init_rsa, mode, client));
    pair.run_for(Seconds{30});
    const auto closed = pair.at_client.all<ike::Closed>();
    if (closed.size() != 1 || closed[0].reason != ike::CloseReason::certificate_failed ||
        !closed[0].certificate)
      return {};
    // The user is not asked for a password that the wrong gateway would learn.
    if (!pair.at_client.all<ike::NeedCredentials>().empty()) return {};
    if (!pair.at_client.troubled(ike::trace::Trouble::certificate_refused)) return {};
    return *closed[0].certificate;
  }

 private slots:
  void keysAreThoseOfTheVectors() {
    // wire-ike.md 14: signature, SHA-1.
    const Bytes nonce_i = from_hex("69a62284195f1680").value();
    const Bytes nonce_r = from_hex("80c94ba25c8abda5").value();
    const Bytes g_xy = from_hex("8ba4cbc73c0187301dc19a975823854dbd641c597f637f8d053a83b9514673eb").value();
    const auto cookie = [](std::string_view hex) {
      wire::Cookie out{};
      const Bytes octets = from_hex(hex).value();
      std::copy(octets.begin(), octets.end(), out.begin());
      return out;
    };
    ike::Phase1Inputs in;
    in.hash = crypto::HashAlgorithm::sha1;
    in.cipher = des();
    in.has_pre_shared_key = false;
    in.nonce_i = nonce_i;
    in.nonce_r = nonce_r;
    in.g_xy = in.g_xi = in.g_xr = g_xy;
    in.cookie_i = cookie("8c3bcd3a69831d7f");
    in.cookie_r = cookie("d2d9a7ff4fbe95a7");
    const auto keys = ike::derive_phase1(in);
    QVERIFY(keys);
    QCOMPARE(to_hex(keys->skeyid.reveal()), std::string("707197817fb2d90cf54d1842606bdea59b9f4823"));
    QCOMPARE(to_hex(keys->skeyid_d.reveal()), std::string("384be709a8a5e63c3ed160cfe3921c4b37d5b32d"));
    QCOMPARE(to_hex(keys->skeyid_a.reveal()), std::string("48b327575abe3adba0f279849e289022a13e2b47"));
    QCOMPARE(to_hex(keys->skeyid_e.reveal()), std::string("a4a415c8e0c38c0da847c356cc61c24df8025560"));
  }
  void theGroupsProofIsThatOfTheVectors() {
    // wire-ike.md 14.4, PRESHARED_KEY_HASH: what the client puts beside HASH_I.
    const Bytes skeyid = from_hex("addb9ab491fc505653b4a1c8aad112bb").value();
    const Bytes proof =
        crypto::prf(crypto::HashAlgorithm::md5, skeyid, {to_bytes(std::string_view("cisco123"))});
    QCOMPARE(to_hex(proof), std::string("d040852c2bb717e87c74784c775d4e60"));
  }

  void everyMethodComesUp_data() {
    QTest::addColumn<int>("method");
    QTest::addColumn<bool>("main");
    QTest::addColumn<QString>("phase1");
    const auto row = [](const char* name, AuthMethod method, bool main, const char* diagram) {
      QTest::newRow(name) << static_cast<int>(method) << main << QString(diagram);
    };
    const char* const main_rsa =
        "client  > MM HDR SA\n"
        "headend > MM HDR SA\n"
        "client  > MM HDR KE NON VID VID VID\n"
        "headend > MM HDR KE NON CERT_REQ VID VID VID\n"
        "client  > MM HDR* ID CERT SIG CERT_REQ NOTIFY\n"
        "headend > MM HDR* ID CERT SIG\n";
    const char* const aggressive_rsa =
        "client  > AG HDR SA KE NON ID CERT_REQ VID VID VID\n"
        "headend > AG HDR SA KE ID NON CERT SIG CERT_REQ VID VID VID\n"
        "client  > AG HDR* CERT SIG NOTIFY\n";
    row("RSA, main", AuthMethod::rsa_signatures, true, main_rsa);
    row("RSA and Xauth, main", AuthMethod::xauth_init_rsa, true, main_rsa);
    row("RSA, aggressive", AuthMethod::rsa_signatures, false, aggressive_rsa);
    row("RSA and Xauth, aggressive", AuthMethod::xauth_init_rsa, false, aggressive_rsa);
    row("hybrid, main", AuthMethod::hybrid_init_rsa, true,
        "client  > MM HDR SA\n"
        "headend > MM HDR SA\n"
        "client  > MM HDR KE NON VID VID VID\n"
        "headend > MM HDR KE NON VID VID VID\n"
        "client  > MM HDR* ID HASH CERT_REQ NOTIFY NOTIFY\n"
        "headend > MM HDR* ID CERT SIG\n");
    row("hybrid, aggressive", AuthMethod::hybrid_init_rsa, false,
        "client  > AG HDR SA KE NON ID CERT_REQ VID VID VID\n"
        "headend > AG HDR SA KE ID NON CERT SIG VID VID VID\n"
        "client  > AG HDR* HASH NOTIFY NOTIFY\n");
  }
  void everyMethodComesUp() {
    QFETCH(int, method);
    QFETCH(bool, main);
    QFETCH(QString, phase1);
    const auto chosen = static_cast<AuthMethod>(method);
    const bool hybrid = chosen == AuthMethod::hybrid_init_rsa;
    Pair pair(
        headend_with(hybrid ? PolicyAuthentication::hybrid : PolicyAuthentication::rsa_sig, with("gateway")));
    pair.connect(client_with(chosen, main ? ExchangeMode::main : ExchangeMode::aggressive,
                             with(hybrid ? "" : "alice")));
    pair.run_until_quiet();
    QCOMPARE(QString::fromStdString(first_lines(pair.diagram(), main ? 6 : 3)), phase1);
    QVERIFY(is_up(pair));
    const auto established = pair.at_headend.all<ike::Phase1Established>();
    QCOMPARE(established.size(), std::size_t{1});
    QVERIFY(established[0].chosen.method == chosen);
    // The group: of the certificate's OU, or the one that the hybrid client names.
    QCOMPARE(established[0].group, std::string("vpn3000"));
    QCOMPARE(pair.headend.status(pair.now)[0].user, std::string("cisco_customer"));
    QCOMPARE(pair.headend.status(pair.now)[0].authentication, std::string(hybrid ? "hybrid" : "rsa-sig"));
  }
  void chainsBelowAnIntermediateAuthority() {
    ike::CertificateConfig bob = with("bob");
    bob.chain = {certificate("bob"), certificate("middle")};
    // The headend asks for the root, which bob's own certificate does not name: so what is between goes
    // along.
    Pair pair(headend_with(PolicyAuthentication::rsa_sig, with("gateway")));
    pair.connect(client_with(AuthMethod::xauth_init_rsa, ExchangeMode::main, bob));
    pair.run_until_quiet();
    QVERIFY(is_up(pair));
    QVERIFY(pair.diagram().find("client  > MM HDR* ID CERT CERT SIG") != std::string::npos);
    // By setting all of it goes, asked for or not.
    ike::CertificateConfig alice = with("alice");
    alice.chain = {certificate("alice"), certificate("root")};
    alice.send_chain = true;
    Pair other(headend_with(PolicyAuthentication::rsa_sig, with("gateway")));
    other.connect(client_with(AuthMethod::xauth_init_rsa, ExchangeMode::main, alice));
    other.run_until_quiet();
    QVERIFY(is_up(other));
    QVERIFY(other.diagram().find("client  > MM HDR* ID CERT CERT SIG") != std::string::npos);
  }
  void rekeyingKeepsTheConnection() {
    ike::ResponderConfig headend = headend_with(PolicyAuthentication::rsa_sig, with("gateway"));
    for (ike::Phase1Policy& policy : headend.policies) policy.lifetime_seconds = 600;
    ike::InitiatorConfig client = client_with(AuthMethod::xauth_init_rsa, ExchangeMode::main, with("alice"));
    for (ike::Phase1Transform& transform : client.phase1) transform.life_seconds = 600;
    Pair pair(headend);
    pair.connect(client);
    pair.run_for(Seconds{900});
    QVERIFY(!pair.at_client.all<ike::Phase1Rekeyed>().empty());
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
  }
  /// The gateway begins, with the method that is named for it; its certificate and the client's are judged.
  void theGatewaysRenewalKeepsTheConnection_data() {
    QTest::addColumn<int>("method");
    QTest::addColumn<bool>("main");
    QTest::addColumn<QString>("phase1");
    const auto row = [](const char* name, AuthMethod method, bool main, const char* diagram) {
      QTest::newRow(name) << static_cast<int>(method) << main << QString(diagram);
    };
    row("rsa-sig, main", AuthMethod::xauth_init_rsa, true,
        "headend > MM HDR SA\n"
        "client  > MM HDR SA\n"
        "headend > MM HDR KE NON VID VID\n"
        "client  > MM HDR KE NON CERT_REQ VID VID\n"
        "headend > MM HDR* ID CERT SIG CERT_REQ\n"
        "client  > MM HDR* ID CERT SIG\n");
    row("rsa-sig, aggressive", AuthMethod::xauth_init_rsa, false,
        "headend > AG HDR SA KE NON ID CERT_REQ VID VID VID\n"
        "client  > AG HDR SA KE ID NON CERT SIG CERT_REQ VID VID\n"
        "headend > AG HDR* CERT SIG\n");
    row("hybrid, main", AuthMethod::hybrid_init_rsa, true,
        "headend > MM HDR SA\n"
        "client  > MM HDR SA\n"
        "headend > MM HDR KE NON VID VID\n"
        "client  > MM HDR KE NON CERT_REQ VID VID\n"
        "headend > MM HDR* ID CERT SIG\n"
        "client  > MM HDR* ID HASH\n");
    row("hybrid, aggressive", AuthMethod::hybrid_init_rsa, false,
        "headend > AG HDR SA KE NON ID VID VID VID\n"
        "client  > AG HDR SA KE ID NON HASH CERT_REQ VID VID\n"
        "headend > AG HDR* CERT SIG\n");
  }
  void theGatewaysRenewalKeepsTheConnection() {
    QFETCH(int, method);
    QFETCH(bool, main);
    QFETCH(QString, phase1);
    const auto chosen = static_cast<AuthMethod>(method);
    const bool hybrid = chosen == AuthMethod::hybrid_init_rsa;
    Pair pair(
        headend_with(hybrid ? PolicyAuthentication::hybrid : PolicyAuthentication::rsa_sig, with("gateway")));
    pair.connect(client_with(chosen, main ? ExchangeMode::main : ExchangeMode::aggressive,
                             with(hybrid ? "" : "alice")));
    pair.run_until_quiet();
    const std::size_t before = pair.diagram().size();
    pair.headend.renew_phase1(pair.now, pair.at_headend.all<ike::Phase1Established>().at(0).sa);
    pair.drain();
    pair.run_for(Seconds{40});
    QCOMPARE(QString::fromStdString(first_lines(pair.diagram().substr(before), main ? 6 : 3)), phase1);
    QCOMPARE(pair.at_client.all<ike::Phase1Rekeyed>().size(), std::size_t{1});
    QCOMPARE(pair.at_headend.all<ike::Phase1Rekeyed>().size(), std::size_t{1});
    QCOMPARE(pair.at_client.all<ike::UserAuthenticated>().size(), std::size_t{2});
    QVERIFY(is_up(pair));
    QVERIFY(pair.at_client.all<ike::Closed>().empty() && pair.at_headend.all<ike::Closed>().empty());
    QCOMPARE(pair.headend.status(pair.now).at(0).group > 0, true);
    QCOMPARE(pair.headend.status(pair.now).at(0).vpn_group, std::string("vpn3000"));
  }
  void lossyNetworksTakeLonger() {
    for (const ExchangeMode mode : {ExchangeMode::main, ExchangeMode::aggressive}) {
      Pair pair(headend_with(PolicyAuthentication::rsa_sig, with("gateway")), 7);
      pair.loss = 0.2;
      pair.connect(client_with(AuthMethod::xauth_init_rsa, mode, with("alice")));
      pair.run_for(Seconds{120});
      QVERIFY(is_up(pair));
    }
  }

  // ---- What the client says of a gateway

  void gatewaysThatAreNotBelieved_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("fault");
    const auto row = [](const char* name, TrustFault fault) {
      QTest::newRow(name) << QString(name) << static_cast<int>(fault);
    };
    row("forged", TrustFault::unknown_issuer);
    row("bob", TrustFault::unknown_issuer);  // its intermediate authority does not come along
    row("expired", TrustFault::expired);
    row("early", TrustFault::not_yet_valid);
    row("revoked", TrustFault::revoked);
    row("md5", TrustFault::weak_digest);
    row("sealing", TrustFault::wrong_use);
  }
  void gatewaysThatAreNotBelieved() {
    QFETCH(QString, name);
    QFETCH(int, fault);
    ike::CertificateConfig client = with("");
    client.trust.revoked = revocation_lists("root");
    for (const ExchangeMode mode : {ExchangeMode::main, ExchangeMode::aggressive})
      QCOMPARE(static_cast<int>(refused(with(name.toStdString()), client, mode).fault), fault);
  }
  void theKeyMustBeThatOfTheCertificate() {
    ike::CertificateConfig thief = with("alice");
    thief.chain = {certificate("gateway")};
    QCOMPARE(refused(thief, with("")).fault, TrustFault::bad_signature);
  }
  void theNameMustBeTheOneThatWasCalled() {
    ike::CertificateConfig client = with("");
    client.peer_hosts = {"vpn.example.com", "192.0.2.1"};
    const auto problem = refused(with("gateway"), client);
    QCOMPARE(problem.fault, TrustFault::wrong_name);
    QCOMPARE(problem.wanted, std::string("vpn.example.com, 192.0.2.1"));
    QCOMPARE(problem.detail, std::string("gw.example.com, 192.168.1.1"));
    // A user of the same authority is no gateway.
    client.peer_hosts = {"gw.example.com"};
    QCOMPARE(refused(with("alice"), client).fault, TrustFault::wrong_name);
    QCOMPARE(refused(with("gateway"), client).fault, TrustFault::none);
  }
  void rulesOfTheEntryDecideInItsPlace() {
    ike::CertificateConfig client = with("");
    client.peer_hosts = {"vpn.example.com"};
    client.name_rules = crypto::parse_name_rules("OU=\"vpn gateways\"").value();
    QCOMPARE(refused(with("gateway"), client).fault, TrustFault::none);
    client.name_rules = crypto::parse_name_rules("OU=\"vpn gateways\",ISSUER-CN=\"Other\"").value();
    const auto problem = refused(with("gateway"), client);
    QCOMPARE(problem.fault, TrustFault::wrong_name);
    QCOMPARE(problem.wanted, std::string("ISSUER-CN=\"Other\""));
  }
  void theIdentityMustBeThatOfTheCertificate() {
    // The headend says that it is 192.168.1.1; this certificate is for another host, by name.
    ike::ResponderConfig headend = headend_with(PolicyAuthentication::hybrid, with("gateway"));
    headend.identity_is_address = false;
    headend.hostname = "other.example.com";
    Pair pair(headend);
    pair.connect(client_with(AuthMethod::hybrid_init_rsa, ExchangeMode::main, with("")));
    pair.run_for(Seconds{30});
    const auto closed = pair.at_client.all<ike::Closed>();
    QCOMPARE(closed.size(), std::size_t{1});
    QVERIFY(closed[0].certificate);
    QCOMPARE(closed[0].certificate->wanted, std::string("other.example.com"));
  }
  void aForgedAnswerDoesNotEndIt() {
    // Somebody damages the certificate in message 2 once; the gateway's repetition is heard and believed.
    Pair pair(headend_with(PolicyAuthentication::hybrid, with("gateway")));
    bool damaged = false;
    pair.on_send = [&](Side from, Bytes& datagram) {
      if (from == Side::headend && !damaged) {
        damaged = true;
        const Bytes der = certificate("gateway").der;
        const auto at = std::search(datagram.begin(), datagram.end(), der.begin(), der.end());
        if (at == datagram.end()) return false;
        at[static_cast<std::ptrdiff_t>(der.size()) - 1] ^= 1;
        const Bytes good = pair.recorded.back().second;
        pair.client.handle_datagram(pair.now, kHeadend, datagram);
        datagram = good;
      }
      return true;
    };
    pair.connect(client_with(AuthMethod::hybrid_init_rsa, ExchangeMode::aggressive, with("")));
    pair.run_for(Seconds{30});
    QVERIFY(pair.at_client.troubled(ike::trace::Trouble::certificate_refused));
    QVERIFY(is_up(pair));
  }

  // ---- What the headend says of a client

  void clientsThatAreNotBelieved() {
    struct Row {
      const char* name;
      TrustFault fault;
    };
    for (const Row& row : {Row{"forged", TrustFault::unknown_issuer}, Row{"expired", TrustFault::expired},
                           Row{"revoked", TrustFault::revoked}}) {
      for (const ExchangeMode mode : {ExchangeMode::main, ExchangeMode::aggressive}) {
        ike::CertificateConfig own = with("gateway");
        own.trust.revoked = revocation_lists("root");
        Pair pair(headend_with(PolicyAuthentication::rsa_sig, own));
        pair.connect(client_with(AuthMethod::xauth_init_rsa, mode, with(row.name)));
        pair.run_for(Seconds{120});
        const auto closed = pair.at_headend.all<ike::Closed>();
        QCOMPARE(closed.size(), std::size_t{1});
        QVERIFY(closed[0].reason == ike::CloseReason::certificate_failed);
        QCOMPARE(closed[0].certificate->fault, row.fault);
        QVERIFY(pair.at_headend.all<ike::Phase1Established>().empty());
        QVERIFY(pair.at_headend.all<ike::CredentialsReceived>().empty());
        QVERIFY(pair.at_client.all<ike::ChildEstablished>().empty());
        // In main mode the client waits for an answer, and is told.
        if (mode == ExchangeMode::main) {
          QCOMPARE(pair.at_client.all<ike::Closed>().back().peer_notify,
                   static_cast<std::uint16_t>(wire::NotifyType::invalid_certificate));
        }
      }
    }
  }
  void aGroupPasswordBesideHybridIsChecked() {
    for (const ExchangeMode mode : {ExchangeMode::main, ExchangeMode::aggressive}) {
      for (const std::string_view password : {"wrong", ""}) {
        Pair pair(headend_with(PolicyAuthentication::hybrid, with("gateway")));
        auto client = client_with(AuthMethod::hybrid_init_rsa, mode, with(""));
        client.pre_shared_key = Secret(password);
        pair.connect(client);
        pair.run_for(Seconds{60});
        QVERIFY(pair.at_headend.all<ike::Phase1Established>().empty());
        QVERIFY(pair.at_headend.troubled(ike::trace::Trouble::wrong_group_password));
        // The headend says so at once, with the group; on the wire it stays silent.
        QCOMPARE(pair.at_headend.all<ike::Closed>().size(), std::size_t{1});
        QVERIFY(pair.at_headend.close_reason() == ike::CloseReason::authentication_failed);
        QCOMPARE(pair.at_headend.all<ike::Closed>()[0].group, std::string("vpn3000"));
      }
      Pair unknown(headend_with(PolicyAuthentication::hybrid, with("gateway")));
      auto stranger = client_with(AuthMethod::hybrid_init_rsa, mode, with(""));
      stranger.key_id = "strangers";
      unknown.connect(stranger);
      unknown.run_for(Seconds{60});
      QVERIFY(unknown.at_headend.all<ike::Phase1Established>().empty());
      QVERIFY(unknown.at_headend.close_reason() == ike::CloseReason::unknown_group);
      QCOMPARE(unknown.at_headend.all<ike::Closed>()[0].group, std::string("strangers"));
      // Without a group there is no group's password.
      Pair plain(headend_with(PolicyAuthentication::hybrid, with("gateway")));
      auto nobody = client_with(AuthMethod::hybrid_init_rsa, mode, with(""));
      nobody.key_id.reset();
      nobody.pre_shared_key = {};
      plain.connect(nobody);
      plain.run_until_quiet();
      QVERIFY(is_up(plain));
    }
  }
  void hybridAsksForTheUserInAnyCase() {
    ike::ResponderConfig headend = headend_with(PolicyAuthentication::hybrid, with("gateway"));
    headend.xauth_required = false;
    Pair pair(headend);
    pair.password = "wrong";
    pair.connect(client_with(AuthMethod::hybrid_init_rsa, ExchangeMode::main, with("")));
    pair.run_for(Seconds{60});
    QVERIFY(pair.at_headend.all<ike::ChildEstablished>().empty());
    QVERIFY(pair.at_client.close_reason() == ike::CloseReason::xauth_failed);
  }

  // ---- Policies

  void aPolicyIsForItsOwnMethod() {
    const auto closed = [](const ike::ResponderConfig& headend, AuthMethod method) {
      Pair pair(headend);
      pair.connect(client_with(method, ExchangeMode::main, with("alice")));
      pair.run_for(Seconds{60});
      return pair.at_client.close_reason();
    };
    const auto refusal = ike::CloseReason::no_proposal_chosen;
    const auto rsa = headend_with(PolicyAuthentication::rsa_sig, with("gateway"));
    QVERIFY(closed(rsa, AuthMethod::hybrid_init_rsa) == refusal);
    QVERIFY(closed(headend_with(PolicyAuthentication::hybrid, with("gateway")), AuthMethod::rsa_signatures) ==
            refusal);
    QVERIFY(closed(note_headend(), AuthMethod::rsa_signatures) == refusal);
    // A headend without a certificate has nothing to sign with: its policies of that kind fit nobody.
    QVERIFY(closed(headend_with(PolicyAuthentication::rsa_sig, with("")), AuthMethod::rsa_signatures) ==
            refusal);
  }
  void bothKindsSideBySide() {
    ike::ResponderConfig headend = headend_with(PolicyAuthentication::rsa_sig, with("gateway"));
    for (ike::Phase1Policy policy : note_headend().policies) {
      policy.priority += 100;
      headend.policies.push_back(policy);
    }
    Pair pair(headend);
    pair.connect(client_4x());
    pair.run_until_quiet();
    QVERIFY(is_up(pair));
    Pair other(headend);
    other.connect(client_with(AuthMethod::xauth_init_rsa, ExchangeMode::aggressive, with("alice")));
    other.run_until_quiet();
    QVERIFY(is_up(other));
  }

  void identities() {
    const auto id = [](wire::IdType type, std::string_view text) {
      return wire::IdPayload::text(type, text, 17, 500);
    };
    const auto dn = [](const crypto::DistinguishedName& name) {
      wire::IdPayload out;
      out.type = wire::IdType::der_asn1_dn;
      out.data = name.der;
      return out;
    };
    const auto gateway = certificate("gateway");
    const auto alice = certificate("alice");
    QVERIFY(ike::identity_fits(dn(gateway.subject), gateway));
    QVERIFY(!ike::identity_fits(dn(alice.subject), gateway));
    QVERIFY(ike::identity_fits(id(wire::IdType::fqdn, "GW.example.com"), gateway));
    QVERIFY(!ike::identity_fits(id(wire::IdType::fqdn, "gw.example.org"), gateway));
    QVERIFY(ike::identity_fits(wire::IdPayload::ipv4(Ipv4Address(192, 168, 1, 1)), gateway));
    QVERIFY(!ike::identity_fits(wire::IdPayload::ipv4(Ipv4Address(192, 168, 1, 9)), gateway));
    // alice's certificate says nothing of addresses.
    QVERIFY(ike::identity_fits(wire::IdPayload::ipv4(Ipv4Address(192, 168, 1, 9)), alice));
    QVERIFY(ike::identity_fits(id(wire::IdType::user_fqdn, "alice@example.com"), alice));
    QVERIFY(!ike::identity_fits(id(wire::IdType::user_fqdn, "bob@example.com"), alice));
    QVERIFY(ike::identity_fits(id(wire::IdType::key_id, "vpn3000"), alice));
    QVERIFY(!ike::identity_fits(id(wire::IdType::key_id, "other"), alice));
    QVERIFY(!ike::identity_fits(id(wire::IdType::key_id, ""), alice));
    QVERIFY(!ike::identity_fits(id(wire::IdType::der_asn1_gn, "x"), alice));
  }
};

DRAWBRIDGE_TEST(CertificatesTest);
#include "certificates_test.moc"
