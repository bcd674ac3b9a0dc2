// SPDX-License-Identifier: GPL-3.0-or-later
// Connection entries as files. What is accepted comes back octet for octet when nothing is changed, and a
// profile survives being written.
#include <cstdlib>

#include "client/files.h"
#include "client/obfuscation.h"
#include "client/pcf.h"

using namespace drawbridge;
using namespace drawbridge::client;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView octets(data, size);
  const auto obfuscated = reveal_obfuscated({reinterpret_cast<const char*>(data), size});
  if (obfuscated && obfuscated->size() > size) std::abort();

  auto document = parse_pcf(octets, "fuzz.pcf");
  if (!document) {
    if (english_text(document.error()).empty()) std::abort();
    return 0;
  }
  const Bytes text = document->write();
  const auto again = parse_pcf(text, "fuzz.pcf");
  if (!again || again->write() != text) std::abort();
  const Profile profile = read_profile(*document, "fuzz").profile;
  // A changed document has the changed values, and nothing that was foreign is lost on the way.
  update_document(*document, profile);
  const auto updated = parse_pcf(document->write(), "fuzz.pcf");
  if (!updated || !(read_profile(*updated, "fuzz").profile == profile)) std::abort();
  // A new file says the same.
  const auto fresh = read_pcf(write_pcf(profile), "fuzz.pcf");
  if (!fresh || !fresh->notes.empty()) std::abort();
  remove_secrets(*document);
  (void)document->write();
  return 0;
}
