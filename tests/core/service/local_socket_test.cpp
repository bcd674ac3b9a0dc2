// SPDX-License-Identifier: GPL-3.0-or-later
// A service and its people over a socket in a folder of the test's: who may come in, what each is told, and
// what is left when one of them goes.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <cstring>

#include "service/local_link.h"
#include "service/local_server.h"
#include "service/octet_wire.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::service;

namespace {

/// A service that writes down what it is asked.
struct World {
  explicit World(std::string group = {}) {
    auto opened = LocalServer::open({folder.path().toStdString() + "/run/control", std::move(group)},
                                    [this](ipc::Request request) { asked.push_back(std::move(request)); });
    if (!opened) qFatal("%s", opened.error().c_str());
    server = std::move(*opened);
  }
  std::string path() const { return folder.path().toStdString() + "/run/control"; }

  template <class T>
  std::vector<T> all() const {
    std::vector<T> found;
    for (const auto& each : asked)
      if (const auto* one = std::get_if<T>(&each)) found.push_back(*one);
    return found;
  }

  QTemporaryDir folder;
  std::vector<ipc::Request> asked;
  std::unique_ptr<LocalServer> server;
};

struct Someone {
  explicit Someone(const std::string& path, bool reconnects = true) : link({path, reconnects}) {
    link.set_receiver([this](const ipc::Notice& notice) { told.push_back(notice); });
    link.set_state_receiver([this](LocalLink::State, const std::string& text) { sentence = text; });
  }
  template <class T>
  std::vector<T> all() const {
    std::vector<T> found;
    for (const auto& each : told)
      if (const auto* one = std::get_if<T>(&each)) found.push_back(*one);
    return found;
  }

  LocalLink link;
  std::vector<ipc::Notice> told;
  std::string sentence;
};

int raw_connection(const std::string& path) {
  const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.data(), path.size());
  if (connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    close(descriptor);
    return -1;
  }
  return descriptor;
}

/// Frames that somebody is sent, who speaks octets by hand.
struct ByHand {
  explicit ByHand(int descriptor)
      : wire(descriptor, {[this](ByteView frame) { frames.emplace_back(frame.begin(), frame.end()); },
                          [this](OctetWire::End) { is_over = true; }}) {}
  std::vector<Bytes> frames;
  bool is_over = false;
  OctetWire wire;
};

constexpr auto connected = LocalLink::State::connected;

}  // namespace

class LocalSocketTest : public QObject {
  Q_OBJECT
 private slots:
  void only_the_owner_can_reach_the_file() {
    const World world;
    struct stat found {};
    QCOMPARE(stat(world.path().c_str(), &found), 0);
    QCOMPARE(found.st_mode & 0777, 0600U);
    QCOMPARE(stat((world.folder.path().toStdString() + "/run").c_str(), &found), 0);
    QCOMPARE(found.st_mode & 0777, 0700U);
  }

  void requests_and_notices_cross() {
    World world;
    Someone someone(world.path());
    // Sent before the connection is there: it waits.
    someone.link.send(ipc::SetLogLevel{client::LogClass::ike, 3});
    QTRY_COMPARE(someone.link.state(), connected);
    QVERIFY(someone.link.program().starts_with("Drawbridge "));
    QTRY_COMPARE(world.asked.size(), std::size_t{1});
    QCOMPARE(std::get<ipc::SetLogLevel>(world.asked[0]).level, 3);
    world.server->tell(ipc::DebugLine{"ISAKMP (0): beginning"});
    QTRY_COMPARE(someone.told.size(), std::size_t{1});
    QCOMPARE(std::get<ipc::DebugLine>(someone.told[0]).text, std::string("ISAKMP (0): beginning"));
  }

  void a_newcomer_is_told_how_things_stand() {
    World world;
    ipc::HeadendState state;
    state.hostname = "old";
    world.server->tell(state);
    state.hostname = "pixfirewall";
    world.server->tell(state);
    world.server->tell(ipc::DebugLine{"nobody hears this"});
    Someone someone(world.path());
    QTRY_COMPARE(someone.told.size(), std::size_t{1});
    QCOMPARE(std::get<ipc::HeadendState>(someone.told[0]).hostname, std::string("pixfirewall"));
  }

