// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/query/proof_plan.h"

#include "model/query/interface_proof.h"

#include <algorithm>
#include <chrono>
#include <new>
#include <thread>
#include <utility>

namespace longspan::query {

namespace {

/// A source that failed that often without an answer in between is not asked any more.
constexpr std::size_t kFailuresInARow = 4;
constexpr std::size_t kMostLeftOut = 20;

int badness(Completeness::Kind kind)
{
    switch (kind) {
    case Completeness::Kind::exact: return 0;
    case Completeness::Kind::exactUpToTies: return 1;
    case Completeness::Kind::settling: return 2;
    case Completeness::Kind::completeAbove: return 3;
    case Completeness::Kind::lowerBound: break;
    }
    return 4;
}

bool asked(const Error& error)
{
    return error.kind == ErrorKind::cancelled || error.kind == ErrorKind::deadline;
}

/// What costs most time to wait for first: the worst interfaces, as far as the source tells.
bool worse(const source::Interface& a, const source::Interface& b)
{
    const auto weight = [](const source::Interface& of) { return of.statistics ? of.statistics->p99 : -1; };
    return weight(a) > weight(b);
}

} // namespace

ProofPlan::ProofPlan(source::TraceSource& from, const source::SpanQuery& query, const ProofOptions& options,
    SlowestSink* sink, const Call& call)
    : m_from(&from)
    , m_query(query)
    , m_options(options)
    , m_sink(sink)
    , m_call(call)
    , m_quiet(call)
    , m_able(from.capabilities())
    , m_began(Call::Clock::now())
{
    m_quiet.progressSink = nullptr;
}

ProofPlan::Task ProofPlan::firstTask() const
{
    Task task;
    task.application = m_query.application;
    const bool named = !m_query.application.name.empty();
    if (!named)
        task.step = Step::applications;
    else if (!m_query.interface || m_able.statistics)
        task.step = Step::interfaces;
    task.interface.service = m_query.application.name;
    task.interface.name = m_query.interface.value_or("");
    return task;
}

Result<> ProofPlan::run()
{
    // A server is asked what it is at the first contact; only then its rules are known.
    if (auto facts = m_from->facts(m_quiet); !facts)
        return failWith(std::move(facts));
    else
        m_leftOut = facts->leftOut;
    m_able = m_from->capabilities();
    push({firstTask()});
    {
        std::vector<std::jthread> workers;
        for (std::size_t at = 0; at < std::clamp<std::size_t>(m_options.workers, 1, 16); ++at)
            workers.emplace_back([this] { work(); });
    }
    if (m_done > 0 || m_lists.size() > 0)
        return {};
    if (m_stopped)
        return tl::unexpected(*m_stopped);
    if (m_failuresInARow > 0 && !m_leftOut.empty())
        return tl::unexpected(m_leftOut.back());
    return {};
}

bool ProofPlan::over() const
{
    return m_stopped.has_value() || m_failuresInARow >= kFailuresInARow;
}

void ProofPlan::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return over() || !m_tasks.empty() || m_running == 0; });
        if (over() || m_tasks.empty())
            break;
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        ++m_running;
        lock.unlock();
        attempt(task);
        lock.lock();
        --m_running;
        m_changed.notify_all();
    }
    m_changed.notify_all();
}

void ProofPlan::attempt(const Task& task)
{
    Result<> done;
    try {
        done = perform(task);
    } catch (const std::bad_alloc&) {
        done = fail(ErrorKind::tooLarge, "not enough memory for this", task.interface.name);
    } catch (const std::exception& problem) {
        done = fail(ErrorKind::internal, problem.what(), task.interface.name);
    }
    if (!done)
        failed(task, std::move(done).error());
}

Result<> ProofPlan::perform(const Task& task)
{
    if (auto good = m_quiet.check(); !good)
        return good;
    switch (task.step) {
    case Step::applications: return listApplications(task);
    case Step::interfaces: return listInterfaces(task);
    case Step::proof: break;
    }
    return prove(task);
}

/// New tasks stand before older ones of an earlier step: depth first.
void ProofPlan::push(std::vector<Task> tasks)
{
    const std::lock_guard lock(m_mutex);
    for (const Task& task : tasks)
        m_planned += task.step == Step::proof ? 1 : 0;
    m_tasks.insert(m_tasks.begin(), std::make_move_iterator(tasks.begin()), std::make_move_iterator(tasks.end()));
    m_changed.notify_all();
}

