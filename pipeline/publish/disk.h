// The disk as prose sees it when it works outside a project (`galley lint`).
#pragma once

#include "prose/file_system.h"

namespace galley::publish {

[[nodiscard]] prose::FileSystem disk_file_system();

}  // namespace galley::publish
