// SPDX-License-Identifier: GPL-3.0-or-later
// Whole sessions of other programs, recorded with their keys (tests/data/captures): every derived key, every
// hash, every IV and every ESP packet is computed anew and must be the recorded one.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <map>
#include <set>

#include "core/esp/tunnel.h"
#include "crypto/prf.h"
#include "support/test_registry.h"
#include "wire/esp_header.h"
#include "wire/natt.h"
#include "wire/pcap.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using crypto::HashAlgorithm;
using crypto::prf;

namespace {

constexpr std::uint8_t kHashPayload = 8;
constexpr std::uint8_t kNoncePayload = 10;
constexpr std::uint8_t kInformational = 5;
constexpr std::uint8_t kQuickMode = 32;
constexpr std::size_t kIsakmpHeader = 28;

struct Datagram {
  Ipv4Address source;
  Ipv4Address destination;
  Bytes octets;
  bool in_udp = false;
  Bytes packet;  ///< the whole IPv4 packet
};

struct Session {
  std::string name;
  QJsonObject json;
  HashAlgorithm hash = HashAlgorithm::md5;
  crypto::CipherSpec cipher;
  std::vector<Datagram> isakmp;
  std::vector<Datagram> esp;
  std::vector<Bytes> inside;

  [[nodiscard]] Bytes ike(const char* field) const {
    return from_hex(json["ike"].toObject()[field].toString().toStdString()).value_or(Bytes{});
  }
  [[nodiscard]] Bytes setting(const char* field) const {
    return to_bytes(json["settings"].toObject()[field].toString().toStdString());
  }
  /// What was logged under this label, in order.
  [[nodiscard]] std::vector<Bytes> steps(const std::string& label) const {
    std::vector<Bytes> out;
    for (const auto& step : json["steps"].toArray()) {
      const QJsonObject object = step.toObject();
      if (object["label"].toString().toStdString() == label) {
        out.push_back(from_hex(object["hex"].toString().toStdString()).value_or(Bytes{}));
      }
    }
    return out;
  }
};

crypto::CipherSpec cipher_of(const std::string& proposal) {
  using enum crypto::CipherAlgorithm;
  if (proposal.starts_with("DES_CBC")) return {des_cbc, 0};
  if (proposal.starts_with("3DES_CBC")) return {des3_cbc, 0};
  if (proposal.starts_with("AES_CBC_256")) return {aes_cbc, 256};
  if (proposal.starts_with("AES_CBC_128")) return {aes_cbc, 128};
  return {};
}

std::vector<Bytes> packets_of(const std::string& name) {
  const Bytes file = to_bytes(read_data("captures/" + name + ".pcap"));
  const auto pcap = wire::read_pcap(file);
  std::vector<Bytes> out;
  if (!pcap) return out;
  for (const auto& packet : pcap->packets) {
    if (const auto ip = wire::ipv4_in_frame(pcap->link_type, packet.octets)) out.push_back(to_bytes(*ip));
  }
  return out;
}

Session load(const std::string& name) {
  Session session;
  session.name = name;
  session.json =
      QJsonDocument::fromJson(QByteArray::fromStdString(read_data("captures/" + name + ".json"))).object();
  const std::string proposal = session.json["ike"].toObject()["proposal"].toString().toStdString();
  session.hash =
      proposal.find("PRF_HMAC_SHA1") != std::string::npos ? HashAlgorithm::sha1 : HashAlgorithm::md5;
  session.cipher = cipher_of(proposal);
  session.inside = packets_of(name + ".inside");
  std::set<Bytes> seen;  // retransmissions are recorded too
  for (const Bytes& packet : packets_of(name)) {
    const auto ip = wire::parse_ipv4(packet);
    if (!ip || ip->header.is_fragment()) continue;
    Datagram datagram{ip->header.source, ip->header.destination, to_bytes(ip->payload), false, packet};
    if (ip->header.protocol == wire::IpProtocol::esp) {
      session.esp.push_back(datagram);
      continue;
    }
    const auto udp = ip->header.protocol == wire::IpProtocol::udp ? wire::parse_udp(ip->payload)
                                                                  : Result<wire::UdpView, wire::WireError>();
    if (ip->header.protocol != wire::IpProtocol::udp || !udp) continue;
    datagram.in_udp = true;
    auto kind = wire::NattKind::isakmp;
    ByteView octets = udp->payload;
    if (udp->source_port != 500 && udp->destination_port != 500) {
      const auto parts = wire::demultiplex_natt(octets);
      kind = parts.kind;
      octets = parts.octets;
    }
    datagram.octets = to_bytes(octets);
    if (kind == wire::NattKind::esp) session.esp.push_back(datagram);
    if (kind == wire::NattKind::isakmp && seen.insert(datagram.octets).second)
      session.isakmp.push_back(datagram);
  }
  return session;
}

struct Payload {
  std::uint8_t type = 0;
  ByteView body;
};

/// Payloads of decrypted octets; `end` is where padding begins.
std::vector<Payload> payloads_of(std::uint8_t first, ByteView octets, std::size_t& end) {
  std::vector<Payload> out;
  Reader reader(octets);
  while (first != 0) {
    const std::uint8_t next = reader.u8();
    reader.skip(1);
    const std::uint16_t size = reader.u16();
    const ByteView body = reader.take(size < 4 ? 65536 : size - 4U);
    if (!reader.ok()) return {};
    out.push_back({first, body});
    first = next;
  }
  end = reader.position();
  return out;
}

ByteView body_of(const std::vector<Payload>& payloads, std::uint8_t type) {
  for (const Payload& payload : payloads) {
    if (payload.type == type) return payload.body;
  }
  return {};
}

const std::vector<std::string>& names() {
  static const std::vector<std::string> all{"strongswan-aggressive-aes128-md5", "strongswan-main-des-md5",
                                            "strongswan-main-push-des-md5-dh1", "vpnc-aggressive-3des-sha1",
                                            "vpnc-aggressive-aes256-sha1-pfs",  "vpnc-aggressive-des-md5-dh1",
                                            "vpnc-aggressive-des-md5-esp50",    "vpnc-aggressive-des-md5-nat",
                                            "vpnc-aggressive-des-md5"};
  return all;
}

/// Mode of phase 1, from the name of the recording.
bool is_main_mode(const Session& session) {
  return session.name.find("-main-") != std::string::npos;
}

}  // namespace

