// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/reference_pass.h"

#include "tests/bench/private_file.h"
#include "tests/bench/span_walkers.h"
#include "tests/bench/span_windows.h"

#include <unordered_map>

namespace longspan::bench {

namespace {

simdjson::padded_string_view padded(const char* text, std::size_t length)
{
    return simdjson::padded_string_view(text, length, length + simdjson::SIMDJSON_PADDING);
}

/// Makes room for the whole file as soon as some spans show how large they are.
void reserveByFirstWindow(Columns& columns, std::size_t windowBytes, std::size_t fileBytes)
{
    if (columns.size() == 0)
        return;
    const double spanBytes = static_cast<double>(windowBytes) / static_cast<double>(columns.size());
    columns.reserve(static_cast<std::size_t>(1.05 * static_cast<double>(fileBytes) / spanBytes) + 1024);
}

/// Walks the spans of one array in windows. After the last one, rest() tells what follows the array.
template <class Walker>
class ArrayPass {
public:
    ArrayPass(PrivateFile& file, std::size_t firstSpan, const PassOptions& options, Parsed& parsed)
        : m_windows(file.data(), file.size(), firstSpan, Walker::kFirstKey)
        , m_file(file)
        , m_window(options.window)
        , m_columns(parsed.columns)
        , m_walker(parsed.names, file.data())
    {
    }

    simdjson::error_code run()
    {
        while (!m_windows.finished()) {
            const std::size_t before = m_windows.at();
            if (const auto error = next())
                return error;
            if (before == m_windows.first())
                reserveByFirstWindow(m_columns, m_windows.at() - before, m_file.size());
        }
        return simdjson::SUCCESS;
    }

    [[nodiscard]] const char* rest() const { return m_rest; }
    [[nodiscard]] Walker& walker() { return m_walker; }

private:
    /// A place that only looks like the end of a span makes the walk fail: the one before it is tried.
    simdjson::error_code next()
    {
        std::size_t window = m_window;
        std::size_t end = m_windows.cut(window);
        for (;;) {
            const std::size_t rows = m_columns.size();
            const auto error = walk(end);
            if (!error) {
                m_windows.accept(end);
                return error;
            }
            m_columns.resize(rows);
            if (m_windows.isLast(end))
                return error;
            end = m_windows.before(end);
            if (end == 0)
                end = m_windows.cut(window *= 2);
        }
    }

    simdjson::error_code walk(std::size_t end)
    {
        const SpanWindows::Brackets brackets(m_windows, end);
        ondemand::document document;
        ondemand::array array;
        const char* text = m_windows.text() + m_windows.at() - 1;
        const std::size_t length = end + 1 - (m_windows.at() - 1);
        if (const auto error = m_parser.iterate(padded(text, length)).get(document))
            return error;
        if (const auto error = document.get_array().get(array))
            return error;
        for (auto item : array) {
            ondemand::object object;
            if (const auto error = item.get_object().get(object))
                return error;
            Row row;
            if (const auto error = m_walker.span(object, row))
                return error;
            m_columns.push(row);
        }
        if (m_windows.isLast(end) && document.current_location().get(m_rest))
            m_rest = nullptr; // nothing follows the array
        return simdjson::SUCCESS;
    }

    SpanWindows m_windows;
    PrivateFile& m_file;
    std::size_t m_window;
    Columns& m_columns;
    Walker m_walker;
    ondemand::parser m_parser;
    const char* m_rest = nullptr;
};

/// The processes stand behind the spans, so rows carry process numbers until these are read.
class ProcessServices {
public:
    ProcessServices(JaegerWalker& walker, Parsed& parsed) : m_walker(walker), m_parsed(parsed) {}

    simdjson::error_code read(char* rest, const char* end)
    {
        if (*rest != ',')
            return simdjson::INCORRECT_TYPE;
        *rest = '{';
        ondemand::parser parser;
        ondemand::document document;
        ondemand::object trace;
        if (const auto error = parser.iterate(padded(rest, static_cast<std::size_t>(end - rest))).get(document))
            return error;
        if (const auto error = document.get_object().get(trace))
            return error;
        for (auto result : trace) {
            ondemand::field field;
            if (const auto error = std::move(result).get(field))
                return error;
            if (!kProcesses.matches(loadWord(field.key().raw())))
                continue;
            if (const auto error = processes(field.value()))
                return error;
        }
        return oneTrace(document);
    }

