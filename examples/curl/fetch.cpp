// Fetches a URL with libcurl and reads the answer: `fetch URL`. In this folder:
//   c++ -std=c++17 fetch.cpp -I../../include ../../target/release/libtcenvelope.a -lcurl -o fetch
#include <curl/curl.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <tcenvelope.hpp>

namespace {

enum Exit { success = 0, failure = 1, wrong_usage = 2, no_envelope = 3, no_answer = 4 };

// libcurl brings the body piece by piece. To return another number than it brought ends the transfer; an exception must
// not pass through it.
std::size_t collect(char* piece, std::size_t /* always 1 */, std::size_t size, void* context) noexcept try {
    static_cast<std::string*>(context)->append(piece, size);
    return size;
} catch (const std::exception&) {
    return 0;
}

CURLcode fetch(const char* url, std::string& body) {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl) return CURLE_FAILED_INIT;
    curl_easy_setopt(curl.get(), CURLOPT_URL, url);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, collect);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &body);
    curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, "");  // whatever libcurl can decompress
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 60L);
    return curl_easy_perform(curl.get());  // the HTTP status decides nothing: failures have 200, too
}

Exit show(const std::string& body) {
    const auto response = tcenvelope::decode(body);
    if (!response) {
        std::cerr << "no envelope, and the action may have run: " << response.error().message() << '\n';
        return no_envelope;
    }
    if (!response->ok()) {
        std::cout << response->summary() << '\n';
        std::cout << advice(response->retry()) << '\n';
        return failure;
    }
    if (const auto count = response->get<std::int64_t>("/TotalCount")) {
        std::cout << *count << " instances\n";
    } else {
        std::cout << "no count: " << name(count.error().status()) << '\n';
    }
    if (const auto first = response->get<std::string>("/InstanceSet/0/InstanceName")) {
        std::cout << "the first is " << *first << '\n';
    } else {
        std::cout << "no name: " << name(first.error().status()) << '\n';
    }
    return success;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: fetch URL\n";
        return wrong_usage;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    std::string body;
    const CURLcode fetched = fetch(argv[1], body);
    curl_global_cleanup();
    if (fetched == CURLE_OK) return show(body);
    std::cerr << "no answer: " << curl_easy_strerror(fetched) << '\n';
    return no_answer;
}
