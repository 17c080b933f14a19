/*
 * Prints what tcenvelope says of a body: `dump FILE...`, or `dump --frames` for the conformance vectors.
 * conformance/README.md describes what is printed and what a frame is.
 */
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tcenvelope.h"

static void print_quoted(tce_str text) {
    putchar('"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < 0x20 || byte == 0x7f) {
            printf("\\x%02x", (unsigned)byte);
        } else {
            if (byte == '"' || byte == '\\') putchar('\\');
            putchar(byte);
        }
    }
    putchar('"');
}

/* A string value, decoded. Most stand in the body as they are; for the others *owned is to be freed. */
static tce_str decoded(tce_value value, char **owned) {
    tce_str text = TCE_STR("");
    *owned = NULL;
    if (tce_value_str(value, NULL, 0, &text) == TCE_STATUS_BUFFER_TOO_SMALL) {
        size_t capacity = text.len;
        *owned = malloc(capacity);
        if (*owned == NULL) abort();
        tce_value_str(value, *owned, capacity, &text);
    }
    return text;
}

static void print_string(tce_value value) {
    char *owned;
    print_quoted(decoded(value, &owned));
    free(owned);
}

/* Whether a name is the first of its kind among members: where it stands in the body tells. */
static bool is_first(tce_iter members, tce_value name) {
    char *owned, *other_owned;
    tce_str text = decoded(name, &owned);
    tce_value other;
    bool same = false;
    while (!same && tce_iter_next(&members, &other, NULL)) {
        same = tce_str_equal(decoded(other, &other_owned), text);
        free(other_owned);
    }
    free(owned);
    return tce_value_raw(other).data == tce_value_raw(name).data;
}

static void print_value(tce_value value, int indent);

/* Each name once, with the last value of that name, which is what a look-up gives. */
static void print_members(const char *label, tce_iter members, tce_value object, int indent) {
    tce_iter all = members;
    tce_value name, value;
    while (tce_iter_next(&members, &name, NULL)) {
        char *owned;
        tce_str text = decoded(name, &owned);
        if (is_first(all, name) && tce_value_member(object, text, &value) == TCE_STATUS_OK) {
            printf("%*s%s ", indent, "", label);
            print_quoted(text);
            putchar(' ');
            print_value(value, indent + 2);
        }
        free(owned);
    }
}

/* The kind and, for a scalar, the value; the length of what holds more. */
static void print_head(tce_value value) {
    tce_kind kind = tce_value_kind(value);
    size_t count = 0;
    tce_iter inside = tce_iter_over(value), all = inside;
    tce_value name;
    while (tce_iter_next(&inside, &name, NULL)) count += kind == TCE_KIND_ARRAY || is_first(all, name);
    printf("%s", tce_kind_name(kind));
    if (kind == TCE_KIND_ARRAY || kind == TCE_KIND_OBJECT) {
        printf(" %zu", count);
    } else if (kind == TCE_KIND_STRING) {
        putchar(' ');
        print_string(value);
    } else if (kind != TCE_KIND_NULL) {
        printf(" %" TCE_STR_FMT, TCE_STR_ARG(tce_value_raw(value)));
    }
}

static void print_value(tce_value value, int indent) {
    print_head(value);
    putchar('\n');
    if (tce_value_kind(value) == TCE_KIND_OBJECT) {
        print_members("member", tce_iter_over(value), value, indent);
    } else {
        tce_iter elements = tce_iter_over(value);
        tce_value element;
        while (tce_iter_next(&elements, NULL, &element)) {
            printf("%*selement ", indent, "");
            print_value(element, indent + 2);
        }
    }
}

static void print_number(const tce_response *response, tce_str pointer) {
    int64_t i64;
    tce_status status = tce_response_get_i64(response, pointer, &i64);
    if (status == TCE_STATUS_OK) {
        printf(" i64=%" PRId64, i64);
    } else {
        printf(" i64=%s", tce_status_name(status));
    }
    uint64_t u64;
    status = tce_response_get_u64(response, pointer, &u64);
    if (status == TCE_STATUS_OK) {
        printf(" u64=%" PRIu64, u64);
    } else {
        printf(" u64=%s", tce_status_name(status));
    }
    double f64;
    status = tce_response_get_f64(response, pointer, &f64);
    if (status == TCE_STATUS_OK) {
        uint64_t bits;
        memcpy(&bits, &f64, sizeof bits);
        printf(" f64=%016" PRIx64, bits);
    } else {
        printf(" f64=%s", tce_status_name(status));
    }
}

