// SPDX-License-Identifier: GPL-3.0-or-later
// Errors that a peer, a user or a file can cause are values: an enum or a small struct, never a sentence.
#pragma once

#include <tl/expected.hpp>

namespace drawbridge {

template <typename T, typename E>
using Result = tl::expected<T, E>;

template <typename E>
using Failure = tl::unexpected<E>;

/// Returns `error` as the failure of any Result with that error type.
template <typename E>
[[nodiscard]] Failure<std::decay_t<E>> failure(E&& error) {
  return tl::make_unexpected(std::forward<E>(error));
}

}  // namespace drawbridge
