/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The digest of a report: the same for whoever reads it and whoever writes it, whatever the file looks like. */

#include <gio/gio.h>
#include <string.h>

#include "layak-report-digest.h"
#include "layak-report-reader.h"

#define NAMESPACE "urn:layak:report:1"
#define CANONICAL                                                                                             \
  "<report xmlns=\"" NAMESPACE "\" delivery=\"d\" version=\"1.0\"><a b=\"&amp;&lt;&quot;&#x9;&#xA;&#xD;>\">"   \
  "<c>x &amp; y &lt; z &gt; \" &#xD; \n end</c><d></d></a></report>"

static char *
sum_bytes (const char *text,
           gsize       size)
{
  g_autoptr(LayakReportDigest) digest = layak_report_digest_new_for_bytes ();
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i += size)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (text + i, MIN (size, length - i));

      layak_report_digest_add_bytes (digest, bytes);
    }
  return layak_report_digest_finish (digest);
}

/* Canonical XML 2.0 with trimmed text, as other programs make it. */
static void
test_canonical_form (void)
{
  static const char * const forms[] =
  {
    "<report xmlns=\"" NAMESPACE "\" version=\"1.0\" delivery=\"d\" digest=\"0\">"
    "<a b=\"&amp;&lt;&quot;&#9;&#10;&#13;>\"><c>x &amp; y &lt; z &gt; \" &#13; \n end</c><d/></a></report>",
    "<?xml version='1.0'?>\n<!-- x -->\n<l:report xmlns:l=\"" NAMESPACE "\" delivery='d' version='1.0'>\n\t<l:a\n"
    "  b='&#38;&lt;\"&#9;&#10;&#13;&gt;'  >\n<l:c>\n  x &amp; y<![CDATA[ < z ]]><!-- y -->> \" &#13; \n end\t</l:c> "
    "<l:d></l:d></l:a>\n</l:report>\n<!-- z -->",
  };
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, CANONICAL, -1);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    for (gsize size = 1; size < 1000; size *= 7)
      {
        g_autofree char *digest = sum_bytes (forms[i], size);

        g_assert_cmpstr (digest, ==, expected);
      }
}

/* Only the digest of the root is left out: that of a document is a value like any other. */
static void
test_other_digests (void)
{
  g_autofree char *a = sum_bytes ("<report xmlns=\"" NAMESPACE "\" digest=\"1\"><a digest=\"1\"/></report>", 8);
  g_autofree char *b = sum_bytes ("<report xmlns=\"" NAMESPACE "\" digest=\"2\"><a digest=\"1\"/></report>", 8);
  g_autofree char *c = sum_bytes ("<report xmlns=\"" NAMESPACE "\" digest=\"1\"><a digest=\"2\"/></report>", 8);
  g_autofree char *d = sum_bytes ("<report xmlns=\"" NAMESPACE "\"><a xmlns:x=\"urn:x\" x:digest=\"1\"/></report>", 8);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
  g_assert_cmpstr (a, !=, d);
}

/* A text that would fill the memory fits no digest. */
static void
test_endless_text (void)
{
  g_autoptr(LayakReportDigest) digest = layak_report_digest_new ();
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');
  g_autofree char *sum = NULL;

  layak_report_digest_start_element (digest, BAD_CAST "report", BAD_CAST NAMESPACE, 0, NULL);
  for (guint i = 0; i < 100; i++)
    layak_report_digest_text (digest, BAD_CAST text, 1024 * 1024);
  sum = layak_report_digest_finish (digest);
  g_assert_cmpstr (sum, ==, "");
}

static gboolean
read_report (const char  *root,
             gboolean     allow_changed,
             GError     **error)
{
  LayakReportHandler handler = { .allow_changed = allow_changed };
  g_autofree char *text = g_strconcat (root, "<training uuid=\"01890000-0000-7000-8000-000000000001\" status=\"held\">"
                                       "<title>A</title></training></report>", NULL);
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  return layak_report_read (stream, &handler, NULL, NULL, error);
}

/* The error says whether a person may decide to read the report all the same. */
static void
test_reading (void)
{
  g_autofree char *zeros = g_strnfill (LAYAK_REPORT_DIGEST_LENGTH, '0');
  g_autofree char *root = g_strdup_printf ("<report xmlns=\"" NAMESPACE "\" version=\"1.0\" digest=\"%s\">", zeros);
  g_autofree char *bad = g_strdup_printf ("<report xmlns=\"" NAMESPACE "\" version=\"1.0\" regency=\"x\" "
                                          "digest=\"%s\">", zeros);
  g_autoptr(GError) error = NULL;

  g_assert_true (read_report ("<report xmlns=\"" NAMESPACE "\" version=\"1.0\">", FALSE, &error));
  g_assert_false (read_report (root, FALSE, &error));
  g_assert_error (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (read_report (root, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (read_report (bad, FALSE, &error));
  g_assert_error (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (read_report ("<report xmlns=\"" NAMESPACE "\" version=\"1.0\" digest=\"x\">", TRUE, &error));
  g_assert_error (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-digest/canonical-form", test_canonical_form);
  g_test_add_func ("/report-digest/other-digests", test_other_digests);
  g_test_add_func ("/report-digest/endless-text", test_endless_text);
  g_test_add_func ("/report-digest/reading", test_reading);

  return g_test_run ();
}
