// What `zonage annotate` is asked for on the command line.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "annotate/settings.h"
#include "cli/command.h"
#include "cli/options.h"
#include "lists/own_list.h"

namespace zonage::cli {

struct AnnotateOptions {
  CommonOptions common;
  annotate::Settings settings;
  std::string file;
  std::string encoding;
  std::string delimiter;
  std::string columns;
  std::vector<std::string> with;
  std::string summary;
  std::string output;
  std::string unresolved;
  std::string threads;
  bool no_header = false;
  bool strict = false;
};

// The options, or the exit status with which the command is over: help was shown, or what is wrong
// was told on stderr.
std::variant<AnnotateOptions, int> parse_annotate(const Arguments& arguments,
                                                  render::Language language);

// Settles which columns are added: those of --columns, and of the lists, which must outlive the
// settings. False when it told on stderr what is wrong.
bool settle_columns(AnnotateOptions& options, const std::vector<lists::OwnList>& lists,
                    render::Language language);

// The options, for who only reads them.
void declare_annotate(CLI::App& app, render::Language language);

}  // namespace zonage::cli
