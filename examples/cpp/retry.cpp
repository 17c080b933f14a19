// Posts to a URL until it is answered or there is no point in trying: `retry [--idempotent] [--hurry N] URL`.
// A request that only reads, or holds a ClientToken, is idempotent; --hurry divides the waits by N, for a try-out.
// In this folder:
//   c++ -std=c++17 retry.cpp -I../../include ../../target/release/libtcenvelope.a -lcurl -o retry
// It needs libcurl 7.84, for the headers. It signs nothing: a real request is signed anew for each attempt.
#include <curl/curl.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <tcenvelope.hpp>
#include <thread>
#include <vector>

namespace {

enum Exit { success = 0, failure = 1, wrong_usage = 2, no_envelope = 3, no_answer = 4 };

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

// libcurl brings the body piece by piece. To return another number than it brought ends the transfer; an exception must
// not pass through it.
std::size_t collect(char* piece, std::size_t /* always 1 */, std::size_t size, void* context) noexcept try {
    static_cast<std::string*>(context)->append(piece, size);
    return size;
} catch (const std::exception&) {
    return 0;
}

// A header of the last answer; empty if it was not sent.
std::string header(const Curl& curl, const char* name) {
    curl_header* found = nullptr;
    const bool sent = curl_easy_header(curl.get(), name, 0, CURLH_HEADER, -1, &found) == CURLHE_OK;
    return sent ? found->value : "";
}

struct Sent {
    Exit result;
    tcenvelope::Step step;
    std::chrono::nanoseconds wait;
};

Sent try_once(const Curl& curl, const tcenvelope::Attempt& attempt) {
    std::string body;
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &body);
    if (const CURLcode fetched = curl_easy_perform(curl.get()); fetched != CURLE_OK) {
        std::cerr << "no answer, and the action may have run: " << curl_easy_strerror(fetched) << '\n';
        return {no_answer, tcenvelope::Step::stop, {}};
    }
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    const tcenvelope::Http http = {static_cast<std::uint32_t>(status), header(curl, "Content-Type"),
                                   header(curl, "X-TC-RequestId"), header(curl, "Retry-After"), header(curl, "Date")};
    const auto response = tcenvelope::decode_http(body, http);
    if (!response) {
        std::cerr << "no envelope, and the action may have run: " << response.error().message() << '\n';
        const auto next = response.error().advise(attempt);
        return {no_envelope, next.kind(), next.wait()};
    }
    std::cout << response->summary() << '\n';
    const auto next = response->advise(attempt);
    return {response->ok() ? success : failure, next.kind(), next.wait()};
}

Exit send_until_done(const Curl& curl, bool idempotent, unsigned long hurry) {
    using tcenvelope::Step;
    std::random_device random;  // spreads the waits of many callers
    tcenvelope::Attempt attempt;
    attempt.idempotent = idempotent;
    for (;; attempt.number++) {
        attempt.random = std::uint64_t{random()} << 32 | random();
        const auto [result, step, wait] = try_once(curl, attempt);
        if (step == Step::resign) std::cerr << "to be signed anew, which this example does not\n";
        if (step != Step::wait && step != Step::wait_for_state) return result;
        std::cerr << "again in " << std::chrono::duration<double>(wait).count() << " s\n";
        std::this_thread::sleep_for(wait / hurry);
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> words(argv + 1, argv + argc);
    const bool idempotent = !words.empty() && words[0] == "--idempotent";
    if (idempotent) words.erase(words.begin());
    unsigned long hurry = 1;
    if (words.size() > 1 && words[0] == "--hurry") {
        hurry = std::strtoul(words[1].c_str(), nullptr, 10);
        words.erase(words.begin(), words.begin() + 2);
    }
    if (words.size() != 1 || hurry == 0) {
        std::cerr << "usage: retry [--idempotent] [--hurry N] URL\n";
        return wrong_usage;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    Exit result = no_answer;
    if (const Curl curl(curl_easy_init(), curl_easy_cleanup); curl) {
        curl_easy_setopt(curl.get(), CURLOPT_URL, words[0].c_str());
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, "{}");
        curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, collect);
        curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, "");  // whatever libcurl can decompress
        curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 60L);
        result = send_until_done(curl, idempotent, hurry);
    }
    curl_global_cleanup();
    return result;
}
