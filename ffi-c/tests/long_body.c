/* Decodes a file once, without a copy: test_long_bodies.py counts the work. Prints the status. */
#undef NDEBUG
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "tcenvelope.h"

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    assert(file != NULL && fseek(file, 0, SEEK_END) == 0);
    const size_t size = (size_t)ftell(file);
    char *body = malloc(size);
    assert(size > 0 && body != NULL && fseek(file, 0, SEEK_SET) == 0 && fread(body, 1, size, file) == size);
    assert(fclose(file) == 0);

    tce_response *response = NULL;
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    const tce_status status = tce_response_decode_borrowed(body, size, NULL, &response, &error);
    puts(tce_status_name(status));
    if (status == TCE_STATUS_OK) {
        char line[TCE_SUMMARY_SIZE];
        assert(tce_response_summary(response, line, sizeof line, NULL) == TCE_STATUS_OK);
    }
    tce_response_free(response);
    free(body);
    return 0;
}
