/*
 * How much memory the library asks for, and what it does when there is none. Linked with --wrap, every call of an
 * allocator that the library makes comes here first.
 */
#undef NDEBUG
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "tcenvelope.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
int __real_posix_memalign(void **memory, size_t alignment, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
void __real_free(void *memory);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
int __wrap_posix_memalign(void **memory, size_t alignment, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);
void __wrap_free(void *memory);

static int allocations, frees;
static bool exhausted;

static bool allowed(void) {
    allocations++;
    return !exhausted;
}

void *__wrap_malloc(size_t size) {
    return allowed() ? __real_malloc(size) : NULL;
}
void *__wrap_calloc(size_t count, size_t size) {
    return allowed() ? __real_calloc(count, size) : NULL;
}
void *__wrap_realloc(void *memory, size_t size) {
    return allowed() ? __real_realloc(memory, size) : NULL;
}
int __wrap_posix_memalign(void **memory, size_t alignment, size_t size) {
    return allowed() ? __real_posix_memalign(memory, alignment, size) : 12;
}
void *__wrap_aligned_alloc(size_t alignment, size_t size) {
    return allowed() ? __real_aligned_alloc(alignment, size) : NULL;
}
void __wrap_free(void *memory) {
    frees += memory != NULL;
    __real_free(memory);
}

typedef tce_status decode_function(const void *, size_t, const tce_options *, tce_response **, tce_decode_error *);
static decode_function *const functions[] = {tce_response_decode, tce_response_decode_borrowed};

static const char *const envelopes[] = {
    "{\"Response\":{}}",
    "{\"Response\":{\"RequestId\":\"b5b4\",\"List\":[[[1,2,{\"A\":\"\\u0041\"}]]]}}",
    "{\"Response\":{\"Numbers\":[1.50,-9223372036854775809,0.1000000000000000055511151231257827021181583404541015625],"
    "\"Names\":{\"/~\":1,\"\\u002f~\":true}}}",
    "{\"Response\":{\"Error\":{\"Code\":\"A.B\",\"Message\":\"\\u4e2d\\ud800\"},\"RequestId\":\"\\n\"}}",
    /* A code with an escape must be decoded to be judged, and one beside the object lies elsewhere than the rest. */
    "{\"Response\":{\"Error\":{\"Code\":\"Resource\\u004eotFound\",\"Message\":\"\"},\"RequestId\":\"b5b4\"}}",
    "{\"Response\":{},\"Error\":{\"Code\":\"A\\u002eB\",\"Message\":\"m\"},\"RequestId\":\"b5b4\"}",
    "{\"Error\":{\"Code\":\"A.B\",\"Message\":\"m\"},\"RequestId\":\"b5b4\",\"Response\":{}}",
};
static const char *const others[] = {"", "[", "\xff", "nul", "null", "<html>", "{\"Response\":{},\"Response\":{}}"};

#define EACH(i, table) for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)

static void visit_value(tce_value value) {
    char buffer[64];
    tce_str text;
    int64_t i64;
    uint64_t u64;
    double f64;
    bool truth;
    tce_value_kind(value);
    tce_value_raw(value);
    tce_value_str(value, NULL, 0, &text);
    tce_value_str(value, buffer, sizeof buffer, &text);
    tce_value_i64(value, &i64);
    tce_value_u64(value, &u64);
    tce_value_f64(value, &f64);
    tce_value_bool(value, &truth);
    tce_value_member(value, TCE_STR("A"), &value);
    tce_value_element(value, 0, &value);
    tce_iter inside = tce_iter_over(value);
    while (tce_iter_next(&inside, NULL, &value)) visit_value(value);
}

/* Everything that reads a field, by iteration and by pointer. */
static void visit(const tce_response *response) {
    static const char *const pointers[] = {"",           "/List/0/0/2/A",  "/List/-",
                                           "/RequestId", "/Error/Message", "/Missing",
                                           "/~",         "/~0A~1B",        "/List/99999999999999999999",
                                           "/Numbers/0", "/Numbers/1",     "/Numbers/2",
                                           "/Names/~1~0"};
    tce_iter fields = tce_response_fields(response);
    tce_value name, value;
    while (tce_iter_next(&fields, &name, &value)) {
        visit_value(name);
        visit_value(value);
    }
    EACH (i, pointers) {
        const tce_str pointer = {pointers[i], strlen(pointers[i])};
        char buffer[64];
        tce_str text;
        int64_t i64;
        uint64_t u64;
        double f64;
        bool truth;
        if (tce_response_pointer(response, pointer, &value) == TCE_STATUS_OK) visit_value(value);
        tce_response_get_str(response, pointer, buffer, sizeof buffer, &text);
        tce_response_get_i64(response, pointer, &i64);
        tce_response_get_u64(response, pointer, &u64);
        tce_response_get_f64(response, pointer, &f64);
        tce_response_get_bool(response, pointer, &truth);
    }
}

/* What a code means is looked up where it lies; only tce_code_nearest needs memory of its own. */
static void judge(const tce_response *response) {
    const tce_str code = tce_response_code(response), product = TCE_STR("redis"), any = TCE_STR("");
    const tce_attempt attempt = TCE_ATTEMPT_INIT;
    tce_next_step step;
    char buffer[256];
    tce_str text;
    tce_category_name(tce_response_category(response));
    tce_retry_name(tce_response_retry(response));
    tce_basis_name(tce_response_basis(response));
    tce_fault_name(tce_response_fault(response));
    tce_response_description(response, TCE_LANGUAGE_CHINESE);
    tce_response_advice(response, TCE_LANGUAGE_ENGLISH);
    tce_response_http_status(response);
    tce_response_retry_after(response);
    tce_response_server_time(response);
    assert(tce_response_advise(response, &attempt, &step) == TCE_STATUS_OK);
    tce_step_name(step.kind);
    tce_category_fault(tce_code_category(code, product));
    tce_code_retry(code, product);
    tce_code_basis(code, product);
    tce_code_fault(code, product);
    tce_code_is_common(code, product);
    tce_code_description(code, product, TCE_LANGUAGE_ENGLISH);
    tce_code_advice(code, product, TCE_LANGUAGE_CHINESE);
    tce_category_description(TCE_CATEGORY_QUOTA, TCE_LANGUAGE_ENGLISH);
    tce_category_advice(TCE_CATEGORY_QUOTA, TCE_LANGUAGE_ENGLISH);
    tce_retry_description(TCE_RETRY_BACKOFF, TCE_LANGUAGE_ENGLISH);
    tce_retry_advice(TCE_RETRY_BACKOFF, TCE_LANGUAGE_ENGLISH);
    assert(tce_code_is_documented(TCE_STR("InternalError"), product, any));
    assert(tce_code_product(TCE_STR("InternalError"), 100).len > 0);
    assert(tce_product_code(product, 111, buffer, sizeof buffer, &text) == TCE_STATUS_OK);
}

static void a_decode_is_one_allocation(decode_function *decode, const char *body) {
    tce_response *response = NULL;
    allocations = frees = 0;
    assert(decode(body, strlen(body), NULL, &response, NULL) == TCE_STATUS_OK);
    assert(allocations == 1 && frees == 0);

    char line[TCE_SUMMARY_SIZE];
    size_t len;
    tce_response_outcome(response);
    tce_response_request_id(response);
    tce_code_family(tce_response_code(response));
    tce_code_detail(tce_response_code(response));
    tce_response_message(response);
    tce_anomaly_name(tce_response_anomalies(response));
    assert(tce_response_summary(response, line, sizeof line, &len) == TCE_STATUS_OK);
    assert(tce_response_summary(response, line, 1, &len) == TCE_STATUS_BUFFER_TOO_SMALL);
    assert(allocations == 1 && frees == 0);

    visit(response);
    judge(response);
    assert(allocations == 1 && frees == 0);

    for (int i = 0; i < 1000; i++) tce_response_retain(response);
    for (int i = 0; i < 1000; i++) tce_response_free(response);
    assert(allocations == 1 && frees == 0);
    tce_response_free(response);
    assert(allocations == 1 && frees == 1);
}

static void with_http_it_is_one_too(const char *body) {
    tce_http http = TCE_HTTP_INIT;
    http.status = 503;
    http.request_id = TCE_STR("from the header");
    http.retry_after = TCE_STR("Sat, 22 Nov 2025 10:01:30 GMT");
    http.date = TCE_STR("Sat, 22 Nov 2025 10:00:00 GMT");
    tce_options options = TCE_OPTIONS_INIT;
    options.product = TCE_STR("redis");
    tce_response *response = NULL;
    allocations = frees = 0;
    assert(tce_response_decode_http(body, strlen(body), &http, &options, &response, NULL) == TCE_STATUS_OK);
    judge(response);
    tce_response_free(response);
    assert(allocations == 1 && frees == 1);

    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    const tce_attempt attempt = TCE_ATTEMPT_INIT;
    tce_next_step step;
    assert(tce_response_decode_http("", 0, &http, NULL, &response, &error) == TCE_STATUS_EMPTY);
    assert(tce_decode_error_advise(&error, &attempt, &step) == TCE_STATUS_OK);
    assert(allocations == 1 && frees == 1);
}

static void a_decode_error_is_none(decode_function *decode, const char *body) {
    tce_response *response = NULL;
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    tce_options wrong = TCE_OPTIONS_INIT;
    wrong.reserved = 1;
    allocations = frees = 0;
    assert(decode(body, strlen(body), NULL, &response, &error) != TCE_STATUS_OK);
    assert(decode(body, strlen(body), &wrong, &response, &error) == TCE_STATUS_INVALID_ARGUMENT);
    assert(allocations == 0 && frees == 0);
}

static void without_memory_a_decode_says_so(decode_function *decode, const char *body) {
    tce_response *const untouched = (tce_response *)(uintptr_t)0x1234;
    tce_response *response = untouched;
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    exhausted = true;
    allocations = frees = 0;
    assert(decode(body, strlen(body), NULL, &response, &error) == TCE_STATUS_OUT_OF_MEMORY);
    assert(decode(body, strlen(body), NULL, &response, NULL) == TCE_STATUS_OUT_OF_MEMORY);
    exhausted = false;
    assert(allocations == 2 && frees == 0 && response == untouched);
    assert(error.status == TCE_STATUS_OUT_OF_MEMORY && error.hint == TCE_HINT_NONE);
    assert(error.offset == 0 && error.line == 0 && error.column == 0);
    assert(strcmp(error.text, tce_status_message(TCE_STATUS_OUT_OF_MEMORY)) == 0);

    assert(decode(body, strlen(body), NULL, &response, NULL) == TCE_STATUS_OK);
    tce_response_free(response);
}

/* Bytes that are no envelope need no memory to say so. */
static void without_memory_errors_are_the_same(decode_function *decode, const char *body) {
    tce_response *response = NULL;
    tce_status status = decode(body, strlen(body), NULL, &response, NULL);
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    exhausted = true;
    assert(decode(body, strlen(body), NULL, &response, &error) == status && error.status == status);
    exhausted = false;
}

int main(void) {
    EACH (i, envelopes) with_http_it_is_one_too(envelopes[i]);
    EACH (f, functions) {
        EACH (i, envelopes) {
            a_decode_is_one_allocation(functions[f], envelopes[i]);
            without_memory_a_decode_says_so(functions[f], envelopes[i]);
        }
        EACH (i, others) {
            a_decode_error_is_none(functions[f], others[i]);
            without_memory_errors_are_the_same(functions[f], others[i]);
        }
    }
    return 0;
}
