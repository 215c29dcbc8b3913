// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/links.h"
#include "model/base/call.h"
#include "model/store/store_types.h"
#include "model/trace/service_graph.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace longspan::store {

/// The local trace store: one SQLite file whose rows are segments of some 64k spans in packed columns, never spans
/// (see model/store/schema.h for the file). A handle: copies share the open store, and tables that came from it keep it
/// open. All functions block and may be called from any thread at the same time, also while an import runs; each
/// answers from one consistent state. One import at a time, here or in another program.
///
/// Which spans count: of rows that tell of one call twice (same trace, span id, kind, service) one counts, chosen as
/// analysis::CallScan does. A time range selects spans by their start; spans without one belong to all times only.
///
/// A segment that cannot be read is told as NoteKind::damagedSegment through the call's notes and left out.
/// Errors of every function: cancelled, deadline, refused (the file cannot be read or written, with SQLite's own
/// words), malformed (the file itself is damaged); where is the path.
class LocalStore {
public:
    /// Errors besides: notFound (no such file and access is not create), refused (not a file of ours, or written by a
    /// newer version), conflict (another program holds it while it has to be migrated). A file of an older version is
    /// migrated, unless access is read.
    [[nodiscard]] static Result<LocalStore> open(
        const std::string& path, const OpenOptions& options = {}, const Call& call = {});

    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] Result<Overview> overview(const Call& call = {}) const;

    /// Services that sent spans in the range, sorted by name.
    [[nodiscard]] Result<std::vector<Application>> applications(
        const TimeRange& range = {}, const Call& call = {}) const;
    /// Interfaces with a call in the range, sorted by service and name. service: empty for all.
    [[nodiscard]] Result<std::vector<Interface>> interfaces(
        const std::string& service = {}, const TimeRange& range = {}, const Call& call = {}) const;

    /// Calls that fit, exact in every order. Slowest first without other conditions than service, name and all times is
    /// answered from ready lists while limit <= kReadyCalls.
    [[nodiscard]] Result<CallPage> calls(const CallQuery& query, const Call& call = {}) const;

    /// One trace with all its spans; a 16-digit id finds a 32-digit one with the same end and the other way round.
    /// notFound: no such trace.
    [[nodiscard]] Result<Trace> trace(TraceId id, const Call& call = {}) const;
    /// All that fits in one table, rows of a trace together, traces by start within a segment. Columns only: details
    /// stay packed until they are asked for. tooLarge: more than kMaxSpans.
    [[nodiscard]] Result<SpanTablePtr> load(const LoadQuery& query = {}, const Call& call = {}) const;
    /// The same in tables of some segments each, so that memory stays bounded; a trace is never split over two tables
    /// when query.wholeTraces is set. Stops at the first error of visit and returns it.
    [[nodiscard]] Result<> visit(const LoadQuery& query, const std::function<Result<>(const SpanTablePtr&)>& visitor,
        const Call& call = {}) const;
    /// Who calls whom, by the rules of analysis::LinkCounter, over the whole traces that began in options.window.
    [[nodiscard]] Result<ServiceGraph> links(const analysis::LinkOptions& options = {}, const Call& call = {}) const;

    /// Adds a table's spans with their details in one transaction: after success everything is on the disk, after an
    /// error nothing was added. A row is known, and left out, when a row that is stored, or stands before it in the
    /// table, has the same trace id, span id, kind and service (service, because two servers may answer one client's
    /// id; internal and no kind are the same) and tells all of its content: start, duration, parent, name, and whether
    /// it is an error. What a row leaves unknown cannot differ; times differ when they are more than a microsecond
    /// apart, or at all when both sources count in nanoseconds. Attributes, events and links are not compared, so the
    /// same spans in another format add nothing. Any other row is kept beside the first one; one of them counts. Errors
    /// besides: conflict (another import held the file for OpenOptions::patience or up to the deadline), malformed
    /// (details that cannot be read, with their place), refused (opened for reading).
    [[nodiscard]] Result<Imported> import(
        const SpanTable& table, const ImportOptions& options = {}, const Call& call = {});

    /// Removes what retention says, always whole segments: a segment goes when all of its spans are too old, or, oldest
    /// first, until the file's content fits. Errors as import().
    [[nodiscard]] Result<Removed> remove(const Retention& retention, const Call& call = {});
    /// Gives the room of removed segments back to the file system. Errors as import().
    [[nodiscard]] Result<> vacuum(const Call& call = {});
    /// Reads and checks everything; returns what is damaged.
    [[nodiscard]] Result<std::vector<Damage>> verify(const Call& call = {}) const;

private:
    class Impl;
    struct View;
    [[nodiscard]] Result<View> view(const Call& call) const;
    explicit LocalStore(std::shared_ptr<Impl> impl) : m_impl(std::move(impl)) {}

    std::shared_ptr<Impl> m_impl;
};

} // namespace longspan::store
