/* Every number has a name, and so has every number that means nothing. */
#include "expect.h"

struct named {
    uint32_t number;
    const char *name;
};

static const struct named statuses[] = {
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
};

static const struct named outcomes[] = {
    {TCE_OUTCOME_NONE, "unknown"},
    {TCE_OUTCOME_SUCCESS, "success"},
    {TCE_OUTCOME_FAILURE, "failure"},
};

static const struct named hints[] = {
    {TCE_HINT_NONE, "none"},
    {TCE_HINT_LEGACY_API, "LegacyApi"},
    {TCE_HINT_LOOKS_LIKE_HTML, "LooksLikeHtml"},
    {TCE_HINT_LOOKS_LIKE_GZIP, "LooksLikeGzip"},
    {TCE_HINT_LOOKS_LIKE_DEFLATE, "LooksLikeDeflate"},
    {TCE_HINT_LOOKS_LIKE_ZSTD, "LooksLikeZstd"},
    {TCE_HINT_LOOKS_LIKE_EVENT_STREAM, "LooksLikeEventStream"},
    {TCE_HINT_LOOKS_LIKE_HTTP, "LooksLikeHttp"},
    {TCE_HINT_LOOKS_LIKE_UTF16, "LooksLikeUtf16"},
};

static const struct named kinds[] = {
    {TCE_KIND_NONE, "none"},     {TCE_KIND_NULL, "null"},   {TCE_KIND_BOOL, "bool"},     {TCE_KIND_NUMBER, "number"},
    {TCE_KIND_STRING, "string"}, {TCE_KIND_ARRAY, "array"}, {TCE_KIND_OBJECT, "object"},
};

static const struct named steps[] = {
    {TCE_STEP_STOP, "Stop"},
    {TCE_STEP_WAIT, "Wait"},
    {TCE_STEP_WAIT_FOR_STATE, "WaitForState"},
    {TCE_STEP_RESIGN, "Resign"},
};

static const struct named categories[] = {
    {TCE_CATEGORY_UNKNOWN, "Unknown"},
    {TCE_CATEGORY_AUTHENTICATION, "Authentication"},
    {TCE_CATEGORY_AUTHORIZATION, "Authorization"},
    {TCE_CATEGORY_PAYMENT_REQUIRED, "PaymentRequired"},
    {TCE_CATEGORY_INVALID_REQUEST, "InvalidRequest"},
    {TCE_CATEGORY_PAYLOAD_TOO_LARGE, "PayloadTooLarge"},
    {TCE_CATEGORY_NO_SUCH_API, "NoSuchApi"},
    {TCE_CATEGORY_NOT_FOUND, "NotFound"},
    {TCE_CATEGORY_ALREADY_EXISTS, "AlreadyExists"},
    {TCE_CATEGORY_CONFLICT, "Conflict"},
    {TCE_CATEGORY_FAILED_PRECONDITION, "FailedPrecondition"},
    {TCE_CATEGORY_THROTTLED, "Throttled"},
    {TCE_CATEGORY_QUOTA, "Quota"},
    {TCE_CATEGORY_CAPACITY, "Capacity"},
    {TCE_CATEGORY_UNAVAILABLE, "Unavailable"},
    {TCE_CATEGORY_UNSUPPORTED, "Unsupported"},
    {TCE_CATEGORY_OPERATION_FAILED, "OperationFailed"},
    {TCE_CATEGORY_INTERNAL, "Internal"},
    {TCE_CATEGORY_DRY_RUN, "DryRun"},
};

static const struct named retries[] = {
    {TCE_RETRY_NEVER, "Never"},
    {TCE_RETRY_BACKOFF, "Backoff"},
    {TCE_RETRY_BACKOFF_IF_IDEMPOTENT, "BackoffIfIdempotent"},
    {TCE_RETRY_AFTER_STATE_CHANGE, "AfterStateChange"},
    {TCE_RETRY_AFTER_RESIGN, "AfterResign"},
};

static const struct named bases[] = {
    {TCE_BASIS_NONE, "None"}, {TCE_BASIS_FAMILY, "Family"},   {TCE_BASIS_DETAIL, "Detail"},
    {TCE_BASIS_CODE, "Code"}, {TCE_BASIS_PRODUCT, "Product"},
};

