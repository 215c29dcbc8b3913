// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/structural_index.h"

#include "model/base/bytes.h"

#include <simdjson.h>

namespace longspan::decode {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// The last two are no brackets, but simdjson's vector instructions take them for a comma and a colon.
bool isBracket(char c)
{
    return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == '\f' || c == '\x1a';
}

/// One past the closing quote, npos when there is none; with lines not past the end of the line.
std::size_t endOfString(std::string_view text, std::size_t openingQuote, bool lines)
{
    for (std::size_t at = openingQuote + 1; at < text.size(); ++at) {
        if (text[at] == '"')
            return at + 1;
        if (lines && text[at] == '\n')
            return at;
        if (text[at] == '\\' && !(lines && text.substr(at + 1).starts_with('\n')))
            ++at;
    }
    return std::string_view::npos;
}

/// A quote in a number or word begins a string there, with which the token ends, unless a backslash stands before it.
std::size_t endOfScalar(std::string_view text, std::size_t at, bool lines)
{
    for (; at < text.size() && !isSpace(text[at]) && !isBracket(text[at]); ++at) {
        if (text[at] == '"')
            return endOfString(text, at, lines);
        const bool escapes = text[at] == '\\' && at + 1 < text.size();
        if (escapes && (text[at + 1] == '"' || text[at + 1] == '\\'))
            ++at;
    }
    return at;
}

/// Behind the token that begins here; npos when it has no end.
std::size_t endOfToken(std::string_view text, std::size_t at, bool lines)
{
    if (isBracket(text[at]))
        return at + 1;
    return text[at] == '"' ? endOfString(text, at, lines) : endOfScalar(text, at, lines);
}

} // namespace

/// simdjson's parser object, of which only the first stage is used: it gives the index, we walk it ourselves, because a
/// window of a file is no whole document and most of a span is skipped.
struct StructuralIndex::Fast {
    std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
};

StructuralIndex::StructuralIndex() : m_fast(std::make_unique<Fast>()) {}
StructuralIndex::StructuralIndex(StructuralIndex&&) noexcept = default;
StructuralIndex& StructuralIndex::operator=(StructuralIndex&&) noexcept = default;
StructuralIndex::~StructuralIndex() = default;

Result<> StructuralIndex::build(std::string_view text, bool lines)
{
    static_assert(Bytes::kPadding >= simdjson::SIMDJSON_PADDING);
    if (text.size() > kLargestText)
        return fail(ErrorKind::internal, "window too large for its index");
    m_invalidUtf8 = false;
    m_openString.reset();
    auto& parser = m_fast->parser;
    if (!parser || parser->capacity() < text.size()) {
        const simdjson::implementation* kernel = simdjson::get_active_implementation();
        const std::size_t capacity = text.size() + text.size() / 4 + 4096;
        if (kernel->create_dom_parser_implementation(capacity, 1, parser) != simdjson::SUCCESS)
            return fail(ErrorKind::internal, "no memory for the index of a window");
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto status =
        text.empty() ? simdjson::EMPTY : parser->stage1(bytes, text.size(), simdjson::stage1_mode::regular);
    if (status != simdjson::SUCCESS) {
        m_invalidUtf8 = !simdjson::validate_utf8(text.data(), text.size());
        buildSlowly(text, lines);
        return {};
    }
    m_begin = parser->structural_indexes.get();
    m_count = parser->n_structural_indexes;
    return {};
}

void StructuralIndex::buildSlowly(std::string_view text, bool lines)
{
    m_slow.clear();
    std::size_t end = text.size();
    for (std::size_t at = 0; at < text.size();) {
        if (isSpace(text[at])) {
            ++at;
            continue;
        }
        const std::size_t behind = endOfToken(text, at, lines);
        if (behind == std::string_view::npos) {
            m_openString = end = at;
            break;
        }
        m_slow.push_back(static_cast<std::uint32_t>(at));
        at = behind;
    }
    m_count = m_slow.size();
    m_slow.push_back(static_cast<std::uint32_t>(end));
    m_slow.push_back(static_cast<std::uint32_t>(end));
    m_begin = m_slow.data();
}

} // namespace longspan::decode
