// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/key_tags.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace longspan::items {
namespace {

/// Names that say the same, the usual one first, and how it is shown.
struct Tag {
    std::string_view shown;
    std::array<std::string_view, 4> keys;
};

constexpr std::array kTags{
    Tag{"error", {"exception.message", "error.message", "error.type", "exception.type"}},
    Tag{"method", {"http.request.method", "http.method", "rpc.method", ""}},
    Tag{"path", {"url.path", "http.target", "http.path", "http.url"}},
    Tag{"db", {"db.query.text", "db.statement", "sql.query", "db.operation"}},
    Tag{"topic", {"messaging.destination.name", "messaging.destination", "message_bus.destination", ""}},
    Tag{"peer", {"peer.service", "server.address", "net.peer.name", "peer.address"}},
};
constexpr std::array<std::string_view, 3> kHttpStatus{"http.response.status_code", "http.status_code", "status_code"};

const Value* findAny(const Attributes& attributes, std::span<const std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (const Value* value = key.empty() ? nullptr : find(attributes, key))
            return value;
    }
    return nullptr;
}

/// At most so many characters, cut between two of them; line breaks as blanks.
std::string shortened(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    if (text.size() <= kMostLetters)
        return text;
    std::size_t end = kMostLetters;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + "\u2026";
}

} // namespace

KeyTags keyTags(const Attributes& attributes)
{
    KeyTags tags;
    if (const Value* status = findAny(attributes, kHttpStatus))
        tags.httpStatus = shortened(toText(*status));
    std::size_t count = 0;
    for (const Tag& tag : kTags) {
        const Value* value = findAny(attributes, tag.keys);
        if (!value || count == kMostTags)
            continue;
        ++count;
        if (!tags.text.empty())
            tags.text += "  ";
        tags.text.append(tag.shown).append("=").append(shortened(toText(*value)));
    }
    return tags;
}

KeyTags keyTags(const SpanTable& table, SpanIndex span)
{
    const Result<SpanDetail> detail = table.detail(span);
    return detail ? keyTags(detail->attributes) : KeyTags{};
}

} // namespace longspan::items
