// Bodies and limits go in; free functions around them.
#undef NDEBUG
#include <cassert>
#include <string>
#include <vector>

#include "tcenvelope.hpp"

using tcenvelope::Options;
using tcenvelope::Status;
using namespace std::string_view_literals;

constexpr auto body = R"({"Response": {"Error": {"Code": "A.B", "Message": "\u4e2d"}, "RequestId": "ed93"}})"sv;

static Status status(std::string_view bytes, const Options& options = {}) {
    const auto result = tcenvelope::decode(bytes, options);
    const auto borrowed = tcenvelope::decode_borrowed(bytes, options);
    assert(result.has_value() == borrowed.has_value());
    return result ? Status::ok : result.error().status();
}

static void bodies() {
    assert(status(body) == Status::ok);
    assert(status({}) == Status::empty);
    assert(status(""sv) == Status::empty);
    assert(status(body.substr(1)) == Status::invalid_json);
    assert(status(body.substr(0, 20)) == Status::truncated);
    assert(status("\xff") == Status::invalid_utf8);
    assert(status("null") == Status::not_envelope);
    assert(status(R"({"Response": {}, "Response": {}})") == Status::duplicate_member);
    assert(status("{}\0"sv) == Status::invalid_json);
    assert(tcenvelope::decode(std::string(body)).has_value());
}

static void options() {
    assert(status(body, {}) == Status::ok);
    assert(status(body, {3, 0}) == Status::ok);
    assert(status(body, {2, 0}) == Status::too_deep);
    assert(status(body, {1024, 0}) == Status::ok);
    assert(status(body, {1025, 0}) == Status::invalid_argument);
    assert(status(body, {0, body.size()}) == Status::ok);
    assert(status(body, {0, body.size() - 1}) == Status::too_large);
}

static void decode_copies() {
    std::string bytes(body);
    const auto result = tcenvelope::decode(bytes);
    bytes.assign(bytes.size(), 'x');
    assert(result->code() == "A.B" && result->message() == "\xe4\xb8\xad" && result->request_id() == "ed93");
}

static void decode_borrowed_points_into_the_body() {
    const std::string bytes(body);
    const auto result = tcenvelope::decode_borrowed(bytes);
    assert(result->code().data() == bytes.data() + bytes.find("A.B"));
    assert(result->message() == "\xe4\xb8\xad");
}

static void product() {
    constexpr auto denied = R"({"Response": {"Error": {"Code": "UnauthorizedOperation.Unknown"}}})"sv;
    Options options;
    assert(tcenvelope::decode(denied, options).value().category() == tcenvelope::Category::authorization);
    options.product = "ecdn";
    assert(tcenvelope::decode(denied, options).value().category() == tcenvelope::Category::internal);
    assert(tcenvelope::decode_borrowed(denied, options).value().basis() == tcenvelope::Basis::product);
    assert(tcenvelope::decode_http(denied, {}, options).value().basis() == tcenvelope::Basis::product);
    options.product = "\xff";
    assert(status(denied, options) == Status::invalid_argument);
}

static void names() {
    assert(name(Status::too_deep) == "TooDeep" && name(Status{77}) == "unknown");
    assert(name(tcenvelope::Hint::looks_like_gzip) == "LooksLikeGzip" && name(tcenvelope::Hint{77}) == "unknown");
    assert(name(tcenvelope::Outcome::failure) == "failure" && name(tcenvelope::Outcome::none) == "unknown");
    assert(tcenvelope::anomaly_name(TCE_ANOMALY_ERROR_NULL) == "error_null");
    assert(tcenvelope::anomaly_name(0) == "unknown");
    assert(tcenvelope::to_string_view(TCE_STR("a\0b")) == "a\0b"sv);
}

int main() {
    bodies();
    options();
    decode_copies();
    decode_borrowed_points_into_the_body();
    product();
    names();
}
