#include "compile/dataset/evidence.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/codes.h"
#include "text/distance.h"

namespace zonage::compile {
namespace {

using communes::Body;
using communes::Gazetteer;
using sources::Erratum;
using sources::ErratumKind;
using sources::Evidence;
using sources::PrintedName;
using zones::no_index;

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

// How the two lists sort their names. abc_2003: letter by letter within words, the article being a
// word. apl_1978: letter by letter, a leading article and all spaces left out.
std::string order_key(Scheme scheme, std::string_view name) {
  if (scheme == Scheme::abc_2003) {
    std::string joined;
    for (const char c : name) {
      if (c != '-' && c != '\'') joined += c;
    }
    return name_key(joined);
  }
  std::string key = name_key(name);
  for (const std::string_view article : {"le ", "la ", "les ", "l "}) {
    if (key.starts_with(article)) {
      key.erase(0, article.size());
      break;
    }
  }
  std::erase(key, ' ');
  return key;
}

class Checker {
 public:
  Checker(const Gazetteer& gazetteer, const Linker& linker, const ListInput& list,
          const LinkedList& linked, const ListInput& other, const LinkedList& other_linked,
          const std::vector<Amendment>& amendments)
      : gazetteer_(gazetteer),
        linker_(linker),
        list_(list),
        linked_(linked),
        other_(other),
        other_linked_(other_linked),
        amendments_(amendments) {}

  std::vector<Error> run() {
    for (std::uint32_t n = 0; n < list_.printed.names.size(); ++n) {
      const std::uint32_t e = linked_.erratum_of_name[n];
      if (e == no_index) continue;
      name_ = n;
      erratum_ = &list_.errata.rows[e];
      check_meant();
      for (const Evidence& item : erratum_->evidence) check(item);
    }
    return std::move(errors_);
  }

 private:
  void fail(std::string_view part, std::string message) {
    errors_.push_back(list_.errata_document->error_at(erratum_->line, part, std::move(message),
                                                      ErrorKind::contradiction));
  }

  const PrintedName& name() const { return list_.printed.names[name_]; }

  bool bears(std::string_view code, std::string_view wanted) const {
    for (const sources::CommuneState& state : gazetteer_.states()) {
      if (state.code == code && state.name == wanted) return true;
    }
    return false;
  }

  void check_meant() {
    for (std::size_t i = 0; i < std::min(erratum_->codes.size(), erratum_->meant.size()); ++i) {
      if (!bears(erratum_->codes[i], erratum_->meant[i])) {
        fail(erratum_->meant[i], "the gazetteer gives " + std::string(erratum_->codes[i]) +
                                     " no name " + quoted(erratum_->meant[i]));
      }
    }
  }

  void check(const Evidence& item) {
    const bool means_something = !erratum_->meant.empty() && !erratum_->codes.empty();
    if (!means_something && (item.kind == "ordre" || item.kind == "arrete")) {
      return fail(item.detail, "evidence: nothing is meant that this could prove");
    }
    if (item.kind == "ordre") return check_order(item);
    if (item.kind == "liste") return check_other_list(item);
    if (item.kind == "arrete") return check_amendment(item);
    if (item.kind == "cog") return check_gazetteer(item);
    if (item.kind == "seul") return check_alone(item);
    if (item.kind == "agglomeration" && item.detail != name().heading.section) {
      fail(item.detail, "evidence: it does not stand under " + quoted(item.detail));
    }
    if (item.kind == "morceau" && printed_beside(-1) != item.detail &&
        printed_beside(1) != item.detail) {
      fail(item.detail, "evidence: " + quoted(item.detail) + " is not printed beside it");
    }
  }

  // The neighbour in the same paragraph; its index, or no_index.
  std::uint32_t neighbour(int step) const {
    const auto& names = list_.printed.names;
    if (step < 0 && name_ == 0) return no_index;
    const std::uint32_t at = step < 0 ? name_ - 1 : name_ + 1;
    if (at >= names.size() || names[at].paragraph != name().paragraph) return no_index;
    return at;
  }

  std::string_view printed_beside(int step) const {
    const std::uint32_t at = neighbour(step);
    return at == no_index ? std::string_view{} : list_.printed.names[at].name;
  }

  // How a neighbour sorts: by what it means.
  std::string order_of(std::uint32_t name) const {
    const std::uint32_t e = linked_.erratum_of_name[name];
    const bool corrected = e != no_index && !list_.errata.rows[e].meant.empty();
    return order_key(list_.scheme, corrected ? list_.errata.rows[e].meant.front()
                                             : list_.printed.names[name].name);
  }

