#include "cli/completion_words.h"

#include <string>
#include <vector>

#include "support/catch.h"

namespace zonage::cli {
namespace {

// The candidates for the last word, joined by spaces.
std::string words(std::vector<std::string> line) {
  line.insert(line.begin(), {std::to_string(line.size()), "zonage"});
  std::string out;
  append_completion_words(line, out);
  for (char& c : out) c = c == '\n' ? ' ' : c;
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace

TEST_CASE("commands and communes come first") {
  CHECK(words({"ann"}).starts_with("annotate"));
  CHECK(words({"sour"}).starts_with("sources"));
  CHECK(words({"look"}) == "lookup");
  CHECK(words({"--lang", "fr", "lis"}).starts_with("list"));
  CHECK(words({"-e", "lis"}).find("list\n") == std::string::npos);  // not the first argument
  CHECK(words({"Saint-Germer"}) == "Saint-Germer-de-Fly");
  CHECK(words({"saint germer"}) == "Saint-Germer-de-Fly");
  CHECK(words({"bethu"}) == "Béthune");
  CHECK(words({"\"Le Havr"}) == "Le Havre");
  CHECK(words({"Le\\ Havr"}) == "Le Havre");
  CHECK(words({"Lille", "bethu"}) == "Béthune");
  CHECK(words({"lookup", "bethu"}) == "Béthune");
  CHECK(words({"sa"}).find("Saint") == std::string::npos);  // hundreds: no help
  CHECK(words({"zzz"}).empty());
}

TEST_CASE("options and their values are completed") {
  CHECK(words({"list", "--sch"}) == "--scheme");
  CHECK(words({"list", "--scheme", "ab"}) == "abc_2003");
  CHECK(words({"list", "-s", "abc_2003,ap"}) == "abc_2003,apl_1978");
  CHECK(words({"list", "-s", "abc_2003,"}) ==
        "abc_2003,apl_1978 abc_2003,ville_pilote abc_2003,qpv");  // each once, and no amounts
  CHECK(words({"-s", "abc_2003,d"}) == "abc_2003,dsc_2023");
  CHECK(words({"list", "--scheme=ville"}) == "--scheme=ville_pilote");
  CHECK(words({"--lang", "fr", "list", "--z"}).starts_with("--zone"));
  CHECK(words({"annotate", "--vers"}) == "--version");
  CHECK(words({"list", "-z", "I"}) == "I II III");
  CHECK(words({"list", "-d", "2"}) == "21 22 23 24 25 26 27 28 29 2A 2B");
  CHECK(words({"-d", "haute-s"}) == "Haute-Saône Haute-Savoie");
  CHECK(words({"list", "--format", "j"}) == "json jsonl");
  CHECK(words({"annotate", "--columns", "statut,abc"}) == "statut,abc_2003");
  CHECK(words({"annotate", "--encoding", "iso"}) == "iso-8859-15");
  CHECK(words({"completion", "f"}) == "fish");
  CHECK(words({"qpv", "--list", "--where", "np"}) == "npnru");
  CHECK(words({"qpv", "--list", "-w", "zfu,q"}) == "zfu,qin zfu,qir zfu,qrr");
  CHECK(words({"qpv", "--list", "--where=re"}) == "--where=rep --where=rep+");
  CHECK(words({"dotation", "--profile", "as-"}) == "as-published as-written");
  CHECK(words({"dotation", "--profile", "mine"}).empty());  // a file
  CHECK(words({"sources", "ch"}) == "check");
  // Of the grant's communes, not of France's.
  CHECK(words({"dotation", "Béth"}) == "Béthune");
  CHECK(words({"dotation", "-c", "douv"}) == "Douvrin");
  CHECK(words({"dotation", "--commune=Douv"}) == "--commune=Douvrin");
}

TEST_CASE("files are left to the shell") {
  CHECK(words({"annotate", "cli"}).empty());
  CHECK(words({"annotate", "-o", "cli"}).empty());
  CHECK(words({"sources", "check", "ab"}).empty());
}

TEST_CASE("a line that makes no sense has no candidates") {
  std::string out;
  append_completion_words({}, out);
  for (const std::vector<std::string>& line : {std::vector<std::string>{"1"},
                                               {"", "zonage"},
                                               {"0", "zonage"},
                                               {"-1", "zonage"},
                                               {"x", "zonage", "Lil"},
                                               {"1x", "zonage", "Lil"},
                                               {"99", "zonage", "Lille"}}) {
    append_completion_words(line, out);
  }
  CHECK(out.empty());
}

}  // namespace zonage::cli
