#include "dataset/format.h"

namespace zonage::dataset {

std::uint64_t checksum(const unsigned char* bytes, std::uint64_t size) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (std::uint64_t i = 0; i < size; ++i) hash = (hash ^ bytes[i]) * 1099511628211ULL;
  return hash;
}

}  // namespace zonage::dataset
