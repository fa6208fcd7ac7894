#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H

// A libxml2 built with ICU includes the system's ICU headers, which contradict those inside Swift's Foundation. Nothing
// that we use has a part of ICU in its layout.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlwriter.h>

#endif
