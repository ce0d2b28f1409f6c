// zonage inside SQLite: a loadable extension over zonage/zonage.h.
//
//     .load ./zonage_sqlite
//     SELECT zone('abc_2003', commune, departement), code_insee(commune, departement) FROM clients;
//
// zone(scheme, commune [, departement]): the zone, pilot towns or neighbourhoods as `zonage
// annotate` writes them; of an ambiguous name the zone that all candidates share. NULL where there
// is none, the name is unknown, or what stands beside it contradicts it: one bad row does not end a
// query. A scheme that does not exist does.
// code_insee(commune [, departement]): the code of the one commune that is meant, else NULL.
//
// Thread safety: SQLite calls the functions of one connection one at a time, and each connection has
// handles of its own.
#include <sqlite3ext.h>
#include <string.h>

#include "zonage/zonage.h"

SQLITE_EXTENSION_INIT1

static const char* const schemes[] = {"abc_2003", "apl_1978", "ville_pilote", "qpv"};

// The answer to a commune and what may stand behind it; NULL when there is none.
static zonage_answer* ask(sqlite3_context* context, int count, sqlite3_value** values) {
  zonage_query query;
  memset(&query, 0, sizeof query);
  query.text = (const char*)sqlite3_value_text(values[0]);
  if (query.text == NULL) return NULL;
  query.size = (size_t)sqlite3_value_bytes(values[0]);
  if (count > 1) query.department = (const char*)sqlite3_value_text(values[1]);
  if (query.department != NULL && *query.department == '\0') query.department = NULL;
  return zonage_ask_query(sqlite3_user_data(context), &query, NULL);
}

static void give(sqlite3_context* context, const zonage_answer* answer, size_t index,
                 const char* key) {
  const char* field = zonage_field(answer, index, key);
  if (field != NULL && *field != '\0') sqlite3_result_text(context, field, -1, SQLITE_TRANSIENT);
}

static void zone(sqlite3_context* context, int count, sqlite3_value** values) {
  const char* scheme = (const char*)sqlite3_value_text(values[0]);
  size_t known = 0;
  while (known < sizeof schemes / sizeof *schemes &&
         (scheme == NULL || strcmp(scheme, schemes[known]) != 0)) {
    ++known;
  }
  if (known == sizeof schemes / sizeof *schemes) {
    sqlite3_result_error(
        context, "zone: unknown scheme: choose among abc_2003, apl_1978, ville_pilote, qpv", -1);
    return;
  }
  zonage_answer* answer = ask(context, count - 1, values + 1);
  if (answer != NULL) give(context, answer, ZONAGE_WHOLE, schemes[known]);
  zonage_answer_free(answer);
}

static void code_insee(sqlite3_context* context, int count, sqlite3_value** values) {
  zonage_answer* answer = ask(context, count, values);
  if (answer != NULL && zonage_answer_status(answer) == ZONAGE_FOUND) {
    give(context, answer, 0, "code_insee");
  }
  zonage_answer_free(answer);
}

static void close_handle(void* handle) { zonage_close(handle); }

// Loaded twice, the functions take the place of those before, whose handles are closed.
static int add(sqlite3* database, const char* name, int arguments,
               void (*function)(sqlite3_context*, int, sqlite3_value**), char** message) {
  zonage_error error;
  zonage_handle* handle = zonage_open(NULL, NULL, &error);
  if (handle == NULL) {
    *message = sqlite3_mprintf("zonage: %s", error.message);
    return SQLITE_ERROR;
  }
  return sqlite3_create_function_v2(database, name, arguments,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, handle,
                                    function, NULL, NULL, close_handle);
}

__attribute__((visibility("default"))) int sqlite3_zonagesqlite_init(
    sqlite3* database, char** message, const sqlite3_api_routines* routines) {
  SQLITE_EXTENSION_INIT2(routines);
  int status = add(database, "zone", 2, zone, message);
  if (status == SQLITE_OK) status = add(database, "zone", 3, zone, message);
  if (status == SQLITE_OK) status = add(database, "code_insee", 1, code_insee, message);
  if (status == SQLITE_OK) status = add(database, "code_insee", 2, code_insee, message);
  return status;
}
