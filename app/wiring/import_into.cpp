// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/import_into.h"

#include "model/source/file_source.h"

#include <iterator>

namespace longspan::wiring {

namespace {

void add(store::Imported& sum, const store::Imported& more)
{
    sum.spans += more.spans;
    sum.known += more.known;
    sum.parts += more.parts;
    sum.segments += more.segments;
    sum.bytes += more.bytes;
}

/// The words of each part: one file each, everything else as it is.
Result<std::vector<std::vector<std::string>>> partsOf(const std::vector<std::string>& words)
{
    std::vector<std::vector<std::string>> parts;
    if (words.size() == 1 && (isDemo(words.front()) || isLive(words.front()) || isStore(words.front())))
        return std::vector<std::vector<std::string>>{words};
    auto files = source::listFiles(withoutPrefixes(words));
    if (!files)
        return failWith(std::move(files));
    for (std::string& file : *files)
        parts.push_back({std::move(file)});
    return parts;
}

class Import {
public:
    Import(store::LocalStore& store, const OpenOptions& options, const Call& call)
        : m_store(store), m_options(options), m_call(call)
    {
    }

    Result<> part(const std::vector<std::string>& words)
    {
        auto source = openSource(words, m_options, m_call);
        if (!source)
            return failWith(std::move(source));
        auto regions = (*source)->regions(m_call);
        if (!regions)
            return failWith(std::move(regions));
        if (regions->empty())
            regions->push_back({});
        for (const source::Region& region : *regions)
            if (auto done = spans(**source, words.front(), region.id); !done)
                return done;
        return (*source)->facts(m_call).map([this](const source::Facts& facts) {
            m_report.leftOut.insert(m_report.leftOut.end(), facts.leftOut.begin(), facts.leftOut.end());
        });
    }

    /// Whether a part that failed leaves the others worth reading.
    [[nodiscard]] static bool mayGoOn(ErrorKind kind)
    {
        return kind == ErrorKind::malformed || kind == ErrorKind::notFound || kind == ErrorKind::refused ||
            kind == ErrorKind::tooLarge;
    }

    ImportReport& report() { return m_report; }

private:
    Result<> spans(source::TraceSource& from, const std::string& word, const std::string& region)
    {
        ImportedPart part{region.empty() ? word : word + "/" + region, {}};
        source::TraceQuery query;
        query.application.region = region;
        const auto put = [&](const source::TraceBatch& batch) -> Result<> {
            store::ImportOptions options;
            options.threads = m_options.threads;
            auto imported = m_store.import(*batch.table, options, m_call);
            if (!imported)
                return failWith(std::move(imported));
            add(part.counts, *imported);
            return {};
        };
        if (auto visited = from.visitTraces(query, put, m_call); !visited)
            return visited;
        add(m_report.total, part.counts);
        m_report.parts.push_back(std::move(part));
        return {};
    }

    store::LocalStore& m_store;
    const OpenOptions& m_options;
    const Call& m_call;
    ImportReport m_report;
};

} // namespace

Result<ImportReport> importInto(
    const std::string& path, const std::vector<std::string>& words, const OpenOptions& options, const Call& call)
{
    const auto parts = partsOf(words);
    if (!parts)
        return tl::unexpected(parts.error());
    auto store = store::LocalStore::open(path, {}, call);
    if (!store)
        return failWith(std::move(store));
    Import import(*store, options, call);
    for (const std::vector<std::string>& part : *parts) {
        auto done = import.part(part);
        if (done)
            continue;
        if (parts->size() == 1 || !Import::mayGoOn(done.error().kind) || done.error().where == path)
            return failWith(std::move(done));
        import.report().leftOut.push_back(std::move(done).error());
    }
    if (import.report().parts.empty())
        return fail(ErrorKind::malformed, "no trace file among " + std::to_string(parts->size()) + " files",
            words.empty() ? std::string() : words.front());
    return std::move(import.report());
}

} // namespace longspan::wiring
