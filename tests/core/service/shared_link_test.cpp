// SPDX-License-Identifier: GPL-3.0-or-later
// A window's service that others of its user may ask as well: what they asked for is theirs, what happens is
// told to all.
#include "service/shared_link.h"

#include <QTemporaryDir>
#include <QTest>

#include "service/local_link.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::service;

namespace {

/// A service that writes down what it is asked, and says what a test wants.
class Own final : public ipc::ServiceLink {
 public:
  void send(ipc::Request request) override { asked.push_back(std::move(request)); }
  void set_receiver(std::function<void(const ipc::Notice&)> to) override { receiver = std::move(to); }
  template <class T>
  std::vector<T> all() const {
    std::vector<T> found;
    for (const auto& each : asked)
      if (const auto* one = std::get_if<T>(&each)) found.push_back(*one);
    return found;
  }

  std::vector<ipc::Request> asked;
  std::function<void(const ipc::Notice&)> receiver;
};

}  // namespace

class SharedLinkTest : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;
  std::string path() const { return folder_.path().toStdString() + "/run/control"; }

 private slots:
  void others_ask_and_are_answered_alone() {
    Own own;
    SharedLink link(own, {path(), {}});
    QVERIFY2(link.problem().empty(), link.problem().c_str());
    std::vector<ipc::Notice> window;
    link.set_receiver([&](const ipc::Notice& notice) { window.push_back(notice); });
    LocalLink other({path(), false});
    std::vector<ipc::Notice> told;
    other.set_receiver([&](const ipc::Notice& notice) { told.push_back(notice); });
    other.send(ipc::AskClient{1, false});
    QTRY_COMPARE(own.all<ipc::AskClient>().size(), std::size_t{1});
    ipc::ClientReport report;
    report.id = own.all<ipc::AskClient>().front().id;
    QVERIFY2(report.id != 1, "the window's own numbers stay free");
    own.receiver(report);
    QTRY_COMPARE(told.size(), std::size_t{1});
    QCOMPARE(std::get<ipc::ClientReport>(told.front()).id, std::uint64_t{1});
    QVERIFY(window.empty());
    // A state is for everybody.
    own.receiver(ipc::ClientState{});
    QCOMPARE(window.size(), std::size_t{1});
    QTRY_COMPARE(told.size(), std::size_t{2});
    // What the window asks for is the window's alone.
    ipc::PushState push;
    push.id = 7;
    own.receiver(push);
    QCOMPARE(window.size(), std::size_t{2});
    other.send(ipc::Disconnect{});
    QTRY_COMPARE(own.all<ipc::Disconnect>().size(), std::size_t{1});
    QCOMPARE(told.size(), std::size_t{2});
  }

  void details_are_sent_while_anybody_watches() {
    Own own;
    SharedLink link(own, {path(), {}});
    LocalLink other({path(), false});
    link.send(ipc::WatchHeadend{true});
    QVERIFY(own.all<ipc::WatchHeadend>().back().details);
    other.send(ipc::WatchHeadend{true});
    QTRY_COMPARE(own.all<ipc::WatchHeadend>().size(), std::size_t{2});
    link.send(ipc::WatchHeadend{false});
    QVERIFY2(own.all<ipc::WatchHeadend>().back().details, "the other one still looks");
    other.send(ipc::WatchHeadend{false});
    QTRY_VERIFY(!own.all<ipc::WatchHeadend>().back().details);
  }

  void without_a_place_for_the_socket_the_window_works_alone() {
    Own own;
    SharedLink link(own, {});
    QVERIFY(link.problem().find("XDG_RUNTIME_DIR") != std::string::npos);
    int told = 0;
    link.set_receiver([&](const ipc::Notice&) { ++told; });
    own.receiver(ipc::ClientState{});
    QCOMPARE(told, 1);
    link.send(ipc::Disconnect{});
    QCOMPARE(own.all<ipc::Disconnect>().size(), std::size_t{1});
  }
};

DRAWBRIDGE_TEST(SharedLinkTest);
#include "shared_link_test.moc"
