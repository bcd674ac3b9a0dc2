// SPDX-License-Identifier: GPL-3.0-or-later
// A whole client and a whole headend that authenticate by certificate: what the entry says, what the
// configuration says, and what people are told when it does not fit.
#include <QTest>

#include "base/timers.h"
#include "client/connection.h"
#include "headend/headend.h"
#include "headend/identity.h"
#include "pix/lab_configuration.h"
#include "support/certificates.h"
#include "wire/udp.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using client::AuthType;
using client::Reason;

namespace {

const Ipv4Address kClient(192, 168, 1, 2);

pix::Config configuration(std::initializer_list<const char*> lines) {
  pix::Config config = pix::parse(pix::lab_configuration()).config;
  pix::EditContext context;
  for (const char* line :
       {"username cisco_customer password cisco", "crypto map mymap client authentication LOCAL"}) {
    const auto result = pix::apply_line(config, line, &context);
    if (!result.ok()) qFatal("refused: %s", result.device_text.c_str());
  }
  for (const char* line : lines) {
    const auto result = pix::apply_line(config, line, &context);
    if (!result.ok()) qFatal("refused: %s", result.device_text.c_str());
  }
  return config;
}

headend::IdentityFiles files(const std::string& name) {
  headend::IdentityFiles out;
  out.certificate = certificate_file(name + ".pem");
  out.key = certificate_file(name + ".key");
  out.authorities = certificate_file("root.pem");
  out.revocations = certificate_file("root.crl");
  return out;
}

headend::Settings settings(const std::string& name) {
  headend::Settings out;
  out.wall_epoch = kCertificateTime;
  out.certificates = headend::read_identity(files(name)).value();
  return out;
}

client::ConnectionSettings client_settings() {
  client::ConnectionSettings out;
  out.local_address = kClient;
  out.application_version = "Drawbridge";
  out.wall_epoch = kCertificateTime;
  return out;
}

/// Both ends on virtual time, joined by nothing.
struct Story {
  SeededRandom random{5};
  headend::Headend headend;
  client::Connection connection;
  TimePoint now{};
  std::vector<client::Ended> ends;
  std::vector<std::string> delivered;
  bool is_up = false;
  int prompts = 0;

  Story(std::initializer_list<const char*> lines, const std::string& gateway = "gateway")
      : headend(settings(gateway), configuration(lines), std::nullopt, random, {}),
        connection(client_settings(), random) {}

