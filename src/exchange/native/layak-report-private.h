/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the report reader share: plumbing, records, problems. */
#pragma once

#include <libxml/parser.h>

#include "layak-format.h"
#include "layak-report-decoder.h"
#include "layak-report-digest.h"
#include "layak-report-queue.h"
#include "layak-report-reader.h"
#include "layak-report-schema.h"
#include "layak-uuid-set.h"

G_BEGIN_DECLS

/* Nobody reads more, and a file that goes on like this is none of ours. */
#define LAYAK_REPORT_MAX_PROBLEMS 1000

/* libxml2 compares each attribute of an element with all before it. */
#define LAYAK_REPORT_MAX_ATTRIBUTES 200

/* Elements of others that are skipped; libxml2 would go on for ever. */
#define LAYAK_REPORT_MAX_SKIPPED_DEPTH 250

/* libxml2 keeps every name; more than that come only from a file that wants to fill the memory. */
#define LAYAK_REPORT_MAX_NAMES 5000

/**
 * LayakReportNames:
 * @name: the element of the record
 * @attributes: common attributes, then fields and echoes that are attributes; %NULL for those that are elements
 * @elements: fields and echoes that are elements, at the same positions
 *
 * The names of a record type as the parser's dictionary holds them, so that comparing pointers is enough.
 */
typedef struct
{
  const LayakFormat  *format;
  const xmlChar      *name;
  const xmlChar     **attributes;
  const xmlChar     **elements;
  guint               n_slots;
} LayakReportNames;

typedef enum
{
  LAYAK_REPORT_ROOT,
  LAYAK_REPORT_UNIT,
  LAYAK_REPORT_CHILD,
  LAYAK_REPORT_FIELD,
  LAYAK_REPORT_ECHO,
  LAYAK_REPORT_DELETION,
  LAYAK_REPORT_PART_DELETION,
  LAYAK_REPORT_CONTENT,
  LAYAK_REPORT_PART,
} LayakReportKind;

/* An open element.
 * @place: where its start tag begins; for those that hold text, where the text begins
 * @slot: where the next name is looked for first, since names come in order
 * @rank: of the last element within it, which no later one may undercut
 * @field: index of the field whose text it holds
 * @given: which fields of the record were told, by their index
 * @has_uuid: whether there is a UUID, be it a good one or not
 * @told: a problem of it was told already, so that the schema need not repeat it */
typedef struct
{
  LayakReportKind         kind;
  const xmlChar          *name;
  const LayakReportNames *names;
  LayakReportPlace        place;
  guint                   slot;
  guint                   rank;
  guint                   field;
  guint64                 given;
  gboolean                has_uuid;
  gboolean                told;
} LayakReportLevel;

/* report, training, session, topic */
#define LAYAK_REPORT_MAX_DEPTH 4

/* The part of the reader that parses, on a thread of its own; #LayakReportVerdict is the other one. */
typedef struct
{
  const LayakReportHandler *handler;      /* only what it asks for: it is called on the other thread */
  LayakReportQueue         *queue;
  GInputStream             *stream;
  GCancellable             *cancellable;
  GError                   *error;        /* of the stream */
  char                     *block;        /* what was read of it last */
  gsize                     n_block;
  LayakReportDecoder       *decoder;      /* nullable: of a report that is not in UTF-8 */
  GString                  *decoded;      /* the block in UTF-8 */
  xmlParserCtxt            *parser;
  gboolean                  has_schema;   /* not for reports of newer versions, which it does not describe */

  const xmlChar            *namespace;
  const xmlChar            *deletion;
  const xmlChar            *content;
  const xmlChar            *part;
  LayakReportNames         *names;        /* of all record types */
  LayakReportNames        **units;        /* of those directly in a report */

  LayakReportLevel          levels[LAYAK_REPORT_MAX_DEPTH];
  guint                     depth;
  guint                     n_skipped;    /* open elements within one that is skipped, and itself */
  guint                     position;     /* of the last type of record at the root */
  const xmlChar           **read;         /* the attributes of the open tag as the parser has them */
  const xmlChar           **attributes;   /* the same with values of their own, which end with a NUL */
  GString                  *text;         /* of the open field or part */
  gsize                     max_text;
  gboolean                  is_newer;
  gboolean                  is_receipt;
  gboolean                  is_stopped;
  gboolean                  at_end;       /* nothing more will come from the stream */

  char                     *told_digest;  /* nullable: what the root says */
  LayakReportDigest        *summing;      /* what it is, if the root says one */

  LayakUnit                *unit;
  LayakRow                 *row;          /* the open record: the unit's root, or a child */
  GArray                   *siblings;     /* (element-type LayakUuid): of the unit, sorted, once somebody asks */
  LayakTombstone           *deleted;
  char                     *digest;
  guint8                   *bytes;
  gsize                     n_bytes;
  gsize                     size;
  gboolean                  is_rejected;  /* the open unit, deletion or content */

  LayakUuidSet             *uuids;
  GHashTable               *known_keys;   /* "type key" of references that were found to be well-formed */
  GHashTable               *told_once;
  char                     *excerpt;
  gboolean                  is_fatal;     /* a fatal problem was told */
} LayakReport;

