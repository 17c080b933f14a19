// A Code is a view of two texts, and says what they mean; so do categories and retries.
#undef NDEBUG
#include <algorithm>
#include <cassert>
#include <string>
#include <type_traits>

#include "tcenvelope.hpp"

using tcenvelope::Basis;
using tcenvelope::Category;
using tcenvelope::Code;
using tcenvelope::Fault;
using tcenvelope::Language;
using tcenvelope::Retry;

static_assert(std::is_trivially_copyable_v<Code> && std::is_nothrow_constructible_v<Code, std::string_view>);

static void parts() {
    assert(Code("A.B.C").family() == "A" && Code("A.B.C").detail() == "B.C");
    assert(Code(std::string_view()).family().empty() && Code(std::string_view()).detail().empty());
    const std::string text = " A.B ";
    const Code code(text, "cvm");
    assert(code.text() == " A.B " && code.text().data() == text.data() && code.product() == "cvm");
    assert(code.family().data() == text.data() + 1);
    assert(code.detail().data() == text.data() + 3);
}

static void judgement() {
    const Code code("UnauthorizedOperation.Unknown"), in_ecdn("UnauthorizedOperation.Unknown", "ecdn");
    assert(code.category() == Category::authorization && code.retry() == Retry::never);
    assert(code.fault() == Fault::account && code.basis() != Basis::product);
    assert(in_ecdn.category() == Category::internal && in_ecdn.retry() == Retry::backoff_if_idempotent);
    assert(in_ecdn.fault() == Fault::service && in_ecdn.basis() == Basis::product);
    assert(!code.is_common() && Code("ResourceInUse").is_common());
    assert(Code("\xff").category() == Category::unknown && Code("\xff").basis() == Basis::none);
    assert(tcenvelope::fault(Category::quota) == Fault::account && tcenvelope::fault(Category{77}) == Fault::unknown);
}

static bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

static void texts() {
    const Code code("ResourceInUse");
    assert(is_ascii(code.description()) && code.description().size() > 10);
    assert(code.description() == code.description(Language::english));
    assert(!is_ascii(code.description(Language::chinese)));
    assert(is_ascii(code.advice()) && !is_ascii(code.advice(Language::chinese)));
    assert(code.description(Language{77}).empty() && code.advice(Language{77}).empty());
    assert(!description(Category::quota).empty() && !is_ascii(description(Category::quota, Language::chinese)));
    assert(!advice(Category::quota).empty() && !is_ascii(advice(Category::quota, Language::chinese)));
    assert(!description(Retry::backoff).empty() && !is_ascii(description(Retry::backoff, Language::chinese)));
    assert(!advice(Retry::backoff).empty() && !is_ascii(advice(Retry::backoff, Language::chinese)));
    assert(advice(Retry{77}).empty() && description(Category{77}).empty());
}

static void names() {
    assert(name(Category::throttled) == "Throttled" && name(Category{77}) == "unknown");
    assert(name(Category::unknown) == "Unknown");
    assert(name(Retry::after_resign) == "AfterResign" && name(Retry{77}) == "unknown");
    assert(name(Basis::detail) == "Detail" && name(Basis{77}) == "unknown");
    assert(name(Fault::nobody) == "Nobody" && name(Fault{77}) == "unknown");
    assert(name(tcenvelope::Step::wait_for_state) == "WaitForState" && name(tcenvelope::Step{77}) == "unknown");
}

static void catalogue() {
    const Code code("FailedOperation.AddInstanceInfoFailed");
    const auto products = code.products();
    assert(std::find(products.begin(), products.end(), "redis") != products.end());
    assert(code.is_documented() && Code(code.text(), "redis").is_documented("2018-04-12"));
    assert(!Code(code.text(), "redis").is_documented("2017-03-12") && !Code(code.text(), "cvm").is_documented());
    assert(Code("NoSuchCode").products().empty() && !Code("NoSuchCode").is_documented());

    const auto codes = tcenvelope::product_codes("redis");
    assert(codes.size() == 112 && std::is_sorted(codes.begin(), codes.end()));
    assert(std::find(codes.begin(), codes.end(), code.text()) != codes.end());
    assert(tcenvelope::product_codes("").empty());

    const auto near = Code("FailedOperation.AddInstanceInfoFaild").nearest();
    assert(near.size() == 3 && near[0] == code.text() && near[1] != near[0] && near[2] != near[1]);
    const auto in_product = Code("FailedOperation.AddInstanceInfoFaild", "redis").nearest(2);
    assert(in_product.size() <= 2 && in_product[0] == code.text());
    for (const std::string& other : in_product) assert(Code(other, "redis").is_documented());
    assert(Code("zzzzzzzzzz").nearest().empty() && Code("ResourceInUse").nearest(0).empty());
}

int main() {
    parts();
    judgement();
    texts();
    names();
    catalogue();
}
