/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-form.h"

#include "layak-chips-row.h"
#include "layak-choice-row.h"
#include "layak-date-row.h"
#include "layak-prose-row.h"
#include "layak-reference-row.h"
#include "layak-text-row.h"
#include "layak-value-row.h"

static GType
get_row_type (LayakFieldType type)
{
  switch (type)
    {
    case LAYAK_FIELD_TEXT:
    case LAYAK_FIELD_CODE:
      return LAYAK_TYPE_TEXT_ROW;
    case LAYAK_FIELD_PROSE:
      return LAYAK_TYPE_PROSE_ROW;
    case LAYAK_FIELD_NUMBER:
    case LAYAK_FIELD_DECIMAL:
    case LAYAK_FIELD_MONEY:
    case LAYAK_FIELD_TIME:
      return LAYAK_TYPE_VALUE_ROW;
    case LAYAK_FIELD_DATE:
      return LAYAK_TYPE_DATE_ROW;
    case LAYAK_FIELD_BOOLEAN:
    case LAYAK_FIELD_CHOICE:
      return LAYAK_TYPE_CHOICE_ROW;
    case LAYAK_FIELD_REFERENCE:
      return LAYAK_TYPE_REFERENCE_ROW;
    case LAYAK_FIELD_CHOICES:
    case LAYAK_FIELD_REFERENCES:
      return LAYAK_TYPE_CHIPS_ROW;
    default:
      g_return_val_if_reached (G_TYPE_NONE);
    }
}

/* (transfer floating): the row that edits a field of this type. */
GtkWidget *
layak_form_new_row (const LayakField *field)
{
  return g_object_new (get_row_type (field->type), "field", field->name, NULL);
}

/* @fields: the names, ended by NULL. */
void
layak_form_add_rows (GtkListBox            *list,
                     const LayakRecordInfo *info,
                     const char * const    *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    gtk_list_box_append (list, layak_form_new_row (layak_record_info_find_field (info, fields[i])));
}
