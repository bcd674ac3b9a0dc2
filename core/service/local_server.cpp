// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/local_server.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <QTimer>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <set>

#include "service/octet_wire.h"

namespace drawbridge::service {

namespace {

/// A person's numbers of consoles, pushes ... take the lower bits, the person the upper ones.
constexpr int kPersonShift = 40;
constexpr std::uint64_t kOwnNumbers = (std::uint64_t{1} << kPersonShift) - 1;
/// Requests are small: a whole configuration is the largest.
constexpr std::size_t kMostRequest = std::size_t{8} << 20;

/// The number in a message that only its asker knows; null if it has none.
std::uint64_t* number_of(ipc::Request& request) {
  return std::visit(
      [](auto& each) -> std::uint64_t* {
        using T = std::decay_t<decltype(each)>;
        if constexpr (std::is_same_v<T, ipc::ClearSession>) {
          return nullptr;  // the headend's own number
        } else if constexpr (requires { each.console; }) {
          return &each.console;
        } else if constexpr (requires { each.terminal; }) {
          return &each.terminal;
        } else if constexpr (requires { each.id; }) {
          return &each.id;
        } else {
          return nullptr;
        }
      },
      request);
}

/// Nothing: it is for everybody.
std::optional<std::uint64_t> number_of(const ipc::Notice& notice) {
  return std::visit(
      [](const auto& each) -> std::optional<std::uint64_t> {
        using T = std::decay_t<decltype(each)>;
        if constexpr (std::is_same_v<T, ipc::Syslog>) {
          return std::nullopt;  // its id is the number of the message
        } else if constexpr (requires { each.console; }) {
          return each.console;
        } else if constexpr (requires { each.terminal; }) {
          return each.terminal;
        } else if constexpr (requires { each.id; }) {
          return each.id;
        } else {
          return std::nullopt;
        }
      },
      notice);
}

void set_number(ipc::Notice& notice, std::uint64_t number) {
  std::visit(
      [number](auto& each) {
        using T = std::decay_t<decltype(each)>;
        if constexpr (std::is_same_v<T, ipc::Syslog>) {
        } else if constexpr (requires { each.console; }) {
          each.console = number;
        } else if constexpr (requires { each.terminal; }) {
          each.terminal = number;
        } else if constexpr (requires { each.id; }) {
          each.id = number;
        }
      },
      notice);
}

/// Told again to each newcomer: how things stand.
bool is_standing(const ipc::Notice& notice) {
  return std::holds_alternative<ipc::HeadendState>(notice) ||
         std::holds_alternative<ipc::RunningConfig>(notice) ||
         std::holds_alternative<ipc::HeadendSnapshot>(notice) ||
         std::holds_alternative<ipc::ClientState>(notice) ||
         std::holds_alternative<ipc::ClientConnections>(notice) ||
         std::holds_alternative<ipc::CompanionState>(notice);
}

/// The next one makes up for one that was left out.
bool may_be_left_out(const ipc::Notice& notice) {
  return std::holds_alternative<ipc::HeadendSnapshot>(notice) ||
         std::holds_alternative<ipc::ClientStatistics>(notice) ||
         std::holds_alternative<ipc::DebugLine>(notice) || std::holds_alternative<ipc::Syslog>(notice) ||
         std::holds_alternative<ipc::ClientLog>(notice);
}

std::optional<gid_t> group_number(const std::string& name) {
  if (name.empty()) return std::nullopt;
  const group* const found = getgrnam(name.c_str());
  if (found == nullptr) return std::nullopt;
  return found->gr_gid;
}

/// Whether the user is in the group, by the machine's own tables.
bool is_member(uid_t user, gid_t primary, gid_t wanted) {
  if (primary == wanted) return true;
  const passwd* const entry = getpwuid(user);
  if (entry == nullptr) return false;
  int count = 0;
  getgrouplist(entry->pw_name, entry->pw_gid, nullptr, &count);
  std::vector<gid_t> groups(static_cast<std::size_t>(std::max(count, 1)));
  if (getgrouplist(entry->pw_name, entry->pw_gid, groups.data(), &count) < 0) return false;
  return std::find(groups.begin(), groups.end(), wanted) != groups.end();
}

std::string reason(const std::string& what, const std::string& path) {
  return what + " " + path + ": " + std::strerror(errno) + ".";
}

}  // namespace

class LocalServer::Impl {
 public:
  Impl(Options options, Handler handler) : options_(std::move(options)), handler_(std::move(handler)) {}
  ~Impl() {
    people_.clear();
    if (descriptor_ < 0) return;
    can_accept_.reset();
    close(descriptor_);
    // Only our own: another server may have taken the place of a deleted one.
    struct stat now {};
    if (stat(options_.path.c_str(), &now) == 0 && now.st_ino == file_.st_ino && now.st_dev == file_.st_dev)
      unlink(options_.path.c_str());
  }

