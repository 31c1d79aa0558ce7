/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people decided about an import: for each field or record, or for all of a kind. */
#pragma once

#include "layak-fate.h"
#include "layak-record-info.h"

G_BEGIN_DECLS

/**
 * LayakDecision:
 * @LAYAK_DECISION_NONE: nobody has decided yet
 * @LAYAK_DECISION_MINE: what is in the database holds, also where nobody but the other side changed it
 * @LAYAK_DECISION_THEIRS: what is in the file holds
 * @LAYAK_DECISION_SKIP: the record stays as it is, and the conflict shows again with the next file; of a whole unit it
 *   parks the unit, whatever the file says of it
 * @LAYAK_DECISION_SAME: of two records, that they are one
 * @LAYAK_DECISION_DIFFERENT: of two records that look alike, that they are two
 */
typedef enum
{
  LAYAK_DECISION_NONE,
  LAYAK_DECISION_MINE,
  LAYAK_DECISION_THEIRS,
  LAYAK_DECISION_SKIP,
  LAYAK_DECISION_SAME,
  LAYAK_DECISION_DIFFERENT,
} LayakDecision;

/* The decision with this nick: “none”, “mine”, “theirs”, “skip”, “same” or “different”; none if there is no such. */
LayakDecision   layak_decision_find    (const char           *nick);

typedef struct _LayakDecisions LayakDecisions;

/* Whether a record of the file and one that is here are the same. */
typedef struct
{
  LayakUuid     theirs;
  LayakUuid     mine;
  LayakDecision decision;
} LayakDecidedPair;

LayakDecisions *layak_decisions_new    (void);
LayakDecisions *layak_decisions_copy   (const LayakDecisions *self);
LayakDecisions *layak_decisions_copy_parked (const LayakDecisions *self);
void            layak_decisions_update (LayakDecisions       *self,
                                        const LayakDecisions *other);
void            layak_decisions_free   (LayakDecisions       *self);
void            layak_decisions_set    (LayakDecisions       *self,
                                        const LayakUuid      *record,
                                        const LayakField     *field,
                                        LayakDecision         decision);
LayakDecision   layak_decisions_get    (const LayakDecisions *self,
                                        const LayakUuid      *record,
                                        const LayakField     *field);
LayakDecision   layak_decisions_resolve (const LayakDecisions  *self,
                                        const LayakUuid       *unit,
                                        LayakFate              fate,
                                        const LayakRecordInfo *info,
                                        const LayakUuid       *record,
                                        const LayakField      *field);
gboolean        layak_decisions_set_kind (LayakDecisions     *self,
                                        const char           *kind,
                                        LayakDecision         decision);
LayakDecision   layak_decisions_resolve_itself
                                      (const LayakDecisions  *self,
                                       LayakFate              fate,
                                       const LayakRecordInfo *info,
                                       const LayakUuid       *record,
                                       const LayakField      *field);
LayakDecision   layak_decisions_get_kind (const LayakDecisions  *self,
                                        LayakFate              fate,
                                        const LayakRecordInfo *info,
                                        const LayakField      *field);
void            layak_decisions_set_pair (LayakDecisions     *self,
                                        const LayakUuid      *theirs,
                                        const LayakUuid      *mine,
                                        LayakDecision         decision);
LayakDecision   layak_decisions_get_pair (const LayakDecisions *self,
                                        const LayakUuid      *theirs,
                                        const LayakUuid      *mine);
GArray         *layak_decisions_select_pairs (const LayakDecisions *self);
gboolean        layak_decisions_has_same (const LayakDecisions *self);
gboolean        layak_decisions_is_empty (const LayakDecisions *self);
gboolean        layak_decisions_is_parked (const LayakDecisions *self,
                                        const LayakUuid      *unit);
char           *layak_decisions_format (const LayakDecisions *self);
LayakDecisions *layak_decisions_parse  (const char           *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakDecisions, layak_decisions_free)

G_END_DECLS
