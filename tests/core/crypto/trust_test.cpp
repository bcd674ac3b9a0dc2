// SPDX-License-Identifier: GPL-3.0-or-later
// Why a certificate is refused, one reason at a time, and the names it must have.
#include "crypto/trust.h"

#include <QTest>

#include <set>

#include "support/certificates.h"

using namespace drawbridge;
using namespace drawbridge::crypto;
using testing::certificate;
using testing::kCertificateTime;

namespace {

TrustAnchors anchors(const std::vector<std::string>& names = {"root"}) {
  TrustAnchors out;
  for (const std::string& name : names) out.authorities.push_back(certificate(name));
  return out;
}

std::vector<Certificate> chain(const std::vector<std::string>& names) {
  std::vector<Certificate> out;
  for (const std::string& name : names) out.push_back(certificate(name));
  return out;
}

TrustFault fault(const std::vector<std::string>& names, const TrustAnchors& trusted = anchors()) {
  return judge_chain(chain(names), trusted, kCertificateTime).fault;
}

const std::string kRules = "CN=\"gw.example.com\",OU*\"VPN\",ISSUER-CN=\"Example Root\"";

}  // namespace

class TrustTest : public QObject {
  Q_OBJECT
 private slots:
  void goodOnes() {
    QCOMPARE(fault({"gateway"}), TrustFault::none);
    QCOMPARE(fault({"alice"}), TrustFault::none);
    QCOMPARE(fault({"bob", "middle"}), TrustFault::none);
    QCOMPARE(fault({"bob", "root", "stranger", "middle"}), TrustFault::none);
    // An intermediate authority that is trusted by itself needs no root.
    QCOMPARE(fault({"bob"}, anchors({"middle"})), TrustFault::none);
  }
  void noneAtAll() {
    QCOMPARE(judge_chain({}, anchors(), kCertificateTime).fault, TrustFault::no_certificate);
  }
  void expiredSaysSinceWhen() {
    const auto problem = judge_chain(chain({"expired"}), anchors(), kCertificateTime);
    QCOMPARE(problem.fault, TrustFault::expired);
    QCOMPARE(english_text(problem),
             std::string("The certificate \"O=Example, OU=vpn3000, CN=expired\" expired on "
                         "2010-01-01 00:00:00 UTC."));
    // The second before it was good.
    QCOMPARE(judge_chain(chain({"expired"}), anchors(), {problem.at.microseconds - 1'000'000}).fault,
             TrustFault::none);
  }
  void notYetValidSaysFromWhen() {
    const auto problem = judge_chain(chain({"early"}), anchors(), kCertificateTime);
    QCOMPARE(problem.fault, TrustFault::not_yet_valid);
    QCOMPARE(date_text(problem.at), std::string("2080-01-01 00:00:00 UTC"));
  }
  void unknownIssuerIsNamed() {
    const auto problem = judge_chain(chain({"forged"}), anchors(), kCertificateTime);
    QCOMPARE(problem.fault, TrustFault::unknown_issuer);
    QCOMPARE(problem.issuer, std::string("O=Elsewhere, CN=Stranger Root"));
    // That the authority comes along makes it no more trusted; nor does a missing link.
    QCOMPARE(fault({"forged", "stranger"}), TrustFault::unknown_issuer);
    QCOMPARE(fault({"bob"}), TrustFault::unknown_issuer);
    QCOMPARE(fault({"gateway"}, {}), TrustFault::unknown_issuer);
  }
  void whoIsNoAuthorityIssuesNothing() { QCOMPARE(fault({"below", "plain"}), TrustFault::not_an_authority); }
  void changedCertificates() {
    auto changed = chain({"gateway"});
    Bytes der = changed[0].der;
    der.back() ^= 1;
    changed[0] = Certificate::from_der(der).value();
    QCOMPARE(judge_chain(changed, anchors(), kCertificateTime).fault, TrustFault::bad_certificate_signature);
  }
  void revocation() {
    TrustAnchors with_list = anchors();
    QCOMPARE(fault({"revoked"}, with_list), TrustFault::none);  // nobody said so
    with_list.revoked = testing::revocation_lists("root");
    const auto problem = judge_chain(chain({"revoked"}), with_list, kCertificateTime);
    QCOMPARE(problem.fault, TrustFault::revoked);
    QVERIFY(problem.at > certificate("revoked").not_before);
    QCOMPARE(fault({"gateway"}, with_list), TrustFault::none);
    // There is no list of the intermediate authority: its certificates pass, its own is looked up.
    QCOMPARE(fault({"bob", "middle"}, with_list), TrustFault::none);
  }
  void anOutdatedListIsNoList() {
    TrustAnchors with_list = anchors();
    with_list.revoked = testing::revocation_lists("stale");
    const auto problem = judge_chain(chain({"gateway"}), with_list, kCertificateTime);
    QCOMPARE(problem.fault, TrustFault::list_outdated);
    QCOMPARE(date_text(problem.at), std::string("2010-01-01 00:00:00 UTC"));
  }
  void weakAndWrongKeys() {
    QCOMPARE(fault({"weak"}), TrustFault::weak_key);
    QCOMPARE(fault({"md5"}), TrustFault::weak_digest);
    QCOMPARE(fault({"curve"}), TrustFault::not_rsa);
    QCOMPARE(fault({"sealing"}), TrustFault::wrong_use);
    TrustAnchors strict = anchors();
    strict.least_rsa_bits = 3072;
    QCOMPARE(fault({"gateway"}, strict), TrustFault::weak_key);
  }
  void longChainsAreNotLookedAt() {
    QCOMPARE(fault(std::vector<std::string>(kMostChain + 1, "gateway")), TrustFault::too_many);
  }
  void everyFaultHasItsOwnSentence() {
    std::set<std::string> sentences;
    for (int i = 0; i <= static_cast<int>(TrustFault::other); ++i) {
      TrustProblem problem;
      problem.fault = static_cast<TrustFault>(i);
      sentences.insert(english_text(problem));
    }
    QCOMPARE(sentences.size(), static_cast<std::size_t>(TrustFault::other) + 1);
  }

