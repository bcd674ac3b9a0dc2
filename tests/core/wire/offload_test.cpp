// SPDX-License-Identifier: GPL-3.0-or-later
// Cutting super-packets and putting packets together again, against slow and obvious models: each packet is
// built from its header's values by the ordinary writers. Rules and their numbers: fastpath.md 3 and 4.
#include <QTest>
#include <algorithm>
#include <map>

#include "base/random.h"
#include "support/test_registry.h"
#include "wire/checksum.h"
#include "wire/coalescing.h"
#include "wire/segmentation.h"
#include "wire/tcp.h"
#include "wire/udp.h"

using namespace drawbridge;
using namespace drawbridge::wire;

namespace {

constexpr Ipv4Address near_host(10, 1, 0, 5);
constexpr Ipv4Address far_host(10, 2, 0, 9);
constexpr std::uint8_t kCwr = 0x80;
constexpr std::uint8_t kEce = 0x40;

struct Tcp {
  Ipv4Header ip{.id = 100,
                .dont_fragment = true,
                .protocol = IpProtocol::tcp,
                .source = near_host,
                .destination = far_host};
  TcpHeader tcp{.source_port = 40000,
                .destination_port = 80,
                .sequence = 1000,
                .acknowledgement = 77,
                .flags = kTcpAck,
                .window = 500};
  Bytes options;
  Bytes data;

  Bytes packet() const { return build_ipv4(ip, write_tcp(ip.source, ip.destination, tcp, data, options)); }
};

struct Udp {
  Ipv4Header ip{.id = 7,
                .dont_fragment = true,
                .protocol = IpProtocol::udp,
                .source = near_host,
                .destination = far_host};
  std::uint16_t source_port = 5000, destination_port = 443;
  Bytes data;

  Bytes packet() const {
    Bytes datagram = to_bytes(
        parse_ipv4(build_udp({ip.source, source_port}, {ip.destination, destination_port}, data))->payload);
    return build_ipv4(ip, datagram);
  }
};

Bytes stream(std::size_t size, std::uint64_t seed = 1) {
  SeededRandom random(seed);
  return random.bytes(size);
}

/// What the kernel hands over: checksum field with the folded sum of the pseudo header only.
Bytes with_pseudo_sum(Bytes packet) {
  const auto ip = parse_ipv4(packet, false);
  const std::size_t at = 20 + (ip->header.protocol == IpProtocol::tcp ? 16U : 6U);
  const auto sum = static_cast<std::uint16_t>(~checksum_finish(
      pseudo_header_sum(ip->header.source, ip->header.destination,
                        static_cast<std::uint8_t>(ip->header.protocol), ip->payload.size())));
  packet[at] = static_cast<std::uint8_t>(sum >> 8);
  packet[at + 1] = static_cast<std::uint8_t>(sum);
  return packet;
}

VirtioHeader super(const Bytes& packet, std::size_t piece) {
  const bool tcp = packet[9] == 6;
  VirtioHeader header;
  header.flags = kVirtioNeedsChecksum;
  header.gso = tcp ? GsoType::tcp4 : GsoType::udp;
  header.gso_size = static_cast<std::uint16_t>(piece);
  header.checksum_start = 20;
  header.checksum_offset = tcp ? 16 : 6;
  return header;
}

std::vector<Bytes> cut(const VirtioHeader& header, const Bytes& packet) {
  const auto segmenter = Segmenter::create(header, packet);
  std::vector<Bytes> out;
  if (!segmenter) return out;
  for (std::size_t i = 0; i < segmenter->count(); ++i) {
    // Octets behind the packet must stay as they are: the next one is there already.
    Bytes piece(segmenter->size(i) + 1, 0xEE);
    segmenter->write(i, ByteSpan(piece).first(segmenter->size(i)));
    if (piece.back() != 0xEE) return {};
    piece.pop_back();
    out.push_back(std::move(piece));
  }
  return out;
}

SegmentError refusal(const VirtioHeader& header, const Bytes& packet) {
  const auto segmenter = Segmenter::create(header, packet);
  if (segmenter) throw std::runtime_error("not refused");
  return segmenter.error();
}

/// The obvious way to cut: each packet from values.
std::vector<Bytes> model_cut(const Tcp& whole, std::size_t piece) {
  std::vector<Bytes> out;
  for (std::size_t at = 0; at < whole.data.size(); at += piece) {
    Tcp one = whole;
    const std::size_t size = std::min(piece, whole.data.size() - at);
    one.ip.id = static_cast<std::uint16_t>(whole.ip.id + out.size());
    one.tcp.sequence = whole.tcp.sequence + static_cast<std::uint32_t>(at);
    if (at + size < whole.data.size()) one.tcp.flags &= static_cast<std::uint8_t>(~(kTcpFin | kTcpPsh));
    if (at > 0) one.tcp.flags &= static_cast<std::uint8_t>(~kCwr);
    one.data = to_bytes(ByteView(whole.data).subspan(at, size));
    out.push_back(one.packet());
  }
  return out;
}

struct Merged {
  VirtioHeader header;
  Bytes packet;
  std::size_t pieces = 0;
};

std::vector<Merged> merge(std::vector<Bytes> packets, bool udp = true) {
  Coalescer coalescer(udp);
  for (Bytes& each : packets) coalescer.add(each);
  coalescer.finish();
  std::vector<Merged> out;
  for (std::size_t i = 0; i < coalescer.frames(); ++i) {
    Merged one;
    one.header = coalescer.header(i);
    for (const ByteView piece : coalescer.pieces(i)) append(one.packet, piece);
    one.pieces = coalescer.pieces(i).size();
    out.push_back(std::move(one));
  }
  return out;
}

/// How many packets each frame holds.
std::vector<std::size_t> shape(const std::vector<Bytes>& packets, bool udp = true) {
  std::vector<std::size_t> out;
  for (const Merged& each : merge(packets, udp)) out.push_back(each.pieces);
  return out;
}

using Shape = std::vector<std::size_t>;

/// Packets of one stream, 1000 octets each.
std::vector<Tcp> row(std::size_t count) {
  std::vector<Tcp> out;
  for (std::size_t i = 0; i < count; ++i) {
    Tcp one;
    one.ip.id = static_cast<std::uint16_t>(100 + i);
    one.tcp.sequence = 1000 + static_cast<std::uint32_t>(i) * 1000;
    one.data = stream(1000, i + 1);
    out.push_back(one);
  }
  return out;
}

std::vector<Bytes> packets(const std::vector<Tcp>& row) {
  std::vector<Bytes> out;
  for (const Tcp& each : row) out.push_back(each.packet());
  return out;
}

}  // namespace

