// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/thread_end.h"

#include <openssl/crypto.h>

namespace drawbridge::crypto {

void end_thread() noexcept {
  OPENSSL_thread_stop();
}

}  // namespace drawbridge::crypto
