/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a record: the single place that says its type, limits, name and meaning. */
#pragma once

#include "layak-date.h"
#include "layak-enumerations.h"

G_BEGIN_DECLS

/**
 * LayakFieldType:
 * @LAYAK_FIELD_TEXT: one line of text
 * @LAYAK_FIELD_PROSE: text of several lines
 * @LAYAK_FIELD_CODE: text of a fixed form, given by a pattern
 * @LAYAK_FIELD_NUMBER: a whole number
 * @LAYAK_FIELD_DECIMAL: a number with a fixed count of decimals, kept as an integer of its smallest unit
 * @LAYAK_FIELD_MONEY: whole rupiah
 * @LAYAK_FIELD_DATE: a #LayakDate
 * @LAYAK_FIELD_TIME: minutes since midnight
 * @LAYAK_FIELD_BOOLEAN: 0, 1 or unknown
 * @LAYAK_FIELD_CHOICE: the index of a choice
 * @LAYAK_FIELD_CHOICES: a sorted set of nicks
 * @LAYAK_FIELD_REFERENCE: the identity of another record: its UUID, or its key where it has one
 * @LAYAK_FIELD_REFERENCES: a sorted set of identities
 */
typedef enum
{
  LAYAK_FIELD_TEXT,
  LAYAK_FIELD_PROSE,
  LAYAK_FIELD_CODE,
  LAYAK_FIELD_NUMBER,
  LAYAK_FIELD_DECIMAL,
  LAYAK_FIELD_MONEY,
  LAYAK_FIELD_DATE,
  LAYAK_FIELD_TIME,
  LAYAK_FIELD_BOOLEAN,
  LAYAK_FIELD_CHOICE,
  LAYAK_FIELD_CHOICES,
  LAYAK_FIELD_REFERENCE,
  LAYAK_FIELD_REFERENCES,
} LayakFieldType;

/**
 * LayakFieldFlags:
 * @LAYAK_FIELD_REQUIRED: a record without it is never stored
 * @LAYAK_FIELD_KEY: part of what identifies the record; it cannot change
 * @LAYAK_FIELD_SEARCHED: found by the full-text search
 * @LAYAK_FIELD_PERSONAL: about a person; it leaves the database only on request (UU 27/2022)
 * @LAYAK_FIELD_DEPENDENT: a reference to what the record is about, and with which it is deleted
 * @LAYAK_FIELD_FORWARD: a choice that only goes on: where two offices changed it, the later one of the list holds
 * @LAYAK_FIELD_ONCE: about this one event, as its date and its outcome: a repeated record begins without it
 * @LAYAK_FIELD_AHEAD: a day to come, which people may write as “akhir Desember”
 * @LAYAK_FIELD_TEMPLATE: kept by a template: about neither the time of an event, nor persons, nor what came of it
 */
typedef enum
{
  LAYAK_FIELD_PLAIN     = 0,
  LAYAK_FIELD_REQUIRED  = 1 << 0,
  LAYAK_FIELD_KEY       = 1 << 1,
  LAYAK_FIELD_SEARCHED  = 1 << 2,
  LAYAK_FIELD_PERSONAL  = 1 << 3,
  LAYAK_FIELD_DEPENDENT = 1 << 4,
  LAYAK_FIELD_FORWARD   = 1 << 5,
  LAYAK_FIELD_ONCE      = 1 << 6,
  LAYAK_FIELD_TEMPLATE  = 1 << 7,
  LAYAK_FIELD_AHEAD     = 1 << 8,
} LayakFieldFlags;

struct _LayakField
{
  const char             *name;      /* kebab-case, also the GObject property */
  LayakFieldType          type;
  gint64                  min;       /* in stored units */
  gint64                  max;       /* in stored units; for text the most characters, for sets the most members */
  guint                   decimals;
  const LayakEnumeration *choices;
  const char             *refers;    /* the record type it refers to */
  const char             *pattern;
  LayakFieldFlags         flags;
  const char             *label;     /* msgid */
  const char             *meaning;   /* msgid */
};

