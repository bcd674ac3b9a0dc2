// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/trust.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "crypto/library.h"
#include "crypto/x509_objects.h"

namespace drawbridge::crypto {

namespace {

using Store = std::unique_ptr<X509_STORE, FreeWith<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, FreeWith<X509_STORE_CTX_free>>;

/// Lists are there for some authorities only; the others' certificates cannot be looked up, which is no
/// error.
int pass_missing_lists(int ok, X509_STORE_CTX* context) {
  if (ok == 1) return 1;
  if (X509_STORE_CTX_get_error(context) != X509_V_ERR_UNABLE_TO_GET_CRL) return 0;
  X509_STORE_CTX_set_error(context, X509_V_OK);
  return 1;
}

TrustFault fault_of(int error) {
  switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return TrustFault::expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return TrustFault::not_yet_valid;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_UNTRUSTED:
    case X509_V_ERR_SUBJECT_ISSUER_MISMATCH:
    case X509_V_ERR_AKID_SKID_MISMATCH:
    case X509_V_ERR_AKID_ISSUER_SERIAL_MISMATCH:
      return TrustFault::unknown_issuer;
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
    case X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE:
      return TrustFault::bad_certificate_signature;
    case X509_V_ERR_INVALID_CA:
    case X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
    case X509_V_ERR_PATH_LENGTH_EXCEEDED:
    case X509_V_ERR_INVALID_NON_CA:
      return TrustFault::not_an_authority;
    case X509_V_ERR_CERT_CHAIN_TOO_LONG:
      return TrustFault::too_many;
    case X509_V_ERR_CERT_REVOKED:
      return TrustFault::revoked;
    case X509_V_ERR_CRL_HAS_EXPIRED:
    case X509_V_ERR_CRL_NOT_YET_VALID:
      return TrustFault::list_outdated;
    default:
      return TrustFault::other;
  }
}

void describe(TrustProblem& problem, const Certificate& certificate) {
  problem.subject = certificate.subject.to_string();
  problem.issuer = certificate.issuer.to_string();
}

bool weak_digest(const X509* certificate) {
  const int nid = X509_get_signature_nid(certificate);
  return nid == NID_md5WithRSAEncryption || nid == NID_md4WithRSAEncryption ||
         nid == NID_md2WithRSAEncryption;
}

/// Keys and digests of everything below the trusted one, and what the first may be used for.
TrustProblem judge_strength(STACK_OF(X509) * chain, const TrustAnchors& anchors, Purpose purpose) {
  const int count = sk_X509_num(chain);
  for (int i = 0; i < count; ++i) {
    const X509* const object = sk_X509_value(chain, i);
    const auto certificate = Certificate::from_der(
        der_of(object, [](const X509* c, std::uint8_t** at) { return i2d_X509(c, at); }));
    TrustProblem problem;
    if (!certificate) {
      problem.fault = TrustFault::malformed;
      return problem;
    }
    describe(problem, *certificate);
    problem.bits = certificate->key_bits;
    const bool is_rsa = certificate->key_algorithm == "RSA";
    if (i == 0 && !is_rsa && purpose == Purpose::messages) {
      problem.fault = TrustFault::not_rsa;
      problem.detail = certificate->key_algorithm;
      return problem;
    }
    const bool unfit = is_rsa && fitness(X509_get0_pubkey(object)) != KeyFitness::fit;
    if (unfit || (is_rsa && certificate->key_bits < anchors.least_rsa_bits)) {
      problem.fault = TrustFault::weak_key;
      return problem;
    }
    if (i + 1 < count && weak_digest(object)) {
      problem.fault = TrustFault::weak_digest;
      problem.detail = certificate->signature_algorithm;
      return problem;
    }
    if (i == 0 && purpose == Purpose::messages && !certificate->may_sign_messages) {
      problem.fault = TrustFault::wrong_use;
      return problem;
    }
  }
  return {};
}

/// When the list that speaks about it was to be renewed, or says that it was revoked.
WallTime date_in_lists(TrustFault fault, X509* object, const Certificate& certificate,
                       const TrustAnchors& anchors) {
  for (const RevocationList& one : anchors.revoked) {
    if (!one.issuer.same(certificate.issuer)) continue;
    if (fault == TrustFault::list_outdated) return one.next_update.value_or(one.this_update);
    const X509CrlObject list = open_list(one.der);
    X509_REVOKED* entry = nullptr;
    if (list && X509_CRL_get0_by_cert(list.get(), &entry, object) != 0 && entry != nullptr)
      return wall_time_of(X509_REVOKED_get0_revocationDate(entry));
  }
  return {};
}

void add_details(TrustProblem& problem, X509* at, const std::vector<Certificate>& chain,
                 const TrustAnchors& anchors) {
  if (at == nullptr) return;
  const auto certificate =
      Certificate::from_der(der_of(at, [](const X509* c, std::uint8_t** out) { return i2d_X509(c, out); }));
  if (!certificate) return;
  describe(problem, *certificate);
  switch (problem.fault) {
    case TrustFault::expired:
      problem.at = certificate->not_after;
      break;
    case TrustFault::not_yet_valid:
      problem.at = certificate->not_before;
      break;
    case TrustFault::revoked:
    case TrustFault::list_outdated:
      problem.at = date_in_lists(problem.fault, at, *certificate, anchors);
      break;
    case TrustFault::unknown_issuer:
      // Its issuer came along, but may not issue: that says more than "unknown".
      for (const Certificate& other : chain) {
        if (!certificate->is_self_issued() && other.subject.same(certificate->issuer) &&
            !other.may_sign_certificates)
          problem.fault = TrustFault::not_an_authority;
      }
      break;
    case TrustFault::not_an_authority:
      // The library stops at the issuer.
      problem.issuer = problem.subject;
      for (const Certificate& other : chain) {
        if (other.issuer.same(certificate->subject)) problem.subject = other.subject.to_string();
      }
      break;
    default:
      break;
  }
}

std::string or_unnamed(const std::string& name) {
  return name.empty() ? "without a name" : "\"" + name + "\"";
}

}  // namespace

