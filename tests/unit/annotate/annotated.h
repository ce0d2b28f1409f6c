// A whole text through an Annotator, in pieces of any size, over the built-in table.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "annotate/annotator.h"
#include "annotate/failure.h"

namespace zonage::test {

struct Annotated {
  std::string out;
  std::string unresolved;
  std::optional<annotate::Failure> failure;
  annotate::Account account;
  std::uint64_t line_reached = 0;

  // What a person would read; empty when all went well.
  std::string said(render::Language language = render::Language::english) const {
    return failure ? annotate::describe(*failure, language) : std::string();
  }
};

// `piece` tells how many bytes come next (at least one); with `pauses` the input stops after each.
inline Annotated annotate_pieces(std::string_view input, const annotate::Settings& settings,
                                 const std::function<std::size_t()>& piece, bool pauses = false) {
  annotate::Annotator annotator(dataset::Table::builtin(), settings);
  Annotated result;
  bool more = true;
  while (more) {
    const auto room = annotator.room();
    const std::size_t size =
        std::min({room.size(), input.size(), std::max<std::size_t>(piece(), 1)});
    if (size == 0) {
      annotator.finish();
    } else {
      std::memcpy(room.data(), input.data(), size);
      annotator.commit(size);
      input.remove_prefix(size);
      if (pauses) annotator.pause();
    }
    more = annotator.advance(result.out, &result.unresolved);
  }
  result.failure = annotator.failure();
  result.account = annotator.account();
  result.line_reached = annotator.line_reached();
  return result;
}

inline Annotated annotate_text(std::string_view input, const annotate::Settings& settings = {}) {
  return annotate_pieces(input, settings, [&] { return input.size(); });
}

}  // namespace zonage::test