  /// A sentence, or empty.
  std::string listen() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (options_.path.empty() || options_.path.size() >= sizeof(address.sun_path)) {
      return "The path of the socket is too long or empty: \"" + options_.path +
             "\". Choose one of at most " + std::to_string(sizeof(address.sun_path) - 1) + " characters.";
    }
    std::memcpy(address.sun_path, options_.path.data(), options_.path.size());
    group_ = group_number(options_.group);
    if (std::string sentence = make_folder(); !sentence.empty()) return sentence;

    descriptor_ = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor_ < 0) return reason("A socket cannot be made for", options_.path);
    if (connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) {
      close(std::exchange(descriptor_, -1));
      return "Another service listens at " + options_.path + " already. Stop it, or choose another path.";
    }
    if (errno == ECONNREFUSED) unlink(options_.path.c_str());
    // The mode counts from the first moment.
    const mode_t before = umask(group_ ? 0117 : 0177);
    const int bound = bind(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
    umask(before);
    if (bound != 0) {
      std::string sentence = reason("The socket cannot be put at", options_.path);
      close(std::exchange(descriptor_, -1));
      return sentence;
    }
    if (group_ && chown(options_.path.c_str(), static_cast<uid_t>(-1), *group_) != 0) group_.reset();
    stat(options_.path.c_str(), &file_);
    if (::listen(descriptor_, 16) != 0) return reason("Nobody can be heard at", options_.path);
    can_accept_ = std::make_unique<QSocketNotifier>(descriptor_, QSocketNotifier::Read);
    QObject::connect(can_accept_.get(), &QSocketNotifier::activated, can_accept_.get(), [this] { accept(); });
    return {};
  }

  void tell(const ipc::Notice& notice) {
    if (const auto number = number_of(notice)) {
      // Small numbers are those of the program's own window.
      const auto found = people_.find(*number >> kPersonShift);
      if (found == people_.end() || !found->second.is_greeted) return;
      ipc::Notice own = notice;
      set_number(own, *number & kOwnNumbers);
      forget_ended(found->second, own);
      return give(found->second, share(ipc::encode(own)), false);
    }
    SharedFrame frame, short_frame;
    const auto* snapshot = std::get_if<ipc::HeadendSnapshot>(&notice);
    if (snapshot != nullptr && snapshot->details != nullptr) {
      ipc::HeadendSnapshot without = *snapshot;
      without.details.reset();
      short_frame = share(ipc::encode(ipc::Notice(std::move(without))));
    }
    if (is_standing(notice)) {
      frame = share(ipc::encode(notice));
      standing_[notice.index()] = short_frame ? short_frame : frame;
    }
    for (auto& [who, person] : people_) {
      if (!person.is_greeted) continue;
      if (!frame) frame = share(ipc::encode(notice));
      give(person, short_frame && !person.watches ? short_frame : frame, may_be_left_out(notice));
    }
  }

