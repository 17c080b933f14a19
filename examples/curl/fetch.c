/* Fetches a URL with libcurl and reads the answer: `fetch URL`. In this folder:
   cc fetch.c -I../../include ../../target/release/libtcenvelope.a $(curl-config --cflags --libs) -o fetch */
#include <curl/curl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tcenvelope.h>

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
    if (grown == NULL) return 0; /* body->data is as it was, and main frees it */
    memcpy(grown + body->len, piece, len);
    body->data = grown;
    body->len += len;
    return len;
}

static CURLcode fetch(const char *url, struct body *body) {
    CURL *curl = curl_easy_init();
    if (curl == NULL) return CURLE_FAILED_INIT;
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, collect);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, body);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, ""); /* whatever libcurl can decompress */
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
    CURLcode fetched = curl_easy_perform(curl); /* the HTTP status decides nothing: failures have 200, too */
    curl_easy_cleanup(curl);
    return fetched;
}

static int show(const struct body *body) {
    tce_response *response = NULL;
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    if (tce_response_decode(body->data, body->len, NULL, &response, &error) != TCE_STATUS_OK) {
        fprintf(stderr, "no envelope, and the action may have run: %s\n", error.text);
        return NO_ENVELOPE;
    }
    int result = tce_response_outcome(response) == TCE_OUTCOME_SUCCESS ? SUCCESS : FAILURE;
    if (result == FAILURE) {
        char line[TCE_SUMMARY_SIZE];
        tce_str advice = tce_retry_advice(tce_response_retry(response), TCE_LANGUAGE_ENGLISH);
        if (tce_response_summary(response, line, sizeof line, NULL) == TCE_STATUS_OK) puts(line);
        printf("%" TCE_STR_FMT "\n", TCE_STR_ARG(advice));
    } else {
        int64_t count = 0;
        char buffer[256]; /* used only if the name holds an escape */
        tce_str name = TCE_STR("");
        tce_str path = TCE_STR("/InstanceSet/0/InstanceName");
        tce_status counted = tce_response_get_i64(response, TCE_STR("/TotalCount"), &count);
        tce_status named = tce_response_get_str(response, path, buffer, sizeof buffer, &name);
        if (counted == TCE_STATUS_OK) printf("%" PRId64 " instances\n", count);
        else printf("no count: %s\n", tce_status_name(counted));
        if (named == TCE_STATUS_OK) printf("the first is %" TCE_STR_FMT "\n", TCE_STR_ARG(name));
        else printf("no name: %s\n", tce_status_name(named));
    }
    tce_response_free(response); /* the name goes with it */
    return result;
}

int main(int argc, char **argv) {
    if (argc != 2) return fprintf(stderr, "usage: fetch URL\n"), WRONG_USAGE;
    struct body body = {NULL, 0};
    curl_global_init(CURL_GLOBAL_DEFAULT);
    CURLcode fetched = fetch(argv[1], &body);
    if (fetched != CURLE_OK) fprintf(stderr, "no answer: %s\n", curl_easy_strerror(fetched));
    int result = fetched == CURLE_OK ? show(&body) : NO_ANSWER;
    free(body.data);
    curl_global_cleanup();
    return result;
}
