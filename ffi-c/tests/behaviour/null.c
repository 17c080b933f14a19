/* NULL is an answer everywhere: it never crashes, and is never taken for a success. */
#include "expect.h"

static bool is_empty(tce_str text) { return text.len == 0 && text.data != NULL; }

static void no_response(void) {
    assert(tce_response_outcome(NULL) == TCE_OUTCOME_NONE);
    assert(is_empty(tce_response_request_id(NULL)));
    assert(is_empty(tce_response_code(NULL)));
    assert(is_empty(tce_response_message(NULL)));
    assert(tce_response_anomalies(NULL) == 0);
    assert(tce_response_retain(NULL) == NULL);
    tce_response_free(NULL);

    char line[TCE_SUMMARY_SIZE] = "as it was";
    size_t len = 7;
    assert(tce_response_summary(NULL, line, sizeof line, &len) == TCE_STATUS_NULL_POINTER);
    assert(strcmp(line, "as it was") == 0 && len == 7);
}

static void no_buffer(void) {
    tce_response *response = decoded(SUCCESS);
    size_t len = 7;
    assert(tce_response_summary(response, NULL, 1, &len) == TCE_STATUS_NULL_POINTER);
    assert(len == 7);
    assert(tce_response_summary(response, NULL, 0, NULL) == TCE_STATUS_BUFFER_TOO_SMALL);
    tce_response_free(response);
}

static void no_output(void) {
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    assert(tce_response_decode(SUCCESS, strlen(SUCCESS), NULL, NULL, &error) == TCE_STATUS_NULL_POINTER);
    assert(error.status == TCE_STATUS_NULL_POINTER);
    assert(tce_response_decode(SUCCESS, strlen(SUCCESS), NULL, NULL, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_decode_borrowed(SUCCESS, strlen(SUCCESS), NULL, NULL, NULL) == TCE_STATUS_NULL_POINTER);
}

static void no_body(void) {
    tce_response *response = UNTOUCHED;
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    assert(tce_response_decode(NULL, 0, NULL, &response, &error) == TCE_STATUS_EMPTY);
    assert(error.status == TCE_STATUS_EMPTY && error.line == 1 && error.column == 1);
    assert(tce_response_decode(NULL, 1, NULL, &response, &error) == TCE_STATUS_NULL_POINTER);
    assert(error.status == TCE_STATUS_NULL_POINTER && error.line == 0 && error.column == 0);
    assert(tce_response_decode_borrowed(NULL, 0, NULL, &response, NULL) == TCE_STATUS_EMPTY);
    assert(tce_response_decode_borrowed(NULL, 1, NULL, &response, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_decode(NULL, SIZE_MAX, NULL, &response, NULL) == TCE_STATUS_NULL_POINTER);
    assert(response == UNTOUCHED);
}

static void no_text(void) {
    const tce_str empty = {NULL, 0};
    const tce_str impossible = {NULL, 3};
    assert(is_empty(tce_code_family(empty)));
    assert(is_empty(tce_code_detail(empty)));
    assert(is_empty(tce_code_family(impossible)));
    assert(is_empty(tce_code_detail(impossible)));
    assert(tce_str_equal(empty, TCE_STR("")));
    assert(tce_str_equal(empty, empty));
    assert(!tce_str_equal(impossible, TCE_STR("abc")));
    assert(!tce_str_equal(impossible, impossible));
}

int main(void) {
    no_response();
    no_buffer();
    no_output();
    no_body();
    no_text();
    return 0;
}
