// A whole text through the pipeline, in pieces of any size and on any number of threads, over the
// built-in table.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "annotate/failure.h"
#include "annotate/pipeline.h"

namespace zonage::test {

// Gives the text in pieces of the sizes that `piece` returns (at least one byte). With `pauses` it
// is never ready for the next one.
class Text final : public annotate::Source {
 public:
  Text(std::string_view text, std::function<std::size_t()> piece, bool pauses)
      : text_(text), piece_(std::move(piece)), pauses_(pauses) {}

  Outcome read(std::span<char> into, std::size_t& size) override {
    size = std::min({into.size(), text_.size(), std::max<std::size_t>(piece_(), 1)});
    if (size == 0) return Outcome::end;
    std::memcpy(into.data(), text_.data(), size);
    text_.remove_prefix(size);
    return Outcome::bytes;
  }
  bool ready_within(std::chrono::milliseconds) override { return !pauses_; }

 private:
  std::string_view text_;
  std::function<std::size_t()> piece_;
  bool pauses_;
};

class Collected final : public annotate::Sink {
 public:
  bool write(std::string_view bytes) override {
    text += bytes;
    return true;
  }
  std::string text;
};

struct Annotated {
  std::string out;
  std::string unresolved;
  annotate::Report report;

  const annotate::Account& account() const { return report.summary.account; }
  // What a person would read; empty when all went well.
  std::string said(render::Language language = render::Language::english) const {
    return report.failure ? annotate::describe(*report.failure, language) : std::string();
  }
};

inline Annotated annotate_pieces(std::string_view input, const annotate::Settings& settings,
                                 const std::function<std::size_t()>& piece, bool pauses = false) {
  Text source(input, piece, pauses);
  Collected out;
  Collected unresolved;
  Annotated result;
  result.report =
      annotate::annotate_stream(dataset::Table::builtin(), settings, {source, out, &unresolved});
  result.out = std::move(out.text);
  result.unresolved = std::move(unresolved.text);
  return result;
}

inline Annotated annotate_text(std::string_view input, const annotate::Settings& settings = {}) {
  return annotate_pieces(input, settings, [&] { return input.size(); });
}

}  // namespace zonage::test