TrustProblem judge_chain(const std::vector<Certificate>& chain, const TrustAnchors& anchors, WallTime at,
                         Purpose purpose) {
  TrustProblem problem;
  if (chain.empty()) {
    problem.fault = TrustFault::no_certificate;
    return problem;
  }
  describe(problem, chain.front());
  if (chain.size() > kMostChain) {
    problem.fault = TrustFault::too_many;
    return problem;
  }
  const Store store(X509_STORE_new());
  const StoreContext context(X509_STORE_CTX_new_ex(library_context(), nullptr));
  const X509Stack untrusted(sk_X509_new_null());
  const X509Object leaf = open_certificate(chain.front().der);
  if (!leaf) {
    problem.fault = TrustFault::malformed;
    return problem;
  }
  for (const Certificate& one : anchors.authorities) {
    if (const X509Object object = open_certificate(one.der))
      (void)X509_STORE_add_cert(store.get(), object.get());
  }
  unsigned long flags = X509_V_FLAG_PARTIAL_CHAIN;
  for (const RevocationList& one : anchors.revoked) {
    if (const X509CrlObject list = open_list(one.der)) (void)X509_STORE_add_crl(store.get(), list.get());
    flags |= X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL;
  }
  for (std::size_t i = 1; i < chain.size(); ++i) {
    if (X509Object one = open_certificate(chain[i].der)) (void)sk_X509_push(untrusted.get(), one.release());
  }
  if (!context || X509_STORE_CTX_init(context.get(), store.get(), leaf.get(), untrusted.get()) != 1) {
    ERR_clear_error();
    problem.fault = TrustFault::other;
    return problem;
  }
  X509_VERIFY_PARAM* const rules = X509_STORE_CTX_get0_param(context.get());
  (void)X509_VERIFY_PARAM_set_flags(rules, flags);
  X509_VERIFY_PARAM_set_time(rules, static_cast<std::time_t>(at.microseconds / 1'000'000));
  X509_VERIFY_PARAM_set_depth(rules, static_cast<int>(kMostChain));
  // Strength is judged below, by our own measure: gateways of the time have keys of 1024 bits.
  X509_VERIFY_PARAM_set_auth_level(rules, 0);
  X509_STORE_CTX_set_verify_cb(context.get(), pass_missing_lists);
  const bool good = X509_verify_cert(context.get()) == 1;
  if (!good) {
    const int error = X509_STORE_CTX_get_error(context.get());
    problem.fault = fault_of(error);
    add_details(problem, X509_STORE_CTX_get_current_cert(context.get()), chain, anchors);
    if (problem.fault == TrustFault::other) problem.detail = X509_verify_cert_error_string(error);
    ERR_clear_error();
    return problem;
  }
  ERR_clear_error();
  problem = judge_strength(X509_STORE_CTX_get0_chain(context.get()), anchors, purpose);
  ERR_clear_error();
  return problem;
}

