/* A user's shared library that has the static library in itself, and one function of its own. */
#include <string.h>
#include <tcenvelope.h>

size_t plugin_length_of_code(const char *body) {
    tce_response *response = NULL;
    size_t length = 0;
    if (tce_response_decode(body, strlen(body), NULL, &response, NULL) == TCE_STATUS_OK) {
        length = tce_response_code(response).len;
        tce_response_free(response);
    }
    return length;
}
