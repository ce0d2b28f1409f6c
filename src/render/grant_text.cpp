#include "render/grant_text.h"

#include "grant/published.h"
#include "render/grant_numbers.h"
#include "render/printable.h"
#include "text/width.h"

namespace zonage::render {
namespace {

using grant::Figure;
using grant::Fraction;
using grant::Integer;

constexpr std::size_t code_width = 7;
constexpr std::size_t name_width = 26;
constexpr std::size_t amount_width = 14;
constexpr std::size_t key_width = 38;
constexpr std::size_t count_width = 10;
constexpr std::size_t total_width = 18;

void append_right(std::string_view text, std::size_t width, std::string& out) {
  const std::size_t columns = text::display_width(text);
  if (columns < width) out.append(width - columns, ' ');
  out += text;
}

class Pen {
 public:
  Pen(const GrantView& view, std::string& out) : view_(view), out_(out) {}

  std::string say(std::string_view french, std::string_view english) const {
    return std::string(view_.language == Language::french ? french : english);
  }

  void head() {
    const auto& totals = view_.outcome.totals;
    out_ +=
        view_.reference.published
            ? say("Dotation de solidarité communautaire 2023, Béthune-Bruay, Artois-Lys Romane : ",
                  "Dotation de solidarité communautaire 2023, Béthune-Bruay, Artois-Lys Romane: ")
            : say("Dotation de solidarité communautaire : ",
                  "Dotation de solidarité communautaire: ");
    out_ += euros(totals[grant::at(Figure::grant)], 0, view_.language) + "\n";
    out_ += say("  règles ", "  rules ") + say(view_.profile.title_fr, view_.profile.title_en) +
            say(" ; moyennes par habitant : potentiel financier ",
                "; means per inhabitant: potentiel financier ") +
            mean(view_.outcome.means.potential) + say(", revenu ", ", income ") +
            mean(view_.outcome.means.income) + about_means() + "\n";
    if (view_.is_changed && view_.changes.empty()) {
      out_ += say("  changement : aucun\n", "  change: none\n");
    }
    for (const std::string& change : view_.changes) {
      out_ += say("  changement : ", "  change: ") + printable(change) + "\n";
    }
  }

  void table() {
    const bool changed = view_.is_changed;
    out_ += '\n';
    row(say("code", "code"), say("commune", "commune"), say("enveloppe 1", "envelope 1"),
        say("enveloppe 2", "envelope 2"), "total",
        view_.reference.published ? say("publié", "published") : say("avant", "before"),
        say("écart", "difference"));
    std::size_t unmoved = 0;
    for (std::size_t c = 0; c < view_.communes.size(); ++c) {
      if (changed && view_.moved(c).is_zero()) {
        ++unmoved;
        continue;
      }
      const grant::Share& share = view_.outcome.shares[c];
      row(view_.communes[c].code, view_.communes[c].name, amount(share[Figure::envelope_1]),
          amount(share[Figure::envelope_2]), amount(share[Figure::grant]),
          amount(Fraction(view_.reference.amounts[c])), difference(view_.moved(c), view_.language));
    }
    const auto& totals = view_.outcome.totals;
    Integer before;
    for (const std::int64_t each : view_.reference.amounts) before += each;
    const Integer all = totals[grant::at(Figure::grant)].floor();
    row("", "total", amount(totals[grant::at(Figure::envelope_1)]),
        amount(totals[grant::at(Figure::envelope_2)]), amount(Fraction(all, 1)),
        amount(Fraction(before, 1)), difference(all - before, view_.language));
    if (changed) {
      out_ += "\n" + std::to_string(unmoved);
      if (unmoved == 0) {
        out_ +=
            say(" commune sans changement : toutes bougent", " communes unmoved: all of them move");
      } else if (unmoved == 1) {
        out_ += say(" commune garde son montant", " commune keeps its amount");
      } else {
        out_ += say(" communes gardent leur montant", " communes keep their amounts");
      }
      out_ += view_.reference.published && unmoved != 0 ? say(" publié\n", " as published\n")
                                                        : std::string("\n");
    }
  }

