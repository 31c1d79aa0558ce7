/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes the status of a recommendation, and asks in place for what the new one demands. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_STATUS_FORM (layak_status_form_get_type ())
G_DECLARE_FINAL_TYPE (LayakStatusForm, layak_status_form, LAYAK, STATUS_FORM, AdwBin)

/* Hidden while nothing is asked. Signals: "closed", the status was changed, or the person let it be, and the form is
 * about to go; "answered" (LayakStatusChange *, transfer full), what shall be done with many. */
void layak_status_form_begin  (LayakStatusForm *self,
                               LayakStore      *store,
                               const LayakRow  *recommendation,
                               gint64           status,
                               guint            n_documents);
void layak_status_form_begin_many (LayakStatusForm *self,
                                   LayakStore      *store,
                                   gint64           status);
/* Whether the status demands something. */
gboolean layak_status_form_is_needed (gint64       status);
void layak_status_form_cancel (LayakStatusForm *self);
/* @widget: gets the focus that the form had, unless who is told of "closed" gave it to another one; lives as long */
void layak_status_form_set_return_focus (LayakStatusForm *self,
                                         GtkWidget       *widget);
/* Names the recommendation, where it is not to be seen beside the form. */
void layak_status_form_show_subject (LayakStatusForm *self);

G_END_DECLS
