// SPDX-License-Identifier: GPL-3.0-or-later
// Both ends against each other: every transform with every authentication and every encapsulation, and every
// cipher, hash and group of phase 1, as configured at the headend's command line. Each: connect, five echoes
// through the tunnel, new keys of phase 2, five more. On virtual time.
#include <fmt/format.h>
#include <QTest>

#include "headend/identity.h"
#include "load_world.h"
#include "support/certificates.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using crypto::CipherAlgorithm;
using crypto::CipherSpec;
using crypto::DhGroup;
using crypto::HashAlgorithm;
using ike::EspAuth;
using ike::EspTransform;

namespace {

struct TransformRow {
  std::string words;  ///< of the transform set
  EspTransform transform;
};

const std::vector<TransformRow>& transforms() {
  static const std::vector<TransformRow> all = [] {
    std::vector<TransformRow> rows;
    struct Cipher {
      const char* word;
      CipherSpec spec;
    };
    struct Auth {
      const char* word;
      EspAuth auth;
    };
    for (const Cipher& cipher : {Cipher{"esp-des", {CipherAlgorithm::des_cbc, 0}},
                                 {"esp-3des", {CipherAlgorithm::des3_cbc, 0}},
                                 {"esp-aes", {CipherAlgorithm::aes_cbc, 128}},
                                 {"esp-aes-192", {CipherAlgorithm::aes_cbc, 192}},
                                 {"esp-aes-256", {CipherAlgorithm::aes_cbc, 256}},
                                 {"esp-null", {CipherAlgorithm::null, 0}}}) {
      for (const Auth& auth : {Auth{"esp-md5-hmac", EspAuth::hmac_md5},
                               {"esp-sha-hmac", EspAuth::hmac_sha1},
                               {"esp-sha256-hmac", EspAuth::hmac_sha2_256},
                               {"esp-sha384-hmac", EspAuth::hmac_sha2_384},
                               {"esp-sha512-hmac", EspAuth::hmac_sha2_512}}) {
        rows.push_back({fmt::format("{} {}", cipher.word, auth.word), {cipher.spec, auth.auth}});
      }
    }
    rows.push_back({"esp-gcm 128", {{CipherAlgorithm::aes_gcm, 128}, EspAuth::none}});
    rows.push_back({"esp-gcm 256", {{CipherAlgorithm::aes_gcm, 256}, EspAuth::none}});
    return rows;
  }();
  return all;
}

enum class Authentication {
  aggressive_key_and_login,
  main_key_and_login,
  main_key,
  rsa,
  rsa_and_login,
  hybrid,
};
constexpr std::array kAuthentications{Authentication::aggressive_key_and_login,
                                      Authentication::main_key_and_login,
                                      Authentication::main_key,
                                      Authentication::rsa,
                                      Authentication::rsa_and_login,
                                      Authentication::hybrid};
enum class Encapsulation { raw, nat_traversal, nat_traversal_draft_02, cisco_udp };

bool is_rsa(Authentication authentication) {
  return authentication == Authentication::rsa || authentication == Authentication::rsa_and_login;
}
bool logs_in(Authentication authentication) {
  return authentication != Authentication::main_key && authentication != Authentication::rsa;
}
bool is_wildcard_key(Authentication authentication) {
  return authentication == Authentication::main_key || authentication == Authentication::main_key_and_login;
}

/// One set of keys and certificates for all cases: reading them costs more than a connection.
struct Identities {
  std::shared_ptr<const ike::CertificateConfig> headend, client;

