#include <algorithm>
#include <cstddef>
#include <cstring>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "library/inside.h"
#include "render/fields.h"
#include "zonage/lookup.h"
#include "zonage/zonage.h"

struct zonage_handle {
  zonage::Data data;
  zonage::Language language;
  zonage::Lookup lookup;
};

// The texts that were asked for stay where they are: a map moves none of them.
struct zonage_answer {
  zonage::Answer answer;
  mutable std::mutex mutex;
  mutable std::map<std::pair<std::size_t, std::string>, std::string> texts;
};

namespace {

using zonage::Error;
using zonage::Language;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

// Cut between characters if it is too long.
void tell(std::string_view message, zonage_error* error) {
  if (error == nullptr) return;
  std::size_t size = std::min<std::size_t>(message.size(), ZONAGE_MESSAGE_SIZE - 1);
  while (size != 0 && size < message.size() && is_continuation(message[size])) --size;
  std::memcpy(error->message, message.data(), size);
  error->message[size] = '\0';
}

// Calls what returns a pointer; whatever is thrown becomes NULL and a message.
template <class Function>
auto without_throwing(zonage_error* error, Function&& function) -> decltype(function()) {
  try {
    return function();
  } catch (const std::bad_alloc&) {
    tell("no memory left", error);
  } catch (const std::exception& exception) {
    tell(exception.what(), error);
  } catch (...) {
    tell("unexpected failure", error);
  }
  return nullptr;
}

zonage_handle* open_over(const zonage::Data& data, Language language) {
  return new zonage_handle{data, language, zonage::Lookup(data, language)};
}

std::nullptr_t no_handle(zonage_error* error) {
  tell("no handle: open one with zonage_open", error);
  return nullptr;
}

std::string_view text_or_nothing(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

// Keeps the text with the answer, under what tells it from all others.
template <class Make>
const char* keep(const zonage_answer& answer, std::size_t index, std::string key, Make&& make) {
  const std::lock_guard lock(answer.mutex);
  auto [at, is_new] = answer.texts.try_emplace({index, std::move(key)});
  if (is_new) {
    try {
      at->second = make();
    } catch (...) {
      answer.texts.erase(at);
      throw;
    }
  }
  return at->second.c_str();
}

}  // namespace

const char* zonage_version(void) { return zonage::version().data(); }

zonage_handle* zonage_open(const char* path, const char* language, zonage_error* error) {
  return without_throwing(error, [&]() -> zonage_handle* {
    const std::string_view wanted = language == nullptr ? "en" : language;
    if (wanted != "fr" && wanted != "en") {
      tell("unknown language: give fr or en", error);
      return nullptr;
    }
    const Language chosen = wanted == "fr" ? Language::french : Language::english;
    if (path == nullptr) return open_over(zonage::Data::builtin(), chosen);
    const auto data = zonage::Data::open(path);
    if (!data) {
      zonage::Error told = data.error();
      if (chosen == Language::french && !told.french.empty()) told.message = told.french;
      tell(describe(told) + (chosen == Language::french
                                 ? " : donnez une table faite par la même version"
                                 : ": give a table made by the same version"),
           error);
      return nullptr;
    }
    return open_over(*data, chosen);
  });
}

zonage_handle* zonage_share(const zonage_handle* handle, zonage_error* error) {
  return without_throwing(error, [&]() -> zonage_handle* {
    if (handle == nullptr) return no_handle(error);
    return open_over(handle->data, handle->language);
  });
}

void zonage_close(zonage_handle* handle) { delete handle; }

zonage_answer* zonage_ask(zonage_handle* handle, const char* text, size_t size,
                          zonage_error* error) {
  zonage_query query{};
  query.text = text;
  query.size = size;
  return zonage_ask_query(handle, &query, error);
}

zonage_answer* zonage_ask_query(zonage_handle* handle, const zonage_query* query,
                                zonage_error* error) {
  return without_throwing(error, [&]() -> zonage_answer* {
    if (handle == nullptr) return no_handle(error);
    if (query == nullptr) {
      tell(handle->language == Language::french ? "pas de requête : donnez-en une"
                                                : "no query: give one",
           error);
      return nullptr;
    }
    zonage::Query asked;
    if (query->text != nullptr) asked.text = {query->text, query->size};
    asked.department = text_or_nothing(query->department);
    asked.postal_code = text_or_nothing(query->postal_code);
    asked.day = text_or_nothing(query->day);
    asked.accept_suggestion = query->accept_suggestion != 0;
    const auto answer = handle->lookup.ask(asked);
    if (!answer) {
      tell(answer.error().message, error);
      return nullptr;
    }
    return new zonage_answer{*answer, {}, {}};
  });
}

zonage_status zonage_answer_status(const zonage_answer* answer) {
  if (answer == nullptr) return ZONAGE_UNKNOWN;
  switch (answer->answer.status()) {
    case zonage::Status::found:
      return ZONAGE_FOUND;
    case zonage::Status::ambiguous:
      return ZONAGE_AMBIGUOUS;
    case zonage::Status::unknown:
      break;
  }
  return ZONAGE_UNKNOWN;
}

size_t zonage_answer_size(const zonage_answer* answer) {
  return answer == nullptr ? 0 : answer->answer.size();
}

const char* zonage_field(const zonage_answer* answer, size_t index, const char* key) {
  return without_throwing(nullptr, [&]() -> const char* {
    if (answer == nullptr || key == nullptr) return nullptr;
    if (!zonage::render::parse_column(key)) return nullptr;
    if (index != ZONAGE_WHOLE && index >= answer->answer.size()) return nullptr;
    return keep(*answer, index, key, [&] {
      return index == ZONAGE_WHOLE ? *answer->answer.field(key) : *answer->answer.field(key, index);
    });
  });
}

const char* zonage_field_key(size_t number) {
  if (number >= zonage::render::all_columns.size()) return nullptr;
  return zonage::render::key_of(zonage::render::all_columns[number]).data();  // a literal
}

const char* zonage_json(const zonage_answer* answer, int explain) {
  return without_throwing(nullptr, [&]() -> const char* {
    if (answer == nullptr) return nullptr;
    // No column has such a key.
    return keep(*answer, ZONAGE_WHOLE, explain != 0 ? "{explain}" : "{}", [&] {
      return answer->answer.json(explain != 0 ? zonage::Answer::Proof::yes
                                              : zonage::Answer::Proof::no);
    });
  });
}

void zonage_answer_free(zonage_answer* answer) { delete answer; }
