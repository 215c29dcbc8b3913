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

bool isBracket(char c)
{
    return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':';
}

/// One past the closing quote, or text.size() when there is none; with lines not past the end of the line.
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
    return text.size();
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
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (isSpace(c)) {
            ++at;
            continue;
        }
        m_slow.push_back(static_cast<std::uint32_t>(at));
        if (c == '"') {
            at = endOfString(text, at, lines);
        } else if (isBracket(c)) {
            ++at;
        } else {
            while (at < text.size() && !isSpace(text[at]) && !isBracket(text[at]) && text[at] != '"')
                ++at;
        }
    }
    m_count = m_slow.size();
    m_slow.push_back(static_cast<std::uint32_t>(text.size()));
    m_slow.push_back(static_cast<std::uint32_t>(text.size()));
    m_begin = m_slow.data();
}

} // namespace longspan::decode
