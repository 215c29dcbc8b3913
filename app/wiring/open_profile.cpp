// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/open_profile.h"

namespace longspan::wiring {

Result<source::SourcePtr> openProfile(const session::SourceProfile& profile, Nanos now, const Call& call)
{
    using session::SourceKind;
    OpenOptions options;
    options.now = now;
    std::vector<std::string> words;
    switch (profile.kind) {
    case SourceKind::demo: words = {"demo"}; break;
    case SourceKind::file:
        for (const std::string& place : profile.places)
            words.push_back(place == "-" ? place : "file:" + place);
        break;
    case SourceKind::store:
        for (const std::string& place : profile.places)
            words.push_back("store:" + place);
        break;
    default:
        return fail(
            ErrorKind::refused, "this version cannot open sources of that kind", std::string(name(profile.kind)));
    }
    if (words.empty())
        return fail(ErrorKind::malformed, "the source names no place", profile.id);
    return openSource(words, options, call);
}

} // namespace longspan::wiring
