/* Every number has a name, and so has every number that means nothing. */
#include "expect.h"

static const struct {
    uint32_t number;
    const char *name;
} statuses[] = {
    {TCE_STATUS_OK, "Ok"},
    {TCE_STATUS_NULL_POINTER, "NullPointer"},
    {TCE_STATUS_INVALID_ARGUMENT, "InvalidArgument"},
    {TCE_STATUS_BUFFER_TOO_SMALL, "BufferTooSmall"},
    {TCE_STATUS_EMPTY, "Empty"},
    {TCE_STATUS_TRUNCATED, "Truncated"},
    {TCE_STATUS_INVALID_UTF8, "InvalidUtf8"},
    {TCE_STATUS_INVALID_JSON, "InvalidJson"},
    {TCE_STATUS_TOO_DEEP, "TooDeep"},
    {TCE_STATUS_TOO_LARGE, "TooLarge"},
    {TCE_STATUS_DUPLICATE_MEMBER, "DuplicateMember"},
    {TCE_STATUS_NOT_ENVELOPE, "NotEnvelope"},
    {TCE_STATUS_NOT_FOUND, "NotFound"},
    {TCE_STATUS_INVALID_POINTER, "InvalidPointer"},
    {TCE_STATUS_WRONG_KIND, "WrongKind"},
    {TCE_STATUS_NOT_INTEGER, "NotInteger"},
    {TCE_STATUS_OUT_OF_RANGE, "OutOfRange"},
    {TCE_STATUS_OUT_OF_MEMORY, "OutOfMemory"},
    {TCE_STATUS_INTERNAL, "Internal"},
}, outcomes[] = {
    {TCE_OUTCOME_NONE, "unknown"},
    {TCE_OUTCOME_SUCCESS, "success"},
    {TCE_OUTCOME_FAILURE, "failure"},
}, hints[] = {
    {TCE_HINT_NONE, "none"},
    {TCE_HINT_LEGACY_API, "LegacyApi"},
    {TCE_HINT_LOOKS_LIKE_HTML, "LooksLikeHtml"},
    {TCE_HINT_LOOKS_LIKE_GZIP, "LooksLikeGzip"},
    {TCE_HINT_LOOKS_LIKE_DEFLATE, "LooksLikeDeflate"},
    {TCE_HINT_LOOKS_LIKE_ZSTD, "LooksLikeZstd"},
    {TCE_HINT_LOOKS_LIKE_EVENT_STREAM, "LooksLikeEventStream"},
    {TCE_HINT_LOOKS_LIKE_HTTP, "LooksLikeHttp"},
    {TCE_HINT_LOOKS_LIKE_UTF16, "LooksLikeUtf16"},
}, kinds[] = {
    {TCE_KIND_NONE, "none"},
    {TCE_KIND_NULL, "null"},
    {TCE_KIND_BOOL, "bool"},
    {TCE_KIND_NUMBER, "number"},
    {TCE_KIND_STRING, "string"},
    {TCE_KIND_ARRAY, "array"},
    {TCE_KIND_OBJECT, "object"},
};

static const struct {
    uint64_t bit;
    const char *name;
} anomalies[] = {
    {TCE_ANOMALY_MESSAGE_MISSING, "message_missing"},
    {TCE_ANOMALY_MESSAGE_NOT_STRING, "message_not_string"},
    {TCE_ANOMALY_ERROR_NULL, "error_null"},
    {TCE_ANOMALY_UNEXPECTED_MEMBER, "unexpected_member"},
    {TCE_ANOMALY_ERROR_OUTSIDE, "error_outside"},
    {TCE_ANOMALY_CODE_MISSING, "code_missing"},
    {TCE_ANOMALY_CODE_NOT_STRING, "code_not_string"},
    {TCE_ANOMALY_ERROR_NOT_OBJECT, "error_not_object"},
    {TCE_ANOMALY_REQUEST_ID_MISSING, "request_id_missing"},
    {TCE_ANOMALY_REQUEST_ID_NULL, "request_id_null"},
    {TCE_ANOMALY_REQUEST_ID_EMPTY, "request_id_empty"},
    {TCE_ANOMALY_REQUEST_ID_NOT_STRING, "request_id_not_string"},
    {TCE_ANOMALY_REQUEST_ID_FALLBACK, "request_id_fallback"},
    {TCE_ANOMALY_NESTED_RESPONSE, "nested_response"},
    {TCE_ANOMALY_CODE_UNTRIMMED, "code_untrimmed"},
    {TCE_ANOMALY_LONE_SURROGATE, "lone_surrogate"},
    {TCE_ANOMALY_BYTE_ORDER_MARK, "byte_order_mark"},
};

#define EACH(table) (size_t i = 0; i < sizeof table / sizeof table[0]; i++)

static bool same(const char *left, const char *right) { return strcmp(left, right) == 0; }

/* Every number up to 2^16, most of which mean nothing: as many names as numbers that mean something. */
static void unknown_numbers(void) {
    size_t known_statuses = 0, known_outcomes = 0, known_hints = 0, known_kinds = 0;
    const char *unknown_message = tce_status_message(UINT32_MAX);
    for (uint32_t number = 0; number < 65536; number++) {
        known_statuses += !same(tce_status_name(number), "unknown");
        known_outcomes += !same(tce_outcome_name(number), "unknown");
        known_hints += !same(tce_hint_name(number), "unknown");
        known_kinds += !same(tce_kind_name(number), "unknown");
        assert(same(tce_status_name(number), "unknown") == same(tce_status_message(number), unknown_message));
    }
    assert(known_statuses == sizeof statuses / sizeof statuses[0]);
    assert(known_outcomes == sizeof outcomes / sizeof outcomes[0] - 1);
    assert(known_hints == sizeof hints / sizeof hints[0]);
    assert(known_kinds == sizeof kinds / sizeof kinds[0]);
    assert(same(tce_status_name(UINT32_MAX), "unknown"));
    assert(same(tce_outcome_name(UINT32_MAX), "unknown"));
    assert(same(tce_hint_name(UINT32_MAX), "unknown"));
    assert(same(tce_kind_name(UINT32_MAX), "unknown"));
}

static void unknown_anomalies(void) {
    size_t known = 0;
    for (int bit = 0; bit < 64; bit++) known += !same(tce_anomaly_name(UINT64_C(1) << bit), "unknown");
    assert(known == sizeof anomalies / sizeof anomalies[0]);
    assert(same(tce_anomaly_name(0), "unknown"));
    assert(same(tce_anomaly_name(TCE_ANOMALY_ERROR_NULL | TCE_ANOMALY_CODE_MISSING), "unknown"));
    assert(same(tce_anomaly_name(UINT64_MAX), "unknown"));
}

int main(void) {
    for EACH(statuses) {
        assert(same(tce_status_name(statuses[i].number), statuses[i].name));
        const char *message = tce_status_message(statuses[i].number);
        assert(strlen(message) > 0 && strpbrk(message, "\r\n") == NULL);
    }
    for EACH(outcomes) assert(same(tce_outcome_name(outcomes[i].number), outcomes[i].name));
    for EACH(hints) assert(same(tce_hint_name(hints[i].number), hints[i].name));
    for EACH(kinds) assert(same(tce_kind_name(kinds[i].number), kinds[i].name));
    for EACH(anomalies) assert(same(tce_anomaly_name(anomalies[i].bit), anomalies[i].name));
    unknown_numbers();
    unknown_anomalies();
    return 0;
}
