// SPDX-License-Identifier: GPL-3.0-or-later
// Authentication by signature: CERT, CERTREQ and SIG of phase 1, both roles, and the group password beside
// hybrid authentication (RFC 2409 section 5.1; wire-ike.md 2.2 to 2.5; wire.md 7, signature verification).
#include "ike/certificates.h"

#include <algorithm>

#include "crypto/prf.h"
#include "ike/ike_sa.h"

namespace drawbridge::ike {

using crypto::TrustFault;
using crypto::TrustProblem;
using wire::PayloadType;

namespace {

/// So many authorities are named in requests; with more of them one request stays open for any.
constexpr std::size_t kMostRequests = 4;
/// What refuses may have been forged on the way: the genuine message may come in this time.
constexpr Duration kCertificatePatience = Seconds{2};

bool same_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

bool has_part(const crypto::DistinguishedName& name, std::string_view type, std::string_view value) {
  return std::any_of(name.parts.begin(), name.parts.end(), [&](const crypto::NamePart& part) {
    return part.type == type && same_ignoring_case(part.value, value);
  });
}

TrustProblem problem_of(TrustFault fault, const crypto::Certificate& certificate) {
  TrustProblem problem;
  problem.fault = fault;
  problem.subject = certificate.subject.to_string();
  problem.issuer = certificate.issuer.to_string();
  return problem;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

/// Own certificates that the peer is sent: the first, and the rest by setting or where the peer asks for an
/// authority that the first one does not name.
std::size_t certificates_to_send(const CertificateConfig& own, const std::vector<Bytes>& authorities_asked) {
  if (own.send_chain) return own.chain.size();
  for (const Bytes& asked : authorities_asked) {
    const auto name = crypto::DistinguishedName::read(asked);
    if (!name || name->same(own.chain.front().issuer)) continue;
    for (std::size_t i = 1; i < own.chain.size(); ++i) {
      if (own.chain[i].issuer.same(*name)) return i + 1;
    }
  }
  return 1;
}

}  // namespace

bool identity_fits(const wire::IdPayload& id, const crypto::Certificate& certificate) {
  const std::string text = to_text(id.data);
  switch (id.type) {
    case wire::IdType::der_asn1_dn: {
      const auto name = crypto::DistinguishedName::read(id.data);
      return name && name->same(certificate.subject);
    }
    case wire::IdType::fqdn:
      return crypto::names_host(certificate, text);
    case wire::IdType::user_fqdn:
      return has_part(certificate.subject, "E", text) ||
             std::any_of(certificate.alternative_names.begin(), certificate.alternative_names.end(),
                         [&](const crypto::AlternativeName& name) {
                           return name.kind == crypto::AlternativeName::Kind::email &&
                                  same_ignoring_case(name.text, text);
                         });
    case wire::IdType::key_id:
      return !text.empty() &&
             (has_part(certificate.subject, "OU", text) || has_part(certificate.subject, "CN", text));
    case wire::IdType::ipv4_address: {
      const auto address = id.address();
      if (!address) return false;
      bool stated = false;
      for (const crypto::AlternativeName& name : certificate.alternative_names) {
        if (name.kind != crypto::AlternativeName::Kind::address) continue;
        stated = true;
        if (name.address == *address) return true;
      }
      return !stated;
    }
    default:
      return false;
  }
}

const CertificateConfig* IkeSa::certificates() const {
  return client_ ? plan_->certificates.get() : policy_->certificates.get();
}

std::vector<Phase1Policy> IkeSa::usable_policies(bool has_shared_key) const {
  const bool signs = certificates() != nullptr && certificates()->can_sign();
  // A client of hybrid authentication judges certificates and has none.
  const bool hybrid = client_ ? certificates() != nullptr : signs;
  std::vector<Phase1Policy> out;
  for (const Phase1Policy& policy : policy_->policies) {
    const bool usable = policy.authentication == PolicyAuthentication::pre_share ? has_shared_key
                        : policy.authentication == PolicyAuthentication::hybrid  ? hybrid
                                                                                 : signs;
    if (usable) out.push_back(policy);
  }
  return out;
}

void IkeSa::note_requests(const Message& message) {
  if (!work_) return;
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type != PayloadType::certificate_request) continue;
    const auto request = wire::CertificateRequestPayload::read(payload.body);
    if (request && work_->authorities_asked.size() < kMostRequests)
      work_->authorities_asked.push_back(request->authority);
  }
}

