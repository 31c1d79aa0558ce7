/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The native report as data: which element and attribute stands for which record type and field. */
#pragma once

#include "layak-record-info.h"

G_BEGIN_DECLS

#define LAYAK_FORMAT_NAMESPACE "urn:layak:report:1"
#define LAYAK_FORMAT_VERSION   "1.0"

/* A file of a document travels in parts, so that neither side needs much text at once. */
#define LAYAK_FORMAT_PART_SIZE (96 * 1024)

/* More than any training has; a file that goes beyond means harm. */
#define LAYAK_FORMAT_MAX_CHILDREN 10000

/* What every record has besides its fields, in the order of its attributes. */
typedef enum
{
  LAYAK_FORMAT_UUID,
  LAYAK_FORMAT_MADE,
  LAYAK_FORMAT_SEEN,
  LAYAK_FORMAT_CHANGED,
  LAYAK_FORMAT_CREATED,
  LAYAK_FORMAT_MODIFIED,
  LAYAK_FORMAT_N_COMMON,
} LayakFormatCommon;

extern const char * const layak_format_common[LAYAK_FORMAT_N_COMMON];

/* A field of the record that one refers to, repeated for people who read the file. It is never imported. */
typedef struct
{
  const char *name;    /* in the report */
  const char *field;   /* of the other record */
  gboolean    is_element;
} LayakFormatEcho;

typedef struct _LayakFormat LayakFormat;

/**
 * LayakFormat:
 * @name: the element
 * @names: the attribute or element of each field, in the order of the table
 * @refers: the type that each field refers to, or %NULL
 * @parent: index of the field that refers to the unit around it, which is not written, or -1
 * @siblings: index of the field that refers to records within the same unit, or -1
 * @is_keyed: whether the UUID follows from the fields
 * @children: the elements within it, in order
 * @echoed: (nullable): the field whose record is echoed
 */
struct _LayakFormat
{
  const LayakRecordInfo *info;
  char                  *name;
  char                 **names;
  const LayakFormat    **refers;
  int                    parent;
  int                    siblings;
  gboolean               is_keyed;
  const LayakFormat    **children;
  guint                  n_children;
  const char            *echoed;
  const LayakFormatEcho *echoes;
  guint                  n_echoes;
};

const LayakFormat *layak_format_get        (const LayakRecordInfo *info);
guint              layak_format_n_units    (void);
/* For tests. */
const LayakFormat *layak_format_nth_unit   (guint                  position);

gboolean           layak_format_is_key     (const LayakRecordInfo *info,
                                            const char            *text);

/* Times are UTC, as 2025-08-22T09:00:00Z. */
#define LAYAK_FORMAT_TIME_LENGTH 20

gboolean           layak_format_time       (gint64                 time,
                                            char                   text[LAYAK_FORMAT_TIME_LENGTH + 1]);
gboolean           layak_format_parse_time (const char            *text,
                                            gint64                *time);

G_END_DECLS
