// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/journal.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

namespace drawbridge::helper {

namespace {

constexpr std::array<std::pair<Change, const char*>, 9> kNames{{
    {Change::device, "device"},
    {Change::address, "address"},
    {Change::routes, "routes"},
    {Change::ipv6_block, "ipv6-block"},
    {Change::kill_switch, "kill-switch"},
    {Change::resolved, "resolved"},
    {Change::network_manager, "network-manager"},
    {Change::resolvconf, "resolvconf"},
    {Change::resolv_conf, "resolv.conf"},
}};
constexpr std::string_view kSuffix = ".undo";

std::optional<std::string> read_all(int file) {
  std::string text;
  std::array<char, 4096> part{};
  off_t at = 0;
  while (text.size() < 64 * 1024) {
    const ssize_t size = ::pread(file, part.data(), part.size(), at);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return std::nullopt;
    if (size == 0) break;
    text.append(part.data(), static_cast<std::size_t>(size));
    at += size;
  }
  return text;
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = ::write(file, text.data(), text.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

std::vector<std::string> journal_paths() {
  std::vector<std::string> paths;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(kRunFolder), ::closedir);
  if (!folder) return paths;
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string name = entry->d_name;
    if (name.ends_with(kSuffix)) paths.push_back(std::string(kRunFolder) + '/' + name);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

const char* name_of(Change change) {
  for (const auto& [value, name] : kNames) {
    if (value == change) return name;
  }
  return "unknown";
}

std::vector<Entry> read_entries(std::string_view text) {
  std::vector<Entry> standing;
  for (;;) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return standing;  // without its newline a line was never finished
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.size() < 3 || (line[0] != '+' && line[0] != '-') || line[1] != ' ') continue;
    const std::string_view rest = line.substr(2);
    const std::string_view word = rest.substr(0, rest.find(' '));
    const auto known =
        std::find_if(kNames.begin(), kNames.end(), [&](const auto& row) { return word == row.second; });
    if (known == kNames.end()) continue;
    Entry entry{known->first, std::string(rest.substr(std::min(word.size() + 1, rest.size())))};
    std::erase(standing, entry);  // an entry stands once
    if (line[0] == '+') standing.push_back(std::move(entry));
  }
}

std::optional<Journal> Journal::create() {
  if (!make_private_folder(kRunFolder)) return std::nullopt;
  std::string path = std::string(kRunFolder) + "/helper-" + std::to_string(::getpid()) + std::string(kSuffix);
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return std::nullopt;
  return Journal(std::move(file), std::move(path));
}

std::vector<Journal> Journal::abandoned() {
  std::vector<Journal> found;
  for (const std::string& path : journal_paths()) {
    Descriptor file(::open(path.c_str(), O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW));
    if (!file || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) continue;
    // Between opening and locking its owner may have finished and removed it.
    struct stat named {
    }, opened{};
    if (::stat(path.c_str(), &named) != 0 || ::fstat(file.get(), &opened) != 0 ||
        named.st_ino != opened.st_ino)
      continue;
    found.push_back(Journal(std::move(file), path));
  }
  return found;
}

bool Journal::held_elsewhere(Change change, const Journal* except) {
  for (const std::string& path : journal_paths()) {
    if (except != nullptr && path == except->path()) continue;
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file || ::flock(file.get(), LOCK_SH | LOCK_NB) == 0) continue;
    const auto text = read_all(file.get());
    if (!text) continue;
    for (const Entry& entry : read_entries(*text)) {
      if (entry.change == change) return true;
    }
  }
  return false;
}

bool Journal::append(char sign, const Entry& entry) {
  std::string line{sign, ' '};
  line += name_of(entry.change);
  line += ' ';
  line += entry.value;
  line += '\n';
  return write_all(file_.get(), line) && ::fsync(file_.get()) == 0;
}

bool Journal::add(const Entry& entry) {
  return append('+', entry);
}
bool Journal::strike(const Entry& entry) {
  return append('-', entry);
}

std::vector<Entry> Journal::entries() const {
  return read_entries(read_all(file_.get()).value_or(""));
}

bool Journal::holds(Change change) const {
  for (const Entry& entry : entries()) {
    if (entry.change == change) return true;
  }
  return false;
}

void Journal::remove() {
  ::unlink(path_.c_str());
}

bool make_private_folder(const char* path) {
  if (::mkdir(path, 0755) != 0 && errno != EEXIST) return false;
  struct stat status {};
  if (::lstat(path, &status) != 0 || !S_ISDIR(status.st_mode)) return false;
  if (status.st_uid != 0 || (status.st_mode & 0022) != 0) {
    errno = EPERM;
    return false;
  }
  return true;
}

bool write_atomically(const std::string& path, std::string_view content, unsigned mode) {
  const std::string beside = path + ".new";
  ::unlink(beside.c_str());
  {
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file || !write_all(file.get(), content) || ::fchmod(file.get(), static_cast<mode_t>(mode)) != 0 ||
        ::fsync(file.get()) != 0) {
      const int error = errno;
      ::unlink(beside.c_str());
      errno = error;
      return false;
    }
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(beside.c_str());
    errno = error;
    return false;
  }
  const Descriptor folder(
      ::open(path.substr(0, path.rfind('/')).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder) ::fsync(folder.get());
  return true;
}

std::optional<std::string> read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return std::nullopt;
  return read_all(file.get());
}

}  // namespace drawbridge::helper
