/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page with a plain list of one type of record, and the editor of the selected one beside it. */
#pragma once

#include "layak-list-pane.h"
#include "layak-page.h"
#include "layak-record-editor.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_RECORD_PAGE (layak_record_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LayakRecordPage, layak_record_page, LAYAK, RECORD_PAGE, LayakPage)

/**
 * LayakRecordPageClass:
 * @info: the type of the records
 * @columns: of the list
 * @groups: of the editor
 * @new_fields: what a new record needs, ended by %NULL
 * @get_count_text: the translated text of the footer with “%s” for the number of records
 * @fill_new: (nullable): fills in what the page knows of a new record
 * @prepare: (nullable): the editor has its fields: add groups of other records
 * @make_detail: (nullable): (transfer full): what shows one record in the whole page; the list then opens it, and the
 *   editor is one step further
 * @show_detail: puts a record into it
 */
struct _LayakRecordPageClass
{
  LayakPageClass         parent_class;

  const LayakRecordInfo *info;
  const LayakColumn     *columns;
  guint                  n_columns;
  const LayakFormGroup  *groups;
  guint                  n_groups;
  const char * const    *new_fields;

  const char *         (*get_count_text) (guint n);
  void                 (*fill_new) (LayakRecordPage   *self,
                                    LayakRow          *row);
  void                 (*prepare)  (LayakRecordPage   *self,
                                    LayakRecordEditor *editor);
  GtkWidget *          (*make_detail) (LayakRecordPage *self);
  void                 (*show_detail) (LayakRecordPage *self,
                                       GtkWidget       *detail,
                                       LayakRecord     *record);
};

/* Property "pane", the LayakListPane of the page. Actions "record.add", "record.remove". */
LayakListPane     *layak_record_page_get_pane (LayakRecordPage *self);
/* The editor of the record that is shown in the whole page, beside the list. */
LayakRecordEditor *layak_record_page_edit     (LayakRecordPage *self);

G_END_DECLS