static const struct named faults[] = {
    {TCE_FAULT_UNKNOWN, "Unknown"}, {TCE_FAULT_CALLER, "Caller"}, {TCE_FAULT_ACCOUNT, "Account"},
    {TCE_FAULT_SERVICE, "Service"}, {TCE_FAULT_NOBODY, "Nobody"},
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

#define EACH(table) for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)

static bool same(const char *left, const char *right) {
    return strcmp(left, right) == 0;
}

/* Every number up to 2^16, most of which mean nothing: as many names as numbers that mean something. */
static void unknown_numbers(void) {
    size_t known_statuses = 0, known_outcomes = 0, known_hints = 0, known_kinds = 0;
    size_t known_steps = 0, known_categories = 0, known_retries = 0, known_bases = 0, known_faults = 0;
    const char *unknown_message = tce_status_message(UINT32_MAX);
    for (uint32_t number = 0; number < 65536; number++) {
        known_statuses += !same(tce_status_name(number), "unknown");
        known_outcomes += !same(tce_outcome_name(number), "unknown");
        known_hints += !same(tce_hint_name(number), "unknown");
        known_kinds += !same(tce_kind_name(number), "unknown");
        known_steps += !same(tce_step_name(number), "unknown");
        known_categories += !same(tce_category_name(number), "unknown");
        known_retries += !same(tce_retry_name(number), "unknown");
        known_bases += !same(tce_basis_name(number), "unknown");
        known_faults += !same(tce_fault_name(number), "unknown");
        assert(same(tce_status_name(number), "unknown") == same(tce_status_message(number), unknown_message));
    }
    assert(known_statuses == sizeof statuses / sizeof statuses[0]);
    assert(known_outcomes == sizeof outcomes / sizeof outcomes[0] - 1);
    assert(known_hints == sizeof hints / sizeof hints[0]);
    assert(known_kinds == sizeof kinds / sizeof kinds[0]);
    assert(known_steps == sizeof steps / sizeof steps[0]);
    assert(known_categories == sizeof categories / sizeof categories[0]);
    assert(known_retries == sizeof retries / sizeof retries[0]);
    assert(known_bases == sizeof bases / sizeof bases[0]);
    assert(known_faults == sizeof faults / sizeof faults[0]);
    assert(same(tce_status_name(UINT32_MAX), "unknown"));
    assert(same(tce_outcome_name(UINT32_MAX), "unknown"));
    assert(same(tce_hint_name(UINT32_MAX), "unknown"));
    assert(same(tce_kind_name(UINT32_MAX), "unknown"));
    assert(same(tce_step_name(UINT32_MAX), "unknown"));
    assert(same(tce_category_name(UINT32_MAX), "unknown"));
    assert(same(tce_retry_name(UINT32_MAX), "unknown"));
    assert(same(tce_basis_name(UINT32_MAX), "unknown"));
    assert(same(tce_fault_name(UINT32_MAX), "unknown"));
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
    EACH (statuses) {
        assert(same(tce_status_name(statuses[i].number), statuses[i].name));
        const char *message = tce_status_message(statuses[i].number);
        assert(strlen(message) > 0 && strpbrk(message, "\r\n") == NULL);
    }
    EACH (outcomes) assert(same(tce_outcome_name(outcomes[i].number), outcomes[i].name));
    EACH (hints) assert(same(tce_hint_name(hints[i].number), hints[i].name));
    EACH (kinds) assert(same(tce_kind_name(kinds[i].number), kinds[i].name));
    EACH (steps) assert(same(tce_step_name(steps[i].number), steps[i].name));
    EACH (categories) assert(same(tce_category_name(categories[i].number), categories[i].name));
    EACH (retries) assert(same(tce_retry_name(retries[i].number), retries[i].name));
    EACH (bases) assert(same(tce_basis_name(bases[i].number), bases[i].name));
    EACH (faults) assert(same(tce_fault_name(faults[i].number), faults[i].name));
    EACH (anomalies) assert(same(tce_anomaly_name(anomalies[i].bit), anomalies[i].name));
    unknown_numbers();
    unknown_anomalies();
    return 0;
}