  static const Identities& shared() {
    static const Identities all = [] {
      headend::IdentityFiles files;
      files.certificate = certificate_file("gateway.pem");
      files.key = certificate_file("gateway.key");
      files.authorities = certificate_file("root.pem");
      files.revocations = certificate_file("root.crl");
      ike::CertificateConfig own;
      own.trust.authorities = {certificate("root")};
      own.chain = {certificate("alice")};
      own.key = private_key("alice");
      return Identities{headend::read_identity(files).value(),
                        std::make_shared<const ike::CertificateConfig>(std::move(own))};
    }();
    return all;
  }
};

struct Case {
  std::string cipher = "aes-256";
  std::string hash = "sha256";
  int group = 19;
  TransformRow transform = transforms().back();
  int pfs = 0;
  Authentication authentication = Authentication::aggressive_key_and_login;
  Encapsulation encapsulation = Encapsulation::raw;
};

CipherSpec cipher_of(const std::string& word) {
  if (word == "des") return {CipherAlgorithm::des_cbc, 0};
  if (word == "3des") return {CipherAlgorithm::des3_cbc, 0};
  return {CipherAlgorithm::aes_cbc, word == "aes" ? 128 : word == "aes-192" ? 192 : 256};
}

HashAlgorithm hash_of(const std::string& word) {
  if (word == "md5") return HashAlgorithm::md5;
  if (word == "sha") return HashAlgorithm::sha1;
  if (word == "sha256") return HashAlgorithm::sha256;
  return word == "sha384" ? HashAlgorithm::sha384 : HashAlgorithm::sha512;
}

/// The configuration of the load test with the lines of this case in place of its own.
std::string configuration_of(const Case& one) {
  std::string text;
  std::string_view rest = kLoadConfiguration;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    const bool replaced =
        line.starts_with("crypto ipsec transform-set") || line.starts_with("isakmp policy 10 encryption") ||
        line.starts_with("isakmp policy 10 hash") || line.starts_with("isakmp policy 10 group") ||
        (is_rsa(one.authentication) || one.authentication == Authentication::hybrid
             ? line.starts_with("isakmp policy 10 authentication")
             : false) ||
        (!logs_in(one.authentication) && line.find("client authentication") != std::string_view::npos);
    if (replaced) continue;
    text += line;
    text += '\n';
  }
  text += fmt::format("crypto ipsec transform-set myset {}\n", one.transform.words);
  text += fmt::format("isakmp policy 10 encryption {}\nisakmp policy 10 hash {}\nisakmp policy 10 group {}\n",
                      one.cipher, one.hash, one.group);
  if (one.pfs != 0) text += fmt::format("crypto dynamic-map dynmap 10 set pfs group{}\n", one.pfs);
  if (one.encapsulation == Encapsulation::nat_traversal ||
      one.encapsulation == Encapsulation::nat_traversal_draft_02)
    text += "isakmp nat-traversal 20\n";
  // The group of one who signs is what the certificate says.
  const char* const group = is_rsa(one.authentication) ? "vpn3000" : "load";
  if (is_rsa(one.authentication)) {
    text += "isakmp policy 10 authentication rsa-sig\nvpngroup vpn3000 address-pool load\n";
    text += "vpngroup vpn3000 idle-time 7200\n";
  }
  if (one.authentication == Authentication::hybrid) text += "isakmp policy 10 authentication hybrid\n";
  if (one.encapsulation == Encapsulation::cisco_udp)
    text += fmt::format("vpngroup {} udp-port 10000\n", group);
  if (is_wildcard_key(one.authentication)) {
    text +=
        "isakmp key cisco123 address 0.0.0.0 netmask 0.0.0.0\n"
        "isakmp client configuration address-pool local load outside\n";
  }
  return text;
}

ike::AuthMethod method_of(Authentication authentication) {
  switch (authentication) {
    case Authentication::aggressive_key_and_login:
    case Authentication::main_key_and_login:
      return ike::AuthMethod::xauth_init_pre_shared;
    case Authentication::main_key:
      return ike::AuthMethod::pre_shared_key;
    case Authentication::rsa:
      return ike::AuthMethod::rsa_signatures;
    case Authentication::rsa_and_login:
      return ike::AuthMethod::xauth_init_rsa;
    case Authentication::hybrid:
      break;
  }
  return ike::AuthMethod::hybrid_init_rsa;
}

LoadOptions options_of(const Case& one) {
  LoadOptions options;
  options.clients = 1;
  options.configuration = configuration_of(one);
  options.edit_profile = [one](client::Profile& profile) {
    profile.dh_group = one.group;
    if (is_rsa(one.authentication)) profile.auth_type = client::AuthType::certificate;
    if (one.authentication == Authentication::hybrid) profile.auth_type = client::AuthType::mutual_group;
    if (is_wildcard_key(one.authentication)) profile.ike_mode = client::IkeMode::main;
  };
  options.wall_epoch = kCertificateTime;
  options.edit_headend = [one](headend::Settings& settings) {
    settings.certificates = Identities::shared().headend;
    settings.quirks.only_natt_draft_02 = one.encapsulation == Encapsulation::nat_traversal_draft_02;
  };
  options.edit_secrets = [](client::ConnectSecrets& secrets) {
    secrets.certificates = Identities::shared().client;
  };
  options.edit_offer = [one](ike::InitiatorConfig& config) {
    config.phase1 = {{cipher_of(one.cipher), hash_of(one.hash),
                      crypto::dh_group(static_cast<std::uint16_t>(one.group)).value(),
                      method_of(one.authentication), 86400}};
    config.phase2 = {{{one.transform.transform}, false}};
    config.phase2_life_seconds = 600;
    config.nat_traversal = one.encapsulation == Encapsulation::raw         ? ike::NatTraversal::off
                           : one.encapsulation == Encapsulation::cisco_udp ? ike::NatTraversal::cisco_udp
                                                                           : ike::NatTraversal::forced;
    if (one.pfs != 0) config.pfs = crypto::dh_group(static_cast<std::uint16_t>(one.pfs));
  };
  return options;
}

