// Marks what the shared library exports. It declares nothing: every other public header includes
// it.
#pragma once

#if defined(__GNUC__)
#define ZONAGE_API __attribute__((visibility("default")))
#else
#define ZONAGE_API
#endif
