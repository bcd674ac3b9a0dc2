// SPDX-License-Identifier: GPL-3.0-or-later
// isakmp, also typed as "crypto isakmp" (pix-commands.md 7).
#include <charconv>

#include "pix/editing.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

// Every pattern may begin with "crypto", which is not stored.
#define DRAWBRIDGE_ISAKMP_WORDS \
  optional_begin(), keyword("crypto", "Encryption"), optional_end(), keyword("isakmp", "Phase 1 settings")

constexpr Word enable_words[] = {
    DRAWBRIDGE_ISAKMP_WORDS,
    keyword("enable", "Answer on UDP port 500"),
    name("if_name", "At this interface"),
};
LineResult set_enable(Edit& edit) {
  const auto if_name = edit.match.string("if_name");
  auto& interfaces = edit.config.isakmp.enabled_interfaces;
  if (edit.negated()) return remove_value(interfaces, if_name) ? changed() : not_there(edit);
  if (edit.config.interface_named(if_name) == nullptr) return bad_interface(if_name);
  return changed(add_value(interfaces, if_name));
}

constexpr Word key_words[] = {
    DRAWBRIDGE_ISAKMP_WORDS,
    keyword("key", "A pre-shared key"),
    text("key_string", "The key, up to 128 characters"),
    keyword("address", "For peers by their address"),
    address("address", "Address, 0.0.0.0 with netmask 0.0.0.0 for all"),
    optional_begin(),
    keyword("netmask", "Mask of the address"),
    mask("mask", "The mask"),
    optional_end(),
    optional_begin(),
    keyword("no-xauth", "Do not ask these peers for a user"),
    optional_end(),
    optional_begin(),
    keyword("no-config-mode", "Do not give these peers an address"),
    optional_end(),
};
const StoredSecret* former_key(const Config* config, const IsakmpKey& wanted) {
  if (config == nullptr) return nullptr;
  for (const auto& key : config->isakmp.keys) {
    if (key.address == wanted.address && key.mask == wanted.mask) return &key.key;
  }
  return nullptr;
}
LineResult set_key(Edit& edit) {
  const auto& match = edit.match;
  IsakmpKey wanted;
  wanted.address = *match.address("address");
  wanted.mask = match.address("mask").value_or(wanted.mask);
  wanted.no_xauth = match.has("no-xauth");
  wanted.no_config_mode = match.has("no-config-mode");
  wanted.origin = edit.origin;
  auto& keys = edit.config.isakmp.keys;
  const auto same = [&](const IsakmpKey& key) {
    return key.address == wanted.address && key.mask == wanted.mask;
  };
  if (edit.negated()) return remove_where(keys, same) ? changed() : not_there(edit);
  if (!length_of(wanted.mask)) return bad_mask(wanted.mask.to_string());
  if (match.text("key_string").size() > 128) return bad_value("key-string");
  const auto* in_config = former_key(&edit.config, wanted);
  wanted.key = secret_from(match.text("key_string"), in_config, former_key(edit.context.previous, wanted));
  const auto present = std::find_if(keys.begin(), keys.end(), same);
  if (present != keys.end()) return changed(assign(*present, wanted));
  keys.push_back(wanted);
  return changed();
}

constexpr Word identity_words[] = {
    DRAWBRIDGE_ISAKMP_WORDS,
    keyword("identity", "What the appliance calls itself"),
    negated_end(),
    group_begin(),
    keyword("address", "By its address"),
    negated_end(),
    alternative(),
    keyword("hostname", "By its name"),
    negated_end(),
    alternative(),
    keyword("key-id", "By a text"),
    negated_end(),
    text("key_id", "The text"),
    group_end(),
};
LineResult set_identity(Edit& edit) {
  const auto& match = edit.match;
  std::string wanted = "address";
  if (!edit.negated()) {
    if (match.has("hostname")) wanted = "hostname";
    if (match.has("key-id")) wanted = "key-id " + match.string("key_id");
  }
  return changed(assign(edit.config.isakmp.identity, wanted));
}

