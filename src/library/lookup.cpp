#include "zonage/lookup.h"

#include <utility>

#include "library/inside.h"
#include "render/text.h"

namespace zonage {

struct Lookup::Inside {
  Inside(Data chosen, Language chosen_language)
      : data(std::move(chosen)), resolver(data.inside().table), language(chosen_language) {}

  Data data;
  resolve::Resolver resolver;
  Language language;
};

namespace {

Result<Answer> answer(const Query& query, const Data& data, resolve::Resolver& resolver,
                      Language language) {
  const auto refused = [](std::string message) {
    return Error{ErrorKind::syntax, std::move(message), {}};
  };
  Date day = no_date;
  if (!query.day.empty()) {
    const auto parsed = render::read_day(query.day, language);
    if (!parsed) return parsed.error();
    day = *parsed;
  }
  if (!query.postal_code.empty() && !resolve::parse_postal_code(query.postal_code)) {
    return refused(render::describe_refused_postal_code(query.postal_code, language));
  }
  auto inside = std::make_shared<Answer::Inside>(Answer::Inside{data, std::string(query.text), {}});
  // What the command shows for a postal code alone.
  if (query.text.empty()) inside->query = query.postal_code;
  resolver.lookup({.text = query.text,
                   .department = query.department,
                   .postal_code = query.postal_code,
                   .at = day,
                   .accept_suggestion = query.accept_suggestion},
                  inside->answer);
  if (inside->answer.problem != resolve::Problem::none) {
    return refused(render::describe_problem(inside->answer, language));
  }
  return Answer(std::move(inside));
}

}  // namespace

Lookup::Lookup(Data data, Language language)
    : inside_(std::make_unique<Inside>(std::move(data), language)) {}
Lookup::Lookup(Lookup&&) noexcept = default;
Lookup& Lookup::operator=(Lookup&&) noexcept = default;
Lookup::~Lookup() = default;

Result<Answer> Lookup::ask(const Query& query) {
  return library::without_throwing(
      [&] { return answer(query, inside_->data, inside_->resolver, inside_->language); });
}

Result<Answer> Lookup::ask(std::string_view text) {
  Query query;
  query.text = text;
  return ask(query);
}

}  // namespace zonage
