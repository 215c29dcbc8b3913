// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/small_json.h"

namespace longspan::decode {

Result<std::optional<Error>> walkSmallJson(
    const DocumentInput& input, const Limits& limits, const std::function<Step(JsonCursor&)>& walk)
{
    if (input.text.size() > limits.recordBytes)
        return fail(ErrorKind::tooLarge, "is longer than the limit of its format", input.name);
    StructuralIndex index;
    if (Result<> built = index.build(input.text); !built)
        return failWith(std::move(built));
    JsonCursor cursor(input.text, index);
    if (input.text.starts_with("\xef\xbb\xbf")) // a byte order mark
        cursor.next();
    const Step step = walk(cursor);
    const std::string where = input.where(cursor.offset());
    switch (step) {
    case Step::done: break;
    case Step::exhausted: return Error{ErrorKind::malformed, "ends in the middle", where, ErrorReason::incomplete};
    case Step::malformed: return Error{ErrorKind::malformed, "not valid JSON, or not what must stand here", where};
    case Step::tooDeep: return Error{ErrorKind::tooLarge, "nested deeper than the limit", where, ErrorReason::tooDeep};
    }
    if (!cursor.atEnd())
        return Error{ErrorKind::malformed, "more behind the end of the document", where};
    return std::optional<Error>();
}

} // namespace longspan::decode
