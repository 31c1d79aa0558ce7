/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two names are that different people wrote of perhaps the same thing, in the Indonesian of planners. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LAYAK_LIKENESS_TITLE,
  LAYAK_LIKENESS_PLACE,
  LAYAK_LIKENESS_AGENCY,
} LayakLikenessKind;

/* A name that was made ready to be compared with many others, which takes longer than to compare them. */
typedef struct _LayakLikeness LayakLikeness;

/* @name may be NULL. */
LayakLikeness *layak_likeness_new           (LayakLikenessKind    kind,
                                             const char          *name);
void           layak_likeness_free          (LayakLikeness       *self);

/* From 0 to 100; both must be of one kind. */
guint          layak_likeness_compare       (const LayakLikeness *self,
                                             const LayakLikeness *other);
/* Whether one is called another batch, stage or day than the other, which makes them two however alike they are. */
gboolean       layak_likeness_is_other_part (const LayakLikeness *self,
                                             const LayakLikeness *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakLikeness, layak_likeness_free)

G_END_DECLS
