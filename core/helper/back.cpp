// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/back.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

#include "base/reader.h"
#include "base/writer.h"
#include "helper/name_service.h"
#include "helper/packet_filter.h"
#include "helper/request_check.h"
#include "helper/tools.h"
#include "helper/undo.h"

namespace drawbridge::helper {

using namespace privilege;

namespace {

constexpr std::size_t kMaxAttached = 256;
enum class Kind : std::uint8_t { apply = 1, undo = 2, undo_abandoned = 3 };

Answer failed(Operation to, ErrorCode error, std::string detail) {
  Answer answer;
  answer.to = to;
  answer.error = error;
  answer.detail = std::move(detail);
  return answer;
}

class Back {
 public:
  Back(Journal& journal, Netlink& netlink) : journal_(journal), netlink_(netlink) {}

  Answer operator()(const ApplyTask& task) {
    const Operation to = operation_of(task.request);
    if (const auto* dns = std::get_if<SetDns>(&task.request)) return set_dns(*dns);
    if (const auto* six = std::get_if<BlockIpv6>(&task.request)) {
      return set_table(to, {Change::ipv6_block, six->device}, ipv6_script(six->device));
    }
    if (const auto* kill = std::get_if<KillSwitch>(&task.request)) {
      return set_table(to, {Change::kill_switch, kill->device}, kill_script(*kill, task.attached));
    }
    return failed(to, ErrorCode::refused, "Not a task of this process.");
  }
  Answer operator()(const UndoTask& task) {
    if (undo_with_tools(task.entry)) return {};
    return failed(Operation::undo, ErrorCode::system, std::string(name_of(task.entry.change)));
  }
  Answer operator()(const UndoAbandonedTask&) {
    if (undo_abandoned(netlink_)) return {};
    return failed(Operation::undo, ErrorCode::system,
                  "Something of an earlier connection could not be taken back.");
  }

 private:
  Answer set_dns(const SetDns& request) {
    for (const Entry& entry : journal_.entries()) {
      const bool names = !is_kernel_change(entry.change) && entry.change != Change::ipv6_block &&
                         entry.change != Change::kill_switch;
      if (names && undo_names(entry)) (void)journal_.strike(entry);
    }
    return set_names(request, journal_);
  }
  Answer set_table(Operation to, const Entry& entry, const std::string& script) {
    if (!is_trusted_program(kNft))
      return failed(to, ErrorCode::no_service, "/usr/sbin/nft is not on this machine.");
    const auto standing = journal_.entries();
    const bool again = std::find(standing.begin(), standing.end(), entry) != standing.end();
    if (!again && !journal_.add(entry))
      return failed(to, ErrorCode::journal, "The journal cannot be written.");
    const ToolResult result = run_tool(kNft, {"-f", "-"}, script);
    if (result.ok()) {
      // One that was kept over a reconnect is for the device of before, which may have had another name.
      for (const Entry& old : standing) {
        if (old.change == entry.change && old != entry && undo_with_tools(old)) (void)journal_.strike(old);
      }
      Answer done;
      done.to = to;
      return done;
    }
    // A script is one transaction: an earlier table still stands, and a first one never came to be.
    if (!again) (void)journal_.strike(entry);
    return failed(to, ErrorCode::system, "nft: " + (result.errors.empty() ? "failed" : result.errors) + ".");
  }

  Journal& journal_;
  Netlink& netlink_;
};

}  // namespace

Bytes write_task(const Task& task) {
  Writer out;
  if (const auto* apply = std::get_if<ApplyTask>(&task)) {
    out.u8(static_cast<std::uint8_t>(Kind::apply));
    const std::size_t count = std::min(apply->attached.size(), kMaxAttached);
    out.u16(static_cast<std::uint16_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
      out.u32(apply->attached[i].address.value());
      out.u8(static_cast<std::uint8_t>(apply->attached[i].length));
    }
    out.bytes(privilege::write(apply->request));
  } else if (const auto* undo = std::get_if<UndoTask>(&task)) {
    out.u8(static_cast<std::uint8_t>(Kind::undo));
    out.u8(static_cast<std::uint8_t>(undo->entry.change));
    out.bytes(as_bytes(undo->entry.value));
  } else {
    out.u8(static_cast<std::uint8_t>(Kind::undo_abandoned));
  }
  return out.take();
}

std::optional<Task> read_task(ByteView record) {
  Reader in(record);
  switch (static_cast<Kind>(in.u8())) {
    case Kind::apply: {
      ApplyTask task;
      const std::size_t count = in.u16();
      if (count > kMaxAttached) return std::nullopt;
      for (std::size_t i = 0; i < count && in.ok(); ++i) {
        Prefix network;
        network.address = Ipv4Address(in.u32());
        network.length = std::min<int>(in.u8(), 32);
        task.attached.push_back(network);
      }
      auto request = read_request(in.rest());
      if (!request) return std::nullopt;
      task.request = std::move(*request);
      return task;
    }
    case Kind::undo: {
      const std::uint8_t change = in.u8();
      if (!in.ok() || change > static_cast<std::uint8_t>(Change::resolv_conf)) return std::nullopt;
      return UndoTask{{static_cast<Change>(change), to_text(in.rest())}};
    }
    case Kind::undo_abandoned:
      if (in.ok() && in.at_end()) return UndoAbandonedTask{};
      return std::nullopt;
  }
  return std::nullopt;
}

int run_back(Descriptor front, Journal journal) {
  Netlink netlink;
  (void)netlink.open();
  Back back(journal, netlink);
  Bytes record(kMaxMessage + 4 * 1024);
  for (;;) {
    const ssize_t size = ::recv(front.get(), record.data(), record.size(), 0);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;
    const auto task = read_task(ByteView(record).first(static_cast<std::size_t>(size)));
    if (!task) break;
    const Bytes answer = privilege::write(std::visit(back, *task));
    if (::send(front.get(), answer.data(), answer.size(), MSG_NOSIGNAL) < 0) break;
  }
  return undo_everything(journal, netlink) ? 0 : 1;
}

Answer BackLink::ask(const Task& task, Operation to) {
  const Bytes record = write_task(task);
  Answer lost = failed(to, ErrorCode::system, "The helper's second process has ended.");
  if (::send(socket_.get(), record.data(), record.size(), MSG_NOSIGNAL) < 0) return lost;
  Bytes octets(kMaxMessage);
  ssize_t size = -1;
  do {
    size = ::recvfrom(socket_.get(), octets.data(), octets.size(), 0, nullptr, nullptr);
  } while (size < 0 && errno == EINTR);
  if (size <= 0) return lost;
  auto answer = read_answer(ByteView(octets).first(static_cast<std::size_t>(size)));
  if (!answer) return lost;
  answer->to = to;
  return std::move(*answer);
}

}  // namespace drawbridge::helper
