// The two languages in which zonage speaks to people. Keys, columns, cells and json are French
// whatever the language. Thread safety: plain values.
#pragma once

namespace zonage {

enum class Language { french, english };

}  // namespace zonage