class CapturesTest : public QObject {
  Q_OBJECT

  static void rows() {
    QTest::addColumn<QString>("name");
    for (const auto& name : names()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
  }
  static Session session() {
    const QString name = *static_cast<QString*>(QTest::qData("name", qMetaTypeId<QString>()));
    return load(name.toStdString());
  }

 private slots:
  void phaseOneIsDerivedAsRecorded_data() { rows(); }
  void phaseOneIsDerivedAsRecorded() {
    const Session s = session();
    const Bytes psk = s.setting(is_main_mode(s) ? "wildcard_secret" : "group_secret");
    QVERIFY(!psk.empty());
    const Bytes cookies = concat({s.ike("initiator_cookie"), s.ike("responder_cookie")});
    QCOMPARE(cookies.size(), std::size_t{16});
    const Bytes gxy = s.ike("g_xy");
    const Bytes skeyid = prf(s.hash, psk, {s.ike("nonce_i"), s.ike("nonce_r")});
    QCOMPARE(skeyid, s.ike("skeyid"));
    const Bytes d = prf(s.hash, skeyid, {gxy, cookies, Bytes{0}});
    QCOMPARE(d, s.ike("skeyid_d"));
    const Bytes a = prf(s.hash, skeyid, {d, gxy, cookies, Bytes{1}});
    QCOMPARE(a, s.ike("skeyid_a"));
    const Bytes e = prf(s.hash, skeyid, {a, gxy, cookies, Bytes{2}});
    QCOMPARE(e, s.ike("skeyid_e"));
    QCOMPARE(crypto::expand_key(s.hash, e, crypto::key_size(s.cipher)), s.ike("encryption_key"));
    Bytes iv = crypto::hash(s.hash, {s.ike("ke_i"), s.ike("ke_r")});
    iv.resize(crypto::iv_size(s.cipher));
    QCOMPARE(iv, s.ike("initial_iv"));
    // What the hashes are over begins with the public values and the cookies, each side its own first.
    const Bytes data_i = s.ike("hash_i_data");
    const Bytes data_r = s.ike("hash_r_data");
    const Bytes start_i = concat({s.ike("ke_i"), s.ike("ke_r"), cookies});
    const Bytes start_r =
        concat({s.ike("ke_r"), s.ike("ke_i"), s.ike("responder_cookie"), s.ike("initiator_cookie")});
    QVERIFY(data_i.size() > start_i.size() && data_r.size() > start_r.size());
    QVERIFY(equal(ByteView(data_i).first(start_i.size()), start_i));
    QVERIFY(equal(ByteView(data_r).first(start_r.size()), start_r));
    QCOMPARE(prf(s.hash, skeyid, {data_i}), s.ike("hash_i"));
    QCOMPARE(prf(s.hash, skeyid, {data_r}), s.ike("hash_r"));
  }
  void natDetectionHashesAreThoseRecorded_data() { rows(); }
  void natDetectionHashesAreThoseRecorded() {
    const Session s = session();
    const auto inputs = s.steps("natd_chunk");
    const auto hashes = s.steps("natd_hash");
    QCOMPARE(inputs.size(), hashes.size());
    if (s.name.find("esp50") == std::string::npos) QVERIFY(inputs.size() >= 2);
    for (std::size_t i = 0; i < inputs.size(); ++i) QCOMPARE(crypto::hash(s.hash, {inputs[i]}), hashes[i]);
  }
  void everyMessageDecryptsAndItsIvAndHashAreThoseRecorded_data() { rows(); }
  void everyMessageDecryptsAndItsIvAndHashAreThoseRecorded() {
    const Session s = session();
    const Bytes key = s.ike("encryption_key");
    const Bytes skeyid_a = s.ike("skeyid_a");
    const std::size_t block = crypto::iv_size(s.cipher);
    std::map<std::uint32_t, std::vector<Bytes>>
        ivs;                                // per message id: before the first message, then after each
    std::map<std::uint32_t, Bytes> nonces;  // of quick modes, initiator's then responder's
    std::map<std::uint32_t, int> quick_messages;
    std::vector<Bytes> hashes;
    ivs[0].push_back(s.ike("initial_iv"));
    int decrypted = 0;
    for (const Datagram& datagram : s.isakmp) {
      Reader header(datagram.octets);
      header.skip(16);
      const std::uint8_t first = header.u8();
      header.skip(1);
      const std::uint8_t exchange = header.u8();
      const bool encrypted = (header.u8() & 1) != 0;
      const ByteView id_octets = header.take(4);
      const std::uint32_t size = header.u32();
      QVERIFY(header.ok());
      QCOMPARE(std::size_t{size}, datagram.octets.size());
      if (!encrypted) continue;
      const std::uint32_t id = Reader(id_octets).u32();
      // An informational message is an exchange of its own, also when its sender drew an id already used:
      // vpnc once drew 0.
      std::vector<Bytes> own;
      auto& chain = exchange == kInformational && !ivs[id].empty() ? own : ivs[id];
      if (chain.empty()) {
        Bytes iv = crypto::hash(s.hash, {ivs[0].back(), id_octets});
        iv.resize(block);
        chain.push_back(iv);
      }
      Bytes text = to_bytes(ByteView(datagram.octets).subspan(kIsakmpHeader));
      const Bytes cipher_text = text;
      QVERIFY(crypto::cbc_decrypt(s.cipher, key, chain.back(), text));
      // And back: the same octets.
      Bytes again = text;
      QVERIFY(crypto::cbc_encrypt(s.cipher, key, chain.back(), again));
      QCOMPARE(again, cipher_text);
      chain.push_back(to_bytes(ByteView(cipher_text).last(block)));
      std::size_t end = 0;
      const auto payloads = payloads_of(first, text, end);
      QVERIFY2(!payloads.empty(), "decrypted to no payloads");
      const ByteView hash = body_of(payloads, kHashPayload);
      QCOMPARE(hash.size(), crypto::hash_size(s.hash));
      ++decrypted;
      if (id == 0 && exchange != kInformational) {
        // Which of the two it is: in main mode the first is the initiator's, in aggressive mode only that is
        // encrypted.
        QVERIFY(equal(hash, s.ike(chain.size() == 2 ? "hash_i" : "hash_r")));
        continue;
      }
      QCOMPARE(payloads.front().type, kHashPayload);
      const ByteView rest = ByteView(text).first(end).subspan(4 + hash.size());
      Bytes expected;
      if (exchange == kQuickMode) {
        const int number = ++quick_messages[id];
        Bytes& nonce = nonces[id];
        if (number == 1) expected = prf(s.hash, skeyid_a, {id_octets, rest});
        if (number == 2) expected = prf(s.hash, skeyid_a, {id_octets, nonce, rest});
        if (number == 3) expected = prf(s.hash, skeyid_a, {Bytes{0}, id_octets, nonce});
        append(nonce, body_of(payloads, kNoncePayload));
      } else {
        expected = prf(s.hash, skeyid_a, {id_octets, rest});
      }
      QCOMPARE(to_hex(hash), to_hex(expected));
      hashes.push_back(expected);
    }
    QVERIFY(decrypted >= 8);

    // The log knows the same IVs, in the same order; it leaves out what follows the last message of an
    // exchange that ends with it.
    int compared = 0;
    std::map<std::uint32_t, std::vector<Bytes>> logged;
    for (const auto& step : s.json["steps"].toArray()) {
      const std::string label = step.toObject()["label"].toString().toStdString();
      const std::string prefix = "next IV for MID ";
      if (!label.starts_with(prefix)) continue;
      const auto id = static_cast<std::uint32_t>(std::stoul(label.substr(prefix.size())));
      logged[id].push_back(from_hex(step.toObject()["hex"].toString().toStdString()).value());
    }
    for (auto& [id, list] : logged) {
      QVERIFY(ivs.contains(id));
      auto computed = ivs[id];
      if (id == 0) computed.erase(computed.begin());  // that one is logged as "initial IV"
      QVERIFY(list.size() == computed.size() || list.size() + 1 == computed.size());
      for (std::size_t i = 0; i < list.size(); ++i) {
        QCOMPARE(to_hex(list[i]), to_hex(computed[i]));
        ++compared;
      }
    }
    QVERIFY(compared >= 10);
    std::vector<Bytes> recorded;
    for (const auto* label : {"Hash", "Hash(1)", "Hash(2)", "Hash(3)"}) {
      for (const Bytes& hash : s.steps(label)) recorded.push_back(hash);
    }
    QVERIFY(recorded.size() >= 8);
    for (const Bytes& hash : recorded) {
      QVERIFY2(std::ranges::find(hashes, hash) != hashes.end(), to_hex(hash).c_str());
    }
  }
  void everyEspPacketIsOpenedAndSealedAgain_data() { rows(); }
  void everyEspPacketIsOpenedAndSealedAgain() {
    const Session s = session();
    const QJsonArray sas = s.json["esp"].toArray();
    QVERIFY(sas.size() >= 2);
    SeededRandom random(1);
    Pipeline pipeline(random);
    std::map<std::uint32_t, std::pair<EspKeys, EspKeys>> keys;  // to open and to seal
    for (const auto& value : sas) {
      const QJsonObject sa = value.toObject();
      const auto field = [&](const char* name) {
        return from_hex(sa[name].toString().toStdString()).value_or(Bytes{});
      };
      SaParams p;
      const Bytes spi = field("spi");
      p.spi = Reader(spi).u32();
      p.cipher = cipher_of(s.json["ike"].toObject()["proposal"].toString().toStdString());
      p.auth =
          sa["integ"].toString() == "HMAC_SHA1_96" ? AuthAlgorithm::hmac_sha1_96 : AuthAlgorithm::hmac_md5_96;
      p.encryption_key = Secret(field("encr_key"));
      p.authentication_key = Secret(field("integ_key"));
      // KEYMAT of the seed: the encryption key, then the authentication key (wire-ike.md 3.4).
      const Bytes seed = field("seed");
      QVERIFY(!seed.empty());
      Bytes keymat;
      Bytes last;
      const std::size_t size = p.encryption_key.size() + p.authentication_key.size();
      QVERIFY(size > 0);
      while (keymat.size() < size) {
        last = prf(s.hash, s.ike("skeyid_d"), {last, seed});
        append(keymat, last);
      }
      keymat.resize(size);
      QCOMPARE(to_hex(keymat), to_hex(concat({field("encr_key"), field("integ_key")})));
      // The seed itself: [g(qm)^xy] | 3 | SPI | nonces.
      const std::size_t pfs =
          s.name.find("pfs") != std::string::npos ? s.steps("DH secret").front().size() : 0;
      QCOMPARE(seed[pfs], std::uint8_t{3});
      QVERIFY(equal(ByteView(seed).subspan(pfs + 1, 4), spi));
      if (pfs != 0) QVERIFY(equal(ByteView(seed).first(pfs), s.steps("DH secret").front()));

      keys.emplace(
          p.spi,
          std::pair(
              EspKeys::create(Direction::inbound, p.cipher, p.auth, p.encryption_key, p.authentication_key)
                  .value(),
              EspKeys::create(Direction::outbound, p.cipher, p.auth, p.encryption_key, p.authentication_key)
                  .value()));
      p.remote = Ipv4Address::parse(sa["src"].toString().toStdString()).value();
      p.local = Ipv4Address::parse(sa["dst"].toString().toStdString()).value();
      if (!s.esp.empty() && s.esp.front().in_udp) p.udp = UdpEncapsulation{};
      QVERIFY(pipeline.sad().install_inbound(p, kStart));
    }

    const auto crypto = make_openssl_batch_crypto();
    std::set<std::uint32_t> used;
    int forwarded = 0;
    QVERIFY(s.esp.size() > 10);
    for (const Datagram& datagram : s.esp) {
      const auto header = wire::read_esp_header(datagram.octets);
      QVERIFY(header);
      QVERIFY(keys.contains(header->spi));
      used.insert(header->spi);
      auto& [opening, sealing] = keys.at(header->spi);
      Bytes packet = datagram.octets;
      CryptoJob job{&opening, packet, JobStatus::pending};
      crypto->open({&job, 1});
      QCOMPARE(job.status, JobStatus::done);
      QVERIFY(packet != datagram.octets);
      job = {&sealing, packet, JobStatus::pending};
      crypto->seal({&job, 1});
      QCOMPARE(job.status, JobStatus::done);
      QCOMPARE(packet, datagram.octets);

      const auto inner = pipeline.open_one(kStart, datagram.packet);
      QVERIFY2(inner, inner ? "" : std::string(name(inner.error())).c_str());
      // The same packet on the inside wire, before or after the headend has taken one off its TTL.
      for (const int difference : {-1, 1}) {
        Bytes routed = *inner;
        routed[8] = static_cast<std::uint8_t>(routed[8] + difference);
        wire::refresh_ipv4_checksum(routed);
        if (std::ranges::find(s.inside, routed) != s.inside.end()) {
          ++forwarded;
          break;
        }
      }
    }
    QVERIFY(used.size() >= 2);
    QVERIFY(forwarded > 10);
    const auto totals = pipeline.totals().all;
    QCOMPARE(totals.decaps, std::uint64_t{s.esp.size()});
    QCOMPARE(totals.recv_errors, std::uint64_t{0});
  }
};

DRAWBRIDGE_TEST(CapturesTest);
#include "captures_test.moc"
