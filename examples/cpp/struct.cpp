// Fills a struct by hand, one line a field. A top-level field that is missing or of another type throws; of an instance
// it leaves what the struct began with.
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "tcenvelope.hpp"

struct Instance {
    std::string InstanceId;
    std::int64_t Cpu = 0;
    std::optional<double> Price;
};

Instance to_instance(tcenvelope::Value value) {
    Instance instance;
    for (const auto& [name, field] : value.members()) {
        if (name == "InstanceId") instance.InstanceId = field.get<std::string>().value();
        if (name == "Cpu") instance.Cpu = field.get<std::int64_t>().value();
        if (name == "Price") instance.Price = field.get<double>().optional();
    }
    return instance;
}

int main() {
    constexpr auto body = R"({"Response": {"InstanceSet": [
        {"InstanceId": "ins-1", "Cpu": 4, "Price": 1.5}, {"InstanceId": "ins-2\u4e2d", "Cpu": 8, "Price": null}
    ], "RequestId": "b5b41468"}})";
    const auto response = tcenvelope::decode(body).value();
    std::vector<Instance> instances;
    for (const auto value : response.pointer("/InstanceSet").value().elements()) {
        instances.push_back(to_instance(value));
    }
    for (const Instance& instance : instances) {
        std::cout << instance.InstanceId << " has " << instance.Cpu << " cores";
        if (instance.Price) std::cout << " and costs " << *instance.Price;
        std::cout << '\n';
    }
}
