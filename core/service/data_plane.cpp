// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/data_plane.h"

#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <mutex>
#include <system_error>
#include <thread>

namespace drawbridge::service {

namespace {

constexpr std::size_t kCommands = 256;
constexpr std::size_t kEvents = 512;
/// Bursts between two looks at the commands.
constexpr int kStepsInARow = 16;

void ring_bell(int bell) {
  const std::uint64_t one = 1;
  static_cast<void>(!::write(bell, &one, sizeof one));
}

void silence(int bell) {
  std::uint64_t count = 0;
  static_cast<void>(!::read(bell, &count, sizeof count));
}

}  // namespace

struct DataPlane::Shared {
  Shared(DataPathPorts ports, std::chrono::steady_clock::time_point zero_,
         std::unique_ptr<esp::BatchCrypto> crypto)
      : zero(zero_), path(std::move(ports), random, std::move(crypto)) {}

  std::chrono::steady_clock::time_point zero;
  SystemRandom random;
  DataPath path;
  net::Descriptor epoll;
  net::Descriptor commands_bell;
  net::Descriptor events_bell;
  Ring<PlaneCommand> commands{kCommands};
  Ring<PlaneEvent> events{kEvents};
  std::optional<PlaneEvent> waiting;  ///< found no room in the ring
  Ticket posted = 0;                  ///< control thread only
  std::atomic<Ticket> done{0};
  std::atomic<bool> stop{false};
  std::thread thread;
  mutable std::mutex counters_mutex;
  PlaneCounters counters;

  [[nodiscard]] TimePoint now() const {
    return TimePoint(std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - zero));
  }
  void obey();
  void tell();
  void publish();
  void run();
};

void DataPlane::Shared::obey() {
  while (auto command = commands.pop()) {
    path.apply(now(), std::move(*command));
    done.fetch_add(1, std::memory_order_release);
  }
}

void DataPlane::Shared::tell() {
  bool any = false;
  for (;;) {
    if (!waiting) waiting = path.poll_event();
    if (!waiting || !events.push(std::move(*waiting))) break;
    waiting.reset();
    any = true;
  }
  if (any) ring_bell(events_bell.get());
}

void DataPlane::Shared::publish() {
  const PlaneCounters fresh = path.counters();
  const std::lock_guard lock(counters_mutex);
  counters = fresh;
}

void DataPlane::Shared::run() {
  ::pthread_setname_np(::pthread_self(), "data");
  std::array<epoll_event, 4> ready{};
  while (!stop.load(std::memory_order_acquire)) {
    obey();
    bool any = false;
    for (int i = 0; i < kStepsInARow; ++i) {
      if (!path.step(now())) break;
      any = true;
    }
    tell();
    publish();
    // A device that is gone would be reported readable for ever.
    if (path.device_is_gone()) {
      static_cast<void>(::epoll_ctl(epoll.get(), EPOLL_CTL_DEL, path.ports().tun.descriptor(), nullptr));
    }
    // An event that found no room is tried again soon; else there is nothing to do until something comes.
    if (any) continue;
    const int count =
        ::epoll_wait(epoll.get(), ready.data(), static_cast<int>(ready.size()), waiting ? 10 : -1);
    for (int i = 0; i < count; ++i) {
      if (ready[static_cast<std::size_t>(i)].data.fd == commands_bell.get()) silence(commands_bell.get());
    }
  }
  // The last datagrams are those that tell the peer it is over.
  obey();
}

DataPlane::DataPlane(std::unique_ptr<Shared> shared) : shared_(std::move(shared)) {}

Result<std::unique_ptr<DataPlane>, net::SystemError> DataPlane::start(
    DataPathPorts ports, std::chrono::steady_clock::time_point zero,
    std::unique_ptr<esp::BatchCrypto> crypto) {
  auto shared = std::make_unique<Shared>(std::move(ports), zero, std::move(crypto));
  shared->epoll = net::Descriptor(::epoll_create1(EPOLL_CLOEXEC));
  shared->commands_bell = net::Descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  shared->events_bell = net::Descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  if (!shared->epoll || !shared->commands_bell || !shared->events_bell) {
    return failure(net::system_error("eventfd"));
  }
  const auto watch = [&](int descriptor) {
    epoll_event wanted{};
    wanted.events = EPOLLIN;
    wanted.data.fd = descriptor;
    return ::epoll_ctl(shared->epoll.get(), EPOLL_CTL_ADD, descriptor, &wanted) == 0;
  };
  const DataPathPorts& open = shared->path.ports();
  if (!watch(shared->commands_bell.get()) || !watch(open.tun.descriptor()) ||
      (open.udp && !watch(open.udp->descriptor())) || (open.esp && !watch(open.esp->descriptor()))) {
    return failure(net::system_error("epoll_ctl"));
  }
  try {
    shared->thread = std::thread([raw = shared.get()] { raw->run(); });
  } catch (const std::system_error& error) {
    return failure(net::SystemError{"pthread_create", error.code().value()});
  }
  return std::unique_ptr<DataPlane>(new DataPlane(std::move(shared)));
}

DataPlane::~DataPlane() {
  shared_->stop.store(true, std::memory_order_release);
  ring_bell(shared_->commands_bell.get());
  shared_->thread.join();
}

DataPlane::Ticket DataPlane::post(PlaneCommand command) {
  // A full ring means a burst in progress at the other end: it empties within that burst's time.
  while (!shared_->commands.push(std::move(command))) {
    ring_bell(shared_->commands_bell.get());
    std::this_thread::yield();
  }
  ring_bell(shared_->commands_bell.get());
  return ++shared_->posted;
}

bool DataPlane::is_done(Ticket ticket) const {
  return shared_->done.load(std::memory_order_acquire) >= ticket;
}

bool DataPlane::wait(Ticket ticket) const {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(1);
  while (!is_done(ticket)) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::microseconds(20));
  }
  return true;
}

int DataPlane::descriptor() const {
  return shared_->events_bell.get();
}

std::optional<PlaneEvent> DataPlane::poll_event() {
  if (auto event = shared_->events.pop()) return event;
  // Silenced only when empty, and looked at once more: what came in between rings again or is found.
  silence(shared_->events_bell.get());
  return shared_->events.pop();
}

PlaneCounters DataPlane::counters() const {
  const std::lock_guard lock(shared_->counters_mutex);
  return shared_->counters;
}

std::chrono::nanoseconds DataPlane::processor_time() const {
  clockid_t clock{};
  timespec time{};
  if (::pthread_getcpuclockid(shared_->thread.native_handle(), &clock) != 0 ||
      ::clock_gettime(clock, &time) != 0) {
    return {};
  }
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace drawbridge::service
