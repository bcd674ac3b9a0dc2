// SPDX-License-Identifier: GPL-3.0-or-later
// The first octet picks the payload type, the rest is its body. read(write(read(x))) == read(x) for all of
// them.
#include <cstdlib>

#include "support/isakmp_rewrite.h"
#include "wire/vendor_ids.h"

using namespace drawbridge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const wire::PayloadType type{data[0]};
  const ByteView body(data + 1, size - 1);
  const auto once = testing::rewrite_body(type, body);
  if (once) {
    const auto twice = testing::rewrite_body(type, *once);
    if (!twice || *twice != *once) std::abort();
  }
  switch (type) {
    case wire::PayloadType::sa:
      if (const auto sa = wire::SaPayload::read(body)) (void)wire::group_proposals(sa->proposals);
      break;
    case wire::PayloadType::identification:
      if (const auto id = wire::IdPayload::read(body)) {
        (void)id->to_string();
        (void)id->range();
      }
      break;
    case wire::PayloadType::delete_:
      if (const auto gone = wire::DeletePayload::read(body)) (void)gone->spi_numbers();
      break;
    case wire::PayloadType::attributes:
      if (const auto config = wire::ConfigPayload::read(body)) {
        for (const auto& attribute : config->attributes) {
          (void)attribute.as_number();
          (void)wire::read_split_records(attribute.octets);
        }
        (void)config->addresses(wire::ConfigAttribute::internal_ip4_dns);
        (void)config->text(wire::ConfigAttribute::unity_banner);
      }
      break;
    case wire::PayloadType::vendor_id:
      (void)wire::vendor_version(body);
      (void)wire::fragmentation_capability(body);
      break;
    default:
      break;
  }
  return 0;
}
