/* What a response says of a success and of a failure. The conformance vectors say the rest. */
#include "expect.h"

int main(void) {
    tce_response *success = decoded(SUCCESS);
    assert(tce_response_outcome(success) == TCE_OUTCOME_SUCCESS);
    assert(is(tce_response_request_id(success), "b5b4"));
    assert(is(tce_response_code(success), "") && tce_response_code(success).data != NULL);
    assert(is(tce_response_message(success), "") && tce_response_message(success).data != NULL);
    assert(tce_response_anomalies(success) == 0);
    tce_response_free(success);

    tce_response *failure = decoded(FAILURE);
    assert(tce_response_outcome(failure) == TCE_OUTCOME_FAILURE);
    assert(is(tce_response_request_id(failure), "ed93"));
    assert(is(tce_response_code(failure), "Limit.X"));
    assert(is(tce_response_message(failure), "no"));
    assert(tce_response_anomalies(failure) == 0);
    tce_response_free(failure);

    tce_response *strange = decoded("{\"Response\":{\"Error\":{},\"RequestId\":null}}");
    assert(tce_response_outcome(strange) == TCE_OUTCOME_FAILURE);
    assert(is(tce_response_request_id(strange), "") && tce_response_request_id(strange).data != NULL);
    assert(tce_response_anomalies(strange) ==
           (TCE_ANOMALY_MESSAGE_MISSING | TCE_ANOMALY_CODE_MISSING | TCE_ANOMALY_REQUEST_ID_NULL));
    tce_response_free(strange);
    return 0;
}
