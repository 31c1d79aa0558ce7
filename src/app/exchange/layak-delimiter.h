/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice of what parts the columns of CSV. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void  layak_delimiter_fill (AdwComboRow        *row);
void  layak_delimiter_bind (AdwComboRow        *row,
                            GSettings          *settings,
                            GSettingsBindFlags  flags);
char  layak_delimiter_get  (AdwComboRow        *row);
void  layak_delimiter_set  (AdwComboRow        *row,
                            char                delimiter);

G_END_DECLS
