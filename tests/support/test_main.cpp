// SPDX-License-Identifier: GPL-3.0-or-later
// Usage: test_ROOM [FILE-STEM [Qt Test options]]. Without a stem every registered class runs.
#include <QTest>
#include <cstdio>
#ifdef DRAWBRIDGE_TEST_WIDGETS
#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include "support/test_registry.h"

int main(int argc, char** argv) {
#ifdef DRAWBRIDGE_TEST_WIDGETS
  QApplication application(argc, argv);
#else
  QCoreApplication application(argc, argv);
#endif
  QStringList arguments = QCoreApplication::arguments();
  const QString only = arguments.size() > 1 ? arguments.takeAt(1) : QString();
  int failed = 0;
  int run = 0;
  for (const auto& test : drawbridge::testing::registered_tests()) {
    if (!only.isEmpty() && only != QString::fromStdString(test.name)) continue;
    ++run;
    failed += QTest::qExec(test.make().get(), arguments);
  }
  if (run == 0) std::fprintf(stderr, "no test class in a file called %s.cpp\n", qPrintable(only));
  return run == 0 || failed != 0 ? 1 : 0;
}