  [[nodiscard]] std::size_t people() const { return people_.size(); }

 private:
  struct Person {
    std::unique_ptr<OctetWire> wire;
    bool is_greeted = false;  ///< versions agree
    bool watches = false;
    std::set<std::uint64_t> consoles, terminals;  ///< open ones, by the person's own numbers
  };

  std::string make_folder() const {
    const std::string folder = options_.path.substr(0, options_.path.find_last_of('/'));
    if (folder.empty() || folder == options_.path) return {};
    struct stat found {};
    if (stat(folder.c_str(), &found) != 0) {
      if (mkdir(folder.c_str(), group_ ? 0750 : 0700) != 0)
        return reason("The folder of the socket cannot be made,", folder);
      if (group_ && chown(folder.c_str(), static_cast<uid_t>(-1), *group_) != 0)
        return reason("The folder of the socket cannot be given to its group,", folder);
      return {};
    }
    // Who may write there may put a socket of their own in this one's place.
    const bool is_shared = (found.st_mode & S_IWOTH) != 0 && (found.st_mode & S_ISVTX) == 0;
    if (!S_ISDIR(found.st_mode) || is_shared)
      return "Everyone may write in " + folder + ". Choose a folder of mode 0700 or 0750 for the socket.";
    return {};
  }

  void accept() {
    const int descriptor = accept4(descriptor_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor < 0) return;
    ucred peer{};
    socklen_t size = sizeof(peer);
    const bool is_known = getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0;
    std::string refusal;
    if (!is_known || !may_come_in(peer)) {
      refusal = group_ ? "You may not use this service: only root and members of the group " +
                             options_.group + " may."
                       : "You may not use this service: only root and the user that runs it may.";
    } else if (people_.size() >= options_.most_people) {
      refusal = "Too many people use this service already.";
    }
    const std::uint64_t who = next_++;
    Person& person = people_[who];
    OctetWire::Callbacks callbacks;
    callbacks.frame = [this, who](ByteView frame) { take(who, frame); };
    callbacks.ended = [this, who](OctetWire::End) { leave(who); };
    person.wire = std::make_unique<OctetWire>(descriptor, std::move(callbacks), kMostRequest);
    if (!refusal.empty()) return refuse(who, refusal);
    person.wire->send(share(ipc::encode(ipc::own_hello())));
  }

  [[nodiscard]] bool may_come_in(const ucred& peer) const {
    return peer.uid == 0 || peer.uid == geteuid() || (group_ && is_member(peer.uid, peer.gid, *group_));
  }

  /// A hello of protocol 0 says why; the person goes when it has been taken, or soon after.
  void refuse(std::uint64_t who, const std::string& sentence) {
    Person& person = people_[who];
    person.is_greeted = false;
    refused_.insert(who);
    person.wire->send(share(ipc::encode(ipc::Hello{0, 0, sentence})));
    QTimer::singleShot(Milliseconds{500}, &context_, [this, who] { leave(who); });
  }

  void take(std::uint64_t who, ByteView frame) {
    if (refused_.contains(who)) return;
    Person& person = people_[who];
    if (!person.is_greeted) {
      const auto hello = ipc::decode_hello(frame);
      const ipc::Hello own = ipc::own_hello();
      if (!hello) return leave(who);
      if (hello->protocol != own.protocol || hello->fingerprint != own.fingerprint) {
        return refuse(who, "This program (" + hello->program + ") and the service (" + own.program +
                               ") are of different versions. Restart the service.");
      }
      person.is_greeted = true;
      for (const auto& [kind, standing] : standing_) person.wire->send(standing);
      return;
    }
    auto request = ipc::decode_request(frame);
    if (!request) {
      return refuse(who, "The service was sent what it cannot read: " +
                             std::string(ipc::english_text(request.error())) + ".");
    }
    if (const auto* watch = std::get_if<ipc::WatchHeadend>(&*request)) {
      person.watches = watch->details;
      return handler_(ipc::WatchHeadend{anybody_watches()});
    }
    if (std::uint64_t* number = number_of(*request)) {
      if (*number > kOwnNumbers) return leave(who);
      if (std::holds_alternative<ipc::OpenConsole>(*request)) person.consoles.insert(*number);
      if (std::holds_alternative<ipc::CloseConsole>(*request)) person.consoles.erase(*number);
      if (std::holds_alternative<ipc::OpenTerminal>(*request)) person.terminals.insert(*number);
      if (std::holds_alternative<ipc::CloseTerminal>(*request)) person.terminals.erase(*number);
      *number |= who << kPersonShift;
    }
    handler_(std::move(*request));
  }

