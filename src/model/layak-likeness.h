/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two names are that different people wrote of perhaps the same thing, in the Indonesian of planners. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All answer from 0 to 100. Texts may be NULL. */
guint    layak_likeness_of_titles     (const char *a,
                                       const char *b);
guint    layak_likeness_of_places     (const char *a,
                                       const char *b);
guint    layak_likeness_of_agencies   (const char *a,
                                       const char *b);
/* Whether one is called another batch, stage or day than the other, which makes them two however alike they are. */
gboolean layak_likeness_is_other_part (const char *a,
                                       const char *b);

G_END_DECLS
