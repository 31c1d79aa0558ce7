/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is read back the same, whatever characters it has. */

#include <libxml/parser.h>

#include "layak-record-info.h"
#include "layak-xml-writer.h"

static gboolean
collect_cb (GBytes    *bytes,
            gpointer   user_data,
            GError   **error)
{
  g_string_append_len (user_data, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  return TRUE;
}

static gboolean
refuse_cb (GBytes    *bytes,
           gpointer   user_data,
           GError   **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

static char *
write_one (const char *attribute,
           const char *text)
{
  GString *written = g_string_new (NULL);
  g_autoptr(LayakXmlWriter) writer = layak_xml_writer_new (collect_cb, written);

  layak_xml_writer_start (writer, "a");
  layak_xml_writer_attribute (writer, "b", attribute);
  layak_xml_writer_text_element (writer, "c", text);
  layak_xml_writer_end (writer, "a");
  g_assert_true (layak_xml_writer_flush (writer, NULL));
  return g_string_free (written, FALSE);
}

static void
test_form (void)
{
  g_autofree char *empty = write_one (NULL, NULL);
  g_autofree char *full = write_one ("1", "2");

  g_assert_cmpstr (empty, ==, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a/>\n");
  g_assert_cmpstr (full, ==, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"1\">\n  <c>2</c>\n</a>\n");
}

static void
test_escaping (void)
{
  static const struct
  {
    const char *text;
    const char *attribute;
    const char *element;
  } cases[] =
  {
    { "a & b", "b=\"a &amp; b\"", "<c>a &amp; b</c>" },
    { "<>", "b=\"&lt;>\"", "<c>&lt;&gt;</c>" },
    { "\"'", "b=\"&quot;'\"", "<c>\"'</c>" },
    { "a\nb", "b=\"a&#10;b\"", "<c>a\nb</c>" },
    { "a\tb\rc", "b=\"a&#9;b&#13;c\"", "<c>a\tb&#13;c</c>" },
    { "]]>", "b=\"]]>\"", "<c>]]&gt;</c>" },
    { "é ü 訓練 😀", "b=\"é ü 訓練 😀\"", "<c>é ü 訓練 😀</c>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *written = write_one (cases[i].text, cases[i].text);
      xmlDoc *document = xmlReadDoc (BAD_CAST written, NULL, NULL, XML_PARSE_NONET);
      xmlNode *root;
      xmlChar *attribute, *element;

      g_assert_nonnull (strstr (written, cases[i].attribute));
      g_assert_nonnull (strstr (written, cases[i].element));

      g_assert_nonnull (document);
      root = xmlDocGetRootElement (document);
      attribute = xmlGetNoNsProp (root, BAD_CAST "b");
      element = xmlNodeGetContent (xmlFirstElementChild (root));
      g_assert_cmpstr ((char *) attribute, ==, cases[i].text);
      g_assert_cmpstr ((char *) element, ==, cases[i].text);
      xmlFree (attribute);
      xmlFree (element);
      xmlFreeDoc (document);
    }
}

/* Values are written as the model writes them, also those which have a way of their own. */
static void
test_values (void)
{
  static const char * const cases[][3] =
  {
    { "training", "participants", "0" },
    { "training", "ceiling", "999999999999999" },
    { "training", "start-date", "2025-08" },
    { "training", "start-time", "08:30" },
    { "training", "kha", "false" },
    { "training", "lesson-hours", "24.5" },
    { "training", "kind", "workshop" },
    { "training", "target-groups", "educators media" },
    { "regency", "code", "63.11" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LayakField *field = layak_record_info_find_field (layak_record_info_find (cases[i][0]), cases[i][1]);
      g_autofree char *expected = g_strdup_printf ("<a b=\"%s\"/>", cases[i][2]);
      g_autoptr(GString) written = g_string_new (NULL);
      g_autoptr(LayakXmlWriter) writer = layak_xml_writer_new (collect_cb, written);
      LayakValue value;

      g_assert_true (layak_value_parse (field, cases[i][2], &value, NULL));
      layak_xml_writer_start (writer, "a");
      layak_xml_writer_value (writer, "b", field, value);
      layak_xml_writer_value (writer, "unknown", field, layak_value_unknown (field));
      layak_xml_writer_end (writer, "a");
      g_assert_true (layak_xml_writer_flush (writer, NULL));
      g_assert_nonnull (strstr (written->str, expected));
      layak_value_clear (field, &value);
    }
}

static void
test_blocks (void)
{
  g_autoptr(GString) written = g_string_new (NULL);
  g_autoptr(LayakXmlWriter) writer = layak_xml_writer_new (collect_cb, written);
  g_autofree char *text = g_strnfill (300000, 'x');
  gsize length;

  layak_xml_writer_start (writer, "a");
  g_assert_true (layak_xml_writer_flush_if_full (writer, NULL));
  g_assert_cmpuint (written->len, ==, 0);
  layak_xml_writer_text_element (writer, "b", text);
  g_assert_true (layak_xml_writer_flush_if_full (writer, NULL));
  length = written->len;
  g_assert_cmpuint (length, >, 300000);
  layak_xml_writer_end (writer, "a");
  g_assert_true (layak_xml_writer_flush (writer, NULL));
  g_assert_true (g_str_has_suffix (written->str, "</b>\n</a>\n"));
}

static void
test_failure (void)
{
  g_autoptr(LayakXmlWriter) writer = layak_xml_writer_new (refuse_cb, NULL);
  g_autoptr(GError) error = NULL;

  layak_xml_writer_start (writer, "a");
  layak_xml_writer_end (writer, "a");
  g_assert_false (layak_xml_writer_flush (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-writer/form", test_form);
  g_test_add_func ("/xml-writer/escaping", test_escaping);
  g_test_add_func ("/xml-writer/values", test_values);
  g_test_add_func ("/xml-writer/blocks", test_blocks);
  g_test_add_func ("/xml-writer/failure", test_failure);

  return g_test_run ();
}
