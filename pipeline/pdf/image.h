// Images: PNG (ISO/IEC 15948) decoded by libpng and written as image XObjects
// (ISO 32000-1, 8.9), with a soft mask where a pixel is not opaque.
#pragma once

#include <string_view>

#include "base/result.h"
#include "pdf/haru.h"

namespace galley::pdf {

// `path` names the image in messages. Bytes of any origin are safe.
Result<ObjectId> write_image(ObjectWriter& objects, std::string_view path, std::string_view png);

}  // namespace galley::pdf
