// clang-format Language: C
/* What a candidate in C or C++ gets and gives. `src/answer.rs` and `src/corpus.rs` have the same layouts. */
#ifndef CANDIDATE_H
#define CANDIDATE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* At least 64 readable bytes follow each body: simdjson reads past the end, and so needs no copy. */
typedef struct {
    const char *data;
    size_t len;
} body_t;

/* What the bodies said, added up. */
typedef struct {
    uint64_t successes;
    uint64_t failures;
    uint64_t refused;
    uint64_t request_id_bytes;
    uint64_t code_bytes;
} answer_t;

void run_tcenvelope_copy(const body_t *bodies, size_t count, answer_t *answer);
void run_tcenvelope_borrowed(const body_t *bodies, size_t count, answer_t *answer);
void run_yyjson(const body_t *bodies, size_t count, answer_t *answer);
void run_simdjson_dom(const body_t *bodies, size_t count, answer_t *answer);
void run_simdjson_ondemand(const body_t *bodies, size_t count, answer_t *answer);

const char *version_yyjson(void);
const char *version_simdjson(void);
/* The instruction set that simdjson has chosen at run time. */
const char *kernel_simdjson(void);

#ifdef __cplusplus
}
#endif
#endif
