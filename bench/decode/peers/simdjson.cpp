// simdjson: the tree (DOM) and the lazy reader (On-Demand). One parser serves all bodies, as its documentation advises.
#include "candidate.h"

#include <simdjson.h>

#include <string>
#include <string_view>

namespace {

using simdjson::error_code;
using simdjson::SUCCESS;

// What one body said; added to the sum only when the whole body was read.
struct Said {
    bool failure = false;
    std::string_view request_id;
    std::string_view code;
};

void add(const Said& said, answer_t& answer) {
    if (said.failure) {
        answer.failures += 1;
        answer.code_bytes += said.code.size();
    } else {
        answer.successes += 1;
    }
    answer.request_id_bytes += said.request_id.size();
}

error_code ask_dom(simdjson::dom::parser& parser, const body_t& body, Said& said) {
    simdjson::dom::object response;
    // `false`: the padding is there, no copy is needed.
    if (const auto error = parser.parse(body.data, body.len, false)["Response"].get(response)) {
        return error;
    }
    for (const auto member : response) {
        if (member.key == "RequestId") {
            (void)member.value.get(said.request_id);
        } else if (member.key == "Error" && !member.value.is_null()) {
            said.failure = true;
            (void)member.value["Code"].get(said.code);
        }
    }
    return SUCCESS;
}

error_code ask_failure(simdjson::ondemand::value value, Said& said) {
    bool null = false;
    if (const auto error = value.is_null().get(null)) {
        return error;
    }
    if (null) {
        return SUCCESS;
    }
    said.failure = true;
    simdjson::ondemand::object failure;
    if (value.get_object().get(failure) != SUCCESS) {
        return SUCCESS;
    }
    const auto error = failure.find_field("Code").get(said.code);
    return error == simdjson::NO_SUCH_FIELD || error == simdjson::INCORRECT_TYPE ? SUCCESS : error;
}

error_code ask_ondemand(simdjson::ondemand::parser& parser, const body_t& body, Said& said) {
    simdjson::ondemand::document document;
    const simdjson::padded_string_view padded(body.data, body.len, body.len + simdjson::SIMDJSON_PADDING);
    if (const auto error = parser.iterate(padded).get(document)) {
        return error;
    }
    simdjson::ondemand::object response;
    if (const auto error = document["Response"].get_object().get(response)) {
        return error;
    }
    // One pass over the members: look-ups by name would read a response without Error twice.
    for (auto member : response) {
        simdjson::ondemand::raw_json_string name;
        simdjson::ondemand::value value;
        if (const auto error = member.key().get(name)) {
            return error;
        }
        if (name == "RequestId") {
            if (const auto error = member.value().get(value)) {
                return error;
            }
            (void)value.get_string().get(said.request_id);
        } else if (name == "Error") {
            if (const auto error = member.value().get(value)) {
                return error;
            }
            if (const auto error = ask_failure(value, said)) {
                return error;
            }
        }
    }
    return SUCCESS;
}

template <typename Parser, typename Ask>
void run(const body_t* bodies, size_t count, answer_t* answer, Ask ask) {
    static Parser parser;
    for (size_t i = 0; i < count; ++i) {
        Said said;
        if (ask(parser, bodies[i], said) == SUCCESS) {
            add(said, *answer);
        } else {
            answer->refused += 1;
        }
    }
}

}  // namespace

extern "C" {

void run_simdjson_dom(const body_t* bodies, size_t count, answer_t* answer) {
    run<simdjson::dom::parser>(bodies, count, answer, ask_dom);
}

void run_simdjson_ondemand(const body_t* bodies, size_t count, answer_t* answer) {
    run<simdjson::ondemand::parser>(bodies, count, answer, ask_ondemand);
}

const char* version_simdjson(void) {
    return SIMDJSON_VERSION;
}

const char* kernel_simdjson(void) {
    static const std::string name = simdjson::get_active_implementation()->name();
    return name.c_str();
}
}
