// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/ssh_server.h"

#include <fmt/format.h>
#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "service/ssh_key.h"

namespace drawbridge::service {

namespace {

/// Whoever has not logged in by then must go: five of them would keep everybody else out.
constexpr Seconds kLoginWithin{120};
constexpr int kMostTries = 3;
constexpr int kPollMilliseconds = 1000;
/// How long a client is given to say goodbye.
constexpr int kPartingPolls = 20;
constexpr int kPartingMilliseconds = 100;

}  // namespace

class SshServer::Impl {
 public:
  Impl(std::string key_file, Callbacks callbacks)
      : key_file_(std::move(key_file)), callbacks_(std::move(callbacks)) {}

  ~Impl() {
    listeners_.clear();
    for (auto& [id, session] : sessions_) session->give_up();
    // Each ends within a poll's time, and says so to an object that lives until then.
    for (auto& [id, session] : sessions_) session->thread.join();
    for (auto& session : gone_) session->thread.join();
  }

  std::string listen(const Endpoint& at) {
    if (listeners_.contains(at)) return {};
    auto listener = std::make_unique<QTcpServer>();
    QTcpServer* const raw = listener.get();
    QObject::connect(raw, &QTcpServer::newConnection, raw, [this, raw] {
      while (raw->hasPendingConnections()) accept(std::unique_ptr<QTcpSocket>(raw->nextPendingConnection()));
    });
    if (!raw->listen(QHostAddress(at.address.value()), at.port)) {
      return fmt::format("SSH cannot be offered at {}: {}.", at.to_string(),
                         raw->errorString().toStdString());
    }
    listeners_[at] = std::move(listener);
    return {};
  }
  void stop_listening(const Endpoint& at) { listeners_.erase(at); }

  void adopt(const Descriptor& connection, const Endpoint& from) {
    join_gone();
    if (sessions_.size() < kMostSessions) begin(connection.get(), from);
  }