  void rulesOfNamesAreRead() {
    const auto rules = parse_name_rules(kRules);
    QVERIFY(rules);
    QCOMPARE(rules->size(), std::size_t{3});
    QCOMPARE((*rules)[0], (NameTerm{false, "CN", NameTerm::Test::equals, "gw.example.com"}));
    QCOMPARE((*rules)[1], (NameTerm{false, "OU", NameTerm::Test::contains, "VPN"}));
    QCOMPARE((*rules)[2], (NameTerm{true, "CN", NameTerm::Test::equals, "Example Root"}));
    QCOMPARE(parse_name_rules("  ")->size(), std::size_t{0});
    const auto more = parse_name_rules("email !* \"a\\\"b,c\" , issuer-o!=\"x\"");
    QVERIFY(more);
    QCOMPARE((*more)[0], (NameTerm{false, "E", NameTerm::Test::lacks, "a\"b,c"}));
    QCOMPARE((*more)[1], (NameTerm{true, "O", NameTerm::Test::differs, "x"}));
    QCOMPARE(to_string((*more)[0]), std::string("E!*\"a\\\"b,c\""));
  }
  void rulesThatCannotBeReadSayWhere_data() {
    using Kind = NameRuleError::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* text, int position, Kind kind) {
      QTest::addRow("%s", text) << QString(text) << position << static_cast<int>(kind);
    };
    row("=\"x\"", 0, Kind::no_attribute);
    row("CN=\"x\",", 7, Kind::no_attribute);
    row("XX=\"x\"", 0, Kind::unknown_attribute);
    row("CN \"x\"", 3, Kind::no_operator);
    row("CN!\"x\"", 3, Kind::no_operator);
    row("CN=x", 3, Kind::no_quotation);
    row("CN=\"x", 3, Kind::not_closed);
    row("CN=\"x\" OU=\"y\"", 7, Kind::no_comma);
  }
  void rulesThatCannotBeReadSayWhere() {
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(int, kind);
    const auto rules = parse_name_rules(text.toStdString());
    QVERIFY(!rules);
    QCOMPARE(static_cast<int>(rules.error().position), position);
    QCOMPARE(static_cast<int>(rules.error().kind), kind);
  }
  void allTermsMustHold() {
    const auto fails = [](const std::string& rules, const std::string& name) {
      const auto terms = parse_name_rules(rules).value();
      const NameTerm* const term = failing_term(terms, certificate(name));
      return term == nullptr ? std::string() : to_string(*term);
    };
    QCOMPARE(fails(kRules, "gateway"), std::string());
    QCOMPARE(fails(kRules, "alice"), std::string("CN=\"gw.example.com\""));
    QCOMPARE(fails("ISSUER-CN=\"Other\"", "gateway"), std::string("ISSUER-CN=\"Other\""));
    QCOMPARE(fails("CN!=\"alice\"", "gateway"), std::string());
    QCOMPARE(fails("CN!=\"ALICE\"", "alice"), std::string("CN!=\"ALICE\""));
    QCOMPARE(fails("OU!*\"3000\"", "alice"), std::string("OU!*\"3000\""));
    QCOMPARE(fails("L=\"Rome\"", "gateway"), std::string("L=\"Rome\""));
    QCOMPARE(fails("L!=\"Rome\"", "gateway"), std::string());
    QCOMPARE(fails("CN*\"\"", "gateway"), std::string());
  }
  void hosts() {
    const Certificate gateway = certificate("gateway");
    QVERIFY(names_host(gateway, "gw.example.com"));
    QVERIFY(names_host(gateway, "GW.Example.com"));
    QVERIFY(names_host(gateway, "192.168.1.1"));
    QVERIFY(!names_host(gateway, "192.168.1.2"));
    QVERIFY(!names_host(gateway, "example.com"));
    QVERIFY(!names_host(gateway, ""));
    // Where there are no alternative names, the common name counts.
    QVERIFY(names_host(certificate("plain"), "no.names.example.com"));
    QVERIFY(!names_host(certificate("plain"), "gw.example.com"));
    QCOMPARE(host_names(gateway), std::string("gw.example.com, 192.168.1.1"));
    QCOMPARE(host_names(certificate("plain")), std::string("no.names.example.com"));
    Certificate any = gateway;
    any.alternative_names = {{AlternativeName::Kind::dns, "*.example.com", {}}};
    QVERIFY(names_host(any, "a.example.com"));
    QVERIFY(!names_host(any, "a.b.example.com"));
    QVERIFY(!names_host(any, "example.com"));
    any.alternative_names = {{AlternativeName::Kind::dns, "*.com", {}}};
    QVERIFY(!names_host(any, "example.com"));
  }
};

DRAWBRIDGE_TEST(TrustTest);
#include "trust_test.moc"
