/* What HTTP says beside the body: kept, heeded, and never stronger than an envelope. */
#include "expect.h"

#define DATE "Sat, 22 Nov 2025 10:00:00 GMT"
#define DATE_SECONDS 1763805600

static tce_http answer(uint32_t status) {
    tce_http http = TCE_HTTP_INIT;
    http.status = status;
    return http;
}

static tce_response *decoded_http(const char *body, const tce_http *http) {
    tce_response *response = NULL;
    assert(tce_response_decode_http(body, strlen(body), http, NULL, &response, NULL) == TCE_STATUS_OK);
    return response;
}

static void an_envelope_wins(void) {
    const tce_http http = answer(503);
    tce_response *response = decoded_http(SUCCESS, &http);
    assert(tce_response_outcome(response) == TCE_OUTCOME_SUCCESS);
    assert(tce_response_http_status(response) == 503);
    assert(tce_response_retry_after(response) == TCE_NO_TIME);
    assert(tce_response_server_time(response) == TCE_NO_TIME);
    assert(tce_response_retry(response) == TCE_RETRY_NEVER);
    tce_response_free(response);

    const tce_http good = answer(200);
    response = decoded_http(FAILURE, &good);
    assert(tce_response_outcome(response) == TCE_OUTCOME_FAILURE && tce_response_http_status(response) == 200);
    tce_response_free(response);

    /* Without HTTP there is none. */
    response = decoded(FAILURE);
    assert(tce_response_http_status(response) == 0);
    assert(tce_response_retry_after(response) == TCE_NO_TIME);
    assert(tce_response_server_time(response) == TCE_NO_TIME);
    tce_response_free(response);
}

static void headers(void) {
    char id[] = "from the header", wait[] = " 7 ", date[] = DATE;
    tce_http http = answer(200);
    http.request_id = (tce_str){id, strlen(id)};
    http.retry_after = (tce_str){wait, strlen(wait)};
    http.date = (tce_str){date, strlen(date)};
    tce_response *response = decoded_http("{\"Response\":{}}", &http);
    memset(id, '#', sizeof id - 1);
    memset(date, '#', sizeof date - 1);
    assert(is(tce_response_request_id(response), "from the header"));
    assert(tce_response_anomalies(response) == (TCE_ANOMALY_REQUEST_ID_MISSING | TCE_ANOMALY_REQUEST_ID_FALLBACK));
    assert(tce_response_retry_after(response) == 7);
    assert(tce_response_server_time(response) == DATE_SECONDS);
    tce_response_free(response);

    http.request_id = TCE_STR("another");
    response = decoded_http(SUCCESS, &http);
    assert(is(tce_response_request_id(response), "b5b4"));
    tce_response_free(response);
}

static uint64_t waits(tce_str retry_after, tce_str date) {
    tce_http http = answer(429);
    http.retry_after = retry_after;
    http.date = date;
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    tce_response *response = UNTOUCHED;
    assert(tce_response_decode_http("", 0, &http, NULL, &response, &error) == TCE_STATUS_EMPTY);
    assert(error.http_status == 429 && response == UNTOUCHED);
    return error.retry_after;
}

static void retry_after(void) {
    const tce_str none = TCE_STR(""), date = TCE_STR(DATE);
    assert(waits(none, none) == TCE_NO_TIME);
    assert(waits(TCE_STR("0"), none) == 0);
    assert(waits(TCE_STR("99999999999999999999"), none) == UINT32_MAX);
    assert(waits(TCE_STR("-1"), none) == TCE_NO_TIME);
    assert(waits(TCE_STR("soon"), date) == TCE_NO_TIME);
    assert(waits(TCE_STR("Sat, 22 Nov 2025 10:01:30 GMT"), date) == 90);
    assert(waits(TCE_STR("Sat, 22 Nov 2025 09:00:00 GMT"), date) == 0);
    assert(waits(TCE_STR("Sat, 22 Nov 2025 10:01:30 GMT"), none) == TCE_NO_TIME);
}