/* layak-report-problems.c */
LayakReportPlace layak_report_place           (LayakReport       *self);
LayakReportPlace layak_report_place_of        (LayakReport       *self,
                                               const xmlChar    **attribute);
LayakReportPlace layak_report_place_of_text   (LayakReport       *self,
                                               const xmlChar     *text);
const char      *layak_report_excerpt         (LayakReport       *self,
                                               gconstpointer      text);
void             layak_report_tell            (LayakReport       *self,
                                               LayakProblemClass  class,
                                               LayakReportPlace   place,
                                               const LayakField  *field,
                                               const char        *format,
                                               ...) G_GNUC_PRINTF (5, 6);
void             layak_report_tell_once       (LayakReport       *self,
                                               LayakReportPlace   place,
                                               const char        *subject,
                                               const char        *format,
                                               ...) G_GNUC_PRINTF (4, 5);
void             layak_report_tell_malformed  (LayakReport       *self,
                                               const xmlError    *problem);
void             layak_report_tell_changed    (LayakReport       *self,
                                               LayakReportPlace   place,
                                               const char        *message);
void             layak_report_stop            (LayakReport       *self);

/* layak-report-elements.c: SAX2 callbacks */
void             layak_report_start_element_cb (void             *user_data,
                                                const xmlChar    *name,
                                                const xmlChar    *prefix,
                                                const xmlChar    *uri,
                                                int               n_namespaces,
                                                const xmlChar   **namespaces,
                                                int               n_attributes,
                                                int               n_defaulted,
                                                const xmlChar   **attributes);
void             layak_report_end_element_cb  (void              *user_data,
                                               const xmlChar     *name,
                                               const xmlChar     *prefix,
                                               const xmlChar     *uri);
void             layak_report_characters_cb   (void              *user_data,
                                               const xmlChar     *text,
                                               int                length);

/* layak-report-record.c */
void             layak_report_start_record    (LayakReport       *self,
                                               LayakReportLevel  *level,
                                               int                n_attributes,
                                               const xmlChar    **attributes);
void             layak_report_end_field       (LayakReport       *self,
                                               LayakReportLevel  *level);
void             layak_report_end_record      (LayakReport       *self,
                                               LayakReportLevel  *level);
void             layak_report_refuse_attribute (LayakReport      *self,
                                                const xmlChar   **attribute);
gboolean         layak_report_check_reference (LayakReport       *self,
                                               const LayakFormat *format,
                                               const char        *text);

/* layak-report-extra.c */
void             layak_report_start_root      (LayakReport       *self,
                                               int                n_attributes,
                                               const xmlChar    **attributes);
void             layak_report_end_root        (LayakReport       *self);
void             layak_report_start_deletion  (LayakReport       *self,
                                               LayakReportLevel  *level,
                                               int                n_attributes,
                                               const xmlChar    **attributes);
void             layak_report_start_content   (LayakReport       *self,
                                               LayakReportLevel  *level,
                                               int                n_attributes,
                                               const xmlChar    **attributes);
void             layak_report_end_part        (LayakReport       *self,
                                               LayakReportLevel  *level);
void             layak_report_end_content     (LayakReport       *self,
                                               LayakReportLevel  *level);

G_END_DECLS
