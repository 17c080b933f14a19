// The same in C++.
#include <cstdint>
#include <iostream>
#include <string_view>
#include <tcenvelope.hpp>

int main() {
    if (std::string_view(tce_version()) != TCE_VERSION || tce_abi_version() != TCE_ABI_VERSION) return 1;
    const auto response = tcenvelope::decode(R"({"Response":{"TotalCount":3,"RequestId":"ed93f3cb"}})");
    if (!response) return 2;
    const auto count = response->get<std::int64_t>("/TotalCount");
    if (!count) return 3;
    std::cout << tce_version() << ' ' << response->request_id() << ' ' << *count << '\n';
}
