// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/resolv_conf.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "helper/journal.h"

namespace drawbridge::helper {

namespace {

constexpr std::size_t kMaxNameservers = 3;
constexpr std::size_t kMaxSearch = 6;
constexpr std::string_view kWasThere = "before: file\n";
constexpr std::string_view kWasAbsent = "before: nothing\n";

/// The words of the lines that begin with `keyword`.
std::vector<std::string> words_after(std::string_view text, std::string_view keyword) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.starts_with(keyword)) continue;
    line.remove_prefix(keyword.size());
    while (!line.empty()) {
      const auto begin = line.find_first_not_of(" \t\r");
      if (begin == std::string_view::npos) break;
      line.remove_prefix(begin);
      const auto size = std::min(line.find_first_of(" \t\r"), line.size());
      words.emplace_back(line.substr(0, size));
      line.remove_prefix(size);
    }
  }
  return words;
}

void add_new(std::vector<std::string>& to, const std::string& word, std::size_t limit) {
  if (to.size() < limit && std::find(to.begin(), to.end(), word) == to.end()) to.push_back(word);
}

}  // namespace

std::string resolv_conf_text(const privilege::SetDns& request, std::string_view before) {
  std::vector<std::string> servers;
  std::vector<std::string> search;
  for (const Ipv4Address server : request.servers) add_new(servers, server.to_string(), kMaxNameservers);
  for (const std::string& domain : request.domains) add_new(search, domain, kMaxSearch);
  if (!request.all_names) {
    // The last place stays with a server of before, so that names outside the tunnel are found if ours knows
    // only its own.
    const auto old = words_after(before, "nameserver");
    if (!old.empty() && servers.size() == kMaxNameservers) servers.pop_back();
    for (const std::string& server : old) add_new(servers, server, kMaxNameservers);
    for (const std::string& domain : words_after(before, "search")) add_new(search, domain, kMaxSearch);
  }
  std::string text = "# Made by Drawbridge for " + request.device +
                     "; the file that was here before comes back when the connection ends.\n";
  if (!search.empty()) {
    text += "search";
    for (const std::string& domain : search) text += ' ' + domain;
    text += '\n';
  }
  for (const std::string& server : servers) text += "nameserver " + server + '\n';
  return text;
}

bool resolv_conf_is_replaced() {
  return ::access(kResolvConfRecord, F_OK) == 0;
}

int replace_resolv_conf(const privilege::SetDns& request) {
  if (!make_private_folder(kStateFolder)) return errno != 0 ? errno : EPERM;
  if (resolv_conf_is_replaced()) return EBUSY;
  struct stat status {};
  const bool there = ::lstat(kResolvConf, &status) == 0;
  if (!there && errno != ENOENT) return errno;
  const std::string text = resolv_conf_text(request, read_file(kResolvConf).value_or(""));
  if (!write_atomically(kResolvConfRecord, std::string(there ? kWasThere : kWasAbsent) + text, 0600))
    return errno;
  int error = 0;
  if (!there) {
    error = write_atomically(kResolvConf, text, 0644) ? 0 : errno;
  } else if (!write_atomically(kResolvConfBefore, text, 0644)) {
    error = errno;
  } else if (::renameat2(AT_FDCWD, kResolvConfBefore, AT_FDCWD, kResolvConf, RENAME_EXCHANGE) != 0) {
    // The two change names in one step; no moment is without a file, and the old one needs not be ours to be
    // moved.
    error = errno;
  }
  if (error != 0) {
    ::unlink(kResolvConfBefore);
    ::unlink(kResolvConfRecord);
  }
  return error;
}

int restore_resolv_conf() {
  const auto record = read_file(kResolvConfRecord);
  if (!record) return errno == ENOENT ? 0 : errno;
  const bool was_there = record->starts_with(kWasThere);
  const std::string_view ours = std::string_view(*record).substr(
      std::min(record->size(), was_there ? kWasThere.size() : kWasAbsent.size()));
  const auto now = read_file(kResolvConf);
  if (now && *now == ours) {
    if (was_there && ::rename(kResolvConfBefore, kResolvConf) != 0 && errno != ENOENT) return errno;
    if (!was_there && ::unlink(kResolvConf) != 0) return errno;
  }
  // Not ours any more, or never got that far: the old name goes, the file stays.
  ::unlink(kResolvConfBefore);
  if (::unlink(kResolvConfRecord) != 0 && errno != ENOENT) return errno;
  const Descriptor folder(::open("/etc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder) ::fsync(folder.get());
  return 0;
}

}  // namespace drawbridge::helper