  void answer(std::uint64_t id, bool accepted) {
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) return;
    if (accepted) found->second->is_in = true;
    const std::lock_guard lock(found->second->mutex);
    found->second->verdict = accepted;
    found->second->changed.notify_all();
  }
  void send(std::uint64_t id, const std::string& characters) {
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) return;
    {
      const std::lock_guard lock(found->second->mutex);
      found->second->output += characters;
    }
    found->second->wake();
  }
  void close(std::uint64_t id) {
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) return;
    {
      const std::lock_guard lock(found->second->mutex);
      found->second->is_ending = true;
    }
    found->second->changed.notify_all();
    found->second->wake();
  }

 private:
  // Shared by the owner's thread and the connection's; what both touch is behind the mutex.
  struct Session {
    Session(std::uint64_t id_, int descriptor_, Ipv4Address from_)
        : id(id_), descriptor(descriptor_), from(from_), wake_up(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
    ~Session() {
      ::close(wake_up);
      ::close(descriptor);
    }
    void wake() const {
      const std::uint64_t one = 1;
      const ssize_t written = ::write(wake_up, &one, sizeof(one));
      static_cast<void>(written);
    }
    /// Whatever it waits for ends.
    void give_up() {
      {
        const std::lock_guard lock(mutex);
        is_ending = true;
        output.clear();
      }
      changed.notify_all();
      wake();
      shutdown(descriptor, SHUT_RDWR);
    }

    const std::uint64_t id;
    const int descriptor;  ///< a second one for the socket, so that give_up() never hits a stranger's
    const Ipv4Address from;
    const int wake_up;
    bool is_in = false;  ///< of the owner's thread
    std::thread thread;
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<bool> verdict;
    std::string output;
    bool is_ending = false;
  };

  /// From a connection's thread: done on the owner's.
  void post(std::function<void()> work) {
    QMetaObject::invokeMethod(&context_, std::move(work), Qt::QueuedConnection);
  }

  void accept(std::unique_ptr<QTcpSocket> socket) {
    socket->setParent(nullptr);
    const Endpoint from{Ipv4Address(socket->peerAddress().toIPv4Address()), socket->peerPort()};
    const Endpoint to{Ipv4Address(socket->localAddress().toIPv4Address()), socket->localPort()};
    join_gone();
    if (sessions_.size() >= kMostSessions || !callbacks_.permits(from, to)) return socket->abort();
    begin(static_cast<int>(socket->socketDescriptor()), from);
  }

  /// The connection lives in copies of the descriptor, which block.
  void begin(int number, const Endpoint& from) {
    const int own = dup(number);
    const int second = dup(number);
    if (own < 0 || second < 0) {
      if (own >= 0) ::close(own);
      if (second >= 0) ::close(second);
      return;
    }
    const std::uint64_t id = next_++;
    auto session = std::make_shared<Session>(id, second, from.address);
    sessions_[id] = session;
    session->thread = std::thread([this, session, own] { talk(session, own); });
    QTimer::singleShot(Milliseconds(kLoginWithin), &context_, [this, id] {
      const auto found = sessions_.find(id);
      if (found != sessions_.end() && !found->second->is_in) found->second->give_up();
    });
  }

  void join_gone() {
    for (auto& session : gone_) session->thread.join();
    gone_.clear();
  }

  void over(std::uint64_t id) {
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) return;
    gone_.push_back(found->second);
    sessions_.erase(found);
    callbacks_.closed(id);
    join_gone();
  }

  // ---------------------------------------------------------------- on the connection's thread

  /// What the library's callbacks know of their connection.
  struct Talk {
    Impl* server = nullptr;
    Session* session = nullptr;
    ssh_channel channel = nullptr;
    ssh_channel_callbacks_struct channel_callbacks{};
    int tries = 0;
    bool is_in = false, has_shell = false, is_eof = false;
  };

  static int try_password(ssh_session, const char* user, const char* password, void* data) {
    auto& talk = *static_cast<Talk*>(data);
    ++talk.tries;
    talk.is_in = talk.server->ask(*talk.session, user, Secret(std::string_view(password)));
    return talk.is_in ? SSH_AUTH_SUCCESS : SSH_AUTH_DENIED;
  }

  /// One session channel: the console.
  static ssh_channel open_channel(ssh_session ssh, void* data) {
    auto& talk = *static_cast<Talk*>(data);
    if (!talk.is_in || talk.channel != nullptr) return nullptr;
    talk.channel = ssh_channel_new(ssh);
    ssh_set_channel_callbacks(talk.channel, &talk.channel_callbacks);
    return talk.channel;
  }

  static int take(ssh_session, ssh_channel, void* data, std::uint32_t size, int is_error, void* user) {
    auto& talk = *static_cast<Talk*>(user);
    if (is_error == 0) {
      talk.server->post([server = talk.server, id = talk.session->id,
                         text = std::string(static_cast<const char*>(data), size)] {
        if (server->sessions_.contains(id)) server->callbacks_.typed(id, text);
      });
    }
    return static_cast<int>(size);
  }

  void set_callbacks(Talk& talk, ssh_server_callbacks_struct& login) {
    login.userdata = &talk;
    login.auth_password_function = try_password;
    login.channel_open_request_session_function = open_channel;
    ssh_callbacks_init(&login);
    ssh_channel_callbacks_struct& channel = talk.channel_callbacks;
    channel.userdata = &talk;
    channel.channel_data_function = take;
    channel.channel_pty_request_function = [](ssh_session, ssh_channel, const char*, int, int, int, int,
                                              void*) { return 0; };
    channel.channel_shell_request_function = [](ssh_session, ssh_channel, void* data) {
      auto& of = *static_cast<Talk*>(data);
      if (std::exchange(of.has_shell, true)) return 1;
      of.server->post([server = of.server, id = of.session->id] {
        if (server->sessions_.contains(id)) server->callbacks_.opened(id);
      });
      return 0;
    };
    // A command is taken where no shell was asked for; what it printed is sent before the channel ends.
    channel.channel_exec_request_function = [](ssh_session, ssh_channel, const char* command, void* data) {
      auto& of = *static_cast<Talk*>(data);
      if (std::exchange(of.has_shell, true)) return 1;
      of.server->post([server = of.server, id = of.session->id, text = std::string(command)] {
        if (server->sessions_.contains(id)) server->callbacks_.commanded(id, text);
      });
      return 0;
    };
    channel.channel_eof_function = [](ssh_session, ssh_channel, void* data) {
      auto& of = *static_cast<Talk*>(data);
      if (std::exchange(of.is_eof, true)) return;
      of.server->post([server = of.server, id = of.session->id] {
        if (server->sessions_.contains(id)) server->callbacks_.finished(id);
      });
    };
    ssh_callbacks_init(&channel);
  }

  void talk(const std::shared_ptr<Session>& session, int descriptor) {
    const ssh_bind bind = ssh_bind_new();
    const ssh_session ssh = ssh_new();
    Talk talk{this, session.get()};
    ssh_server_callbacks_struct login{};
    const bool is_ready = ssh_bind_options_set(bind, SSH_BIND_OPTIONS_HOSTKEY, key_file_.c_str()) == SSH_OK;
    if (is_ready && ssh_bind_accept_fd(bind, ssh, descriptor) == SSH_OK) {
      long seconds = std::chrono::seconds(kLoginWithin).count();
      ssh_options_set(ssh, SSH_OPTIONS_TIMEOUT, &seconds);
      set_callbacks(talk, login);
      ssh_set_server_callbacks(ssh, &login);
      ssh_set_auth_methods(ssh, SSH_AUTH_METHOD_PASSWORD);
      if (ssh_handle_key_exchange(ssh) == SSH_OK) converse(ssh, talk);
      ssh_disconnect(ssh);
    } else {
      ::close(descriptor);
    }
    ssh_free(ssh);
    ssh_bind_free(bind);
    post([this, id = session->id] { over(id); });
  }

  bool ask(Session& session, std::string user, Secret password) {
    std::unique_lock lock(session.mutex);
    session.verdict.reset();
    // A copyable holder, since the event loop copies what is posted.
    const auto secret = std::make_shared<Secret>(std::move(password));
    post([this, id = session.id, from = session.from, who = std::move(user), secret] {
      if (sessions_.contains(id)) callbacks_.tries(id, from, who, *secret);
    });
    session.changed.wait(lock, [&] { return session.verdict || session.is_ending; });
    return session.verdict.value_or(false);
  }

  static int woken(socket_t descriptor, int, void*) {
    std::uint64_t count = 0;
    const ssize_t got = ::read(descriptor, &count, sizeof(count));
    static_cast<void>(got);
    return 0;
  }

  static void converse(ssh_session ssh, Talk& talk) {
    Session& session = *talk.session;
    const ssh_event event = ssh_event_new();
    ssh_event_add_session(event, ssh);
    ssh_event_add_fd(event, session.wake_up, POLLIN, woken, nullptr);
    while (ssh_is_connected(ssh) != 0) {
      std::string output;
      bool is_ending = false;
      {
        const std::lock_guard lock(session.mutex);
        output.swap(session.output);
        is_ending = session.is_ending;
      }
      if (!output.empty() && talk.channel != nullptr &&
          ssh_channel_write(talk.channel, output.data(), static_cast<std::uint32_t>(output.size())) ==
              SSH_ERROR)
        break;
      if (is_ending || (!talk.is_in && talk.tries >= kMostTries)) break;
      if (talk.channel != nullptr && ssh_channel_is_closed(talk.channel) != 0) break;
      if (ssh_event_dopoll(event, kPollMilliseconds) == SSH_ERROR) break;
    }
    if (talk.channel != nullptr) {
      ssh_channel_request_send_exit_status(talk.channel, 0);
      ssh_channel_send_eof(talk.channel);
      ssh_channel_close(talk.channel);
      ssh_remove_channel_callbacks(talk.channel, &talk.channel_callbacks);
      // The client answers and hangs up; if we did so first, it would take the end for a failure.
      for (int i = 0; i < kPartingPolls && ssh_is_connected(ssh) != 0; ++i)
        if (ssh_event_dopoll(event, kPartingMilliseconds) == SSH_ERROR) break;
    }
    ssh_event_remove_fd(event, session.wake_up);
    ssh_event_remove_session(event, ssh);
    ssh_event_free(event);
    if (talk.channel != nullptr) ssh_channel_free(talk.channel);
  }

  std::string key_file_;
  Callbacks callbacks_;
  std::map<Endpoint, std::unique_ptr<QTcpServer>> listeners_;
  std::map<std::uint64_t, std::shared_ptr<Session>> sessions_;
  std::vector<std::shared_ptr<Session>> gone_;  ///< their threads are about to end
  std::uint64_t next_ = 1;
  QObject context_;
};

