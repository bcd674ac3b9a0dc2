// SPDX-License-Identifier: GPL-3.0-or-later
// Transform sets, dynamic maps and crypto maps (pix-commands.md 7).
#include <charconv>

#include "pix/editing.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

constexpr Choice transforms[] = {
    {"ah-md5-hmac", "AH with MD5"},
    {"ah-sha-hmac", "AH with SHA-1"},
    {"esp-des", "ESP with DES: weak"},
    {"esp-3des", "ESP with triple DES"},
    {"esp-aes", "ESP with AES, 128 bits"},
    {"esp-aes-192", "ESP with AES, 192 bits"},
    {"esp-aes-256", "ESP with AES, 256 bits"},
    {"esp-null", "ESP without encryption"},
    {"esp-md5-hmac", "ESP with MD5"},
    {"esp-sha-hmac", "ESP with SHA-1"},
    {"esp-sha256-hmac", "ESP with SHA-2, 256 bits", true},
    {"esp-sha384-hmac", "ESP with SHA-2, 384 bits", true},
    {"esp-sha512-hmac", "ESP with SHA-2, 512 bits", true},
};
constexpr Choice gcm_sizes[] = {{"128", "Bits of the key"}, {"256", "Bits of the key"}};
#define DRAWBRIDGE_TRANSFORM_WORDS                                                 \
  group_begin(), choice("transform", "An algorithm", transforms), alternative(),   \
      keyword("esp-gcm", "ESP with AES in Galois/Counter mode"), optional_begin(), \
      choice("gcm_bits", "Bits of the key, 128 if none is given", gcm_sizes), optional_end(), group_end()
constexpr Word transform_set_words[] = {
    keyword("crypto", "Encryption"),
    keyword("ipsec", "Phase 2 settings"),
    keyword("transform-set", "Algorithms of phase 2"),
    name("set_name", "Name of the set"),
    negated_end(),
    group_begin(),
    keyword("mode", "How packets are packed"),
    keyword("transport", "Transport mode"),
    alternative(),
    DRAWBRIDGE_TRANSFORM_WORDS,
    optional_begin(),
    DRAWBRIDGE_TRANSFORM_WORDS,
    optional_begin(),
    DRAWBRIDGE_TRANSFORM_WORDS,
    optional_end(),
    optional_end(),
    group_end(),
};
LineResult set_transform_set(Edit& edit) {
  const auto& match = edit.match;
  const auto set_name = match.string("set_name");
  auto& sets = edit.config.transform_sets;
  auto* present = find_item(sets, &TransformSet::name, set_name);
  if (match.has("mode")) {
    if (present == nullptr) return not_there(edit);
    return changed(assign(present->transport_mode, !edit.negated()));
  }
  if (edit.negated()) {
    if (present != nullptr) {
      const auto user = user_of(edit.config, ObjectKind::transform_set, set_name);
      if (!user.empty()) return being_used("transform-set " + set_name, user);
    }
    return remove_where(sets, [&](const TransformSet& set) { return set.name == set_name; })
               ? changed()
               : not_there(edit);
  }
  TransformSet wanted;
  wanted.name = set_name;
  wanted.origin = edit.origin;
  int ah = 0;
  int cipher = 0;
  int authenticator = 0;
  bool combined = false;
  for (const auto& capture : match.captures) {
    if (capture.word->name == "esp-gcm") {
      wanted.transforms.emplace_back("esp-gcm 128");
      combined = true;
      ++cipher;
    } else if (capture.word->name == "gcm_bits") {
      wanted.transforms.back() = fmt::format("esp-gcm {}", capture.text);
    } else if (capture.word->name == "transform") {
      wanted.transforms.emplace_back(capture.text);
      if (capture.text.starts_with("ah-")) {
        ++ah;
      } else if (capture.text.ends_with("-hmac")) {
        ++authenticator;
      } else {
        ++cipher;
      }
    }
  }
  // GCM encrypts and authenticates: nothing may stand beside it (RFC 4106).
  if (combined && authenticator > 0) ++cipher;
  if (ah > 1 || cipher > 1 || authenticator > 1 || (authenticator == 1 && cipher == 0)) {
    return refused(LineCode::conflict, "ERROR: the transforms cannot be combined",
                   {std::string(edit.line), set_name});
  }
  if (present == nullptr) {
    sets.push_back(wanted);
    return changed();
  }
  wanted.transport_mode = present->transport_mode;
  return changed(assign(*present, wanted));
}

