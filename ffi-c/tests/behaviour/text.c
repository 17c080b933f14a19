/* Texts carry their length: U+0000 does not end one. And the macros around them. */
#include <stdio.h>

#include "expect.h"

static bool same(tce_str text, const char *bytes, size_t len) {
    return text.len == len && memcmp(text.data, bytes, len) == 0;
}

static void nul_is_a_character(void) {
    tce_response *response = decoded("{\"Response\":{\"Error\":{\"Code\":\"a\\u0000b\",\"Message\":\"\\u0000\"},"
                                     "\"RequestId\":\"\\u0000x\"}}");
    assert(same(tce_response_code(response), "a\0b", 3));
    assert(same(tce_response_message(response), "\0", 1));
    assert(same(tce_response_request_id(response), "\0x", 2));
    assert(same(tce_code_family(tce_response_code(response)), "a\0b", 3));
    tce_response_free(response);
}

static void equal(void) {
    assert(tce_str_equal(TCE_STR("abc"), TCE_STR("abc")));
    assert(!tce_str_equal(TCE_STR("abc"), TCE_STR("abd")));
    assert(!tce_str_equal(TCE_STR("abc"), TCE_STR("ab")));
    assert(!tce_str_equal(TCE_STR("ab"), TCE_STR("abc")));
    assert(!tce_str_equal(TCE_STR("abc"), TCE_STR("ABC")));
    assert(!tce_str_equal(TCE_STR("a\0b"), TCE_STR("a\0c")));
    assert(tce_str_equal(TCE_STR("a\0b"), TCE_STR("a\0b")));
    assert(tce_str_equal(TCE_STR(""), TCE_STR("")));
    assert(tce_str_equal(TCE_STR("\xff"), TCE_STR("\xff")));
}

static void literal(void) {
    assert(TCE_STR("").len == 0 && TCE_STR("abc").len == 3 && TCE_STR("a\0b").len == 3);
}

static void print(void) {
    char line[16];
    snprintf(line, sizeof line, "<%" TCE_STR_FMT ">", TCE_STR_ARG(TCE_STR("abc")));
    assert(strcmp(line, "<abc>") == 0);
    /* Not the whole array: the length counts. */
    const tce_str part = {"abcdef", 2}, empty = tce_response_code(NULL);
    snprintf(line, sizeof line, "<%" TCE_STR_FMT "%" TCE_STR_FMT ">", TCE_STR_ARG(part), TCE_STR_ARG(empty));
    assert(strcmp(line, "<ab>") == 0);
    /* A precision is an int, and a negative one would mean no limit. */
    const tce_str *longest = &(tce_str){"abc", SIZE_MAX};
    snprintf(line, sizeof line, "<%" TCE_STR_FMT ">", TCE_STR_ARG(*longest));
    assert(strcmp(line, "<abc>") == 0);
}

int main(void) {
    nul_is_a_character();
    equal();
    literal();
    print();
    return 0;
}
