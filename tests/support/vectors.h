// SPDX-License-Identifier: GPL-3.0-or-later
// Test vectors: files of "key = value" lines in tests/data/vectors, with comment lines that begin with #.
#pragma once

#include <map>
#include <string>

#include "base/bytes.h"

namespace drawbridge::testing {

class Vectors {
 public:
  /// `name` is that of a file in tests/data/vectors, e.g. "ike_main_1x.vec".
  explicit Vectors(const std::string& name);

  /// The value as written; a message on stderr and an empty text for an unknown key.
  [[nodiscard]] std::string text(const std::string& key) const;
  /// The value read as hexadecimal.
  [[nodiscard]] Bytes bytes(const std::string& key) const;
  [[nodiscard]] bool has(const std::string& key) const { return values_.count(key) != 0; }
  [[nodiscard]] const std::map<std::string, std::string>& all() const { return values_; }

 private:
  std::string name_;
  std::map<std::string, std::string> values_;
};

}  // namespace drawbridge::testing
