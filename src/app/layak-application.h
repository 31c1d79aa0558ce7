/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One process, a window per database. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_APPLICATION (layak_application_get_type ())
G_DECLARE_FINAL_TYPE (LayakApplication, layak_application, LAYAK, APPLICATION, AdwApplication)

LayakApplication *layak_application_new  (void);
/* Opens @path in a window of its own, or presents the window that has it; NULL opens the database used last. */
GtkWindow        *layak_application_open (LayakApplication *self,
                                          const char       *path);

G_END_DECLS
