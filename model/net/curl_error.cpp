// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/curl_error.h"

#include "model/net/http_error.h"

#include <array>
#include <cerrno>
#include <system_error>

namespace longspan::net {

namespace {

struct VerifyWord {
    long result;
    const char* words;
};

// The X509_V_ERR numbers that people meet; they are part of OpenSSL's interface.
constexpr std::array<VerifyWord, 9> kVerifyWords{{
    {9, "the server's certificate is not valid yet; is the clock right?"},
    {10, "the server's certificate has expired"},
    {18, "the server's certificate is signed by itself and not among those that are trusted"},
    {19, "the server's certificate comes from an authority that is not trusted here"},
    {20, "the server's certificate comes from an authority that is not trusted here"},
    {21, "the server's certificate comes from an authority that is not trusted here"},
    {23, "the server's certificate has been revoked"},
    {26, "the server's certificate is not made for servers"},
    {62, "the server's certificate is made out to another name"},
}};

std::string systemWords(long systemError)
{
    return systemError == 0 ? std::string() : ": " + std::generic_category().message(static_cast<int>(systemError));
}

Error make(ErrorKind kind, ErrorReason reason, std::string what, const Url& url)
{
    return Error{kind, std::move(what), url.place(), reason};
}

Error certificate(const TransferFacts& facts, const Url& url)
{
    for (const VerifyWord& each : kVerifyWords)
        if (each.result == facts.verifyResult)
            return make(ErrorKind::offline, ErrorReason::certificate, each.words, url);
    // libcurl compares the names itself, before it asks OpenSSL what it found (1 until then: unspecified).
    if (facts.verifyResult <= 1 && facts.code == CURLE_PEER_FAILED_VERIFICATION)
        return make(ErrorKind::offline, ErrorReason::certificate,
            "the server's certificate is made out to another name than " + url.host, url);
    return make(ErrorKind::offline, ErrorReason::certificate,
        "no secure connection could be agreed on: " + oneLine(facts.detail), url);
}

Error ownCertificate(const TransferFacts& facts, const Url& url)
{
    const char* what = facts.code == CURLE_SSL_CERTPROBLEM ? "our client certificate or its key cannot be used"
                                                           : "the certificates to trust cannot be read";
    return make(ErrorKind::offline, ErrorReason::certificate, what, url);
}

Error timedOut(const TransferFacts& facts, const Url& url)
{
    if (!facts.nameResolved)
        return make(ErrorKind::offline, ErrorReason::dns, "the name " + url.host + " was not resolved in time", url);
    return make(ErrorKind::offline, ErrorReason::unreachable, url.host + " did not accept a connection in time", url);
}

Error handshake(const TransferFacts& facts, const Url& url)
{
    if (facts.systemError == ECONNRESET || facts.systemError == EPIPE)
        return make(ErrorKind::offline, ErrorReason::connectionLost,
            "the connection was lost while security was agreed on" + systemWords(facts.systemError), url);
    return certificate(facts, url);
}

Error unexpected(const TransferFacts& facts, const Url& url)
{
    return make(ErrorKind::internal, ErrorReason::unsaid,
        "the transfer failed: " + std::string(curl_easy_strerror(facts.code)), url);
}

} // namespace

Error transferError(const TransferFacts& facts, const Url& url)
{
    switch (facts.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return make(ErrorKind::offline, ErrorReason::dns, "the name " + url.host + " cannot be resolved", url);
    case CURLE_COULDNT_RESOLVE_PROXY:
        return make(ErrorKind::offline, ErrorReason::dns, "the name of the proxy cannot be resolved", url);
    case CURLE_COULDNT_CONNECT:
    case CURLE_PROXY:
        return make(ErrorKind::offline, ErrorReason::unreachable,
            "no connection to " + url.host + systemWords(facts.systemError), url);
    case CURLE_OPERATION_TIMEDOUT: return timedOut(facts, url);
    case CURLE_PEER_FAILED_VERIFICATION: return certificate(facts, url);
    case CURLE_SSL_CONNECT_ERROR: return handshake(facts, url);
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE: return ownCertificate(facts, url);
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
        return make(ErrorKind::offline, ErrorReason::connectionLost,
            "the connection was lost" + systemWords(facts.systemError), url);
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return make(ErrorKind::offline, ErrorReason::connectionLost, "the answer broke off before its end", url);
    case CURLE_BAD_CONTENT_ENCODING:
        return make(ErrorKind::malformed, ErrorReason::unsaid, "the answer cannot be unpacked", url);
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return make(ErrorKind::malformed, ErrorReason::unsaid, "the other side does not speak HTTP", url);
    default: return unexpected(facts, url);
    }
}

} // namespace longspan::net