  void check_order(const Evidence& item) {
    const std::size_t bar = item.detail.find('|');
    if (bar == std::string_view::npos || item.detail.substr(0, bar) != printed_beside(-1) ||
        item.detail.substr(bar + 1) != printed_beside(1)) {
      fail(item.detail, "evidence: its neighbours are " + quoted(printed_beside(-1)) + " and " +
                            quoted(printed_beside(1)));
      return;
    }
    const std::string own = order_key(list_.scheme, erratum_->meant.front());
    const std::uint32_t before = neighbour(-1);
    const std::uint32_t after = neighbour(1);
    if ((before != no_index && order_of(before) > own) ||
        (after != no_index && own > order_of(after))) {
      fail(item.detail, "evidence: " + quoted(erratum_->meant.front()) +
                            " does not sort between these neighbours");
    }
  }

  void check_other_list(const Evidence& item) {
    const std::vector<std::string_view> parts = sources::split(item.detail, '/');
    if (parts.size() == 3 && parts[0] == key_of(other_.scheme)) {
      for (const zones::ListedName& listed : other_linked_.listed) {
        const PrintedName& there = other_.printed.names[listed.name];
        if (there.heading.zone == parts[1] && there.name == parts[2] &&
            there.heading.department == name().heading.department && means(listed.body)) {
          return;
        }
      }
    }
    fail(item.detail, "evidence: the other list does not print this for the same commune");
  }

  bool means(std::uint32_t body) const {
    return std::any_of(erratum_->codes.begin(), erratum_->codes.end(),
                       [&](std::string_view code) { return linker_.by_code(code) == body; });
  }

  void check_amendment(const Evidence& item) {
    for (const Amendment& amendment : amendments_) {
      if (amendment.nor == item.detail && amendment.zone == name().heading.zone &&
          amendment.code == erratum_->codes.front()) {
        return;
      }
    }
    fail(item.detail, "evidence: that order does not put this commune into this zone");
  }

  void check_gazetteer(const Evidence& item) {
    const std::size_t at = item.detail.rfind('@');
    const std::size_t dots = item.detail.rfind("..");
    if (at != std::string_view::npos && dots != std::string_view::npos && dots > at) {
      const std::string_view wanted = item.detail.substr(0, at);
      const std::string_view first = item.detail.substr(at + 1, dots - at - 1);
      const std::string_view end = item.detail.substr(dots + 2);
      // One name may have been restated several times in between: the span counts, not the states.
      bool starts = false;
      bool ends = false;
      for (const sources::CommuneState& state : gazetteer_.states()) {
        if (state.name != wanted || state.nature != sources::Nature::commune ||
            std::find(erratum_->codes.begin(), erratum_->codes.end(), state.code) ==
                erratum_->codes.end()) {
          continue;
        }
        starts = starts || format_date(state.first) == first;
        ends = ends || format_date(state.end) == end;
      }
      if (starts && ends) return;
    }
    fail(item.detail, "evidence: the gazetteer knows no such name between these days");
  }

  void check_alone(const Evidence& item) {
    int limit = 0;
    const auto [end, error] =
        std::from_chars(item.detail.data(), item.detail.data() + item.detail.size(), limit);
    if (error != std::errc{} || end != item.detail.data() + item.detail.size() || limit < 0 ||
        limit > 4) {
      fail(item.detail, "evidence: a distance is expected");
      return;
    }
    const text::OsaPattern printed(name_key(name().name));
    for (std::uint32_t b = 0; b < gazetteer_.bodies().size(); ++b) {
      const Body& body = gazetteer_.bodies()[b];
      if (body.list_state == sources::no_state || means(b)) continue;
      const sources::CommuneState& state = gazetteer_.states()[body.list_state];
      if (!in_department(name().heading.department, state.code) || printed_plainly(b)) continue;
      if (printed.distance(name_key(state.name), limit) <= limit) {
        fail(item.detail, "evidence: " + state.name + " (" + state.code + ") is as near");
      }
    }
  }

  // Printed in the same zone by its own name, so that the doubtful name cannot mean it.
  bool printed_plainly(std::uint32_t body) const {
    return std::any_of(
        linked_.listed.begin(), linked_.listed.end(), [&](const zones::ListedName& listed) {
          return listed.body == body && listed.erratum == no_index &&
                 list_.printed.names[listed.name].heading.zone == name().heading.zone;
        });
  }

  const Gazetteer& gazetteer_;
  const Linker& linker_;
  const ListInput& list_;
  const LinkedList& linked_;
  const ListInput& other_;
  const LinkedList& other_linked_;
  const std::vector<Amendment>& amendments_;
  std::uint32_t name_ = 0;
  const Erratum* erratum_ = nullptr;
  std::vector<Error> errors_;
};

}  // namespace

std::vector<Error> check_evidence(const Gazetteer& gazetteer, const Linker& linker,
                                  const ListInput& list, const LinkedList& linked,
                                  const ListInput& other, const LinkedList& other_linked,
                                  const std::vector<Amendment>& amendments) {
  return Checker(gazetteer, linker, list, linked, other, other_linked, amendments).run();
}

}  // namespace zonage::compile