  void connect(const client::Profile& profile, const std::string& own,
               const std::string& group_password = {}) {
    client::ConnectSecrets secrets;
    secrets.group_password = Secret(std::string_view(group_password));
    secrets.user_name = "cisco_customer";
    secrets.user_password = Secret(std::string_view("cisco"));
    ike::CertificateConfig config;
    config.trust.authorities = {certificate("root")};
    if (!own.empty()) {
      config.chain = {certificate(own)};
      config.key = private_key(own);
    }
    secrets.certificates = std::make_shared<const ike::CertificateConfig>(std::move(config));
    connection.connect(now, profile, std::move(secrets));
    run_for(Seconds{60});
  }
  void run_for(Duration limit) {
    const TimePoint end = now + limit;
    for (;;) {
      while (exchange()) {
      }
      const auto next = earlier(connection.next_timeout(), headend.next_timeout());
      if (!next || *next > end) break;
      now = std::max(now, *next);
      connection.handle_timeout(now);
      headend.handle_timeout(now);
    }
    now = end;
  }
  bool exchange() {
    bool any = false;
    while (auto action = connection.poll_action()) {
      any = true;
      if (const auto* datagram = std::get_if<client::SendDatagram>(&*action))
        headend.receive(now, "outside", wire::build_udp(datagram->from, datagram->to, datagram->payload));
      if (const auto* packet = std::get_if<client::SendPacket>(&*action))
        headend.receive(now, "outside", packet->packet);
    }
    while (auto action = headend.poll_action()) {
      any = true;
      const auto* send = std::get_if<headend::SendPacket>(&*action);
      if (send == nullptr || send->interface != "outside") continue;
      const auto packet = wire::parse_ipv4(send->packet);
      if (!packet || packet->header.destination != kClient) continue;
      if (packet->header.protocol == wire::IpProtocol::udp) {
        const auto udp = wire::parse_udp(*packet);
        if (udp)
          connection.receive_datagram(now, {packet->header.source, udp->source_port},
                                      {kClient, udp->destination_port}, udp->payload);
      } else {
        connection.receive_esp(now, send->packet);
      }
    }
    while (auto event = connection.poll_event()) {
      any = true;
      if (const auto* change = std::get_if<client::StateChange>(&*event))
        is_up = change->state == client::State::up;
      if (std::holds_alternative<client::UserPrompt>(*event)) ++prompts;
      if (const auto* ended = std::get_if<client::Ended>(&*event)) ends.push_back(*ended);
    }
    while (headend.poll_event()) any = true;
    return any;
  }
  [[nodiscard]] bool syslog_says(const std::string& text) const {
    for (const headend::SyslogRecord& record : headend.syslog()) {
      if (record.text.find(text) != std::string::npos) return true;
    }
    return false;
  }
};

client::Profile entry(AuthType type) {
  client::Profile profile;
  profile.name = "Office";
  profile.host = "192.168.1.1";
  profile.auth_type = type;
  profile.group_name = type == AuthType::certificate ? "" : "vpn3000";
  return profile;
}

constexpr const char* kRsa = "isakmp policy 10 authentication rsa-sig";
constexpr const char* kHybrid = "isakmp policy 10 authentication hybrid";

}  // namespace

class CertificatesTest : public QObject {
  Q_OBJECT

