/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office for tests: a database and what people do with it, in one line each. */
#pragma once

#include "layak-exporter.h"
#include "layak-importer.h"

G_BEGIN_DECLS

/**
 * Office:
 * @number: what its stamps begin with, so that a history runs the same way every time
 * @plan: of the last import
 * @ground: the counter that office_empty() returns to
 */
typedef struct
{
  char       *directory;
  char       *path;
  guint       number;
  guint       n_records;
  LayakStore *store;
  LayakPlan  *plan;
  gint64      ground;
} Office;

/* A report for office_begin_with(): a province and a regency. */
extern const char office_places[];

char     *office_make_directory   (void);
void      office_remove_directory (const char     *directory);

Office   *office_new              (const char     *directory,
                                   guint           number);
void      office_free             (Office         *self);

/* What it holds now is regions, which stay when it is emptied to be used again. */
void      office_set_ground       (Office         *self);
void      office_empty            (Office         *self);

/* Makes the office seem to be the other, as a database file does that was copied by hand. */
void      office_copy_identity    (Office         *self,
                                   Office         *other);

/* Each fails the test if it does not work; those that end in “_or_not” answer whether it did. */
LayakUuid office_add              (Office         *self,
                                   const char     *type,
                                   ...) G_GNUC_NULL_TERMINATED;
void      office_set              (Office         *self,
                                   const char     *type,
                                   LayakUuid       uuid,
                                   ...) G_GNUC_NULL_TERMINATED;
void      office_delete           (Office         *self,
                                   const char     *type,
                                   LayakUuid       uuid);
gboolean  office_set_or_not       (Office         *self,
                                   const char     *type,
                                   LayakUuid       uuid,
                                   const char     *field,
                                   const char     *text);
gboolean  office_delete_or_not    (Office         *self,
                                   const char     *type,
                                   LayakUuid       uuid);
LayakRow *office_load             (Office         *self,
                                   const char     *type,
                                   LayakUuid       uuid);
char     *office_get              (Office         *self,
                                   const char     *type,
                                   LayakUuid       uuid,
                                   const char     *field);
void      office_assert_field     (Office         *self,
                                   const char     *type,
                                   LayakUuid       uuid,
                                   const char     *field,
                                   const char     *expected);
gint64    office_count_steps      (Office         *self);
/* How many units are gone because they went into others. */
gint64    office_count_made_one   (Office         *self);
/* A number that changes whenever something is written. */
gint64    office_get_state        (Office         *self);
char     *office_dump             (Office         *self,
                                   gboolean        with_history);

/* Writes a report to a file of the directory and answers its path. */
char     *office_export           (Office         *self,
                                   const char     *name,
                                   const char     *regency);
/* The same without a connection and a temporary file of its own, for tests that write thousands. */
char     *office_export_quickly   (Office         *self,
                                   const char     *name,
                                   const char     *regency);
gboolean  office_import           (Office         *self,
                                   const char     *path,
                                   LayakDecision   decision,
                                   GError        **error);
/* The same with decisions as they are written, “mine changed:training”; @path may be %NULL, then there is no file. */
gboolean  office_import_with      (Office         *self,
                                   const char     *path,
                                   LayakDecision   decision,
                                   const char     *decisions,
                                   GError        **error);
void      office_begin_with       (Office         *self,
                                   const char     *text);
void      office_take             (Office         *self,
                                   Office         *giver,
                                   LayakDecision   decision);
guint64   office_count            (Office         *self,
                                   LayakFate       fate);
/* How many changes that nobody else made here were left out all the same. */
guint     office_count_left_out   (Office         *self);
void      offices_assert_same     (Office         *a,
                                   Office         *b);

G_END_DECLS