void IkeSa::add_requests(wire::PayloadChain& chain, AuthMethod method) const {
  const bool peer_signs = initiator_ ? responder_signs(method) : initiator_signs(method);
  if (!peer_signs || certificates() == nullptr) return;
  wire::CertificateRequestPayload request;
  const auto& authorities = certificates()->trust.authorities;
  for (std::size_t i = 0; i < authorities.size() && i < kMostRequests; ++i) {
    if (authorities.size() <= kMostRequests) request.authority = authorities[i].subject.der;
    chain.add(PayloadType::certificate_request, request.write());
    if (request.authority.empty()) return;
  }
}

void IkeSa::add_proof(wire::PayloadChain& chain, AuthMethod method, const Bytes& hash) const {
  const bool signs = initiator_ ? initiator_signs(method) : responder_signs(method);
  if (!signs) {
    chain.add(PayloadType::hash, hash);
    return;
  }
  const CertificateConfig* const own = certificates();
  if (own == nullptr || !own->can_sign()) return;
  const std::size_t count =
      std::min(certificates_to_send(*own, work_->authorities_asked), crypto::kMostChain);
  for (std::size_t i = 0; i < count && i < own->chain.size(); ++i) {
    chain.add(PayloadType::certificate,
              wire::CertificatePayload{wire::CertEncoding::x509_signature, own->chain[i].der}.write());
  }
  // A key that cannot sign leaves the message short of its proof, and the peer refuses it.
  if (const auto signature = own->key->sign_hash(hash)) chain.add(PayloadType::signature, *signature);
}

std::optional<Bytes> IkeSa::group_proof(const Phase1Keys& keys, crypto::HashAlgorithm hash) const {
  if (work_->pre_shared_key.empty()) return std::nullopt;
  return crypto::prf(hash, keys.skeyid.reveal(), {work_->pre_shared_key.reveal()});
}

void IkeSa::add_group_proof(wire::PayloadChain& chain, const Phase1Keys& keys,
                            const Phase1Transform& transform) const {
  if (transform.method != AuthMethod::hybrid_init_rsa) return;
  if (const auto proof = group_proof(keys, transform.hash)) {
    chain.add(
        PayloadType::notification,
        wire::NotifyPayload::about_isakmp(wire::NotifyType::preshared_key_hash, cookie_i_, cookie_r_, *proof)
            .write());
  }
}

bool IkeSa::group_proof_fits(const Message& message, const Phase1Keys& keys,
                             const Phase1Transform& transform) const {
  const auto expected = group_proof(keys, transform.hash);
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type != PayloadType::notification) continue;
    const auto notify = wire::NotifyPayload::read(payload.body);
    if (!notify || notify->type != wire::NotifyType::preshared_key_hash) continue;
    return expected && constant_time_equal(*expected, notify->data);
  }
  return !expected;
}

/// The peer holds the keys, so nobody else could have sent this: it is final. Nothing is answered, as ever.
IkeSa::Outcome IkeSa::refuse_group(const Message& message) {
  const bool unknown = work_->unknown_group;
  ctx_.trace(trace::Problem{unknown ? trace::Trouble::unknown_group : trace::Trouble::wrong_group_password,
                            peer_.address, group_});
  finish(message.now, unknown ? CloseReason::unknown_group : CloseReason::authentication_failed);
  return Outcome::ignored;
}

void IkeSa::take_group(const wire::IdPayload& id) {
  if (id.type != wire::IdType::key_id) return;
  group_ = to_text(id.data);
  if (const GroupPolicy* const group = find_group(policy_->groups, group_)) {
    group_ = group->name;
    work_->pre_shared_key = group->password;
    return;
  }
  // As in aggressive mode with a key: whether there is such a group shows in nothing.
  work_->unknown_group = true;
  group_ = clean_text(group_, 64);
  work_->pre_shared_key = Secret(ctx_.random.bytes(16));
}

