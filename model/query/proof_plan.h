// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/proof.h"
#include "model/query/source_knowledge.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace longspan::query {

/// The lists of many interfaces, made by a few workers. What is found first is worked off first: an application's
/// interfaces before the next application is listed, so that the first lists come early. Made for one query, run once.
class ProofPlan {
public:
    ProofPlan(source::TraceSource& from, const source::SpanQuery& query, const ProofOptions& options, SlowestSink* sink,
        const Call& call);

    /// Errors: the source's, when it answered nothing at all.
    [[nodiscard]] Result<> run();

    struct List {
        source::Interface interface;
        SlowestCalls calls;
    };
    /// After run(): in the order in which they were done, those without a call left out.
    [[nodiscard]] std::vector<List>& lists() { return m_lists; }
    /// Of all lists together: the worst of them, and what they cost.
    [[nodiscard]] Completeness completeness() const;
    [[nodiscard]] Evidence evidence() const;

private:
    enum class Step : std::uint8_t { applications, interfaces, proof };
    struct Task {
        Step step = Step::proof;
        source::ApplicationRef application;
        source::Interface interface;
    };

    [[nodiscard]] Task firstTask() const;
    void work();
    void attempt(const Task& task);
    [[nodiscard]] Result<> perform(const Task& task);
    [[nodiscard]] Result<> listApplications(const Task& task);
    [[nodiscard]] Result<> listInterfaces(const Task& task);
    [[nodiscard]] Result<> prove(const Task& task);
    void push(std::vector<Task> tasks);
    void failed(const Task& task, Error error);
    void finished(const Task& task, SlowestCalls calls);
    [[nodiscard]] bool over() const;

    source::TraceSource* m_from;
    source::SpanQuery m_query;
    ProofOptions m_options;
    SlowestSink* m_sink;
    Call m_call;
    Call m_quiet; ///< without the progress of single questions
    source::Capabilities m_able;
    std::map<std::string, SourceKnowledge> m_knowledge; ///< by application: what one may be asked for differs
    Call::Clock::time_point m_began;

    mutable std::mutex m_mutex;
    std::mutex m_telling; ///< the sink is told one thing at a time
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    std::size_t m_running = 0;
    std::size_t m_planned = 0;
    std::size_t m_done = 0;
    std::size_t m_listed = 0; ///< questions for lists of applications and interfaces
    std::size_t m_failuresInARow = 0;
    std::optional<Error> m_stopped;
    std::vector<Error> m_leftOut;
    std::vector<List> m_lists;
    Evidence m_evidence;
    std::optional<Completeness> m_worst;
    std::size_t m_unproven = 0;
};

} // namespace longspan::query
