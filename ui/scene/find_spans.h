// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/node_set.h"

#include <memory>
#include <string>
#include <string_view>

class QRegularExpression;

namespace longspan::scene {

/// What somebody typed into the search field of a trace:
///
///     text         service, name, span id, or the key or value of an attribute contains it
///     key=value    an attribute with that key has exactly that value; "key=" alone: there is such an attribute
///     /pattern/    a regular expression (PCRE) on the same texts as plain text
///
/// Letters of plain text and of patterns match whatever their case (ASCII letters only for plain text).
class FindQuery {
public:
    /// malformed: a pattern that is none; what tells why, where is the place in the pattern.
    [[nodiscard]] static Result<FindQuery> parse(std::string_view typed);

    [[nodiscard]] bool empty() const { return m_kind == Kind::nothing; }
    /// Whether the key and value of an attribute are what is looked for.
    [[nodiscard]] bool attribute(std::string_view key, const ValueView& value) const;
    /// Whether a text (service, name, id, event, message) is.
    [[nodiscard]] bool text(std::string_view text) const;
    /// Only attributes can match.
    [[nodiscard]] bool attributesOnly() const { return m_kind == Kind::pair; }
    /// Whether a span id may match: spares making the text of every id.
    [[nodiscard]] bool maybeId() const { return m_kind == Kind::pattern || m_hex; }

private:
    enum class Kind : unsigned char { nothing, plain, pair, pattern };

    Kind m_kind = Kind::nothing;
    std::string m_text; ///< in lower case for plain text; the key of a pair
    std::string m_value;
    bool m_anyValue = false;
    bool m_hex = false; ///< plain text of hex digits alone
    std::shared_ptr<const QRegularExpression> m_pattern;
};

/// How far a search has looked.
enum class FindDepth : unsigned char {
    names,   ///< services, names and ids: from columns, at once
    details, ///< attributes and events as well: every span is decoded
};

/// The nodes that match; none for an empty query. Tells progress as "find". Spans that cannot be decoded do not match.
/// Errors: cancelled, deadline.
[[nodiscard]] Result<NodeSet> findSpans(
    const TraceTree& tree, const FindQuery& query, FindDepth depth, const Call& call = {});

} // namespace longspan::scene