constexpr Word keepalive_words[] = {
    DRAWBRIDGE_ISAKMP_WORDS, keyword("keepalive", "Find dead peers"),
    negated_end(),           number("interval", "Seconds of silence", 10, 3600),
    optional_begin(),        number("retry", "Seconds between repetitions", 2, 10),
    optional_end(),
};
LineResult set_keepalive(Edit& edit) {
  auto& keepalive = edit.config.isakmp.keepalive;
  if (edit.negated()) return changed(assign(keepalive, std::nullopt));
  return changed(
      assign(keepalive, IsakmpKeepalive{static_cast<int>(*edit.match.number("interval")),
                                        static_cast<int>(edit.match.number("retry").value_or(2))}));
}

constexpr Word nat_traversal_words[] = {
    DRAWBRIDGE_ISAKMP_WORDS, keyword("nat-traversal", "Tunnel through address translation"), negated_end(),
    optional_begin(),        number("seconds", "Seconds between keepalives", 10, 3600),      optional_end(),
};
LineResult set_nat_traversal(Edit& edit) {
  auto& setting = edit.config.isakmp.nat_traversal;
  if (edit.negated()) return changed(assign(setting, std::nullopt));
  return changed(assign(setting, static_cast<int>(edit.match.number("seconds").value_or(20))));
}

constexpr Word client_words[] = {
    DRAWBRIDGE_ISAKMP_WORDS,
    keyword("client", "Remote access clients"),
    keyword("configuration", "Settings sent to clients"),
    keyword("address-pool", "Pool of their inner addresses"),
    keyword("local", "Held by the appliance"),
    negated_end(),
    name("pool", "Name of the pool"),
    optional_begin(),
    name("if_name", "For clients at this interface"),
    optional_end(),
};
LineResult set_client(Edit& edit) {
  auto& isakmp = edit.config.isakmp;
  const auto& match = edit.match;
  if (edit.negated()) {
    if (isakmp.client_pool.empty() || (match.has("pool") && isakmp.client_pool != match.text("pool"))) {
      return not_there(edit);
    }
    isakmp.client_pool.clear();
    isakmp.client_pool_interface.clear();
    return changed();
  }
  if (match.has("if_name") && edit.config.interface_named(match.text("if_name")) == nullptr) {
    return bad_interface(match.text("if_name"));
  }
  isakmp.client_pool_origin = edit.origin;
  const bool pool = assign(isakmp.client_pool, match.text("pool"));
  const bool interface = assign(isakmp.client_pool_interface, match.text("if_name"));
  return changed(pool || interface);
}

constexpr Choice authentications[] = {{"pre-share", "By a pre-shared key"},
                                      {"rsa-sig", "By certificate"},
                                      {"hybrid", "Appliance by certificate, users by password", true}};
constexpr Choice encryptions[] = {{"des", "DES: weak"},
                                  {"3des", "Triple DES"},
                                  {"aes", "AES, 128 bits"},
                                  {"aes-192", "AES, 192 bits"},
                                  {"aes-256", "AES, 256 bits"}};
constexpr Choice hashes[] = {{"md5", "MD5: weak"},
                             {"sha", "SHA-1"},
                             {"sha256", "SHA-2, 256 bits", true},
                             {"sha384", "SHA-2, 384 bits", true},
                             {"sha512", "SHA-2, 512 bits", true}};
constexpr Choice groups[] = {{"1", "768 bits: weak"},
                             {"2", "1024 bits"},
                             {"5", "1536 bits"},
                             {"7", "Elliptic curve, for handhelds"},
                             {"14", "2048 bits", true},
                             {"15", "3072 bits", true},
                             {"16", "4096 bits", true},
                             {"17", "6144 bits", true},
                             {"18", "8192 bits", true},
                             {"19", "Elliptic curve, 256 bits", true},
                             {"20", "Elliptic curve, 384 bits", true},
                             {"21", "Elliptic curve, 521 bits", true}};
