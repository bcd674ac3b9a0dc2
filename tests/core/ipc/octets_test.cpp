// SPDX-License-Identifier: GPL-3.0-or-later
// Messages as octets. Some are compared octet by octet, so that the layout is written down once; all of them
// are filled with seeded values, sent there and back, and must come out the same.
#include <QTest>

#include "base/random.h"

#include "ipc/octets.h"
#include "ipc/variant_octets.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::ipc;

namespace {

/// Gives every member of a message some value of its type.
class Filler {
 public:
  explicit Filler(std::uint64_t seed) : random_(seed) {}

  template <class T>
  void fill(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      value = random_.below(2) == 1;
    } else if constexpr (std::is_enum_v<T>) {
      std::size_t number = random_.below(128);
      while (!EnumValues<T>::has(number)) number = random_.below(128);
      value = static_cast<T>(number);
    } else if constexpr (std::is_integral_v<T>) {
      value = static_cast<T>(random_.u64());
    } else if constexpr (std::is_same_v<T, Ipv4Address>) {
      value = Ipv4Address(random_.u32());
    } else if constexpr (std::is_same_v<T, Duration>) {
      value = Duration(static_cast<std::int64_t>(random_.u64()));
    } else if constexpr (std::is_same_v<T, TimePoint>) {
      value = TimePoint(Duration(static_cast<std::int64_t>(random_.u64())));
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = to_text(random_.bytes(random_.below(40)));
    } else if constexpr (std::is_same_v<T, Secret>) {
      value = Secret(random_.bytes(random_.below(40)));
    } else if constexpr (std::is_same_v<T, pix::Config>) {
      value = pix::parse(pix::lab_configuration()).config;
    } else {
      std::apply([this](auto&... each) { (this->fill(each), ...); }, members(value));
    }
  }
  template <class T>
  void fill(std::optional<T>& value) {
    if (random_.below(2) == 1) fill(value.emplace());
  }
  template <class T>
  void fill(std::shared_ptr<const T>& value) {
    auto made = std::make_shared<T>();
    fill(*made);
    value = std::move(made);
  }
  template <class T>
  void fill(std::vector<T>& value) {
    value.resize(random_.below(4));
    for (T& each : value) fill(each);
  }
  template <class A, class B>
  void fill(std::pair<A, B>& value) {
    fill(value.first);
    fill(value.second);
  }

  template <class Variant, std::size_t... I>
  std::vector<Variant> one_of_each(std::index_sequence<I...>) {
    std::vector<Variant> all;
    const auto add = [&]<std::size_t i>(std::integral_constant<std::size_t, i>) {
      std::variant_alternative_t<i, Variant> message;
      fill(message);
      all.emplace_back(std::in_place_index<i>, std::move(message));
    };
    (add(std::integral_constant<std::size_t, I>{}), ...);
    return all;
  }
  template <class Variant>
  std::vector<Variant> one_of_each() {
    return one_of_each<Variant>(std::make_index_sequence<std::variant_size_v<Variant>>{});
  }

 private:
  SeededRandom random_;
};

/// Without the length field.
ByteView body_of(const Bytes& frame) {
  return ByteView(frame).subspan(4);
}

template <class Variant>
Result<Variant, OctetError> decode(ByteView frame) {
  if constexpr (std::is_same_v<Variant, Request>) {
    return decode_request(frame);
  } else {
    return decode_notice(frame);
  }
}

template <class Variant>
void there_and_back() {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    for (const Variant& message : Filler(seed).one_of_each<Variant>()) {
      const Bytes frame = encode(message);
      const auto back = decode<Variant>(body_of(frame));
      QVERIFY2(back, qPrintable(QString("kind %1").arg(message.index())));
      QCOMPARE(back->index(), message.index());
      QCOMPARE(to_hex(encode(*back)), to_hex(frame));
    }
  }
}