    void apply() const
    {
        for (std::uint32_t& service : m_parsed.columns.service)
            service = service < m_serviceOf.size() ? m_serviceOf[service] : other(service);
    }

private:
    static constexpr KeyWord kProcesses = keyWord("processes");

    simdjson::error_code processes(ondemand::value value)
    {
        ondemand::object object;
        if (const auto error = value.get_object().get(object))
            return error;
        for (auto result : object) {
            ondemand::field field;
            if (const auto error = std::move(result).get(field))
                return error;
            if (const auto error = process(field))
                return error;
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code process(ondemand::field& field)
    {
        const char* key = field.key().raw();
        const std::uint32_t number =
            m_walker.processNumber({key, static_cast<std::size_t>(std::strchr(key, '"') - key)});
        std::string_view token;
        if (const auto error = field.value()["serviceName"].raw_json_token().get(token))
            return error;
        const std::uint32_t service = m_parsed.names.intern(unquoted(token));
        if (number >= kDense) {
            m_others[number] = service;
            return simdjson::SUCCESS;
        }
        if (number >= m_serviceOf.size())
            m_serviceOf.resize(2 * number + 64);
        m_serviceOf[number] = service;
        return simdjson::SUCCESS;
    }

    static simdjson::error_code oneTrace(ondemand::document& document)
    {
        const char* next = nullptr;
        const auto error = document.current_location().get(next);
        return !error && *next == ',' ? simdjson::INDEX_OUT_OF_BOUNDS : simdjson::SUCCESS;
    }

    [[nodiscard]] std::uint32_t other(std::uint32_t number) const
    {
        const auto found = m_others.find(number);
        return found == m_others.end() ? 0 : found->second;
    }

    static constexpr std::uint32_t kDense = 1U << 22U;

    JaegerWalker& m_walker;
    Parsed& m_parsed;
    std::vector<std::uint32_t> m_serviceOf;
    std::unordered_map<std::uint32_t, std::uint32_t> m_others;
};

simdjson::error_code jaegerPass(PrivateFile& file, const PassOptions& options, Parsed& parsed)
{
    const std::string_view text(file.data(), file.size());
    const std::size_t spans = text.find("\"spans\"");
    const std::size_t first = spans == text.npos ? text.npos : text.find('{', spans);
    if (first == text.npos)
        return simdjson::NO_SUCH_FIELD;
    ArrayPass<JaegerWalker> pass(file, first, options, parsed);
    if (const auto error = pass.run())
        return error;
    if (!pass.rest())
        return simdjson::NO_SUCH_FIELD;
    ProcessServices services(pass.walker(), parsed);
    if (const auto error = services.read(file.data() + (pass.rest() - file.data()), file.data() + file.size()))
        return error;
    services.apply();
    return simdjson::SUCCESS;
}

simdjson::error_code zipkinPass(PrivateFile& file, const PassOptions& options, Parsed& parsed)
{
    const std::size_t first = std::string_view(file.data(), file.size()).find('{');
    if (first == std::string_view::npos)
        return simdjson::EMPTY;
    return ArrayPass<ZipkinWalker>(file, first, options, parsed).run();
}

} // namespace

std::optional<Parsed> referencePass(const std::string& path, const PassOptions& options, std::string& error)
{
    PrivateFile file(path);
    if (!file.data()) {
        error = path + " cannot be mapped";
        return std::nullopt;
    }
    std::optional<Parsed> parsed(std::in_place);
    const bool jaeger = file.data()[0] == '{';
    const simdjson::error_code code = jaeger ? jaegerPass(file, options, *parsed) : zipkinPass(file, options, *parsed);
    if (!code)
        return parsed;
    error = path + ": " + simdjson::error_message(code);
    return std::nullopt;
}

} // namespace longspan::bench
