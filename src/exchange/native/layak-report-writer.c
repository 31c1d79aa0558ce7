/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-writer.h"

#include "layak-format.h"
#include "layak-stamps.h"

static void
write_stamp (LayakXmlWriter *writer,
             const char     *name,
             LayakStamp      stamp)
{
  char text[LAYAK_STAMP_MAX_TEXT];

  layak_stamp_format (stamp, text);
  layak_xml_writer_attribute (writer, name, text);
}

static void
write_time (LayakXmlWriter *writer,
            const char     *name,
            gint64          time)
{
  char text[LAYAK_FORMAT_TIME_LENGTH + 1];

  if (time != LAYAK_UNKNOWN && layak_format_time (time, text))
    layak_xml_writer_attribute (writer, name, text);
}

static void
write_uuid (LayakXmlWriter  *writer,
            const LayakUuid *uuid)
{
  char text[LAYAK_UUID_TEXT_LENGTH + 1];

  layak_uuid_format (uuid, text);
  layak_xml_writer_attribute (writer, layak_format_common[LAYAK_FORMAT_UUID], text);
}

static void
write_seen (LayakXmlWriter    *writer,
            const LayakVector *seen)
{
  g_autofree char *text = seen != NULL ? layak_vector_format (seen) : NULL;

  layak_xml_writer_attribute (writer, layak_format_common[LAYAK_FORMAT_SEEN], text);
}

static void
write_changed (LayakXmlWriter        *writer,
               const LayakVersion    *version,
               const LayakRecordInfo *info)
{
  g_autofree char *text = layak_stamps_format (version, info);

  layak_xml_writer_attribute (writer, layak_format_common[LAYAK_FORMAT_CHANGED], text);
}

/* What is left out must not look as if it had been cleared, so its stamps stay behind too; what was seen remains. */
static void
hide_field (LayakRow *row,
            guint     field)
{
  LayakVersion *version = row->version;

  layak_row_take_value (row, field, layak_value_unknown (&row->info->fields[field]));
  if (version == NULL || !layak_version_has_stamp (version, field))
    return;

  if (version->seen == NULL)
    version->seen = layak_version_dup_seen (version);
  for (guint i = 0; i < version->stamps->len; i++)
    if (g_array_index (version->stamps, LayakFieldStamp, i).field == field)
      {
        g_array_remove_index (version->stamps, i);
        return;
      }
}

static void
hide_names (LayakRow *row)
{
  for (guint i = 0; i < row->info->n_fields; i++)
    if (row->info->fields[i].flags & LAYAK_FIELD_PERSONAL)
      hide_field (row, i);
}

/* @root is the unit the row belongs to: what it says already is not repeated. */
static void
write_common (LayakXmlWriter    *writer,
              const LayakFormat *format,
              const LayakRow    *row,
              const LayakRow    *root)
{
  const LayakVersion *version = row->version;

  if (!format->is_keyed)
    write_uuid (writer, &row->uuid);

  if (version != NULL)
    {
      if (row == root || root->version == NULL || !layak_stamp_equal (version->made, root->version->made))
        write_stamp (writer, layak_format_common[LAYAK_FORMAT_MADE], version->made);
      if (row == root)
        write_seen (writer, version->seen);
      write_changed (writer, version, row->info);
    }

  if (row == root || row->created != root->created)
    write_time (writer, layak_format_common[LAYAK_FORMAT_CREATED], row->created);
  if (row == root || row->modified != root->modified)
    write_time (writer, layak_format_common[LAYAK_FORMAT_MODIFIED], row->modified);
}

static void
write_fields (LayakXmlWriter    *writer,
              const LayakFormat *format,
              const LayakRow    *row,
              gboolean           are_elements)
{
  for (guint i = 0; i < row->info->n_fields; i++)
    {
      const LayakField *field = &row->info->fields[i];

      if (layak_field_is_prose (field) != are_elements || (int) i == format->parent)
        continue;

      if (are_elements)
        layak_xml_writer_text_element (writer, format->names[i], row->values[i].text);
      else
        layak_xml_writer_value (writer, format->names[i], field, row->values[i]);
    }
}

static void
write_echoes (LayakXmlWriter    *writer,
              const LayakFormat *format,
              const LayakRow    *origin,
              gboolean           are_elements)
{
  for (guint i = 0; origin != NULL && i < format->n_echoes; i++)
    {
      const LayakFormatEcho *echo = &format->echoes[i];
      const LayakField *field = layak_record_info_find_field (origin->info, echo->field);
      LayakValue value = origin->values[layak_record_info_field_index (origin->info, field)];

      if (echo->is_element != are_elements)
        continue;

      if (are_elements)
        layak_xml_writer_text_element (writer, echo->name, value.text);
      else
        layak_xml_writer_value (writer, echo->name, field, value);
    }
}

