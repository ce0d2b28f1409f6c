// The grant computed from any table of inputs, any rules and any changes. What is read is sorted,
// and each commune stands there once; what is wrong is told with its place, in both languages. The
// amounts are whole euros that make the envelopes, none below 0, and each is the exact amount
// rounded up or down; what a criterion shares out is what the communes get by it. The order of rows
// and the line ends change nothing, nor does a change to what is there already.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "fuzz/fuzz.h"
#include "grant/compute.h"
#include "grant/differences.h"
#include "grant/inputs.h"
#include "grant/published.h"
#include "grant/scenario.h"
#include "render/grant_explained.h"
#include "render/grant_rows.h"
#include "render/grant_text.h"
#include "sources/document.h"
#include "support/naive_csv.h"
#include "text/utf8.h"

using namespace zonage;
using namespace zonage::grant;
using namespace zonage::test;

namespace {

const dataset::Table& table() {
  static const dataset::Table builtin = dataset::Table::builtin();
  return builtin;
}

// A byte, then with a unit separator between them the inputs, the rules (empty: those that were
// published), a change of an input, of an envelope, and of the cap.
struct Case {
  bool keep_means = false;
  bool french = false;
  std::array<std::string, 5> parts;

  const std::string& inputs() const { return parts[0]; }
  const std::string& rules() const { return parts[1]; }
  const std::string& change() const { return parts[2]; }
  const std::string& envelope() const { return parts[3]; }
  const std::string& cap() const { return parts[4]; }
};

Case draw_case(Draw& draw) {
  Case drawn;
  const unsigned flags = draw.byte();
  drawn.keep_means = (flags & 1) != 0;
  drawn.french = (flags & 2) != 0;
  draw.parts(drawn.parts);
  return drawn;
}

bool is_text(std::string_view bytes) { return text::first_invalid_utf8(bytes) == bytes.size(); }

// About what was typed: `typed` may be no text.
void check_error(const Error& error, std::string_view typed = {}) {
  for (const std::string& message : {error.message, error.french}) {
    require(!message.empty(), "an error says what is wrong, in both languages");
    require(is_text(message) || !is_text(typed), "an error is UTF-8");
  }
}

// As open_inputs() reads a file.
std::optional<std::vector<Commune>> read(const std::string& text) {
  const auto document = sources::Document::from_text("inputs.csv", text);
  if (!document) return std::nullopt;
  auto communes = read_inputs("inputs.csv", text);
  if (communes) return std::move(*communes);
  check_error(communes.error());
  const auto line_ends = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }));
  require(communes.error().place.line <= line_ends + 1, "an error's line is there");
  return std::nullopt;
}

bool same(const std::vector<Commune>& a, const std::vector<Commune>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Commune& x, const Commune& y) {
    return x.code == y.code && x.name == y.name &&
           std::equal(x.inputs.begin(), x.inputs.end(), y.inputs.begin(),
                      [](const Decimal& p, const Decimal& q) {
                        return p.units == q.units && p.decimals == q.decimals;
                      });
  });
}

// The same table with its rows in the opposite order, and with another line end.
void check_order(const std::string& text, const std::vector<Commune>& communes) {
  if (text.find_first_of("\"\r") != text.npos || text.starts_with("sep=")) return;
  std::vector<std::string> lines;
  for (const std::string_view line : sources::split(text, '\n')) {
    if (!line.empty()) lines.emplace_back(line);
  }
  std::reverse(lines.begin() + 1, lines.end());
  std::string other;
  for (const std::string& line : lines) other += line + "\r\n";
  const auto again = read(other);
  // Which delimiter it is may be told by other rows than before.
  if (again) require(same(*again, communes), "the order of rows changes nothing");
}

void check_communes(const std::vector<Commune>& communes) {
  require(!communes.empty(), "what is read has a commune");
  for (std::size_t c = 0; c < communes.size(); ++c) {
    require(c == 0 || communes[c - 1].code < communes[c].code, "each code stands there once");
    require(find(communes, communes[c].code) == c, "a commune is found by its code");
    for (const Input input : all_inputs) {
      require(!why_not(communes[c], input), "what is read can be counted with");
    }
  }
}

Fraction sum(const std::vector<Fraction>& fractions) {
  Fraction total;
  for (const Fraction& each : fractions) total = (total + each).reduced();
  return total;
}

