// A Response owns one reference: what it shows, what is left when it moves, and what goes to C and comes back.
#undef NDEBUG
#include <cassert>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "tcenvelope.hpp"

using tcenvelope::Outcome;
using tcenvelope::Response;
using namespace std::string_view_literals;

static_assert(sizeof(Response) == sizeof(void*), "a Response is a pointer");
static_assert(!std::is_copy_constructible_v<Response> && !std::is_copy_assignable_v<Response>);
static_assert(std::is_nothrow_move_constructible_v<Response> && std::is_nothrow_move_assignable_v<Response>);
static_assert(!std::is_convertible_v<tce_response*, Response>, "taking over a reference is said aloud");

constexpr auto failure_body =
    R"({"Response": {"Error": {"Code": "Limit.X", "Message": "a\u0000\u4e2d"}, "RequestId": "ed93"}})"sv;

static Response decoded(std::string_view body) {
    return tcenvelope::decode(body).value();
}

static void failure() {
    const Response response = decoded(failure_body);
    assert(response.outcome() == Outcome::failure && !response.ok());
    assert(response.request_id() == "ed93");
    assert(response.code() == "Limit.X");
    assert(response.message() == "a\0\xe4\xb8\xad"sv);
    assert(response.anomalies() == 0);
    assert(response.summary() == "failure code=Limit.X request_id=ed93");
}

static void success() {
    const Response response = decoded(R"({"Response": {"RequestId": ""}})");
    assert(response.outcome() == Outcome::success && response.ok());
    assert(response.request_id().empty() && response.code().empty() && response.message().empty());
    assert(response.anomalies() == TCE_ANOMALY_REQUEST_ID_EMPTY);
    assert(response.summary() == "success request_id=- anomalies=request_id_empty");
}

static void holds_nothing(const Response& response) {
    assert(response.get() == nullptr);
    assert(response.outcome() == Outcome::none && !response.ok());
    assert(response.request_id().empty() && response.code().empty() && response.message().empty());
    assert(response.anomalies() == 0 && response.summary().empty());
    assert(response.category() == tcenvelope::Category::unknown && response.retry() == tcenvelope::Retry::never);
    assert(response.basis() == tcenvelope::Basis::none && response.fault() == tcenvelope::Fault::unknown);
    assert(response.http_status() == 0 && !response.retry_after() && !response.server_time());
    assert(response.advise({}).kind() == tcenvelope::Step::stop);
    assert(response.retain().outcome() == Outcome::none);
}

static void move() {
    Response first = decoded(failure_body);
    const tce_response* raw = first.get();
    Response second = std::move(first);
    holds_nothing(first);
    assert(second.get() == raw && second.code() == "Limit.X");
    first = std::move(second);
    holds_nothing(second);
    assert(first.get() == raw);
    second = decoded(R"({"Response": {}})");
    second = std::move(first);
    assert(second.code() == "Limit.X");
    std::swap(first, second);
    assert(first.get() == raw && second.get() == nullptr);
    holds_nothing(Response(nullptr));
}

static void retain() {
    std::vector<Response> owners;
    {
        const Response first = decoded(failure_body);
        for (int i = 0; i < 10; i++) owners.push_back(first.retain());
        assert(owners[9].get() == first.get());
    }
    std::vector<std::thread> threads;
    for (Response& owner : owners) {
        threads.emplace_back([own = std::move(owner)] { assert(own.code() == "Limit.X"); });
    }
    for (std::thread& thread : threads) thread.join();
    for (const Response& owner : owners) holds_nothing(owner);
}

static void to_c_and_back() {
    Response response = decoded(failure_body);
    tce_response* raw = response.release();
    holds_nothing(response);
    assert(tce_response_outcome(raw) == TCE_OUTCOME_FAILURE);
    const Response again(raw);
    assert(again.code() == "Limit.X" && again.get() == raw);
}

// What is no view may be asked of a temporary.
static void temporaries() {
    assert(decoded(failure_body).outcome() == Outcome::failure);
    assert(!decoded(failure_body).ok());
    assert(decoded(failure_body).anomalies() == 0);
    assert(decoded(failure_body).summary() == "failure code=Limit.X request_id=ed93");
    assert(decoded(failure_body).retain().ok() == false);
}

int main() {
    failure();
    success();
    move();
    retain();
    to_c_and_back();
    temporaries();
}
