// SPDX-License-Identifier: GPL-3.0-or-later
// Several Qt Test classes in one program: DRAWBRIDGE_TEST(Class) at the end of a file enters it, and the program's
// first argument picks one class by its file's name.
#pragma once

#include <QObject>
#include <memory>
#include <string>
#include <vector>

namespace drawbridge::testing {

struct RegisteredTest {
  std::string name;  ///< the source file's name without .cpp
  std::unique_ptr<QObject> (*make)();
};

std::vector<RegisteredTest>& registered_tests();

struct Registration {
  Registration(const char* file, std::unique_ptr<QObject> (*make)());
};

/// Where tests/data lies in the source tree.
std::string data_path(const std::string& name);
/// A file of the source tree, from its root.
std::string source_path(const std::string& name);
/// The whole file, or an empty text and a failed test message on stderr.
std::string read_data(const std::string& name);

}  // namespace drawbridge::testing

#define DRAWBRIDGE_TEST(Class)                                                          \
  static const ::drawbridge::testing::Registration registration_of_##Class {            \
    __FILE__, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); }    \
  }
