/* Who owns the bytes of a text: the response after a decode, the body after a borrowing one. */
#include "expect.h"

static const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"Limit.X\",\"Message\":\"\\u4e2d \\\"q\\\"\"},"
                           "\"RequestId\":\"ed93\"}}";
static const char message[] = "\xe4\xb8\xad \"q\"";

static bool within(tce_str text, const char *memory, size_t size) {
    const uintptr_t data = (uintptr_t)text.data, start = (uintptr_t)memory;
    return data >= start && data + text.len <= start + size;
}

static void decode_copies(void) {
    char memory[sizeof body];
    memcpy(memory, body, sizeof body);
    tce_response *response = NULL;
    assert(tce_response_decode(memory, strlen(body), NULL, &response, NULL) == TCE_STATUS_OK);
    memset(memory, 'x', sizeof memory);
    assert(is(tce_response_code(response), "Limit.X"));
    assert(is(tce_response_message(response), message));
    assert(is(tce_response_request_id(response), "ed93"));
    assert(!within(tce_response_code(response), memory, sizeof memory));
    tce_response_free(response);
}

static void decode_borrowed_points_into_the_body(void) {
    tce_response *response = NULL;
    assert(tce_response_decode_borrowed(body, strlen(body), NULL, &response, NULL) == TCE_STATUS_OK);
    assert(tce_response_code(response).data == strstr(body, "Limit.X"));
    assert(tce_response_request_id(response).data == strstr(body, "ed93"));
    assert(is(tce_response_code(response), "Limit.X"));
    assert(is(tce_response_request_id(response), "ed93"));
    /* What has escapes does not stand in the body as it reads. */
    assert(is(tce_response_message(response), message));
    assert(!within(tce_response_message(response), body, sizeof body));
    tce_response_free(response);
}

static void texts_stay_where_they_are(void) {
    tce_response *response = decoded(body);
    assert(tce_response_code(response).data == tce_response_code(response).data);
    tce_str code = tce_response_code(response);
    char line[TCE_SUMMARY_SIZE];
    assert(tce_response_summary(response, line, sizeof line, NULL) == TCE_STATUS_OK);
    assert(tce_response_code(response).data == code.data && is(code, "Limit.X"));
    tce_response_free(response);
}

static void every_reference_counts(void) {
    tce_response *first = decoded(body);
    tce_response *second = tce_response_retain(first);
    tce_response *third = tce_response_retain(second);
    assert(second == first && third == first);
    tce_response_free(first);
    tce_response_free(third);
    assert(is(tce_response_code(second), "Limit.X"));
    tce_response_free(second);
}

int main(void) {
    decode_copies();
    decode_borrowed_points_into_the_body();
    texts_stay_where_they_are();
    every_reference_counts();
    return 0;
}
