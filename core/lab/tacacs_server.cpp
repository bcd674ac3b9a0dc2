// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/tacacs_server.h"

#include <algorithm>
#include <utility>

#include "crypto/hash.h"
#include "wire/tacacs_packet.h"

namespace drawbridge::lab {

namespace {

/// The body of an answer, and whether it is the session's last.
struct Answer {
  Bytes body;
  bool last = true;
};

Answer login_answer(wire::TacacsAuthenStatus status, std::string message = {}, std::uint8_t flags = 0) {
  wire::TacacsAuthenReply reply;
  reply.status = status;
  reply.server_msg = std::move(message);
  reply.flags = flags;
  const bool last =
      status != wire::TacacsAuthenStatus::get_user && status != wire::TacacsAuthenStatus::get_pass;
  return {reply.write(), last};
}

}  // namespace

struct TacacsServer::Delayed {
  TimePoint at;
  Connection* connection = nullptr;
  Bytes octets;
  bool then_close = false;
};

/// One TCP connection; several sessions on it if the client asked for single-connect.
class TacacsServer::Connection final : public tcpip::TcpHandler {
 public:
  Connection(TacacsServer& server, tcpip::TcpConnection& tcp) : server_(&server), tcp_(&tcp) {
    server.connections_.insert(this);
  }
  ~Connection() override { leave(); }

  /// The server goes away first.
  void abandon() {
    server_ = nullptr;
    if (tcp_ != nullptr) std::exchange(tcp_, nullptr)->abort();
  }
  void send(ByteView octets, bool then_close) {
    if (tcp_ == nullptr) return;
    tcp_->send(octets);
    if (then_close) tcp_->close();
  }

  void received(tcpip::TcpConnection& connection, ByteView octets) override;
  void closed(tcpip::TcpConnection&, tcpip::CloseReason) override {
    tcp_ = nullptr;
    leave();
  }

 private:
  struct Session {
    std::uint8_t next_sequence = 1;
    bool wants_user = false;
    bool wants_password = false;
    std::string user;
  };

  void leave() {
    if (server_ == nullptr) return;
    server_->connections_.erase(this);
    std::erase_if(server_->delayed_, [this](const Delayed& delayed) { return delayed.connection == this; });
    server_ = nullptr;
  }
  /// False if the connection is not worth going on with.
  bool take_packet(const wire::TacacsHeader& header, ByteView hidden);
  std::optional<Answer> answer_for(const wire::TacacsHeader& header, Session& session, ByteView body);
  std::optional<Answer> login(const wire::TacacsHeader& header, Session& session, ByteView body);
  std::optional<Answer> authorize(ByteView body);
  std::optional<Answer> account(ByteView body);
  Answer check(const std::string& user, const Secret& password);
  static Bytes error_body(wire::TacacsType type);

  TacacsServer* server_;
  tcpip::TcpConnection* tcp_;
  Bytes buffer_;
  std::map<std::uint32_t, Session> sessions_;
  bool first_packet_ = true;
  bool single_connect_ = false;
};

void TacacsServer::Connection::received(tcpip::TcpConnection& connection, ByteView octets) {
  if (server_ == nullptr || server_->mode_ == TacacsMode::silent) return;
  append(buffer_, octets);
  while (buffer_.size() >= wire::kTacacsHeaderSize) {
    const auto header = wire::TacacsHeader::read(buffer_);
    if (!header) {
      ++server_->counters_.malformed;
      buffer_.clear();
      connection.close();
      return;
    }
    const std::size_t size = wire::kTacacsHeaderSize + header->length;
    if (buffer_.size() < size) return;
    const Bytes body(buffer_.begin() + wire::kTacacsHeaderSize,
                     buffer_.begin() + static_cast<std::ptrdiff_t>(size));
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(size));
    if (!take_packet(*header, body)) {
      buffer_.clear();
      return;
    }
  }
}

