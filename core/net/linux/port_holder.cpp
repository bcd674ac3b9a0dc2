// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/port_holder.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <fmt/format.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "net/linux/descriptor.h"

namespace drawbridge::net {

namespace {

namespace fs = std::filesystem;

constexpr std::uint16_t kCgroupAttribute =
    21;  // INET_DIAG_CGROUP_ID: younger than the distribution's headers

struct Found {
  std::uint32_t user = 0;
  std::uint64_t inode = 0;
  std::uint64_t cgroup = 0;  ///< the inode of its folder; 0: not told
};

/// Whether a socket bound to `bound` stands in the way of one on `wanted`.
bool collides(Ipv4Address bound, Ipv4Address wanted) {
  return bound.is_any() || wanted.is_any() || bound == wanted;
}

/// The IPv4 address that an IPv6 socket is in the way of: any, or one mapped.
std::optional<Ipv4Address> mapped(const std::array<std::uint32_t, 4>& words) {
  if (words[0] != 0 || words[1] != 0) return std::nullopt;
  if (words[2] == 0 && words[3] == 0) return Ipv4Address{};
  if (words[2] == htonl(0xFFFF)) return Ipv4Address(ntohl(words[3]));
  return std::nullopt;
}

std::optional<Found> read_diag(const inet_diag_msg& message, std::size_t size, const Endpoint& wanted) {
  if (ntohs(message.id.idiag_sport) != wanted.port) return std::nullopt;
  std::optional<Ipv4Address> bound;
  if (message.idiag_family == AF_INET) {
    bound = Ipv4Address(ntohl(message.id.idiag_src[0]));
  } else {
    std::array<std::uint32_t, 4> words{};
    std::memcpy(words.data(), message.id.idiag_src, sizeof message.id.idiag_src);
    bound = mapped(words);
  }
  if (!bound || !collides(*bound, wanted.address)) return std::nullopt;
  Found found{message.idiag_uid, message.idiag_inode, 0};
  const auto* at = reinterpret_cast<const std::uint8_t*>(&message) + NLMSG_ALIGN(sizeof message);
  std::size_t left = size > NLMSG_ALIGN(sizeof message) ? size - NLMSG_ALIGN(sizeof message) : 0;
  while (left >= sizeof(nlattr)) {
    nlattr attribute{};
    std::memcpy(&attribute, at, sizeof attribute);
    if (attribute.nla_len < sizeof attribute || attribute.nla_len > left) break;
    if (attribute.nla_type == kCgroupAttribute &&
        attribute.nla_len >= sizeof attribute + sizeof(found.cgroup)) {
      std::memcpy(&found.cgroup, at + sizeof attribute, sizeof found.cgroup);
    }
    const std::size_t step = std::min<std::size_t>(NLA_ALIGN(attribute.nla_len), left);
    at += step;
    left -= step;
  }
  return found;
}

/// Nothing and `asked` false if the kernel does not answer such questions.
std::optional<Found> ask_kernel(int family, const Endpoint& wanted, bool& asked) {
  const Descriptor socket(::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
  if (!socket) return std::nullopt;
  const timeval patience{2, 0};
  static_cast<void>(::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience));
  struct {
    nlmsghdr header;
    inet_diag_req_v2 request;
  } question{};
  question.header.nlmsg_len = sizeof question;
  question.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
  question.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
  question.request.sdiag_family = static_cast<std::uint8_t>(family);
  question.request.sdiag_protocol = IPPROTO_UDP;
  question.request.idiag_states = ~0U;
  if (::send(socket.get(), &question, sizeof question, 0) != static_cast<ssize_t>(sizeof question)) {
    return std::nullopt;
  }
  std::optional<Found> found;
  alignas(nlmsghdr) std::array<std::uint8_t, 32768> buffer{};
  for (;;) {
    const ssize_t got = ::recv(socket.get(), buffer.data(), buffer.size(), 0);
    if (got <= 0) return found;
    auto left = static_cast<std::size_t>(got);
    const auto* header = reinterpret_cast<const nlmsghdr*>(buffer.data());
    while (left >= sizeof(nlmsghdr) && header->nlmsg_len >= sizeof(nlmsghdr) && header->nlmsg_len <= left) {
      if (header->nlmsg_type == NLMSG_ERROR) return found;
      asked = true;
      if (header->nlmsg_type == NLMSG_DONE) return found;
      const std::size_t size = header->nlmsg_len - NLMSG_HDRLEN;
      if (!found && size >= sizeof(inet_diag_msg)) {
        const auto* message = reinterpret_cast<const inet_diag_msg*>(
            reinterpret_cast<const std::uint8_t*>(header) + NLMSG_HDRLEN);
        found = read_diag(*message, size, wanted);
      }
      const std::size_t step = std::min<std::size_t>(NLMSG_ALIGN(header->nlmsg_len), left);
      header = reinterpret_cast<const nlmsghdr*>(reinterpret_cast<const std::uint8_t*>(header) + step);
      left -= step;
    }
  }
}

/// What every kernel and every user has: the table as text.
std::optional<Found> read_table(const char* path, const Endpoint& wanted) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream words(line);
    std::string slot, local, remote, state, queues, timer, retransmit;
    std::uint32_t user = 0;
    std::uint64_t timeout = 0, inode = 0;
    if (!(words >> slot >> local >> remote >> state >> queues >> timer >> retransmit >> user >> timeout >>
          inode))
      continue;
    const std::size_t colon = local.find(':');
    if (colon == std::string::npos || colon % 8 != 0) continue;
    unsigned port = 0;
    std::from_chars(local.data() + colon + 1, local.data() + local.size(), port, 16);
    if (port != wanted.port) continue;
    std::array<std::uint32_t, 4> words6{};
    for (std::size_t i = 0; i < colon / 8 && i < 4; ++i) {
      std::from_chars(local.data() + i * 8, local.data() + i * 8 + 8, words6[i], 16);
    }
    const auto bound = colon == 8 ? std::optional(Ipv4Address(ntohl(words6[0]))) : mapped(words6);
    if (bound && collides(*bound, wanted.address)) return Found{user, inode, 0};
  }
  return std::nullopt;
}

