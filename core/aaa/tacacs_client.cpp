// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/tacacs_client.h"

#include <algorithm>

#include "crypto/hash.h"

namespace drawbridge::aaa {

TacacsSession::TacacsSession(Secret key, std::uint32_t session_id, Question question, LoginStyle style)
    : key_(std::move(key)), session_id_(session_id), request_(std::move(question)), style_(style) {
  if (std::holds_alternative<AuthenticationRequest>(request_)) {
    header_.type = wire::TacacsType::authentication;
    header_.version = style == LoginStyle::pap ? wire::kTacacsVersion1 : wire::kTacacsVersion0;
  } else if (std::holds_alternative<AuthorizationRequest>(request_)) {
    header_.type = wire::TacacsType::authorization;
  } else {
    header_.type = wire::TacacsType::accounting;
  }
}

Bytes TacacsSession::send(ByteView body) {
  header_.session = session_id_;
  return wire::build_tacacs(header_, body, key_, &crypto::md5);
}

Bytes TacacsSession::begin(std::uint8_t flags) {
  header_.sequence = 1;
  header_.flags = flags;
  Bytes packet;
  if (const auto* login = std::get_if<AuthenticationRequest>(&request_)) {
    wire::TacacsAuthenStart start;
    start.user = login->user;
    start.port = login->port;
    start.rem_addr = login->rem_addr.to_string();
    if (style_ == LoginStyle::pap) {
      start.authen_type = wire::TacacsAuthenType::pap;
      start.data = login->password;
    }
    packet = send(start.write());
  } else if (const auto* wanted = std::get_if<AuthorizationRequest>(&request_)) {
    wire::TacacsAuthorRequest request;
    request.user = wanted->user;
    request.port = wanted->port;
    request.rem_addr = wanted->rem_addr.to_string();
    request.args = {"service=" + wanted->service, "cmd=" + wanted->command};
    for (const std::string& argument : wanted->arguments) request.args.push_back("cmd-arg=" + argument);
    packet = send(request.write());
  } else {
    const auto& record = std::get<AccountingRequest>(request_);
    wire::TacacsAcctRequest request;
    switch (record.kind) {
      case AccountingKind::start:
        request.flags = wire::kTacacsAcctStart;
        break;
      case AccountingKind::stop:
        request.flags = wire::kTacacsAcctStop;
        break;
      case AccountingKind::update:
        request.flags = wire::kTacacsAcctWatchdog;
        break;
    }
    if (record.local_login) request.authen_method = wire::TacacsMethod::local;
    request.user = record.user;
    request.port = record.port;
    request.rem_addr = record.rem_addr.to_string();
    request.args = record.args;
    packet = send(request.write());
  }
  header_.flags = 0;
  return packet;
}

Bytes TacacsSession::take(const wire::TacacsHeader& header, ByteView hidden) {
  if (verdict_) return {};
  // An unencrypted answer where a key is configured is a downgrade: wire-aaa.md 4.
  const bool fits = header.type == header_.type && header.session == session_id_ && header.encrypted() &&
                    header.sequence == header_.sequence + 1 && !asking_;
  if (!fits || ++packets_received_ > max_packets || header.sequence == 0xFF) {
    fault(ServerFault::malformed);
    return {};
  }
  Bytes body = to_bytes(hidden);
  wire::tacacs_obfuscate(header, key_, &crypto::md5, body);
  header_.sequence = static_cast<std::uint8_t>(header.sequence + 1);
  switch (header.type) {
    case wire::TacacsType::authentication:
      return take_login_reply(body);
    case wire::TacacsType::authorization:
      return take_authorization_reply(body);
    case wire::TacacsType::accounting:
      break;
  }
  return take_accounting_reply(body);
}

Bytes TacacsSession::take_login_reply(ByteView body) {
  using Status = wire::TacacsAuthenStatus;
  using Kind = TacacsVerdict::Kind;
  auto reply = wire::TacacsAuthenReply::read(body);
  if (!reply) {
    fault(ServerFault::key_mismatch);
    return {};
  }
  const auto& login = std::get<AuthenticationRequest>(request_);
  switch (reply->status) {
    case Status::pass:
      end(Kind::accepted, std::move(reply->server_msg));
      return {};
    case Status::fail:
    case Status::follow:
      end(Kind::refused, std::move(reply->server_msg));
      return {};
    case Status::get_user:
      return answer(Secret(std::string_view(login.user)));
    case Status::get_pass:
      // Asked again after the password was given, it wants something else: the next code of a card.
      if (password_given_) return ask(*reply);
      password_given_ = true;
      return answer(login.password);
    case Status::get_data:
      return ask(*reply);
    case Status::restart:
      end(Kind::restart, std::move(reply->server_msg));
      return {};
    case Status::error:
      fault(ServerFault::server_error, std::move(reply->server_msg));
      return {};
  }
  fault(ServerFault::key_mismatch);
  return {};
}

Bytes TacacsSession::ask(wire::TacacsAuthenReply& reply) {
  asking_ = true;
  question_ = TacacsQuestion{std::move(reply.server_msg), !reply.no_echo()};
  return {};
}

Bytes TacacsSession::give(const Secret& text) {
  asking_ = false;
  return answer(text);
}

Bytes TacacsSession::abort() {
  asking_ = false;
  return answer(Secret(), wire::kTacacsContinueAbort);
}

Bytes TacacsSession::take_authorization_reply(ByteView body) {
  using Status = wire::TacacsAuthorStatus;
  auto reply = wire::TacacsAuthorResponse::read(body);
  if (!reply) {
    fault(ServerFault::key_mismatch);
    return {};
  }
  switch (reply->status) {
    case Status::pass_add:
    case Status::pass_repl: {
      const bool strange = std::any_of(reply->args.begin(), reply->args.end(), &is_unknown_mandatory);
      end(strange ? TacacsVerdict::Kind::refused : TacacsVerdict::Kind::accepted,
          std::move(reply->server_msg));
      if (!strange) verdict_->args = std::move(reply->args);
      return {};
    }
    case Status::fail:
    case Status::follow:
      end(TacacsVerdict::Kind::refused, std::move(reply->server_msg));
      return {};
    case Status::error:
      fault(ServerFault::server_error, std::move(reply->server_msg));
      return {};
  }
  fault(ServerFault::key_mismatch);
  return {};
}

Bytes TacacsSession::take_accounting_reply(ByteView body) {
  auto reply = wire::TacacsAcctReply::read(body);
  if (!reply) {
    fault(ServerFault::key_mismatch);
    return {};
  }
  switch (reply->status) {
    case wire::TacacsAcctStatus::success:
      end(TacacsVerdict::Kind::accepted, std::move(reply->server_msg));
      return {};
    case wire::TacacsAcctStatus::error:
    case wire::TacacsAcctStatus::follow:
      fault(ServerFault::server_error, std::move(reply->server_msg));
      return {};
  }
  fault(ServerFault::key_mismatch);
  return {};
}

Bytes TacacsSession::answer(const Secret& text, std::uint8_t flags) {
  wire::TacacsAuthenContinue answer;
  answer.user_msg = text;
  answer.flags = flags;
  return send(answer.write());
}

void TacacsSession::end(TacacsVerdict::Kind kind, std::string message) {
  verdict_ = TacacsVerdict{kind, ServerFault::none, std::move(message), {}};
}

void TacacsSession::fault(ServerFault fault, std::string message) {
  verdict_ = TacacsVerdict{TacacsVerdict::Kind::fault, fault, std::move(message), {}};
}

}  // namespace drawbridge::aaa