class OffloadTest : public QObject {
  Q_OBJECT
 private slots:
  // ---- checksums and headers ----

  void the_wide_checksum_is_that_of_the_standard() {
    SeededRandom random(5);
    for (std::size_t size = 0; size < 200; ++size) {
      const Bytes octets = random.bytes(size);
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < size; ++i) sum += i % 2 == 0 ? octets[i] * 256U : octets[i];
      while (sum > 0xFFFF) sum = (sum & 0xFFFF) + (sum >> 16);
      QCOMPARE(internet_checksum(octets), static_cast<std::uint16_t>(~sum & 0xFFFF));
    }
    QCOMPARE(internet_checksum(Bytes(65535, 0xFF)), internet_checksum(Bytes{0xFF}));
  }

  void the_virtio_header_survives_a_round_trip() {
    VirtioHeader header;
    header.flags = 1;
    header.gso = GsoType::udp;
    header.congestion_window_reduced = true;
    header.header_size = 0x1234;
    header.gso_size = 1400;
    header.checksum_start = 20;
    header.checksum_offset = 16;
    Bytes octets(kVirtioHeaderSize);
    write_virtio_header(octets, header);
    QCOMPARE(octets[1], std::uint8_t{0x85});
    QVERIFY(read_virtio_header(octets) == header);
  }

  // ---- cutting ----

  void a_tcp_super_packet_is_cut_as_the_model_cuts() {
    SeededRandom random(11);
    for (int round = 0; round < 300; ++round) {
      Tcp whole;
      whole.ip.id = static_cast<std::uint16_t>(random.u32());
      whole.ip.tos = static_cast<std::uint8_t>(random.u32());
      whole.ip.ttl = static_cast<std::uint8_t>(1 + random.below(255));
      whole.ip.dont_fragment = random.below(2) == 0;
      whole.tcp.sequence = random.below(2) == 0 ? random.u32() : 0xFFFFFF00;
      whole.tcp.acknowledgement = random.u32();
      whole.tcp.window = static_cast<std::uint16_t>(random.u32());
      constexpr std::array<std::uint8_t, 4> more = {kTcpFin, kTcpPsh, kCwr, kEce};
      for (const std::uint8_t flag : more) {
        if (random.below(2) == 0) whole.tcp.flags |= flag;
      }
      whole.options = random.bytes(4 * random.below(11));
      whole.data = random.bytes(1 + random.below(round % 10 == 0 ? 60000 : 9000));
      const std::size_t piece = 1 + random.below(round % 2 == 0 ? 1500 : 60);
      const Bytes packet = with_pseudo_sum(whole.packet());
      if (whole.data.size() / piece > 2000) continue;
      QCOMPARE(cut(super(packet, piece), packet), model_cut(whole, piece));
    }
  }

  void a_udp_super_packet_falls_into_datagrams() {
    Udp whole;
    whole.data = stream(3500);
    const Bytes packet = with_pseudo_sum(whole.packet());
    const auto out = cut(super(packet, 1000), packet);
    QCOMPARE(out.size(), std::size_t{4});
    for (std::size_t i = 0; i < 4; ++i) {
      Udp one = whole;
      one.ip.id = static_cast<std::uint16_t>(7 + i);
      one.data = to_bytes(ByteView(whole.data).subspan(i * 1000, i < 3 ? 1000U : 500U));
      QCOMPARE(out[i], one.packet());
    }
  }

  void a_single_packet_gets_its_checksum() {
    Tcp tcp;
    tcp.data = stream(99);
    VirtioHeader header = super(tcp.packet(), 0);
    header.gso = GsoType::none;
    QCOMPARE(cut(header, with_pseudo_sum(tcp.packet())), std::vector<Bytes>{tcp.packet()});
    Udp udp;
    udp.data = stream(98);
    header = super(udp.packet(), 0);
    header.gso = GsoType::none;
    QCOMPARE(cut(header, with_pseudo_sum(udp.packet())), std::vector<Bytes>{udp.packet()});
  }

  void a_udp_checksum_of_zero_is_sent_as_all_ones() {
    // Two octets of payload that make the sum come out as zero.
    Udp udp;
    udp.data = {0, 0};
    const Bytes before = udp.packet();
    const auto sum = static_cast<std::uint16_t>(before[26] << 8 | before[27]);
    udp.data = {static_cast<std::uint8_t>(sum >> 8), static_cast<std::uint8_t>(sum)};
    VirtioHeader header = super(before, 0);
    header.gso = GsoType::none;
    const auto out = cut(header, with_pseudo_sum(udp.packet()));
    QCOMPARE(int(out[0][26] << 8 | out[0][27]), 0xFFFF);
    header.gso = GsoType::udp;
    header.gso_size = 2;
    QCOMPARE(cut(header, with_pseudo_sum(udp.packet())), out);
  }

  void a_packet_without_work_is_left_as_it_is() {
    Tcp tcp;
    tcp.data = stream(10);
    Bytes broken = tcp.packet();
    broken.back() ^= 1;
    QCOMPARE(cut({}, broken), std::vector<Bytes>{broken});
    VirtioHeader valid;
    valid.flags = kVirtioChecksumValid;
    QCOMPARE(cut(valid, broken), std::vector<Bytes>{broken});
  }

  void contradictions_are_refused() {
    Tcp tcp;
    tcp.data = stream(3000);
    const Bytes packet = with_pseudo_sum(tcp.packet());
    const VirtioHeader header = super(packet, 1000);
    QCOMPARE(cut(header, packet).size(), std::size_t{3});

    QCOMPARE(refusal(header, {}), SegmentError::malformed);
    Bytes six = packet;
    six[0] = 0x60;
    QCOMPARE(refusal(header, six), SegmentError::not_ipv4);
    QCOMPARE(refusal(super(packet, 0), packet), SegmentError::malformed);
    VirtioHeader wrong = header;
    wrong.gso = GsoType::udp;
    QCOMPARE(refusal(wrong, packet), SegmentError::malformed);
    wrong.gso = GsoType::tcp6;
    QCOMPARE(refusal(wrong, packet), SegmentError::malformed);
    for (const std::uint8_t flag : {kTcpSyn, kTcpUrg, kTcpRst}) {
      Bytes odd = packet;
      odd[33] |= flag;
      QCOMPARE(refusal(header, odd), SegmentError::malformed);
    }
    Bytes fragment = packet;
    fragment[6] |= 0x20;
    QCOMPARE(refusal(header, fragment), SegmentError::malformed);
    Bytes short_header = packet;
    short_header[32] = 0x40;
    QCOMPARE(refusal(header, short_header), SegmentError::malformed);
    Bytes only_header(packet.begin(), packet.begin() + 40);
    only_header[2] = 0;
    only_header[3] = 40;
    QCOMPARE(refusal(header, only_header), SegmentError::malformed);
    Bytes cut_off(packet.begin(), packet.end() - 1);
    QCOMPARE(refusal(header, cut_off), SegmentError::malformed);
    VirtioHeader outside;
    outside.flags = kVirtioNeedsChecksum;
    outside.checksum_start = static_cast<std::uint16_t>(packet.size() - 1);
    QCOMPARE(refusal(outside, packet), SegmentError::malformed);
    outside.checksum_start = 0xFFFF;
    outside.checksum_offset = 0xFFFF;
    QCOMPARE(refusal(outside, packet), SegmentError::malformed);
    outside.checksum_start = 4;  // within the IP header
    QCOMPARE(refusal(outside, packet), SegmentError::malformed);
  }

  // ---- putting together ----

  void what_was_cut_is_put_together_again() {
    SeededRandom random(21);
    for (int round = 0; round < 200; ++round) {
      Tcp whole;
      whole.ip.id = static_cast<std::uint16_t>(random.u32());
      whole.ip.dont_fragment = random.below(2) == 0;
      whole.tcp.sequence = random.u32();
      if (random.below(2) == 0) whole.tcp.flags |= kTcpPsh;
      whole.options = random.bytes(4 * random.below(11));
      const std::size_t piece = 1 + random.below(1400);
      whole.data = random.bytes(
          1 + random.below(static_cast<std::uint32_t>(std::min<std::size_t>(64 * piece, 64000))));
      const Bytes packet = with_pseudo_sum(whole.packet());
      const auto parts = cut(super(packet, piece), packet);
      const auto out = merge(parts);
      QCOMPARE(out.size(), std::size_t{1});
      QCOMPARE(out[0].pieces, parts.size());
      if (parts.size() == 1) {
        QCOMPARE(out[0].packet, parts[0]);
        QVERIFY(out[0].header == VirtioHeader{});
        continue;
      }
      QCOMPARE(out[0].packet, packet);
      QCOMPARE(out[0].header.header_size, static_cast<std::uint16_t>(packet.size() - whole.data.size()));
      QCOMPARE(out[0].header.gso_size, static_cast<std::uint16_t>(piece));
      QCOMPARE(cut(out[0].header, out[0].packet), parts);
    }
  }

  void datagrams_are_put_together_where_the_device_takes_them() {
    Udp whole;
    whole.data = stream(3500);
    const Bytes packet = with_pseudo_sum(whole.packet());
    const auto parts = cut(super(packet, 1000), packet);
    const auto out = merge(parts);
    QCOMPARE(out.size(), std::size_t{1});
    QCOMPARE(out[0].packet, packet);
    QCOMPARE(out[0].header.gso, GsoType::udp);
    QCOMPARE(cut(out[0].header, out[0].packet), parts);
    QCOMPARE(shape(parts, false), (Shape{1, 1, 1, 1}));
    // No checksum, or a wrong one.
    auto odd = parts;
    odd[1][26] = odd[1][27] = 0;
    QCOMPARE(shape(odd), (Shape{1, 1, 2}));
    odd = parts;
    odd[1][27] ^= 1;
    QCOMPARE(shape(odd), (Shape{1, 1, 2}));
  }

  /// Many flows, holes, repetitions and broken packets at random: cutting every frame again gives each flow's
  /// packets as they came and in their order.
  void nothing_is_lost_changed_or_reordered_within_a_flow() {
    SeededRandom random(33);
    for (int round = 0; round < 200; ++round) {
      std::vector<std::uint32_t> next(20, 5000);
      std::vector<Bytes> in;
      for (int i = 0; i < 100; ++i) {
        const std::uint32_t flow = random.below(random.below(2) == 0 ? 2 : 20);
        Tcp one;
        one.tcp.source_port = static_cast<std::uint16_t>(30000 + flow);
        one.ip.id = static_cast<std::uint16_t>(i);
        one.tcp.sequence = next[flow] + (random.below(20) == 0 ? 1U : 0U);
        one.data = stream(random.below(10) == 0 ? random.below(500) : 500, random.u64());
        if (random.below(15) == 0) one.tcp.flags |= kTcpPsh;
        if (random.below(40) == 0) one.tcp.flags |= kTcpFin;
        if (random.below(30) == 0) one.tcp.acknowledgement += 1;
        if (random.below(30) == 0) one.tcp.window -= 1;
        if (random.below(30) == 0) one.options = Bytes(4, 1);
        next[flow] += static_cast<std::uint32_t>(one.data.size());
        in.push_back(one.packet());
        if (random.below(30) == 0) in.back().back() ^= 0x10;
        if (random.below(30) == 0) in.push_back(in.back());
      }
      std::vector<Bytes> out;
      for (const Merged& each : merge(in)) {
        const auto parts = cut(each.header, each.packet);
        QCOMPARE(parts.size(), each.pieces);
        out.insert(out.end(), parts.begin(), parts.end());
      }
      QCOMPARE(out.size(), in.size());
      // Numbers of merged packets with DF need not be kept.
      const auto by_flow = [](const std::vector<Bytes>& all) {
        std::map<int, std::vector<Bytes>> flows;
        for (Bytes each : all) {
          each[4] = each[5] = each[10] = each[11] = 0;
          flows[each[20] << 8 | each[21]].push_back(each);
        }
        return flows;
      };
      QVERIFY(by_flow(out) == by_flow(in));
    }
  }

  void equal_neighbours_are_one_frame() { QCOMPARE(shape(packets(row(5))), Shape{5}); }

  void rules_1_to_3_what_is_not_simple_stands_alone() {
    auto all = packets(row(3));
    // IP options.
    auto odd = all;
    Bytes with_options(odd[1].begin(), odd[1].begin() + 20);
    with_options.insert(with_options.end(), 4, 1);
    with_options.insert(with_options.end(), odd[1].begin() + 20, odd[1].end());
    with_options[0] = 0x46;
    with_options[3] = static_cast<std::uint8_t>(with_options[3] + 4);
    refresh_ipv4_checksum(with_options);
    odd[1] = with_options;
    QCOMPARE(shape(odd), (Shape{1, 1, 1}));
    // A length that is not the packet's.
    odd = all;
    odd[1].push_back(0);
    QCOMPARE(shape(odd), (Shape{1, 1, 1}));
    // A wrong IP checksum: the kernel is to see it.
    odd = all;
    odd[1][10] ^= 1;
    QCOMPARE(shape(odd), (Shape{1, 1, 1}));
    // A fragment has no ports: it says nothing about the flow.
    auto fragment = row(3);
    fragment[1].ip.more_fragments = true;
    fragment[2].tcp.sequence -= 1000;
    QCOMPARE(shape(packets(fragment)), (Shape{2, 1}));
    // Other protocols, other versions, scraps.
    QCOMPARE(shape({Bytes(40, 0x60), Bytes(3, 0x45), {}, Bytes(20, 0x4F)}), (Shape{1, 1, 1, 1}));
    odd = all;
    odd[1][32] = 0x40;
    QCOMPARE(shape(odd), (Shape{1, 1, 1}));
  }

  void rule_4_only_ack_and_psh() {
    for (const std::uint8_t flag : {kTcpFin, kTcpSyn, kTcpRst, kTcpUrg, kEce, kCwr}) {
      auto some = row(4);
      some[1].tcp.flags |= flag;
      QCOMPARE(shape(packets(some)), (Shape{1, 1, 2}));
    }
    auto some = row(4);
    some[1].tcp.flags = 0;
    QCOMPARE(shape(packets(some)), (Shape{1, 1, 2}));
  }

  void rule_5_pure_acknowledgements_are_never_merged() {
    auto some = row(4);
    some[1].data.clear();
    some[2].tcp.sequence = 2000;
    some[3].tcp.sequence = 3000;
    QCOMPARE(shape(packets(some)), (Shape{1, 1, 2}));
  }

  void rule_6_a_wrong_checksum_is_not_hidden() {
    auto all = packets(row(4));
    all[1].back() ^= 1;
    QCOMPARE(shape(all), (Shape{1, 1, 2}));
    QCOMPARE(merge(all)[1].packet, all[1]);
    QVERIFY(merge(all)[1].header == VirtioHeader{});
  }

  void rule_7_holes_and_repetitions_begin_anew() {
    auto some = row(4);
    some[2].tcp.sequence += 1;
    QCOMPARE(shape(packets(some)), (Shape{2, 1, 1}));
    some = row(4);
    some[2].tcp.sequence -= 1000;
    some[3].tcp.sequence -= 1000;
    QCOMPARE(shape(packets(some)), (Shape{2, 2}));
  }

  void rule_8_acknowledgement_window_and_options_are_the_same() {
    auto some = row(4);
    some[2].tcp.acknowledgement += 1;
    QCOMPARE(shape(packets(some)), (Shape{2, 1, 1}));
    some = row(4);
    some[2].tcp.window += 1;
    QCOMPARE(shape(packets(some)), (Shape{2, 1, 1}));
    some = row(4);
    for (Tcp& each : some) each.options = Bytes{1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2};
    QCOMPARE(shape(packets(some)), Shape{4});
    some[2].options[7] = 9;
    QCOMPARE(shape(packets(some)), (Shape{2, 1, 1}));
    some[2].options = Bytes(4, 1);
    QCOMPARE(shape(packets(some)), (Shape{2, 1, 1}));
  }

  void rule_9_hops_service_congestion_and_df_are_the_same() {
    auto some = row(4);
    some[2].ip.ttl -= 1;
    QCOMPARE(shape(packets(some)), (Shape{2, 1, 1}));
    some = row(4);
    some[2].ip.tos = 3;
    QCOMPARE(shape(packets(some)), (Shape{2, 1, 1}));
    some = row(4);
    some[2].ip.dont_fragment = false;
    QCOMPARE(shape(packets(some)), (Shape{2, 1, 1}));
    // Without DF the numbers must be those that cutting gives.
    some = row(4);
    for (Tcp& each : some) each.ip.dont_fragment = false;
    QCOMPARE(shape(packets(some)), Shape{4});
    some[2].ip.id = 9;
    QCOMPARE(shape(packets(some)), (Shape{2, 1, 1}));
    some = row(4);
    some[2].ip.id = 9;
    QCOMPARE(shape(packets(some)), Shape{4});
  }

  void rule_10_a_shorter_one_closes_a_longer_one_begins() {
    auto some = row(4);
    some[1].data.resize(999);
    some[2].tcp.sequence -= 1;
    some[3].tcp.sequence -= 1;
    QCOMPARE(shape(packets(some)), (Shape{2, 2}));
    some = row(3);
    some[1].data.push_back(0);
    some[2].tcp.sequence += 1;
    QCOMPARE(shape(packets(some)), (Shape{1, 2}));
  }

  void rule_11_push_closes_and_is_kept() {
    auto some = row(4);
    some[1].tcp.flags |= kTcpPsh;
    const auto out = merge(packets(some));
    QCOMPARE(out.size(), std::size_t{2});
    QVERIFY((out[0].packet[33] & kTcpPsh) != 0);
    QVERIFY((out[1].packet[33] & kTcpPsh) == 0);
  }

  void rule_12_no_more_than_a_packet_may_hold() {
    QCOMPARE(shape(packets(row(70))), (Shape{64, 6}));
    auto large = row(50);
    for (std::size_t i = 0; i < large.size(); ++i) {
      large[i].data = stream(1400);
      large[i].tcp.sequence = static_cast<std::uint32_t>(i * 1400);
    }
    // 40 + 46 x 1400 is 64440, one more would be 65840.
    QCOMPARE(shape(packets(large)), (Shape{46, 4}));
  }

  void flows_side_by_side_do_not_disturb_each_other() {
    auto a = row(3), b = row(3);
    for (Tcp& each : b) each.tcp.source_port = 40001;
    QCOMPARE(
        shape({a[0].packet(), b[0].packet(), a[1].packet(), b[1].packet(), b[2].packet(), a[2].packet()}),
        (Shape{3, 3}));
    // More flows than there are slots: the oldest is let go, nothing else happens.
    std::vector<Bytes> many;
    for (std::uint16_t i = 0; i < 20; ++i) {
      Tcp one = a[0];
      one.tcp.source_port = static_cast<std::uint16_t>(2000 + i);
      many.push_back(one.packet());
    }
    for (std::uint16_t i = 0; i < 20; ++i) {
      Tcp one = a[1];
      one.tcp.source_port = static_cast<std::uint16_t>(2000 + i);
      many.push_back(one.packet());
    }
    QVERIFY(merge(many).size() >= 20);
  }

  void a_burst_begins_empty() {
    auto all = packets(row(2));
    Coalescer coalescer;
    coalescer.add(all[0]);
    coalescer.finish();
    coalescer.clear();
    coalescer.add(all[1]);
    coalescer.finish();
    QCOMPARE(coalescer.frames(), std::size_t{1});
    QCOMPARE(coalescer.pieces(0).size(), std::size_t{1});
  }
};

DRAWBRIDGE_TEST(OffloadTest);
#include "offload_test.moc"
