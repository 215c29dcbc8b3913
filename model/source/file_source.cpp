// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/file_source.h"

#include "model/source/table_answers.h"

#include <algorithm>
#include <filesystem>

namespace longspan::source {

namespace {

namespace fs = std::filesystem;

/// What several files add up to.
struct Readings {
    SpanTableBuilder builder;
    std::optional<ServiceGraph> links;
    std::vector<std::string> contents;
    std::vector<Error> leftOut;
    std::size_t files = 0;
};

class FileSource final : public TraceSource {
public:
    FileSource(SpanTablePtr table, std::string title, Readings&& readings)
        : m_answers(std::move(table)), m_links(std::move(readings.links))
    {
        const SpanTable& spans = *m_answers.table();
        m_facts.kind = "file";
        m_facts.title = std::move(title);
        m_facts.spans = spans.size();
        m_facts.traces = spans.traceCount();
        m_facts.extent = m_answers.extent();
        m_facts.contents = std::move(readings.contents);
        m_facts.leftOut = std::move(readings.leftOut);
    }

    /// Tells of spans that the files hold twice.
    void noteRepeated(const Call& call) const
    {
        const auto repeated = m_answers.scan().repeated();
        if (!repeated.empty())
            call.note(NoteKind::duplicateSpan, m_answers.table()->where(repeated.front()), repeated.size());
    }

    [[nodiscard]] Capabilities capabilities() const override
    {
        Capabilities able;
        able.sortsByDuration = able.statistics = able.attributeSearch = able.topology = able.metrics = true;
        return able;
    }
    [[nodiscard]] Result<Facts> facts(const Call& call) override
    {
        return call.check().map([this] { return m_facts; });
    }
    [[nodiscard]] Result<std::vector<Region>> regions(const Call& call) override
    {
        return call.check().map([] { return std::vector<Region>(); });
    }
    [[nodiscard]] Result<std::vector<Application>> applications(
        const std::string& region, const TimeRange& range, const Call& call) override
    {
        return here(region).and_then([&] { return m_answers.applications(range, call); });
    }
    [[nodiscard]] Result<std::vector<Interface>> interfaces(
        const ApplicationRef& application, const TimeRange& range, const Call& call) override
    {
        return here(application.region).and_then([&] { return m_answers.interfaces(application.name, range, call); });
    }
    [[nodiscard]] Result<SpanPage> search(const SpanQuery& query, const Call& call) override
    {
        return here(query.application.region).and_then([&] { return m_answers.search(query, call); });
    }
    [[nodiscard]] Result<Trace> trace(TraceId id, const Call& call) override { return m_answers.trace(id, call); }
    [[nodiscard]] Result<> visitTraces(const TraceQuery& query, const TraceVisitor& visit, const Call& call) override
    {
        return here(query.application.region).and_then([&] { return call.check(); }).and_then([&] {
            return visit(m_answers.traces(query));
        });
    }
    [[nodiscard]] Result<ServiceGraph> topology(const SpanQuery& query, const Call& call) override
    {
        if (m_answers.table()->empty() && m_links)
            return call.check().map([this] { return *m_links; });
        return here(query.application.region).and_then([&] { return m_answers.topology(query, call); });
    }
    [[nodiscard]] Result<MetricSeries> metrics(const MetricQuery& query, const Call& call) override
    {
        return here(query.application.region).and_then([&] { return m_answers.metrics(query, call); });
    }

private:
    [[nodiscard]] Result<> here(const std::string& region) const
    {
        if (region.empty())
            return {};
        return fail(ErrorKind::notFound, ErrorReason::noRegions,
            "files have no regions, so there is no '" + region + "'", m_facts.title);
    }

