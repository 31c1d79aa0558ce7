/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an agency does, with what it did under former names; the names before and after, and the way to them. */
#pragma once

#include <adwaita.h>

#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_AGENCY_LINEAGE (layak_agency_lineage_get_type ())
G_DECLARE_FINAL_TYPE (LayakAgencyLineage, layak_agency_lineage, LAYAK, AGENCY_LINEAGE, GtkBox)

GtkWidget *layak_agency_lineage_new        (LayakScope         *scope);
void       layak_agency_lineage_set_record (LayakAgencyLineage *self,
                                            LayakRecord        *record);

G_END_DECLS
