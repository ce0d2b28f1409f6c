// zonage/zonage.h, as programs in C call it, with any bytes. An answer is given or an error is told
// in one line; a field that there is no key or index for is NULL, every other one is UTF-8; found
// is one commune and unknown is none. The json is one line of UTF-8. Nothing is remembered between
// calls, a shared handle answers as its first one does, and an answer outlives its handle.
#include <cstring>
#include <memory>
#include <string>

#include "fuzz/fuzz.h"
#include "text/utf8.h"
#include "zonage/zonage.h"

using namespace zonage::test;
using zonage::text::first_invalid_utf8;

namespace {

struct Close {
  void operator()(zonage_handle* handle) const { zonage_close(handle); }
  void operator()(zonage_answer* answer) const { zonage_answer_free(answer); }
};
using Handle = std::unique_ptr<zonage_handle, Close>;
using Answer = std::unique_ptr<zonage_answer, Close>;

bool is_line_of_text(std::string_view text) {
  return text.find('\n') == text.npos && first_invalid_utf8(text) == text.size();
}

// Everything that can be read of an answer.
std::string all_of(const zonage_answer* answer) {
  const zonage_status status = zonage_answer_status(answer);
  const std::size_t size = zonage_answer_size(answer);
  require(status == ZONAGE_FOUND || status == ZONAGE_AMBIGUOUS || status == ZONAGE_UNKNOWN,
          "a status is one of three");
  require((status == ZONAGE_UNKNOWN) == (size == 0), "what is unknown has no commune");
  require(status != ZONAGE_FOUND || size == 1, "what is found is one commune");
  std::string all = std::to_string(status) + " " + std::to_string(size);
  for (std::size_t index = 0; index <= size; ++index) {
    const std::size_t at = index < size ? index : ZONAGE_WHOLE;
    for (std::size_t k = 0; zonage_field_key(k) != nullptr; ++k) {
      const char* const field = zonage_field(answer, at, zonage_field_key(k));
      require(field != nullptr, "every key has its field");
      require(first_invalid_utf8(field) == std::strlen(field), "a field is UTF-8");
      require(zonage_field(answer, at, zonage_field_key(k)) == field, "a field stays where it is");
      all += std::string("\n") + field;
    }
  }
  require(zonage_field(answer, size, zonage_field_key(0)) == nullptr, "there is no such index");
  require(zonage_field(answer, ZONAGE_WHOLE, "no_such_key") == nullptr, "there is no such key");
  for (const int explain : {0, 1}) {
    const char* const json = zonage_json(answer, explain);
    require(json != nullptr, "an answer has its json");
    const std::string_view line = json;
    require(line.starts_with('{') && line.ends_with('}'), "the json is an object");
    require(is_line_of_text(line), "the json is one line of text");
    all += '\n';
    all += line;
  }
  return all;
}

// The error where there is no answer.
std::string ask(zonage_handle* handle, const zonage_query& query) {
  zonage_error error;
  std::memset(&error, 'x', sizeof error);
  const Answer answer(zonage_ask_query(handle, &query, &error));
  if (answer) return all_of(answer.get());
  const void* const end = std::memchr(error.message, '\0', sizeof error.message);
  require(end != nullptr && error.message[0] != '\0', "an error is told");
  require(is_line_of_text(error.message), "an error is one line of text");
  require(zonage_ask_query(handle, &query, nullptr) == nullptr, "nobody has to ask for the error");
  return error.message;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Draw draw(data, size);
  const unsigned flags = draw.byte();
  std::string parts[4];  // text, département, postal code, day
  draw.parts(parts);
  // Of its very size: its bytes need no NUL behind.
  const auto text = std::make_unique<char[]>(parts[0].size());
  std::copy(parts[0].begin(), parts[0].end(), text.get());
  zonage_query query{};
  query.text = (flags & 1) != 0 && parts[0].empty() ? nullptr : text.get();
  query.size = parts[0].size();
  query.department = (flags & 2) != 0 ? nullptr : parts[1].c_str();
  query.postal_code = (flags & 4) != 0 ? nullptr : parts[2].c_str();
  query.day = (flags & 8) != 0 ? nullptr : parts[3].c_str();
  query.accept_suggestion = (flags & 16) != 0 ? 1 : 0;

  const char* const language = (flags & 32) != 0 ? "fr" : "en";
  static const Handle english(zonage_open(nullptr, "en", nullptr));
  static const Handle french(zonage_open(nullptr, "fr", nullptr));
  require(english && french, "the table inside the library opens");
  zonage_handle* const used = (flags & 32) != 0 ? french.get() : english.get();
  const std::string said = ask(used, query);
  Handle fresh(zonage_open(nullptr, language, nullptr));
  require(ask(fresh.get(), query) == said, "a handle remembers nothing");
  Handle shared(zonage_share(used, nullptr));
  const Answer kept(zonage_ask_query(shared.get(), &query, nullptr));
  shared.reset();
  require(!kept || all_of(kept.get()) == said, "an answer outlives its handle");
  return 0;
}
