/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever bytes come as a report: no crash, no leak, and a record that is handed out can be written and read again. */

#include <gio/gio.h>
#include <stdint.h>
#include <string.h>

#include "layak-report-reader.h"
#include "layak-report-writer.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static gboolean
collect_cb (GBytes    *bytes,
            gpointer   user_data,
            GError   **error)
{
  g_string_append_len (user_data, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  return TRUE;
}

static gboolean
write_unit_cb (LayakUnit  *unit,
               guint       line,
               gpointer    user_data,
               GError    **error)
{
  layak_report_write_unit (user_data, unit, NULL, TRUE);
  layak_unit_free (unit);
  return TRUE;
}

static gboolean
write_deletion_cb (LayakTombstone  *deletion,
                   guint            line,
                   gpointer         user_data,
                   GError         **error)
{
  layak_report_write_deletion (user_data, deletion);
  layak_tombstone_free (deletion);
  return TRUE;
}

static void
told_cb (const LayakProblem *problem,
         gpointer            user_data)
{
  g_autofree char *text = layak_problem_format (problem, "file");

  g_assert_true (g_utf8_validate (text, -1, NULL));
}

/* Reads @text and writes what it told. NULL if it has a fatal problem. */
static char *
rewrite (gconstpointer  text,
         gsize          size)
{
  static const LayakReportHandler handler =
    { .unit = write_unit_cb, .deletion = write_deletion_cb, .problem = told_cb };
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);
  GString *written = g_string_new (NULL);
  g_autoptr(LayakXmlWriter) writer = layak_xml_writer_new (collect_cb, written);
  gboolean ok;

  layak_xml_writer_start (writer, "report");
  layak_xml_writer_attribute (writer, "xmlns", "urn:layak:report:1");
  layak_xml_writer_attribute (writer, "version", "1.0");
  ok = layak_report_read (stream, &handler, writer, NULL, NULL);
  layak_xml_writer_end (writer, "report");
  layak_xml_writer_flush (writer, NULL);
  return g_string_free (written, !ok);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *first = rewrite (data, size);
  g_autofree char *second = first != NULL ? rewrite (first, strlen (first)) : NULL;

  /* What was accepted once is accepted again, and says the same. */
  if (first != NULL)
    g_assert_cmpstr (first, ==, second);
  return 0;
}
