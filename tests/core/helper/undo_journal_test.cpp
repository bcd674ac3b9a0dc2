// SPDX-License-Identifier: GPL-3.0-or-later
// The journal's text, what the helper writes for others to read, and what it gave up: everything that needs
// no machine.
#include <netinet/in.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <csignal>

#include "helper/back.h"
#include "helper/confine.h"
#include "helper/name_service.h"
#include "helper/packet_filter.h"
#include "helper/resolv_conf.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::helper;

namespace {

/// What becomes of a process that has given up what the front or the back gives up, and then does `act`.
template <typename F>
int status_after(int (*confine)(), F act) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (confine() != 0) ::_exit(99);
    ::_exit(act());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

class UndoJournalTest : public QObject {
  Q_OBJECT
 private slots:
  void entriesStandUntilTheyAreStruck() {
    using List = std::vector<Entry>;
    QVERIFY(read_entries("") == List{});
    QVERIFY(read_entries("+ device drawbridge0 17\n+ routes drawbridge0\n") ==
            (List{{Change::device, "drawbridge0 17"}, {Change::routes, "drawbridge0"}}));
    QVERIFY(read_entries("+ routes drawbridge0\n+ resolved drawbridge0\n- routes drawbridge0\n") ==
            (List{{Change::resolved, "drawbridge0"}}));
    // Said twice it stands once; struck and said again it stands again, as the last.
    QVERIFY(read_entries("+ routes a\n+ kill-switch a\n+ routes a\n") ==
            (List{{Change::kill_switch, "a"}, {Change::routes, "a"}}));
  }
  void aCrashInTheMiddleOfALineLosesThatLineOnly() {
    const std::string text = "+ routes drawbridge0\n+ resolv.conf drawbridge0\n";
    for (std::size_t size = 0; size <= text.size(); ++size) {
      const auto entries = read_entries(text.substr(0, size));
      QCOMPARE(entries.size(), std::size_t{size >= 21 ? 1U : 0U} + (size == text.size() ? 1U : 0U));
    }
    QVERIFY(read_entries("x\n+ unknown y\n\n+\n+ \n* routes a\n").empty());
  }
  void tasksSurviveTheirOctets() {
    const Task apply = ApplyTask{privilege::KillSwitch{"drawbridge0", {Ipv4Address(1, 2, 3, 4)}, true, true},
                                 {*Prefix::parse("192.168.1.0/24")}};
    const auto back = read_task(write_task(apply));
    QVERIFY(back && std::holds_alternative<ApplyTask>(*back));
    QVERIFY(std::get<ApplyTask>(*back).request == std::get<ApplyTask>(apply).request);
    QVERIFY(std::get<ApplyTask>(*back).attached == std::get<ApplyTask>(apply).attached);
    const auto undo = read_task(write_task(UndoTask{{Change::resolvconf, "drawbridge3"}}));
    QVERIFY(undo && std::get<UndoTask>(*undo).entry == (Entry{Change::resolvconf, "drawbridge3"}));
    QVERIFY(std::holds_alternative<UndoAbandonedTask>(*read_task(write_task(UndoAbandonedTask{}))));
    QVERIFY(!read_task({}) && !read_task(as_bytes("\x09")) && !read_task(as_bytes("\x02\x7fz")));
  }
  void resolvConfKeepsToItsThreeServers() {
    privilege::SetDns names{"drawbridge0", {}, {"corp.test"}, true};
    for (std::uint8_t i = 1; i < 6; ++i) names.servers.push_back(Ipv4Address(10, 0, 0, i));
    const char* before = "# old\nsearch home.test\nnameserver 192.0.2.53\noptions rotate\n";
    const std::string head =
        "# Made by Drawbridge for drawbridge0; the file that was here before comes back when the connection "
        "ends.\n";
    QCOMPARE(resolv_conf_text(names, before),
             head + "search corp.test\nnameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver 10.0.0.3\n");
    names.all_names = false;
    QCOMPARE(
        resolv_conf_text(names, before),
        head +
            "search corp.test home.test\nnameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver 192.0.2.53\n");
    names.servers.resize(1);
    QCOMPARE(resolv_conf_text(names, ""), head + "search corp.test\nnameserver 10.0.0.1\n");
  }
  void toolsGetFixedWords() {
    const privilege::SetDns names{"drawbridge0", {Ipv4Address(10, 0, 0, 1)}, {"corp.test"}, false};
    const auto resolved = commands_to_set(Change::resolved, names);
    QCOMPARE(resolved.size(), std::size_t{3});
    QVERIFY(resolved[1] == (Command{"/usr/bin/resolvectl", {"domain", "drawbridge0", "~corp.test"}, ""}));
    QVERIFY(commands_to_undo(Change::resolved, "drawbridge0").front() ==
            (Command{"/usr/bin/resolvectl", {"revert", "drawbridge0"}, ""}));
    QCOMPARE(commands_to_set(Change::resolvconf, names).front().input,
             std::string("search corp.test\nnameserver 10.0.0.1\n"));
    // A resolver's domain list is emptied by an empty word, never by none.
    privilege::SetDns bare = names;
    bare.domains.clear();
    bare.all_names = true;
    QVERIFY(commands_to_set(Change::resolved, bare)[1].arguments ==
            (std::vector<std::string>{"domain", "drawbridge0", "~."}));
  }
  void packetFilterTablesAreReplacedInOneTransaction() {
    for (const std::string& script :
         {ipv6_script("drawbridge0"),
          kill_script({"drawbridge0", {Ipv4Address(1, 2, 3, 4)}, true, true}, {})}) {
      const auto add = script.find("add table inet drawbridge0_");
      const auto remove = script.find("\ndelete table inet drawbridge0_");
      const auto table = script.find("\ntable inet drawbridge0_");
      QVERIFY(add == 0 && remove != std::string::npos && table > remove);
    }
    const std::string alone =
        kill_script({"drawbridge0", {Ipv4Address(1, 2, 3, 4)}, false, false}, {*Prefix::parse("10.0.0.0/8")});
    QVERIFY(alone.find("10.0.0.0/8") == std::string::npos && alone.find("dport 67") == std::string::npos);
    QVERIFY(alone.find("ip daddr { 1.2.3.4 } accept") != std::string::npos);
  }
  void theFrontCannotStartProgramsNorOpenOtherSockets() {
    const char* program = "/bin/true";
    QCOMPARE(status_after(confine_front, [] { return 7; }), 7);
    QCOMPARE(status_after(confine_front, [&] { return ::execl(program, program, nullptr); }), -SIGSYS);
    QCOMPARE(status_after(confine_front, [] { return ::chroot("/"); }), -SIGSYS);
    QCOMPARE(status_after(confine_front, [] { return ::fork() < 0 && errno == EPERM ? 7 : 0; }), 7);
    const auto denied = [](int family, int type, int protocol) {
      return status_after(confine_front, [=] {
               return ::socket(family, type, protocol) < 0 && errno == EPERM ? 7 : 0;
             }) == 7;
    };
    QVERIFY(denied(AF_INET, SOCK_STREAM, 0));
    QVERIFY(denied(AF_INET6, SOCK_DGRAM, 0));
    QVERIFY(denied(AF_PACKET, SOCK_RAW, 0));
    QVERIFY(denied(AF_UNIX, SOCK_STREAM, 0));
    QVERIFY(denied(AF_INET, SOCK_RAW, IPPROTO_ICMP));
    QVERIFY(!denied(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_UDP));
    QVERIFY(status_after(confine_front,
                         [] { return ::kill(::getppid(), 0) < 0 && errno == EPERM ? 7 : 0; }) == 7);
    QVERIFY(status_after(confine_front, [] { return ::setuid(0) < 0 && errno == EPERM ? 7 : 0; }) == 7);
  }
  void theBackStartsProgramsButNoWorseThings() {
    const char* program = "/bin/true";
    QCOMPARE(status_after(confine_back, [&] { return ::execl(program, program, nullptr); }), 0);
    QCOMPARE(status_after(confine_back, [] { return ::chroot("/"); }), -SIGSYS);
    QCOMPARE(status_after(confine_back,
                          [] { return static_cast<int>(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }),
             -SIGSYS);
  }
};

DRAWBRIDGE_TEST(UndoJournalTest);
#include "undo_journal_test.moc"
