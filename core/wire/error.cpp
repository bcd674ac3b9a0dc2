// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/error.h"

namespace drawbridge::wire {

std::string_view name(WireError error) {
  switch (error) {
    case WireError::truncated:
      return "truncated";
    case WireError::trailing:
      return "trailing octets";
    case WireError::bad_length:
      return "bad length";
    case WireError::bad_count:
      return "bad count";
    case WireError::bad_value:
      return "bad value";
    case WireError::too_many:
      return "too many elements";
    case WireError::duplicate_payload:
      return "duplicate payload";
    case WireError::invalid_payload_type:
      return "invalid payload type";
    case WireError::unsupported_doi:
      return "unsupported domain of interpretation";
    case WireError::unsupported_situation:
      return "unsupported situation";
    case WireError::zero_cookie:
      return "zero cookie";
    case WireError::bad_version:
      return "bad version";
    case WireError::unknown_exchange:
      return "unknown exchange type";
    case WireError::unsupported_exchange:
      return "unsupported exchange type";
    case WireError::bad_message_id:
      return "bad message id";
    case WireError::bad_checksum:
      return "bad checksum";
  }
  return "unknown";
}

}  // namespace drawbridge::wire
