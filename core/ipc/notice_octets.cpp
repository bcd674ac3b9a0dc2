// SPDX-License-Identifier: GPL-3.0-or-later
#include "ipc/variant_octets.h"

namespace drawbridge::ipc {

Bytes encode(const Notice& notice) {
  return encode_variant(Sort::notice, notice);
}

Result<Notice, OctetError> decode_notice(ByteView frame) {
  return decode_variant<Notice>(Sort::notice, frame);
}

std::uint64_t notice_fingerprint() {
  return fingerprint_of(Tag<Notice>{});
}

}  // namespace drawbridge::ipc