bool TacacsServer::Connection::take_packet(const wire::TacacsHeader& header, ByteView hidden) {
  if (std::exchange(first_packet_, false)) {
    single_connect_ = (header.flags & wire::kTacacsSingleConnect) != 0;
  }
  Session& session = sessions_[header.session];
  constexpr std::size_t most_sessions = 100;
  // A packet in clear where a key is configured is refused; so is one out of turn.
  if (!header.encrypted() || header.sequence != session.next_sequence || header.sequence >= 0xFE ||
      sessions_.size() > most_sessions) {
    ++server_->counters_.malformed;
    tcp_->close();
    return false;
  }
  Bytes body = to_bytes(hidden);
  wire::tacacs_obfuscate(header, server_->options_.key, &crypto::md5, body);
  std::optional<Answer> answer = answer_for(header, session, body);
  const bool readable = answer.has_value();
  if (!readable) {
    ++server_->counters_.key_mismatches;
    answer = Answer{error_body(header.type), true};
  } else if (server_->mode_ == TacacsMode::error) {
    answer = Answer{error_body(header.type), true};
  }
  session.next_sequence = static_cast<std::uint8_t>(header.sequence + 2);
  const bool then_close = !readable || (answer->last && !single_connect_);
  if (answer->last) sessions_.erase(header.session);
  if (answer->body.empty()) {
    // An aborted login gets no answer.
    if (then_close) tcp_->close();
    return !then_close;
  }
  wire::TacacsHeader reply = header;
  reply.sequence = static_cast<std::uint8_t>(header.sequence + 1);
  reply.flags = single_connect_ ? wire::kTacacsSingleConnect : std::uint8_t{0};
  server_->reply(*this, wire::build_tacacs(reply, answer->body, server_->options_.key, &crypto::md5),
                 then_close);
  return !then_close;
}

std::optional<Answer> TacacsServer::Connection::answer_for(const wire::TacacsHeader& header, Session& session,
                                                           ByteView body) {
  switch (header.type) {
    case wire::TacacsType::authentication:
      return login(header, session, body);
    case wire::TacacsType::authorization:
      return authorize(body);
    case wire::TacacsType::accounting:
      return account(body);
  }
  return std::nullopt;
}

std::optional<Answer> TacacsServer::Connection::login(const wire::TacacsHeader& header, Session& session,
                                                      ByteView body) {
  using Status = wire::TacacsAuthenStatus;
  const auto ask_password = [&] {
    session.wants_user = false;
    session.wants_password = true;
    return login_answer(Status::get_pass, server_->options_.password_prompt, wire::kTacacsReplyNoEcho);
  };
  if (header.sequence == 1) {
    const auto start = wire::TacacsAuthenStart::read(body);
    if (!start) return std::nullopt;
    if (start->action != wire::TacacsAction::login) return login_answer(Status::error, "Unsupported action");
    session.user = start->user;
    switch (start->authen_type) {
      case wire::TacacsAuthenType::ascii:
        if (!session.user.empty()) return ask_password();
        session.wants_user = true;
        return login_answer(Status::get_user, "Username:");
      case wire::TacacsAuthenType::pap:
        if (header.version != wire::kTacacsVersion1)
          return login_answer(Status::error, "Wrong minor version");
        return check(session.user, start->data);
      default:
        return login_answer(Status::error, "Unsupported authentication type");
    }
  }
  const auto answer = wire::TacacsAuthenContinue::read(body);
  if (!answer) return std::nullopt;
  if (answer->abort()) return Answer{{}, true};
  if (session.wants_user) {
    session.user = answer->user_msg.reveal_text();
    return ask_password();
  }
  if (session.wants_password) return check(session.user, answer->user_msg);
  return login_answer(Status::error, "Nothing was asked");
}

Answer TacacsServer::Connection::check(const std::string& user, const Secret& password) {
  const auto found = server_->options_.users.find(user);
  const bool right = found != server_->options_.users.end() && found->second == password;
  // An answer that the error mode replaces is not a login.
  if (server_->mode_ == TacacsMode::normal)
    ++(right ? server_->counters_.accepted : server_->counters_.refused);
  return login_answer(right ? wire::TacacsAuthenStatus::pass : wire::TacacsAuthenStatus::fail);
}