 private slots:
  void byCertificateAndUser() {
    Story story({kRsa});
    story.connect(entry(AuthType::certificate), "alice");
    QVERIFY(story.is_up);
    const auto sessions = story.headend.sessions(story.now);
    QCOMPARE(sessions.size(), std::size_t{1});
    QCOMPARE(sessions[0].user, std::string("cisco_customer"));
    QCOMPARE(sessions[0].group, std::string("vpn3000"));  // alice's OU
  }
  void byCertificateAndUserInAggressiveMode() {
    Story story({kRsa});
    client::Profile profile = entry(AuthType::certificate);
    profile.ike_mode = client::IkeMode::aggressive;
    story.connect(profile, "alice");
    QVERIFY(story.is_up);
  }
  void byMutualGroup() {
    for (const auto mode : {client::IkeMode::automatic, client::IkeMode::main}) {
      Story story({kHybrid});
      client::Profile profile = entry(AuthType::mutual_group);
      profile.ike_mode = mode;
      story.connect(profile, "", "cisco123");
      QVERIFY(story.is_up);
      QCOMPARE(story.headend.sessions(story.now).at(0).group, std::string("vpn3000"));
    }
  }
  void aGatewayOfAnotherHostGetsNoPassword() {
    Story story({kHybrid}, "alice");
    client::Profile profile = entry(AuthType::mutual_group);
    story.connect(profile, "", "cisco123");
    QCOMPARE(story.ends.size(), std::size_t{1});
    QCOMPARE(story.ends[0].reason, Reason::gateway_not_trusted);
    QVERIFY(story.ends[0].certificate);
    QCOMPARE(story.ends[0].certificate->fault, crypto::TrustFault::wrong_name);
    QCOMPARE(story.ends[0].certificate->wanted, std::string("192.168.1.1"));
    QVERIFY(client::english_end(story.ends[0]).at(2).find("alice") != std::string::npos);
    // The entry may say which name it must be.
    Story other({kHybrid}, "alice");
    profile.verify_cert_dn = "CN=\"alice\",ISSUER-CN*\"root\"";
    other.connect(profile, "", "cisco123");
    QVERIFY(other.is_up);
  }
  void anExpiredGateway() {
    Story story({kRsa}, "expired");
    story.connect(entry(AuthType::certificate), "alice");
    QCOMPARE(story.ends.size(), std::size_t{1});
    QCOMPARE(story.ends[0].reason, Reason::certificate_expired);
    QCOMPARE(crypto::date_text(story.ends[0].certificate->at), std::string("2010-01-01 00:00:00 UTC"));
  }
  void anUnknownGateway() {
    Story story({kRsa}, "forged");
    story.connect(entry(AuthType::certificate), "alice");
    QCOMPARE(story.ends.at(0).reason, Reason::gateway_not_trusted);
    QCOMPARE(story.ends.at(0).certificate->fault, crypto::TrustFault::unknown_issuer);
  }
  void aRevokedClientIsToldAndNamedInTheLog() {
    Story story({kRsa});
    story.connect(entry(AuthType::certificate), "revoked");
    QCOMPARE(story.ends.at(0).reason, Reason::own_certificate_refused);
    QVERIFY(story.headend.sessions(story.now).empty());
    story.run_for(Seconds{120});
    QVERIFY(story.syslog_says(
        "192.168.1.2 was not let in: The certificate \"O=Example, OU=vpn3000, CN=revoked\""));
  }
  void whatIsMissingIsSaidBeforeAnythingIsSent() {
    Story story({kRsa});
    story.connect(entry(AuthType::certificate), "");
    QCOMPARE(story.ends.back().reason, Reason::own_certificate_missing);
    story.connect(entry(AuthType::certificate), "expired");
    QCOMPARE(story.ends.back().reason, Reason::certificate_expired);
    QVERIFY(story.ends.back().certificate);
    client::Profile profile = entry(AuthType::mutual_group);
    profile.verify_cert_dn = "CN=gw";
    story.connect(profile, "", "cisco123");
    QCOMPARE(story.ends.back().reason, Reason::bad_profile);
    QVERIFY(story.headend.sessions(story.now).empty());
  }
  void aGroupEntryStillWorksBesideIt() {
    Story story({"isakmp policy 5 authentication rsa-sig", "isakmp policy 5 encryption aes"});
    story.connect(entry(AuthType::group), "", "cisco123");
    QVERIFY(story.is_up);
  }

  void filesOfTheHeadend() {
    using headend::IdentityError;
    const auto error = [](const headend::IdentityFiles& given) {
      return headend::read_identity(given).error();
    };
    QVERIFY(*headend::read_identity({}) == nullptr);
    headend::IdentityFiles bundle;
    bundle.certificate = certificate_file("bob.p12");
    bundle.password = Secret(std::string_view("certificate"));
    QCOMPARE((*headend::read_identity(bundle))->chain.size(), std::size_t{2});
    bundle.password.clear();
    QCOMPARE(error(bundle),
             (IdentityError{IdentityError::File::certificate, IdentityError::Kind::wrong_password}));
    headend::IdentityFiles mixed = files("gateway");
    mixed.key = certificate_file("alice.key");
    QCOMPARE(error(mixed),
             (IdentityError{IdentityError::File::key, IdentityError::Kind::not_of_certificate}));
    mixed.key.clear();
    QCOMPARE(error(mixed), (IdentityError{IdentityError::File::key, IdentityError::Kind::missing}));
    mixed = files("gateway");
    mixed.certificate.clear();
    QCOMPARE(error(mixed), (IdentityError{IdentityError::File::certificate, IdentityError::Kind::missing}));
    mixed = files("weak");
    QCOMPARE(error(mixed), (IdentityError{IdentityError::File::key, IdentityError::Kind::weak}));
    mixed = files("gateway");
    mixed.authorities = certificate_file("alice.key");
    QCOMPARE(error(mixed),
             (IdentityError{IdentityError::File::authorities, IdentityError::Kind::unreadable}));
  }
};

DRAWBRIDGE_TEST(CertificatesTest);
#include "certificates_test.moc"