constexpr Word lifetime_words[] = {
    keyword("crypto", "Encryption"),
    keyword("ipsec", "Phase 2 settings"),
    keyword("security-association", "Phase 2 connections"),
    keyword("lifetime", "How long keys are used"),
    negated_end(),
    group_begin(),
    keyword("seconds", "By time"),
    negated_end(),
    number("lifetime_seconds", "Seconds", 120, 86400),
    alternative(),
    keyword("kilobytes", "By amount"),
    negated_end(),
    number("lifetime_kilobytes", "Kilobytes", 2560, 536870912),
    group_end(),
};
LineResult set_lifetime(Edit& edit) {
  auto& config = edit.config;
  if (edit.negated()) {
    const bool seconds = !edit.match.has("kilobytes") && config.ipsec_lifetime_seconds.has_value();
    const bool kilobytes = !edit.match.has("seconds") && config.ipsec_lifetime_kilobytes.has_value();
    if (seconds) config.ipsec_lifetime_seconds.reset();
    if (kilobytes) config.ipsec_lifetime_kilobytes.reset();
    return changed(seconds || kilobytes);
  }
  if (const auto seconds = edit.match.number("lifetime_seconds")) {
    return changed(assign(config.ipsec_lifetime_seconds, *seconds));
  }
  return changed(assign(config.ipsec_lifetime_kilobytes, *edit.match.number("lifetime_kilobytes")));
}

constexpr Choice pfs_groups[] = {{"group1", "768 bits: weak"},
                                 {"group2", "1024 bits"},
                                 {"group5", "1536 bits"},
                                 {"group14", "2048 bits", true},
                                 {"group15", "3072 bits", true},
                                 {"group16", "4096 bits", true},
                                 {"group17", "6144 bits", true},
                                 {"group18", "8192 bits", true},
                                 {"group19", "Elliptic curve, 256 bits", true},
                                 {"group20", "Elliptic curve, 384 bits", true},
                                 {"group21", "Elliptic curve, 521 bits", true}};

/// The settings that both kinds of entries share, from the words behind the sequence number.
LineResult apply_settings(Edit& edit, MapSettings& settings) {
  const auto& match = edit.match;
  const bool negated = edit.negated();
  auto wanted = settings;
  if (match.has("match")) {
    if (negated && settings.match_address.empty()) return not_there(edit);
    wanted.match_address = negated ? std::string() : match.string("list");
    wanted.match_origin = edit.origin;
  } else if (match.has("peer")) {
    const auto peer = *match.address("peer_address");
    if (negated && !remove_value(wanted.peers, peer)) return not_there(edit);
    if (!negated) add_value(wanted.peers, peer);
    wanted.peers_origin = edit.origin;
  } else if (match.has("pfs")) {
    if (negated && !settings.pfs_group) return not_there(edit);
    auto group = match.text("pfs_group");
    int number = 1;
    if (!group.empty()) {
      group.remove_prefix(std::string_view("group").size());
      std::from_chars(group.data(), group.data() + group.size(), number);
    }
    wanted.pfs_group = number;
    wanted.pfs_origin = edit.origin;
    if (negated) wanted.pfs_group.reset();
  } else if (match.has("transform-set")) {
    if (negated && settings.transform_sets.empty()) return not_there(edit);
    wanted.transform_sets.clear();
    if (!negated) {
      for (const auto* capture : match.all("set_name")) wanted.transform_sets.emplace_back(capture->text);
      if (wanted.transform_sets.size() > 9) return bad_value(wanted.transform_sets.back());
    }
    wanted.transform_sets_origin = edit.origin;
  } else if (match.has("seconds")) {
    if (negated && !settings.lifetime_seconds) return not_there(edit);
    wanted.lifetime_seconds = match.number("lifetime_seconds");
    if (negated) wanted.lifetime_seconds.reset();
  } else if (match.has("kilobytes")) {
    if (negated && !settings.lifetime_kilobytes) return not_there(edit);
    wanted.lifetime_kilobytes = match.number("lifetime_kilobytes");
    if (negated) wanted.lifetime_kilobytes.reset();
  }
  return changed(assign(settings, wanted));
}