static void print_pointer(const tce_response *response, tce_str pointer) {
    printf("pointer ");
    print_quoted(pointer);
    putchar(' ');
    tce_value value;
    tce_status status = tce_response_pointer(response, pointer, &value);
    if (status == TCE_STATUS_OK) {
        print_head(value);
        if (tce_value_kind(value) == TCE_KIND_NUMBER) print_number(response, pointer);
    } else {
        printf("%s", tce_status_name(status));
    }
    putchar('\n');
}

/* The headers that matter, in the order of struct request. */
static const char *const headers[] = {"content-type", "x-tc-requestid", "retry-after", "date"};
enum { HEADERS = sizeof headers / sizeof headers[0] };

/* What a frame asks for. The pointers are lines, each with its LF; the texts are to be freed. */
struct request {
    tce_options options;
    tce_http http;
    tce_attempt attempt;
    bool has_http, has_attempt;
    char *product, *values[HEADERS], *pointers;
    size_t pointers_len;
};

static const struct request no_request = {
    TCE_OPTIONS_INIT, TCE_HTTP_INIT, TCE_ATTEMPT_INIT, false, false, NULL, {NULL, NULL, NULL, NULL}, NULL, 0};

static void print_seconds(const char *label, uint64_t seconds) {
    if (seconds == TCE_NO_TIME) {
        printf(" %s=none", label);
    } else {
        printf(" %s=%" PRIu64, label, seconds);
    }
}

static void print_http(uint32_t status, uint64_t retry_after, uint64_t server_time) {
    printf("http %" PRIu32, status);
    print_seconds("retry_after", retry_after);
    print_seconds("server_time", server_time);
    putchar('\n');
}

static void print_step(tce_status advised, tce_next_step step) {
    printf("next_step %s", advised == TCE_STATUS_OK ? tce_step_name(step.kind) : tce_status_name(advised));
    if (step.kind == TCE_STEP_WAIT || step.kind == TCE_STEP_WAIT_FOR_STATE) {
        printf(" %" PRIu64, step.wait_ns);
    } else if (step.kind == TCE_STEP_RESIGN && step.server_time == TCE_NO_TIME) {
        printf(" none");
    } else if (step.kind == TCE_STEP_RESIGN) {
        printf(" %" PRIu64, step.server_time);
    }
    putchar('\n');
}

static void print_remark(const char *label, tce_str text) {
    printf("# %s %" TCE_STR_FMT "\n", label, TCE_STR_ARG(text));
}

static void print_code(const tce_response *response, tce_str product) {
    tce_str code = tce_response_code(response);
    printf("code ");
    print_quoted(code);
    printf(" family=");
    print_quoted(tce_code_family(code));
    printf(" detail=");
    print_quoted(tce_code_detail(code));
    printf(" category=%s retry=%s", tce_category_name(tce_response_category(response)),
           tce_retry_name(tce_response_retry(response)));
    printf(" basis=%s fault=%s", tce_basis_name(tce_response_basis(response)),
           tce_fault_name(tce_response_fault(response)));
    printf(" common=%s\n", tce_code_is_common(code, product) ? "yes" : "no");
    print_remark("description", tce_response_description(response, TCE_LANGUAGE_ENGLISH));
    print_remark("advice", tce_response_advice(response, TCE_LANGUAGE_ENGLISH));
    print_remark("description_zh", tce_response_description(response, TCE_LANGUAGE_CHINESE));
    print_remark("advice_zh", tce_response_advice(response, TCE_LANGUAGE_CHINESE));
}

