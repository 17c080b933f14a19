/* What a user of the package writes: it knows of tcenvelope only what is installed. Prints the version, the request id
 * and a field. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <tcenvelope.h>

int main(void) {
    const char *body = "{\"Response\":{\"TotalCount\":3,\"RequestId\":\"ed93f3cb\"}}";
    tce_response *response = NULL;
    int64_t count = 0;
    if (strcmp(tce_version(), TCE_VERSION) != 0 || tce_abi_version() != TCE_ABI_VERSION) return 1;
    if (tce_response_decode(body, strlen(body), NULL, &response, NULL) != TCE_STATUS_OK) return 2;
    if (tce_response_get_i64(response, TCE_STR("/TotalCount"), &count) != TCE_STATUS_OK) return 3;
    printf("%s %" TCE_STR_FMT " %" PRId64 "\n", tce_version(), TCE_STR_ARG(tce_response_request_id(response)), count);
    tce_response_free(response);
    return 0;
}