  void consoles_of_two_people_are_kept_apart() {
    World world;
    Someone first(world.path()), second(world.path());
    first.link.send(ipc::OpenConsole{1});
    second.link.send(ipc::OpenConsole{1});
    QTRY_COMPARE(world.all<ipc::OpenConsole>().size(), std::size_t{2});
    const auto opened = world.all<ipc::OpenConsole>();
    QVERIFY(opened[0].console != opened[1].console);
    for (const auto& each : opened) {
      world.server->tell(ipc::ConsoleOutput{each.console, "for " + std::to_string(each.console), false});
    }
    QTRY_COMPARE(first.told.size() + second.told.size(), std::size_t{2});
    const auto heard = first.all<ipc::ConsoleOutput>();
    QCOMPARE(heard.size(), std::size_t{1});
    QCOMPARE(heard[0].console, std::uint64_t{1});
    QVERIFY(heard[0].characters != second.all<ipc::ConsoleOutput>().at(0).characters);
    // A console of the program's own window is nobody else's.
    world.server->tell(ipc::ConsoleOutput{1, "own", false});
    world.server->tell(ipc::StartupSaved{true, "after"});
    QTRY_COMPARE(first.all<ipc::StartupSaved>().size(), std::size_t{1});
    QCOMPARE(first.all<ipc::ConsoleOutput>().size(), std::size_t{1});
  }

  void what_somebody_left_open_is_closed() {
    World world;
    {
      Someone someone(world.path());
      someone.link.send(ipc::OpenConsole{7});
      someone.link.send(ipc::OpenConsole{8});
      someone.link.send(ipc::WatchHeadend{true});
      QTRY_COMPARE(world.asked.size(), std::size_t{3});
      world.server->tell(ipc::ConsoleOutput{world.all<ipc::OpenConsole>()[1].console, {}, true});
      QTRY_COMPARE(someone.told.size(), std::size_t{1});
    }
    QTRY_COMPARE(world.server->people(), std::size_t{0});
    const auto closed = world.all<ipc::CloseConsole>();
    QCOMPARE(closed.size(), std::size_t{1});
    QCOMPARE(closed[0].console, world.all<ipc::OpenConsole>()[0].console);
    QCOMPARE(world.all<ipc::WatchHeadend>().back().details, false);
  }

  void details_go_to_those_who_watch() {
    World world;
    Someone watching(world.path()), other(world.path());
    watching.link.send(ipc::WatchHeadend{true});
    other.link.send(ipc::WatchHeadend{false});
    QTRY_COMPARE(world.asked.size(), std::size_t{2});
    // Whoever looks last does not stop the other's.
    QVERIFY(std::get<ipc::WatchHeadend>(world.asked.back()).details);
    ipc::HeadendSnapshot snapshot;
    snapshot.details = std::make_shared<const ipc::HeadendSnapshot::Details>();
    world.server->tell(snapshot);
    QTRY_COMPARE(watching.told.size() + other.told.size(), std::size_t{2});
    QVERIFY(watching.all<ipc::HeadendSnapshot>()[0].details != nullptr);
    QVERIFY(other.all<ipc::HeadendSnapshot>()[0].details == nullptr);
  }

  void another_version_is_told_so() {
    World world;
    ByHand old(raw_connection(world.path()));
    ipc::Hello hello = ipc::own_hello();
    hello.fingerprint ^= 1;
    hello.program = "Drawbridge 0.0.1";
    old.wire.send(share(ipc::encode(hello)));
    QTRY_COMPARE(old.frames.size(), std::size_t{2});
    const auto refusal = ipc::decode_hello(old.frames[1]);
    QVERIFY(refusal);
    QCOMPARE(refusal->protocol, std::uint8_t{0});
    QVERIFY(refusal->program.find("Drawbridge 0.0.1") != std::string::npos);
    // Nothing is asked of the service after that.
    old.wire.send(share(ipc::encode(ipc::Request(ipc::StopHeadend{}))));
    QTRY_VERIFY(old.is_over);
    QVERIFY(world.asked.empty());
  }

  void octets_that_are_no_message_end_one_connection_only() {
    World world;
    Someone good(world.path());
    QTRY_COMPARE(good.link.state(), connected);
    ByHand bad(raw_connection(world.path()));
    bad.wire.send(share(ipc::encode(ipc::own_hello())));
    bad.wire.send(
        share(*from_hex("00000003"
                        "0101fe")));
    QTRY_VERIFY(bad.is_over);
    ByHand huge(raw_connection(world.path()));
    huge.wire.send(share(*from_hex("ffffffff")));
    QTRY_VERIFY(huge.is_over);
    good.link.send(ipc::Disconnect{});
    QTRY_COMPARE(world.asked.size(), std::size_t{1});
  }

