// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/confine.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/if_tun.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>

namespace drawbridge::helper {

namespace {

constexpr std::uint32_t kCapabilities = 1U << CAP_NET_ADMIN | 1U << CAP_NET_RAW | 1U << CAP_NET_BIND_SERVICE;

/// The bits of a socket's type without SOCK_NONBLOCK and SOCK_CLOEXEC.
constexpr std::uint64_t kSocketKind = 0xf;

int drop_capabilities() {
  for (int capability = 0; capability < 64; ++capability) {
    if (capability < 32 && (kCapabilities >> capability & 1U) != 0) continue;
    // Passed over: what the kernel does not know, and what a service manager has taken away already, as it
    // has taken the right to take away as well.
    if (::prctl(PR_CAPBSET_READ, capability, 0, 0, 0) != 1) continue;
    if (::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0) return errno;
  }
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  std::array<__user_cap_data_struct, 2> now{};
  if (::syscall(SYS_capget, &header, now.data()) != 0) return errno;
  const std::uint32_t kept = now[0].permitted & kCapabilities;
  const std::array<__user_cap_data_struct, 2> wanted{{{kept, kept, 0}, {0, 0, 0}}};
  header = {_LINUX_CAPABILITY_VERSION_3, 0};
  return ::syscall(SYS_capset, &header, wanted.data()) == 0 ? 0 : errno;
}

int limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  return ::setrlimit(resource, &both) == 0 ? 0 : errno;
}

scmp_arg_cmp is(unsigned argument, std::uint64_t value) {
  return {argument, SCMP_CMP_EQ, value, 0};
}
scmp_arg_cmp is(unsigned argument, std::uint64_t value, std::uint64_t of_bits) {
  return {argument, SCMP_CMP_MASKED_EQ, of_bits, value};
}

class Filter {
 public:
  explicit Filter(std::uint32_t otherwise) : context_(seccomp_init(otherwise), seccomp_release) {}

  /// Calls that this architecture does not have are passed over.
  template <std::size_t N>
  Filter& rule(std::uint32_t action, const std::array<const char*, N>& names) {
    for (const char* name : names) add(action, name, nullptr, 0);
    return *this;
  }
  Filter& rule(std::uint32_t action, const char* name, std::initializer_list<scmp_arg_cmp> conditions) {
    add(action, name, conditions.begin(), static_cast<unsigned>(conditions.size()));
    return *this;
  }
  [[nodiscard]] int load() {
    if (!context_) return ENOMEM;
    if (error_ == 0) error_ = -seccomp_load(context_.get());
    return error_;
  }

 private:
  void add(std::uint32_t action, const char* name, const scmp_arg_cmp* conditions, unsigned count) {
    const int number = seccomp_syscall_resolve_name(name);
    if (!context_ || error_ != 0 || number == __NR_SCMP_ERROR || number < 0) return;
    error_ = -seccomp_rule_add_array(context_.get(), action, number, count, conditions);
  }
  std::unique_ptr<void, void (*)(scmp_filter_ctx)> context_;
  int error_ = 0;
};

/// What no code of ours has a use for. Whoever tries it has been taken over: the process ends, and the other
/// one undoes.
constexpr std::array kFatal{
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "mount",
    "umount2",
    "move_mount",
    "open_tree",
    "fsopen",
    "fsconfig",
    "fsmount",
    "pivot_root",
    "chroot",
    "setns",
    "unshare",
    "init_module",
    "finit_module",
    "delete_module",
    "kexec_load",
    "kexec_file_load",
    "bpf",
    "perf_event_open",
    "reboot",
    "swapon",
    "swapoff",
    "add_key",
    "request_key",
    "keyctl",
    "userfaultfd",
    "open_by_handle_at",
    "acct",
    "settimeofday",
    "clock_settime",
    "adjtimex",
    "quotactl",
    "iopl",
    "ioperm",
    "mknod",
    "mknodat",
    "io_uring_setup",
    "pidfd_getfd",
};

}  // namespace

int confine_process() {
  ::syscall(SYS_close_range, 3U, ~0U, 0U);
  ::clearenv();
  ::umask(077);
  if (::chdir("/") != 0) return errno;
  if (const int error = limit(RLIMIT_CORE, 0)) return error;
  if (const int error = limit(RLIMIT_NOFILE, 64)) return error;
  if (const int error = limit(RLIMIT_FSIZE, 1024 * 1024)) return error;
  if (const int error = drop_capabilities()) return error;
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  return 0;
}

int confine_front() {
  Filter filter(SCMP_ACT_ERRNO(EPERM));
  filter.rule(SCMP_ACT_KILL_PROCESS, kFatal)
      .rule(SCMP_ACT_KILL_PROCESS, std::array{"execve", "execveat", "fork", "vfork"})
      .rule(SCMP_ACT_ALLOW, std::array{"read",
                                       "write",
                                       "pread64",
                                       "close",
                                       "fstat",
                                       "newfstatat",
                                       "stat",
                                       "lstat",
                                       "statx",
                                       "lseek",
                                       "openat",
                                       "open",
                                       "fcntl",
                                       "fsync",
                                       "flock",
                                       "unlink",
                                       "unlinkat",
                                       "poll",
                                       "ppoll",
                                       "recvfrom",
                                       "recvmsg",
                                       "sendto",
                                       "sendmsg",
                                       "bind",
                                       "getsockname",
                                       "getsockopt",
                                       "setsockopt",
                                       "brk",
                                       "munmap",
                                       "mremap",
                                       "madvise",
                                       "futex",
                                       "rt_sigaction",
                                       "rt_sigprocmask",
                                       "rt_sigreturn",
                                       "sigaltstack",
                                       "clock_gettime",
                                       "gettimeofday",
                                       "getrandom",
                                       "getpid",
                                       "gettid",
                                       "getuid",
                                       "geteuid",
                                       "tgkill",
                                       "exit",
                                       "exit_group",
                                       "restart_syscall",
                                       "wait4",
                                       "sched_yield",
                                       "getdents64"})
      // Memory that can be run is never made.
      .rule(SCMP_ACT_ALLOW, "mmap", {is(2, 0, PROT_EXEC)})
      .rule(SCMP_ACT_ALLOW, "mprotect", {is(2, 0, PROT_EXEC)})
      // UDP, raw ESP, rtnetlink: nothing else.
      .rule(SCMP_ACT_ALLOW, "socket", {is(0, AF_INET), is(1, SOCK_DGRAM, kSocketKind), is(2, IPPROTO_UDP)})
      .rule(SCMP_ACT_ALLOW, "socket", {is(0, AF_INET), is(1, SOCK_RAW, kSocketKind), is(2, IPPROTO_ESP)})
      .rule(SCMP_ACT_ALLOW, "socket", {is(0, AF_NETLINK), is(2, NETLINK_ROUTE)})
      .rule(SCMP_ACT_ALLOW, "ioctl", {is(1, TUNSETIFF)});
  return filter.load();
}

int confine_back() {
  Filter filter(SCMP_ACT_ALLOW);
  filter.rule(SCMP_ACT_KILL_PROCESS, kFatal);
  return filter.load();
}

}  // namespace drawbridge::helper