  static void forget_ended(Person& person, const ipc::Notice& notice) {
    if (const auto* output = std::get_if<ipc::ConsoleOutput>(&notice); output != nullptr && output->finished)
      person.consoles.erase(output->console);
    if (const auto* text = std::get_if<ipc::TerminalText>(&notice); text != nullptr && text->is_closed)
      person.terminals.erase(text->terminal);
  }

  void give(Person& person, const SharedFrame& frame, bool may_leave_out) {
    const std::size_t waiting = person.wire->waiting();
    if (may_leave_out && waiting > options_.most_waiting / 4) return;
    if (waiting > options_.most_waiting) {
      // One who does not read must not fill the memory. They connect again and are told how things stand.
      for (const auto& [who, each] : people_) {
        if (&each != &person) continue;
        QTimer::singleShot(0, &context_, [this, gone = who] { leave(gone); });
      }
      person.is_greeted = false;
      return;
    }
    person.wire->send(frame);
  }

  [[nodiscard]] bool anybody_watches() const {
    return std::any_of(people_.begin(), people_.end(), [](const auto& each) { return each.second.watches; });
  }

  void leave(std::uint64_t who) {
    const auto found = people_.find(who);
    if (found == people_.end()) return;
    const Person gone = std::move(found->second);
    people_.erase(found);
    refused_.erase(who);
    for (const std::uint64_t console : gone.consoles)
      handler_(ipc::CloseConsole{who << kPersonShift | console});
    for (const std::uint64_t terminal : gone.terminals)
      handler_(ipc::CloseTerminal{who << kPersonShift | terminal});
    if (gone.watches) handler_(ipc::WatchHeadend{anybody_watches()});
  }

  Options options_;
  Handler handler_;
  QObject context_;  ///< of timers that outlive their person
  int descriptor_ = -1;
  struct stat file_ {};
  std::optional<gid_t> group_;
  std::unique_ptr<QSocketNotifier> can_accept_;
  std::map<std::uint64_t, Person> people_;
  std::set<std::uint64_t> refused_;
  std::uint64_t next_ = 1;
  std::map<std::size_t, SharedFrame> standing_;  ///< by the notice's place in its variant
};

Result<std::unique_ptr<LocalServer>, std::string> LocalServer::open(Options options, Handler handler) {
  auto impl = std::make_unique<Impl>(std::move(options), std::move(handler));
  if (std::string sentence = impl->listen(); !sentence.empty()) return failure(std::move(sentence));
  return std::unique_ptr<LocalServer>(new LocalServer(std::move(impl)));
}

LocalServer::LocalServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LocalServer::~LocalServer() = default;

void LocalServer::tell(const ipc::Notice& notice) {
  impl_->tell(notice);
}

bool LocalServer::is_for_people(const ipc::Notice& notice) {
  const auto number = number_of(notice);
  return number && *number > kOwnNumbers;
}

std::size_t LocalServer::people() const {
  return impl_->people();
}

std::string user_socket_path() {
  const char* const folder = std::getenv("XDG_RUNTIME_DIR");
  if (folder == nullptr || *folder != '/') return {};
  return std::string(folder) + "/drawbridge/control";
}

}  // namespace drawbridge::service
