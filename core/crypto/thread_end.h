// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace drawbridge::crypto {

/// Gives back what OpenSSL keeps for the calling thread (OPENSSL_thread_stop). To be called last in a thread
/// that nobody joins, as QThread's are not: its thread-local destructors may run after the process has begun
/// to end, and then free nothing. Whatever is used afterwards in this thread is simply made anew.
void end_thread() noexcept;

}  // namespace drawbridge::crypto