/// The process that holds the socket, among those this user may look into.
std::optional<int> process_of(std::uint64_t inode) {
  const std::string wanted = fmt::format("socket:[{}]", inode);
  std::error_code error;
  for (fs::directory_iterator each("/proc", error), end; !error && each != end; each.increment(error)) {
    const std::string name = each->path().filename();
    int process = 0;
    const auto parsed = std::from_chars(name.data(), name.data() + name.size(), process);
    if (parsed.ec != std::errc() || parsed.ptr != name.data() + name.size()) continue;
    std::error_code inner;
    for (fs::directory_iterator fd(each->path() / "fd", inner), last; !inner && fd != last;
         fd.increment(inner)) {
      std::error_code unreadable;
      if (fs::read_symlink(fd->path(), unreadable) == wanted) return process;
    }
  }
  return std::nullopt;
}

std::string first_line(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

/// The unit in a path like /system.slice/strongswan.service, else its last part.
std::string unit_in(const std::string& path) {
  std::string last;
  std::istringstream parts(path);
  for (std::string part; std::getline(parts, part, '/');) {
    if (part.empty()) continue;
    last = part;
    if (part.ends_with(".service") || part.ends_with(".scope")) return part;
  }
  return last;
}

std::string unit_of_process(int process) {
  std::ifstream file(fmt::format("/proc/{}/cgroup", process));
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("0::")) return unit_in(line.substr(3));
  }
  return {};
}

/// Control groups are folders, and the kernel names one by its folder's inode.
std::string unit_of_cgroup(std::uint64_t inode) {
  std::error_code error;
  const fs::path root = "/sys/fs/cgroup";
  for (fs::recursive_directory_iterator each(root, fs::directory_options::skip_permission_denied, error), end;
       !error && each != end; each.increment(error)) {
    std::error_code unreadable;
    if (!each->is_directory(unreadable)) continue;
    struct stat about {};
    if (::stat(each->path().c_str(), &about) == 0 && about.st_ino == inode) {
      return unit_in(fs::relative(each->path(), root, unreadable).string());
    }
  }
  return {};
}

std::string name_of_user(std::uint32_t user) {
  std::vector<char> space(4096);
  passwd entry{};
  passwd* result = nullptr;
  if (::getpwuid_r(user, &entry, space.data(), space.size(), &result) != 0 || result == nullptr) return {};
  return entry.pw_name;
}

}  // namespace

std::string PortHolder::text() const {
  std::string who;
  if (process) {
    who = fmt::format("{} (process {}", program.empty() ? "a program" : program, *process);
    if (!unit.empty()) who += ", " + unit;
    return who + ")";
  }
  who = "a program of user " + (user_name.empty() ? std::to_string(user) : user_name);
  if (!unit.empty()) who += fmt::format(" ({})", unit);
  return who;
}

std::optional<PortHolder> find_udp_port_holder(const Endpoint& local) {
  bool asked = false;
  std::optional<Found> found = ask_kernel(AF_INET, local, asked);
  if (!found) found = ask_kernel(AF_INET6, local, asked);
  if (!found && !asked) {
    found = read_table("/proc/net/udp", local);
    if (!found) found = read_table("/proc/net/udp6", local);
  }
  if (!found) return std::nullopt;
  PortHolder holder;
  holder.user = found->user;
  holder.inode = found->inode;
  holder.user_name = name_of_user(found->user);
  holder.process = process_of(found->inode);
  if (holder.process) {
    holder.program = first_line(fmt::format("/proc/{}/comm", *holder.process));
    holder.unit = unit_of_process(*holder.process);
  } else if (found->cgroup != 0) {
    holder.unit = unit_of_cgroup(found->cgroup);
  }
  return holder;
}

}  // namespace drawbridge::net