/// Whatever is cut off or changed, the answer is a value.
template <class Variant>
void survives_damage() {
  SeededRandom random(7);
  for (const Variant& message : Filler(3).one_of_each<Variant>()) {
    const Bytes frame = encode(message);
    const ByteView body = body_of(frame);
    for (std::size_t size = 0; size < body.size(); size += 1 + body.size() / 97) {
      const auto cut = decode<Variant>(body.first(size));
      QVERIFY(!cut);
      QVERIFY(!english_text(cut.error()).empty());
    }
    for (int i = 0; i < 50; ++i) {
      Bytes changed(body.begin(), body.end());
      changed[random.below(static_cast<std::uint32_t>(changed.size()))] ^=
          static_cast<std::uint8_t>(1 + random.below(255));
      // Nothing that is accepted may be unable to cross again.
      if (const auto back = decode<Variant>(changed)) QVERIFY(decode<Variant>(body_of(encode(*back))));
    }
  }
}

}  // namespace

class OctetsTest : public QObject {
  Q_OBJECT
 private slots:
  void layout_is_written_down() {
    QCOMPARE(to_hex(encode(Request(CloseConsole{0x0102}))), std::string("0000000b"  // length
                                                                        "01"        // version
                                                                        "01"        // a request
                                                                        "0c"        // CloseConsole
                                                                        "0000000000000102"));
    // "en\n" typed at console 1.
    QCOMPARE(to_hex(encode(Request(ConsoleInput{1, "en\n"}))), std::string("00000012"
                                                                           "01010b"
                                                                           "0000000000000001"
                                                                           "00000003"
                                                                           "656e0a"));
    // Nothing to start with, and a text to start with.
    QCOMPARE(to_hex(encode(Request(StartHeadend{}))), std::string("00000004"
                                                                  "010108"
                                                                  "00"));
    QCOMPARE(to_hex(encode(Request(StartHeadend{"x"}))), std::string("00000009"
                                                                     "010108"
                                                                     "01"
                                                                     "00000001"
                                                                     "78"));
    // A list of pairs, as completions are.
    QCOMPARE(to_hex(encode(Notice(Completions{2, "s", {{"show", "Show"}}}))), std::string("00000024"
                                                                                          "01020d"
                                                                                          "0000000000000002"
                                                                                          "00000001"
                                                                                          "73"
                                                                                          "00000001"
                                                                                          "00000004"
                                                                                          "73686f77"
                                                                                          "00000004"
                                                                                          "53686f77"));
  }

  void requests_there_and_back() { there_and_back<Request>(); }
  void notices_there_and_back() { there_and_back<Notice>(); }
  void damaged_requests_are_values() { survives_damage<Request>(); }
  void damaged_notices_are_values() { survives_damage<Notice>(); }

  void members_come_out_as_they_went_in() {
    Connect connect;
    connect.profile.name = "Customer";
    connect.profile.host = "192.0.2.1";
    connect.profile.auth_type = client::AuthType::certificate;
    connect.profile.backup_servers = {"a", "b"};
    connect.profile.group_password_in_file = Secret("g");
    connect.user_password = Secret("pw");
    const auto back = decode_request(body_of(encode(Request(connect))));
    QVERIFY(back);
    const auto* same = std::get_if<Connect>(&*back);
    QVERIFY(same != nullptr);
    QVERIFY(same->profile == connect.profile);
    QVERIFY(same->user_password == connect.user_password);

    HeadendSnapshot snapshot;
    snapshot.pools.push_back(
        {"p", {Ipv4Address(10, 0, 0, 1), Ipv4Address(10, 0, 0, 9)}, 8, {{Ipv4Address(10, 0, 0, 1), "u"}}});
    snapshot.details = std::make_shared<const HeadendSnapshot::Details>();
    const auto told = decode_notice(body_of(encode(Notice(snapshot))));
    QVERIFY(told);
    const auto& pools = std::get<HeadendSnapshot>(*told).pools;
    QCOMPARE(pools.size(), std::size_t{1});
    QCOMPARE(pools[0].in_use[0].second, std::string("u"));
    QVERIFY(std::get<HeadendSnapshot>(*told).details != nullptr);
  }

