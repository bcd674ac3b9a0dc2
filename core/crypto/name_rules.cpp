// SPDX-License-Identifier: GPL-3.0-or-later
// VerifyCertDN (client.md 7), and which hosts a certificate is made out to.
#include <algorithm>
#include <array>

#include "crypto/trust.h"

namespace drawbridge::crypto {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool same_text(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}
bool contains_text(std::string_view whole, std::string_view part) {
  return std::search(whole.begin(), whole.end(), part.begin(), part.end(),
                     [](char x, char y) { return lower(x) == lower(y); }) != whole.end();
}

/// Words people and other clients write, and as names of certificates have them here.
struct Attribute {
  std::string_view word;
  std::string_view type;
};
constexpr std::array<Attribute, 23> kAttributes{{
    {"CN", "CN"},
    {"SN", "SN"},
    {"GN", "GN"},
    {"T", "title"},
    {"TITLE", "title"},
    {"I", "initials"},
    {"INITIALS", "initials"},
    {"GENQ", "generationQualifier"},
    {"GENERATIONQUALIFIER", "generationQualifier"},
    {"N", "name"},
    {"NAME", "name"},
    {"OU", "OU"},
    {"O", "O"},
    {"L", "L"},
    {"SP", "ST"},
    {"ST", "ST"},
    {"S", "ST"},
    {"C", "C"},
    {"DC", "DC"},
    {"UID", "UID"},
    {"E", "E"},
    {"EMAIL", "E"},
    {"EMAILADDRESS", "E"},
}};

constexpr std::string_view kIssuer = "ISSUER-";

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

/// "*.example.com" covers exactly one label in front.
bool dns_fits(std::string_view pattern, std::string_view host) {
  if (same_text(pattern, host)) return true;
  if (pattern.size() < 3 || pattern.substr(0, 2) != "*.") return false;
  const std::size_t dot = host.find('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view rest = pattern.substr(2);
  return rest.find('.') != std::string_view::npos && same_text(rest, host.substr(dot + 1));
}

}  // namespace

Result<std::vector<NameTerm>, NameRuleError> parse_name_rules(std::string_view text) {
  using Kind = NameRuleError::Kind;
  std::vector<NameTerm> terms;
  std::size_t at = 0;
  const auto skip = [&] {
    while (at < text.size() && is_space(text[at])) ++at;
  };
  const auto error = [](std::size_t where, Kind kind) { return failure(NameRuleError{where, kind}); };
  skip();
  if (at == text.size()) return terms;
  for (;;) {
    skip();
    const std::size_t begin = at;
    std::string word;
    while (at < text.size() && ((upper(text[at]) >= 'A' && upper(text[at]) <= 'Z') || text[at] == '-' ||
                                text[at] == '.' || (text[at] >= '0' && text[at] <= '9')))
      word += upper(text[at++]);
    NameTerm term;
    if (word.rfind(kIssuer, 0) == 0) {
      term.of_issuer = true;
      word.erase(0, kIssuer.size());
    }
    if (word.empty()) return error(begin, Kind::no_attribute);
    const bool dotted = word.find_first_not_of("0123456789.") == std::string::npos;
    const auto known = std::find_if(kAttributes.begin(), kAttributes.end(),
                                    [&](const Attribute& one) { return one.word == word; });
    if (!dotted && known == kAttributes.end()) return error(begin, Kind::unknown_attribute);
    term.type = dotted ? word : std::string(known->type);
    skip();
    const bool negated = at < text.size() && text[at] == '!';
    if (negated) ++at;
    if (at == text.size() || (text[at] != '=' && text[at] != '*')) return error(at, Kind::no_operator);
    const bool contains = text[at++] == '*';
    term.test = contains ? (negated ? NameTerm::Test::lacks : NameTerm::Test::contains)
                         : (negated ? NameTerm::Test::differs : NameTerm::Test::equals);
    skip();
    if (at == text.size() || text[at] != '"') return error(at, Kind::no_quotation);
    const std::size_t quotation = at++;
    bool closed = false;
    while (at < text.size()) {
      const char c = text[at++];
      if (c == '\\' && at < text.size()) {
        term.text += text[at++];
      } else if (c == '"') {
        closed = true;
        break;
      } else {
        term.text += c;
      }
    }
    if (!closed) return error(quotation, Kind::not_closed);
    terms.push_back(std::move(term));
    skip();
    if (at == text.size()) return terms;
    if (text[at] != ',') return error(at, Kind::no_comma);
    ++at;
  }
}

std::string to_string(const NameTerm& term) {
  constexpr std::array<std::string_view, 4> kTests{"=", "!=", "*", "!*"};
  std::string out = term.of_issuer ? std::string(kIssuer) : std::string();
  out += term.type;
  out += kTests[static_cast<std::size_t>(term.test)];
  out += '"';
  for (const char c : term.text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

const NameTerm* failing_term(const std::vector<NameTerm>& terms, const Certificate& certificate) {
  for (const NameTerm& term : terms) {
    const DistinguishedName& name = term.of_issuer ? certificate.issuer : certificate.subject;
    bool any = false;
    for (const NamePart& part : name.parts) {
      if (part.type != term.type) continue;
      const bool by_parts = term.test == NameTerm::Test::contains || term.test == NameTerm::Test::lacks;
      any = any || (by_parts ? contains_text(part.value, term.text) : same_text(part.value, term.text));
    }
    const bool wanted = term.test == NameTerm::Test::equals || term.test == NameTerm::Test::contains;
    if (any != wanted) return &term;
  }
  return nullptr;
}

bool names_host(const Certificate& certificate, std::string_view host) {
  if (host.empty()) return false;
  const auto address = Ipv4Address::parse(host);
  bool stated = false;
  for (const AlternativeName& name : certificate.alternative_names) {
    if (address && name.kind == AlternativeName::Kind::address) {
      stated = true;
      if (name.address == *address) return true;
    } else if (!address && name.kind == AlternativeName::Kind::dns) {
      stated = true;
      if (dns_fits(name.text, host)) return true;
    }
  }
  if (stated) return false;
  const std::string_view own_type = address ? "unstructuredAddress" : "unstructuredName";
  for (const NamePart& part : certificate.subject.parts) {
    if (part.type == "CN" && same_text(part.value, host)) return true;
    // How routers and firewalls of the time ask for their certificates (PKCS#9).
    if (part.type == own_type && same_text(part.value, host)) return true;
  }
  return false;
}

std::string host_names(const Certificate& certificate) {
  std::string out;
  const auto add = [&out](const std::string& name) {
    if (name.empty() || out.size() > 500) return;
    std::string clean;
    for (const char c : name) {
      const auto octet = static_cast<unsigned char>(c);
      clean += octet < 0x20 || octet == 0x7F ? '?' : c;
    }
    out += (out.empty() ? "" : ", ") + clean;
  };
  for (const AlternativeName& name : certificate.alternative_names) {
    if (name.kind != AlternativeName::Kind::other) add(name.text);
  }
  if (out.empty()) {
    for (const NamePart& part : certificate.subject.parts) {
      if (part.type == "CN" || part.type == "unstructuredName" || part.type == "unstructuredAddress")
        add(part.value);
    }
  }
  return out;
}

}  // namespace drawbridge::crypto
