// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rights.h"

#include <fmt/format.h>
#include <grp.h>
#include <linux/capability.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace drawbridge::service {

namespace {

constexpr std::uint32_t kKept = 1U << CAP_NET_ADMIN | 1U << CAP_NET_RAW | 1U << CAP_NET_BIND_SERVICE;

using Sets = std::array<__user_cap_data_struct, 2>;

bool read_sets(Sets& sets) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  return syscall(SYS_capget, &header, sets.data()) == 0;
}

bool write_sets(const Sets& sets) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  return syscall(SYS_capset, &header, sets.data()) == 0;
}

std::string failed(const char* what) {
  return fmt::format("The rights of this program could not be given up ({}: {}).", what,
                     std::strerror(errno));
}

}  // namespace

std::string keep_network_rights_only(const std::string& user) {
  const bool changes = !user.empty() && geteuid() == 0;
  Sets sets{};
  if (!read_sets(sets)) return failed("capget");
  const std::uint32_t kept = sets[0].permitted & kKept;
  // Nothing can be had back from the bounding set; only who has CAP_SETPCAP may shrink it.
  if ((sets[0].effective & (1U << CAP_SETPCAP)) != 0) {
    for (int capability = 0; capability <= CAP_LAST_CAP; ++capability) {
      if (capability < 32 && (kKept & (1U << capability)) != 0) continue;
      if (prctl(PR_CAPBSET_DROP, capability) != 0 && errno != EINVAL) return failed("PR_CAPBSET_DROP");
    }
  }
  if (changes) {
    const passwd* const entry = getpwnam(user.c_str());
    if (entry == nullptr)
      return fmt::format("There is no user {} on this machine. Make it, or name another with --user.", user);
    if (prctl(PR_SET_KEEPCAPS, 1) != 0) return failed("PR_SET_KEEPCAPS");
    if (initgroups(entry->pw_name, entry->pw_gid) != 0) return failed("initgroups");
    if (setgid(entry->pw_gid) != 0) return failed("setgid");
    if (setuid(entry->pw_uid) != 0) return failed("setuid");
    if (prctl(PR_SET_KEEPCAPS, 0) != 0) return failed("PR_SET_KEEPCAPS");
  }
  sets = {};
  sets[0].permitted = sets[0].effective = kept;
  if (!write_sets(sets)) return failed("capset");
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return failed("PR_SET_NO_NEW_PRIVS");
  return {};
}

std::string own_folder(const std::string& folder, const std::string& user, unsigned mode) {
  const auto sentence = [&] {
    return fmt::format("The folder {} cannot be used: {}.", folder, std::strerror(errno));
  };
  for (std::size_t at = folder.find('/', 1); at != std::string::npos; at = folder.find('/', at + 1)) {
    const std::string parent = folder.substr(0, at);
    if (mkdir(parent.c_str(), 0755) != 0 && errno != EEXIST && errno != EROFS && errno != EACCES)
      return sentence();
  }
  struct stat found {};
  const bool was_there = stat(folder.c_str(), &found) == 0;
  if (!was_there && mkdir(folder.c_str(), static_cast<mode_t>(mode)) != 0) return sentence();
  if (was_there && !S_ISDIR(found.st_mode)) {
    errno = ENOTDIR;
    return sentence();
  }
  if (!user.empty() && geteuid() == 0 && (!was_there || found.st_uid == 0)) {
    const passwd* const entry = getpwnam(user.c_str());
    if (entry != nullptr && chown(folder.c_str(), entry->pw_uid, entry->pw_gid) != 0) return sentence();
  }
  return {};
}

}  // namespace drawbridge::service
