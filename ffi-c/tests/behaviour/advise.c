/* What to do after an attempt: the numbers of each step, and what no attempt may look like. */
#include "expect.h"

#define SECOND UINT64_C(1000000000)
#define HALF (UINT64_C(1) << 63)
#define DATE "Sat, 22 Nov 2025 10:00:00 GMT"
#define DATE_SECONDS 1763805600

static tce_attempt attempt_of(uint32_t number, uint64_t random) {
    tce_attempt attempt = TCE_ATTEMPT_INIT;
    attempt.number = number;
    attempt.random = random;
    return attempt;
}

static tce_response *failed(const char *code, const char *retry_after, const char *date) {
    char body[256] = "{\"Response\":{\"Error\":{\"Code\":\"";
    strcat(strcat(body, code), "\",\"Message\":\"\"}}}");
    tce_http http = TCE_HTTP_INIT;
    http.status = 200;
    http.retry_after = (tce_str){retry_after, strlen(retry_after)};
    http.date = (tce_str){date, strlen(date)};
    tce_response *response = NULL;
    assert(tce_response_decode_http(body, strlen(body), &http, NULL, &response, NULL) == TCE_STATUS_OK);
    return response;
}

static void expect_step(tce_status status, tce_next_step step, tce_step kind, uint64_t wait_ns, uint64_t server_time) {
    assert(status == TCE_STATUS_OK);
    assert(step.kind == kind && step.wait_ns == wait_ns && step.server_time == server_time);
}

/* After a failure; the response is freed. */
static void expect(tce_response *response, const tce_attempt *attempt, tce_step kind, uint64_t wait_ns,
                   uint64_t server_time) {
    tce_next_step step;
    memset(&step, 0x5a, sizeof step);
    tce_status status = tce_response_advise(response, attempt, &step);
    expect_step(status, step, kind, wait_ns, server_time);
    tce_response_free(response);
}

static void backoff(void) {
    const char *const code = "RequestLimitExceeded";
    const uint64_t seconds[] = {0, 2, 3, 5, 9, 17, 33, 33};
    for (uint32_t number = 1; number < 8; number++) {
        tce_attempt attempt = attempt_of(number, 0);
        attempt.limit = 100;
        expect(failed(code, "", DATE), &attempt, TCE_STEP_WAIT, SECOND, TCE_NO_TIME);
        attempt.random = UINT64_MAX;
        expect(failed(code, "", ""), &attempt, TCE_STEP_WAIT, seconds[number] * SECOND - 1, TCE_NO_TIME);
    }
    const tce_attempt none = attempt_of(0, HALF), last_but_one = attempt_of(5, HALF), last = attempt_of(6, HALF);
    expect(failed(code, "", ""), &none, TCE_STEP_WAIT, 3 * SECOND / 2, TCE_NO_TIME);
    expect(failed(code, "", ""), &last_but_one, TCE_STEP_WAIT, 9 * SECOND, TCE_NO_TIME);
    expect(failed(code, "", ""), &last, TCE_STEP_STOP, 0, TCE_NO_TIME);
    tce_attempt only = attempt_of(0, HALF);
    only.limit = 1;
    expect(failed(code, "", ""), &only, TCE_STEP_STOP, 0, TCE_NO_TIME);
}

static void retry_after(void) {
    const tce_attempt attempt = attempt_of(1, HALF);
    expect(failed("RequestLimitExceeded", "7", ""), &attempt, TCE_STEP_WAIT, 15 * SECOND / 2, TCE_NO_TIME);
    expect(failed("RequestLimitExceeded", "0", ""), &attempt, TCE_STEP_WAIT, 3 * SECOND / 2, TCE_NO_TIME);
    expect(failed("RequestLimitExceeded", "300", ""), &attempt, TCE_STEP_WAIT, 601 * SECOND / 2, TCE_NO_TIME);
    expect(failed("RequestLimitExceeded", "301", ""), &attempt, TCE_STEP_STOP, 0, TCE_NO_TIME);
    expect(failed("ResourceInUse", "7", ""), &attempt, TCE_STEP_WAIT_FOR_STATE, 15 * SECOND / 2, TCE_NO_TIME);
}

static void others(void) {
    tce_attempt attempt = attempt_of(1, 0);
    expect(failed("ResourceInUse", "", ""), &attempt, TCE_STEP_WAIT_FOR_STATE, 5 * SECOND, TCE_NO_TIME);
    expect(failed("InvalidParameter", "1", DATE), &attempt, TCE_STEP_STOP, 0, TCE_NO_TIME);
    expect(decoded(SUCCESS), &attempt, TCE_STEP_STOP, 0, TCE_NO_TIME);

    expect(failed("InternalError", "", ""), &attempt, TCE_STEP_STOP, 0, TCE_NO_TIME);
    attempt.idempotent = 1;
    expect(failed("InternalError", "", ""), &attempt, TCE_STEP_WAIT, SECOND, TCE_NO_TIME);

    expect(failed("AuthFailure.SignatureExpire", "", DATE), &attempt, TCE_STEP_RESIGN, 0, DATE_SECONDS);
    expect(failed("AuthFailure.SignatureExpire", "", ""), &attempt, TCE_STEP_RESIGN, 0, TCE_NO_TIME);
    attempt.resigned = 1;
    expect(failed("AuthFailure.SignatureExpire", "", DATE), &attempt, TCE_STEP_STOP, 0, TCE_NO_TIME);
}

