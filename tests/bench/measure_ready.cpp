// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "model/store/local_store.h"
#include "tests/bench/measure.h"
#include "tests/bench/opened.h"
#include "tests/bench/top_floor.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>

namespace {

using namespace longspan;

constexpr std::size_t kTop = 100;

store::LocalStore openRead(const std::string& path)
{
    store::OpenOptions options;
    options.access = store::Access::read;
    return bench::must(store::LocalStore::open(path, options));
}

/// Imports the files unless an earlier run did.
void fill(const std::string& path, char** first, char** last)
{
    if (std::filesystem::exists(path))
        return;
    const std::string part = path + ".part";
    bench::removeStore(part);
    {
        store::LocalStore fresh = bench::must(store::LocalStore::open(part));
        for (char** file = first; file != last; ++file)
            static_cast<void>(bench::must(fresh.import(*bench::must(decode::decodeFile(*file)).table)));
    }
    // Nobody holds the store any more, so its log has been taken into the file.
    std::filesystem::rename(part, path);
}

bench::CallColumns columnsOf(const SpanTable& table)
{
    bench::CallColumns columns;
    columns.interfaces = static_cast<std::uint32_t>(table.interfaces().size());
    columns.interface.reserve(table.size());
    for (const InterfaceNo interface : table.columns().interface)
        columns.interface.push_back(static_cast<std::uint32_t>(interface));
    columns.duration.assign(table.columns().duration.begin(), table.columns().duration.end());
    return columns;
}

std::uint32_t biggest(const bench::CallColumns& columns)
{
    std::vector<std::size_t> calls(columns.interfaces);
    for (const std::uint32_t interface : columns.interface)
        ++calls[interface];
    return static_cast<std::uint32_t>(std::max_element(calls.begin(), calls.end()) - calls.begin());
}

bool same(const store::CallPage& page, const std::vector<bench::RankedCall>& calls)
{
    std::multiset<Nanos> wanted;
    for (const bench::RankedCall& call : calls)
        wanted.insert(call.duration);
    std::multiset<Nanos> got;
    for (const store::CallRow& row : page.rows)
        got.insert(row.duration);
    return wanted == got && got.size() == kTop;
}

} // namespace

/// The slowest calls of the most frequent interface, asked of a store with many spans, against a scan of its columns.
int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fputs("usage: measure-ready STORE ROUNDS FILE...\n", stderr);
        return 2;
    }
    const std::string path = argv[1];
    const int rounds = std::atoi(argv[2]);
    fill(path, argv + 3, argv + argc);

    const SpanTablePtr table = bench::must(openRead(path).load());
    const bench::CallColumns columns = columnsOf(*table);
    const std::uint32_t interface = biggest(columns);
    store::CallQuery query;
    query.service = table->text(table->interfaces()[interface].service);
    query.name = table->text(table->interfaces()[interface].name);
    const store::LocalStore opened = openRead(path);

    bench::Report report;
    report.add("spans", static_cast<double>(table->size()));
    report.add(
        "same", same(bench::must(opened.calls(query)), bench::topOfOne(columns, interface, kTop)) ? "yes" : "no");
    report.interleave({{"query", [&] { bench::keep(bench::must(opened.calls(query))); }},
                          {"scan", [&] { bench::keep(bench::topOfOne(columns, interface, kTop)); }},
                          {"first", [&] { bench::keep(bench::must(openRead(path).calls(query))); }}},
        rounds);
    report.print();
    return 0;
}