IkeSa::Proof IkeSa::check_proof(const Message& message, const Phase1Transform& transform, ByteView expected,
                                ByteView id_body) {
  const bool peer_signs = initiator_ ? responder_signs(transform.method) : initiator_signs(transform.method);
  if (!peer_signs) {
    const wire::RawPayload* const hash = message.find(PayloadType::hash);
    return hash != nullptr && constant_time_equal(expected, hash->body) ? Proof::good : Proof::wrong_hash;
  }
  const wire::RawPayload* const signature = message.find(PayloadType::signature);
  const auto id = wire::IdPayload::read(id_body);
  const CertificateConfig* const rules = certificates();
  if (signature == nullptr || !id || rules == nullptr) return Proof::wrong_hash;
  TrustProblem problem;
  std::vector<crypto::Certificate> chain;
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type != PayloadType::certificate) continue;
    const auto sent = wire::CertificatePayload::read(payload.body);
    if (!sent || sent->encoding != wire::CertEncoding::x509_signature) continue;
    auto certificate = crypto::Certificate::from_der(sent->data);
    if (!certificate) {
      problem.fault = TrustFault::malformed;
      break;
    }
    chain.push_back(std::move(*certificate));
  }
  if (problem.fault == TrustFault::none)
    problem = crypto::judge_chain(chain, rules->trust, wall_time(rules->epoch, message.now));
  if (problem.fault == TrustFault::none) {
    const crypto::Certificate& peer = chain.front();
    const std::string names = crypto::host_names(peer);
    const crypto::NameTerm* const term = crypto::failing_term(rules->name_rules, peer);
    const auto made_out_to = [&](const std::string& host) { return crypto::names_host(peer, host); };
    if (!crypto::verify_hash(peer.public_key, expected, signature->body)) {
      problem = problem_of(TrustFault::bad_signature, peer);
    } else if (!identity_fits(*id, peer)) {
      problem = problem_of(TrustFault::wrong_name, peer);
      problem.wanted =
          id->type == wire::IdType::der_asn1_dn ? "the name that the peer states" : id->to_string();
      problem.detail = names;
    } else if (term != nullptr) {
      problem = problem_of(TrustFault::wrong_name, peer);
      problem.wanted = crypto::to_string(*term);
      problem.detail = names;
    } else if (rules->name_rules.empty() && !rules->peer_hosts.empty() &&
               std::none_of(rules->peer_hosts.begin(), rules->peer_hosts.end(), made_out_to)) {
      problem = problem_of(TrustFault::wrong_name, peer);
      problem.wanted = joined(rules->peer_hosts);
      problem.detail = names;
    } else {
      if (!client_) {
        const std::string unit(peer.subject.first("OU"));
        const GroupPolicy* const group = find_group(policy_->groups, unit);
        group_ = group != nullptr ? group->name : clean_text(unit, 64);
      }
      return Proof::good;
    }
  }
  ctx_.trace(
      trace::Problem{trace::Trouble::certificate_refused, peer_.address, crypto::english_text(problem)});
  const bool first = !certificate_problem_;
  certificate_problem_ = std::make_unique<TrustProblem>(std::move(problem));
  if (initiator_) {
    if (!timers_.at(Timer::failing)) timers_.set(Timer::failing, message.now + kCertificatePatience);
  } else if (first && message.encrypted) {
    // The peer has shown by its keys that it is there: it may know, once.
    send_clear_notify(message.now, wire::NotifyType::invalid_certificate);
  }
  return Proof::refused;
}

void IkeSa::trace_proof(const Message& message) {
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type == PayloadType::certificate) ctx_.trace(trace::ProcessingPayload{"CERT", 0});
    if (payload.type == PayloadType::hash) ctx_.trace(trace::ProcessingPayload{"HASH", 0});
    if (payload.type == PayloadType::signature) ctx_.trace(trace::ProcessingPayload{"SIG", 0});
  }
}

}  // namespace drawbridge::ike
