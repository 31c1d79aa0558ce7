/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A SELECT with its values, as plain data which threads may hand to each other. */
#pragma once

#include "layak-connection.h"

G_BEGIN_DECLS

typedef struct _LayakSelect LayakSelect;

LayakSelect    *layak_select_new      (const char       *sql);
void            layak_select_free     (LayakSelect      *self);
const char     *layak_select_get_sql  (LayakSelect      *self);
void            layak_select_add      (LayakSelect      *self,
                                       const char       *sql);
void            layak_select_add_int  (LayakSelect      *self,
                                       gint64            value);
void            layak_select_add_text (LayakSelect      *self,
                                       const char       *value);
void            layak_select_add_uuid (LayakSelect      *self,
                                       const LayakUuid  *value);
void            layak_select_set_text (LayakSelect      *self,
                                       const char       *parameter,
                                       const char       *value);
void            layak_select_set_uuid (LayakSelect      *self,
                                       const char       *parameter,
                                       const LayakUuid  *value);
LayakStatement *layak_select_prepare  (LayakSelect      *self,
                                       LayakConnection  *connection,
                                       GError          **error);
GArray         *layak_select_run_ids  (LayakSelect      *self,
                                       LayakConnection  *connection,
                                       GError          **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakSelect, layak_select_free)

G_END_DECLS