std::optional<Answer> TacacsServer::Connection::authorize(ByteView body) {
  const auto request = wire::TacacsAuthorRequest::read(body);
  if (!request) return std::nullopt;
  wire::TacacsAuthorResponse response;
  const TacacsServerOptions& options = server_->options_;
  const bool is_refused =
      std::any_of(request->args.begin(), request->args.end(), [&](const std::string& argument) {
        return argument.starts_with("cmd=") && options.refused_commands.contains(argument.substr(4));
      });
  const bool permitted = options.users.contains(request->user) && !is_refused;
  response.status = permitted ? wire::TacacsAuthorStatus::pass_add : wire::TacacsAuthorStatus::fail;
  if (permitted) response.args = options.granted_arguments;
  return Answer{response.write(), true};
}

std::optional<Answer> TacacsServer::Connection::account(ByteView body) {
  const auto request = wire::TacacsAcctRequest::read(body);
  if (!request) return std::nullopt;
  AccountingRecord record;
  wire::TacacsAcctReply reply;
  const std::uint8_t kind =
      request->flags & (wire::kTacacsAcctStart | wire::kTacacsAcctStop | wire::kTacacsAcctWatchdog);
  if ((kind & wire::kTacacsAcctWatchdog) != 0 && (kind & wire::kTacacsAcctStop) == 0) {
    record.flags = RecordFlag::update;
  } else if (kind == wire::kTacacsAcctStart) {
    record.flags = RecordFlag::start;
  } else if (kind == wire::kTacacsAcctStop) {
    record.flags = RecordFlag::stop;
  } else {
    reply.status = wire::TacacsAcctStatus::error;
    return Answer{reply.write(), true};
  }
  record.date = wall_time(server_->options_.epoch, server_->host_.now());
  record.user = request->user;
  record.caller_id = request->rem_addr;
  record.nas_port = request->port;
  record.nas_address = tcp_->remote().address.to_string();
  for (const std::string& argument : request->args) record.add_argument(argument);
  if (server_->mode_ == TacacsMode::normal) {
    server_->records_.push_back(std::move(record));
    ++server_->counters_.records;
  }
  return Answer{reply.write(), true};
}

Bytes TacacsServer::Connection::error_body(wire::TacacsType type) {
  switch (type) {
    case wire::TacacsType::authentication:
      return login_answer(wire::TacacsAuthenStatus::error).body;
    case wire::TacacsType::authorization: {
      wire::TacacsAuthorResponse response;
      response.status = wire::TacacsAuthorStatus::error;
      return response.write();
    }
    case wire::TacacsType::accounting:
      break;
  }
  wire::TacacsAcctReply reply;
  reply.status = wire::TacacsAcctStatus::error;
  return reply.write();
}

TacacsServer::TacacsServer(tcpip::Host& host, TacacsServerOptions options)
    : host_(host), options_(std::move(options)) {
  listen();
}

TacacsServer::~TacacsServer() {
  host_.stop_listening(options_.port);
  for (Connection* connection : std::exchange(connections_, {})) connection->abandon();
}

void TacacsServer::listen() {
  host_.listen(options_.port, [this](tcpip::TcpConnection& connection) -> std::unique_ptr<tcpip::TcpHandler> {
    ++counters_.connections;
    return std::make_unique<Connection>(*this, connection);
  });
}

void TacacsServer::set_mode(TacacsMode mode) {
  if (mode == mode_) return;
  if (mode == TacacsMode::refuse) host_.stop_listening(options_.port);
  if (mode_ == TacacsMode::refuse) listen();
  mode_ = mode;
}

void TacacsServer::reply(Connection& connection, Bytes octets, bool then_close) {
  if (options_.delay.count() <= 0) {
    connection.send(octets, then_close);
    return;
  }
  delayed_.push_back({host_.now() + options_.delay, &connection, std::move(octets), then_close});
}

bool TacacsServer::handle_timeout(TimePoint now) {
  bool any = false;
  while (!delayed_.empty() && delayed_.front().at <= now) {
    const Delayed next = std::move(delayed_.front());
    delayed_.pop_front();
    any = true;
    if (connections_.contains(next.connection)) next.connection->send(next.octets, next.then_close);
  }
  return any;
}

std::optional<TimePoint> TacacsServer::next_timeout() const {
  if (delayed_.empty()) return std::nullopt;
  return delayed_.front().at;
}

}  // namespace drawbridge::lab