    TableAnswers m_answers;
    std::optional<ServiceGraph> m_links;
    Facts m_facts;
};

Result<BytesPtr> bytesOf(const std::string& path, const decode::Options& options, const Call& call)
{
    constexpr int kStandardInput = 0;
    if (path == "-")
        return readStream(kStandardInput, options.limits.unpackedBytes, "standard input", call);
    auto mapped = mapFile(path);
    if (!mapped && mapped.error().what == "is not a regular file")
        mapped.error().what += "; pipe its content into '-' instead";
    return mapped;
}

/// Edges of further files are added behind those of earlier ones; equal services are one node.
void addLinks(std::optional<ServiceGraph>& sum, ServiceGraph&& more)
{
    if (!sum) {
        sum = std::move(more);
        return;
    }
    std::vector<std::uint32_t> place;
    for (ServiceGraph::Node& node : more.nodes) {
        const auto known = std::find_if(
            sum->nodes.begin(), sum->nodes.end(), [&node](const ServiceGraph::Node& n) { return n.name == node.name; });
        place.push_back(static_cast<std::uint32_t>(known - sum->nodes.begin()));
        if (known == sum->nodes.end())
            sum->nodes.push_back(std::move(node));
    }
    for (ServiceGraph::Edge& edge : more.edges) {
        edge.from = place[edge.from];
        edge.to = place[edge.to];
        sum->edges.push_back(std::move(edge));
    }
}

Result<> readOne(Readings& readings, const std::string& path, const decode::Options& options, const Call& call)
{
    const std::string name = path == "-" ? "standard input" : path;
    const auto bytes = bytesOf(path, options, call);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto decoded = decode::decode(*bytes, name, readings.builder, options, call);
    if (!decoded)
        return failWith(std::move(decoded));
    ++readings.files;
    std::string content = name + ": " + std::string(decode::info(decoded->format).name);
    if (!decoded->packing.empty())
        content += " (" + decoded->packing + ")";
    readings.contents.push_back(content + ", " + std::to_string(decoded->spans) + " spans");
    if (decoded->stopped)
        readings.leftOut.push_back(*decoded->stopped);
    if (decoded->links)
        addLinks(readings.links, std::move(*decoded->links));
    return {};
}

Result<std::vector<std::string>> filesIn(const std::string& directory)
{
    std::vector<std::string> files;
    std::error_code problem;
    for (fs::directory_iterator at(directory, problem), end; !problem && at != end; at.increment(problem))
        if (at->is_regular_file(problem) && !at->path().filename().string().starts_with('.'))
            files.push_back(at->path().string());
    if (problem)
        return fail(ErrorKind::refused, "cannot list the directory: " + problem.message(), directory);
    std::sort(files.begin(), files.end());
    return files;
}

bool isDirectory(const std::string& path)
{
    std::error_code ignored;
    return path != "-" && fs::is_directory(path, ignored);
}

/// Whether the work as a whole has to end, not just this file.
bool isFatal(ErrorKind kind)
{
    return kind == ErrorKind::cancelled || kind == ErrorKind::deadline || kind == ErrorKind::internal;
}

/// several: one that cannot be read is left out instead of ending it all.
struct Listing {
    std::vector<std::string> files;
    bool several = false;
};

Result<> readAll(Readings& readings, const Listing& listing, const decode::Options& options, const Call& call)
{
    for (const std::string& file : listing.files) {
        auto read = readOne(readings, file, options, call);
        if (read)
            continue;
        if (!listing.several || isFatal(read.error().kind))
            return read;
        const bool foreign = read.error().kind == ErrorKind::malformed;
        call.note(foreign ? NoteKind::notTraceFile : NoteKind::unreadableFile, file);
        readings.leftOut.push_back(std::move(read).error());
    }
    return {};
}

std::string titleOf(const std::vector<std::string>& paths)
{
    std::string title = paths.front() == "-" ? "standard input" : paths.front();
    if (paths.size() > 1)
        title += " and " + std::to_string(paths.size() - 1) + " more";
    return title;
}

} // namespace

Result<std::vector<std::string>> listFiles(const std::vector<std::string>& paths)
{
    std::vector<std::string> all;
    for (const std::string& path : paths) {
        if (!isDirectory(path)) {
            all.push_back(path);
            continue;
        }
        auto files = filesIn(path);
        if (!files)
            return files;
        all.insert(all.end(), files->begin(), files->end());
    }
    return all;
}

Result<SourcePtr> openFiles(const std::vector<std::string>& paths, const decode::Options& options, const Call& call)
{
    if (paths.empty())
        return fail(ErrorKind::notFound, "no file was named");
    auto files = listFiles(paths);
    if (!files)
        return failWith(std::move(files));
    const Listing listing{std::move(*files), paths.size() > 1 || isDirectory(paths.front())};
    Readings readings;
    if (auto read = readAll(readings, listing, options, call); !read)
        return failWith(std::move(read));
    const std::string title = titleOf(paths);
    if (readings.files == 0 && readings.leftOut.size() == 1)
        return tl::unexpected(readings.leftOut.front());
    if (listing.files.empty())
        return fail(ErrorKind::malformed, ErrorReason::noFiles, "the directory holds no files", title);
    if (readings.files == 0)
        return fail(
            ErrorKind::malformed, "no trace file among " + std::to_string(listing.files.size()) + " files", title);
    SpanTablePtr table = readings.builder.finish();
    auto made = std::make_shared<FileSource>(std::move(table), title, std::move(readings));
    made->noteRepeated(call);
    return made;
}

} // namespace longspan::source
