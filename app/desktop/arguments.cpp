// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/arguments.h"

#include <QString>
#include <QStringList>
#include <algorithm>

namespace longspan::desktop {
namespace {

/// Takes "--name VALUE" and "--name=VALUE" out of the words; whatever comes after "--" is a file.
class Taker {
public:
    explicit Taker(const std::vector<std::string>& words) : m_words(words) {}

    Result<std::string> value(std::string_view name)
    {
        std::string found;
        for (std::size_t i = 0; i < m_words.size() && m_words[i] != "--"; ++i) {
            const std::string& word = m_words[i];
            const bool alone = word == name;
            if (!alone && !word.starts_with(std::string(name) + "="))
                continue;
            if (alone && i + 1 == m_words.size())
                return fail(ErrorKind::malformed, "a value is missing", std::string(name));
            found = alone ? m_words[i + 1] : word.substr(name.size() + 1);
            const auto at = m_words.begin() + static_cast<std::ptrdiff_t>(i);
            m_words.erase(at, at + (alone ? 2 : 1));
            --i;
        }
        return found;
    }

    bool flag(std::string_view name)
    {
        const auto end = std::find(m_words.begin(), m_words.end(), "--");
        const auto found = std::find(m_words.begin(), end, name);
        if (found == end)
            return false;
        m_words.erase(found);
        return true;
    }

    [[nodiscard]] const std::vector<std::string>& rest() const { return m_words; }

private:
    std::vector<std::string> m_words;
};

Result<QSize> sizeFrom(const std::string& text)
{
    if (text.empty())
        return QSize();
    const QStringList parts = QString::fromStdString(text).split(QLatin1Char('x'));
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    constexpr int kLeast = 320;
    constexpr int kMost = 16'000;
    const bool good = parts.size() == 2 && size.width() >= kLeast && size.height() >= kLeast && size.width() <= kMost &&
        size.height() <= kMost;
    if (!good)
        return fail(ErrorKind::malformed, "a size is WIDTHxHEIGHT in pixels", text);
    return size;
}

} // namespace

Result<Arguments> parseArguments(const std::vector<std::string>& args)
{
    Taker taker(args);
    Arguments arguments;
    arguments.help = taker.flag("--help") || taker.flag("-h");
    arguments.version = taker.flag("--version");
    const bool demo = taker.flag("--demo");
    std::string size;
    for (const auto& [name, target] : {std::pair("--snapshot", &arguments.snapshot), std::pair("--size", &size),
             std::pair("--colours", &arguments.colours), std::pair("--language", &arguments.language)}) {
        auto value = taker.value(name);
        if (!value)
            return failWith(std::move(value));
        *target = *std::move(value);
    }
    auto wanted = sizeFrom(size);
    if (!wanted)
        return failWith(std::move(wanted));
    arguments.size = *wanted;
    if (!arguments.colours.empty() && arguments.colours != "light" && arguments.colours != "dark")
        return fail(ErrorKind::malformed, "colours are light or dark", arguments.colours);
    auto link = session::parseDeepLink(taker.rest());
    if (!link)
        return failWith(std::move(link));
    arguments.link = *std::move(link);
    if (demo && arguments.link.files.empty())
        arguments.link.source = "demo";
    return arguments;
}

std::string_view usage()
{
    return "Usage: longspan [FILE...] [OPTION...]\n"
           "\n"
           "Shows traces: the slowest calls of every interface, each as a waterfall. Without a file the source of the\n"
           "last time, or a built-in demo.\n"
           "\n"
           "  --demo              the built-in demo\n"
           "  --source ID         a configured source (demo)\n"
           "  --region R          region of the source\n"
           "  --service S         application\n"
           "  --interface I       interface of the application\n"
           "  --trace ID          opens a trace\n"
           "  --span ID           selects a span of it\n"
           "  --from TIME --to TIME\n"
           "  --snapshot DIR      writes pictures of the window and of each view to a folder; needs no display\n"
           "  --size WxH          of the window\n"
           "  --colours light|dark\n"
           "  --language en|zh_CN\n"
           "  --help, --version\n";
}

} // namespace longspan::desktop
