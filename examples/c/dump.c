/*
 * Prints what tcenvelope says of a body: `dump FILE...`, or `dump --frames` for the conformance vectors.
 * conformance/README.md describes what is printed and what a frame is.
 */
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

static void print_response(const tce_response *response) {
    printf("outcome %s\n", tce_outcome_name(tce_response_outcome(response)));
    tce_str request_id = tce_response_request_id(response);
    printf("request_id ");
    if (request_id.len == 0) {
        printf("none");
    } else {
        print_quoted(request_id);
    }
    if (tce_response_outcome(response) == TCE_OUTCOME_FAILURE) {
        tce_str code = tce_response_code(response);
        printf("\ncode ");
        print_quoted(code);
        printf(" family=");
        print_quoted(tce_code_family(code));
        printf(" detail=");
        print_quoted(tce_code_detail(code));
        printf("\nmessage ");
        print_quoted(tce_response_message(response));
    }
    putchar('\n');
    uint64_t anomalies = tce_response_anomalies(response);
    for (int bit = 0; bit < 64; bit++) {
        uint64_t anomaly = anomalies & (UINT64_C(1) << bit);
        if (anomaly != 0) printf("anomaly %s\n", tce_anomaly_name(anomaly));
    }
    char line[TCE_SUMMARY_SIZE];
    tce_status status = tce_response_summary(response, line, sizeof line, NULL);
    printf("summary %s\n", status == TCE_STATUS_OK ? line : tce_status_name(status));
}

static void dump(const char *body, size_t size, const tce_options *options) {
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    tce_response *response = NULL;
    tce_status status = tce_response_decode(body, size, options, &response, &error);
    if (status == TCE_STATUS_OK) {
        print_response(response);
    } else {
        printf("decode_error %s %zu line=%zu column=%zu hint=%s\n", tce_status_name(status), error.offset,
               error.line, error.column, tce_hint_name(error.hint));
        printf("# text %s\n", error.text);
    }
    tce_response_free(response);
}

static int dump_frames(void) {
    tce_options options = TCE_OPTIONS_INIT;
    char key[16];
    size_t number;
    while (scanf("%15s %zu", key, &number) == 2) {
        if (strcmp(key, "max_depth") == 0) {
            options.max_depth = (uint32_t)number;
        } else if (strcmp(key, "max_bytes") == 0) {
            options.max_bytes = number;
        } else if (strcmp(key, "body") == 0 && getchar() == '\n') {
            /* Exactly as long as the body, so that a checker sees a read beyond its end. */
            char *body = malloc(number > 0 ? number : 1);
            if (body == NULL || fread(body, 1, number, stdin) != number) return 2;
            dump(body, number, &options);
            printf("end\n");
            free(body);
            options = (tce_options)TCE_OPTIONS_INIT;
        } else {
            return 2;
        }
    }
    return feof(stdin) ? 0 : 2;
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
        dump(body, size, NULL);
    } else {
        fprintf(stderr, "%s: cannot be read\n", name);
    }
    free(body);
    return complete ? 0 : 2;
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "--frames") == 0) return dump_frames();
    if (argc < 2) {
        fprintf(stderr, "usage: dump FILE... | dump --frames\n");
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        int status = dump_file(argv[i]);
        if (status != 0) return status;
    }
    return 0;
}
