#include "render/list_text.h"

#include <algorithm>

#include "render/printable.h"
#include "render/words.h"

namespace zonage::render {

using lists::OwnList;
using Way = OwnList::Way;

std::string span_text(const lists::Span& span) {
  // A day given is a span of itself; the first day beyond a span is none of it.
  if (span.end == span.first + 1) return format_date(span.first);
  return format_date(span.first) + "/" + (span.end == lists::no_end ? "…" : format_date(span.end));
}

void ListText::of_body(std::uint32_t b, const OwnList& list) {
  // As for zones: nobody asks a list of codes INSEE about Belgium.
  if (static_cast<Nature>(body(b).nature) == Nature::belgian_municipality) return;
  line();
  append_padded(list.name(), label_width, out_);
  const std::string_view value = list.value(b);
  if (list.standing(b).way == Way::mixed) {
    bold_padded(say("mixte", "mixed"), zone_width);
  } else {
    bold_padded(value.empty() ? "–" : printable(value, 200), zone_width);
  }
  if (!out_.ends_with(' ')) out_ += ' ';
  way(b, list);
  out_ += '\n';
  if (options_.explain) proof(list);
}

void ListText::way(std::uint32_t b, const OwnList& list) {
  const OwnList::Standing& standing = list.standing(b);
  const std::string file = printable(list.path());
  if (standing.way == Way::absent) {
    out_ += say("n'est pas dans ", "not in ") + file;
    if (body(b).current == b && !lists::lived(table_, b, list.span())) {
      out_ +=
          say(", du temps où elle n'était pas une commune", ", of a time when it was no commune");
    }
    return;
  }
  const lists::Entry& entry = list.entry(standing);
  const std::string place = file + say(", ligne ", ", line ") + std::to_string(entry.line);
  switch (standing.way) {
    case Way::own_code:
      out_ += place;
      if (standing.as_today) {
        out_ += say(" ; ", "; ");
        which_code(b, list);
      }
      break;
    case Way::other_code:
      out_ += place + say(", sous le code ", ", under the code ") + entry.code;
      break;
    case Way::lies_in:
      out_ += place + say(", pour ", ", for ") + named(standing.via) +
              say(", dont elle fait partie", ", which it is part of");
      break;
    case Way::joins:
      out_ += file + say(" ; réunit ", "; joins ") + std::to_string(list.parts(b).size()) +
              say(" communes de la liste, toutes ainsi", " communes of the list, all of them so");
      break;
    case Way::mixed:
      parts(b, list);
      out_ += say(" ; ", "; ") + file;
      break;
    case Way::which_part:
      out_ += file + say(" ; dans ", "; in ") + named(standing.via) +
              say(", qui réunit ", ", which joins ");
      parts(standing.via, list);
      break;
    case Way::which_code:
      out_ += place;
      out_ += colon();
      which_code(b, list);
      break;
    case Way::broke_up:
      out_ += file + say(" : ce qui en est issu y diffère, demandez ces communes",
                         ": what it broke up into differs there, ask for those communes");
      break;
    case Way::absent:
      break;
  }
}

void ListText::parts(std::uint32_t b, const OwnList& list) {
  std::string_view comma;
  for (const std::uint32_t part : list.parts(b)) {
    const std::string_view value = list.value(part);
    out_ += comma;
    out_ += value.empty() ? "–" : printable(value);
    out_ += ' ';
    out_ += name(part);
    comma = ", ";
  }
}

// The day on which the code changed its meaning, and what would help.
void ListText::which_code(std::uint32_t b, const OwnList& list) {
  const lists::Entry& entry = list.entry(list.standing(b));
  if (list.day_given()) {
    out_ += entry.code + say(" peut désigner plusieurs communes ce jour-là",
                             " may mean several communes on that day");
    return;
  }
  Date changed = no_date;
  for (const dataset::CodeRow& row : table_.find_code(entry.code)) {
    if (lists::was_commune(table_, row.body)) {
      changed = std::max(changed, table_.details()[row.body].first);
    }
  }
  out_ += entry.code;
  if (changed == no_date) {
    out_ += say(" peut désigner plusieurs communes", " may mean several communes");
  } else {
    out_ += say(" a changé de sens le ", " changed its meaning on ") +
            long_date(changed, options_.language);
  }
  out_ += list.standing(b).as_today
              ? say(", lu comme aujourd'hui ; sinon, ajoutez :date=AAAA-MM-JJ, le jour de la liste",
                    ", read as today; else add :date=YYYY-MM-DD, the day of the list")
              : say(" ; ajoutez :date=AAAA-MM-JJ, le jour de la liste",
                    "; add :date=YYYY-MM-DD, the day of the list");
}

void ListText::proof(const OwnList& list) {
  below();
  out_ += std::to_string(list.file().entries.size()) + say(" codes INSEE", " INSEE codes");
  if (!list.file().value_header.empty()) {
    out_ +=
        say(", colonne « ", ", column “") + printable(list.file().value_header) + say(" »", "”");
  }
  out_ += say(" ; communes du ", "; communes of ") + span_text(list.span());
  out_ += '\n';
}

}  // namespace zonage::render