constexpr Word policy_words[] = {
    DRAWBRIDGE_ISAKMP_WORDS,
    keyword("policy", "A proposal for phase 1"),
    number("priority", "Lower numbers are tried first", 1, 65534),
    negated_end(),
    group_begin(),
    keyword("authentication", "How peers prove who they are"),
    negated_end(),
    choice("authentication_value", "Method", authentications),
    alternative(),
    keyword("encryption", "Cipher"),
    negated_end(),
    choice("encryption_value", "Cipher", encryptions),
    alternative(),
    keyword("hash", "Hash"),
    negated_end(),
    choice("hash_value", "Hash", hashes),
    alternative(),
    keyword("group", "Diffie-Hellman group"),
    negated_end(),
    choice("group_value", "Group", groups),
    alternative(),
    keyword("lifetime", "How long keys are used"),
    negated_end(),
    number("lifetime_value", "Seconds", 120, 86400),
    group_end(),
};
LineResult set_policy(Edit& edit) {
  const auto& match = edit.match;
  const int priority = static_cast<int>(*match.number("priority"));
  auto& policies = edit.config.isakmp.policies;
  const bool exists = policies.contains(priority);
  const IsakmpPolicy factory;
  if (edit.negated()) {
    if (!exists) return not_there(edit);
    const bool whole = !match.has("authentication") && !match.has("encryption") && !match.has("hash") &&
                       !match.has("group") && !match.has("lifetime");
    if (whole) {
      policies.erase(priority);
      return changed();
    }
  }
  auto wanted = exists ? policies.at(priority) : factory;
  wanted.origin = exists ? wanted.origin : edit.origin;
  if (match.has("authentication")) {
    wanted.authentication = factory.authentication;
    wanted.authentication_origin = edit.origin;
    for (const auto value : {IsakmpAuthentication::pre_share, IsakmpAuthentication::hybrid}) {
      if (to_text(value) == match.text("authentication_value")) wanted.authentication = value;
    }
    if (edit.negated()) wanted.authentication = factory.authentication;
  } else if (match.has("encryption")) {
    wanted.encryption = factory.encryption;
    wanted.encryption_origin = edit.origin;
    for (const auto value : {IsakmpEncryption::des, IsakmpEncryption::triple_des, IsakmpEncryption::aes_128,
                             IsakmpEncryption::aes_192, IsakmpEncryption::aes_256}) {
      if (to_text(value) == match.text("encryption_value")) wanted.encryption = value;
    }
  } else if (match.has("hash")) {
    wanted.hash_origin = edit.origin;
    wanted.hash = factory.hash;
    for (const auto value : {IsakmpHash::md5, IsakmpHash::sha256, IsakmpHash::sha384, IsakmpHash::sha512}) {
      if (!edit.negated() && to_text(value) == match.text("hash_value")) wanted.hash = value;
    }
  } else if (match.has("group")) {
    wanted.group_origin = edit.origin;
    wanted.group = factory.group;
    const auto text = match.text("group_value");
    if (!edit.negated()) std::from_chars(text.data(), text.data() + text.size(), wanted.group);
  } else if (match.has("lifetime")) {
    wanted.lifetime = match.number("lifetime_value").value_or(factory.lifetime);
    if (edit.negated()) wanted.lifetime = factory.lifetime;
    if (wanted.lifetime < 120) {
      return refused(LineCode::bad_number, fmt::format("ERROR: invalid lifetime {}", wanted.lifetime),
                     {std::to_string(wanted.lifetime), "120", "86400"});
    }
  }
  const bool same = exists && wanted == policies.at(priority);
  policies[priority] = wanted;  // also when equal: the place in the text may be new
  return changed(!same);
}

constexpr ConfigCommand table[] = {
    {enable_words, Chapter::isakmp, Negatable::yes, set_enable},
    {key_words, Chapter::isakmp, Negatable::yes, set_key},
    {identity_words, Chapter::isakmp, Negatable::yes, set_identity},
    {keepalive_words, Chapter::isakmp, Negatable::yes, set_keepalive},
    {nat_traversal_words, Chapter::isakmp, Negatable::yes, set_nat_traversal},
    {client_words, Chapter::isakmp, Negatable::yes, set_client},
    {policy_words, Chapter::isakmp, Negatable::yes, set_policy},
};

}  // namespace

std::span<const ConfigCommand> isakmp_commands() {
  return table;
}

}  // namespace drawbridge::pix
