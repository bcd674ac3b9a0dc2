// SPDX-License-Identifier: GPL-3.0-or-later
// IPv4, UDP, TCP, ICMP and the clear part of ESP, against packets of wire-ike.md 14.4 and wire-esp.md 7.6.
#include <QTest>

#include "base/random.h"
#include "core/wire/wire_checks.h"
#include "support/test_registry.h"
#include "support/vectors.h"
#include "wire/checksum.h"
#include "wire/esp_header.h"
#include "wire/icmp.h"
#include "wire/tcp.h"
#include "wire/udp.h"

using namespace drawbridge;
using namespace drawbridge::wire;

namespace {
const Endpoint kClient = *Endpoint::parse("192.168.1.2:500");
const Endpoint kPix = *Endpoint::parse("192.168.1.1:500");

std::optional<WireError> ipv4_refusal(Bytes packet, std::size_t position, std::uint8_t value,
                                      bool fix = true) {
  packet.at(position) = value;
  if (fix) refresh_ipv4_checksum(packet);
  const testing::TightCopy copy(packet);
  const auto parsed = parse_ipv4(copy.view(), fix && packet[0] >> 4 == 4 && (packet[0] & 15) >= 5);
  if (parsed) return std::nullopt;
  return parsed.error();
}
}  // namespace

class IpPacketsTest : public QObject {
  Q_OBJECT
 private slots:
  void checksums() {
    // RFC 1071 section 3: the sum of these is ddf2.
    QCOMPARE(internet_checksum(*from_hex("0001f203f4f5f6f7")), static_cast<std::uint16_t>(~0xDDF2));
    QCOMPARE(internet_checksum({}), std::uint16_t{0xFFFF});
    QCOMPARE(internet_checksum(Bytes{0xAB}), static_cast<std::uint16_t>(~0xAB00));
    SeededRandom random(7);
    for (int i = 0; i < 1000; ++i) {
      Bytes octets = random.bytes(20);
      const std::uint16_t before = internet_checksum(octets);
      const auto old_word = static_cast<std::uint16_t>(octets[8] << 8 | octets[9]);
      const auto new_word = static_cast<std::uint16_t>(random.below(65536));
      octets[8] = static_cast<std::uint8_t>(new_word >> 8);
      octets[9] = static_cast<std::uint8_t>(new_word);
      QCOMPARE(checksum_update(before, old_word, new_word), internet_checksum(octets));
    }
  }

  void knownPackets() {
    const testing::Vectors session("ike_aggressive_4x.vec");
    const Bytes outer = session.bytes("outer_ip_packet");
    const auto parsed = parse_ipv4(outer);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->header.protocol, IpProtocol::esp);
    QCOMPARE(parsed->header.source, kClient.address);
    QCOMPARE(parsed->header.destination, kPix.address);
    QCOMPARE(parsed->header.ttl, std::uint8_t{128});
    QCOMPARE(to_hex(build_ipv4(parsed->header, parsed->payload)), to_hex(outer));
    const auto esp = read_esp_header(parsed->payload);
    QCOMPARE(esp->spi, 0x64D7A518U);
    QCOMPARE(esp->sequence, 1U);
    Bytes head(kEspHeaderSize);
    write_esp_header(head, *esp);
    QCOMPARE(to_hex(head), to_hex(parsed->payload.first(kEspHeaderSize)));
    QCOMPARE(read_esp_header(Bytes(8, 0)).error(), WireError::bad_value);
    QCOMPARE(read_esp_header(Bytes(7, 1)).error(), WireError::truncated);