std::string date_text(WallTime at) {
  using namespace std::chrono;
  const sys_seconds time{seconds{at.microseconds / 1'000'000}};
  const sys_days day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02} UTC", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::string english_text(const TrustProblem& problem) {
  const std::string who = or_unnamed(problem.subject);
  const std::string issuer = or_unnamed(problem.issuer);
  switch (problem.fault) {
    case TrustFault::none:
      return "The certificate is good.";
    case TrustFault::no_certificate:
      return "No certificate was sent.";
    case TrustFault::malformed:
      return "What was sent as a certificate cannot be read.";
    case TrustFault::too_many:
      return fmt::format("The certificate {} comes with a chain of more than {} certificates.", who,
                         kMostChain);
    case TrustFault::expired:
      return fmt::format("The certificate {} expired on {}.", who, date_text(problem.at));
    case TrustFault::not_yet_valid:
      return fmt::format("The certificate {} is not valid before {}.", who, date_text(problem.at));
    case TrustFault::unknown_issuer:
      return fmt::format("The certificate {} was issued by {}, which is not among the trusted authorities.",
                         who, issuer);
    case TrustFault::not_an_authority:
      return fmt::format("The certificate {} was issued by {}, which may not issue certificates.", who,
                         issuer);
    case TrustFault::bad_certificate_signature:
      return fmt::format("The certificate {} was not signed by {}, which it names as its issuer.", who,
                         issuer);
    case TrustFault::revoked:
      return fmt::format("The certificate {} was revoked on {}.", who, date_text(problem.at));
    case TrustFault::list_outdated:
      return fmt::format("The revocation list of {} was to be renewed on {}.", issuer, date_text(problem.at));
    case TrustFault::weak_key:
      return fmt::format("The certificate {} has a weak key of {} bits.", who, problem.bits);
    case TrustFault::weak_digest:
      return fmt::format("The certificate {} is signed with the weak algorithm {}.", who, problem.detail);
    case TrustFault::not_rsa:
      return fmt::format("The certificate {} has a key of the kind {}; only RSA can be used.", who,
                         problem.detail);
    case TrustFault::wrong_use:
      return fmt::format("The key usage of the certificate {} does not allow signatures.", who);
    case TrustFault::wrong_name:
      return fmt::format("The certificate {} does not fit {}; its names are: {}.", who, problem.wanted,
                         problem.detail.empty() ? "none" : problem.detail);
    case TrustFault::bad_signature:
      return fmt::format("The signature was not made with the key of the certificate {}.", who);
    case TrustFault::other:
      break;
  }
  return fmt::format("The certificate {} cannot be verified: {}.", who, problem.detail);
}

}  // namespace drawbridge::crypto
