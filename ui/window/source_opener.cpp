// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/source_opener.h"

#include "ui/panels/context.h"
#include "ui/panels/reports.h"

namespace longspan::window {

SourceOpener::SourceOpener(const panels::Context& context, OpenSource open, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_open(std::move(open))
    , m_opening(context.workers, [this](Result<Opened> opened) { take(std::move(opened)); })
{
    context.reports.watch(m_opening, tr("Opening the source"));
    connect(&context.session, &session::Session::sourceChanged, this, &SourceOpener::open);
}

void SourceOpener::open()
{
    m_profile = m_context.session.selection().source;
    const std::optional<session::SourceProfile> profile = m_context.profiles.find(m_profile);
    if (!profile) {
        m_opening.cancel();
        if (!m_profile.empty())
            Q_EMIT failed(m_profile, Error{ErrorKind::notFound, "no source of that name is configured", m_profile});
        return;
    }
    m_opening.start([open = m_open, profile = *profile](const Call& call) -> Result<Opened> {
        auto source = open(profile, call);
        if (!source)
            return failWith(std::move(source));
        auto facts = (*source)->facts(call);
        if (!facts)
            return failWith(std::move(facts));
        const source::Capabilities able = (*source)->capabilities();
        return Opened{*std::move(source), *std::move(facts), able};
    });
}

void SourceOpener::take(Result<Opened> opened)
{
    const std::string profile = m_profile;
    if (!opened) {
        Q_EMIT failed(profile, opened.error());
        return;
    }
    m_context.session.setOpened(opened->source, opened->facts, opened->able);
    Q_EMIT this->opened(profile);
}

} // namespace longspan::window