    const Bytes inner = session.bytes("esp_inner_packet");
    const auto echo = parse_ipv4(inner);
    QVERIFY(echo.has_value());
    const auto message = IcmpMessage::read(echo->payload);
    QVERIFY(message.has_value());
    QCOMPARE(message->type, IcmpType::echo);
    QCOMPARE(message->identifier, std::uint16_t{0x0200});
    QCOMPARE(to_text(message->data), std::string("abcdefghijklmnop"));
    QCOMPARE(to_hex(build_icmp(echo->header.source, echo->header.destination, *message, 0x1001, 128)),
             to_hex(inner));
  }

  void headersThatLie() {
    const Bytes good = build_udp(kClient, kPix, Bytes(20, 1), 7);
    QVERIFY(parse_ipv4(good).has_value());
    QCOMPARE(ipv4_refusal(good, 0, 0x65), WireError::bad_version);
    QCOMPARE(ipv4_refusal(good, 0, 0x44), WireError::bad_length);
    QCOMPARE(ipv4_refusal(good, 0, 0x4F), WireError::bad_length);  // 60 octets of header, 48 in all
    QCOMPARE(ipv4_refusal(good, 3, 19), WireError::bad_length);
    QCOMPARE(ipv4_refusal(good, 3, 49), WireError::truncated);
    QCOMPARE(ipv4_refusal(good, 2, 0xFF), WireError::truncated);
    Bytes damaged = good;
    damaged[15] ^= 1;
    QCOMPARE(parse_ipv4(damaged).error(), WireError::bad_checksum);
    QVERIFY(parse_ipv4(damaged, false).has_value());
    for (std::size_t size = 0; size < good.size(); ++size) {
      QVERIFY(!parse_ipv4(testing::TightCopy(ByteView(good).first(size)).view()));
    }
    // What the link layer padded is cut off.
    Bytes padded = good;
    padded.resize(60);
    QCOMPARE(parse_ipv4(padded)->packet.size(), good.size());
  }

  void fragmentsAndOptions() {
    Ipv4Header header;
    header.id = 77;
    header.more_fragments = true;
    header.fragment_offset = 1480;
    header.source = kClient.address;
    header.destination = kPix.address;
    const auto parsed = parse_ipv4(build_ipv4(header, Bytes(64, 3)));
    QVERIFY(parsed->header == header);
    QVERIFY(parsed->header.is_fragment());
    header.more_fragments = false;
    header.fragment_offset = 0;
    header.dont_fragment = true;
    QVERIFY(!parse_ipv4(build_ipv4(header, {}))->header.is_fragment());

    Bytes with_options = build_ipv4(header, Bytes(8, 9));
    with_options[0] = 0x46;
    refresh_ipv4_checksum(with_options);
    const auto options = parse_ipv4(with_options);
    QCOMPARE(options->options.size(), std::size_t{4});
    QCOMPARE(options->payload.size(), std::size_t{4});
    QCOMPARE(build_ipv4(header, Bytes(70000, 1)).size(), std::size_t{65535});
  }

  void ttl() {
    Bytes packet = build_udp(kClient, kPix, Bytes(20, 1), 7, 2);
    QVERIFY(decrement_ttl(packet));
    QCOMPARE(parse_ipv4(packet)->header.ttl, std::uint8_t{1});
    QVERIFY(!decrement_ttl(packet));
    Bytes tiny(3);
    QVERIFY(!decrement_ttl(tiny));
  }

  void udp() {
    const Bytes packet = build_udp(kClient, kPix, as_bytes("hello"));
    const auto ip = parse_ipv4(packet);
    const auto udp = parse_udp(*ip);
    QVERIFY(udp.has_value());
    QCOMPARE(udp->source_port, std::uint16_t{500});
    QCOMPARE(to_text(udp->payload), std::string("hello"));
    QVERIFY(udp->checksum != 0);
    Bytes damaged = packet;
    damaged.back() ^= 1;
    QCOMPARE(parse_udp(*parse_ipv4(damaged)).error(), WireError::bad_checksum);
    // Without a checksum, as ESP in UDP is sent.
    Bytes bare = write_udp(kClient, kPix, as_bytes("hello"), false);
    QCOMPARE(parse_udp(bare)->checksum, std::uint16_t{0});
    bare[5] = 7;
    QCOMPARE(parse_udp(bare).error(), WireError::bad_length);
    bare[5] = 14;
    QCOMPARE(parse_udp(bare).error(), WireError::truncated);
    for (std::size_t size = 0; size < bare.size(); ++size) {
      QVERIFY(!parse_udp(testing::TightCopy(ByteView(bare).first(size)).view()));
    }
  }

  void tcp() {
    TcpHeader header;
    header.sequence = 1000;
    header.acknowledgement = 2000;
    header.flags = kTcpSyn | kTcpAck;
    header.window = 8192;
    const Bytes options = {1, 2, 4, 0x05, 0xB4};  // a no-operation puts the MSS at an odd place
    Bytes packet = build_tcp(kClient, kPix, header, as_bytes("data"), options);
    const auto tcp = parse_tcp(*parse_ipv4(packet));
    QVERIFY(tcp.has_value());
    QCOMPARE(tcp->header.source_port, kClient.port);
    QCOMPARE(tcp->header.sequence, 1000U);
    QVERIFY(tcp->header.has(kTcpSyn));
    QVERIFY(!tcp->header.has(kTcpRst));
    QCOMPARE(to_text(tcp->payload), std::string("data"));
    QCOMPARE(tcp->options.size(), std::size_t{8});
    QCOMPARE(tcp_mss(tcp->options), std::uint16_t{1460});
    QVERIFY(clamp_tcp_mss(packet, 1380));
    QVERIFY(!clamp_tcp_mss(packet, 1380));
    const auto clamped = parse_tcp(*parse_ipv4(packet));
    QVERIFY(clamped.has_value());
    QCOMPARE(tcp_mss(clamped->options), std::uint16_t{1380});
    packet.back() ^= 1;
    QCOMPARE(parse_tcp(*parse_ipv4(packet)).error(), WireError::bad_checksum);

    const Bytes segment = write_tcp(kClient.address, kPix.address, header, {}, options);
    for (std::size_t size = 0; size < segment.size(); ++size) {
      QVERIFY(!parse_tcp(testing::TightCopy(ByteView(segment).first(size)).view()));
    }
    Bytes small_offset = segment;
    small_offset[12] = 0x40;
    QCOMPARE(parse_tcp(small_offset).error(), WireError::bad_length);
    QVERIFY(!tcp_mss(Bytes{2, 4, 5}));
    QVERIFY(!tcp_mss(Bytes{3, 0, 2, 4, 5, 180}));
    QVERIFY(!tcp_mss(Bytes{0, 2, 4, 5, 180}));
    QVERIFY(!tcp_mss({}));
  }

  void clampAtEveryPlace() {
    for (std::size_t before = 0; before < 8; ++before) {
      Bytes options(before, 1);
      append(options, Bytes{2, 4, 0x05, 0xB4});
      TcpHeader header;
      header.flags = kTcpSyn;
      Bytes packet = build_tcp(kClient, kPix, header, as_bytes("x"), options);
      QVERIFY(clamp_tcp_mss(packet, 1200));
      QVERIFY(parse_tcp(*parse_ipv4(packet)).has_value());
    }
    Bytes no_syn = build_tcp(kClient, kPix, {}, {}, Bytes{2, 4, 0x05, 0xB4});
    QVERIFY(!clamp_tcp_mss(no_syn, 1200));
    Bytes datagram = build_udp(kClient, kPix, Bytes(40, 2));
    QVERIFY(!clamp_tcp_mss(datagram, 1200));
  }

  void icmpEchoAndErrors() {
    const Bytes echo = build_echo(kClient.address, kPix.address, 7, 1, as_bytes("ping"));
    const auto request = parse_ipv4(echo);
    const Bytes answer = build_echo_reply(*request);
    const auto reply = parse_ipv4(answer);
    QCOMPARE(reply->header.destination, kClient.address);
    const auto message = IcmpMessage::read(reply->payload);
    QCOMPARE(message->type, IcmpType::echo_reply);
    QCOMPARE(to_text(message->data), std::string("ping"));
    QVERIFY(build_echo_reply(*reply).empty());
    QVERIFY(testing::round_trips(*message));
    QVERIFY(testing::prefixes_are_safe(*message, 8));

    const Bytes big = build_udp(kClient, kPix, Bytes(1400, 1));
    const auto sent = parse_ipv4(big);
    const Bytes error =
        build_icmp_error(kPix.address, IcmpType::unreachable, kIcmpFragmentationNeeded, *sent, 1300);
    const auto parsed = parse_ipv4(error);
    const auto needed = IcmpMessage::read(parsed->payload);
    QVERIFY(needed->is_error());
    QCOMPARE(needed->next_hop_mtu(), std::uint16_t{1300});
    QCOMPARE(needed->data.size(), std::size_t{28});
    QCOMPARE(parsed->header.destination, kClient.address);
    // Never about an error, a later fragment or a source that is no host.
    QVERIFY(build_icmp_error(kPix.address, IcmpType::unreachable, 1, *parsed).empty());
    Ipv4Header header = sent->header;
    header.fragment_offset = 8;
    QVERIFY(build_icmp_error(kPix.address, IcmpType::unreachable, 1, *parse_ipv4(build_ipv4(header, {})))
                .empty());
    header.fragment_offset = 0;
    header.source = Ipv4Address(224, 0, 0, 1);
    QVERIFY(build_icmp_error(kPix.address, IcmpType::unreachable, 1, *parse_ipv4(build_ipv4(header, {})))
                .empty());
  }

  void mutationsAreHarmless() {
    TcpHeader header;
    header.flags = kTcpSyn;
    const Bytes seeds[] = {build_udp(kClient, kPix, Bytes(40, 1)),
                           build_tcp(kClient, kPix, header, Bytes(9, 1), Bytes{2, 4, 5, 180}),
                           build_echo(kClient.address, kPix.address, 1, 1, Bytes(9, 1))};
    SeededRandom random(3);
    for (const Bytes& seed : seeds) {
      for (int i = 0; i < 10000; ++i) {
        Bytes packet = seed;
        for (int change = 0; change < 3; ++change) {
          packet[random.below(static_cast<std::uint32_t>(packet.size()))] =
              static_cast<std::uint8_t>(random.u32());
        }
        if (random.below(2) == 0) packet.resize(random.below(static_cast<std::uint32_t>(packet.size())));
        const testing::TightCopy copy(packet);
        if (const auto ip = parse_ipv4(copy.view(), false)) {
          (void)parse_udp(*ip);
          (void)parse_tcp(*ip);
          (void)IcmpMessage::read(ip->payload);
          (void)build_icmp_error(kPix.address, IcmpType::unreachable, 1, *ip);
          (void)build_echo_reply(*ip);
        }
        (void)clamp_tcp_mss(packet, 900);
        (void)decrement_ttl(packet);
        refresh_ipv4_checksum(packet);
      }
    }
  }
};

DRAWBRIDGE_TEST(IpPacketsTest);
#include "ip_packets_test.moc"
