/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that leads somewhere: an icon, what it is about, and at its end a date or a button. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_LEAD_ROW (layak_lead_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakLeadRow, layak_lead_row, LAYAK, LEAD_ROW, GtkListBoxRow)

GtkWidget *layak_lead_row_new        (void);
/* @tone: (nullable): the CSS class of the colour of the icon */
void       layak_lead_row_set_icon   (LayakLeadRow *self,
                                      const char   *icon,
                                      const char   *tone);
void       layak_lead_row_set_text   (LayakLeadRow *self,
                                      const char   *title,
                                      const char   *detail);
/* A long title takes two lines instead of being cut off. */
void       layak_lead_row_set_wrap   (LayakLeadRow *self,
                                      gboolean      wrap);
/* @alarm: whether the second line at the end is a warning */
void       layak_lead_row_set_end    (LayakLeadRow *self,
                                      const char   *end,
                                      const char   *detail,
                                      gboolean      alarm);
/* @tone: the CSS class of the colour of what stands at the end */
void       layak_lead_row_set_end_tone (LayakLeadRow *self,
                                        const char   *tone);
void       layak_lead_row_set_button (LayakLeadRow *self,
                                      const char   *label);
/* @child: any widget that shall stand at the end */
void       layak_lead_row_add_suffix (LayakLeadRow *self,
                                      GtkWidget    *child);
/* Where the row, or its button, leads; @field: (nullable): where the focus goes */
void       layak_lead_row_set_target (LayakLeadRow *self,
                                      const char   *type,
                                      const char   *uuid,
                                      const char   *field);
/* The same for a page of the window. */
void       layak_lead_row_set_page   (LayakLeadRow *self,
                                      const char   *page);
/* The same for a list of records. @filters: (transfer floating): of type “a{ss}” */
void       layak_lead_row_set_list   (LayakLeadRow *self,
                                      const char   *type,
                                      GVariant     *filters);
/* A list of such rows: a line in place of them, with @tone (nullable) as that of an icon; and none at all. */
void       layak_lead_row_say       (GtkListBox   *list,
                                     const char   *icon,
                                     const char   *tone,
                                     const char   *text);
void       layak_lead_row_clear     (GtkListBox   *list);

G_END_DECLS
