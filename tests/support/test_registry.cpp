// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_registry.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace drawbridge::testing {

std::vector<RegisteredTest>& registered_tests() {
  static std::vector<RegisteredTest> tests;
  return tests;
}

Registration::Registration(const char* file, std::unique_ptr<QObject> (*make)()) {
  registered_tests().push_back({std::filesystem::path(file).stem().string(), make});
}

std::string source_path(const std::string& name) {
  return std::string(DRAWBRIDGE_SOURCE_DIR) + "/" + name;
}

std::string data_path(const std::string& name) { return std::string(DRAWBRIDGE_TEST_DATA) + "/" + name; }

std::string read_data(const std::string& name) {
  std::ifstream in(data_path(name), std::ios::binary);
  if (!in) std::fprintf(stderr, "tests/data/%s cannot be read\n", name.c_str());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace drawbridge::testing
