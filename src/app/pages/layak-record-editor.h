/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor beside a list: a head with the name of the record, and its fields in groups. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

/**
 * LayakFormGroup:
 * @title: msgid
 * @note: (nullable): msgid; what stands under the title
 * @fields: ended by %NULL
 */
typedef struct
{
  const char         *title;
  const char         *note;
  const char * const *fields;
} LayakFormGroup;

#define LAYAK_TYPE_RECORD_EDITOR (layak_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (LayakRecordEditor, layak_record_editor, LAYAK, RECORD_EDITOR, AdwBin)

/* Signals: "closed", the person has finished or the record is gone; "shown" (LayakRecord *): it has another record, or
 * NULL. The buttons in the head activate
 * "record.remove" and "record.show-history". */
void         layak_record_editor_set_form    (LayakRecordEditor     *self,
                                              LayakStore            *store,
                                              const LayakRecordInfo *info,
                                              const LayakFormGroup  *groups,
                                              guint                  n_groups);
/* What else is told of the record, after the first group of its fields. */
void         layak_record_editor_add_group    (LayakRecordEditor    *self,
                                               GtkWidget            *group);
/* A group of the records of @type that belong to the one being edited. */
void         layak_record_editor_add_children (LayakRecordEditor    *self,
                                               const char           *type,
                                               const char           *title,
                                               const char           *add_label);
/* Asks for a new one of them. */
void         layak_record_editor_add_child   (LayakRecordEditor     *self,
                                              const char            *type);
LayakRecord *layak_record_editor_get_record  (LayakRecordEditor     *self);
void         layak_record_editor_set_record  (LayakRecordEditor     *self,
                                              LayakRecord           *record);
void         layak_record_editor_focus_field (LayakRecordEditor     *self,
                                              const char            *field);

G_END_DECLS