  void check(const std::vector<GrantCheck>& checks) {
    append_padded(say("colonne", "column"), key_width, out_);
    append_right(say("égales", "equal"), count_width, out_);
    append_right(say("total publié", "published total"), total_width, out_);
    append_right(say("total calculé", "computed total"), total_width, out_);
    out_ += '\n';
    std::size_t compared = 0;
    std::size_t equal = 0;
    for (const GrantCheck& check : checks) {
      compared += check.compared;
      equal += check.equal;
      append_padded(key_of(check.figure), key_width, out_);
      append_right(std::to_string(check.equal) + "/" + std::to_string(check.compared), count_width,
                   out_);
      const unsigned decimals = decimals_of(check.figure);
      if (is_summed(check.figure)) {
        const auto total = grant::published_total(view_.table, check.figure);
        append_right(total ? grouped(Integer(*total), decimals, view_.language) : "–", total_width,
                     out_);
        append_right(grouped(printed_total(view_, check.figure), decimals, view_.language),
                     total_width, out_);
      }
      out_ += '\n';
    }
    out_ += "\n" + number(equal) +
            say(" valeurs publiées retrouvées sur ", " published figures found again of ") +
            number(compared) + "\n";
    out_ += grouped(view_.outcome.rounded_total, 0, view_.language) + " + " +
            grouped(printed_total(view_, Figure::correction), 0, view_.language) + " = " +
            grouped(printed_total(view_, Figure::grant), 0, view_.language) +
            say(" : montants arrondis chacun, correction des arrondis, total des enveloppes (€)\n",
                ": amounts rounded each, correction of the rounding, sum of the envelopes (€)\n");
    for (const grant::Exception& exception : view_.profile.exceptions) {
      const std::size_t c = grant::find(view_.communes, exception.code);
      out_ += say("exception : ", "exception: ");
      out_ += c == view_.communes.size() ? exception.code : view_.name(c);
      out_ += ", " + std::string(key_of(exception.figure)) + " = " +
              grouped(exception.value, view_.language) + say(" : ", ": ") +
              say(exception.reason_fr, exception.reason_en) + "\n";
    }
  }

 private:
  // Whether a what-if moved the means.
  std::string about_means() const {
    if (view_.means_kept) return say(" (gardées)", " (kept)");
    const grant::Means& now = view_.outcome.means;
    const grant::Means& before = view_.reference.means;
    const bool same = now.potential == before.potential && now.income == before.income;
    return same ? std::string() : say(" (recalculées)", " (recomputed)");
  }

  std::string mean(const Fraction& number) const {
    const std::string text = grouped_short(number, 6, view_.language);
    return view_.language == Language::french ? text + " €" : "€" + text;
  }

  std::string number(std::size_t value) const {
    return grouped(Integer(static_cast<std::int64_t>(value)), 0, view_.language);
  }

  std::string amount(const Fraction& euros) const {
    const Integer rounded = euros.rounded(0);
    return rounded.is_zero() ? "–" : grouped(rounded, 0, view_.language);
  }

  void row(std::string_view code, std::string_view name, std::string_view first,
           std::string_view second, std::string_view total, std::string_view before,
           std::string_view moved) {
    append_padded(code, code_width, out_);
    append_padded(printable(name), name_width, out_);
    append_right(first, amount_width, out_);
    append_right(second, amount_width, out_);
    append_right(total, amount_width, out_);
    if (view_.is_changed) {
      append_right(before, amount_width, out_);
      append_right(moved, amount_width, out_);
    }
    out_ += '\n';
  }

  const GrantView& view_;
  std::string& out_;
};

}  // namespace

void append_grant_head(const GrantView& view, std::string& out) { Pen(view, out).head(); }
void append_grant_table(const GrantView& view, std::string& out) { Pen(view, out).table(); }
void append_grant_check(const GrantView& view, const std::vector<GrantCheck>& checks,
                        std::string& out) {
  Pen(view, out).check(checks);
}

}  // namespace zonage::render
