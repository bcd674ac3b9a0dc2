// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/x509.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>

#include "crypto/hash.h"
#include "crypto/library.h"
#include "crypto/openssl_objects.h"
#include "crypto/x509_objects.h"

namespace drawbridge::crypto {

namespace {

constexpr std::size_t kMostParts = 64;
constexpr std::size_t kMostNames = 64;
constexpr std::size_t kMostInFile = 512;

std::string hex_upper(ByteView octets) {
  std::string out;
  for (const std::uint8_t octet : octets) out += fmt::format("{:02X}", octet);
  return out;
}

std::string utf8_of(const ASN1_STRING* text) {
  std::uint8_t* octets = nullptr;
  const int size = ASN1_STRING_to_UTF8(&octets, text);
  if (size < 0) return {};
  std::string out(reinterpret_cast<const char*>(octets), static_cast<std::size_t>(size));
  OPENSSL_free(octets);
  return out;
}

std::string type_of(const ASN1_OBJECT* object) {
  const int nid = OBJ_obj2nid(object);
  if (nid == NID_pkcs9_emailAddress) return "E";
  if (nid != NID_undef) return OBJ_nid2sn(nid);
  std::array<char, 128> text{};
  if (OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 1) <= 0) return "?";
  return text.data();
}

DistinguishedName name_of(const X509_NAME* name) {
  DistinguishedName out;
  out.der = der_of(name, [](const X509_NAME* n, std::uint8_t** at) { return i2d_X509_NAME(n, at); });
  const int count = std::min(X509_NAME_entry_count(name), static_cast<int>(kMostParts));
  for (int i = 0; i < count; ++i) {
    const X509_NAME_ENTRY* const entry = X509_NAME_get_entry(name, i);
    out.parts.push_back(
        {type_of(X509_NAME_ENTRY_get_object(entry)), utf8_of(X509_NAME_ENTRY_get_data(entry))});
  }
  return out;
}

std::string hex_of(const ASN1_INTEGER* number) {
  BIGNUM* const value = ASN1_INTEGER_to_BN(number, nullptr);
  if (value == nullptr) return {};
  char* const digits = BN_bn2hex(value);
  std::string out = digits == nullptr ? "" : digits;
  OPENSSL_free(digits);
  BN_free(value);
  return out;
}

std::vector<AlternativeName> alternatives_of(const X509* certificate) {
  std::vector<AlternativeName> out;
  auto* const names =
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
  const int count = std::min(sk_GENERAL_NAME_num(names), static_cast<int>(kMostNames));
  for (int i = 0; i < count; ++i) {
    const GENERAL_NAME* const name = sk_GENERAL_NAME_value(names, i);
    AlternativeName one;
    int kind = 0;
    const auto* const value = static_cast<const ASN1_STRING*>(GENERAL_NAME_get0_value(name, &kind));
    switch (kind) {
      case GEN_DNS:
        one.kind = AlternativeName::Kind::dns;
        one.text = utf8_of(value);
        break;
      case GEN_EMAIL:
        one.kind = AlternativeName::Kind::email;
        one.text = utf8_of(value);
        break;
      case GEN_IPADD:
        if (ASN1_STRING_length(value) == 4) {
          const std::uint8_t* const octets = ASN1_STRING_get0_data(value);
          one.kind = AlternativeName::Kind::address;
          one.address = Ipv4Address(octets[0], octets[1], octets[2], octets[3]);
          one.text = one.address.to_string();
          break;
        }
        one.text = "IPv6 address";
        break;
      case GEN_URI:
        one.text = "URI";
        break;
      case GEN_DIRNAME:
        one.text = "directory name";
        break;
      default:
        one.text = "other name";
        break;
    }
    out.push_back(std::move(one));
  }
  GENERAL_NAMES_free(names);
  return out;
}

void read_usage(X509* object, Certificate& out) {
  constexpr std::array<std::pair<std::uint32_t, const char*>, 9> kUses{
      {{KU_DIGITAL_SIGNATURE, "digitalSignature"},
       {KU_NON_REPUDIATION, "nonRepudiation"},
       {KU_KEY_ENCIPHERMENT, "keyEncipherment"},
       {KU_DATA_ENCIPHERMENT, "dataEncipherment"},
       {KU_KEY_AGREEMENT, "keyAgreement"},
       {KU_KEY_CERT_SIGN, "keyCertSign"},
       {KU_CRL_SIGN, "cRLSign"},
       {KU_ENCIPHER_ONLY, "encipherOnly"},
       {KU_DECIPHER_ONLY, "decipherOnly"}}};
  const std::uint32_t flags = X509_get_extension_flags(object);
  out.is_authority = X509_check_ca(object) != 0;
  out.may_sign_certificates = out.is_authority;
  if ((flags & EXFLAG_KUSAGE) == 0) return;
  const std::uint32_t usage = X509_get_key_usage(object);
  for (const auto& [bit, word] : kUses) {
    if ((usage & bit) != 0) out.key_usage.emplace_back(word);
  }
  out.may_sign_messages = (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
  out.may_sign_certificates = out.is_authority && (usage & KU_KEY_CERT_SIGN) != 0;
}

Certificate value_of(X509* object) {
  Certificate out;
  out.der = der_of(object, [](const X509* c, std::uint8_t** at) { return i2d_X509(c, at); });
  out.subject = name_of(X509_get_subject_name(object));
  out.issuer = name_of(X509_get_issuer_name(object));
  out.serial = hex_of(X509_get0_serialNumber(object));
  out.not_before = wall_time_of(X509_get0_notBefore(object));
  out.not_after = wall_time_of(X509_get0_notAfter(object));
  if (const EVP_PKEY* const key = X509_get0_pubkey(object)) {
    const char* const name = EVP_PKEY_get0_type_name(key);
    out.key_algorithm = name == nullptr ? "unknown" : name;
    out.key_bits = EVP_PKEY_get_bits(key);
  } else {
    out.key_algorithm = "unknown";
  }
  out.public_key = der_of(X509_get_X509_PUBKEY(object),
                          [](const X509_PUBKEY* k, std::uint8_t** at) { return i2d_X509_PUBKEY(k, at); });
  const int signature = X509_get_signature_nid(object);
  out.signature_algorithm = signature == NID_undef ? "unknown" : OBJ_nid2ln(signature);
  out.alternative_names = alternatives_of(object);
  read_usage(object, out);
  return out;
}

bool starts_pem(ByteView octets, std::string_view what) {
  const std::string begin = "-----BEGIN " + std::string(what);
  return std::search(octets.begin(), octets.end(), begin.begin(), begin.end()) != octets.end();
}

void add_stack(const STACK_OF(X509) * stack, std::vector<Certificate>& out) {
  for (int i = 0; i < sk_X509_num(stack) && out.size() < kMostInFile; ++i)
    out.push_back(value_of(sk_X509_value(stack, i)));
}

void add_pkcs7(PKCS7* message, std::vector<Certificate>& out) {
  if (message != nullptr && PKCS7_type_is_signed(message) && message->d.sign != nullptr)
    add_stack(message->d.sign->cert, out);
  PKCS7_free(message);
}

bool needs_quotation(std::string_view value) {
  return value.empty() || value.front() == ' ' || value.back() == ' ' ||
         value.find_first_of(",=\"+;<>\\#\n") != std::string_view::npos;
}

}  // namespace

X509Object open_certificate(ByteView der) {
  if (der.empty() || der.size() > kMostCertificateOctets) return nullptr;
  X509* made = X509_new_ex(library_context(), nullptr);
  const auto* at = der.data();
  if (d2i_X509(&made, &at, static_cast<long>(der.size())) == nullptr) {
    // d2i frees the object it was given when it fails.
    ERR_clear_error();
    return nullptr;
  }
  X509Object out(made);
  if (at != der.data() + der.size()) return nullptr;
  return out;
}

X509CrlObject open_list(ByteView der) {
  X509_CRL* made = X509_CRL_new_ex(library_context(), nullptr);
  const auto* at = der.data();
  if (d2i_X509_CRL(&made, &at, static_cast<long>(der.size())) == nullptr) {
    ERR_clear_error();
    return nullptr;
  }
  return X509CrlObject(made);
}

WallTime wall_time_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return {};
  using namespace std::chrono;
  const sys_days day = year(parts.tm_year + 1900) / month(static_cast<unsigned>(parts.tm_mon + 1)) /
                       std::chrono::day(static_cast<unsigned>(parts.tm_mday));
  const auto seconds = duration_cast<std::chrono::seconds>(day.time_since_epoch()).count() +
                       parts.tm_hour * 3600LL + parts.tm_min * 60LL + parts.tm_sec;
  return {seconds * 1'000'000};
}

