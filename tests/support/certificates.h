// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/script_server.h"

#include <filesystem>
#include <string>

namespace longspan::test {

/// An authority of its own for tests with TLS, made by the openssl program in a temporary folder.
class CertificateMaker {
public:
    CertificateMaker();
    ~CertificateMaker();
    CertificateMaker(const CertificateMaker&) = delete;
    CertificateMaker& operator=(const CertificateMaker&) = delete;

    /// Without the openssl program nothing can be made.
    [[nodiscard]] bool works() const { return m_works; }
    [[nodiscard]] std::string authority() const { return read("authority.pem"); }
    /// For "IP:127.0.0.1" or "DNS:shop.example". days from now; -1: it has expired.
    [[nodiscard]] ServerTls make(const std::string& subjectAltName, int days = 2);

private:
    [[nodiscard]] bool run(const std::string& arguments) const;
    [[nodiscard]] std::string read(const std::string& name) const;

    std::filesystem::path m_folder;
    bool m_works = false;
};

} // namespace longspan::test