#define DRAWBRIDGE_MAP_SETTING_WORDS                                                                         \
  keyword("match", "Which traffic"), keyword("address", "By an access list"), negated_end(),                 \
      name("list", "Its name"), alternative(), keyword("set", "How it is protected"), group_begin(),         \
      keyword("peer", "The other end"), address("peer_address", "Its address"), alternative(),               \
      keyword("pfs", "New Diffie-Hellman values for phase 2"), optional_begin(),                             \
      choice("pfs_group", "Group", pfs_groups), optional_end(), alternative(),                               \
      keyword("transform-set", "Sets of algorithms, the best first"), negated_end(), repeat_begin(),         \
      name("set_name", "Name of a set"), repeat_end(), alternative(),                                        \
      keyword("security-association", "Phase 2 connections"), keyword("lifetime", "How long keys are used"), \
      group_begin(), keyword("seconds", "By time"), negated_end(),                                           \
      number("lifetime_seconds", "Seconds", 120, 86400), alternative(), keyword("kilobytes", "By amount"),   \
      negated_end(), number("lifetime_kilobytes", "Kilobytes", 2560, 536870912), group_end(), group_end()

constexpr Word dynamic_map_words[] = {
    keyword("crypto", "Encryption"),
    keyword("dynamic-map", "Settings for peers whose address is not known before"),
    name("map_name", "Name of the map"),
    negated_end(),
    number("sequence", "Lower numbers are tried first", 1, 65535),
    negated_end(),
    group_begin(),
    DRAWBRIDGE_MAP_SETTING_WORDS,
    group_end(),
};
LineResult set_dynamic_map(Edit& edit) {
  const auto& match = edit.match;
  const auto map_name = match.string("map_name");
  auto& maps = edit.config.dynamic_maps;
  auto* present = find_item(maps, &DynamicMap::name, map_name);
  const auto sequence = match.number("sequence");
  if (edit.negated()) {
    if (present == nullptr) return not_there(edit);
    LineResult result = changed();
    auto wanted = *present;
    if (!sequence) {
      wanted.entries.clear();
    } else {
      const auto entry = wanted.entries.find(static_cast<int>(*sequence));
      if (entry == wanted.entries.end()) return not_there(edit);
      if (match.captures.size() == 4) {
        wanted.entries.erase(entry);
      } else {
        result = apply_settings(edit, entry->second);
        if (entry->second == MapSettings{}) wanted.entries.erase(entry);
      }
    }
    if (!result.ok()) return result;
    if (!wanted.entries.empty()) {
      *present = wanted;
      return result;
    }
    const auto user = user_of(edit.config, ObjectKind::dynamic_map, map_name);
    if (!user.empty()) return being_used("crypto dynamic-map " + map_name, user);
    remove_where(maps, [&](const DynamicMap& map) { return map.name == map_name; });
    return result;
  }
  auto settings = present == nullptr ? MapSettings{} : MapSettings{};
  const int number = static_cast<int>(*sequence);
  if (present != nullptr && present->entries.contains(number)) settings = present->entries.at(number);
  const auto result = apply_settings(edit, settings);
  if (result.ok()) find_or_add(maps, &DynamicMap::name, map_name).entries[number] = settings;
  return result;
}

constexpr Choice address_modes[] = {{"initiate", "Push an address to the client"},
                                    {"respond", "Answer a client that asks for an address"}};
constexpr Word crypto_map_words[] = {
    keyword("crypto", "Encryption"),
    keyword("map", "What is protected, how, and with whom"),
    name("map_name", "Name of the map"),
    negated_end(),
    group_begin(),
    keyword("client", "Remote access clients"),
    group_begin(),
    keyword("configuration", "Settings sent to clients"),
    keyword("address", "Their inner address"),
    choice("address_mode", "Who begins", address_modes),
    alternative(),
    keyword("authentication", "Log users in"),
    negated_end(),
    name("tag", "Group of servers"),
    optional_begin(),
    keyword("LOCAL", "Local users if no server answers"),
    optional_end(),
    alternative(),
    keyword("token", "With a token"),
    keyword("authentication", "Log users in"),
    negated_end(),
    name("token_tag", "Group of servers"),
    group_end(),
    alternative(),
    keyword("interface", "Put the map to work"),
    name("if_name", "At this interface"),
    alternative(),
    number("sequence", "Lower numbers are tried first", 1, 65535),
    negated_end(),
    group_begin(),
    keyword("ipsec-isakmp", "Keys from ISAKMP"),
    negated_end(),
    optional_begin(),
    keyword("dynamic", "From a dynamic map"),
    name("dynamic_name", "Its name"),
    optional_end(),
    alternative(),
    keyword("ipsec-manual", "Keys typed by hand"),
    alternative(),
    keyword("set", "How it is protected"),
    keyword("session-key", "A key typed by hand"),
    rest("session_key", "Direction, protocol, SPI and keys"),
    alternative(),
    DRAWBRIDGE_MAP_SETTING_WORDS,
    group_end(),
    group_end(),
};

