/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-document.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "regency", LAYAK_REFERENCE ("regency"), LAYAK_FIELD_DEPENDENT,
    N_("Regency or city"), N_("The regency it proves something of") },
  { "agency", LAYAK_REFERENCE ("agency"), LAYAK_FIELD_DEPENDENT,
    N_("Agency"), N_("The agency it proves something of") },
  { "standing", LAYAK_REFERENCE ("standing"), LAYAK_FIELD_DEPENDENT, N_("KLA standing"), N_("The standing it proves") },
  { "training", LAYAK_REFERENCE ("training"), LAYAK_FIELD_DEPENDENT,
    N_("Training"), N_("The training it proves something of") },
  { "recommendation", LAYAK_REFERENCE ("recommendation"), LAYAK_FIELD_DEPENDENT,
    N_("Recommendation"), N_("The recommendation it proves something of") },
  { "progress", LAYAK_REFERENCE ("progress"), LAYAK_FIELD_DEPENDENT,
    N_("Progress entry"), N_("The progress entry it proves") },
  { "questions", LAYAK_REFERENCES ("question"), LAYAK_FIELD_PLAIN,
    N_("KHA questions"), N_("The questions it answers") },
  { "kind", LAYAK_CHOICE (layak_document_kinds), LAYAK_FIELD_PLAIN, N_("Kind"), N_("Kind of document") },
  { "title", LAYAK_TEXT (300), LAYAK_FIELD_REQUIRED | LAYAK_FIELD_SEARCHED,
    N_("Title"), N_("What the document is called") },
  { "number", LAYAK_TEXT (100), LAYAK_FIELD_PLAIN, N_("Number"), N_("Its number in the office") },
  { "date", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Date"), N_("When it was issued") },
  { "file-name", LAYAK_TEXT (255), LAYAK_FIELD_PLAIN, N_("File name"), N_("Name the file had when it was attached") },
  { "size", LAYAK_NUMBER (0, 2147483647), LAYAK_FIELD_PLAIN, N_("Size"), N_("Size of the file, in bytes") },
  { "digest", LAYAK_CODE ("[0-9a-f]{64}", 64), LAYAK_FIELD_PLAIN, N_("Digest"), N_("SHA-256 of the file") },
  { "link", LAYAK_TEXT (1000), LAYAK_FIELD_PLAIN, N_("Link"), N_("Where it is, if it is not kept here") },
};

const LayakRecordInfo layak_document_info =
{
  .name = "document",
  .number = 14,
  .label = N_("Document"),
  .plural = N_("Documents"),
  .parent = NULL,
  .title = "title",
  .date = "date",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_document_get_type,
};

LAYAK_DEFINE_RECORD (LayakDocument, layak_document)
