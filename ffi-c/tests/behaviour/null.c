/* NULL is an answer everywhere: it never crashes, and is never taken for a success. */
#include "expect.h"

static bool is_empty(tce_str text) {
    return text.len == 0 && text.data != NULL;
}

static void no_response(void) {
    assert(tce_response_outcome(NULL) == TCE_OUTCOME_NONE);
    assert(is_empty(tce_response_request_id(NULL)));
    assert(is_empty(tce_response_code(NULL)));
    assert(is_empty(tce_response_message(NULL)));
    assert(tce_response_anomalies(NULL) == 0);
    assert(tce_response_category(NULL) == TCE_CATEGORY_UNKNOWN);
    assert(tce_response_retry(NULL) == TCE_RETRY_NEVER);
    assert(tce_response_basis(NULL) == TCE_BASIS_NONE);
    assert(tce_response_fault(NULL) == TCE_FAULT_UNKNOWN);
    assert(tce_response_description(NULL, TCE_LANGUAGE_ENGLISH).len == 0);
    assert(tce_response_advice(NULL, TCE_LANGUAGE_ENGLISH).len == 0);
    assert(tce_response_http_status(NULL) == 0);
    assert(tce_response_retry_after(NULL) == TCE_NO_TIME);
    assert(tce_response_server_time(NULL) == TCE_NO_TIME);
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

static void no_http(void) {
    const tce_http http = TCE_HTTP_INIT;
    tce_response *response = UNTOUCHED;
    const size_t len = strlen(SUCCESS);
    assert(tce_response_decode_http(SUCCESS, len, NULL, NULL, &response, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_decode_http(SUCCESS, len, &http, NULL, NULL, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_decode_http(NULL, 1, &http, NULL, &response, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_decode_http(NULL, 0, &http, NULL, &response, NULL) == TCE_STATUS_EMPTY);
    assert(response == UNTOUCHED);
}

static void no_attempt(void) {
    tce_response *response = decoded(FAILURE);
    const tce_decode_error error = TCE_DECODE_ERROR_INIT;
    const tce_attempt attempt = TCE_ATTEMPT_INIT;
    tce_next_step step = {TCE_STEP_WAIT, 7, 7};
    assert(tce_response_advise(NULL, &attempt, &step) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_advise(response, NULL, &step) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_advise(response, &attempt, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_decode_error_advise(NULL, &attempt, &step) == TCE_STATUS_NULL_POINTER);
    assert(tce_decode_error_advise(&error, NULL, &step) == TCE_STATUS_NULL_POINTER);
    assert(tce_decode_error_advise(&error, &attempt, NULL) == TCE_STATUS_NULL_POINTER);
    assert(step.kind == TCE_STEP_WAIT && step.wait_ns == 7 && step.server_time == 7);
    tce_response_free(response);
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

/* An empty code and one that is none are codes of which nothing is known; no product is any product. */
static void no_code(void) {
    const tce_str impossible = {NULL, 3}, code = TCE_STR("RequestLimitExceeded");
    const tce_str none[] = {{NULL, 0}, impossible};
    const tce_str unknown = tce_category_description(TCE_CATEGORY_UNKNOWN, TCE_LANGUAGE_ENGLISH);
    const tce_str nobody = tce_category_advice(TCE_CATEGORY_UNKNOWN, TCE_LANGUAGE_ENGLISH);
    for (size_t i = 0; i < 2; i++) {
        assert(tce_code_category(none[i], none[i]) == TCE_CATEGORY_UNKNOWN);
        assert(tce_code_retry(none[i], none[i]) == TCE_RETRY_NEVER);
        assert(tce_code_basis(none[i], none[i]) == TCE_BASIS_NONE);
        assert(tce_code_fault(none[i], none[i]) == TCE_FAULT_UNKNOWN);
        assert(!tce_code_is_common(none[i], none[i]));
        assert(tce_str_equal(tce_code_description(none[i], none[i], TCE_LANGUAGE_ENGLISH), unknown));
        assert(tce_str_equal(tce_code_advice(none[i], none[i], TCE_LANGUAGE_ENGLISH), nobody));
        assert(tce_code_category(code, none[i]) == TCE_CATEGORY_THROTTLED);
        assert(tce_code_retry(code, none[i]) == TCE_RETRY_BACKOFF);
        assert(is_empty(tce_code_product(none[i], 0)));
        assert(!tce_code_is_documented(none[i], TCE_STR(""), TCE_STR("")));
    }
    assert(tce_code_is_documented(code, none[0], none[0]));
    assert(!tce_code_is_documented(code, impossible, none[0]));
    assert(!tce_code_is_documented(code, none[0], impossible));
}

static void no_buffer_for_a_code(void) {
    const tce_str none = {NULL, 0}, impossible = {NULL, 3}, redis = TCE_STR("redis");
    char buffer[64];
    tce_str out = {NULL, 7};
    assert(tce_product_code(redis, 0, buffer, sizeof buffer, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_product_code(redis, 0, NULL, 1, &out) == TCE_STATUS_NULL_POINTER);
    assert(tce_product_code(none, 0, buffer, sizeof buffer, &out) == TCE_STATUS_NOT_FOUND);
    assert(tce_product_code(impossible, 0, buffer, sizeof buffer, &out) == TCE_STATUS_NOT_FOUND);
    assert(tce_code_nearest(redis, none, 0, buffer, sizeof buffer, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_code_nearest(redis, none, 0, NULL, 1, &out) == TCE_STATUS_NULL_POINTER);
    assert(tce_code_nearest(none, none, 0, buffer, sizeof buffer, &out) == TCE_STATUS_NOT_FOUND);
    assert(tce_code_nearest(impossible, impossible, 0, buffer, sizeof buffer, &out) == TCE_STATUS_NOT_FOUND);
    assert(out.data == NULL && out.len == 7);
}

static void no_response_to_look_in(void) {
    tce_value value = {NULL, 0};
    tce_str text = {NULL, 7};
    int64_t i64 = 7;
    uint64_t u64 = 7;
    double f64 = 7;
    bool truth = true;
    assert(tce_response_pointer(NULL, TCE_STR(""), &value) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_get_str(NULL, TCE_STR(""), NULL, 0, &text) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_get_i64(NULL, TCE_STR(""), &i64) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_get_u64(NULL, TCE_STR(""), &u64) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_get_f64(NULL, TCE_STR(""), &f64) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_get_bool(NULL, TCE_STR(""), &truth) == TCE_STATUS_NULL_POINTER);
    assert(text.len == 7 && i64 == 7 && u64 == 7 && f64 == 7 && truth);
    assert(tce_value_kind(value) == TCE_KIND_NONE);
    tce_iter fields = tce_response_fields(NULL);
    assert(!tce_iter_next(&fields, NULL, &value));
}

static void no_pointer(void) {
    const tce_str empty = {NULL, 0}, impossible = {NULL, 3};
    tce_response *response = decoded(SUCCESS);
    tce_value value;
    assert(tce_response_pointer(response, empty, &value) == TCE_STATUS_OK);
    assert(is(tce_value_raw(value), "{\"RequestId\":\"b5b4\"}"));
    assert(tce_response_pointer(response, impossible, &value) == TCE_STATUS_INVALID_POINTER);
    assert(tce_value_member(value, empty, &value) == TCE_STATUS_NOT_FOUND);
    assert(tce_value_member(value, impossible, &value) == TCE_STATUS_INVALID_ARGUMENT);
    tce_response_free(response);
}

static void no_output_of_a_look_up(void) {
    tce_response *response = decoded(SUCCESS);
    const tce_str id = TCE_STR("/RequestId");
    tce_value value;
    tce_str text = {NULL, 7};
    assert(tce_response_pointer(response, id, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_get_str(response, id, NULL, 0, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_get_i64(response, id, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_get_u64(response, id, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_get_f64(response, id, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_get_bool(response, id, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_response_pointer(response, id, &value) == TCE_STATUS_OK);
    assert(tce_value_str(value, NULL, 0, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_value_i64(value, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_value_u64(value, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_value_f64(value, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_value_bool(value, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_value_member(value, id, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_value_element(value, 0, NULL) == TCE_STATUS_NULL_POINTER);
    /* A capacity without a buffer. */
    assert(tce_response_get_str(response, id, NULL, 1, &text) == TCE_STATUS_NULL_POINTER);
    assert(tce_value_str(value, NULL, 1, &text) == TCE_STATUS_NULL_POINTER);
    assert(text.data == NULL && text.len == 7);
    tce_response_free(response);
}

static void no_iteration(void) {
    tce_response *response = decoded("{\"Response\":{\"A\":1,\"B\":2}}");
    tce_iter fields = tce_response_fields(response);
    tce_value name, value;
    assert(!tce_iter_next(NULL, &name, &value));
    assert(tce_iter_next(&fields, NULL, NULL));
    assert(tce_iter_next(&fields, &name, NULL) && is(tce_value_raw(name), "\"B\""));
    assert(!tce_iter_next(&fields, NULL, NULL));
    tce_response_free(response);
}

int main(void) {
    no_response();
    no_buffer();
    no_output();
    no_http();
    no_attempt();
    no_body();
    no_text();
    no_code();
    no_buffer_for_a_code();
    no_response_to_look_in();
    no_pointer();
    no_output_of_a_look_up();
    no_iteration();
    return 0;
}
