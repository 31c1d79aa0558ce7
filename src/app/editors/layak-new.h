/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New records, which open on their page as soon as they are stored. */
#pragma once

#include <gtk/gtk.h>

#include "layak-scope.h"

G_BEGIN_DECLS

/* @widget: any inside the window. */
void layak_new_training       (GtkWidget      *widget,
                               LayakScope     *scope);
void layak_new_recommendation (GtkWidget      *widget,
                               LayakScope     *scope,
                               const LayakRow *training);
/* The same for KLA indicators, whose identities are parted by blanks. What is made to fill a gap is planned. */
void layak_new_training_for       (GtkWidget      *widget,
                                   LayakScope     *scope,
                                   const char     *indicators,
                                   const char     *title);
void layak_new_recommendation_for (GtkWidget      *widget,
                                   LayakScope     *scope,
                                   const LayakRow *training,
                                   const char     *indicators);
/* Asks for a regency that is not listed, and makes it the place of @scope. */
void layak_new_place          (GtkWidget      *widget,
                               LayakScope     *scope,
                               const char     *name);
/* A record of the type with an identity and the owner that the scope says. */
LayakRow *layak_new_row       (const LayakRecordInfo *info,
                               LayakScope            *scope);
/* Stores @row, and then shows it with the focus in @field. */
void layak_new_show           (GtkWidget      *widget,
                               LayakStore     *store,
                               LayakRow       *row,
                               const char     *field);
/* Takes a new record back that is left as it was made: neither it nor a step of it stays. Call it when its editor is
 * closed. */
void layak_new_leave          (GtkWidget      *widget,
                               LayakStore     *store,
                               const char     *uuid);

G_END_DECLS
