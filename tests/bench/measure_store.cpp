// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "model/store/local_store.h"
#include "tests/bench/measure.h"
#include "tests/bench/opened.h"

#include <cstdio>
#include <cstdlib>

namespace {

using namespace longspan;

/// A store with the table's spans, made anew.
store::Imported importAnew(const std::string& path, const SpanTable& table)
{
    bench::removeStore(path);
    store::LocalStore fresh = bench::must(store::LocalStore::open(path));
    return bench::must(fresh.import(table));
}

SpanTablePtr reopen(const std::string& path)
{
    store::OpenOptions options;
    options.access = store::Access::read;
    const store::LocalStore opened = bench::must(store::LocalStore::open(path, options));
    return bench::must(opened.load());
}

} // namespace

/// Importing one file's spans into an empty store, and opening them again against opening the file.
int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fputs("usage: measure-store FILE STORE ROUNDS\n", stderr);
        return 2;
    }
    const std::string file = argv[1];
    const std::string path = argv[2];
    const int rounds = std::atoi(argv[3]);
    bench::Report report;
    {
        const SpanTablePtr table = bench::must(decode::decodeFile(file)).table;
        store::Imported imported;
        report.add("spans", static_cast<double>(table->size()));
        report.interleave({{"import", [&] { imported = importAnew(path, *table); }}}, rounds);
        report.add("added", static_cast<double>(imported.spans));
    }
    report.add("bytes", static_cast<double>(bench::must(bench::must(store::LocalStore::open(path)).overview()).bytes));
    report.add("reloaded", static_cast<double>(reopen(path)->size()));
    report.interleaveApart({{"reopen", [&] { bench::keep(reopen(path)); }},
                               {"decode", [&] { bench::keep(bench::must(decode::decodeFile(file))); }}},
        rounds);
    report.print();
    bench::removeStore(path);
    return 0;
}