static void print_response(const tce_response *response, const struct request *request) {
    printf("outcome %s\n", tce_outcome_name(tce_response_outcome(response)));
    tce_str request_id = tce_response_request_id(response);
    printf("request_id ");
    if (request_id.len == 0) {
        printf("none");
    } else {
        print_quoted(request_id);
    }
    putchar('\n');
    if (tce_response_outcome(response) == TCE_OUTCOME_FAILURE) {
        print_code(response, request->options.product);
        printf("message ");
        print_quoted(tce_response_message(response));
        putchar('\n');
    }
    uint64_t anomalies = tce_response_anomalies(response);
    for (int bit = 0; bit < 64; bit++) {
        uint64_t anomaly = anomalies & (UINT64_C(1) << bit);
        if (anomaly != 0) printf("anomaly %s\n", tce_anomaly_name(anomaly));
    }
    tce_value object;
    if (tce_response_pointer(response, TCE_STR(""), &object) == TCE_STATUS_OK) {
        print_members("field", tce_response_fields(response), object, 0);
    }
    const char *pointer = request->pointers, *end = pointer + request->pointers_len;
    while (pointer < end) {
        const char *line_end = memchr(pointer, '\n', (size_t)(end - pointer));
        if (line_end == NULL) break;
        print_pointer(response, (tce_str){pointer, (size_t)(line_end - pointer)});
        pointer = line_end + 1;
    }
    char line[TCE_SUMMARY_SIZE];
    tce_status status = tce_response_summary(response, line, sizeof line, NULL);
    printf("summary %s\n", status == TCE_STATUS_OK ? line : tce_status_name(status));
}

static void dump(const char *body, size_t size, const struct request *request) {
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    tce_response *response = NULL;
    tce_status status = request->has_http
                            ? tce_response_decode_http(body, size, &request->http, &request->options, &response, &error)
                            : tce_response_decode(body, size, &request->options, &response, &error);
    tce_next_step step = {TCE_STEP_STOP, 0, TCE_NO_TIME};
    tce_status advised = TCE_STATUS_OK;
    if (status == TCE_STATUS_OK) {
        print_response(response, request);
        if (request->has_http) {
            print_http(tce_response_http_status(response), tce_response_retry_after(response),
                       tce_response_server_time(response));
        }
        advised = tce_response_advise(response, &request->attempt, &step);
    } else {
        printf("decode_error %s %zu line=%zu column=%zu hint=%s", tce_status_name(status), error.offset, error.line,
               error.column, tce_hint_name(error.hint));
        printf(" category=%s retry=%s\n", tce_category_name(error.category), tce_retry_name(error.retry));
        printf("# text %s\n", error.text);
        if (request->has_http) print_http(error.http_status, error.retry_after, error.server_time);
        advised = tce_decode_error_advise(&error, &request->attempt, &step);
    }
    if (request->has_attempt) print_step(advised, step);
    tce_response_free(response);
}

/* A line of a frame with its LF, in memory to be freed; NULL at the end. */
static char *read_line(size_t *len) {
    char *line = NULL;
    size_t capacity = 0;
    *len = 0;
    for (int c = getchar(); c != EOF; c = getchar()) {
        if (*len + 2 > capacity) {
            capacity = 2 * capacity + 64;
            char *larger = realloc(line, capacity);
            if (larger == NULL) abort();
            line = larger;
        }
        line[(*len)++] = (char)c;
        line[*len] = '\0';
        if (c == '\n') return line;
    }
    free(line);
    return NULL;
}

static bool dump_body(size_t size, const struct request *request) {
    /* Exactly as long as the body, so that a checker sees a read beyond its end. */
    char *body = malloc(size > 0 ? size : 1); /* NOLINT(*TaintedAlloc): who wrote the frame says how long it is. */
    bool complete = body != NULL && fread(body, 1, size, stdin) == size;
    if (complete) {
        dump(body, size, request);
        printf("end\n");
    }
    free(body);
    return complete;
}

static void free_request(struct request *request) {
    free(request->product);
    for (size_t i = 0; i < HEADERS; i++) free(request->values[i]);
    free(request->pointers);
    *request = no_request;
}

/* A copy of a text, in memory to be freed, which replaces another. */
static tce_str keep(char **place, const char *text, size_t len) {
    free(*place);
    *place = malloc(len > 0 ? len : 1);
    if (*place == NULL) abort();
    memcpy(*place, text, len);
    return (tce_str){*place, len};
}

/* Whether a text that ends at a colon is a name in lower case. */
static bool is_name(const char *text, const char *name) {
    for (; *name != '\0'; text++, name++) {
        /* NOLINTNEXTLINE(*CallAndMessage): it does not know that a line ends at a NUL, which is in no name. */
        if (tolower((unsigned char)*text) != *name) return false;
    }
    return *text == ':';
}

