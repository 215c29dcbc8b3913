// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/http_error.h"

#include <nlohmann/json.hpp>

#include <array>
#include <initializer_list>

namespace longspan::net {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestBody = 64 * 1024;
constexpr std::size_t kLongestCode = 100;

// A text or a whole number under the first of the names that has one.
std::string textOf(const Json& object, std::initializer_list<const char*> names, std::size_t limit)
{
    for (const char* name : names) {
        const auto found = object.find(name);
        if (found == object.end())
            continue;
        if (found->is_string())
            return oneLine(found->get_ref<const std::string&>(), limit);
        if (found->is_number_integer())
            return oneLine(found->dump(), limit);
    }
    return {};
}

// The object that tells of the failure: {"error":{...}}, {"errors":[{...}]}, or the whole.
const Json& failureIn(const Json& whole)
{
    const auto error = whole.find("error");
    if (error != whole.end() && error->is_object())
        return *error;
    const auto errors = whole.find("errors");
    if (errors != whole.end() && errors->is_array() && !errors->empty() && errors->front().is_object())
        return errors->front();
    return whole;
}

void readJson(const Json& whole, ServerWords& words)
{
    const Json& failure = failureIn(whole);
    words.code = textOf(failure, {"Code", "code", "httpCode", "reason"}, kLongestCode);
    words.message = textOf(failure, {"Message", "message", "msg", "detail", "error"}, 300);
    words.requestId = textOf(whole, {"RequestId", "requestId", "request_id"}, kLongestCode);
}

// Bytes of the character that starts at the front; 0 when it is not valid.
std::size_t characterLength(std::string_view text)
{
    const auto at = [text](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned char lead = at(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t index = 1; index < length; ++index)
        if ((at(index) & 0xC0U) != 0x80U)
            return 0;
    const bool overlong = (lead == 0xE0 && at(1) < 0xA0) || (lead == 0xF0 && at(1) < 0x90);
    const bool outside = (lead == 0xED && at(1) > 0x9F) || (lead == 0xF4 && at(1) > 0x8F);
    return overlong || outside ? 0 : length;
}

} // namespace

std::string oneLine(std::string_view text, std::size_t limit)
{
    std::string out;
    while (!text.empty() && out.size() < limit) {
        const std::size_t length = characterLength(text);
        const auto byte = static_cast<unsigned char>(text.front());
        if (length == 0)
            out += '?';
        else if (byte > 0x20 && byte != 0x7F)
            out.append(text.substr(0, length));
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
        text.remove_prefix(length == 0 ? 1 : length);
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return text.empty() ? out : out + "…";
}

ServerWords serverWords(const Response& response)
{
    ServerWords words;
    const std::string_view body = response.text().substr(0, kLongestBody);
    if (!isWebPage(response)) {
        const Json whole = Json::parse(body.begin(), body.end(), nullptr, false);
        if (whole.is_object())
            readJson(whole, words);
        else if (whole.is_discarded() || whole.is_string())
            words.message = oneLine(whole.is_string() ? whole.get_ref<const std::string&>() : body, 300);
    }
    static constexpr std::array<std::string_view, 2> kHeaders{"x-acs-request-id", "x-request-id"};
    for (const std::string_view name : kHeaders)
        if (words.requestId.empty())
            words.requestId = oneLine(response.header(name), kLongestCode);
    return words;
}

} // namespace longspan::net