Result<std::unique_ptr<SshServer>, std::string> SshServer::open(const std::string& key_file,
                                                                Callbacks callbacks) {
  if (ssh_init() != SSH_OK) return failure(std::string("The SSH library could not be started."));
  if (std::string sentence = judge_ssh_key(key_file); !sentence.empty()) return failure(std::move(sentence));
  if (::access(key_file.c_str(), F_OK) != 0) {
    if (std::string sentence = make_ssh_key(key_file); !sentence.empty()) return failure(std::move(sentence));
  }
  return std::unique_ptr<SshServer>(new SshServer(std::make_unique<Impl>(key_file, std::move(callbacks))));
}

SshServer::SshServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SshServer::~SshServer() = default;

std::string SshServer::listen(const Endpoint& at) {
  return impl_->listen(at);
}
void SshServer::stop_listening(const Endpoint& at) {
  impl_->stop_listening(at);
}
void SshServer::adopt(Descriptor connection, const Endpoint& from) {
  impl_->adopt(connection, from);
}
void SshServer::answer(std::uint64_t session, bool accepted) {
  impl_->answer(session, accepted);
}
void SshServer::send(std::uint64_t session, const std::string& characters) {
  impl_->send(session, characters);
}
void SshServer::close(std::uint64_t session) {
  impl_->close(session);
}

}  // namespace drawbridge::service
