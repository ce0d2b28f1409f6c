#include "base/sha256.h"

#include "support/catch.h"

namespace zonage {
namespace {

TEST_CASE("the examples of FIPS 180 have their fingerprints") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1000000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the padding is right on both sides of a block's end") {
  const auto of = [](std::size_t size) { return sha256(std::string(size, 'z')); };
  CHECK(of(55) == "5a383411d906da80612f366cb9b90ae54bcf6e7743b4117ace0884d98cd159ca");
  CHECK(of(56) == "c66a5b692b9a20229733ef8b87cfec52679c86a0c0245643484c46d4dcd82afa");
  CHECK(of(57) == "f7e927f23e3effb6bca2c32a1f94410002a69d21c0b506541c2a08a595be512d");
  CHECK(of(63) == "85021e4907c21645631d596eee989bf43c2cd56b074175d5393804dbf1744412");
  CHECK(of(64) == "72996563049cc84daa2c3f31fd5c3d10770e69d6ebbb8da5b6d76db303dbae43");
  CHECK(of(65) == "57685f5e43ddac1567f4d404c357c44bab70744b8b6af6009760389170c5c062");
  CHECK(of(119) == "de05957e72aca438f9b0c770cb2ee7fa0e58e08eb54536478db136d54c097abb");
  CHECK(of(120) == "46a063da7dc0c878899dfc50adf2558256652c05dd1afc0b1341f7608c7a4776");
}

TEST_CASE("bytes above 127 and NULs count as they are") {
  CHECK(sha256("Hœdic\n") == "15a34074e10a2909be8a74ef4491e607a12cca01a8fa429277bccd99a10d9dfc");
  CHECK(sha256({"\0\xff\x80", 3}) ==
        "f742b965f156c10374bc23aea96e3a8aff8facd6fc079defeaa30219ad86f211");
}

}  // namespace
}  // namespace zonage
