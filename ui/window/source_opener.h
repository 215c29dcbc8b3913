// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/latest.h"
#include "ui/session/session.h"
#include "ui/session/source_profiles.h"

#include <functional>

namespace longspan::panels {
struct Context;
}

namespace longspan::window {

/// Makes a source of a profile; blocking, from any thread. Injected: only app/wiring knows concrete sources.
using OpenSource = std::function<Result<source::SourcePtr>(const session::SourceProfile&, const Call&)>;

/// Opens what is selected as the source, away from the event loop, and hands it to the session.
class SourceOpener final : public QObject {
    Q_OBJECT

public:
    SourceOpener(const panels::Context& context, OpenSource open, QObject* parent);

    /// Once more, after a failure.
    void open();
    [[nodiscard]] bool busy() const { return m_opening.busy(); }

Q_SIGNALS:
    void opened(const std::string& profile);
    void failed(const std::string& profile, const longspan::Error& error);

private:
    struct Opened {
        source::SourcePtr source;
        source::Facts facts;
        source::Capabilities able;
    };
    void take(Result<Opened> opened);

    const panels::Context& m_context;
    OpenSource m_open;
    std::string m_profile; ///< that is being opened
    session::Latest<Opened> m_opening;
};

} // namespace longspan::window
