/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the thread that parses a report hands to the one that judges it and hands it out, in the order of the file. */
#pragma once

#include <libxml/tree.h>

#include "layak-report-reader.h"

G_BEGIN_DECLS

/**
 * LayakReportEventKind:
 * @LAYAK_REPORT_EVENT_START: the start tag of an element, for the schema
 * @LAYAK_REPORT_EVENT_TEXT: text of the innermost element, for the schema
 * @LAYAK_REPORT_EVENT_END: its end tag, for the schema
 * @LAYAK_REPORT_EVENT_PROBLEM: something wrong
 * @LAYAK_REPORT_EVENT_HEADER: what the root says
 * @LAYAK_REPORT_EVENT_UNIT: a record was read to its end
 * @LAYAK_REPORT_EVENT_DELETION: a deletion was
 * @LAYAK_REPORT_EVENT_CONTENT: the file of a document was
 * @LAYAK_REPORT_EVENT_PROGRESS: so much was read
 */
typedef enum
{
  LAYAK_REPORT_EVENT_START,
  LAYAK_REPORT_EVENT_TEXT,
  LAYAK_REPORT_EVENT_END,
  LAYAK_REPORT_EVENT_PROBLEM,
  LAYAK_REPORT_EVENT_HEADER,
  LAYAK_REPORT_EVENT_UNIT,
  LAYAK_REPORT_EVENT_DELETION,
  LAYAK_REPORT_EVENT_CONTENT,
  LAYAK_REPORT_EVENT_PROGRESS,
} LayakReportEventKind;

typedef struct
{
  guint line;
  guint column;
} LayakReportPlace;

/**
 * LayakReportEvent:
 * @level: what kind of element it is about
 * @is_told: whether a problem of the element was told already, so that the schema need not repeat it
 * @is_rejected: of a unit, a deletion or a file: whether it shall not be handed out
 * @is_change: of a problem: that the report was changed since it was delivered
 * @place: where it begins
 * @row: (nullable): the record it is about
 * @deleted: (nullable): the deletion it is about
 *
 * The union holds what there is of each kind. Records, deletions, bytes and problems belong to the event until
 * somebody takes them; texts are in the memory of the queue, names in the dictionary of the parser.
 */
typedef struct _LayakReportEvent LayakReportEvent;
struct _LayakReportEvent
{
  LayakReportEvent     *next;
  LayakReportEventKind  kind;
  guint                 level;
  gboolean              is_told;
  gboolean              is_rejected;
  gboolean              is_change;
  LayakReportPlace      place;
  const LayakRow       *row;
  const LayakTombstone *deleted;
  union
  {
    struct
    {
      const xmlChar  *name;
      const xmlChar  *prefix;
      const xmlChar  *uri;
      const xmlChar **attributes;
      int             n_attributes;
    } element;
    struct
    {
      const char *begin;
      int         length;
    } text;
    struct
    {
      const char *digest;
      GBytes     *bytes;
    } content;
    LayakReportHeader  header;
    LayakProblem      *problem;
    LayakUnit         *unit;
    LayakTombstone    *deletion;
    goffset            n_bytes;
  };
};

typedef struct _LayakReportQueue LayakReportQueue;

LayakReportQueue *layak_report_queue_new         (gboolean              is_bounded);
void              layak_report_queue_free        (LayakReportQueue     *self);

/* Of the thread that parses. */
gpointer          layak_report_queue_allocate    (LayakReportQueue     *self,
                                                  gsize                 size);
char             *layak_report_queue_copy        (LayakReportQueue     *self,
                                                  gconstpointer         text,
                                                  gsize                 length);
LayakReportEvent *layak_report_queue_push        (LayakReportQueue     *self,
                                                  LayakReportEventKind  kind,
                                                  gsize                 weight);
gboolean          layak_report_queue_flush_full  (LayakReportQueue     *self);
void              layak_report_queue_finish      (LayakReportQueue     *self);

/* Of the thread that judges. */
LayakReportEvent *layak_report_queue_pop         (LayakReportQueue     *self);
void              layak_report_queue_close       (LayakReportQueue     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakReportQueue, layak_report_queue_free)

G_END_DECLS