/* `NAME: VALUE`; others than the headers that matter are passed over. */
static bool take_header(struct request *request, const char *header, size_t len) {
    const char *colon = memchr(header, ':', len);
    if (colon == NULL || colon + 1 == header + len || colon[1] != ' ') return false;
    const char *value = colon + 2;
    tce_str *const places[HEADERS] = {&request->http.content_type, &request->http.request_id,
                                      &request->http.retry_after, &request->http.date};
    for (size_t i = 0; i < HEADERS; i++) {
        if (!is_name(header, headers[i])) continue;
        *places[i] = keep(&request->values[i], value, (size_t)(header + len - value));
    }
    return true;
}

/* The number behind the first space of a line, which ends there. */
static bool read_number(const char *line, uint64_t *number) {
    const char *digits = strchr(line, ' ');
    if (digits == NULL || digits[1] < '0' || digits[1] > '9') return false;
    char *end;
    errno = 0;
    *number = strtoull(digits + 1, &end, 10);
    return errno == 0 && *end == '\n';
}

/* A line of a frame, without its LF. */
static bool take_option(struct request *request, const char *line, size_t len) {
    uint64_t number = 0;
    if (strncmp(line, "product ", 8) == 0) {
        request->options.product = keep(&request->product, line + 8, len - 8);
        return true;
    }
    if (strncmp(line, "header ", 7) == 0) return take_header(request, line + 7, len - 7);
    if (!read_number(line, &number)) return false;
    if (strncmp(line, "random ", 7) == 0) {
        request->attempt.random = number;
        return true;
    }
    if (strncmp(line, "max_bytes ", 10) == 0) {
        request->options.max_bytes = (size_t)number;
        return true;
    }
    if (number > UINT32_MAX) return false;
    const struct {
        const char *key;
        uint32_t *place;
    } numbers[] = {
        {"max_depth ", &request->options.max_depth},   {"http_status ", &request->http.status},
        {"attempt ", &request->attempt.number},        {"limit ", &request->attempt.limit},
        {"idempotent ", &request->attempt.idempotent}, {"resigned ", &request->attempt.resigned},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (strncmp(line, numbers[i].key, strlen(numbers[i].key)) != 0) continue;
        *numbers[i].place = (uint32_t)number;
        request->has_http = request->has_http || numbers[i].place == &request->http.status;
        request->has_attempt = request->has_attempt || numbers[i].place == &request->attempt.number;
        return true;
    }
    return false;
}

static int dump_frames(void) {
    struct request request = no_request;
    bool good = true;
    size_t len;
    for (char *line; good && (line = read_line(&len)) != NULL; free(line)) {
        uint64_t size = 0;
        if (strncmp(line, "pointer ", 8) == 0) {
            char *more = realloc(request.pointers, request.pointers_len + len - 8);
            if (more == NULL) abort();
            request.pointers = more;
            memcpy(more + request.pointers_len, line + 8, len - 8);
            request.pointers_len += len - 8;
        } else if (strncmp(line, "body ", 5) == 0) {
            good = read_number(line, &size) && size < SIZE_MAX && dump_body((size_t)size, &request);
            free_request(&request);
        } else {
            good = take_option(&request, line, len - 1);
        }
    }
    free_request(&request);
    return good ? 0 : 2;
}

static int dump_file(const char *name) {
    FILE *file = fopen(name, "rb");
    if (file == NULL) {
        perror(name);
        return 2;
    }
    char *body = NULL;
    size_t size = 0, capacity = 0;
    do {
        capacity = 2 * capacity + 4096;
        char *larger = realloc(body, capacity);
        if (larger == NULL) break;
        body = larger;
        size += fread(body + size, 1, capacity - size, file);
    } while (size == capacity);
    int complete = feof(file);
    fclose(file);
    if (complete) {
        dump(body, size, &no_request);
    } else {
        fprintf(stderr, "%s: cannot be read\n", name);
    }
    free(body);
    return complete ? 0 : 2;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: dump FILE... | dump --frames\n");
        return 2;
    }
    int status = 0;
    if (argc == 2 && strcmp(argv[1], "--frames") == 0) {
        status = dump_frames();
    } else {
        for (int i = 1; i < argc && status == 0; i++) status = dump_file(argv[i]);
    }
    /* What was not written was not dumped. */
    return fflush(stdout) == 0 && !ferror(stdout) ? status : 2;
}
