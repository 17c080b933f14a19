// What HTTP says beside a body, and what to do next.
#undef NDEBUG
#include <cassert>
#include <chrono>
#include <string>
#include <type_traits>

#include "tcenvelope.hpp"

using tcenvelope::Attempt;
using tcenvelope::Category;
using tcenvelope::Http;
using tcenvelope::NextStep;
using tcenvelope::Retry;
using tcenvelope::Step;
using namespace std::chrono_literals;

static_assert(std::is_trivially_copyable_v<NextStep> && std::is_trivially_copyable_v<tcenvelope::DecodeError>);

static Http answer(std::uint32_t status) {
    Http http;
    http.status = status;
    return http;
}

static std::string failure(const std::string& code) {
    return R"({"Response": {"Error": {"Code": ")" + code + R"(", "Message": ""}}})";
}

static void responses() {
    Http http = answer(503);
    http.request_id = "from the header";
    http.retry_after = "Sat, 22 Nov 2025 10:01:30 GMT";
    http.date = "Sat, 22 Nov 2025 10:00:00 GMT";
    const auto response = tcenvelope::decode_http(failure("RequestLimitExceeded"), http).value();
    http = {};
    assert(response.http_status() == 503 && response.request_id() == "from the header");
    assert(response.retry_after() == 90s && response.server_time() == 1763805600s);
    assert(response.category() == Category::throttled && response.retry() == Retry::backoff);
    const auto without = tcenvelope::decode(failure("RequestLimitExceeded")).value();
    assert(without.http_status() == 0 && !without.retry_after() && !without.server_time());
}

static void errors() {
    Http http = answer(429);
    http.retry_after = "3";
    http.date = "Sat, 22 Nov 2025 10:00:00 GMT";
    const auto error = tcenvelope::decode_http("slow down", http).error();
    assert(error.http_status() == 429 && error.retry_after() == 3s && error.server_time() == 1763805600s);
    assert(error.category() == Category::throttled && error.retry() == Retry::backoff);
    const auto plain = tcenvelope::decode("slow down").error();
    assert(plain.http_status() == 0 && !plain.retry_after() && !plain.server_time());
    assert(plain.category() == Category::unknown && plain.retry() == Retry::never);
    http = answer(502);
    http.content_type = "text/html";
    assert(tcenvelope::decode_http("Bad", http).error().hint() == tcenvelope::Hint::looks_like_html);
    assert(tcenvelope::decode_http("{}", answer(65536)).error().status() == tcenvelope::Status::invalid_argument);
}

static NextStep after(const std::string& code, const Attempt& attempt, const Http& http = {}) {
    return tcenvelope::decode_http(failure(code), http).value().advise(attempt);
}

static void steps() {
    Attempt attempt;
    assert(attempt.number == 1 && attempt.limit == 6 && !attempt.idempotent && !attempt.resigned);
    attempt.random = std::uint64_t{1} << 63;
    assert(after("RequestLimitExceeded", attempt).kind() == Step::wait);
    assert(after("RequestLimitExceeded", attempt).wait() == 1500ms);
    assert(!after("RequestLimitExceeded", attempt).server_time());
    assert(after("ResourceInUse", attempt).kind() == Step::wait_for_state);
    assert(after("ResourceInUse", attempt).wait() == 6250ms);
    assert(after("InvalidParameter", attempt).kind() == Step::stop);
    assert(after("InvalidParameter", attempt).wait() == 0s);
    assert(tcenvelope::decode(R"({"Response": {}})").value().advise(attempt).kind() == Step::stop);

    assert(after("InternalError", attempt).kind() == Step::stop);
    attempt.idempotent = true;
    assert(after("InternalError", attempt).kind() == Step::wait);

    Http http = answer(200);
    http.date = "Sat, 22 Nov 2025 10:00:00 GMT";
    assert(after("AuthFailure.SignatureExpire", attempt, http).kind() == Step::resign);
    assert(after("AuthFailure.SignatureExpire", attempt, http).server_time() == 1763805600s);
    assert(!after("AuthFailure.SignatureExpire", attempt).server_time());
    attempt.resigned = true;
    assert(after("AuthFailure.SignatureExpire", attempt, http).kind() == Step::stop);

    attempt.number = 2;
    assert(after("RequestLimitExceeded", attempt).wait() == 2s);
    attempt.limit = 2;
    assert(after("RequestLimitExceeded", attempt).kind() == Step::stop);
}

static void steps_after_errors() {
    const auto error = tcenvelope::decode_http("<html>", answer(502)).error();
    Attempt attempt;
    assert(error.advise(attempt).kind() == Step::stop);
    attempt.idempotent = true;
    assert(error.advise(attempt).kind() == Step::wait && error.advise(attempt).wait() == 1s);
    assert(tcenvelope::decode("<html>").error().advise(attempt).kind() == Step::stop);
}

int main() {
    responses();
    errors();
    steps();
    steps_after_errors();
}
