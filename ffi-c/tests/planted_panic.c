/*
 * A panic stops at the C boundary. `planted_panic planted` is for a library in which the body "planted panic" panics;
 * for the ordinary library that body is just not JSON.
 */
#undef NDEBUG
#include <assert.h>
#include <string.h>

#include "tcenvelope.h"

int main(int argc, char **argv) {
    const bool planted = argc == 2 && strcmp(argv[1], "planted") == 0;
    const tce_status wanted = planted ? TCE_STATUS_INTERNAL : TCE_STATUS_INVALID_JSON;
    const char body[] = "planted panic", good[] = "{\"Response\":{\"RequestId\":\"b5b4\"}}";
    tce_response *const untouched = (tce_response *)(uintptr_t)0x1234;
    for (int time = 0; time < 3; time++) {
        tce_response *response = untouched;
        tce_decode_error error = TCE_DECODE_ERROR_INIT;
        assert(tce_response_decode(body, strlen(body), NULL, &response, &error) == wanted);
        assert(response == untouched && error.status == wanted);
        assert(error.line == (planted ? 0u : 1u) && strlen(error.text) > 0);
        assert(tce_response_decode_borrowed(body, strlen(body), NULL, &response, NULL) == wanted);
        const tce_http http = TCE_HTTP_INIT;
        assert(tce_response_decode_http(body, strlen(body), &http, NULL, &response, NULL) == wanted);
        assert(response == untouched);

        assert(tce_response_decode(good, strlen(good), NULL, &response, &error) == TCE_STATUS_OK);
        assert(tce_str_equal(tce_response_request_id(response), TCE_STR("b5b4")));
        tce_response_free(response);
    }
    return 0;
}
