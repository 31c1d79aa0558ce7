/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question of the instrument that asks for people trained in the Convention */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_QUESTION (layak_question_get_type ())
LAYAK_DECLARE_RECORD (LayakQuestion, layak_question, QUESTION)

G_END_DECLS
