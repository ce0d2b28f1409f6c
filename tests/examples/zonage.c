/* From C: `zonage QUERY...` writes the rows of `zonage --format tsv QUERY...`. */
#include <zonage/zonage.h>

#include <stdio.h>
#include <string.h>

static const char *const keys[] = {"zonage_statut",       "zonage_code_insee", "zonage_commune",
                                   "zonage_departement",  "zonage_abc_2003",   "zonage_apl_1978",
                                   "zonage_ville_pilote", "zonage_qpv",        "zonage_candidats",
                                   "zonage_correction"};
enum { KEYS = sizeof keys / sizeof *keys };

static void write_row(const zonage_answer *answer, size_t index) {
  for (size_t k = 0; k < KEYS; ++k) {
    printf("%s%c", zonage_field(answer, index, keys[k]), k + 1 == KEYS ? '\n' : '\t');
  }
}

int main(int argc, char **argv) {
  zonage_error error;
  zonage_handle *handle = zonage_open(NULL, "en", &error);
  if (handle == NULL) {
    fprintf(stderr, "%s\n", error.message);
    return 2;
  }
  for (size_t k = 0; k < KEYS; ++k) printf("%s%c", keys[k], k + 1 == KEYS ? '\n' : '\t');
  for (int i = 1; i < argc; ++i) {
    zonage_answer *answer = zonage_ask(handle, argv[i], strlen(argv[i]), &error);
    if (answer == NULL) {
      fprintf(stderr, "%s\n", error.message);
      continue;
    }
    const size_t size = zonage_answer_size(answer);
    if (size == 0) write_row(answer, ZONAGE_WHOLE);
    for (size_t c = 0; c < size; ++c) write_row(answer, c);
    zonage_answer_free(answer);
  }
  zonage_close(handle);
  return 0;
}
