// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/bytes.h"

namespace longspan {

namespace {

class OwnedBytes final : public Bytes {
public:
    explicit OwnedBytes(std::string text) : m_text(std::move(text)), m_size(m_text.size())
    {
        m_text.append(kPadding, '\0');
    }
    [[nodiscard]] std::string_view view() const override { return std::string_view(m_text).substr(0, m_size); }

private:
    std::string m_text;
    std::size_t m_size;
};

} // namespace

BytesPtr ownBytes(std::string text)
{
    return std::make_shared<OwnedBytes>(std::move(text));
}

} // namespace longspan
