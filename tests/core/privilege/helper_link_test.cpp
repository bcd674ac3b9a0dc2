// SPDX-License-Identifier: GPL-3.0-or-later
// The asker's end of the pipe, against an end played by the test and against programs that are no helper. The
// real one is met in tests/helper.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <cstring>

#include "privilege/helper_link.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::privilege;

namespace {

struct Pair {
  Descriptor asker, helper;
};
Pair make_pair() {
  std::array<int, 2> numbers{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, numbers.data()) != 0) return {};
  return {Descriptor(numbers[0]), Descriptor(numbers[1])};
}

Request heard(int socket) {
  Bytes record(kMaxMessage);
  const ssize_t size = ::recv(socket, record.data(), record.size(), 0);
  return read_request(ByteView(record).first(static_cast<std::size_t>(size))).value();
}

/// Sends octets, and a descriptor with them if it is not negative.
void say(int socket, const Bytes& record, int descriptor = -1) {
  iovec part{const_cast<std::uint8_t*>(record.data()), record.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (descriptor >= 0) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(rights), &descriptor, sizeof descriptor);
  }
  QVERIFY(::sendmsg(socket, &message, 0) >= 0);
}

Answer answer_to(Operation operation) {
  Answer answer;
  answer.to = operation;
  return answer;
}

}  // namespace

