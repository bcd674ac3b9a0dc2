// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/vectors.h"

#include <cstdio>
#include <sstream>

#include "support/test_registry.h"

namespace drawbridge::testing {

Vectors::Vectors(const std::string& name) : name_(name) {
  std::istringstream lines(read_data("vectors/" + name));
  std::string line;
  while (std::getline(lines, line)) {
    const std::size_t equals = line.find(" = ");
    if (line.empty() || line[0] == '#' || equals == std::string::npos) continue;
    values_[line.substr(0, equals)] = line.substr(equals + 3);
  }
}

std::string Vectors::text(const std::string& key) const {
  const auto found = values_.find(key);
  if (found != values_.end()) return found->second;
  std::fprintf(stderr, "%s has no %s\n", name_.c_str(), key.c_str());
  return {};
}

Bytes Vectors::bytes(const std::string& key) const {
  return from_hex(text(key)).value_or(Bytes{});
}

}  // namespace drawbridge::testing