static tce_decode_error error_of(const char *body, uint32_t status, const char *retry_after) {
    tce_http http = TCE_HTTP_INIT;
    http.status = status;
    http.retry_after = (tce_str){retry_after, strlen(retry_after)};
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    tce_response *response = NULL;
    assert(tce_response_decode_http(body, strlen(body), &http, NULL, &response, &error) != TCE_STATUS_OK);
    return error;
}

static void expect_after(tce_decode_error error, tce_attempt attempt, tce_step kind, uint64_t wait_ns) {
    tce_next_step step;
    memset(&step, 0x5a, sizeof step);
    expect_step(tce_decode_error_advise(&error, &attempt, &step), step, kind, wait_ns, TCE_NO_TIME);
}

static void after_errors(void) {
    const tce_attempt first = attempt_of(1, HALF);
    tce_attempt harmless = first;
    harmless.idempotent = 1;
    expect_after(error_of("<html>", 502, ""), first, TCE_STEP_STOP, 0);
    expect_after(error_of("<html>", 502, ""), harmless, TCE_STEP_WAIT, 3 * SECOND / 2);
    expect_after(error_of("{", 200, ""), first, TCE_STEP_STOP, 0);
    expect_after(error_of("{", 200, ""), harmless, TCE_STEP_WAIT, 3 * SECOND / 2);
    expect_after(error_of("slow down", 429, ""), first, TCE_STEP_WAIT, 3 * SECOND / 2);
    expect_after(error_of("slow down", 429, "9"), first, TCE_STEP_WAIT, 19 * SECOND / 2);
    expect_after(error_of("slow down", 429, "99999999999"), first, TCE_STEP_STOP, 0);
    expect_after(error_of("<html>", 200, ""), harmless, TCE_STEP_STOP, 0);
    harmless.number = 6;
    expect_after(error_of("slow down", 429, ""), harmless, TCE_STEP_STOP, 0);
}

/* An error that says nothing, and one whose numbers are none: neither is a reason to go on. */
static void odd_errors(void) {
    tce_attempt harmless = attempt_of(1, 0);
    harmless.idempotent = 1;
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    expect_after(error, harmless, TCE_STEP_STOP, 0);
    error = error_of("<html>", 502, "");
    error.retry_after = UINT64_MAX - 1;
    expect_after(error, harmless, TCE_STEP_STOP, 0);
    memset(&error, 0x5a, sizeof error);
    error.struct_size = sizeof error;
    expect_after(error, harmless, TCE_STEP_STOP, 0);

    tce_next_step step = {TCE_STEP_WAIT, 7, 7};
    const size_t unknown_sizes[] = {0, 1, sizeof error - 1, SIZE_MAX};
    for (size_t i = 0; i < sizeof unknown_sizes / sizeof unknown_sizes[0]; i++) {
        error.struct_size = unknown_sizes[i];
        assert(tce_decode_error_advise(&error, &harmless, &step) == TCE_STATUS_INVALID_ARGUMENT);
    }
    expect_step(TCE_STATUS_OK, step, TCE_STEP_WAIT, 7, 7);
}

struct newer_attempt {
    tce_attempt known;
    unsigned char unknown[24];
};

static void odd_attempts(void) {
    tce_response *response = failed("RequestLimitExceeded", "", "");
    const tce_decode_error error = error_of("", 429, "");
    const tce_attempt good = TCE_ATTEMPT_INIT;
    assert(good.number == 1 && good.limit == TCE_ATTEMPT_LIMIT);
    assert(good.idempotent == 0 && good.resigned == 0 && good.random == 0);
    tce_attempt wrong[8] = {good, good, good, good, good, good, good, good};
    wrong[0].struct_size = 0;
    wrong[1].struct_size = 1;
    wrong[2].struct_size = sizeof good - 1;
    wrong[3].struct_size = SIZE_MAX;
    wrong[4].idempotent = 2;
    wrong[5].idempotent = UINT32_MAX;
    wrong[6].resigned = 2;
    wrong[7].resigned = UINT32_MAX;
    tce_next_step step = {TCE_STEP_WAIT, 7, 7};
    for (size_t i = 0; i < 8; i++) {
        assert(tce_response_advise(response, &wrong[i], &step) == TCE_STATUS_INVALID_ARGUMENT);
        assert(tce_decode_error_advise(&error, &wrong[i], &step) == TCE_STATUS_INVALID_ARGUMENT);
    }
    expect_step(TCE_STATUS_OK, step, TCE_STEP_WAIT, 7, 7);

    struct newer_attempt newer = {TCE_ATTEMPT_INIT, {0}};
    newer.known.struct_size = sizeof newer;
    assert(tce_response_advise(response, &newer.known, &step) == TCE_STATUS_OK);
    newer.unknown[23] = 1;
    assert(tce_response_advise(response, &newer.known, &step) == TCE_STATUS_INVALID_ARGUMENT);
    tce_response_free(response);
}

int main(void) {
    backoff();
    retry_after();
    others();
    after_errors();
    odd_errors();
    odd_attempts();
    return 0;
}