class HelperLinkTest : public QObject {
  Q_OBJECT
 private slots:
  void oneRequestOneAnswer() {
    Pair pair = make_pair();
    HelperLink link(std::move(pair.asker));
    QVERIFY(!link.receive());
    QVERIFY(!link.send(BlockIpv6{"drawbridge0"}));
    QVERIFY(link.busy());
    QVERIFY(link.send(Undo{}) == LinkError::busy);
    QVERIFY(heard(pair.helper.get()) == Request(BlockIpv6{"drawbridge0"}));
    QVERIFY(!link.receive());  // not there yet
    Answer refused = answer_to(Operation::block_ipv6);
    refused.error = ErrorCode::no_service;
    refused.detail = "no filter";
    say(pair.helper.get(), write(refused));
    const auto got = link.receive();
    QVERIFY(got && got->has_value());
    QVERIFY((*got)->answer == refused);
    QVERIFY(!(*got)->descriptor.valid());
    QVERIFY(!link.busy() && !link.closed());
  }
  void aDescriptorComesWithItsAnswer() {
    Pair pair = make_pair();
    HelperLink link(std::move(pair.asker));
    QVERIFY(!link.send(OpenUdp{500, {}}));
    (void)heard(pair.helper.get());
    std::array<int, 2> pipe{};
    QVERIFY(::pipe2(pipe.data(), O_CLOEXEC) == 0);
    const Descriptor in(pipe[0]), out(pipe[1]);
    Answer answer = answer_to(Operation::open_udp);
    answer.with_descriptor = true;
    say(pair.helper.get(), write(answer), out.get());
    auto got = link.receive();
    QVERIFY(got && got->has_value() && (*got)->descriptor.valid());
    QVERIFY(::write((*got)->descriptor.get(), "x", 1) == 1);
    char octet = 0;
    QVERIFY(::read(in.get(), &octet, 1) == 1 && octet == 'x');
    QVERIFY((::fcntl((*got)->descriptor.get(), F_GETFD) & FD_CLOEXEC) != 0);
  }
  void whoAnswersSomethingElseIsNotAskedAgain_data() {
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<bool>("with_descriptor");
    const auto row = [](const char* name, const Bytes& record, bool with) {
      QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(record.data()),
                                        static_cast<qsizetype>(record.size()))
                          << with;
    };
    Answer promised = answer_to(Operation::open_raw_esp);
    promised.with_descriptor = true;
    row("another operation", write(answer_to(Operation::undo)), false);
    row("a promised descriptor is missing", write(promised), false);
    row("a descriptor that was not promised", write(answer_to(Operation::open_raw_esp)), true);
    row("a request", write(Request(Undo{})), false);
    row("noise", to_bytes("hello"), false);
  }
  void whoAnswersSomethingElseIsNotAskedAgain() {
    QFETCH(QByteArray, record);
    QFETCH(bool, with_descriptor);
    Pair pair = make_pair();
    HelperLink link(std::move(pair.asker));
    QVERIFY(!link.send(OpenRawEsp{}));
    const Descriptor something(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    say(pair.helper.get(), to_bytes(record.toStdString()), with_descriptor ? something.get() : -1);
    const auto got = link.receive();
    QVERIFY(got && !got->has_value());
    QCOMPARE(got->error(), LinkError::nonsense);
    QVERIFY(link.closed());
    QVERIFY(link.send(Undo{}) == LinkError::closed);
  }
  void aClosedPipeIsSaidOnce() {
    Pair pair = make_pair();
    HelperLink link(std::move(pair.asker));
    QVERIFY(!link.send(Undo{}));
    pair.helper.reset();
    const auto got = link.receive();
    QVERIFY(got && !got->has_value());
    QCOMPARE(got->error(), LinkError::closed);
    QVERIFY(link.closed() && !link.busy());
    QCOMPARE(link.ask_waiting(Undo{}).error(), LinkError::closed);
  }
  void waitingHasAnEnd() {
    Pair pair = make_pair();
    HelperLink link(std::move(pair.asker));
    QCOMPARE(link.ask_waiting(Undo{}, std::chrono::milliseconds{1}).error(), LinkError::timed_out);
  }
  void aMissingHelperIsNamed() {
    QCOMPARE(HelperLink::start({"/nowhere/drawbridge-helper", false}).error(), LinkError::not_installed);
    QCOMPARE(HelperLink::start({"drawbridge-helper", false}).error(),
             LinkError::not_installed);  // never by search path
    QCOMPARE(HelperLink::connect("/nowhere/socket").error(), LinkError::not_installed);
    QCOMPARE(HelperLink::connect("/" + std::string(300, 'x')).error(), LinkError::not_installed);
    QVERIFY(!HelperLink::available({"/nowhere/drawbridge-helper", false}));
    QVERIFY(HelperLink::available({"/bin/true", false}));
  }
  void aServiceConnectsToASocket() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("socket").toStdString();
    const Descriptor door(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size());
    QVERIFY(::bind(door.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    QVERIFY(::listen(door.get(), 1) == 0);
    auto link = HelperLink::connect(path);
    QVERIFY(link.has_value());
    const Descriptor helper(::accept(door.get(), nullptr, nullptr));
    QVERIFY(!link->send(Undo{true, true}));
    QVERIFY(heard(helper.get()) == Request(Undo{true, true}));
    say(helper.get(), write(answer_to(Operation::undo)));
    QVERIFY(link->receive().value()->answer.ok());
    QCOMPARE(link->close_waiting(), LinkEnd::finished);
  }
  void theExitStatusSaysWhyItEnded_data() {
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("end");
    const auto row = [](const char* name, const char* script, LinkEnd end) {
      QTest::newRow(name) << QByteArray(script) << static_cast<int>(end);
    };
    row("finished", "exit 0", LinkEnd::finished);
    row("the dialogue was dismissed", "exit 126", LinkEnd::dismissed);
    row("not authorized", "exit 127", LinkEnd::not_authorized);
    row("failed", "exit 3", LinkEnd::failed);
    row("killed", "kill -9 $$", LinkEnd::killed);
    // The pipe is its standard input.
    row("standard input", "[ -S /proc/self/fd/0 ] && exit 126", LinkEnd::dismissed);
  }
  void theExitStatusSaysWhyItEnded() {
    QFETCH(QByteArray, script);
    QFETCH(int, end);
    const QTemporaryDir folder;
    const QString path = folder.filePath("helper");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script + "\n");
    file.close();
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    auto link = HelperLink::start({path.toStdString(), false});
    QVERIFY(link.has_value());
    QCOMPARE(link->ask_waiting(Undo{}).error(), LinkError::closed);
    QCOMPARE(static_cast<int>(link->end()), end);
  }
};

DRAWBRIDGE_TEST(HelperLinkTest);
#include "helper_link_test.moc"
