#include "cli/grant_commune.h"

#include <algorithm>

#include "cli/command.h"
#include "cli/options.h"
#include "grant/published.h"
#include "render/printable.h"
#include "resolve/resolver.h"
#include "text/fold.h"

namespace zonage::cli {
namespace {

class Search {
 public:
  Search(const std::vector<grant::Commune>& communes, const dataset::Table& table,
         render::Language language)
      : communes_(communes), table_(table), language_(language) {}

  std::optional<std::size_t> find(const std::string& text) const {
    std::vector<std::size_t> found;
    std::string wanted;
    text::fold(text, wanted);
    std::string key;
    for (std::size_t c = 0; c < communes_.size(); ++c) {
      if (communes_[c].code == text) return c;
      text::fold(communes_[c].name, key);
      if (!key.empty() && key == wanted) found.push_back(c);
    }
    resolve::Answer answer;
    if (found.empty()) {
      resolve::Resolver(table_).lookup({.text = text}, answer);
      for (const std::uint32_t body : answer.bodies) add(found, body);
    }
    if (found.size() == 1) return found.front();
    const std::string quoted = joined(say(language_, "« ", "“"), render::printable(text)) +
                               std::string(say(language_, " »", "”"));
    if (found.size() > 1) {
      complain(quoted + std::string(say(language_,
                                        " désigne plusieurs de ces communes : donnez un code INSEE",
                                        " is several of these communes: give an INSEE code")));
      return std::nullopt;
    }
    const std::string none_of =
        quoted + joined(say(language_, " n'est pas l'une des ", " is none of the "),
                        std::to_string(communes_.size()), say(language_, " communes", " communes"));
    complain(none_of + hint(answer));
    return std::nullopt;
  }

 private:
  // Adds the commune that the body is, once.
  void add(std::vector<std::size_t>& found, std::uint32_t body) const {
    const std::size_t c = commune_that_is(body);
    if (c != communes_.size() && std::find(found.begin(), found.end(), c) == found.end()) {
      found.push_back(c);
    }
  }

  std::size_t commune_that_is(std::uint32_t body) const {
    // What bore the code before it became a part of another commune is not that commune.
    const Date end = table_.details()[body].end;
    const bool commune = end == 0 || end > grant::deliberation_day;
    const auto& code = table_.bodies()[body].code;
    return commune ? grant::find(communes_, dataset::code_of(code)) : communes_.size();
  }

  // What to do about a name that is none of the communes: the one it lies in, or those that are
  // called much the same.
  std::string hint(const resolve::Answer& answer) const {
    for (const std::uint32_t body : answer.bodies) {
      const std::uint32_t current = table_.bodies()[body].current;
      if (current == dataset::none) continue;
      const std::size_t c = commune_that_is(current);
      if (c == communes_.size()) continue;
      return joined(say(language_, " ; son territoire est dans ", "; its territory is in "),
                    communes_[c].name) +
             " (" + communes_[c].code + ")" +
             std::string(say(language_, " : donnez celle-ci", ": give that one"));
    }
    std::vector<std::size_t> near;
    for (const resolve::Suggestion& each : answer.suggestions) add(near, each.body);
    // `bruay`: how the name begins is often all that is typed.
    if (near.empty() && !answer.key.empty()) near = beginning_with(answer.key);
    if (near.empty()) {
      return std::string(say(language_, " : voyez zonage dotation", ": see zonage dotation"));
    }
    std::string names;
    for (const std::size_t c : near) {
      names += (names.empty() ? "" : ", ") + communes_[c].name + " (" + communes_[c].code + ")";
    }
    return joined(say(language_, " : vouliez-vous dire ", ": did you mean "), names,
                  say(language_, " ?", "?"));
  }

  std::vector<std::size_t> beginning_with(const std::string& key) const {
    std::vector<std::size_t> found;
    std::string other;
    for (std::size_t c = 0; c < communes_.size(); ++c) {
      text::fold(communes_[c].name, other);
      if (other.starts_with(key + " ")) found.push_back(c);
    }
    return found;
  }

  const std::vector<grant::Commune>& communes_;
  const dataset::Table& table_;
  render::Language language_;
};

}  // namespace

std::optional<std::size_t> commune_of(const std::vector<grant::Commune>& communes,
                                      const dataset::Table& table, const std::string& text,
                                      render::Language language) {
  return Search(communes, table, language).find(text);
}

}  // namespace zonage::cli
