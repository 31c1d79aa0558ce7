/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every layer shares: the unknown value and the names of the plain types. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A number, date or choice nobody has told us. It is never 0, and text that is unknown is NULL. */
#define LAYAK_UNKNOWN (-1)

typedef struct _LayakEnumeration LayakEnumeration;
typedef struct _LayakField       LayakField;
typedef struct _LayakRecordInfo  LayakRecordInfo;
typedef struct _LayakRow         LayakRow;
typedef struct _LayakUnit        LayakUnit;
typedef struct _LayakVersion     LayakVersion;

/**
 * LayakError:
 * @LAYAK_ERROR_INVALID: a value breaks the type or range of its field
 * @LAYAK_ERROR_UNKNOWN_NAME: no record type, field or choice has this name
 * @LAYAK_ERROR_REQUIRED: a required field is empty
 */
typedef enum
{
  LAYAK_ERROR_INVALID,
  LAYAK_ERROR_UNKNOWN_NAME,
  LAYAK_ERROR_REQUIRED,
} LayakError;

#define LAYAK_ERROR (layak_error_quark ())
GQuark layak_error_quark (void);

G_END_DECLS