void check_outcome(const std::vector<Commune>& communes, const Profile& profile,
                   const Outcome& outcome) {
  require(outcome.shares.size() == communes.size(), "each commune has its share");
  Integer given;
  std::vector<Fraction> exact;
  std::array<std::vector<Fraction>, criterion_count> by_criterion;
  for (const Share& share : outcome.shares) {
    const Integer amount = share[Figure::grant].floor();
    require(share[Figure::grant] == Fraction(amount, 1), "an amount is whole euros");
    require(!amount.is_negative(), "an amount is not below 0");
    given += amount;
    const Integer down = share[Figure::before_correction].floor();
    require(amount == down || amount == down + 1, "an amount is the exact one, up or down");
    exact.push_back(share[Figure::before_correction]);
    for (const Criterion each : all_criteria) {
      by_criterion[at(each)].push_back(share[amount_of(each)]);
    }
  }
  const Fraction envelopes = Fraction(profile.envelopes[0]) + profile.envelopes[1];
  require(sum(exact) == envelopes, "the exact amounts make the envelopes");
  require(Fraction(given, 1) == envelopes, "the amounts make the envelopes");
  for (const Criterion each : all_criteria) {
    require(sum(by_criterion[at(each)]) == outcome.pots[at(each)],
            "what a criterion shares out is what the communes get by it");
  }
}

void check_opposite_order(const std::vector<Commune>& communes, const Profile& profile,
                          const Outcome& outcome) {
  const std::vector<Commune> reversed(communes.rbegin(), communes.rend());
  const Result<Outcome> other = compute(reversed, profile, &outcome.means);
  require(static_cast<bool>(other), "the order of communes is no fault");
  for (std::size_t c = 0; c < communes.size(); ++c) {
    require(
        other->shares[communes.size() - 1 - c][Figure::grant] == outcome.shares[c][Figure::grant],
        "the order of communes changes no amount");
  }
}

void check_written(const render::GrantView& view) {
  std::string out;
  append_grant_head(view, out);
  append_grant_table(view, out);
  for (std::size_t c = 0; c < view.communes.size(); ++c) {
    if (const auto error = append_grant_explained(view, c, out)) check_error(*error);
    for (const auto& cells : {grant_row(view, c), grant_details(view, c)}) {
      for (const render::GrantCell& cell : cells) out += cell.key + "=" + cell.value + "\n";
    }
  }
  require(is_text(out), "what is written is UTF-8");
}

// False where the change is refused, or means nothing here.
bool change(const Case& drawn, std::vector<Commune>& communes, Profile& profile) {
  for (const auto& [text, changed] :
       {std::pair(drawn.envelope(), &change_envelope), std::pair(drawn.cap(), &change_cap)}) {
    if (text.empty()) continue;
    if (const auto error = changed(profile, text)) {
      check_error(*error, text);
      return false;
    }
  }
  if (drawn.change().empty()) return true;
  const Result<Change> parsed = parse_change(drawn.change());
  if (!parsed) {
    check_error(parsed.error(), drawn.change());
    return false;
  }
  const std::size_t c = find(communes, parsed->commune);
  if (c < communes.size()) communes[c].inputs[at(parsed->input)] = parsed->value;
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Draw draw(data, size);
  const Case drawn = draw_case(draw);
  auto communes = read(drawn.inputs());
  if (communes) {
    check_communes(*communes);
    check_order(drawn.inputs(), *communes);
  }
  static const Result<Profile> published = builtin_profile(table(), BuiltinProfile::as_published);
  require(static_cast<bool>(published), "there are rules");
  Profile profile = *published;
  if (!drawn.rules().empty()) {
    Result<Profile> read = profile_from_text("rules.tsv", drawn.rules());
    if (!read) {
      check_error(read.error());
      return 0;
    }
    profile = std::move(*read);
  }
  require(differences(profile, profile).empty(), "rules do not differ from themselves");
  // A few dozen, as an agglomeration has them: hundreds take their time.
  if (!communes || communes->size() > 40) return 0;
  const Profile before = profile;
  const Result<Reference> reference = reference_of(table(), *communes, before);
  if (!change(drawn, *communes, profile)) return 0;
  const Result<Outcome> outcome =
      compute(*communes, profile, drawn.keep_means && reference ? &reference->means : nullptr);
  if (!outcome) {
    check_error(outcome.error());
    return 0;
  }
  check_outcome(*communes, profile, *outcome);
  check_opposite_order(*communes, profile, *outcome);
  if (reference) {
    check_written({table(), *communes, profile, *outcome, *reference, true,
                   differences(before, profile), drawn.keep_means,
                   drawn.french ? render::Language::french : render::Language::english});
  }
  return 0;
}
