/* tcenvelope as a C program uses it: decode, ask, give back. */
#include "candidate.h"

#include <tcenvelope.h>

static void ask(const tce_response *response, answer_t *answer) {
    if (tce_response_outcome(response) == TCE_OUTCOME_SUCCESS) {
        answer->successes += 1;
    } else {
        answer->failures += 1;
        answer->code_bytes += tce_response_code(response).len;
    }
    answer->request_id_bytes += tce_response_request_id(response).len;
}

void run_tcenvelope_copy(const body_t *bodies, size_t count, answer_t *answer) {
    for (size_t i = 0; i < count; ++i) {
        tce_response *response = NULL;
        if (tce_response_decode(bodies[i].data, bodies[i].len, NULL, &response, NULL) != TCE_STATUS_OK) {
            answer->refused += 1;
            continue;
        }
        ask(response, answer);
        tce_response_free(response);
    }
}

void run_tcenvelope_borrowed(const body_t *bodies, size_t count, answer_t *answer) {
    for (size_t i = 0; i < count; ++i) {
        tce_response *response = NULL;
        if (tce_response_decode_borrowed(bodies[i].data, bodies[i].len, NULL, &response, NULL) != TCE_STATUS_OK) {
            answer->refused += 1;
            continue;
        }
        ask(response, answer);
        tce_response_free(response);
    }
}
