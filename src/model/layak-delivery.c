/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-delivery.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "regency", LAYAK_REFERENCE ("regency"), LAYAK_FIELD_PLAIN, N_("Regency or city"), N_("Whose report it is") },
  { "province", LAYAK_REFERENCE ("province"), LAYAK_FIELD_PLAIN, N_("Province"), N_("Whose report it is") },
  { "period", LAYAK_CODE ("[0-9]{4}(-(S[12]|Q[1-4]|[0-9]{2}))?|[0-9]{4}(-[0-9]{2}){2}/[0-9]{4}(-[0-9]{2}){2}", 21),
    LAYAK_FIELD_REQUIRED, N_("Period"), N_("The period it is about") },
  { "revision", LAYAK_NUMBER (1, 1000), LAYAK_FIELD_REQUIRED,
    N_("Revision"), N_("1 for the first report of the period; each one that takes its place counts on") },
  { "number", LAYAK_TEXT (100), LAYAK_FIELD_REQUIRED, N_("Number"), N_("What it is called in letters") },
  { "status", LAYAK_CHOICE (layak_delivery_statuses), LAYAK_FIELD_REQUIRED | LAYAK_FIELD_FORWARD,
    N_("Status"), N_("How far it has come") },
  { "due-date", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Due date"), N_("By when the report of the period is expected") },
  { "made-on", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Made on"), N_("When it was written") },
  { "sent-on", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Sent on"), N_("When it went out") },
  { "received-on", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Received on"), N_("When it was imported there") },
  { "answered-on", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Answered on"), N_("When it was accepted or returned") },
  { "trainings", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_PLAIN, N_("Trainings"), N_("How many trainings it tells of") },
  { "recommendations", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_PLAIN,
    N_("Recommendations"), N_("How many recommendations it tells of") },
  { "people", LAYAK_NUMBER (0, 100000000), LAYAK_FIELD_PLAIN,
    N_("People"), N_("How many people took part in the trainings held") },
  { "documents", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_PLAIN, N_("Documents"), N_("How many documents it tells of") },
  { "digest", LAYAK_CODE ("[0-9a-f]{64}", 64), LAYAK_FIELD_PLAIN,
    N_("Digest"), N_("SHA-256 of its content, by which a change is recognised") },
  { "previous", LAYAK_CODE ("[0-9a-f]{64}", 64), LAYAK_FIELD_PLAIN,
    N_("Previous digest"), N_("Digest of the report it takes the place of") },
  { "file-name", LAYAK_TEXT (255), LAYAK_FIELD_PLAIN, N_("File name"), N_("Name of the file it was written to") },
  { "remarks", LAYAK_PROSE, LAYAK_FIELD_PLAIN, N_("Remarks"), N_("What the receiver says of it as a whole") },
};

const LayakRecordInfo layak_delivery_info =
{
  .name = "delivery",
  .number = 16,
  .label = N_("Delivery"),
  .plural = N_("Deliveries"),
  .parent = NULL,
  .title = "number",
  .date = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_delivery_get_type,
};

LAYAK_DEFINE_RECORD (LayakDelivery, layak_delivery)

/* The day by which the report of @period is expected where nobody set another. */
LayakDate
layak_delivery_get_due (const LayakPeriod *period)
{
  return layak_date_add_days (period->to, LAYAK_DELIVERY_DAYS);
}

/* (transfer full): what a delivery is called unless its office numbers otherwise, as 63.11/2025-Q3/2 */
char *
layak_delivery_dup_number (const char *place,
                           const char *period,
                           gint64      revision)
{
  return g_strdup_printf ("%s/%s/%" G_GINT64_FORMAT, place, period, revision);
}