LineResult map_client(Edit& edit, CryptoMap& map) {
  const auto& match = edit.match;
  if (match.has("address_mode")) {
    auto& flag = match.text("address_mode") == "initiate" ? map.address_initiate : map.address_respond;
    if (edit.negated() && !flag) return not_there(edit);
    return changed(assign(flag, !edit.negated()));
  }
  if (match.has("token")) {
    if (edit.negated() && map.token_tag.empty()) return not_there(edit);
    return changed(assign(map.token_tag, edit.negated() ? std::string() : match.string("token_tag")));
  }
  if (edit.negated()) {
    if (map.authentication_tag.empty()) return not_there(edit);
    map.authentication_tag.clear();
    map.authentication_local = false;
    return changed();
  }
  map.authentication_origin = edit.origin;
  const bool tag = assign(map.authentication_tag, match.text("tag"));
  const bool local = assign(map.authentication_local, match.has("LOCAL"));
  return changed(tag || local);
}

LineResult map_entry(Edit& edit, CryptoMap& map) {
  const auto& match = edit.match;
  const int sequence = static_cast<int>(*match.number("sequence"));
  const auto present = map.entries.find(sequence);
  if (edit.negated() && present == map.entries.end()) return not_there(edit);
  const bool whole = match.captures.size() == 4 || match.has("ipsec-isakmp") || match.has("ipsec-manual");
  if (edit.negated() && whole) {
    map.entries.erase(present);
    return changed();
  }
  if (!edit.negated() && (match.has("ipsec-isakmp") || match.has("ipsec-manual"))) {
    const bool is_new = present == map.entries.end();
    auto& entry = map.entries[sequence];
    auto wanted = entry;
    wanted.manual = match.has("ipsec-manual");
    wanted.dynamic_map = match.string("dynamic_name");
    wanted.origin = edit.origin;
    return changed(assign(entry, wanted) || is_new);
  }
  if (present == map.entries.end()) {
    return refused(
        LineCode::not_found,
        fmt::format("ERROR: crypto map {} {} does not exist: type ipsec-isakmp or ipsec-manual first",
                    map.name, sequence),
        {map.name, std::to_string(sequence)});
  }
  if (match.has("session-key")) {
    const auto words = "session-key " + match.string("session_key");
    auto& keys = present->second.session_keys;
    if (edit.negated()) return remove_value(keys, words) ? changed() : not_there(edit);
    return changed(add_value(keys, words));
  }
  return apply_settings(edit, present->second.settings);
}

LineResult set_crypto_map(Edit& edit) {
  const auto& match = edit.match;
  const auto map_name = match.string("map_name");
  auto& maps = edit.config.crypto_maps;
  auto* present = find_item(maps, &CryptoMap::name, map_name);
  if (edit.negated()) {
    if (present == nullptr) return not_there(edit);
    if (match.captures.size() == 3) {
      remove_where(maps, [&](const CryptoMap& map) { return map.name == map_name; });
      return changed();
    }
  }
  CryptoMap map;
  map.name = map_name;
  if (present != nullptr) map = *present;
  LineResult result;
  if (match.has("client")) {
    result = map_client(edit, map);
  } else if (match.has("interface")) {
    const auto if_name = match.string("if_name");
    if (edit.negated()) {
      result = remove_value(map.interfaces, if_name) ? changed() : not_there(edit);
    } else if (edit.config.interface_named(if_name) == nullptr) {
      result = bad_interface(if_name);
    } else {
      // One map per interface: this one takes the place of another.
      for (auto& other : maps) {
        if (other.name != map_name) remove_value(other.interfaces, if_name);
      }
      map.interface_origin = edit.origin;
      result = changed(add_value(map.interfaces, if_name));
    }
  } else {
    result = map_entry(edit, map);
  }
  if (!result.ok()) return result;
  if (present != nullptr) {
    *present = map;
  } else {
    maps.push_back(map);
  }
  CryptoMap empty;
  empty.name = map_name;
  remove_where(maps, [&](const CryptoMap& other) {
    empty.name = other.name;
    return other == empty;
  });
  return result;
}

constexpr ConfigCommand table[] = {
    {transform_set_words, Chapter::transform_set, Negatable::yes, set_transform_set},
    {lifetime_words, Chapter::transform_set, Negatable::yes, set_lifetime},
    {dynamic_map_words, Chapter::dynamic_map, Negatable::yes, set_dynamic_map},
    {crypto_map_words, Chapter::crypto_map, Negatable::yes, set_crypto_map},
};

}  // namespace

std::span<const ConfigCommand> crypto_commands() {
  return table;
}

}  // namespace drawbridge::pix
