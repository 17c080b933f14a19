/* yyjson: a document is built and asked. One growing pool serves all documents, the fastest of its allocators. */
#include "candidate.h"

#include <yyjson.h>

const char *version_yyjson(void) {
    return YYJSON_VERSION_STRING;
}

static void ask(yyjson_val *root, answer_t *answer) {
    yyjson_val *response = yyjson_obj_get(root, "Response");
    if (!yyjson_is_obj(response)) {
        answer->refused += 1;
        return;
    }
    yyjson_val *error = NULL;
    yyjson_val *request_id = NULL;
    yyjson_obj_iter members = yyjson_obj_iter_with(response);
    for (yyjson_val *name; (name = yyjson_obj_iter_next(&members)) != NULL;) {
        if (yyjson_equals_str(name, "RequestId")) {
            request_id = yyjson_obj_iter_get_val(name);
        } else if (yyjson_equals_str(name, "Error")) {
            error = yyjson_obj_iter_get_val(name);
        }
    }
    if (error == NULL || yyjson_is_null(error)) {
        answer->successes += 1;
    } else {
        answer->failures += 1;
        answer->code_bytes += yyjson_get_len(yyjson_obj_get(error, "Code"));
    }
    answer->request_id_bytes += yyjson_is_str(request_id) ? yyjson_get_len(request_id) : 0;
}

void run_yyjson(const body_t *bodies, size_t count, answer_t *answer) {
    static yyjson_alc *pool = NULL;
    if (pool == NULL) {
        pool = yyjson_alc_dyn_new();
    }
    for (size_t i = 0; i < count; ++i) {
        /* Without YYJSON_READ_INSITU it leaves the body alone, in spite of the type. */
        yyjson_doc *document = yyjson_read_opts((char *)(uintptr_t)bodies[i].data, bodies[i].len, 0, pool, NULL);
        if (document == NULL) {
            answer->refused += 1;
            continue;
        }
        ask(yyjson_doc_get_root(document), answer);
        yyjson_doc_free(document);
    }
}
