/* Many threads read, retain and free one response at once. */
#undef NDEBUG
#include <assert.h>
#include <pthread.h>
#include <string.h>

#include "tcenvelope.h"

enum { THREADS = 8, ROUNDS = 500 };

static const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"Limit.X\",\"Message\":\"\\u4e2d\"},"
                           "\"RequestId\":\"ed93\"}}";

static void read_all(const tce_response *response) {
    char line[TCE_SUMMARY_SIZE];
    assert(tce_response_outcome(response) == TCE_OUTCOME_FAILURE);
    assert(tce_str_equal(tce_response_code(response), TCE_STR("Limit.X")));
    assert(tce_str_equal(tce_response_message(response), TCE_STR("\xe4\xb8\xad")));
    assert(tce_str_equal(tce_response_request_id(response), TCE_STR("ed93")));
    assert(tce_response_anomalies(response) == 0);
    assert(tce_response_summary(response, line, sizeof line, NULL) == TCE_STATUS_OK);
    assert(strcmp(line, "failure code=Limit.X request_id=ed93") == 0);
}

/* Owns the reference that it is started with. */
static void *use(void *argument) {
    tce_response *own = argument;
    for (int round = 0; round < ROUNDS; round++) {
        tce_response *another = tce_response_retain(own);
        read_all(another);
        tce_response_free(another);
        tce_response *decoded = NULL;
        assert(tce_response_decode(body, sizeof body - 1, NULL, &decoded, NULL) == TCE_STATUS_OK);
        read_all(decoded);
        tce_response_free(decoded);
    }
    tce_response_free(own);
    return NULL;
}

int main(void) {
    tce_response *response = NULL;
    assert(tce_response_decode(body, sizeof body - 1, NULL, &response, NULL) == TCE_STATUS_OK);
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        assert(pthread_create(&threads[i], NULL, use, tce_response_retain(response)) == 0);
    }
    /* Whichever thread is last frees it. */
    tce_response_free(response);
    for (int i = 0; i < THREADS; i++) assert(pthread_join(threads[i], NULL) == 0);
    return 0;
}
