/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plain parser takes, any parser takes, and it means the same; what the writer never writes is refused. */
#include <string.h>

#include "layak-plain-parser.h"

#define URI "urn:layak:report:1"
#define HEAD "<report xmlns=\"" URI "\">"
#define TAIL "</report>"

static const char sample[] =
  "  <training uuid=\"01941f29-7c69-7069-80c4-27ff2f65f7ae\" status=\"held\" note=\"a &amp; b &lt; c &quot;d&quot;\">\n"
  "    <title>Pelatihan &amp; “kutip” 訓練 &lt;KHA&gt;</title>\n"
  "    <purpose>one\ntwo&#13; \"three\" 'four' é</purpose>\n"
  "    <session position=\"1\" note=\"a > b&#10;&#9;c\"/>\n"
  "    <session position=\"2\"><topic>topic</topic></session>\n"
  "  </training>\n"
  "  <training uuid=\"x\"><title></title></training>\n";

static void
record_start (void           *data,
              const xmlChar  *name,
              const xmlChar  *prefix,
              const xmlChar  *uri,
              int             n_namespaces,
              const xmlChar **namespaces,
              int             n_attributes,
              int             n_defaulted,
              const xmlChar **attributes)
{
  g_assert_null (prefix);
  g_string_append_printf (data, "<%s %s", (const char *) name, (const char *) uri);
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      g_assert_null (attributes[1]);
      g_assert_null (attributes[2]);
      g_string_append_printf (data, "|%s=%.*s", (const char *) attributes[0], (int) (attributes[4] - attributes[3]),
                              (const char *) attributes[3]);
    }
  g_string_append (data, "|");
}

static void
record_end (void          *data,
            const xmlChar *name,
            const xmlChar *prefix,
            const xmlChar *uri)
{
  g_string_append_printf (data, "</%s %s|", (const char *) name, (const char *) uri);
}

static void
record_text (void          *data,
             const xmlChar *text,
             int            length)
{
  g_string_append_len (data, (const char *) text, length);
}

static void
ignore_error (void        *data,
              xmlErrorPtr  problem)
{
}

static const xmlSAXHandler sax =
{
  .initialized = XML_SAX2_MAGIC,
  .startElementNs = record_start,
  .endElementNs = record_end,
  .characters = record_text,
  .ignorableWhitespace = record_text,
  .cdataBlock = record_text,
  .serror = ignore_error,
};

/* What libxml2 tells of it, or NULL. */
static char *
read_by_others (const char *text,
                gsize       length)
{
  g_autoptr(GString) whole = g_string_new (HEAD), told = g_string_new (NULL);
  xmlParserCtxt *parser = xmlCreatePushParserCtxt ((xmlSAXHandler *) &sax, told, NULL, 0, NULL);
  gboolean ok;

  g_string_append_len (whole, text, (gssize) length);
  g_string_append (whole, TAIL);
  xmlCtxtUseOptions (parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  xmlParseChunk (parser, whole->str, (int) whole->len, 1);
  ok = parser->wellFormed;
  xmlFreeParserCtxt (parser);
  return ok ? g_string_free (g_steal_pointer (&told), FALSE) : NULL;
}

/* The same of the plain parser; the root is told so that the two can be compared. */
static char *
read_plainly (const char *text,
              gsize       length)
{
  g_autofree char *exact = g_memdup2 (text, length);
  g_autoptr(GString) told = g_string_new ("<report " URI "|");
  xmlDict *names = xmlDictCreate ();
  gboolean ok = layak_plain_parse (exact, length, names, URI, &sax, told);

  g_string_append (told, "</report " URI "|");
  xmlDictFree (names);
  return ok ? g_string_free (g_steal_pointer (&told), FALSE) : NULL;
}

static void
test_good (void)
{
  g_autofree char *plain = read_plainly (sample, strlen (sample));
  g_autofree char *expected = read_by_others (sample, strlen (sample));

  g_assert_nonnull (expected);
  g_assert_cmpstr (plain, ==, expected);
}

static void
test_refused (void)
{
  static const char * const texts[] =
  {
    "<a>", "</a>", "<a></b>", "<a><b></a></b>", "<a/></a>", "<a", "<", "<a b=\"1\"", "<a b=\"1", "<a b=1/>", "<a b/>",
    "<a b='1'/>", "<a b=\"1\" b=\"2\"/>", "<a b=\"1\"c=\"2\"/>", "<a b=\"<\"/>", "<a b=\"&\"/>", "<a b=\"\n\"/>",
    "<a xmlns=\"urn:x\"/>", "<x:a/>", "<a x:b=\"1\"/>", "<1/>", "<a.b/>", "<a />x>", "<a/ >", "<a></a >",
    "<a>&</a>", "<a>&amp</a>", "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#1;</a>", "<a>></a>", "<a>]]></a>",
    "<a>\r</a>", "<a>\x01</a>", "<a>\x1f</a>", "<a>12345678\x01</a>", "<a>\x80</a>", "<a>\xc3</a>",
    "<a>\xed\xa0\x80</a>",
    "<a>\xef\xbf\xbe</a>", "<a>12345\xef\xbf\xbf</a>", "<a>\xf5\x80\x80\x80</a>", "<a b=\"\xff\"/>",
    "<!-- c -->", "<a><![CDATA[x]]></a>", "<?p x?>", "<!DOCTYPE a>", "<a>\xf0\x9f\x98</a>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *plain = read_plainly (texts[i], strlen (texts[i]));

      if (plain != NULL)
        g_error ("%s: taken", texts[i]);
    }

  g_assert_null (read_plainly ("<a>\0</a>", 8));
}

static void
test_mutations (void)
{
  static const char spice[] = "<>&\"'/= \n\r\t;#!]-?ax1:\x01\x7f\x80\xc3\xa9\xef\xbf\xbe";
  guint n_taken = 0;

  for (guint i = 0; i < 30000; i++)
    {
      g_autoptr(GString) text = g_string_new (sample);
      g_autofree char *plain = NULL, *expected = NULL;

      for (int k = g_test_rand_int_range (1, 4); k > 0; k--)
        {
          gsize at = (gsize) g_test_rand_int_range (0, (gint32) text->len);
          char c = spice[g_test_rand_int_range (0, sizeof spice)];

          if (g_test_rand_bit ())
            text->str[at] = c;
          else if (g_test_rand_bit ())
            g_string_erase (text, (gssize) at, 1);
          else
            g_string_insert_c (text, (gssize) at, c);
        }

      plain = read_plainly (text->str, text->len);
      if (plain == NULL)
        continue;
      n_taken++;
      expected = read_by_others (text->str, text->len);
      g_assert_cmpstr (plain, ==, expected);
    }

  g_assert_cmpuint (n_taken, >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-parser/good", test_good);
  g_test_add_func ("/plain-parser/refused", test_refused);
  g_test_add_func ("/plain-parser/mutations", test_mutations);
  return g_test_run ();
}