static void
write_date (LayakXmlWriter *writer,
            const char     *name,
            LayakDate       date)
{
  char text[LAYAK_DATE_MAX_TEXT];

  layak_date_format (date, text);
  layak_xml_writer_attribute (writer, name, date != LAYAK_UNKNOWN ? text : NULL);
}

/* Writes the deletion of a unit with what was deleted from it before, or that of a record within a unit. */
void
layak_report_write_deletion (LayakXmlWriter       *writer,
                             const LayakTombstone *deletion)
{
  gboolean is_unit = deletion->info->parent == NULL;
  g_autofree char *deletions = layak_vector_format (deletion->deletions);
  char successor[LAYAK_UUID_TEXT_LENGTH + 1];

  layak_xml_writer_start (writer, "deletion");
  layak_xml_writer_attribute (writer, "type", deletion->info->name);
  write_uuid (writer, &deletion->uuid);
  write_stamp (writer, layak_format_common[LAYAK_FORMAT_MADE], deletion->version->made);
  write_changed (writer, deletion->version, deletion->info);
  if (is_unit)
    write_seen (writer, deletion->version->seen);
  layak_xml_writer_attribute (writer, "stamp", deletions);
  write_time (writer, "deleted", deletion->deleted);
  write_time (writer, layak_format_common[LAYAK_FORMAT_CREATED], deletion->created);
  write_time (writer, layak_format_common[LAYAK_FORMAT_MODIFIED], deletion->modified);
  layak_xml_writer_attribute (writer, "regency", deletion->regency);
  layak_xml_writer_attribute (writer, "province", deletion->province);
  write_date (writer, "firstDate", deletion->first_date);
  write_date (writer, "lastDate", deletion->last_date);
  if (!layak_uuid_is_nil (&deletion->successor))
    {
      layak_uuid_format (&deletion->successor, successor);
      layak_xml_writer_attribute (writer, "successor", successor);
    }
  for (guint i = 0; deletion->parts != NULL && i < deletion->parts->len; i++)
    layak_report_write_deletion (writer, g_ptr_array_index (deletion->parts, i));
  layak_xml_writer_end (writer, "deletion");
}

/* @row with what is around it: @children are the records within a unit, in order. */
static void
write_row (LayakXmlWriter  *writer,
           const LayakRow  *row,
           const LayakUnit *unit,
           const LayakRow  *origin)
{
  const LayakFormat *format = layak_format_get (row->info);

  layak_xml_writer_start (writer, format->name);
  write_common (writer, format, row, unit->root);
  write_fields (writer, format, row, FALSE);
  write_echoes (writer, format, origin, FALSE);
  write_fields (writer, format, row, TRUE);
  for (guint i = 0; row == unit->root && unit->children != NULL && i < unit->children->len; i++)
    write_row (writer, g_ptr_array_index (unit->children, i), unit, NULL);
  for (guint i = 0; row == unit->root && unit->deletions != NULL && i < unit->deletions->len; i++)
    layak_report_write_deletion (writer, g_ptr_array_index (unit->deletions, i));
  write_echoes (writer, format, origin, TRUE);
  layak_xml_writer_end (writer, format->name);
}

/**
 * layak_report_write_unit:
 * @unit: the record with its children in order; loses what is about persons unless @with_names
 * @origin: (nullable): the training a recommendation came from, which is told for the reader
 */
void
layak_report_write_unit (LayakXmlWriter *writer,
                         LayakUnit      *unit,
                         const LayakRow *origin,
                         gboolean        with_names)
{
  if (!with_names)
    {
      hide_names (unit->root);
      for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
        hide_names (g_ptr_array_index (unit->children, i));
    }

  write_row (writer, unit->root, unit, origin);
}

/* A file is too large for one block, so it is handed on part by part. */
gboolean
layak_report_write_content (LayakXmlWriter  *writer,
                            const char      *digest,
                            GBytes          *bytes,
                            GError         **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree char *size_text = g_strdup_printf ("%" G_GSIZE_FORMAT, size);

  layak_xml_writer_start (writer, "content");
  layak_xml_writer_attribute (writer, "digest", digest);
  layak_xml_writer_attribute (writer, "size", size_text);
  for (gsize done = 0; done < size; done += LAYAK_FORMAT_PART_SIZE)
    {
      g_autofree char *text = g_base64_encode (data + done, MIN (size - done, LAYAK_FORMAT_PART_SIZE));

      layak_xml_writer_text_element (writer, "part", text);
      if (!layak_xml_writer_flush (writer, error))
        return FALSE;
    }
  layak_xml_writer_end (writer, "content");
  return TRUE;
}
