// SPDX-License-Identifier: GPL-3.0-or-later
// A file descriptor with one owner, and what a system call said when it refused.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace drawbridge::net {

/// Closes what it holds. A descriptor that somebody else opened is adopted by the constructor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) {
      reset();
      number_ = std::exchange(other.number_, -1);
    }
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(); }

  void reset();
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] int release() { return std::exchange(number_, -1); }
  [[nodiscard]] explicit operator bool() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

/// A system call that failed: which one, and errno.
struct SystemError {
  std::string_view call;  ///< a literal: "bind", "open /dev/net/tun"
  int code = 0;           ///< errno

  /// The address and port, or the name of the TUN device, belong to another program.
  [[nodiscard]] bool is_in_use() const;
  [[nodiscard]] bool is_permission() const;
  /// "bind: Address already in use"
  [[nodiscard]] std::string text() const;
  bool operator==(const SystemError&) const = default;
};

/// With errno as it is now.
[[nodiscard]] SystemError system_error(std::string_view call);

/// Non-blocking and closed on exec, whatever it was.
[[nodiscard]] bool make_non_blocking(int descriptor);

}  // namespace drawbridge::net
