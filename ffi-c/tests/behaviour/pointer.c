/* JSON pointers: the statuses, and outputs left alone. The conformance vectors have RFC 6901 in full. */
#include "expect.h"

static const char body[] = "{\"Response\":{\"Set\":[{\"Id\":\"i-1\"},{\"Id\":\"i-2\"}],"
                           "\"a/b~c\":1,\"\":2,\"A\\u0000B\":3,"
                           "\"A\":{\"B\":1},\"A\":{\"B\":2},\"Error\":{\"Code\":\"X.Y\",\"Message\":\"m\"},"
                           "\"RequestId\":\"r-1\"}}";

static const struct {
    const char *pointer;
    tce_status status;
    const char *raw;
} pointers[] = {
    {"/Set/1/Id", TCE_STATUS_OK, "\"i-2\""},
    {"/a~1b~0c", TCE_STATUS_OK, "1"},
    {"/", TCE_STATUS_OK, "2"},
    {"/A/B", TCE_STATUS_OK, "2"},
    {"/RequestId", TCE_STATUS_OK, "\"r-1\""},
    {"/Error/Code", TCE_STATUS_OK, "\"X.Y\""},
    {"/Set/2", TCE_STATUS_NOT_FOUND, NULL},
    {"/Set/99999999999999999999999", TCE_STATUS_NOT_FOUND, NULL},
    {"/set", TCE_STATUS_NOT_FOUND, NULL},
    {"/RequestId/0", TCE_STATUS_NOT_FOUND, NULL},
    {"/Set/-", TCE_STATUS_INVALID_POINTER, NULL},
    {"/Set/00", TCE_STATUS_INVALID_POINTER, NULL},
    {"Set", TCE_STATUS_INVALID_POINTER, NULL},
    {"/Missing/~", TCE_STATUS_INVALID_POINTER, NULL},
    {"/\xff", TCE_STATUS_INVALID_POINTER, NULL},
};

int main(void) {
    tce_response *response = decoded(body);
    tce_value value;
    for (size_t i = 0; i < sizeof pointers / sizeof pointers[0]; i++) {
        const tce_str pointer = {pointers[i].pointer, strlen(pointers[i].pointer)};
        value.opaque_data = NULL;
        value.opaque_len = 77;
        assert(tce_response_pointer(response, pointer, &value) == pointers[i].status);
        if (pointers[i].raw != NULL) {
            assert(is(tce_value_raw(value), pointers[i].raw));
        } else {
            int64_t number = 77;
            tce_str text = {NULL, 77};
            assert(value.opaque_data == NULL && value.opaque_len == 77);
            assert(tce_response_get_i64(response, pointer, &number) == pointers[i].status && number == 77);
            assert(tce_response_get_str(response, pointer, NULL, 0, &text) == pointers[i].status && text.len == 77);
        }
    }
    assert(tce_response_pointer(response, TCE_STR(""), &value) == TCE_STATUS_OK);
    assert(tce_value_kind(value) == TCE_KIND_OBJECT);
    assert(tce_value_raw(value).len == strlen(body) - strlen("{\"Response\":}"));
    assert(tce_response_pointer(response, TCE_STR("/A\0B"), &value) == TCE_STATUS_OK && is(tce_value_raw(value), "3"));
    tce_response_free(response);
    return 0;
}
