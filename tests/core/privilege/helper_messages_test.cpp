// SPDX-License-Identifier: GPL-3.0-or-later
// The language between the asker and the privileged helper, octet by octet.
#include <QTest>

#include "privilege/helper_messages.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::privilege;

namespace {

Prefix prefix(const char* text) {
  return *Prefix::parse(text);
}

struct Row {
  const char* name;
  Request request;
  const char* octets;
};

/// Every operation with every field at a value of its own.
std::vector<Row> rows() {
  return {
      {"open-tun", OpenTun{"drawbridge7", true},
       "444201010000000e"
       "000b647261776272696467653701"},
      {"open-udp", OpenUdp{4500, Ipv4Address(10, 1, 2, 3)},
       "4442010200000006"
       "11940a010203"},
      {"open-raw-esp", OpenRawEsp{Ipv4Address(10, 1, 2, 3)},
       "4442010300000004"
       "0a010203"},
      {"set-address", SetAddress{"tun", Ipv4Address(10, 89, 129, 200), 1400},
       "444201040000000b"
       "000374756e"
       "0a5981c8"
       "0578"},
      {"set-routes",
       SetRoutes{"tun", Ipv4Address(192, 0, 2, 1), {prefix("10.0.0.0/8")}, {prefix("10.1.0.0/16")}, true},
       "4442010500000018"
       "000374756e"
       "c0000201"
       "00010a00000008"
       "00010a01000010"
       "01"},
      {"set-dns", SetDns{"tun", {Ipv4Address(10, 0, 0, 53)}, {"a.b"}, false},
       "4442010600000013"
       "000374756e"
       "00010a000035"
       "00010003612e62"
       "00"},
      {"block-ipv6", BlockIpv6{"tun"},
       "4442010700000005"
       "000374756e"},
      {"kill-switch", KillSwitch{"tun", {Ipv4Address(192, 0, 2, 1)}, true, false},
       "444201080000000d"
       "000374756e"
       "0001c0000201"
       "01"
       "00"},
      {"undo", Undo{true, false},
       "4442010900000002"
       "0100"},
      {"lift-kill-switch", LiftKillSwitch{"tun"},
       "4442010a00000005"
       "000374756e"},
  };
}

}  // namespace

class HelperMessagesTest : public QObject {
  Q_OBJECT
 private slots:
  void requestsAreTheseOctets_data() {
    QTest::addColumn<int>("row");
    const auto all = rows();
    for (std::size_t i = 0; i < all.size(); ++i) QTest::newRow(all[i].name) << static_cast<int>(i);
  }
  void requestsAreTheseOctets() {
    QFETCH(int, row);
    const auto all = rows();
    const Row& it = all[static_cast<std::size_t>(row)];
    const Bytes octets = write(it.request);
    QCOMPARE(QString::fromStdString(to_hex(octets)), QString(it.octets));
    const auto back = read_request(octets);
    QVERIFY(back.has_value());
    QVERIFY(*back == it.request);
    QCOMPARE(QString::fromUtf8(name_of(operation_of(it.request)).data()), QString(it.name));
  }
  void anyCutOrSpareOctetIsAnError() {
    for (const Row& row : rows()) {
      const Bytes octets = write(row.request);
      for (std::size_t size = 0; size < octets.size(); ++size) {
        QVERIFY(!read_request(ByteView(octets).first(size)));
        // The same with a length that fits, so that the body's own reading is what fails.
        if (size < kHeaderSize) continue;
        Bytes shorter(octets.begin(), octets.begin() + static_cast<std::ptrdiff_t>(size));
        shorter[7] = static_cast<std::uint8_t>(size - kHeaderSize);
        const auto cut = read_request(shorter);
        QVERIFY(!cut);
        QCOMPARE(cut.error(), ReadError::body);
      }
      Bytes longer = octets;
      longer.push_back(0);
      QCOMPARE(read_request(longer).error(), ReadError::length);
      ++longer[7];
      QCOMPARE(read_request(longer).error(), ReadError::body);
    }
  }
  void answersAreTheseOctets() {
    Answer answer;
    answer.to = Operation::open_tun;
    answer.with_descriptor = true;
    answer.device = "drawbridge0";
    QCOMPARE(to_hex(write(answer)), std::string("4442018100000015"
                                                "00"
                                                "01"
                                                "00000000"
                                                "000b6472617762726964676530"
                                                "0000"));
    QVERIFY(read_answer(write(answer)).value() == answer);

    answer = {Operation::open_udp, ErrorCode::port_taken, false, 98, "", "charon"};
    QCOMPARE(to_hex(write(answer)), std::string("4442018200000010"
                                                "06"
                                                "00"
                                                "00000062"
                                                "0000"
                                                "0006636861726f6e"));
    QVERIFY(read_answer(write(answer)).value() == answer);
  }
  void strangersAreNamed() {
    Bytes octets = write(Request(Undo{}));
    octets[0] = 'X';
    QCOMPARE(read_request(octets).error(), ReadError::not_ours);
    octets = write(Request(Undo{}));
    octets[2] = 2;
    QCOMPARE(read_request(octets).error(), ReadError::version);
    octets = write(Request(Undo{}));
    octets[3] = 11;
    QCOMPARE(read_request(octets).error(), ReadError::unknown_operation);
    // An answer is no request, and the other way round.
    QCOMPARE(read_request(write(Answer{})).error(), ReadError::unknown_operation);
    QCOMPARE(read_answer(write(Request(Undo{}))).error(), ReadError::unknown_operation);
  }
  void listsOfAHostileGatewayStayWithinARecord() {
    SetRoutes routes{"drawbridge0", {}, {}, {}, false};
    routes.through.assign(10000, prefix("10.0.0.0/8"));
    const Bytes octets = write(Request(routes));
    QVERIFY(octets.size() <= kMaxMessage);
    QVERIFY(read_request(octets).value() == Request(routes));
    routes.through.assign(40000, prefix("10.0.0.0/8"));
    routes.around.assign(40000, prefix("10.0.0.0/8"));
    const Bytes cut = write(Request(routes));
    QVERIFY(cut.size() <= kMaxMessage);
    QVERIFY(read_request(cut).has_value());
    // A text is cut too.
    const auto text = read_request(write(Request(BlockIpv6{std::string(70000, 'x')})));
    QVERIFY(text.has_value());
    QCOMPARE(std::get<BlockIpv6>(*text).device.size(), kMaxText);
  }
  void valuesThatCannotBeAreRefused() {
    Bytes octets = write(Request(Undo{}));
    octets.back() = 2;  // neither no nor yes
    QCOMPARE(read_request(octets).error(), ReadError::body);
    octets = write(Request(SetRoutes{"tun", {}, {prefix("10.0.0.0/8")}, {}, false}));
    octets[octets.size() - 4] = 33;  // a mask of 33 bits
    QCOMPARE(read_request(octets).error(), ReadError::body);
    octets = write(Answer{});
    octets[kHeaderSize] = 200;
    QCOMPARE(read_answer(octets).error(), ReadError::body);
  }
};

DRAWBRIDGE_TEST(HelperMessagesTest);
#include "helper_messages_test.moc"