Result<> ProofPlan::listApplications(const Task& task)
{
    auto applications = m_from->applications(task.application.region, m_query.range, m_quiet);
    if (!applications)
        return failWith(std::move(applications));
    std::vector<Task> tasks;
    for (source::Application& application : *applications) {
        Task next = task;
        next.step = m_query.interface && !m_able.statistics ? Step::proof : Step::interfaces;
        next.application = std::move(application.ref);
        next.interface.service = next.application.name;
        tasks.push_back(std::move(next));
    }
    push(std::move(tasks));
    const std::lock_guard lock(m_mutex);
    ++m_listed;
    m_failuresInARow = 0;
    return {};
}

Result<> ProofPlan::listInterfaces(const Task& task)
{
    auto interfaces = m_from->interfaces(task.application, m_query.range, m_quiet);
    if (!interfaces)
        return failWith(std::move(interfaces));
    std::stable_sort(interfaces->begin(), interfaces->end(), worse);
    std::vector<Task> tasks;
    for (source::Interface& interface : *interfaces) {
        if (m_query.interface && interface.name != *m_query.interface)
            continue;
        Task next{Step::proof, task.application, std::move(interface)};
        tasks.push_back(std::move(next));
    }
    push(std::move(tasks));
    const std::lock_guard lock(m_mutex);
    ++m_listed;
    m_failuresInARow = 0;
    return {};
}

Result<> ProofPlan::prove(const Task& task)
{
    source::SpanQuery query = m_query;
    query.application = task.application;
    query.interface = task.interface.name;
    SourceKnowledge* knowledge = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        knowledge = &m_knowledge[task.application.name];
    }
    InterfaceProof proof(*m_from, query, m_options, *knowledge, task.interface.statistics);
    auto calls = proof.run(m_quiet);
    if (!calls)
        return failWith(std::move(calls));
    finished(task, std::move(*calls));
    return {};
}

void ProofPlan::failed(const Task& task, Error error)
{
    const std::lock_guard lock(m_mutex);
    if (asked(error)) {
        m_stopped = std::move(error);
        return;
    }
    ++m_failuresInARow;
    ++m_unproven;
    m_worst = Completeness{Completeness::Kind::lowerBound, 0, error.what};
    if (task.step == Step::proof && !task.interface.name.empty())
        error.what = task.interface.service + " " + task.interface.name + ": " + error.what;
    if (m_leftOut.size() < kMostLeftOut)
        m_leftOut.push_back(std::move(error));
}

void ProofPlan::finished(const Task& task, SlowestCalls calls)
{
    const std::lock_guard telling(m_telling);
    std::size_t done = 0;
    std::size_t total = 0;
    {
        const std::lock_guard lock(m_mutex);
        m_failuresInARow = 0;
        m_evidence.requests += calls.evidence.requests;
        m_evidence.spansSeen += calls.evidence.spansSeen;
        m_evidence.tracesSeen += calls.evidence.tracesSeen;
        m_evidence.windows = std::max(m_evidence.windows, calls.evidence.windows);
        for (const Error& error : calls.evidence.leftOut)
            if (m_leftOut.size() < kMostLeftOut)
                m_leftOut.push_back(error);
        if (calls.evidence.stopped)
            m_stopped = calls.evidence.stopped;
        m_unproven += badness(calls.completeness.kind) >= 3 ? 1U : 0U;
        if (!m_worst || badness(calls.completeness.kind) > badness(m_worst->kind))
            m_worst = calls.completeness;
        else if (calls.completeness.kind == m_worst->kind)
            m_worst->threshold = std::max(m_worst->threshold, calls.completeness.threshold);
        done = ++m_done;
        total = m_planned;
    }
    m_call.progress("interfaces", done, total);
    if (m_sink)
        m_sink->interfaceDone(task.interface, calls, done, total);
    if (calls.answer.rows.empty())
        return;
    const std::lock_guard lock(m_mutex);
    m_lists.push_back({task.interface, std::move(calls)});
}

Completeness ProofPlan::completeness() const
{
    Completeness whole = m_worst.value_or(Completeness{Completeness::Kind::exact, 0, {}});
    if (m_stopped || over() || !m_leftOut.empty())
        whole.kind = Completeness::Kind::lowerBound;
    if (m_stopped && m_done < m_planned)
        whole.why = std::to_string(m_done) + " of " + std::to_string(m_planned) + " interfaces were asked for";
    else if (m_unproven > 0 && m_planned > 1)
        whole.why =
            std::to_string(m_unproven) + " of " + std::to_string(m_planned) + " lists are not proven: " + whole.why;
    return whole;
}

Evidence ProofPlan::evidence() const
{
    Evidence evidence = m_evidence;
    evidence.requests += m_listed;
    evidence.leftOut = m_leftOut;
    evidence.stopped = m_stopped;
    evidence.elapsed = std::chrono::duration_cast<std::chrono::nanoseconds>(Call::Clock::now() - m_began).count();
    return evidence;
}

} // namespace longspan::query