// ---- Names

std::optional<DistinguishedName> DistinguishedName::read(ByteView der) {
  if (der.empty() || der.size() > kMostCertificateOctets) return std::nullopt;
  const auto* at = der.data();
  X509_NAME* const name = d2i_X509_NAME(nullptr, &at, static_cast<long>(der.size()));
  ERR_clear_error();
  if (name == nullptr) return std::nullopt;
  std::optional<DistinguishedName> out;
  if (at == der.data() + der.size()) out = name_of(name);
  X509_NAME_free(name);
  return out;
}

std::string DistinguishedName::to_string() const {
  std::string out;
  for (const NamePart& part : parts) {
    if (!out.empty()) out += ", ";
    out += part.type + "=";
    if (!needs_quotation(part.value)) {
      out += part.value;
      continue;
    }
    out += '"';
    for (const char c : part.value) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  std::string clean;
  for (const char c : out) {
    const auto octet = static_cast<unsigned char>(c);
    clean += octet < 0x20 || octet == 0x7F ? '?' : c;
  }
  return clean;
}

std::string_view DistinguishedName::first(std::string_view type) const {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [type](const NamePart& part) { return part.type == type; });
  return found == parts.end() ? std::string_view{} : std::string_view(found->value);
}

bool DistinguishedName::same(const DistinguishedName& other) const {
  if (der == other.der) return !der.empty();
  const auto open = [](const Bytes& octets) {
    const auto* at = octets.data();
    return d2i_X509_NAME(nullptr, &at, static_cast<long>(octets.size()));
  };
  X509_NAME* const a = open(der);
  X509_NAME* const b = open(other.der);
  const bool equal = a != nullptr && b != nullptr && X509_NAME_cmp(a, b) == 0;
  X509_NAME_free(a);
  X509_NAME_free(b);
  ERR_clear_error();
  return equal;
}

