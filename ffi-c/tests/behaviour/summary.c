/* The log line: every size of buffer, and a line that is as long as lines get. */
#include "expect.h"

static const char wanted[] = "failure code=Limit.X request_id=ed93";

static void every_capacity(void) {
    tce_response *response = decoded(FAILURE);
    const size_t length = strlen(wanted);
    for (size_t capacity = 0; capacity <= length; capacity++) {
        char buffer[sizeof wanted];
        memset(buffer, 'x', sizeof buffer);
        size_t len = 0;
        assert(tce_response_summary(response, buffer, capacity, &len) == TCE_STATUS_BUFFER_TOO_SMALL);
        assert(len == length);
        for (size_t i = 0; i < sizeof buffer; i++) assert(buffer[i] == 'x');
    }
    const size_t enough[] = {length + 1, length + 2, TCE_SUMMARY_SIZE};
    for (size_t i = 0; i < sizeof enough / sizeof enough[0]; i++) {
        char buffer[TCE_SUMMARY_SIZE + 1];
        memset(buffer, 'x', sizeof buffer);
        size_t len = 0;
        assert(tce_response_summary(response, buffer, enough[i], &len) == TCE_STATUS_OK);
        assert(len == length && strcmp(buffer, wanted) == 0);
        for (size_t at = length + 1; at < sizeof buffer; at++) assert(buffer[at] == 'x');
    }
    size_t len = 0;
    assert(tce_response_summary(response, NULL, 0, &len) == TCE_STATUS_BUFFER_TOO_SMALL && len == length);
    tce_response_free(response);
}

/* Code and id are cut, all their characters are escaped, and as many anomalies meet as can. */
static void the_longest_line_fits(void) {
    char body[8192] = "\xef\xbb\xbf{\"Extra\":1,\"Response\":{\"Response\":{},\"Error\":null,\"RequestId\":true,"
                      "\"RequestID\":\"\\ud800";
    for (int i = 0; i < 256; i++) strcat(body, "\\u0001");
    strcat(body, "\"},\"Error\":{\"Message\":1,\"Code\":\" ");
    for (int i = 0; i < 256; i++) strcat(body, "\\u0001");
    strcat(body, ".\"}}");
    tce_response *response = decoded(body);
    char line[TCE_SUMMARY_SIZE];
    size_t len = 0;
    assert(tce_response_summary(response, line, sizeof line, &len) == TCE_STATUS_OK);
    assert(len == strlen(line) && len > 700 && len < sizeof line);
    assert(strstr(line, "\xe2\x80\xa6\" anomalies=message_not_string,error_null,unexpected_member,error_outside,"
                        "request_id_not_string,request_id_fallback,nested_response,code_untrimmed,lone_surrogate,"
                        "byte_order_mark") != NULL);
    tce_response_free(response);
}

static void no_message(void) {
    tce_response *response = decoded("{\"Response\":{\"Error\":{\"Code\":\"A\",\"Message\":\"secret\"},"
                                     "\"Key\":\"secret\"}}");
    char line[TCE_SUMMARY_SIZE];
    assert(tce_response_summary(response, line, sizeof line, NULL) == TCE_STATUS_OK);
    assert(strstr(line, "secret") == NULL);
    tce_response_free(response);
}

int main(void) {
    every_capacity();
    the_longest_line_fits();
    no_message();
    return 0;
}
