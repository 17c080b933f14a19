/* Limits: their defaults, their ranges, and what a struct of another size means. */
#include <stdlib.h>

#include "expect.h"

static tce_status decode(const char *body, size_t len, const tce_options *options) {
    tce_response *response = NULL;
    tce_status status = tce_response_decode(body, len, options, &response, NULL);
    assert((response != NULL) == (status == TCE_STATUS_OK));
    tce_response_free(response);
    return status;
}

/* An envelope whose brackets nest so deep. */
static tce_status decode_depth(size_t depth, uint32_t max_depth) {
    static const char head[] = "{\"Response\":{\"A\":", tail[] = "}}";
    const size_t arrays = depth - 2;
    const size_t len = strlen(head) + 2 * arrays + (arrays == 0) + strlen(tail);
    char *body = malloc(len);
    assert(body != NULL);
    char *at = body;
    memcpy(at, head, strlen(head));
    at += strlen(head);
    if (arrays == 0) *at++ = '0';
    memset(at, '[', arrays);
    memset(at + arrays, ']', arrays);
    memcpy(at + 2 * arrays, tail, strlen(tail));
    tce_options options = TCE_OPTIONS_INIT;
    options.max_depth = max_depth;
    tce_status status = decode(body, len, &options);
    free(body);
    return status;
}

static void max_depth(void) {
    assert(decode_depth(128, 0) == TCE_STATUS_OK);
    assert(decode_depth(129, 0) == TCE_STATUS_TOO_DEEP);
    assert(decode_depth(2, 1) == TCE_STATUS_TOO_DEEP);
    assert(decode_depth(2, 2) == TCE_STATUS_OK);
    assert(decode_depth(3, 2) == TCE_STATUS_TOO_DEEP);
    assert(decode_depth(1024, 1024) == TCE_STATUS_OK);
    assert(decode_depth(1025, 1024) == TCE_STATUS_TOO_DEEP);
    assert(decode_depth(2, 1025) == TCE_STATUS_INVALID_ARGUMENT);
    assert(decode_depth(2, UINT32_MAX) == TCE_STATUS_INVALID_ARGUMENT);

    tce_options options = TCE_OPTIONS_INIT;
    options.max_depth = 1;
    assert(decode("{}", 2, &options) == TCE_STATUS_NOT_ENVELOPE);
}

static void max_bytes(void) {
    tce_options options = TCE_OPTIONS_INIT;
    options.max_bytes = strlen(SUCCESS);
    assert(decode(SUCCESS, strlen(SUCCESS), &options) == TCE_STATUS_OK);
    options.max_bytes = strlen(SUCCESS) - 1;
    assert(decode(SUCCESS, strlen(SUCCESS), &options) == TCE_STATUS_TOO_LARGE);
    options.max_bytes = SIZE_MAX;
    assert(decode(SUCCESS, strlen(SUCCESS), &options) == TCE_STATUS_OK);

    const size_t limit = (size_t)64 << 20;
    char *body = malloc(limit + 1);
    assert(body != NULL);
    memset(body, ' ', limit + 1);
    memcpy(body, SUCCESS, strlen(SUCCESS));
    assert(decode(body, limit, NULL) == TCE_STATUS_OK);
    assert(decode(body, limit + 1, NULL) == TCE_STATUS_TOO_LARGE);
    options.max_bytes = 0;
    assert(decode(body, limit + 1, &options) == TCE_STATUS_TOO_LARGE);
    options.max_bytes = limit + 1;
    assert(decode(body, limit + 1, &options) == TCE_STATUS_OK);
    free(body);
}

static void reserved(void) {
    tce_options options = TCE_OPTIONS_INIT;
    options.reserved = 1;
    assert(decode(SUCCESS, strlen(SUCCESS), &options) == TCE_STATUS_INVALID_ARGUMENT);
}

static tce_category judged(const char *product, size_t len) {
    static const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"UnauthorizedOperation.Unknown\"}}}";
    tce_options options = TCE_OPTIONS_INIT;
    options.product = (tce_str){product, len};
    tce_response *response = NULL;
    assert(tce_response_decode(body, strlen(body), &options, &response, NULL) == TCE_STATUS_OK);
    tce_category category = tce_response_category(response);
    tce_response_free(response);
    return category;
}

static void product(void) {
    assert(judged("ecdn", 4) == TCE_CATEGORY_INTERNAL);
    assert(judged("cvm", 3) == TCE_CATEGORY_AUTHORIZATION);
    assert(judged("ecdn and more", 4) == TCE_CATEGORY_INTERNAL);
    assert(judged("ECDN", 4) == TCE_CATEGORY_AUTHORIZATION);
    assert(judged("", 0) == TCE_CATEGORY_AUTHORIZATION);
    assert(judged(NULL, 0) == TCE_CATEGORY_AUTHORIZATION);

    tce_options options = TCE_OPTIONS_INIT;
    options.product = TCE_STR("\xff");
    assert(decode(SUCCESS, strlen(SUCCESS), &options) == TCE_STATUS_INVALID_ARGUMENT);
    options.product = (tce_str){NULL, 3};
    assert(decode(SUCCESS, strlen(SUCCESS), &options) == TCE_STATUS_INVALID_ARGUMENT);
}

/* What a program sees that was compiled against a newer header. */
struct newer_options {
    tce_options known;
    unsigned char unknown[40];
};

static void struct_size(void) {
    tce_options options = TCE_OPTIONS_INIT;
    const size_t unknown_sizes[] = {0, 1, sizeof options - 1, SIZE_MAX};
    for (size_t i = 0; i < sizeof unknown_sizes / sizeof unknown_sizes[0]; i++) {
        options.struct_size = unknown_sizes[i];
        assert(decode(SUCCESS, strlen(SUCCESS), &options) == TCE_STATUS_INVALID_ARGUMENT);
    }

    struct newer_options newer = {TCE_OPTIONS_INIT, {0}};
    newer.known.struct_size = sizeof newer;
    assert(decode(SUCCESS, strlen(SUCCESS), &newer.known) == TCE_STATUS_OK);
    newer.known.max_depth = 1;
    assert(decode(SUCCESS, strlen(SUCCESS), &newer.known) == TCE_STATUS_TOO_DEEP);
    for (size_t i = 0; i < sizeof newer.unknown; i++) {
        newer.unknown[i] = 1;
        assert(decode(SUCCESS, strlen(SUCCESS), &newer.known) == TCE_STATUS_INVALID_ARGUMENT);
        newer.unknown[i] = 0;
    }
}

static void left_alone(void) {
    const tce_options options = {sizeof options, 1000, 7, 0, {"cvm", 3}};
    tce_options given = options;
    assert(decode(SUCCESS, strlen(SUCCESS), &given) == TCE_STATUS_OK);
    assert(memcmp(&given, &options, sizeof given) == 0);
}

int main(void) {
    max_depth();
    max_bytes();
    reserved();
    product();
    struct_size();
    left_alone();
    return 0;
}
