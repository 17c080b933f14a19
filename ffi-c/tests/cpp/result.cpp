// A Result has a value or an error; with exceptions value() throws, without it ends the program.
#undef NDEBUG
#include <cassert>
#include <string>
#include <type_traits>
#include <utility>

#include "tcenvelope.hpp"

using tcenvelope::DecodeError;
using tcenvelope::DecodeException;
using tcenvelope::Hint;
using tcenvelope::Response;
using tcenvelope::Result;
using tcenvelope::Status;

static_assert(!std::is_convertible_v<Result<Response>, bool>, "decoded is no success: it is asked for aloud");
static_assert(std::is_nothrow_move_constructible_v<Result<Response>>);
static_assert(std::is_base_of_v<std::runtime_error, DecodeException>);
static_assert(!std::is_base_of_v<DecodeError, Response> && !std::is_convertible_v<DecodeError, Response>);
static_assert(std::is_trivially_copyable_v<DecodeError>);
static_assert(std::is_nothrow_copy_constructible_v<DecodeException>, "an exception is copied while it flies");

static Result<Response> good() {
    return tcenvelope::decode(R"({"Response": {"RequestId": "b5b4"}})");
}
static Result<Response> bad() {
    return tcenvelope::decode("\n[1,]");
}

static void is_the_error(const DecodeError& error) {
    assert(error.status() == Status::invalid_json && error.hint() == Hint::none);
    assert(error.offset() == 4 && error.line() == 2 && error.column() == 4);
    assert(!error.message().empty() && error.message().data()[error.message().size()] == '\0');
}

static void value() {
    Result<Response> result = good();
    assert(result && result.has_value());
    assert(result->request_id() == "b5b4" && (*result).ok() && result.value().ok());
    assert(&*result == &result.value() && &*result == result.operator->());

    const Result<Response>& constant = result;
    assert(constant->request_id() == "b5b4" && (*constant).ok() && constant.value().ok());

    const Response taken = std::move(result).value();
    assert(taken.request_id() == "b5b4");
    assert(result.has_value() && result->get() == nullptr);

    const Response& extended = *good();
    assert(extended.request_id() == "b5b4");
    for (const Response& response : {good().value(), *good()}) assert(response.request_id() == "b5b4");
}

static void error() {
    const Result<Response> result = bad();
    assert(!result && !result.has_value());
    is_the_error(result.error());
    is_the_error(bad().error());
    const DecodeError copy = result.error();
    assert(copy.message() == result.error().message() && copy.message().data() != result.error().message().data());
}

static void of_any_type() {
    const auto length = [](const Result<Response>& result) -> Result<std::size_t> {
        if (!result) return result.error();
        return result->request_id().size();
    };
    assert(length(good()).value() == 4);
    is_the_error(length(bad()).error());
}

#ifdef __cpp_exceptions
template <class Call>
static void throws(Call call) {
    try {
        call();
    } catch (const std::runtime_error& caught) {
        const auto& exception = static_cast<const DecodeException&>(caught);
        is_the_error(exception.error());
        assert(exception.what() == exception.error().message());
        return;
    }
    assert(!"nothing was thrown");
}

static void value_throws() {
    Result<Response> result = bad();
    throws([&] { static_cast<void>(result.value()); });
    throws([&] { static_cast<void>(std::as_const(result).value()); });
    throws([&] { static_cast<void>(std::move(result).value()); });
    throws([&] { static_cast<void>(bad().value()); });
    static_cast<void>(good().value());
}
#else
static void value_throws() {}
#endif

int main() {
    value();
    error();
    of_any_type();
    value_throws();
}
