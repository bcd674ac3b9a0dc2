// SPDX-License-Identifier: GPL-3.0-or-later
// Reader of tests/data/vectors/*.vec: records of `Name = value` separated by blank lines; a [section] gives
// its fields to every record below it.
#pragma once

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/secret.h"
#include "crypto/cipher.h"
#include "crypto/hash.h"
#include "support/test_registry.h"

namespace drawbridge::testing {

class Vector {
 public:
  std::string section;
  std::map<std::string, std::string> fields;

  [[nodiscard]] bool has(const std::string& name) const { return fields.contains(name); }
  [[nodiscard]] std::string text(const std::string& name) const {
    return fields.contains(name) ? fields.at(name) : "";
  }
  /// HEX, "text", HEX*COUNT; empty for a field that is not there.
  [[nodiscard]] Bytes octets(const std::string& name) const {
    const std::string value = text(name);
    if (value.size() >= 2 && value.front() == '"')
      return to_bytes(std::string_view(value).substr(1, value.size() - 2));
    const auto star = value.find('*');
    const Bytes once = from_hex(value.substr(0, star)).value_or(Bytes{});
    if (star == std::string::npos) return once;
    Bytes out;
    for (int i = std::stoi(value.substr(star + 1)); i > 0; --i) append(out, once);
    return out;
  }
  [[nodiscard]] Secret secret(const std::string& name) const { return Secret(octets(name)); }
};

inline std::vector<Vector> read_vectors(const std::string& file, const std::string& section) {
  std::vector<Vector> out;
  Vector shared;
  Vector record;
  bool in_section_head = false;
  const auto flush = [&] {
    if (!record.fields.empty() && record.section == section) {
      for (const auto& [name, value] : shared.fields) record.fields.emplace(name, value);
      out.push_back(record);
    }
    record.fields.clear();
  };
  std::istringstream in(read_data("vectors/" + file));
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with('#')) continue;
    if (line.empty()) {
      if (!in_section_head) flush();
      in_section_head = false;
      continue;
    }
    if (line.starts_with('[')) {
      flush();
      shared.fields.clear();
      record.section = line.substr(1, line.find(']') - 1);
      in_section_head = true;
      continue;
    }
    const auto equals = line.find(" = ");
    if (equals == std::string::npos) continue;
    (in_section_head ? shared : record).fields[line.substr(0, equals)] = line.substr(equals + 3);
  }
  flush();
  return out;
}

inline crypto::HashAlgorithm hash_named(const std::string& name) {
  using enum crypto::HashAlgorithm;
  if (name == "md5") return md5;
  if (name == "sha1") return sha1;
  if (name == "sha256") return sha256;
  return name == "sha384" ? sha384 : sha512;
}

inline crypto::CipherSpec cipher_named(const std::string& name) {
  using enum crypto::CipherAlgorithm;
  if (name == "des") return {des_cbc, 0};
  if (name == "des3") return {des3_cbc, 0};
  if (name.starts_with("aes")) return {aes_cbc, std::stoi(name.substr(3))};
  return {null, 0};
}

}  // namespace drawbridge::testing
