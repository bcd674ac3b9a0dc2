// SPDX-License-Identifier: GPL-3.0-or-later
// A file descriptor with one owner, closed with it.
#pragma once

#include <unistd.h>

#include <utility>

namespace drawbridge {

class Descriptor {
 public:
  Descriptor() = default;
  /// Takes over `number`; negative: owns nothing.
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) reset(other.release());
    return *this;
  }
  ~Descriptor() { reset(); }

  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool valid() const { return number_ >= 0; }
  explicit operator bool() const { return valid(); }
  /// Gives the number away; the caller closes it.
  [[nodiscard]] int release() { return std::exchange(number_, -1); }
  void reset(int number = -1) {
    if (number_ >= 0) ::close(number_);
    number_ = number;
  }

 private:
  int number_ = -1;
};

}  // namespace drawbridge
