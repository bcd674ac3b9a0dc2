// SPDX-License-Identifier: GPL-3.0-or-later
// The queue of accounting records on a real disk: a killed process, a disk that is full.
#include "service/accounting_files.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "aaa/accounting_queue.h"
#include "support/test_registry.h"

using namespace drawbridge;
using service::AccountingFiles;

namespace {

aaa::AccountingRequest record(std::uint32_t task) {
  aaa::ConnectionAccount connection;
  connection.user = "cisco_customer";
  connection.task_id = task;
  return aaa::connection_start(connection);
}

std::vector<std::uint32_t> drain(aaa::AccountingQueue& queue) {
  std::vector<std::uint32_t> tasks;
  while (const auto next = queue.front("A")) {
    tasks.push_back(next->request.task_id);
    queue.done("A", next->number);
  }
  return tasks;
}

/// Files may grow to this many octets and no further, as if the disk were full.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t octets) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = octets;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
};

}  // namespace

class AccountingFilesTest : public QObject {
  Q_OBJECT
 private slots:
  void recordsAreThereAfterTheNextStart() {
    const QTemporaryDir folder;
    const std::string path = (folder.path() + QStringLiteral("/deep/accounting")).toStdString();
    {
      AccountingFiles files(path);
      aaa::AccountingQueue queue(files);
      for (std::uint32_t i = 1; i <= 5; ++i) QVERIFY(queue.push("A", record(i)));
      queue.done("A", queue.front("A")->number);
    }
    AccountingFiles files(path);
    aaa::AccountingQueue queue(files);
    QCOMPARE(drain(queue), (std::vector<std::uint32_t>{2, 3, 4, 5}));
    const QFileInfo file(QDir(QString::fromStdString(path)).entryInfoList(QDir::Files).at(0));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
  }
  void aKilledProcessLosesNothingThatItWasToldIsKept() {
    for (int round = 0; round < 5; ++round) {
      const QTemporaryDir folder;
      const std::string path = folder.path().toStdString();
      int told[2] = {};
      QCOMPARE(pipe(told), 0);
      const pid_t child = fork();
      if (child == 0) {
        AccountingFiles files(path, AccountingFiles::Sync::never);
        aaa::QueueLimits limits;
        limits.segment_octets = 2000;
        aaa::AccountingQueue queue(files, limits);
        for (std::uint32_t i = 1;; ++i) {
          if (!queue.push("A", record(i))) _exit(1);
          if (write(told[1], &i, sizeof i) != sizeof i) _exit(2);
        }
      }
      close(told[1]);
      std::uint32_t last = 0;
      const std::uint32_t enough = 100 + 37 * static_cast<std::uint32_t>(round);
      while (last < enough && read(told[0], &last, sizeof last) == sizeof last) {
      }
      kill(child, SIGKILL);
      int status = 0;
      waitpid(child, &status, 0);
      // What it still said before it died counts as well.
      while (read(told[0], &last, sizeof last) == sizeof last) {
      }
      close(told[0]);
      QVERIFY(last >= enough);
      AccountingFiles files(path);
      aaa::AccountingQueue queue(files);
      const std::vector<std::uint32_t> tasks = drain(queue);
      QVERIFY(tasks.size() >= last);
      for (std::size_t i = 0; i < tasks.size(); ++i) QCOMPARE(tasks[i], static_cast<std::uint32_t>(i + 1));
    }
  }
  void aFullDiskLosesTheNewestAndKeepsTheQueueWhole() {
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    std::uint32_t kept = 0;
    {
      AccountingFiles files(path);
      aaa::AccountingQueue queue(files);
      {
        const SmallDisk disk(3000);
        for (std::uint32_t i = 1; i <= 50; ++i) kept += queue.push("A", record(i)) ? 1 : 0;
      }
      QVERIFY(kept > 3 && kept < 50);
      QCOMPARE(queue.lost(), std::uint64_t{50} - kept);
      queue.probe();
      QVERIFY(queue.push("A", record(kept + 1)));
    }
    AccountingFiles files(path);
    aaa::AccountingQueue queue(files);
    const std::vector<std::uint32_t> tasks = drain(queue);
    QCOMPARE(tasks.size(), std::size_t{kept} + 1);
    for (std::size_t i = 0; i < tasks.size(); ++i) QCOMPARE(tasks[i], static_cast<std::uint32_t>(i + 1));
  }
};

DRAWBRIDGE_TEST(AccountingFilesTest);
#include "accounting_files_test.moc"
