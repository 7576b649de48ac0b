// What becomes of the alerts of a run once every check has spoken: waivers, places in the
// files that people edit, one alert for what was found several times.
#pragma once

#include "prose/waivers.h"
#include "publish/build.h"

namespace galley::publish {

// Applies waivers (in the text, and of styles/waivers.yml), leads spans and fixes to their
// origin, says once what several outputs or engines found. With `complete`, every output
// was checked, so that a waiver which covers nothing is reported.
void settle_alerts(BuildReport& report, prose::WaiverContext context);

}  // namespace galley::publish
