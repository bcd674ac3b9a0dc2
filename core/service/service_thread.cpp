// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/service_thread.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTimer>
#include <algorithm>
#include <chrono>

#include "crypto/thread_end.h"

namespace drawbridge::service {

// Lives on the people's thread: hands notices to the receiver in order.
class ServiceThread::Mailbox final : public QObject {
 public:
  std::function<void(const ipc::Notice&)> receiver;
  std::deque<ipc::Notice> early;  ///< before there was a receiver

  void deliver(ipc::Notice notice) {
    if (receiver) {
      receiver(notice);
    } else {
      early.push_back(std::move(notice));
    }
  }
};

// Lives on the service's thread.
class ServiceThread::Worker final : public QObject {
 public:
  Worker(ServiceOptions options, Mailbox* mailbox) : options_(std::move(options)), mailbox_(mailbox) {}

  void start() {
    clock_.start();
    service_ = std::make_unique<Service>(std::move(options_), random_, now());
    service_->set_wake([this] {
      // One turn for all that became ready in this one.
      if (is_woken_) return;
      is_woken_ = true;
      QMetaObject::invokeMethod(
          this,
          [this] {
            is_woken_ = false;
            if (!service_) return;
            service_->step(now());
            after();
          },
          Qt::QueuedConnection);
    });
    timer_ = std::make_unique<QTimer>();
    timer_->setSingleShot(true);
    timer_->setTimerType(Qt::PreciseTimer);
    QObject::connect(timer_.get(), &QTimer::timeout, this, [this] {
      service_->step(now());
      after();
    });
    after();
  }

  void handle(ipc::Request request) {
    if (!service_) return;
    service_->handle(now(), std::move(request));
    after();
  }

  void stop() {
    if (!service_) return;
    service_->handle(now(), ipc::Disconnect{});
    service_->handle(now(), ipc::StopHeadend{});
    timer_.reset();
    service_.reset();
    crypto::end_thread();
  }

 private:
  TimePoint now() const { return TimePoint(std::chrono::microseconds(clock_.nsecsElapsed() / 1000)); }

  void after() {
    while (auto notice = service_->poll_notice()) {
      QMetaObject::invokeMethod(
          mailbox_,
          [mailbox = mailbox_, value = std::move(*notice)]() mutable { mailbox->deliver(std::move(value)); },
          Qt::QueuedConnection);
    }
    const auto next = service_->next_timeout();
    if (!next) {
      timer_->stop();
      return;
    }
    const auto wait = std::chrono::ceil<Milliseconds>(*next - now());
    timer_->start(std::clamp(wait, Milliseconds{0}, Milliseconds{60'000}));
  }

  ServiceOptions options_;
  Mailbox* mailbox_;
  SystemRandom random_;
  QElapsedTimer clock_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<QTimer> timer_;
  bool is_woken_ = false;
};

ServiceThread::ServiceThread(ServiceOptions options)
    : mailbox_(std::make_unique<Mailbox>()), worker_(new Worker(std::move(options), mailbox_.get())) {
  worker_->moveToThread(&thread_);
  thread_.setObjectName(QStringLiteral("service"));
  thread_.start();
  QMetaObject::invokeMethod(
      worker_, [worker = worker_] { worker->start(); }, Qt::QueuedConnection);
}

ServiceThread::~ServiceThread() {
  QMetaObject::invokeMethod(
      worker_, [worker = worker_] { worker->stop(); }, Qt::BlockingQueuedConnection);
  thread_.quit();
  thread_.wait();
  delete worker_;
}

void ServiceThread::send(ipc::Request request) {
  QMetaObject::invokeMethod(
      worker_, [worker = worker_, value = std::move(request)]() mutable { worker->handle(std::move(value)); },
      Qt::QueuedConnection);
}

void ServiceThread::set_receiver(std::function<void(const ipc::Notice&)> receiver) {
  mailbox_->receiver = std::move(receiver);
  while (mailbox_->receiver && !mailbox_->early.empty()) {
    const ipc::Notice notice = std::move(mailbox_->early.front());
    mailbox_->early.pop_front();
    mailbox_->receiver(notice);
  }
}

Folders user_folders() {
  const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
  const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
  return {(config + QStringLiteral("/drawbridge/profiles")).toStdString(),
          (data + QStringLiteral("/drawbridge/startup-config.cfg")).toStdString(),
          (data + QStringLiteral("/drawbridge/accounting")).toStdString()};
}

ServiceOptions program_options() {
  ServiceOptions options;
  options.wall_epoch.microseconds = std::chrono::duration_cast<std::chrono::microseconds>(
                                        std::chrono::system_clock::now().time_since_epoch())
                                        .count();
  options.startup_path = user_folders().startup_configuration;
  options.accounting_folder = user_folders().accounting_records;
  options.real_network = true;
  options.profile_folder = user_folders().profiles;
  return options;
}

}  // namespace drawbridge::service