/* The type part of a line of a field table. */
#define LAYAK_TEXT(max_chars)              LAYAK_FIELD_TEXT, 0, max_chars, 0, NULL, NULL, NULL
#define LAYAK_PROSE                        LAYAK_FIELD_PROSE, 0, 20000, 0, NULL, NULL, NULL
#define LAYAK_CODE(pattern, max_chars)     LAYAK_FIELD_CODE, 0, max_chars, 0, NULL, NULL, pattern
#define LAYAK_NUMBER(min, max)             LAYAK_FIELD_NUMBER, min, max, 0, NULL, NULL, NULL
#define LAYAK_DECIMAL(decimals, max)       LAYAK_FIELD_DECIMAL, 0, max, decimals, NULL, NULL, NULL
#define LAYAK_MONEY                        LAYAK_FIELD_MONEY, 0, 999999999999999, 0, NULL, NULL, NULL
#define LAYAK_DATE                         LAYAK_FIELD_DATE, 19000000, 21991231, 0, NULL, NULL, NULL
#define LAYAK_TIME                         LAYAK_FIELD_TIME, 0, 24 * 60 - 1, 0, NULL, NULL, NULL
#define LAYAK_BOOLEAN                      LAYAK_FIELD_BOOLEAN, 0, 1, 0, NULL, NULL, NULL
#define LAYAK_CHOICE(enumeration)          LAYAK_FIELD_CHOICE, 0, G_MAXINT, 0, &enumeration, NULL, NULL
#define LAYAK_CHOICES(enumeration)         LAYAK_FIELD_CHOICES, 0, 100, 0, &enumeration, NULL, NULL
#define LAYAK_REFERENCE(record)            LAYAK_FIELD_REFERENCE, 0, 36, 0, NULL, record, NULL
#define LAYAK_REFERENCES(record)           LAYAK_FIELD_REFERENCES, 0, 100, 0, NULL, record, NULL

/* The field decides which member holds: see layak_field_is_number() and layak_field_is_set(). */
typedef union
{
  gint64   number;
  char    *text;
  char   **set;      /* sorted, without doubles, never empty */
} LayakValue;

/* Asked for each field of each record of a report, so that a call would cost more than the answer. */

/* Whether people write it freely: such fields are elements in XML, all others attributes. */
static inline gboolean
layak_field_is_prose (const LayakField *self)
{
  return self->type == LAYAK_FIELD_TEXT || self->type == LAYAK_FIELD_PROSE;
}

/* Whether the value is LayakValue.text. */
static inline gboolean
layak_field_is_text (const LayakField *self)
{
  return layak_field_is_prose (self) || self->type == LAYAK_FIELD_CODE || self->type == LAYAK_FIELD_REFERENCE;
}

static inline gboolean
layak_field_is_set (const LayakField *self)
{
  return self->type == LAYAK_FIELD_CHOICES || self->type == LAYAK_FIELD_REFERENCES;
}

/* Whether the value is LayakValue.number. */
static inline gboolean
layak_field_is_number (const LayakField *self)
{
  return !layak_field_is_text (self) && !layak_field_is_set (self);
}

const char *layak_field_get_label     (const LayakField  *self);
const char *layak_field_get_meaning   (const LayakField  *self);

LayakValue  layak_value_unknown       (const LayakField  *field);
gboolean    layak_value_is_unknown    (const LayakField  *field,
                                       LayakValue         value);
LayakValue  layak_value_copy          (const LayakField  *field,
                                       LayakValue         value);
void        layak_value_clear         (const LayakField  *field,
                                       LayakValue        *value);
gboolean    layak_value_equal         (const LayakField  *field,
                                       LayakValue         a,
                                       LayakValue         b);
char       *layak_value_format        (const LayakField  *field,
                                       LayakValue         value);
void        layak_value_append        (const LayakField  *field,
                                       LayakValue         value,
                                       GString           *string);
gboolean    layak_value_parse         (const LayakField  *field,
                                       const char        *text,
                                       LayakValue        *value,
                                       GError           **error);

G_END_DECLS
