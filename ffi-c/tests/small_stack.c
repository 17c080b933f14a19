/* The smallest stack that a thread can have is enough for any body, and a decode takes no more than half of it. */
#undef NDEBUG
#include <assert.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tcenvelope.h"

enum { STACK = 16 * 1024, MOST_USED = 8 * 1024, LEVELS = 1000 * 1000, MEBIBYTE = 1024 * 1024 };
enum { PAGE = 4096, UNTOUCHED = 0xa5 };

typedef struct body {
    char *bytes;
    size_t len;
} body;

/* A body: a head, a piece many times over, a middle, another piece as many times, a tail. */
static body nested(const char *head, const char *open, const char *middle, const char *close, const char *tail,
                   size_t times) {
    const size_t sizes[] = {strlen(head), strlen(open), strlen(middle), strlen(close), strlen(tail)};
    body made = {malloc(sizes[0] + times * (sizes[1] + sizes[3]) + sizes[2] + sizes[4]), 0};
    assert(made.bytes != NULL);
    const char *const pieces[] = {head, open, middle, close, tail};
    for (size_t i = 0; i < 5; i++) {
        for (size_t count = i % 2 == 1 ? times : 1; count > 0; count--) {
            memcpy(made.bytes + made.len, pieces[i], sizes[i]);
            made.len += sizes[i];
        }
    }
    return made;
}

typedef struct decode {
    body given;
    uint32_t max_depth;
    tce_status status;
    tce_decode_error error;
} decode;

static size_t most_used;

static void *decode_in_thread(void *argument) {
    decode *call = argument;
    tce_options options = TCE_OPTIONS_INIT;
    options.max_depth = call->max_depth;
    tce_response *response = NULL;
    call->status = tce_response_decode(call->given.bytes, call->given.len, &options, &response, &call->error);
    if (call->status == TCE_STATUS_OK) {
        char line[TCE_SUMMARY_SIZE];
        assert(tce_response_summary(response, line, sizeof line, NULL) == TCE_STATUS_OK);
        assert(strncmp(line, "failure code=", 13) == 0);
        assert(tce_code_detail(tce_response_code(response)).len > 0);
        tce_response_free(response);
    }
    return NULL;
}

/* Runs a thread on a stack of its own, and tells how many bytes of that were written to. */
static size_t stack_used(void *(*start)(void *), void *argument) {
    unsigned char *memory = aligned_alloc(PAGE, STACK);
    assert(memory != NULL);
    memset(memory, UNTOUCHED, STACK);
    pthread_attr_t attributes;
    pthread_t thread;
    assert(pthread_attr_init(&attributes) == 0);
    assert(pthread_attr_setstack(&attributes, memory, STACK) == 0);
    assert(pthread_create(&thread, &attributes, start, argument) == 0);
    assert(pthread_join(thread, NULL) == 0);
    assert(pthread_attr_destroy(&attributes) == 0);
    size_t untouched = 0;
    while (untouched < STACK && memory[untouched] == UNTOUCHED) untouched++;
    free(memory);
    return STACK - untouched;
}

static void *nothing(void *argument) { return argument; }

static decode run(body given, uint32_t max_depth) {
    decode call = {given, max_depth, TCE_STATUS_INTERNAL, TCE_DECODE_ERROR_INIT};
    /* A thread has its own things on its stack, too. */
    const size_t before = stack_used(nothing, NULL);
    const size_t used = stack_used(decode_in_thread, &call);
    if (used - before > most_used) most_used = used - before;
    return call;
}

/* The offset of the bracket that is one too deep, for each limit. */
static void too_deep(body given, size_t at_default, size_t at_most) {
    const decode by_default = run(given, 0), at_1024 = run(given, 1024);
    assert(by_default.status == TCE_STATUS_TOO_DEEP && by_default.error.offset == at_default);
    assert(at_1024.status == TCE_STATUS_TOO_DEEP && at_1024.error.offset == at_most);
    free(given.bytes);
}

static void valid(body given, uint32_t max_depth) {
    assert(given.len >= MEBIBYTE);
    const decode call = run(given, max_depth);
    assert(call.status == TCE_STATUS_OK);
    free(given.bytes);
}

int main(void) {
    too_deep(nested("", "[", "", "]", "", LEVELS), 128, 1024);
    too_deep(nested("", "[", "", "", "", LEVELS), 128, 1024);
    too_deep(nested("", "{\"a\":", "0", "}", "", LEVELS), 128 * 5, 1024 * 5);
    too_deep(nested("", "[{\"a\":", "0", "}]", "", LEVELS), 64 * 6, 512 * 6);
    too_deep(nested("{\"Response\":{\"A\":", "[", "", "]", "}}", LEVELS), 17 + 126, 17 + 1022);
    too_deep(nested("{\"Response\":{\"Error\":", "{\"Code\":", "0", "}", "}}", LEVELS), 21 + 126 * 8, 21 + 1022 * 8);

    const char wide[] = "{\"Response\":{\"Error\":{\"Code\":\"A.B\",\"Message\":\"\"},\"RequestId\":\"\\u202e\","
                        "\"List\":[";
    valid(nested(wide, "[{\"a\":\"\\u4e2d\"}],", "0", "", "]}}", MEBIBYTE / 16), 0);
    const char long_texts[] = "{\"Response\":{\"Error\":{\"Code\":\"A.";
    valid(nested(long_texts, "\\ud800\\u202e", "\",\"Message\":\"", "\\n\\u0000", "\"}}}", MEBIBYTE / 16), 0);
    char *deep = malloc(2 * 1000 + 2 * MEBIBYTE + 100);
    assert(deep != NULL);
    const body inner = nested(wide, "[", "1", "]", ",\"", 1000);
    memcpy(deep, inner.bytes, inner.len);
    memset(deep + inner.len, 'x', MEBIBYTE);
    memcpy(deep + inner.len + MEBIBYTE, "\"]}}", 4);
    valid((body){deep, inner.len + MEBIBYTE + 4}, 1024);
    free(inner.bytes);
    fprintf(stderr, "%zu bytes of stack\n", most_used);
    assert(most_used > 0 && most_used <= MOST_USED);
    return 0;
}
