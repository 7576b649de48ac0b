#include "base/hash.h"

#include <sys/types.h>

#include <md5.h>
#include <sha2.h>

namespace galley {
namespace {

const std::uint8_t* data_of(std::string_view bytes) { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }

}  // namespace

std::string sha256(std::string_view bytes) {
  std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
  SHA256Data(data_of(bytes), bytes.size(), digits.data());
  return {digits.data(), digits.size() - 1};
}

Md5Digest md5(std::string_view bytes) {
  MD5_CTX context;
  MD5Init(&context);
  MD5Update(&context, data_of(bytes), bytes.size());
  Md5Digest digest{};
  MD5Final(digest.data(), &context);
  return digest;
}

}  // namespace galley
