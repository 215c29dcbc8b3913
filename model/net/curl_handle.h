// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <curl/curl.h>

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace longspan::net {

struct EasyDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using EasyHandle = std::unique_ptr<CURL, EasyDeleter>;

/// Lines of a request's header for libcurl. Wiped when it goes away, as credentials stand among them.
class HeaderLines {
public:
    HeaderLines() = default;
    HeaderLines(const HeaderLines&) = delete;
    HeaderLines& operator=(const HeaderLines&) = delete;
    ~HeaderLines();

    void add(std::string line);
    [[nodiscard]] curl_slist* list() const { return m_list; }

private:
    curl_slist* m_list = nullptr;
};

/// Names and TLS sessions that all handles of a client share. Connections are not shared this way: that is not safe
/// across threads in libcurl 7.88.
class CurlShare {
public:
    CurlShare();
    ~CurlShare();
    CurlShare(const CurlShare&) = delete;
    CurlShare& operator=(const CurlShare&) = delete;

    [[nodiscard]] CURLSH* handle() const { return m_handle; }

private:
    static void lock(CURL* handle, curl_lock_data data, curl_lock_access access, void* self);
    static void unlock(CURL* handle, curl_lock_data data, void* self);

    std::array<std::mutex, CURL_LOCK_DATA_LAST> m_mutexes;
    CURLSH* m_handle = nullptr;
};

/// Keeps multi handles, and with them open connections, between calls. The one given back last goes out first, so that
/// calls one after the other reuse a connection; calls at the same time have one handle each.
class MultiPool {
public:
    MultiPool() = default;
    ~MultiPool();
    MultiPool(const MultiPool&) = delete;
    MultiPool& operator=(const MultiPool&) = delete;

    [[nodiscard]] CURLM* take();
    void giveBack(CURLM* handle);

private:
    std::mutex m_mutex;
    std::vector<CURLM*> m_idle;
};

/// Once before anything else of libcurl.
void initialiseCurl();

} // namespace longspan::net
