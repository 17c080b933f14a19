/*
 * The C ABI as it is frozen: compiling this file is the test. Before TCE_ABI_VERSION 1 a change here goes into the
 * CHANGELOG; from then on numbers and layouts are only ever added.
 */
#include <stdalign.h>

#include "tcenvelope.h"

#define FROZEN(constant, number) _Static_assert((constant) == (number), #constant)
#define FROZEN_SIZE(type, size, alignment) _Static_assert(sizeof(type) == (size) && alignof(type) == (alignment), #type)
#define FROZEN_FIELD(type, field, offset, size) \
    _Static_assert(offsetof(type, field) == (offset) && sizeof(((type *)0)->field) == (size), #type "." #field)

FROZEN(TCE_SUMMARY_SIZE, 1025);
FROZEN(TCE_ABI_VERSION, 0);
FROZEN(TCE_ERROR_TEXT_SIZE, 256);
FROZEN(TCE_ATTEMPT_LIMIT, 6);
FROZEN(TCE_NO_TIME, UINT64_MAX);

FROZEN(TCE_STATUS_OK, 0);
FROZEN(TCE_STATUS_NULL_POINTER, 101);
FROZEN(TCE_STATUS_INVALID_ARGUMENT, 102);
FROZEN(TCE_STATUS_BUFFER_TOO_SMALL, 103);
FROZEN(TCE_STATUS_EMPTY, 201);
FROZEN(TCE_STATUS_TRUNCATED, 202);
FROZEN(TCE_STATUS_INVALID_UTF8, 203);
FROZEN(TCE_STATUS_INVALID_JSON, 204);
FROZEN(TCE_STATUS_TOO_DEEP, 205);
FROZEN(TCE_STATUS_TOO_LARGE, 206);
FROZEN(TCE_STATUS_DUPLICATE_MEMBER, 207);
FROZEN(TCE_STATUS_NOT_ENVELOPE, 208);
FROZEN(TCE_STATUS_NOT_FOUND, 301);
FROZEN(TCE_STATUS_INVALID_POINTER, 302);
FROZEN(TCE_STATUS_WRONG_KIND, 303);
FROZEN(TCE_STATUS_NOT_INTEGER, 304);
FROZEN(TCE_STATUS_OUT_OF_RANGE, 305);
FROZEN(TCE_STATUS_OUT_OF_MEMORY, 901);
FROZEN(TCE_STATUS_INTERNAL, 902);

FROZEN(TCE_HINT_NONE, 0);
FROZEN(TCE_HINT_LEGACY_API, 1);
FROZEN(TCE_HINT_LOOKS_LIKE_HTML, 2);
FROZEN(TCE_HINT_LOOKS_LIKE_GZIP, 3);
FROZEN(TCE_HINT_LOOKS_LIKE_DEFLATE, 4);
FROZEN(TCE_HINT_LOOKS_LIKE_ZSTD, 5);
FROZEN(TCE_HINT_LOOKS_LIKE_EVENT_STREAM, 6);
FROZEN(TCE_HINT_LOOKS_LIKE_HTTP, 7);
FROZEN(TCE_HINT_LOOKS_LIKE_UTF16, 8);

FROZEN(TCE_OUTCOME_NONE, 0);
FROZEN(TCE_OUTCOME_SUCCESS, 1);
FROZEN(TCE_OUTCOME_FAILURE, 2);

FROZEN(TCE_KIND_NONE, 0);
FROZEN(TCE_KIND_NULL, 1);
FROZEN(TCE_KIND_BOOL, 2);
FROZEN(TCE_KIND_NUMBER, 3);
FROZEN(TCE_KIND_STRING, 4);
FROZEN(TCE_KIND_ARRAY, 5);
FROZEN(TCE_KIND_OBJECT, 6);

FROZEN(TCE_CATEGORY_UNKNOWN, 0);
FROZEN(TCE_CATEGORY_AUTHENTICATION, 1);
FROZEN(TCE_CATEGORY_AUTHORIZATION, 2);
FROZEN(TCE_CATEGORY_PAYMENT_REQUIRED, 3);
FROZEN(TCE_CATEGORY_INVALID_REQUEST, 4);
FROZEN(TCE_CATEGORY_PAYLOAD_TOO_LARGE, 5);
FROZEN(TCE_CATEGORY_NO_SUCH_API, 6);
FROZEN(TCE_CATEGORY_NOT_FOUND, 7);
FROZEN(TCE_CATEGORY_ALREADY_EXISTS, 8);
FROZEN(TCE_CATEGORY_CONFLICT, 9);
FROZEN(TCE_CATEGORY_FAILED_PRECONDITION, 10);
FROZEN(TCE_CATEGORY_THROTTLED, 11);
FROZEN(TCE_CATEGORY_QUOTA, 12);
FROZEN(TCE_CATEGORY_CAPACITY, 13);
FROZEN(TCE_CATEGORY_UNAVAILABLE, 14);
FROZEN(TCE_CATEGORY_UNSUPPORTED, 15);
FROZEN(TCE_CATEGORY_OPERATION_FAILED, 16);
FROZEN(TCE_CATEGORY_INTERNAL, 17);
FROZEN(TCE_CATEGORY_DRY_RUN, 18);

FROZEN(TCE_RETRY_NEVER, 0);
FROZEN(TCE_RETRY_BACKOFF, 1);
FROZEN(TCE_RETRY_BACKOFF_IF_IDEMPOTENT, 2);
FROZEN(TCE_RETRY_AFTER_STATE_CHANGE, 3);
FROZEN(TCE_RETRY_AFTER_RESIGN, 4);

FROZEN(TCE_BASIS_NONE, 0);
FROZEN(TCE_BASIS_FAMILY, 1);
FROZEN(TCE_BASIS_DETAIL, 2);
FROZEN(TCE_BASIS_CODE, 3);
FROZEN(TCE_BASIS_PRODUCT, 4);

FROZEN(TCE_FAULT_UNKNOWN, 0);
FROZEN(TCE_FAULT_CALLER, 1);
FROZEN(TCE_FAULT_ACCOUNT, 2);
FROZEN(TCE_FAULT_SERVICE, 3);
FROZEN(TCE_FAULT_NOBODY, 4);

FROZEN(TCE_LANGUAGE_ENGLISH, 0);
FROZEN(TCE_LANGUAGE_CHINESE, 1);

FROZEN(TCE_STEP_STOP, 0);
FROZEN(TCE_STEP_WAIT, 1);
FROZEN(TCE_STEP_WAIT_FOR_STATE, 2);
FROZEN(TCE_STEP_RESIGN, 3);

FROZEN(TCE_ANOMALY_MESSAGE_MISSING, UINT64_C(1) << 0);
FROZEN(TCE_ANOMALY_MESSAGE_NOT_STRING, UINT64_C(1) << 1);
FROZEN(TCE_ANOMALY_ERROR_NULL, UINT64_C(1) << 2);
FROZEN(TCE_ANOMALY_UNEXPECTED_MEMBER, UINT64_C(1) << 3);
FROZEN(TCE_ANOMALY_ERROR_OUTSIDE, UINT64_C(1) << 4);
FROZEN(TCE_ANOMALY_CODE_MISSING, UINT64_C(1) << 5);
FROZEN(TCE_ANOMALY_CODE_NOT_STRING, UINT64_C(1) << 6);
FROZEN(TCE_ANOMALY_ERROR_NOT_OBJECT, UINT64_C(1) << 7);
FROZEN(TCE_ANOMALY_REQUEST_ID_MISSING, UINT64_C(1) << 8);
FROZEN(TCE_ANOMALY_REQUEST_ID_NULL, UINT64_C(1) << 9);
FROZEN(TCE_ANOMALY_REQUEST_ID_EMPTY, UINT64_C(1) << 10);
FROZEN(TCE_ANOMALY_REQUEST_ID_NOT_STRING, UINT64_C(1) << 11);
FROZEN(TCE_ANOMALY_REQUEST_ID_FALLBACK, UINT64_C(1) << 12);
FROZEN(TCE_ANOMALY_NESTED_RESPONSE, UINT64_C(1) << 13);
FROZEN(TCE_ANOMALY_CODE_UNTRIMMED, UINT64_C(1) << 14);
FROZEN(TCE_ANOMALY_LONE_SURROGATE, UINT64_C(1) << 15);
FROZEN(TCE_ANOMALY_BYTE_ORDER_MARK, UINT64_C(1) << 16);

FROZEN_SIZE(tce_status, 4, 4);
FROZEN_SIZE(tce_hint, 4, 4);
FROZEN_SIZE(tce_outcome, 4, 4);
FROZEN_SIZE(tce_kind, 4, 4);
FROZEN_SIZE(tce_step, 4, 4);
FROZEN_SIZE(tce_category, 4, 4);
FROZEN_SIZE(tce_retry, 4, 4);
FROZEN_SIZE(tce_basis, 4, 4);
FROZEN_SIZE(tce_fault, 4, 4);
FROZEN_SIZE(tce_language, 4, 4);

#if UINTPTR_MAX == UINT64_MAX
FROZEN_SIZE(tce_str, 16, 8);
FROZEN_FIELD(tce_str, data, 0, 8);
FROZEN_FIELD(tce_str, len, 8, 8);

FROZEN_SIZE(tce_options, 40, 8);
FROZEN_FIELD(tce_options, struct_size, 0, 8);
FROZEN_FIELD(tce_options, max_bytes, 8, 8);
FROZEN_FIELD(tce_options, max_depth, 16, 4);
FROZEN_FIELD(tce_options, reserved, 20, 4);
FROZEN_FIELD(tce_options, product, 24, 16);

FROZEN_SIZE(tce_decode_error, 328, 8);
FROZEN_FIELD(tce_decode_error, struct_size, 0, 8);
FROZEN_FIELD(tce_decode_error, status, 8, 4);
FROZEN_FIELD(tce_decode_error, hint, 12, 4);
FROZEN_FIELD(tce_decode_error, offset, 16, 8);
FROZEN_FIELD(tce_decode_error, line, 24, 8);
FROZEN_FIELD(tce_decode_error, column, 32, 8);
FROZEN_FIELD(tce_decode_error, text, 40, 256);
FROZEN_FIELD(tce_decode_error, http_status, 296, 4);
FROZEN_FIELD(tce_decode_error, category, 300, 4);
FROZEN_FIELD(tce_decode_error, retry, 304, 4);
FROZEN_FIELD(tce_decode_error, retry_after, 312, 8);
FROZEN_FIELD(tce_decode_error, server_time, 320, 8);

FROZEN_SIZE(tce_http, 80, 8);
FROZEN_FIELD(tce_http, struct_size, 0, 8);
FROZEN_FIELD(tce_http, status, 8, 4);
FROZEN_FIELD(tce_http, reserved, 12, 4);
FROZEN_FIELD(tce_http, content_type, 16, 16);
FROZEN_FIELD(tce_http, request_id, 32, 16);
FROZEN_FIELD(tce_http, retry_after, 48, 16);
FROZEN_FIELD(tce_http, date, 64, 16);

FROZEN_SIZE(tce_attempt, 32, 8);
FROZEN_FIELD(tce_attempt, struct_size, 0, 8);
FROZEN_FIELD(tce_attempt, number, 8, 4);
FROZEN_FIELD(tce_attempt, limit, 12, 4);
FROZEN_FIELD(tce_attempt, idempotent, 16, 4);
FROZEN_FIELD(tce_attempt, resigned, 20, 4);
FROZEN_FIELD(tce_attempt, random, 24, 8);

FROZEN_SIZE(tce_next_step, 24, 8);
FROZEN_FIELD(tce_next_step, kind, 0, 4);
FROZEN_FIELD(tce_next_step, wait_ns, 8, 8);
FROZEN_FIELD(tce_next_step, server_time, 16, 8);

FROZEN_SIZE(tce_value, 16, 8);
FROZEN_FIELD(tce_value, opaque_data, 0, 8);
FROZEN_FIELD(tce_value, opaque_len, 8, 8);

FROZEN_SIZE(tce_iter, 24, 8);
FROZEN_FIELD(tce_iter, opaque_data, 0, 8);
FROZEN_FIELD(tce_iter, opaque_len, 8, 8);
FROZEN_FIELD(tce_iter, opaque_kind, 16, 8);
#endif

/* The signatures: a function that the header declares otherwise does not compile. */
uint32_t tce_response_decode(const void *, size_t, const tce_options *, tce_response **, tce_decode_error *);
uint32_t tce_response_decode_borrowed(const void *, size_t, const tce_options *, tce_response **, tce_decode_error *);
uint32_t tce_response_decode_http(const void *, size_t, const tce_http *, const tce_options *, tce_response **,
                                  tce_decode_error *);
tce_response *tce_response_retain(const tce_response *);
void tce_response_free(tce_response *);
uint32_t tce_response_outcome(const tce_response *);
tce_str tce_response_request_id(const tce_response *);
tce_str tce_response_code(const tce_response *);
tce_str tce_response_message(const tce_response *);
uint64_t tce_response_anomalies(const tce_response *);
uint32_t tce_response_summary(const tce_response *, char *, size_t, size_t *);
uint32_t tce_response_pointer(const tce_response *, tce_str, tce_value *);
uint32_t tce_response_get_str(const tce_response *, tce_str, char *, size_t, tce_str *);
uint32_t tce_response_get_i64(const tce_response *, tce_str, int64_t *);
uint32_t tce_response_get_u64(const tce_response *, tce_str, uint64_t *);
uint32_t tce_response_get_f64(const tce_response *, tce_str, double *);
uint32_t tce_response_get_bool(const tce_response *, tce_str, bool *);
tce_iter tce_response_fields(const tce_response *);
uint32_t tce_value_kind(tce_value);
tce_str tce_value_raw(tce_value);
uint32_t tce_value_str(tce_value, char *, size_t, tce_str *);
uint32_t tce_value_i64(tce_value, int64_t *);
uint32_t tce_value_u64(tce_value, uint64_t *);
uint32_t tce_value_f64(tce_value, double *);
uint32_t tce_value_bool(tce_value, bool *);
uint32_t tce_value_member(tce_value, tce_str, tce_value *);
uint32_t tce_value_element(tce_value, size_t, tce_value *);
tce_iter tce_iter_over(tce_value);
bool tce_iter_next(tce_iter *, tce_value *, tce_value *);
tce_str tce_code_family(tce_str);
tce_str tce_code_detail(tce_str);
uint32_t tce_response_category(const tce_response *);
uint32_t tce_response_retry(const tce_response *);
uint32_t tce_response_basis(const tce_response *);
uint32_t tce_response_fault(const tce_response *);
tce_str tce_response_description(const tce_response *, uint32_t);
tce_str tce_response_advice(const tce_response *, uint32_t);
uint32_t tce_response_http_status(const tce_response *);
uint64_t tce_response_retry_after(const tce_response *);
uint64_t tce_response_server_time(const tce_response *);
uint32_t tce_response_advise(const tce_response *, const tce_attempt *, tce_next_step *);
uint32_t tce_decode_error_advise(const tce_decode_error *, const tce_attempt *, tce_next_step *);
uint32_t tce_code_category(tce_str, tce_str);
uint32_t tce_code_retry(tce_str, tce_str);
uint32_t tce_code_basis(tce_str, tce_str);
uint32_t tce_code_fault(tce_str, tce_str);
bool tce_code_is_common(tce_str, tce_str);
uint32_t tce_category_fault(uint32_t);
tce_str tce_code_description(tce_str, tce_str, uint32_t);
tce_str tce_code_advice(tce_str, tce_str, uint32_t);
tce_str tce_category_description(uint32_t, uint32_t);
tce_str tce_category_advice(uint32_t, uint32_t);
tce_str tce_retry_description(uint32_t, uint32_t);
tce_str tce_retry_advice(uint32_t, uint32_t);
bool tce_code_is_documented(tce_str, tce_str, tce_str);
tce_str tce_code_product(tce_str, size_t);
uint32_t tce_product_code(tce_str, size_t, char *, size_t, tce_str *);
uint32_t tce_code_nearest(tce_str, tce_str, size_t, char *, size_t, tce_str *);
bool tce_str_equal(tce_str, tce_str);
const char *tce_status_name(uint32_t);
const char *tce_status_message(uint32_t);
const char *tce_outcome_name(uint32_t);
const char *tce_hint_name(uint32_t);
const char *tce_kind_name(uint32_t);
const char *tce_anomaly_name(uint64_t);
const char *tce_step_name(uint32_t);
const char *tce_category_name(uint32_t);
const char *tce_retry_name(uint32_t);
const char *tce_basis_name(uint32_t);
const char *tce_fault_name(uint32_t);
const char *tce_version(void);
uint32_t tce_abi_version(void);
