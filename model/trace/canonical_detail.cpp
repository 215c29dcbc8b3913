// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/canonical_detail.h"

#include <algorithm>
#include <array>

namespace longspan {

namespace {

std::string takeText(Attributes& attributes, std::string_view key)
{
    std::string text;
    for (const Attribute& attribute : attributes)
        if (attribute.key == key && text.empty())
            text = toText(attribute.value);
    attributes.erase(
        std::remove_if(attributes.begin(), attributes.end(), [key](const Attribute& a) { return a.key == key; }),
        attributes.end());
    return text;
}

/// The first text that is not empty; takes all the attributes away.
template <std::size_t N>
std::string takeFirst(Attributes& attributes, const std::array<std::string_view, N>& keys)
{
    std::string first;
    for (const std::string_view key : keys)
        if (std::string text = takeText(attributes, key); first.empty())
            first = std::move(text);
    return first;
}

void keep(std::string& text, std::string other)
{
    if (text.empty())
        text = std::move(other);
}

std::string attributeText(const Attribute& attribute)
{
    return attribute.key + '=' + quoted(toText(attribute.value));
}

/// " a="1" b="2"", sorted.
std::string inLine(const Attributes& attributes)
{
    std::vector<std::string> texts;
    for (const Attribute& attribute : attributes)
        texts.push_back(' ' + attributeText(attribute));
    std::sort(texts.begin(), texts.end());
    std::string line;
    for (const std::string& text : texts)
        line += text;
    return line;
}

struct Peer {
    std::string service;
    std::string address;
    std::string port;
};

void takePeer(SpanDetail& detail, Peer& peer)
{
    keep(peer.service, detail.remote.serviceName);
    keep(peer.address, detail.remote.ipv4.empty() ? detail.remote.ipv6 : detail.remote.ipv4);
    keep(peer.port, detail.remote.port == 0 ? std::string() : std::to_string(detail.remote.port));
    keep(peer.service, takeText(detail.attributes, "peer.service"));
    keep(peer.address,
        takeFirst(detail.attributes, std::array<std::string_view, 3>{"peer.ipv4", "peer.ipv6", "peer.address"}));
    keep(peer.port, takeText(detail.attributes, "peer.port"));
}

std::string peerText(const Peer& peer)
{
    std::string text = peer.service;
    if (!peer.address.empty())
        text += '/' + peer.address;
    if (!peer.port.empty())
        text += ':' + peer.port;
    return text;
}

void takeMessage(SpanDetail& detail, bool failed, std::string& message)
{
    keep(message, detail.statusMessage);
    keep(message,
        takeFirst(
            detail.attributes, std::array<std::string_view, 2>{"otel.status_description", "otel.status_message"}));
    if (!failed)
        return;
    std::string error = takeText(detail.attributes, "error");
    if (error != "true" && error != "false")
        keep(message, std::move(error));
}

std::string takeScope(SpanDetail& detail)
{
    std::string name = detail.scopeName;
    std::string version = detail.scopeVersion;
    using Keys = std::array<std::string_view, 2>;
    keep(name, takeFirst(detail.attributes, Keys{"otel.scope.name", "otel.library.name"}));
    keep(version, takeFirst(detail.attributes, Keys{"otel.scope.version", "otel.library.version"}));
    if (name.empty() && version.empty())
        return {};
    return "scope " + quoted(name) + (version.empty() ? "" : ' ' + quoted(version));
}

std::string linkText(const Link& link)
{
    static constexpr std::array<std::string_view, 3> kTypes{"link", "childOf", "followsFrom"};
    std::string text = "link ";
    text.append(kTypes[static_cast<std::size_t>(link.type)]).append(1, ' ');
    text.append(toHex(link.trace)).append(1, '/').append(toHex(link.span));
    return text + inLine(link.attributes);
}

void addLines(const SpanDetail& detail, Nanos traceStart, std::vector<std::string>& lines)
{
    for (const Attribute& attribute : detail.attributes)
        lines.push_back("attribute " + attributeText(attribute));
    for (const Event& event : detail.events)
        lines.push_back("event +" + microsText(subtractClamped(event.time, traceStart)) + ' ' + quoted(event.name) +
            inLine(event.attributes));
    for (const Link& link : detail.links)
        lines.push_back(linkText(link));
    for (const std::string& warning : detail.warnings)
        lines.push_back("warning " + quoted(warning));
}

} // namespace

std::string quoted(std::string_view text)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out(1, '"');
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out.append(1, '\\').append(1, c);
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (byte < 0x20 || byte == 0x7f)
            out.append("\\u00").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 0xfU]);
        else
            out += c;
    }
    return out + '"';
}

std::string microsText(Nanos duration)
{
    const bool negative = duration < 0;
    const auto nanos = negative ? 0 - static_cast<std::uint64_t>(duration) : static_cast<std::uint64_t>(duration);
    std::string text = (negative ? "-" : "") + std::to_string(nanos / 1000);
    if (const std::uint64_t rest = nanos % 1000; rest != 0) {
        std::string digits = std::to_string(1000 + rest);
        digits[0] = '.';
        digits.erase(digits.find_last_not_of('0') + 1);
        text += digits;
    }
    return text + "us";
}

CanonicalDetail canonicalDetail(const TraceTree& tree, NodeNo node, Nanos traceStart, bool resource)
{
    CanonicalDetail result;
    Peer peer;
    for (const SpanIndex row : tree.partsOf(node)) {
        Result<SpanDetail> read = tree.table().detail(row);
        if (!read) {
            result.lines.push_back("unreadable: " + read.error().what);
            continue;
        }
        SpanDetail& detail = *read;
        takePeer(detail, peer);
        takeMessage(detail, tree.isError(node), result.message);
        for (const std::string_view carrier : {"span.kind", "otel.status_code", "internal.span.format"})
            takeText(detail.attributes, carrier);
        if (std::string scope = takeScope(detail); !scope.empty())
            result.lines.push_back(std::move(scope));
        addLines(detail, traceStart, result.lines);
        for (const Attribute& attribute : detail.resource)
            if (resource)
                result.lines.push_back("resource " + attributeText(attribute));
    }
    keep(peer.service, std::string(tree.table().peer(tree.span(node))));
    result.peer = peerText(peer);
    std::sort(result.lines.begin(), result.lines.end());
    result.lines.erase(std::unique(result.lines.begin(), result.lines.end()), result.lines.end());
    return result;
}

} // namespace longspan