// ---- Certificates

Result<Certificate, CertificateError> Certificate::from_der(ByteView der) {
  if (der.size() > kMostCertificateOctets) return failure(CertificateError::too_large);
  const X509Object object = open_certificate(der);
  if (!object) return failure(CertificateError::malformed);
  Certificate out = value_of(object.get());
  ERR_clear_error();
  return out;
}

std::string Certificate::fingerprint_md5() const {
  return hex_upper(hash(HashAlgorithm::md5, {der}));
}
std::string Certificate::fingerprint_sha1() const {
  return hex_upper(hash(HashAlgorithm::sha1, {der}));
}
std::string Certificate::fingerprint_sha256() const {
  return hex_upper(hash(HashAlgorithm::sha256, {der}));
}

Bytes Certificate::pem() const {
  const X509Object object = open_certificate(der);
  const Bio bio(BIO_new(BIO_s_mem()));
  if (!object || !bio || PEM_write_bio_X509(bio.get(), object.get()) != 1) return {};
  return octets_of(bio.get());
}

Result<std::vector<Certificate>, CertificateError> read_certificates(ByteView octets) {
  if (octets.size() > kMostCertificateFileOctets) return failure(CertificateError::too_large);
  std::vector<Certificate> out;
  if (starts_pem(octets, "")) {
    Bio bio = bio_of(octets);
    while (bio && out.size() < kMostInFile) {
      X509* const object = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr);
      if (object == nullptr) break;
      out.push_back(value_of(object));
      X509_free(object);
    }
    // A block that was begun and cannot be read is an error, not the end.
    const bool damaged = ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (damaged) return failure(CertificateError::malformed);
    if (out.empty() && (starts_pem(octets, "PKCS7") || starts_pem(octets, "PKCS #7"))) {
      bio = bio_of(octets);
      add_pkcs7(PEM_read_bio_PKCS7(bio.get(), nullptr, nullptr, nullptr), out);
    }
  } else if (auto one = Certificate::from_der(octets)) {
    out.push_back(std::move(*one));
  } else {
    const auto* at = octets.data();
    add_pkcs7(d2i_PKCS7(nullptr, &at, static_cast<long>(octets.size())), out);
  }
  ERR_clear_error();
  if (out.empty()) return failure(CertificateError::malformed);
  return out;
}

