// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wiring/open_live.h"
#include "model/source/trace_source.h"

#include <string>
#include <string_view>
#include <vector>

namespace longspan::wiring {

/// What a source is made with besides its name.
struct OpenOptions {
    Nanos now = 0;        ///< wall clock, for sources that are made up
    unsigned threads = 0; ///< for reading; 0: one a core
    LiveAccess live = {}; ///< for sources over the network
};

/// Makes a source from what a person typed:
///   demo, demo:seed=7, demo:seed=7,now=2026-05-01T10:00:00Z   the made-up shop
///   PATH, file:PATH, several of them, a directory, -          trace files; "-" is standard input
///   store:PATH, or a path of a local store                    the local store
///   zipkin:URL, jaeger:URL, URL (http or https)               a server; which kind of is found out
///   aliyun, aliyun:cn-beijing                                 an Alibaba Cloud account, and its first region
///   demo-cloud, demo-cloud:seed=7                             the made-up shop as such an account, on this machine
/// All of these are tried before a path of that name. Errors: malformed (the words make no sense; where is
/// the word), those of openLive(), and those of the source.
[[nodiscard]] Result<source::SourcePtr> openSource(
    const std::vector<std::string>& words, const OpenOptions& options, const Call& call);

/// How a word is taken by openSource() when it stands alone.
[[nodiscard]] bool isDemo(std::string_view word);
[[nodiscard]] bool isStore(std::string_view word);
/// The words as paths.
[[nodiscard]] std::vector<std::string> withoutPrefixes(const std::vector<std::string>& words);

} // namespace longspan::wiring