std::set<std::uint32_t> spis(World& world) {
  std::set<std::uint32_t> all;
  for (const auto& pair : world.headend().device().ipsec_pairs(world.now)) {
    for (const auto& sa : pair.inbound) all.insert(sa.spi);
  }
  return all;
}

}  // namespace

class MatrixTest : public QObject {
  Q_OBJECT

  static void works(const Case& one) {
    const auto parsed = pix::parse(configuration_of(one));
    QVERIFY2(parsed.diagnostics.empty(),
             parsed.diagnostics.empty() ? "" : parsed.diagnostics.front().device_text.c_str());
    World world(options_of(one));
    const Client& client = *world.clients.front();
    const auto echoed = [&] { return client.ended || (client.is_up && client.answered >= client.wanted); };
    const auto reason = [&] {
      return fmt::format("reason {}", client.ended ? static_cast<int>(client.ended->reason) : 0);
    };
    world.run_until(echoed, Seconds(60));
    QVERIFY2(client.is_up && client.answered == kEchoes, reason().c_str());
    const auto before = spis(world);
    QVERIFY(!before.empty());
    const auto statistics = client.connection.statistics(world.now);
    QCOMPARE(statistics.natt_active, one.encapsulation != Encapsulation::raw);
    // Past the life of the keys: all of them are others, and carry traffic.
    world.run_until([&] { return client.ended.has_value(); }, Seconds(680));
    QVERIFY2(!client.ended, reason().c_str());
    for (const std::uint32_t spi : spis(world)) QVERIFY(!before.contains(spi));
    world.want_echoes(kEchoes);
    world.run_until(echoed, Seconds(60));
    QVERIFY2(client.is_up && client.answered == client.wanted, reason().c_str());
    world.disconnect_all();
    world.run_until([] { return false; }, Seconds(5));
    QVERIFY(spis(world).empty());
  }

 private slots:
  void everyTransformAuthenticationAndEncapsulation() {
    for (const TransformRow& transform : transforms()) {
      for (const auto authentication : kAuthentications) {
        for (const auto encapsulation : {Encapsulation::raw, Encapsulation::nat_traversal,
                                         Encapsulation::nat_traversal_draft_02, Encapsulation::cisco_udp}) {
          // The port is a setting of the group, which a key found by an address does not name.
          if (encapsulation == Encapsulation::cisco_udp && is_wildcard_key(authentication)) continue;
          Case one;
          one.transform = transform;
          one.authentication = authentication;
          one.encapsulation = encapsulation;
          works(one);
          if (QTest::currentTestFailed()) {
            qWarning("%s, authentication %d, encapsulation %d", transform.words.c_str(),
                     static_cast<int>(authentication), static_cast<int>(encapsulation));
            return;
          }
        }
      }
    }
  }
  void everyCipherAndHashOfPhase1() {
    for (const char* cipher : {"des", "3des", "aes", "aes-192", "aes-256"}) {
      for (const char* hash : {"md5", "sha", "sha256", "sha384", "sha512"}) {
        Case one;
        one.cipher = cipher;
        one.hash = hash;
        works(one);
        if (QTest::currentTestFailed()) {
          qWarning("%s %s", cipher, hash);
          return;
        }
      }
    }
  }
  /// In phase 1, and for every pair of keys of phase 2 (the slow ones of these are in ike's own test).
  void everyGroup() {
    for (const int group : {1, 2, 5, 14, 15, 16, 17, 18, 19, 20, 21}) {
      Case one;
      one.group = group;
      one.pfs = group >= 16 && group <= 18 ? 14 : group;
      works(one);
      if (QTest::currentTestFailed()) {
        qWarning("group %d", group);
        return;
      }
    }
  }
};

DRAWBRIDGE_TEST(MatrixTest);
#include "matrix_test.moc"
