/* How deep any decode goes into the stack: the stack of its thread is painted before, and looked at afterwards. */
#undef NDEBUG
#include <assert.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "tcenvelope.h"

enum { PROMISED = 8 * 1024, STACK = 256 * 1024, PAINT = 0xa5, LEVELS = 1000 * 1000, MEBIBYTE = 1024 * 1024 };

static _Alignas(4096) unsigned char stack[STACK];

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
    size_t stack_used;
} decode;

/* Bytes of the stack that were used below the frame of the caller, which holds `here`. */
static size_t used_below(const void *here) {
    size_t untouched = 0;
    while (untouched < STACK && stack[untouched] == PAINT) untouched++;
    return (uintptr_t)here - (uintptr_t)(stack + untouched);
}

static void *decode_in_thread(void *argument) {
    decode *call = argument;
    tce_options options = TCE_OPTIONS_INIT;
    options.max_depth = call->max_depth;
    options.product = TCE_STR("redis");
    tce_http http = TCE_HTTP_INIT;
    http.status = 503;
    http.content_type = TCE_STR("text/html");
    http.retry_after = TCE_STR("Sat, 22 Nov 2025 10:01:30 GMT");
    http.date = TCE_STR("Sat, 22 Nov 2025 10:00:00 GMT");
    tce_response *response = NULL;
    const body *given = &call->given;
    call->status = tce_response_decode_borrowed(given->bytes, given->len, &options, &response, &call->error);
    tce_response_free(response);
    response = NULL;
    assert(tce_response_decode_http(given->bytes, given->len, &http, &options, &response, &call->error) ==
           call->status);
    tce_response_free(response);
    response = NULL;
    assert(tce_response_decode(given->bytes, given->len, &options, &response, &call->error) == call->status);
    call->stack_used = used_below(&options);
    if (call->status == TCE_STATUS_OK) {
        char line[TCE_SUMMARY_SIZE];
        assert(tce_response_summary(response, line, sizeof line, NULL) == TCE_STATUS_OK);
        assert(strncmp(line, "failure code=", 13) == 0);
        assert(tce_code_detail(tce_response_code(response)).len > 0);
        tce_response_free(response);
    }
    return NULL;
}

static decode run(body given, uint32_t max_depth) {
    decode call = {given, max_depth, TCE_STATUS_INTERNAL, TCE_DECODE_ERROR_INIT, 0};
    memset(stack, PAINT, STACK);
    pthread_attr_t attributes;
    pthread_t thread;
    assert(pthread_attr_init(&attributes) == 0);
    assert(pthread_attr_setstack(&attributes, stack, STACK) == 0);
    assert(pthread_create(&thread, &attributes, decode_in_thread, &call) == 0);
    assert(pthread_join(thread, NULL) == 0);
    assert(pthread_attr_destroy(&attributes) == 0);
    assert(call.stack_used <= PROMISED);
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

    valid(nested("{\"Response\":{\"Error\":{\"Code\":\"A.B\",\"Message\":\"\"},\"RequestId\":\"b5b4\"}}", "", "", "",
                 "", 1),
          0);
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
    return 0;
}
