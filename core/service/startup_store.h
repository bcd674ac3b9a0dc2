// SPDX-License-Identifier: GPL-3.0-or-later
// The headend's startup configuration in the user's data folder: read with its damage told, written
// atomically.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pix/parser.h"

namespace drawbridge::service {

class StartupStore {
 public:
  /// An empty path: nothing is read and every save fails (demonstrations, tests).
  explicit StartupStore(std::string path) : path_(std::move(path)) {}

  struct Loaded {
    pix::Config config;
    /// Lines that were not understood; then the file was copied to `kept_as` and the rest is loaded.
    std::vector<pix::Diagnostic> diagnostics;
    std::string kept_as;
  };
  /// Nothing if there is no file, or it cannot be read.
  [[nodiscard]] std::optional<Loaded> load() const;
  /// Mode 0600: the text holds secrets in clear. False if it could not be written; the old file then stays.
  [[nodiscard]] bool save(const std::string& text) const;
  bool erase() const;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace drawbridge::service
