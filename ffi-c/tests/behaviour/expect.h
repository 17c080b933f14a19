// clang-format Language: C
/* What the programs of this folder expect of a text and of a body. Each program is one concept of the C API. */
#ifndef EXPECT_H
#define EXPECT_H

#undef NDEBUG
#include <assert.h>
#include <string.h>

#include "tcenvelope.h"

#define SUCCESS "{\"Response\":{\"RequestId\":\"b5b4\"}}"
#define FAILURE "{\"Response\":{\"Error\":{\"Code\":\"Limit.X\",\"Message\":\"no\"},\"RequestId\":\"ed93\"}}"

/* A response for an output that must be left alone: no library would give out this address. */
#define UNTOUCHED ((tce_response *)(uintptr_t)0x1234)

static inline bool is(tce_str text, const char *expected) {
    return text.len == strlen(expected) && memcmp(text.data, expected, text.len) == 0;
}

static inline tce_response *decoded(const char *body) {
    tce_response *response = NULL;
    assert(tce_response_decode(body, strlen(body), NULL, &response, NULL) == TCE_STATUS_OK);
    assert(response != NULL);
    return response;
}

#endif
