// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "base/writer.h"
#include "core/wire/wire_checks.h"
#include "support/test_registry.h"
#include "wire/icmp.h"
#include "wire/pcap.h"

using namespace drawbridge;
using namespace drawbridge::wire;

class PcapTest : public QObject {
  Q_OBJECT
 private slots:
  void whatIsWrittenIsRead() {
    PcapWriter writer;
    const Bytes packet = build_echo(Ipv4Address(10, 0, 0, 1), Ipv4Address(10, 0, 0, 2), 1, 1, as_bytes("x"));
    writer.add({1'095'379'200'123'456}, packet);
    writer.add({1'095'379'201'000'000}, Bytes{});
    const auto file = read_pcap(writer.file());
    QVERIFY(file.has_value());
    QVERIFY(!file->cut);
    QCOMPARE(file->link_type, LinkType::raw_ip);
    QCOMPARE(file->packets.size(), std::size_t{2});
    QCOMPARE(file->packets[0].time.microseconds, std::int64_t{1'095'379'200'123'456});
    QCOMPARE(to_hex(file->packets[0].octets), to_hex(packet));
    QVERIFY(ipv4_in_frame(file->link_type, file->packets[0].octets).has_value());
    QVERIFY(!ipv4_in_frame(file->link_type, file->packets[1].octets));
  }

  void appendedInPieces() {
    PcapWriter writer(LinkType::ethernet);
    Bytes whole = writer.take_new();
    QCOMPARE(whole.size(), std::size_t{24});
    writer.add({1}, Bytes(60, 7));
    append(whole, writer.take_new());
    QVERIFY(writer.take_new().empty());
    QCOMPARE(read_pcap(whole)->packets.size(), std::size_t{1});
  }

  void bothByteOrdersAndNanoseconds() {
    const auto little = [](std::initializer_list<std::uint32_t> numbers) {
      Bytes octets;
      for (const std::uint32_t number : numbers) {
        for (int shift = 0; shift < 32; shift += 8)
          octets.push_back(static_cast<std::uint8_t>(number >> shift));
      }
      return octets;
    };
    Bytes file = little({0xA1B23C4D, 0x00040002, 0, 0, 65535, 101, 5, 7000, 3, 90});
    append(file, Bytes{1, 2, 3});
    const auto read = read_pcap(file);
    QVERIFY(read.has_value());
    QCOMPARE(read->packets.front().time.microseconds, std::int64_t{5'000'007});
    QCOMPARE(read->packets.front().original_size, 90U);
  }

  void damagedFiles() {
    PcapWriter writer;
    writer.add({1}, Bytes(40, 7));
    const Bytes file = writer.file();
    for (std::size_t size = 0; size < file.size(); ++size) {
      const testing::TightCopy copy(ByteView(file).first(size));
      const auto read = read_pcap(copy.view());
      QCOMPARE(read.has_value(), size >= 24);
      if (read && size > 24) QVERIFY(read->cut && read->packets.empty());
    }
    Bytes foreign = file;
    foreign[0] = 0;
    QCOMPARE(read_pcap(foreign).error(), WireError::bad_value);
    Bytes huge = file;
    huge[24 + 8] = 0x7F;
    QCOMPARE(read_pcap(huge).error(), WireError::bad_length);
  }

  void frames() {
    const Bytes packet = build_echo(Ipv4Address(10, 0, 0, 1), Ipv4Address(10, 0, 0, 2), 1, 1, as_bytes("x"));
    const auto framed = [&](const char* hex) { return concat({*from_hex(hex), packet}); };
    const std::pair<LinkType, Bytes> rows[] = {
        {LinkType::ethernet, framed("0102030405060708090a0b0c0800")},
        {LinkType::ethernet, framed("0102030405060708090a0b0c810000070800")},
        {LinkType::linux_cooked, framed("00000001000601020304050600000800")},
        {LinkType::linux_cooked_2, framed("0800000000000001000100060102030405060000")},
        {LinkType::raw_ip, packet},
        {LinkType::ipv4, packet},
    };
    for (const auto& [link_type, frame] : rows) {
      const auto found = ipv4_in_frame(link_type, frame);
      QVERIFY(found.has_value());
      QCOMPARE(to_hex(*found), to_hex(packet));
      for (std::size_t size = 0; size < frame.size(); ++size) {
        (void)ipv4_in_frame(link_type, testing::TightCopy(ByteView(frame).first(size)).view());
      }
    }
    QVERIFY(!ipv4_in_frame(LinkType::ethernet, framed("0102030405060708090a0b0c0806")));
    QVERIFY(!ipv4_in_frame(LinkType{99}, packet));
  }
};

DRAWBRIDGE_TEST(PcapTest);
#include "pcap_test.moc"
