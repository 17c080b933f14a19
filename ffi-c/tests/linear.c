/* Walks once over an object, and an array, of as many members as the argument says: test_linear.py counts the work. */
#undef NDEBUG
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "tcenvelope.h"

enum { LONGEST_MEMBER = 40 };

static size_t count(tce_iter iter) {
    size_t found = 0;
    tce_value name, value;
    while (tce_iter_next(&iter, &name, &value)) found++;
    return found;
}

int main(int argc, char **argv) {
    const size_t members = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;
    char *body = malloc(members * LONGEST_MEMBER + 64);
    assert(members > 0 && body != NULL);
    char *end = body + sprintf(body, "{\"Response\":{");
    for (size_t i = 0; i < members / 2; i++) end += sprintf(end, "\"Member%07zu\":%zu,", i, i % 10);
    end += sprintf(end, "\"L\":[0");
    for (size_t i = 1; i < members / 2; i++) end += sprintf(end, ",{\"A\":\"x\"}");
    end += sprintf(end, "]}}");

    tce_response *response = NULL;
    tce_value list;
    assert(tce_response_decode_borrowed(body, (size_t)(end - body), NULL, &response, NULL) == TCE_STATUS_OK);
    assert(count(tce_response_fields(response)) == members / 2 + 1);
    assert(tce_response_pointer(response, TCE_STR("/L"), &list) == TCE_STATUS_OK);
    assert(count(tce_iter_over(list)) == members / 2);
    tce_response_free(response);
    free(body);
    return 0;
}
