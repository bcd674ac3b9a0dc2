// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/attributes.h"

namespace drawbridge::wire {

std::string_view name(Phase1Attribute attribute) {
  switch (attribute) {
    case Phase1Attribute::encryption:
      return "encryption";
    case Phase1Attribute::hash:
      return "hash";
    case Phase1Attribute::authentication:
      return "authentication";
    case Phase1Attribute::group_description:
      return "group description";
    case Phase1Attribute::group_type:
      return "group type";
    case Phase1Attribute::group_prime:
      return "group prime";
    case Phase1Attribute::group_generator_1:
      return "group generator 1";
    case Phase1Attribute::group_generator_2:
      return "group generator 2";
    case Phase1Attribute::group_curve_a:
      return "group curve A";
    case Phase1Attribute::group_curve_b:
      return "group curve B";
    case Phase1Attribute::life_type:
      return "life type";
    case Phase1Attribute::life_duration:
      return "life duration";
    case Phase1Attribute::prf:
      return "prf";
    case Phase1Attribute::key_length:
      return "key length";
    case Phase1Attribute::field_size:
      return "field size";
    case Phase1Attribute::group_order:
      return "group order";
  }
  return "unknown";
}

std::string_view name(IkeCipher cipher) {
  switch (cipher) {
    case IkeCipher::des_cbc:
      return "DES-CBC";
    case IkeCipher::idea_cbc:
      return "IDEA-CBC";
    case IkeCipher::blowfish_cbc:
      return "Blowfish-CBC";
    case IkeCipher::rc5_cbc:
      return "RC5-CBC";
    case IkeCipher::triple_des_cbc:
      return "3DES-CBC";
    case IkeCipher::cast_cbc:
      return "CAST-CBC";
    case IkeCipher::aes_cbc:
      return "AES-CBC";
    case IkeCipher::camellia_cbc:
      return "Camellia-CBC";
  }
  return "unknown";
}

std::string_view name(IkeHash hash) {
  switch (hash) {
    case IkeHash::md5:
      return "MD5";
    case IkeHash::sha1:
      return "SHA-1";
    case IkeHash::tiger:
      return "Tiger";
    case IkeHash::sha2_256:
      return "SHA-256";
    case IkeHash::sha2_384:
      return "SHA-384";
    case IkeHash::sha2_512:
      return "SHA-512";
  }
  return "unknown";
}

std::string_view name(AuthMethod method) {
  switch (method) {
    case AuthMethod::pre_shared_key:
      return "pre-shared key";
    case AuthMethod::dss_signature:
      return "DSS signature";
    case AuthMethod::rsa_signature:
      return "RSA signature";
    case AuthMethod::rsa_encryption:
      return "RSA encryption";
    case AuthMethod::rsa_revised_encryption:
      return "revised RSA encryption";
    case AuthMethod::hybrid_init_rsa:
      return "HybridInitRSA";
    case AuthMethod::hybrid_resp_rsa:
      return "HybridRespRSA";
    case AuthMethod::hybrid_init_dss:
      return "HybridInitDSS";
    case AuthMethod::hybrid_resp_dss:
      return "HybridRespDSS";
    case AuthMethod::xauth_init_pre_shared:
      return "XAUTHInitPreShared";
    case AuthMethod::xauth_resp_pre_shared:
      return "XAUTHRespPreShared";
    case AuthMethod::xauth_init_dss:
      return "XAUTHInitDSS";
    case AuthMethod::xauth_resp_dss:
      return "XAUTHRespDSS";
    case AuthMethod::xauth_init_rsa:
      return "XAUTHInitRSA";
    case AuthMethod::xauth_resp_rsa:
      return "XAUTHRespRSA";
    case AuthMethod::xauth_init_rsa_encryption:
      return "XAUTHInitRSAEncryption";
    case AuthMethod::xauth_resp_rsa_encryption:
      return "XAUTHRespRSAEncryption";
    case AuthMethod::xauth_init_rsa_revised:
      return "XAUTHInitRSARevisedEncryption";
    case AuthMethod::xauth_resp_rsa_revised:
      return "XAUTHRespRSARevisedEncryption";
  }
  return "unknown";
}

std::string_view name(LifeType type) {
  switch (type) {
    case LifeType::seconds:
      return "seconds";
    case LifeType::kilobytes:
      return "kilobytes";
  }
  return "unknown";
}

std::string_view name(GroupType type) {
  switch (type) {
    case GroupType::modp:
      return "MODP";
    case GroupType::ecp:
      return "ECP";
    case GroupType::ec2n:
      return "EC2N";
  }
  return "unknown";
}

std::string_view name(IpsecAttribute attribute) {
  switch (attribute) {
    case IpsecAttribute::life_type:
      return "life type";
    case IpsecAttribute::life_duration:
      return "life duration";
    case IpsecAttribute::group_description:
      return "group description";
    case IpsecAttribute::encapsulation_mode:
      return "encapsulation mode";
    case IpsecAttribute::authentication:
      return "authentication";
    case IpsecAttribute::key_length:
      return "key length";
    case IpsecAttribute::key_rounds:
      return "key rounds";
    case IpsecAttribute::compress_dictionary_size:
      return "compress dictionary size";
    case IpsecAttribute::compress_private:
      return "compress private algorithm";
    case IpsecAttribute::ecn_tunnel:
      return "ECN tunnel";
    case IpsecAttribute::extended_sequence:
      return "extended sequence numbers";
  }
  return "unknown";
}

std::string_view name(EncapsulationMode mode) {
  switch (mode) {
    case EncapsulationMode::tunnel:
      return "tunnel";
    case EncapsulationMode::transport:
      return "transport";
    case EncapsulationMode::udp_tunnel:
    case EncapsulationMode::udp_tunnel_draft:
      return "UDP tunnel";
    case EncapsulationMode::udp_transport:
    case EncapsulationMode::udp_transport_draft:
      return "UDP transport";
  }
  return "unknown";
}

std::string_view name(IpsecAuth auth) {
  switch (auth) {
    case IpsecAuth::none:
      return "none";
    case IpsecAuth::hmac_md5:
      return "HMAC-MD5";
    case IpsecAuth::hmac_sha1:
      return "HMAC-SHA-1";
    case IpsecAuth::des_mac:
      return "DES-MAC";
    case IpsecAuth::kpdk:
      return "KPDK";
    case IpsecAuth::hmac_sha2_256:
      return "HMAC-SHA-256";
    case IpsecAuth::hmac_sha2_384:
      return "HMAC-SHA-384";
    case IpsecAuth::hmac_sha2_512:
      return "HMAC-SHA-512";
    case IpsecAuth::hmac_ripemd:
      return "HMAC-RIPEMD";
    case IpsecAuth::aes_xcbc_mac:
      return "AES-XCBC-MAC";
  }
  return "unknown";
}

std::string_view name(EspTransform transform) {
  switch (transform) {
    case EspTransform::des_iv64:
      return "DES-IV64";
    case EspTransform::des:
      return "DES";
    case EspTransform::triple_des:
      return "3DES";
    case EspTransform::rc5:
      return "RC5";
    case EspTransform::idea:
      return "IDEA";
    case EspTransform::cast:
      return "CAST";
    case EspTransform::blowfish:
      return "Blowfish";
    case EspTransform::triple_idea:
      return "3IDEA";
    case EspTransform::des_iv32:
      return "DES-IV32";
    case EspTransform::rc4:
      return "RC4";
    case EspTransform::null:
      return "NULL";
    case EspTransform::aes_cbc:
      return "AES-CBC";
    case EspTransform::aes_ctr:
      return "AES-CTR";
    case EspTransform::aes_ccm_8:
      return "AES-CCM-8";
    case EspTransform::aes_ccm_12:
      return "AES-CCM-12";
    case EspTransform::aes_ccm_16:
      return "AES-CCM-16";
    case EspTransform::aes_gcm_8:
      return "AES-GCM-8";
    case EspTransform::aes_gcm_12:
      return "AES-GCM-12";
    case EspTransform::aes_gcm_16:
      return "AES-GCM-16";
    case EspTransform::camellia_cbc:
      return "Camellia-CBC";
    case EspTransform::null_aes_gmac:
      return "NULL-AES-GMAC";
  }
  return "unknown";
}

std::string_view name(AhTransform transform) {
  switch (transform) {
    case AhTransform::md5:
      return "MD5";
    case AhTransform::sha1:
      return "SHA-1";
    case AhTransform::des:
      return "DES";
    case AhTransform::sha2_256:
      return "SHA-256";
    case AhTransform::sha2_384:
      return "SHA-384";
    case AhTransform::sha2_512:
      return "SHA-512";
  }
  return "unknown";
}

std::string_view name(IpcompTransform transform) {
  switch (transform) {
    case IpcompTransform::oui:
      return "OUI";
    case IpcompTransform::deflate:
      return "DEFLATE";
    case IpcompTransform::lzs:
      return "LZS";
    case IpcompTransform::lzjh:
      return "LZJH";
  }
  return "unknown";
}

}  // namespace drawbridge::wire
