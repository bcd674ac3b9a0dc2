// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/helper.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "helper/confine.h"
#include "helper/front.h"
#include "helper/undo.h"

namespace drawbridge::helper {

using namespace privilege;

namespace {

int complain(const char* what, int error) {
  std::fprintf(stderr, "drawbridge-helper: %s%s%s\n", what, error != 0 ? ": " : "",
               error != 0 ? std::strerror(error) : "");
  return 3;
}

bool stdin_is_asker() {
  int type = 0;
  socklen_t size = sizeof type;
  return ::getsockopt(STDIN_FILENO, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_SEQPACKET;
}

bool send_outcome(const Outcome& outcome) {
  const Bytes record = write(outcome.answer);
  iovec part{const_cast<std::uint8_t*>(record.data()), record.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (outcome.answer.with_descriptor) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    const int number = outcome.descriptor.get();
    std::memcpy(CMSG_DATA(rights), &number, sizeof number);
  }
  return ::sendmsg(STDIN_FILENO, &message, MSG_NOSIGNAL) >= 0;
}

/// What cannot be read is answered, as far as it says what it wanted, and is not acted on.
Outcome malformed(ByteView record, ReadError error) {
  Outcome outcome;
  const std::uint8_t operation = record.size() > 3 ? record[3] : 0;
  const bool known = operation >= static_cast<std::uint8_t>(Operation::open_tun) &&
                     operation <= static_cast<std::uint8_t>(Operation::lift_kill_switch);
  outcome.answer.to = known ? static_cast<Operation>(operation) : Operation::undo;
  outcome.answer.error = ErrorCode::malformed;
  outcome.answer.detail = name_of(error);
  return outcome;
}

/// One record after the other, until the asker closes, `stop` becomes readable, or the asker cannot be
/// answered.
template <typename F>
void answer_requests(int stop, F handle) {
  Bytes record(kMaxMessage + 1);
  for (;;) {
    std::array<pollfd, 2> watched{{{STDIN_FILENO, POLLIN, 0}, {stop, POLLIN, 0}}};
    if (::poll(watched.data(), watched.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    if (watched[1].revents != 0) return;
    const ssize_t size =
        ::recvfrom(STDIN_FILENO, record.data(), record.size(), MSG_DONTWAIT, nullptr, nullptr);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (size <= 0) return;
    const ByteView octets = ByteView(record).first(static_cast<std::size_t>(size));
    const auto request = read_request(octets);
    if (!send_outcome(request ? handle(*request) : malformed(octets, request.error()))) return;
  }
}

/// Readable once the service manager or a person wants us to end. The ends of terminals are the asker's
/// matter.
int end_wanted() {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  ::sigprocmask(SIG_BLOCK, &ends, nullptr);
  for (const int ignored : {SIGPIPE, SIGINT, SIGHUP, SIGQUIT}) ::signal(ignored, SIG_IGN);
  return ::signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
}

int serve_without_privilege() {
  answer_requests(-1, [](const Request& request) {
    Outcome outcome;
    outcome.answer.to = operation_of(request);
    outcome.answer.error = ErrorCode::no_permission;
    outcome.answer.system_error = EPERM;
    outcome.answer.detail = "The helper was not started by root.";
    return outcome;
  });
  return 3;
}

}  // namespace

int serve() {
  if (!stdin_is_asker()) {
    std::fprintf(stderr,
                 "drawbridge-helper: is started by Drawbridge, with a socket as its standard input\n");
    return 2;
  }
  // Set-user-id would let anybody ask.
  if (::geteuid() != 0 || ::getuid() != 0) return serve_without_privilege();
  const int quiet = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (quiet >= 0) ::dup2(quiet, STDOUT_FILENO);
  if (const int error = confine_process()) return complain("privileges cannot be given up", error);
  if (!make_private_folder(kRunFolder) || !make_private_folder(kStateFolder)) {
    return complain("the folders of the journal cannot be used", errno);
  }
  Netlink netlink;
  if (const int error = netlink.open()) return complain("rtnetlink", error);
  // Before any wish of ours, what an earlier one has left. What cannot be taken back now stays in its
  // journal.
  (void)undo_abandoned(netlink);
  auto journal = Journal::create();
  if (!journal) return complain("the journal cannot be written", errno);

  const Descriptor stop(end_wanted());
  std::array<int, 2> pair{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()) != 0)
    return complain("socketpair", errno);
  Descriptor ours(pair[0]), theirs(pair[1]);
  const pid_t child = ::fork();
  if (child < 0) return complain("fork", errno);
  if (child == 0) {
    // The back outlives the front: the asker's socket must not stay open through it, and SIGTERM is for the
    // front.
    ours.reset();
    if (quiet >= 0) ::dup2(quiet, STDIN_FILENO);
    ::signal(SIGTERM, SIG_IGN);
    if (confine_back() != 0) ::_exit(3);
    ::_exit(run_back(std::move(theirs), std::move(*journal)));
  }
  theirs.reset();
  if (const int error = confine_front()) return complain("system calls cannot be given up", error);
  BackLink back(std::move(ours));
  Front front(*journal, netlink, back);
  answer_requests(stop.get(), [&](const Request& request) { return front.handle(request); });
  return front.undo_all() ? 0 : 1;
}

int undo() {
  if (::geteuid() != 0) return complain("only root can do that", 0);
  if (const int error = confine_process()) return complain("privileges cannot be given up", error);
  Netlink netlink;
  if (const int error = netlink.open()) return complain("rtnetlink", error);
  if (const int error = confine_back()) return complain("system calls cannot be given up", error);
  if (undo_abandoned(netlink)) return 0;
  std::fprintf(stderr, "drawbridge-helper: something of an earlier connection could not be taken back\n");
  return 1;
}

}  // namespace drawbridge::helper