  void configuration_keeps_its_secrets() {
    // The manager computes commands from it: masked keys could not be sent again.
    RunningConfig running;
    running.config = pix::parse(pix::lab_configuration()).config;
    running.text = pix::write(running.config);
    const auto back = decode_notice(body_of(encode(Notice(running))));
    QVERIFY(back);
    QVERIFY(std::get<RunningConfig>(*back).config == running.config);
    QCOMPARE(pix::write(std::get<RunningConfig>(*back).config, pix::SecretStyle::clear),
             pix::write(running.config, pix::SecretStyle::clear));
  }

  void refusals() {
    const Bytes good = encode(Request(CloseConsole{1}));
    Bytes frame(good.begin() + 4, good.end());
    QVERIFY(decode_request(frame));
    // A notice is no request.
    QCOMPARE(decode_notice(frame).error(), OctetError::unknown_sort);
    Bytes other = frame;
    other[0] = 2;
    QCOMPARE(decode_request(other).error(), OctetError::other_version);
    other = frame;
    other[1] = 9;
    QCOMPARE(decode_request(other).error(), OctetError::unknown_sort);
    other = frame;
    other[2] = 200;
    QCOMPARE(decode_request(other).error(), OctetError::unknown_kind);
    other = frame;
    other.push_back(0);
    QCOMPARE(decode_request(other).error(), OctetError::trailing);
    other = frame;
    other.pop_back();
    QCOMPARE(decode_request(other).error(), OctetError::truncated);

    // The count of log classes is the size of tables and must not be taken for one of them.
    Bytes level = encode(Request(SetLogLevel{client::LogClass::gui, 1}));
    level[4 + 3] = static_cast<std::uint8_t>(client::LogClass::count);
    const auto class_of_none = decode_request(body_of(level));
    QVERIFY(!class_of_none);
    QCOMPARE(class_of_none.error(), OctetError::bad_value);
    // Values of an enum with gaps.
    QVERIFY(EnumValues<client::AuthType>::has(1));
    QVERIFY(!EnumValues<client::AuthType>::has(2));
    QVERIFY(EnumValues<client::AuthType>::has(3));
    QVERIFY(!EnumValues<client::AuthType>::has(0));
  }

  void a_long_list_is_refused_before_it_is_made() {
    // Push: id, then a list that claims four thousand million commands.
    Bytes push = encode(Request(Push{}));
    for (std::size_t i = 0; i < 4; ++i) push[4 + 3 + 8 + i] = 0xff;
    QCOMPARE(decode_request(body_of(push)).error(), OctetError::too_many);
  }

  void stream_is_cut_into_frames() {
    Bytes stream = encode(own_hello());
    append(stream, encode(Request(ConsoleInput{1, "show version\n"})));
    append(stream, encode(Request(Disconnect{})));
    for (const std::size_t step : {std::size_t{1}, std::size_t{5}, stream.size()}) {
      FrameReader reader;
      std::vector<Sort> sorts;
      for (std::size_t at = 0; at < stream.size(); at += step) {
        reader.add(ByteView(stream).subspan(at, std::min(step, stream.size() - at)));
        while (true) {
          const auto frame = reader.next();
          QVERIFY(frame);
          if (!*frame) break;
          sorts.push_back(*sort_of(**frame));
        }
      }
      QCOMPARE(sorts, (std::vector<Sort>{Sort::hello, Sort::request, Sort::request}));
    }
    FrameReader reader(100);
    reader.add(*from_hex("00000065"));
    const auto frame = reader.next();
    QVERIFY(!frame);
    QCOMPARE(frame.error(), OctetError::too_large);
  }

  void hello_is_read_by_every_version() {
    const Hello mine = own_hello();
    QVERIFY(mine.fingerprint != 0);
    const auto back = decode_hello(body_of(encode(mine)));
    QVERIFY(back);
    QVERIFY(*back == mine);
    const Hello later{9, 7, "Drawbridge 9"};
    const Bytes frame = encode(later);
    QCOMPARE(*sort_of(body_of(frame)), Sort::hello);
    QVERIFY(*decode_hello(body_of(frame)) == later);
    QCOMPARE(decode_hello(body_of(frame).first(8)).error(), OctetError::truncated);
  }
};

DRAWBRIDGE_TEST(OctetsTest);
#include "octets_test.moc"