Result<std::vector<RevocationList>, CertificateError> read_revocation_lists(ByteView octets) {
  if (octets.size() > kMostCertificateFileOctets) return failure(CertificateError::too_large);
  std::vector<RevocationList> out;
  const auto add = [&out](X509_CRL* list) {
    RevocationList one;
    one.der = der_of(list, [](const X509_CRL* l, std::uint8_t** at) { return i2d_X509_CRL(l, at); });
    one.issuer = name_of(X509_CRL_get_issuer(list));
    one.this_update = wall_time_of(X509_CRL_get0_lastUpdate(list));
    if (const ASN1_TIME* const next = X509_CRL_get0_nextUpdate(list)) one.next_update = wall_time_of(next);
    const int count = sk_X509_REVOKED_num(X509_CRL_get_REVOKED(list));
    one.entries = count < 0 ? 0 : static_cast<std::size_t>(count);
    out.push_back(std::move(one));
  };
  if (starts_pem(octets, "")) {
    const Bio bio = bio_of(octets);
    while (bio && out.size() < kMostInFile) {
      const X509CrlObject list(PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr));
      if (!list) break;
      add(list.get());
    }
    const bool damaged = ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (damaged) return failure(CertificateError::malformed);
  } else if (const X509CrlObject list = open_list(octets)) {
    add(list.get());
  }
  ERR_clear_error();
  if (out.empty()) return failure(CertificateError::malformed);
  return out;
}

std::vector<Certificate> order_chain(const Certificate& own, const std::vector<Certificate>& others) {
  std::vector<Certificate> chain{own};
  while (!chain.back().is_self_issued()) {
    const auto next = std::find_if(others.begin(), others.end(), [&](const Certificate& one) {
      return one.subject.same(chain.back().issuer) &&
             std::find(chain.begin(), chain.end(), one) == chain.end();
    });
    if (next == others.end()) break;
    chain.push_back(*next);
  }
  return chain;
}

// ---- PKCS#12 and PKCS#10

Result<KeyAndChain, CertificateError> read_pkcs12(ByteView octets, const Secret& password) {
  if (octets.size() > kMostCertificateFileOctets) return failure(CertificateError::too_large);
  PKCS12* file = PKCS12_init_ex(NID_pkcs7_data, library_context(), nullptr);
  const auto* at = octets.data();
  if (file == nullptr || d2i_PKCS12(&file, &at, static_cast<long>(octets.size())) == nullptr) {
    ERR_clear_error();
    return failure(CertificateError::malformed);
  }
  // The library wants the password with a zero behind it.
  Bytes text = to_bytes(password.reveal());
  text.push_back(0);
  const Secret terminated(std::move(text));
  EVP_PKEY* key_made = nullptr;
  X509* own_made = nullptr;
  STACK_OF(X509)* others_made = nullptr;
  const bool opened = PKCS12_verify_mac(file, reinterpret_cast<const char*>(terminated.reveal().data()),
                                        static_cast<int>(password.size())) == 1;
  const bool parsed = opened && PKCS12_parse(file, reinterpret_cast<const char*>(terminated.reveal().data()),
                                             &key_made, &own_made, &others_made) == 1;
  PKCS12_free(file);
  ERR_clear_error();
  const Pkey key(key_made);
  const X509Object own(own_made);
  const X509Stack others(others_made);
  if (!opened) return failure(CertificateError::wrong_password);
  if (!parsed) return failure(CertificateError::malformed);
  if (!key || !own) return failure(CertificateError::no_key);
  if (fitness(key.get()) != KeyFitness::fit) return failure(CertificateError::bad_key);
  PKCS8_PRIV_KEY_INFO* const info = EVP_PKEY2PKCS8(key.get());
  const Secret pkcs8(der_of(info, [](const PKCS8_PRIV_KEY_INFO* i, std::uint8_t** out) {
    return i2d_PKCS8_PRIV_KEY_INFO(i, out);
  }));
  PKCS8_PRIV_KEY_INFO_free(info);
  auto read = RsaPrivateKey::read(pkcs8.reveal());
  if (!read) return failure(CertificateError::bad_key);
  std::vector<Certificate> more;
  add_stack(others.get(), more);
  return KeyAndChain{std::move(*read), order_chain(value_of(own.get()), more)};
}