static void no_envelope(void) {
    static const struct {
        const char *body;
        uint32_t status;
        tce_status is;
        tce_category category;
        tce_retry retry;
    } cases[] = {
        {"slow down", 429, TCE_STATUS_INVALID_JSON, TCE_CATEGORY_THROTTLED, TCE_RETRY_BACKOFF},
        {"", 500, TCE_STATUS_EMPTY, TCE_CATEGORY_UNAVAILABLE, TCE_RETRY_BACKOFF_IF_IDEMPOTENT},
        {"<html>", 502, TCE_STATUS_INVALID_JSON, TCE_CATEGORY_UNAVAILABLE, TCE_RETRY_BACKOFF_IF_IDEMPOTENT},
        {"null", 503, TCE_STATUS_NOT_ENVELOPE, TCE_CATEGORY_UNAVAILABLE, TCE_RETRY_BACKOFF_IF_IDEMPOTENT},
        {"[", 504, TCE_STATUS_TRUNCATED, TCE_CATEGORY_UNAVAILABLE, TCE_RETRY_BACKOFF_IF_IDEMPOTENT},
        {"[", 200, TCE_STATUS_TRUNCATED, TCE_CATEGORY_UNAVAILABLE, TCE_RETRY_BACKOFF_IF_IDEMPOTENT},
        {"[", 429, TCE_STATUS_TRUNCATED, TCE_CATEGORY_THROTTLED, TCE_RETRY_BACKOFF},
        {"<html>", 200, TCE_STATUS_INVALID_JSON, TCE_CATEGORY_UNKNOWN, TCE_RETRY_NEVER},
        {"<html>", 501, TCE_STATUS_INVALID_JSON, TCE_CATEGORY_UNKNOWN, TCE_RETRY_NEVER},
        {"<html>", 65535, TCE_STATUS_INVALID_JSON, TCE_CATEGORY_UNKNOWN, TCE_RETRY_NEVER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        tce_http http = answer(cases[i].status);
        http.date = TCE_STR(DATE);
        tce_decode_error error = TCE_DECODE_ERROR_INIT;
        tce_response *response = UNTOUCHED;
        const size_t len = strlen(cases[i].body);
        tce_status status = tce_response_decode_http(cases[i].body, len, &http, NULL, &response, &error);
        assert(status == cases[i].is && error.status == status && response == UNTOUCHED);
        assert(error.http_status == cases[i].status);
        assert(error.category == cases[i].category && error.retry == cases[i].retry);
        assert(error.retry_after == TCE_NO_TIME && error.server_time == DATE_SECONDS);
        assert(tce_response_decode_http(cases[i].body, len, &http, NULL, &response, NULL) == status);
    }
}

static void the_content_type_is_a_hint(void) {
    tce_http http = answer(502);
    http.content_type = TCE_STR("Text/HTML; charset=utf-8");
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    tce_response *response = NULL;
    assert(tce_response_decode_http("Bad", 3, &http, NULL, &response, &error) == TCE_STATUS_INVALID_JSON);
    assert(error.hint == TCE_HINT_LOOKS_LIKE_HTML);
    response = decoded_http(SUCCESS, &http);
    tce_response_free(response);
}

static tce_status refused(const tce_http *http, const char *why) {
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    tce_response *response = UNTOUCHED;
    tce_status status = tce_response_decode_http(SUCCESS, strlen(SUCCESS), http, NULL, &response, &error);
    assert(response == UNTOUCHED && error.status == status && strstr(error.text, why) != NULL);
    assert(error.http_status == 0 && error.retry == TCE_RETRY_NEVER && error.retry_after == TCE_NO_TIME);
    return status;
}

struct newer_http {
    tce_http known;
    unsigned char unknown[24];
};

static void what_is_refused(void) {
    assert(refused(NULL, "http is NULL") == TCE_STATUS_NULL_POINTER);
    tce_http http = answer(65536);
    assert(refused(&http, "status") == TCE_STATUS_INVALID_ARGUMENT);
    http = answer(200);
    http.reserved = 1;
    assert(refused(&http, "reserved") == TCE_STATUS_INVALID_ARGUMENT);

    const size_t unknown_sizes[] = {0, 1, sizeof http - 1, SIZE_MAX};
    for (size_t i = 0; i < sizeof unknown_sizes / sizeof unknown_sizes[0]; i++) {
        http = answer(200);
        http.struct_size = unknown_sizes[i];
        assert(refused(&http, "struct_size") == TCE_STATUS_INVALID_ARGUMENT);
    }
    struct newer_http newer = {TCE_HTTP_INIT, {0}};
    newer.known.struct_size = sizeof newer;
    tce_response_free(decoded_http(SUCCESS, &newer.known));
    newer.unknown[23] = 1;
    assert(refused(&newer.known, "struct_size") == TCE_STATUS_INVALID_ARGUMENT);

    const tce_str impossible = {NULL, 3}, not_utf8 = TCE_STR("\xff");
    for (size_t i = 0; i < 4; i++) {
        http = answer(200);
        tce_str *const texts[] = {&http.content_type, &http.request_id, &http.retry_after, &http.date};
        *texts[i] = impossible;
        assert(refused(&http, "no data") == TCE_STATUS_INVALID_ARGUMENT);
        /* What is not UTF-8 counts as not sent. */
        *texts[i] = not_utf8;
        tce_response *response = decoded_http("{\"Response\":{}}", &http);
        assert(tce_response_request_id(response).len == 0);
        assert(tce_response_anomalies(response) == TCE_ANOMALY_REQUEST_ID_MISSING);
        assert(tce_response_retry_after(response) == TCE_NO_TIME);
        assert(tce_response_server_time(response) == TCE_NO_TIME);
        tce_response_free(response);
    }
}

static void options_count_too(void) {
    const tce_http http = answer(200);
    tce_options options = TCE_OPTIONS_INIT;
    tce_response *response = NULL;
    options.max_depth = 1;
    assert(tce_response_decode_http(SUCCESS, strlen(SUCCESS), &http, &options, &response, NULL) == TCE_STATUS_TOO_DEEP);
    options.max_depth = 0;
    options.product = TCE_STR("ecdn");
    static const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"UnauthorizedOperation.Unknown\"}}}";
    assert(tce_response_decode_http(body, strlen(body), &http, &options, &response, NULL) == TCE_STATUS_OK);
    assert(tce_response_basis(response) == TCE_BASIS_PRODUCT);
    tce_response_free(response);
}

int main(void) {
    an_envelope_wins();
    headers();
    retry_after();
    no_envelope();
    the_content_type_is_a_hint();
    what_is_refused();
    options_count_too();
    return 0;
}
