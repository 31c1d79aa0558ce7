/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the record being edited, for all field rows inside it. */
#pragma once

#include <adwaita.h>

#include "layak-field-row.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_EDITOR (layak_editor_get_type ())
G_DECLARE_FINAL_TYPE (LayakEditor, layak_editor, LAYAK, EDITOR, AdwBin)

/* Properties: "type", the record type; "record", a copy of what was set last, brought up to date when the store
 * changes; "store"; "draft", the record is in no store yet, so that nothing is written. Signals: "gone", the record was
 * deleted. */
LayakStore            *layak_editor_get_store   (LayakEditor   *self);
void                   layak_editor_set_store   (LayakEditor   *self,
                                                 LayakStore    *store);
const LayakRecordInfo *layak_editor_get_info    (LayakEditor   *self);
gboolean               layak_editor_is_draft    (LayakEditor   *self);
LayakRecord           *layak_editor_get_record  (LayakEditor   *self);
void                   layak_editor_set_record  (LayakEditor   *self,
                                                 LayakRecord   *record);
void                   layak_editor_commit      (LayakEditor   *self);
gboolean               layak_editor_check       (LayakEditor   *self);
void                   layak_editor_show_problem (LayakEditor  *self,
                                                 const char    *field,
                                                 const char    *problem);
void                   layak_editor_save        (LayakEditor   *self,
                                                 LayakRow      *draft);
void                   layak_editor_retry       (LayakEditor   *self);
void                   layak_editor_focus_field (LayakEditor   *self,
                                                 const char    *field);
void                   layak_editor_show_history (LayakEditor  *self);

/* For the rows. */
void                   layak_editor_add_row     (LayakEditor   *self,
                                                 LayakFieldRow *row);
void                   layak_editor_remove_row  (LayakEditor   *self,
                                                 LayakFieldRow *row);

G_END_DECLS