Result<Bytes, CertificateError> write_pkcs12(const KeyAndChain& contents, bool with_chain,
                                             const std::string& friendly_name, const Secret& password) {
  if (contents.chain.empty()) return failure(CertificateError::no_key);
  if (password.empty()) return failure(CertificateError::wrong_password);
  const Secret pkcs8 = contents.key.pkcs8();
  const auto* key_at = pkcs8.reveal().data();
  const Pkey key(
      d2i_AutoPrivateKey_ex(nullptr, &key_at, static_cast<long>(pkcs8.size()), library_context(), nullptr));
  const X509Object own = open_certificate(contents.chain.front().der);
  const X509Stack others(sk_X509_new_null());
  for (std::size_t i = 1; with_chain && i < contents.chain.size(); ++i) {
    if (X509Object one = open_certificate(contents.chain[i].der))
      (void)sk_X509_push(others.get(), one.release());
  }
  Bytes text = to_bytes(password.reveal());
  text.push_back(0);
  const Secret terminated(std::move(text));
  PKCS12* const file =
      PKCS12_create_ex(reinterpret_cast<const char*>(terminated.reveal().data()), friendly_name.c_str(),
                       key.get(), own.get(), others.get(), NID_aes_256_cbc, NID_aes_256_cbc,
                       PKCS12_DEFAULT_ITER, PKCS12_DEFAULT_ITER, 0, library_context(), nullptr);
  Bytes out;
  if (file != nullptr) {
    out = der_of(file, [](const PKCS12* f, std::uint8_t** at) { return i2d_PKCS12(f, at); });
    PKCS12_free(file);
  }
  ERR_clear_error();
  if (out.empty()) return failure(CertificateError::failed);
  return out;
}

Result<Bytes, RequestError> make_request(const CertificateRequest& request, const RsaPrivateKey& key) {
  if (request.common_name.empty()) return failure(RequestError::no_common_name);
  const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  if (!request.country.empty() &&
      (request.country.size() != 2 || !letter(request.country[0]) || !letter(request.country[1])))
    return failure(RequestError::bad_country);
  const auto* key_at = key.pkcs8().reveal().data();
  const Pkey object(d2i_AutoPrivateKey_ex(nullptr, &key_at, static_cast<long>(key.pkcs8().size()),
                                          library_context(), nullptr));
  X509_REQ* const made = X509_REQ_new_ex(library_context(), nullptr);
  X509_NAME* const name = X509_NAME_new();
  bool fits = true;
  const auto add = [&](const char* type, const std::string& value) {
    if (value.empty()) return;
    fits = fits && X509_NAME_add_entry_by_txt(name, type, MBSTRING_UTF8,
                                              reinterpret_cast<const std::uint8_t*>(value.data()),
                                              static_cast<int>(value.size()), -1, 0) == 1;
  };
  add("C", request.country);
  add("ST", request.state);
  add("O", request.organization);
  add("OU", request.unit);
  add("CN", request.common_name);
  add("emailAddress", request.email);
  GENERAL_NAMES* const names = GENERAL_NAMES_new();
  const auto add_name = [&](int kind, int string_type, ByteView value) {
    GENERAL_NAME* const one = GENERAL_NAME_new();
    ASN1_STRING* const text = ASN1_STRING_type_new(string_type);
    if (ASN1_STRING_set(text, value.data(), static_cast<int>(value.size())) != 1) fits = false;
    GENERAL_NAME_set0_value(one, kind, text);
    (void)sk_GENERAL_NAME_push(names, one);
  };
  if (!request.domain.empty()) add_name(GEN_DNS, V_ASN1_IA5STRING, to_bytes(request.domain));
  if (!request.email.empty()) add_name(GEN_EMAIL, V_ASN1_IA5STRING, to_bytes(request.email));
  if (request.address) {
    const std::uint32_t value = request.address->value();
    const std::array<std::uint8_t, 4> octets{
        static_cast<std::uint8_t>(value >> 24), static_cast<std::uint8_t>(value >> 16),
        static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)};
    add_name(GEN_IPADD, V_ASN1_OCTET_STRING, octets);
  }
  bool done = fits && object && X509_REQ_set_subject_name(made, name) == 1 &&
              X509_REQ_set_pubkey(made, object.get()) == 1;
  if (done && sk_GENERAL_NAME_num(names) > 0) {
    STACK_OF(X509_EXTENSION)* extensions = nullptr;
    done = X509V3_add1_i2d(&extensions, NID_subject_alt_name, names, 0, X509V3_ADD_DEFAULT) == 1 &&
           X509_REQ_add_extensions(made, extensions) == 1;
    sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
  }
  done = done && X509_REQ_sign(made, object.get(), fetched_digest(HashAlgorithm::sha256)) > 0;
  Bytes out;
  const Bio bio(BIO_new(BIO_s_mem()));
  if (done && bio && PEM_write_bio_X509_REQ(bio.get(), made) == 1) out = octets_of(bio.get());
  GENERAL_NAMES_free(names);
  X509_NAME_free(name);
  X509_REQ_free(made);
  ERR_clear_error();
  if (!fits) return failure(RequestError::too_long);
  if (out.empty()) return failure(RequestError::failed);
  return out;
}

}  // namespace drawbridge::crypto
