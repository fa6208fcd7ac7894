#ifndef CLIBCRYPT_SHIM_H
#define CLIBCRYPT_SHIM_H

#include <crypt.h>

#endif
