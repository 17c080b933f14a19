/* A body is as long as the caller says: no NUL ends it, and no length is too strange to be refused. */
#include <stdlib.h>

#include "expect.h"

static void beyond_any_object(void) {
    const size_t lengths[] = {(size_t)PTRDIFF_MAX + 1, SIZE_MAX};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        tce_response *response = UNTOUCHED;
        tce_decode_error error = TCE_DECODE_ERROR_INIT;
        assert(tce_response_decode(SUCCESS, lengths[i], NULL, &response, &error) == TCE_STATUS_INVALID_ARGUMENT);
        assert(error.status == TCE_STATUS_INVALID_ARGUMENT);
        assert(tce_response_decode_borrowed(SUCCESS, lengths[i], NULL, &response, NULL) == TCE_STATUS_INVALID_ARGUMENT);
        assert(response == UNTOUCHED);
        const tce_str text = {"a", lengths[i]};
        assert(tce_code_family(text).len == 0 && tce_code_detail(text).len == 0);
        assert(!tce_str_equal(text, text));
    }
}

static void as_long_as_the_caller_says(void) {
    const char body[] = SUCCESS "garbage";
    tce_response *response = NULL;
    assert(tce_response_decode(body, strlen(SUCCESS), NULL, &response, NULL) == TCE_STATUS_OK);
    tce_response_free(response);
    assert(tce_response_decode(body, strlen(SUCCESS) - 1, NULL, &response, NULL) == TCE_STATUS_TRUNCATED);
    assert(tce_response_decode(SUCCESS, sizeof SUCCESS, NULL, &response, NULL) == TCE_STATUS_INVALID_JSON);
}

static void at_any_address(void) {
    char memory[sizeof SUCCESS + 16];
    for (size_t offset = 0; offset < 16; offset++) {
        memcpy(memory + offset, SUCCESS, strlen(SUCCESS));
        tce_response *response = NULL;
        assert(tce_response_decode(memory + offset, strlen(SUCCESS), NULL, &response, NULL) == TCE_STATUS_OK);
        assert(is(tce_response_request_id(response), "b5b4"));
        tce_response_free(response);
    }
}

int main(void) {
    beyond_any_object();
    as_long_as_the_caller_says();
    at_any_address();
    return 0;
}
