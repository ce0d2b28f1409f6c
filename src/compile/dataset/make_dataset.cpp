// zonage_make_dataset DATA_DIR OUT_FILE: reads everything under data/, ties names to communes,
// classifies, checks the evidence and the expected counts, and writes the data table. Whatever is
// wrong is listed in one run as `file:line:column: message`; then nothing is written.
#include <cstdio>
#include <string>
#include <utility>

#include "compile/dataset/evidence.h"
#include "compile/dataset/expected.h"
#include "compile/dataset/inputs.h"
#include "compile/dataset/link.h"
#include "compile/dataset/link_dsc.h"
#include "compile/dataset/qpv_evidence.h"
#include "compile/dataset/qpv_expected.h"
#include "compile/dataset/write_dataset.h"

namespace {

using namespace zonage;
using namespace zonage::compile;

void append(std::vector<Error>& to, const std::vector<Error>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void check_amendments(Inputs& inputs, const communes::Gazetteer& gazetteer, const Linker& linker,
                      const zones::Classified& apl) {
  for (const Amendment& amendment : inputs.amendments) {
    const auto fail = [&](std::string message) {
      inputs.errors.push_back(inputs.amendments_document->error_at(
          amendment.line, amendment.code, std::move(message), ErrorKind::contradiction));
    };
    const std::uint32_t body = linker.by_code(amendment.code);
    if (body == communes::no_body || gazetteer.bodies()[body].list_state == sources::no_state) {
      fail("no commune of the list's day bears this code");
    } else if (key_of(apl.by_body[body].zone) != amendment.zone) {
      fail("the order puts it into zone " + std::string(amendment.zone) + ", the list into zone " +
           std::string(key_of(apl.by_body[body].zone)));
    } else if (!parse_zone(Scheme::apl_1978, amendment.before)) {
      fail("not a zone: `" + std::string(amendment.before) + "`");
    }
  }
}

bool write_file(const std::string& path, const std::string& bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool closed = std::fclose(file) == 0;
  return written && closed;
}

int report(const std::vector<Error>& errors) {
  for (const Error& error : errors) std::fprintf(stderr, "%s\n", describe(error).c_str());
  std::fprintf(stderr, "zonage_make_dataset: %zu error%s in the data, nothing written\n",
               errors.size(), errors.size() == 1 ? "" : "s");
  return 1;
}

int run(const std::string& data, const std::string& out) {
  Inputs inputs = read_inputs(data);
  const QpvInputs qpv = read_qpv_inputs(data, inputs);
  // Without readable lists there is nothing to link; syntax errors alone do not hide the others,
  // except those of the states, whose links everything else follows.
  const bool complete =
      inputs.abc.document != nullptr && inputs.apl.document != nullptr &&
      inputs.pilots_document != nullptr && inputs.states_read &&
      inputs.abc.errata_document != nullptr && inputs.apl.errata_document != nullptr &&
      inputs.amendments_document != nullptr && inputs.dsc.document != nullptr &&
      inputs.dsc.errata_document != nullptr && inputs.dsc.members_document != nullptr &&
      inputs.dsc.published_document != nullptr && inputs.dsc.written_document != nullptr &&
      qpv.complete();
  if (!complete) return report(inputs.errors);

  const communes::Gazetteer gazetteer(inputs.states.states);
  const Linker linker(gazetteer);
  const LinkedList abc_links = link(linker, inputs.abc, {});
  const LinkedList apl_links = link(linker, inputs.apl, inputs.oise_cantons);
  append(inputs.errors, abc_links.errors);
  append(inputs.errors, apl_links.errors);
  append(inputs.errors, check_evidence(gazetteer, linker, inputs.abc, abc_links, inputs.apl,
                                       apl_links, inputs.amendments));
  append(inputs.errors, check_evidence(gazetteer, linker, inputs.apl, apl_links, inputs.abc,
                                       abc_links, inputs.amendments));
  const zones::Classified abc = classify(Scheme::abc_2003, gazetteer, *inputs.abc.document,
                                         inputs.abc.printed, abc_links.listed, {});
  const zones::Classified apl = classify(Scheme::apl_1978, gazetteer, *inputs.apl.document,
                                         inputs.apl.printed, apl_links.listed, inputs.apl_facts);
  append(inputs.errors, abc.errors);
  append(inputs.errors, apl.errors);
  check_amendments(inputs, gazetteer, linker, apl);
  const zones::PilotClasses pilots =
      classify_pilots(gazetteer, *inputs.pilots_document, inputs.pilots, inputs.nord_communes);
  append(inputs.errors, pilots.errors);
  const LinkedDsc dsc = link_dsc(inputs.dsc, gazetteer);
  append(inputs.errors, dsc.errors);
  check_expected(data, inputs, gazetteer, abc, apl, pilots);
  const QpvAtlas atlas = read_atlas(qpv, inputs);
  const QpvBodies qpv_bodies = link_qpv_communes(qpv, atlas, gazetteer);
  append(inputs.errors, atlas.errors);
  append(inputs.errors, check_sums(qpv, atlas));
  append(inputs.errors, check_qpv_evidence(qpv, atlas));
  append(inputs.errors, qpv_bodies.errors);
  check_qpv_expected(data, inputs, qpv, atlas);
  if (!inputs.errors.empty()) return report(inputs.errors);

  const std::string table = write_dataset(
      {inputs, gazetteer, abc_links, apl_links, abc, apl, pilots, dsc, qpv, atlas, qpv_bodies});
  if (!write_file(out, table)) {
    std::fprintf(stderr, "zonage_make_dataset: %s cannot be written\n", out.c_str());
    return 1;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: zonage_make_dataset DATA_DIR OUT_FILE\n");
    return 2;
  }
  return run(argv[1], argv[2]);
}
