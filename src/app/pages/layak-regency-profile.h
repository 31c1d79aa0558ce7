/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one regency or city on a page: its ranks, its years, its agencies, and the ways to the lists. */
#pragma once

#include <adwaita.h>

#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_REGENCY_PROFILE (layak_regency_profile_get_type ())
G_DECLARE_FINAL_TYPE (LayakRegencyProfile, layak_regency_profile, LAYAK, REGENCY_PROFILE, AdwBin)

/* Signals: "edit", the fields are wanted; "add-standing", those of a new year. */
void         layak_regency_profile_set_scope  (LayakRegencyProfile *self,
                                               LayakScope          *scope);
/* @record: (nullable): a regency */
void         layak_regency_profile_set_record (LayakRegencyProfile *self,
                                               LayakRecord         *record);

G_END_DECLS
