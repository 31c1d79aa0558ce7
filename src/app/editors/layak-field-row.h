/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A widget that shows and edits one field of the record in the LayakEditor around it. */
#pragma once

#include <adwaita.h>

#include "layak-row.h"

G_BEGIN_DECLS

typedef struct _LayakEditor LayakEditor;

#define LAYAK_TYPE_FIELD_ROW (layak_field_row_get_type ())
G_DECLARE_INTERFACE (LayakFieldRow, layak_field_row, LAYAK, FIELD_ROW, GtkWidget)

/**
 * LayakFieldRowInterface:
 * @bound: (nullable): the field is known: set limits, fill lists
 * @show: puts what @row holds into the widget
 * @read: puts what the person entered into @draft; fails, with a message for the person, if it is no value
 * @covers: (nullable): whether the row also edits the field of this name, besides its own
 * @tell: (nullable): shows what is wrong, or nothing; for what is no row of a list, which has it told in a row beneath
 * @get_meaning: (nullable): what the field means, if the field table does not say all of it
 * @get_input: (nullable): the widget that takes the focus and is announced; the row itself without it
 */
struct _LayakFieldRowInterface
{
  GTypeInterface parent_iface;

  void        (*bound)     (LayakFieldRow    *self,
                            const LayakField *field);
  void        (*show)      (LayakFieldRow    *self,
                            const LayakField *field,
                            const LayakRow   *row);
  gboolean    (*read)      (LayakFieldRow    *self,
                            const LayakField *field,
                            LayakRow         *draft,
                            GError          **error);
  gboolean    (*covers)    (LayakFieldRow    *self,
                            const char       *name);
  void        (*tell)      (LayakFieldRow    *self,
                            const char       *problem,
                            gboolean          is_error);
  const char *(*get_meaning) (LayakFieldRow  *self);
  GtkWidget * (*get_input) (LayakFieldRow    *self);
};

/* For the implementations. The class_init helper overrides the property “field” as number 1; own ones begin at 2. */
void              layak_field_row_class_init   (GObjectClass     *klass);
/* For rows of a list around a widget of their own: Tab and the arrows stop at that widget only. */
void              layak_field_row_class_pass   (GtkWidgetClass   *klass);
void              layak_field_row_instance_init (LayakFieldRow   *self);
void              layak_field_row_get_property (GObject          *object,
                                                guint             prop_id,
                                                GValue           *value,
                                                GParamSpec       *pspec);
void              layak_field_row_set_property (GObject          *object,
                                                guint             prop_id,
                                                const GValue     *value,
                                                GParamSpec       *pspec);
/* The person changed the content: it is saved on leaving the row, and after 2 s of rest. */
void              layak_field_row_touch        (LayakFieldRow    *self);
/* Saves what the person changed; FALSE if it is no value. */
gboolean          layak_field_row_commit       (LayakFieldRow    *self);
gboolean          layak_field_row_is_touched   (LayakFieldRow    *self);
gboolean          layak_field_row_parse        (const LayakField *field,
                                                const char       *text,
                                                LayakRow         *draft,
                                                GError          **error);

/* For the editor. */
gboolean          layak_field_row_covers       (LayakFieldRow    *self,
                                                const char       *name);
void              layak_field_row_refresh      (LayakFieldRow    *self);
void              layak_field_row_forget       (LayakFieldRow    *self);
void              layak_field_row_set_problem  (LayakFieldRow    *self,
                                                const char       *problem,
                                                gboolean          is_error);
void              layak_field_row_grab_focus   (LayakFieldRow    *self);
GtkWidget        *layak_field_row_get_input    (LayakFieldRow    *self);
/* The editor around the row, or NULL while it is in none. */
LayakEditor      *layak_field_row_get_editor   (LayakFieldRow    *self);
const LayakField *layak_field_row_get_field    (LayakFieldRow    *self);

G_END_DECLS