  void a_stranger_is_refused() {
    if (geteuid() != 0) return;  // only root can be somebody else
    World world;
    // The file's mode would keep them out already; this is the second lock.
    chmod(world.path().c_str(), 0666);
    chmod((world.folder.path().toStdString() + "/run").c_str(), 0755);
    chmod(world.folder.path().toStdString().c_str(), 0755);
    constexpr uid_t nobody = 65534;
    QCOMPARE(seteuid(nobody), 0);
    const int descriptor = raw_connection(world.path());
    QCOMPARE(seteuid(0), 0);
    QVERIFY(descriptor >= 0);
    ByHand stranger(descriptor);
    stranger.wire.send(share(ipc::encode(ipc::own_hello())));
    stranger.wire.send(share(ipc::encode(ipc::Request(ipc::StopHeadend{}))));
    QTRY_VERIFY(stranger.is_over);
    QCOMPARE(stranger.frames.size(), std::size_t{1});
    QCOMPARE(ipc::decode_hello(stranger.frames[0])->protocol, std::uint8_t{0});
    QVERIFY(world.asked.empty());
  }

  void the_link_comes_back() {
    auto world = std::make_unique<World>();
    const std::string path = world->path();
    Someone someone(path);
    QTRY_COMPARE(someone.link.state(), connected);
    world->server.reset();
    QTRY_COMPARE(someone.link.state(), LocalLink::State::lost);
    QVERIFY(!QFile::exists(QString::fromStdString(path)));
    auto again = LocalServer::open({path, {}},
                                   [&](ipc::Request request) { world->asked.push_back(std::move(request)); });
    QVERIFY(again);
    QTRY_COMPARE(someone.link.state(), connected);
    someone.link.send(ipc::SaveToStartup{});
    QTRY_COMPARE(world->asked.size(), std::size_t{1});
  }

  void nobody_listens() {
    const QTemporaryDir folder;
    Someone someone(folder.path().toStdString() + "/control", false);
    QTRY_COMPARE(someone.link.state(), LocalLink::State::absent);
    QVERIFY(someone.sentence.starts_with("No service listens at "));
  }

  void a_dead_socket_is_replaced_and_a_living_one_is_not() {
    World world;
    const auto second = LocalServer::open({world.path(), {}}, [](ipc::Request) {});
    QVERIFY(!second);
    QVERIFY(second.error().find("Another service listens") != std::string::npos);
    // Left behind by a program that was killed.
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/control";
    const int dead = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), path.size());
    QCOMPARE(bind(dead, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    close(dead);
    QVERIFY(LocalServer::open({path, {}}, [](ipc::Request) {}));
  }

  void a_folder_for_everyone_is_refused() {
    const QTemporaryDir folder;
    chmod(folder.path().toStdString().c_str(), 0777);
    const auto opened =
        LocalServer::open({folder.path().toStdString() + "/control", {}}, [](ipc::Request) {});
    QVERIFY(!opened);
    QVERIFY(opened.error().find("Everyone may write") != std::string::npos);
  }

  void one_who_does_not_read_is_let_go() {
    World world;
    auto opened = LocalServer::open({world.folder.path().toStdString() + "/run/small", {}, 32, 1 << 20},
                                    [](ipc::Request) {});
    QVERIFY(opened);
    const int deaf = raw_connection(world.folder.path().toStdString() + "/run/small");
    const Bytes hello = ipc::encode(ipc::own_hello());
    QCOMPARE(write(deaf, hello.data(), hello.size()), static_cast<ssize_t>(hello.size()));
    QTRY_COMPARE((*opened)->people(), std::size_t{1});
    // Told again and again, and never read: the kernel's buffer fills, then ours.
    const ipc::StartupSaved notice{true, std::string(100'000, 'x')};
    QTRY_VERIFY(((*opened)->tell(notice), (*opened)->people() == 0));
    close(deaf);
  }
};

DRAWBRIDGE_TEST(LocalSocketTest);
#include "local_socket_test.moc"
