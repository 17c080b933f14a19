/* Posts to a URL until it is answered or there is no point in trying: `retry [--idempotent] [--hurry N] URL`.
   A request that only reads, or holds a ClientToken, is idempotent; --hurry divides the waits by N, for a try-out.
   In this folder:
   cc retry.c -I../../include ../../target/release/libtcenvelope.a $(curl-config --cflags --libs) -o retry
   It needs libcurl 7.84, for the headers. It signs nothing: a real request is signed anew for each attempt. */
#define _POSIX_C_SOURCE 199309L
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tcenvelope.h>
#include <time.h>

enum { SUCCESS = 0, FAILURE = 1, WRONG_USAGE = 2, NO_ENVELOPE = 3, NO_ANSWER = 4 };

struct body {
    char *data;
    size_t len;
};

/* libcurl brings the body piece by piece. To return another number than it brought ends the transfer. */
static size_t collect(char *piece, size_t one, size_t len, void *context) {
    struct body *body = context;
    (void)one; /* always 1 */
    if (len == 0) return 0;
    char *grown = len > SIZE_MAX - body->len ? NULL : realloc(body->data, body->len + len);
    if (grown == NULL) return 0; /* body->data is as it was, and its owner frees it */
    memcpy(grown + body->len, piece, len);
    body->data = grown;
    body->len += len;
    return len;
}

/* A header of the last answer, as long as that is the last; empty if it was not sent. */
static tce_str header(CURL *curl, const char *name) {
    struct curl_header *found = NULL;
    if (curl_easy_header(curl, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK) return TCE_STR("");
    return (tce_str){found->value, strlen(found->value)};
}

/* Random bits spread the waits of many callers: they must not be the same ones in each of them. */
static int fill_random(uint64_t *random) {
    FILE *source = fopen("/dev/urandom", "rb");
    int filled = source != NULL && fread(random, sizeof *random, 1, source) == 1;
    if (source != NULL) fclose(source);
    return filled;
}

static void wait_for(uint64_t nanoseconds) {
    struct timespec rest = {(time_t)(nanoseconds / 1000000000), (long)(nanoseconds % 1000000000)};
    while (nanosleep(&rest, &rest) != 0) continue; /* a signal came; the rest is left */
}

/* One attempt: an exit status, and what to do next. */
static int try_once(CURL *curl, const tce_attempt *attempt, tce_next_step *step) {
    struct body body = {NULL, 0};
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    CURLcode fetched = curl_easy_perform(curl);
    int result = NO_ANSWER;
    if (fetched != CURLE_OK) {
        fprintf(stderr, "no answer, and the action may have run: %s\n", curl_easy_strerror(fetched));
    } else {
        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        tce_http http = TCE_HTTP_INIT;
        http.status = (uint32_t)status;
        http.content_type = header(curl, "Content-Type");
        http.request_id = header(curl, "X-TC-RequestId");
        http.retry_after = header(curl, "Retry-After");
        http.date = header(curl, "Date");
        tce_response *response = NULL;
        tce_decode_error error = TCE_DECODE_ERROR_INIT;
        if (tce_response_decode_http(body.data, body.len, &http, NULL, &response, &error) != TCE_STATUS_OK) {
            fprintf(stderr, "no envelope, and the action may have run: %s\n", error.text);
            tce_decode_error_advise(&error, attempt, step);
            result = NO_ENVELOPE;
        } else {
            char line[TCE_SUMMARY_SIZE];
            if (tce_response_summary(response, line, sizeof line, NULL) == TCE_STATUS_OK) puts(line);
            tce_response_advise(response, attempt, step);
            result = tce_response_outcome(response) == TCE_OUTCOME_SUCCESS ? SUCCESS : FAILURE;
        }
        tce_response_free(response);
    }
    free(body.data);
    return result;
}

static int send_until_done(CURL *curl, uint32_t idempotent, uint64_t hurry) {
    tce_attempt attempt = TCE_ATTEMPT_INIT;
    attempt.idempotent = idempotent;
    for (;; attempt.number++) {
        if (!fill_random(&attempt.random)) return fprintf(stderr, "no random bits\n"), NO_ANSWER;
        tce_next_step step = {TCE_STEP_STOP, 0, TCE_NO_TIME};
        int result = try_once(curl, &attempt, &step);
        if (step.kind == TCE_STEP_RESIGN) fprintf(stderr, "to be signed anew, which this example does not\n");
        if (step.kind != TCE_STEP_WAIT && step.kind != TCE_STEP_WAIT_FOR_STATE) return result;
        fprintf(stderr, "again in %.1f s\n", (double)step.wait_ns / 1e9);
        wait_for(step.wait_ns / hurry);
    }
}

int main(int argc, char **argv) {
    uint32_t idempotent = 0;
    unsigned long hurry = 1;
    int at = 1;
    if (at < argc && strcmp(argv[at], "--idempotent") == 0) idempotent = 1, at++;
    if (at + 1 < argc && strcmp(argv[at], "--hurry") == 0) hurry = strtoul(argv[at + 1], NULL, 10), at += 2;
    if (at + 1 != argc || hurry == 0) {
        return fprintf(stderr, "usage: retry [--idempotent] [--hurry N] URL\n"), WRONG_USAGE;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    CURL *curl = curl_easy_init();
    int result = NO_ANSWER;
    if (curl != NULL) {
        curl_easy_setopt(curl, CURLOPT_URL, argv[at]);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, "{}");
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, collect);
        curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, ""); /* whatever libcurl can decompress */
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
        result = send_until_done(curl, idempotent, hurry);
    }
    curl_easy_cleanup(curl);
    curl_global_cleanup();
    return result;
}
