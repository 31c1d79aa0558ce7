/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema is spared what it has found good, and nothing else: what is bad is refused wherever it comes. */
#include <libxml/parser.h>
#include <string.h>

#include "layak-report-reader.h"
#include "layak-schema-memory.h"
#include "layak-schema-shape.h"
#include "layak-schema-stream.h"

#define HEAD "<report xmlns=\"urn:layak:report:1\" version=\"1.0\">\n"
#define UUID "01941f29-7c69-7069-80c4-27ff2f65f7ae"
#define TIMES " created=\"2025-01-01T00:00:00Z\" modified=\"2025-01-02T00:00:00Z\""
#define CODES " regency=\"63.11\" kind=\"workshop\" kha=\"true\""
#define DATES " startDate=\"2025-03-04\" endDate=\"2025-03-05\" mode=\"offline\" ceiling=\"1\""
#define REQUIRED " uuid=\"" UUID "\" status=\"held\""
#define GOOD REQUIRED TIMES CODES DATES
#define TRAINING(attributes) "<training" attributes "><title>x</title></training>\n"

static gboolean
add (LayakSchemaStream *stream,
     const char        *text)
{
  g_autoptr(GBytes) part = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  gboolean ok = layak_schema_stream_add (stream, part, &error);

  if (!ok)
    g_assert_error (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID);
  return ok;
}

/* Whether @text is good after good records, and nothing is left open. */
static gboolean
is_good_later (const char *text)
{
  g_autoptr(GBytes) head = g_bytes_new_static (HEAD, strlen (HEAD));
  g_autoptr(LayakSchemaStream) stream = layak_schema_stream_new (head);

  for (guint i = 0; i < 3; i++)
    g_assert_true (add (stream, TRAINING (GOOD)));
  return add (stream, text) && layak_schema_stream_finish (stream, NULL);
}

static void
test_good (void)
{
  g_assert_true (is_good_later (TRAINING (GOOD)));
  g_assert_true (is_good_later (TRAINING (REQUIRED)));
  g_assert_true (is_good_later (TRAINING (DATES CODES REQUIRED TIMES)));
  g_assert_true (is_good_later (TRAINING (REQUIRED " startDate=\"2025-03-05\" endDate=\"2025-03-04\"")));
}

static void
test_bad (void)
{
  static const char * const records[] =
  {
    TRAINING (GOOD " fundSource=\"none\""),
    TRAINING (GOOD " colour=\"red\""),
    TRAINING (REQUIRED TIMES DATES " regency=\"6311\""),
    TRAINING (REQUIRED TIMES DATES " regency=\"63.11 \""),
    TRAINING (REQUIRED TIMES CODES " startDate=\"2025-02-30\""),
    TRAINING (REQUIRED CODES DATES " created=\"2025-01-01\""),
    TRAINING (REQUIRED TIMES DATES " kha=\"1.5\""),
    TRAINING (" uuid=\"" UUID "\"" TIMES CODES DATES),
    TRAINING (" status=\"held\"" TIMES CODES DATES),
    TRAINING (" uuid=\"" UUID "\" status=\"mode\"" TIMES CODES DATES),
    "<training" GOOD "><title></title></training>\n",
    "<training" GOOD "/>\n",
    "<training" GOOD "><title>x</title>",
    "<speaker" GOOD "/>\n",
    "<province code=\"63\"><name>x</name></province>\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_test_message ("%s", records[i]);
      g_assert_false (is_good_later (records[i]));
    }
}

/* A value that is good for one type is not so for another. */
static void
test_types (void)
{
  g_assert_true (is_good_later (TRAINING (REQUIRED " mode=\"offline\" kind=\"workshop\"")));
  g_assert_false (is_good_later (TRAINING (REQUIRED " mode=\"workshop\"")));
  g_assert_false (is_good_later (TRAINING (REQUIRED " kind=\"offline\"")));
  g_assert_false (is_good_later (TRAINING (REQUIRED " ceiling=\"true\"")));
  g_assert_false (is_good_later (TRAINING (REQUIRED " mode=\"1\"")));
}

/* As a parser gives it. */
static void
set_attribute (const xmlChar **attribute,
               const char     *name,
               const char     *value)
{
  attribute[0] = BAD_CAST name;
  attribute[1] = attribute[2] = NULL;
  attribute[3] = BAD_CAST value;
  attribute[4] = attribute[3] + strlen (value);
}

static void
test_sift (void)
{
  xmlDoc *schema = xmlReadFile (g_getenv ("LAYAK_SCHEMA"), NULL, XML_PARSE_NONET);
  g_autoptr(GHashTable) shapes = layak_schema_shapes_new (schema);
  g_autoptr(LayakSchemaMemory) memory = layak_schema_memory_new (shapes);
  const xmlChar *name = BAD_CAST "training", *attributes[25], *left[25];

  set_attribute (attributes, "uuid", UUID);
  set_attribute (attributes + 5, "kind", "workshop");
  set_attribute (attributes + 10, "status", "held");
  set_attribute (attributes + 15, "startDate", "2025-03-04");
  set_attribute (attributes + 20, "endDate", "2025-03-05");
  g_assert_cmpint (layak_schema_memory_sift (memory, name, 5, attributes, left), ==, 5);
  g_assert_cmpmem (left, sizeof left, attributes, sizeof attributes);

  /* What an element must have stays. */
  g_assert_cmpint (layak_schema_memory_sift (memory, name, 5, attributes, left), ==, 2);
  g_assert_cmpmem (left, 5 * sizeof *left, attributes, 5 * sizeof *attributes);
  g_assert_cmpmem (left + 5, 5 * sizeof *left, attributes + 10, 5 * sizeof *attributes);

  /* A date is a date, in whatever attribute. */
  set_attribute (attributes + 20, "endDate", "2025-03-04");
  g_assert_cmpint (layak_schema_memory_sift (memory, name, 5, attributes, left), ==, 2);
  set_attribute (attributes + 20, "endDate", "2025-03-0");
  g_assert_cmpint (layak_schema_memory_sift (memory, name, 5, attributes, left), ==, 3);

  /* The root is of no named type, and others have elements of names that the schema does not know. */
  g_assert_cmpint (layak_schema_memory_sift (memory, BAD_CAST "report", 5, attributes, left), ==, 5);
  g_assert_cmpint (layak_schema_memory_sift (memory, BAD_CAST "weather", 5, attributes, left), ==, 5);
  xmlFreeDoc (schema);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema-memory/good", test_good);
  g_test_add_func ("/schema-memory/bad", test_bad);
  g_test_add_func ("/schema-memory/types", test_types);
  g_test_add_func ("/schema-memory/sift", test_sift);

  return g_test_run ();
}
