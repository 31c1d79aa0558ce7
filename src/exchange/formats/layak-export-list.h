/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of one type as rows of a table: every field of the field table but what is about persons. */
#pragma once

#include "layak-export-job.h"
#include "layak-name-cache.h"

G_BEGIN_DECLS

typedef enum
{
  LAYAK_LIST_UUID,
  LAYAK_LIST_FIELD,
  LAYAK_LIST_NAME,
  LAYAK_LIST_CREATED,
  LAYAK_LIST_MODIFIED,
} LayakListKind;

/**
 * LayakListColumn:
 * @name: the same in every language, as start_date
 * @title: in the language of the person at work
 * @index: of the field; of a name: of the field that refers to the record
 * @field: (nullable): what the cells are a value of; %NULL is text
 */
typedef struct
{
  LayakListKind     kind;
  char             *name;
  char             *title;
  guint             index;
  const LayakField *field;
} LayakListColumn;

typedef struct _LayakExportList LayakExportList;

/* @cells: canonical text, NULL where unknown, in the order of the columns */
typedef gboolean (*LayakListRowFunc) (LayakExportList  *list,
                                      char            **cells,
                                      gpointer          data,
                                      GError          **error);

LayakExportList       *layak_export_list_new         (LayakExportJob         *job,
                                                      const LayakRecordInfo  *info,
                                                      LayakNameCache         *names);
void                   layak_export_list_free        (LayakExportList        *self);
guint                  layak_export_list_get_n       (LayakExportList        *self);
const LayakListColumn *layak_export_list_get_column  (LayakExportList        *self,
                                                      guint                   position);
gboolean               layak_export_list_each        (LayakExportList        *self,
                                                      LayakListRowFunc        func,
                                                      gpointer                data,
                                                      GError                **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakExportList, layak_export_list_free)

G_END_DECLS
