// zonage for C, and for every language that can call C: open, look up by UTF-8 bytes, read fields,
// free.
//
//     zonage_error error;
//     zonage_handle *z = zonage_open(NULL, "fr", &error);
//     if (z == NULL) return fail(error.message);
//     zonage_answer *answer = zonage_ask(z, "st denis (93)", 13, &error);
//     if (answer == NULL) puts(error.message);
//     const char *zone = zonage_field(answer, ZONAGE_WHOLE, "abc_2003");
//     if (zone != NULL) puts(zone);
//     zonage_answer_free(answer);
//     zonage_close(z);
//
// Ownership: what zonage_open, zonage_share and zonage_ask return is the caller's, to be given to
// zonage_close or zonage_answer_free once. An answer outlives the handle it came from. NULL may
// stand for a handle, an answer, a query or a key: nothing is freed, asked or found then, and what
// is returned is NULL, 0 or ZONAGE_UNKNOWN. A text that is returned lives as long as the answer
// that it was read from. Encodings: texts are UTF-8 with a NUL behind; what is looked up is told by
// its bytes and their number. Errors: NULL, and the error says why; `error` itself may be NULL.
// Nothing is thrown across this header, printed or kept between calls; there is no state but that
// of the handles. Thread safety: one thread at a time for a handle (zonage_share makes another one
// over the same table, for another thread); any number of threads for an answer.
#pragma once

#include <stddef.h>

#include "zonage/export.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zonage_handle zonage_handle;
typedef struct zonage_answer zonage_answer;

enum { ZONAGE_MESSAGE_SIZE = 512 };

// One line in the language of the handle, or of the one to be opened: what went wrong, and what to
// do. Cut if it is longer. In English where no handle is asked: a lack of memory, an unknown
// language.
typedef struct zonage_error {
  char message[ZONAGE_MESSAGE_SIZE];
} zonage_error;

typedef enum zonage_status {
  ZONAGE_FOUND,      // one commune
  ZONAGE_AMBIGUOUS,  // several may be meant: all are given
  ZONAGE_UNKNOWN     // nobody bears the name: at most three that are near, in `candidats`
} zonage_status;

// `0.1.0`
ZONAGE_API const char* zonage_version(void);

// The table inside the library, or with a `path` the one in a file. `language` is `fr` or `en`, for
// messages; NULL: `en`.
ZONAGE_API zonage_handle* zonage_open(const char* path, const char* language, zonage_error* error);
ZONAGE_API zonage_handle* zonage_share(const zonage_handle* handle, zonage_error* error);
ZONAGE_API void zonage_close(zonage_handle* handle);

// A name or a code in any spelling; the bytes need no NUL behind.
ZONAGE_API zonage_answer* zonage_ask(zonage_handle* handle, const char* text, size_t size,
                                     zonage_error* error);

// The same with what narrows it. Set all of it to 0, then what is needed.
typedef struct zonage_query {
  const char* text;  // bytes; may be NULL beside a postal code
  size_t size;
  const char* department;   // code or name, or NULL
  const char* postal_code;  // or NULL
  const char* day;          // `YYYY-MM-DD`, as of which the name is read, or NULL
  int accept_suggestion;    // not 0: take the nearest name when no other is as near
} zonage_query;
ZONAGE_API zonage_answer* zonage_ask_query(zonage_handle* handle, const zonage_query* query,
                                           zonage_error* error);

ZONAGE_API zonage_status zonage_answer_status(const zonage_answer* answer);
// How many communes: 1 when found, the candidates when ambiguous, 0 when unknown.
ZONAGE_API size_t zonage_answer_size(const zonage_answer* answer);

// Stands for the answer as a whole where an index of a commune is asked for: then a zone is the one
// that all candidates share.
#define ZONAGE_WHOLE ((size_t)-1)

// The cell of a column of `zonage annotate` by its key, with or without `zonage_`: `code_insee`,
// `commune`, `abc_2003`, …; empty where there is nothing to say. NULL: no such key, no such index,
// or no memory left.
ZONAGE_API const char* zonage_field(const zonage_answer* answer, size_t index, const char* key);
// The keys that there are, in order: `zonage_statut`, …; NULL behind the last. They live for ever.
ZONAGE_API const char* zonage_field_key(size_t number);

// What `zonage --format jsonl` writes, with `explain` (not 0) what it writes with --explain. NULL:
// no memory left.
ZONAGE_API const char* zonage_json(const zonage_answer* answer, int explain);

ZONAGE_API void zonage_answer_free(zonage_answer* answer);

#ifdef __cplusplus
}
#endif
