/* A decode error is filled whenever a decode fails, and untouched when it does not; outputs are the other way round. */
#include "expect.h"

typedef tce_status decode_function(const void *, size_t, const tce_options *, tce_response **, tce_decode_error *);

/* What stands in an error of which nothing can be said for the next step, and in one of a body that was cut. */
#define WANTED(status, hint, offset, line, column, category, retry) \
    {0, status, hint, offset, line, column, {0}, 0, category, retry, TCE_NO_TIME, TCE_NO_TIME}
#define WANT(status, hint, offset, line, column) \
    WANTED(status, hint, offset, line, column, TCE_CATEGORY_UNKNOWN, TCE_RETRY_NEVER)
#define CUT(offset, line, column) \
    WANTED(TCE_STATUS_TRUNCATED, TCE_HINT_NONE, offset, line, column, TCE_CATEGORY_UNAVAILABLE, \
           TCE_RETRY_BACKOFF_IF_IDEMPOTENT)

/* An error in which every byte that nobody wrote is seen. */
static tce_decode_error marked(void) {
    tce_decode_error error;
    memset(&error, 0x5a, sizeof error);
    error.struct_size = sizeof error;
    return error;
}

static void untouched_on_success(decode_function *decode) {
    tce_decode_error error = marked(), before = marked();
    tce_response *response = NULL;
    assert(decode(SUCCESS, strlen(SUCCESS), NULL, &response, &error) == TCE_STATUS_OK);
    assert(memcmp(&error, &before, sizeof error) == 0);
    tce_response_free(response);
}

static void expect(decode_function *decode, const char *body, const tce_options *options,
                   const tce_decode_error *want) {
    tce_decode_error error = marked();
    tce_response *response = UNTOUCHED;
    tce_status status = decode(body, strlen(body), options, &response, &error);
    assert(response == UNTOUCHED);
    assert(status == want->status && error.status == want->status);
    assert(error.hint == want->hint);
    assert(error.offset == want->offset && error.line == want->line && error.column == want->column);
    assert(error.http_status == want->http_status);
    assert(error.category == want->category && error.retry == want->retry);
    assert(error.retry_after == want->retry_after && error.server_time == want->server_time);
    assert(error.struct_size == sizeof error);
    const char *end = memchr(error.text, '\0', sizeof error.text);
    assert(end != NULL && end > error.text);
    for (const char *at = error.text; at < end; at++) assert(*at >= ' ' && *at <= '~');
    for (const char *at = end; at < error.text + sizeof error.text; at++) assert(*at == '\0');
    /* Without an error to fill the answer is the same. */
    assert(decode(body, strlen(body), options, &response, NULL) == status && response == UNTOUCHED);
}

static void filled_for_bytes(decode_function *decode) {
    const struct {
        const char *body;
        tce_decode_error want;
    } cases[] = {
        {" ", WANT(TCE_STATUS_EMPTY, TCE_HINT_NONE, 1, 1, 2)},
        {"{\n\"Resp", CUT(7, 2, 6)},
        {"[\"\xff\"]", WANT(TCE_STATUS_INVALID_UTF8, TCE_HINT_NONE, 2, 1, 3)},
        {"\n\n<html>", WANT(TCE_STATUS_INVALID_JSON, TCE_HINT_LOOKS_LIKE_HTML, 2, 3, 1)},
        {"{\"Response\":{}, \"Response\":{}}", WANT(TCE_STATUS_DUPLICATE_MEMBER, TCE_HINT_NONE, 16, 1, 17)},
        {"null", WANT(TCE_STATUS_NOT_ENVELOPE, TCE_HINT_NONE, 0, 1, 1)},
        {"{\"code\":4000,\"message\":\"\"}", WANT(TCE_STATUS_NOT_ENVELOPE, TCE_HINT_LEGACY_API, 0, 1, 1)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) expect(decode, cases[i].body, NULL, &cases[i].want);

    tce_options options = TCE_OPTIONS_INIT;
    options.max_depth = 2;
    const tce_decode_error too_deep = WANT(TCE_STATUS_TOO_DEEP, TCE_HINT_NONE, 2, 1, 3);
    expect(decode, "[[[]]]", &options, &too_deep);
    options.max_bytes = 3;
    const tce_decode_error too_large = WANT(TCE_STATUS_TOO_LARGE, TCE_HINT_NONE, 3, 1, 4);
    expect(decode, "[[[]]]", &options, &too_large);
}

static void filled_for_arguments(decode_function *decode) {
    tce_options options = TCE_OPTIONS_INIT;
    options.reserved = 1;
    const tce_decode_error invalid = WANT(TCE_STATUS_INVALID_ARGUMENT, TCE_HINT_NONE, 0, 0, 0);
    expect(decode, SUCCESS, &options, &invalid);
    /* The caller's mistake comes first, whatever the body. */
    expect(decode, "", &options, &invalid);
    expect(decode, "<html>", &options, &invalid);
}

/* As TCE_DECODE_ERROR_INIT leaves it, an error says nothing. */
static void init(void) {
    const tce_decode_error error = TCE_DECODE_ERROR_INIT;
    assert(error.struct_size == sizeof error && error.status == TCE_STATUS_OK && error.http_status == 0);
    assert(error.category == TCE_CATEGORY_UNKNOWN && error.retry == TCE_RETRY_NEVER);
    assert(error.retry_after == TCE_NO_TIME && error.server_time == TCE_NO_TIME);
}

/* What a program passes that was compiled against a newer header. */
struct newer_error {
    tce_decode_error known;
    unsigned char unknown[24];
};

static void struct_size(decode_function *decode) {
    const size_t unknown_sizes[] = {0, 1, sizeof(tce_decode_error) - 1, SIZE_MAX};
    for (size_t i = 0; i < sizeof unknown_sizes / sizeof unknown_sizes[0]; i++) {
        tce_decode_error error = marked(), before;
        error.struct_size = unknown_sizes[i];
        before = error;
        tce_response *response = UNTOUCHED;
        assert(decode(SUCCESS, strlen(SUCCESS), NULL, &response, &error) == TCE_STATUS_INVALID_ARGUMENT);
        assert(decode("", 0, NULL, &response, &error) == TCE_STATUS_INVALID_ARGUMENT);
        assert(decode(SUCCESS, strlen(SUCCESS), NULL, NULL, &error) == TCE_STATUS_INVALID_ARGUMENT);
        assert(response == UNTOUCHED && memcmp(&error, &before, sizeof error) == 0);
    }

    struct newer_error newer = {TCE_DECODE_ERROR_INIT, {0}};
    newer.known.struct_size = sizeof newer;
    memset(newer.unknown, 0x5a, sizeof newer.unknown);
    tce_response *response = UNTOUCHED;
    assert(decode("", 0, NULL, &response, &newer.known) == TCE_STATUS_EMPTY);
    assert(newer.known.status == TCE_STATUS_EMPTY && newer.known.struct_size == sizeof newer);
    for (size_t i = 0; i < sizeof newer.unknown; i++) assert(newer.unknown[i] == 0x5a);
}

int main(void) {
    init();
    decode_function *const functions[] = {tce_response_decode, tce_response_decode_borrowed};
    for (size_t i = 0; i < 2; i++) {
        untouched_on_success(functions[i]);
        filled_for_bytes(functions[i]);
        filled_for_arguments(functions[i]);
        struct_size(functions[i]);
    }
    return 0;
}
