/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layak-row.h"

#define FIELD     3
#define N_OFFICES 3

static LayakStamp
stamp (guint64 office,
       gint64  counter)
{
  return (LayakStamp) { office, counter };
}

static void
test_stamp_text (void)
{
  static const char * const bad[] =
  {
    "", ":1", "0000000000000001", "0000000000000001:", "0000000000000001:0", "0000000000000001:-1",
    "000000000000001:1", "00000000000000001:1", "000000000000000g:1", "0000000000000001:1x", "0000000000000001:1 ",
    "0000000000000001:1111111111111111",
  };
  char text[LAYAK_STAMP_MAX_TEXT];
  LayakStamp read;

  layak_stamp_format (stamp (G_MAXUINT64, 999999999999999), text);
  g_assert_cmpstr (text, ==, "ffffffffffffffff:999999999999999");
  g_assert_true (layak_stamp_parse (text, &read));
  g_assert_true (layak_stamp_equal (read, stamp (G_MAXUINT64, 999999999999999)));

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("“%s”", bad[i]);
      g_assert_false (layak_stamp_parse (bad[i], &read));
    }
}

static void
test_stamp_order (void)
{
  g_assert_cmpint (layak_stamp_compare (stamp (1, 1), stamp (1, 1)), ==, 0);
  g_assert_cmpint (layak_stamp_compare (stamp (1, 1), stamp (1, 2)), <, 0);
  g_assert_cmpint (layak_stamp_compare (stamp (2, 1), stamp (1, 2)), <, 0);
  g_assert_cmpint (layak_stamp_compare (stamp (2, 1), stamp (1, 1)), >, 0);
  g_assert_false (layak_stamp_equal (stamp (1, 1), stamp (2, 1)));
}

static void
test_vector (void)
{
  g_autoptr(LayakVector) vector = layak_vector_new (), other = NULL, copy = NULL;
  g_autofree char *text = NULL;

  g_assert_true (layak_vector_covers (vector, stamp (5, 0)));
  g_assert_false (layak_vector_covers (vector, stamp (5, 1)));

  layak_vector_add (vector, stamp (5, 7));
  layak_vector_add (vector, stamp (2, 1));
  layak_vector_add (vector, stamp (5, 3));
  layak_vector_add (vector, stamp (9, 0));
  text = layak_vector_format (vector);
  g_assert_cmpstr (text, ==, "0000000000000002:1 0000000000000005:7");
  g_assert_true (layak_vector_covers (vector, stamp (5, 6)));
  g_assert_true (layak_vector_covers (vector, stamp (5, 7)));
  g_assert_false (layak_vector_covers (vector, stamp (5, 8)));
  g_assert_false (layak_vector_covers (vector, stamp (3, 1)));

  other = layak_vector_parse (text);
  g_assert_nonnull (other);
  g_assert_true (layak_vector_covers_all (vector, other) && layak_vector_covers_all (other, vector));
  layak_vector_add (other, stamp (3, 4));
  g_assert_false (layak_vector_covers_all (vector, other));

  copy = layak_vector_copy (vector);
  layak_vector_merge (copy, other);
  g_assert_true (layak_vector_covers_all (copy, other));
  g_assert_false (layak_vector_covers (vector, stamp (3, 4)));
}

static void
test_vector_text (void)
{
  static const char * const bad[] =
  {
    "", " ", "0000000000000002:1 ", "0000000000000002:1  0000000000000003:1", "0000000000000002:1,0000000000000003:1",
    "0000000000000002:0", "nothing",
  };
  g_autoptr(LayakVector) doubled = layak_vector_parse ("0000000000000002:1 0000000000000002:3");
  g_autofree char *text = layak_vector_format (doubled);

  g_assert_cmpstr (text, ==, "0000000000000002:3");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (layak_vector_parse (bad[i]));
}

static void
test_version (void)
{
  g_autoptr(LayakVersion) version = layak_version_new (stamp (1, 1)), copy = NULL;
  g_autoptr(LayakVector) seen = NULL;
  g_autofree char *text = NULL;

  g_assert_false (layak_version_has_stamp (version, FIELD));
  g_assert_true (layak_stamp_equal (layak_version_get_stamp (version, FIELD), stamp (1, 1)));

  layak_version_set_stamp (version, FIELD, stamp (2, 5));
  layak_version_set_stamp (version, 1, stamp (1, 4));
  layak_version_set_stamp (version, FIELD, stamp (2, 6));
  g_assert_true (layak_version_has_stamp (version, FIELD));
  g_assert_true (layak_stamp_equal (layak_version_get_stamp (version, FIELD), stamp (2, 6)));
  g_assert_cmpuint (version->stamps->len, ==, 2);
  g_assert_cmpuint (g_array_index (version->stamps, LayakFieldStamp, 0).field, ==, 1);

  /* What a unit has seen follows from its stamps where it is not written out. */
  seen = layak_version_dup_seen (version);
  text = layak_vector_format (seen);
  g_assert_cmpstr (text, ==, "0000000000000001:4 0000000000000002:6");

  version->seen = layak_vector_copy (seen);
  layak_vector_add (version->seen, stamp (7, 1));
  copy = layak_version_copy (version);
  g_assert_cmpuint (layak_version_mix (copy, 1), ==, layak_version_mix (version, 1));
  layak_vector_add (copy->seen, stamp (7, 2));
  g_assert_cmpuint (layak_version_mix (copy, 1), !=, layak_version_mix (version, 1));
  g_assert_false (layak_vector_covers (version->seen, stamp (7, 2)));
}

/* Every meeting of two versions of a field: who changed it, who knew of what, whether the values are equal, and
 * whether the file told the field. The record was made by office 9; 1 is here and 2 is there. */
static const struct
{
  const char *mine;
  const char *my_seen;
  const char *theirs;
  const char *their_seen;
  gboolean    equal;
  gboolean    they_told;
  LayakMerge  merge;
  const char *stamp;         /* NULL after a conflict */
} meetings[] =
{
#define MADE "0000000000000009:1"
#define A    "0000000000000001:4"
#define B    "0000000000000002:6"
  /* Neither changed it. */
  { MADE, MADE, MADE, MADE, TRUE, TRUE, LAYAK_MERGE_SAME, MADE },
  { MADE, MADE, MADE, MADE, TRUE, FALSE, LAYAK_MERGE_SAME, MADE },
  /* The same stamp with two values: a database file was copied and both copies went on. */
  { MADE, MADE, MADE, MADE, FALSE, TRUE, LAYAK_MERGE_CONFLICT, NULL },
  { A, A, A, A, FALSE, TRUE, LAYAK_MERGE_CONFLICT, NULL },
  { A, A " " B, A, A, FALSE, TRUE, LAYAK_MERGE_CONFLICT, NULL },
  { A, A, A, A, TRUE, TRUE, LAYAK_MERGE_SAME, A },
  /* They changed it, knowing what we have. */
  { MADE, MADE, B, MADE " " B, FALSE, TRUE, LAYAK_MERGE_THEIRS, B },
  { A, A, B, A " " B, FALSE, TRUE, LAYAK_MERGE_THEIRS, B },
  { A, A, B, A " " B, TRUE, TRUE, LAYAK_MERGE_SAME, B },
  /* They have what we had before. */
  { A, MADE " " A, MADE, MADE, FALSE, TRUE, LAYAK_MERGE_MINE, A },
  { A, A " " B, B, B, FALSE, TRUE, LAYAK_MERGE_MINE, A },
  { A, A " " B, B, B, TRUE, TRUE, LAYAK_MERGE_SAME, A },
  /* Neither knew of the other. */
  { A, A, B, B, FALSE, TRUE, LAYAK_MERGE_CONFLICT, NULL },
  { A, A, B, B, TRUE, TRUE, LAYAK_MERGE_SAME, B },
  { B, B, A, A, TRUE, TRUE, LAYAK_MERGE_SAME, B },
  /* Both knew of the other: a decision here and one there, each over the other's. */
  { A, A " " B, B, A " " B, FALSE, TRUE, LAYAK_MERGE_CONFLICT, NULL },
  { A, A " " B, B, A " " B, TRUE, TRUE, LAYAK_MERGE_SAME, B },
  { B, A " " B, A, A " " B, TRUE, TRUE, LAYAK_MERGE_SAME, B },
  /* A file that does not tell the field changes nothing, whatever it has seen: an older program wrote it. */
  { A, A, MADE, MADE, FALSE, FALSE, LAYAK_MERGE_MINE, A },
  { MADE, MADE, MADE, MADE " " B, FALSE, FALSE, LAYAK_MERGE_MINE, MADE },
  { A, A, MADE, MADE " " A " " B, FALSE, FALSE, LAYAK_MERGE_MINE, A },
  { A, A, MADE, MADE, TRUE, FALSE, LAYAK_MERGE_SAME, A },
  /* One that cleared it says so by a stamp, which is as good as a value. */
  { A, A, B, A " " B, FALSE, TRUE, LAYAK_MERGE_THEIRS, B },
  { A, A, B, B, FALSE, TRUE, LAYAK_MERGE_CONFLICT, NULL },
};

static LayakVersion *
version_of (const char *changed)
{
  LayakVersion *version = layak_version_new (stamp (9, 1));
  LayakStamp change;

  g_assert_true (layak_stamp_parse (changed, &change));
  if (!layak_stamp_equal (change, version->made))
    layak_version_set_stamp (version, FIELD, change);
  return version;
}

static void
test_merge (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      g_autoptr(LayakVersion) mine = version_of (meetings[i].mine), theirs = version_of (meetings[i].theirs);
      g_autoptr(LayakVector) my_seen = layak_vector_parse (meetings[i].my_seen);
      g_autoptr(LayakVector) their_seen = layak_vector_parse (meetings[i].their_seen);
      LayakStamp merged;
      LayakMerge merge;
      char text[LAYAK_STAMP_MAX_TEXT];

      merge = layak_version_merge_field (mine, my_seen, theirs, their_seen, FIELD, meetings[i].equal,
                                         meetings[i].they_told, &merged);
      g_test_message ("meeting %u", i);
      g_assert_cmpint (merge, ==, meetings[i].merge);
      if (meetings[i].stamp == NULL)
        continue;
      layak_stamp_format (merged, text);
      g_assert_cmpstr (text, ==, meetings[i].stamp);
    }
}

/* Seen from the other side, each meeting has the mirrored result and, where there is one, the same stamp. */
static void
test_mirror (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      static const LayakMerge mirror[] =
      {
        LAYAK_MERGE_SAME, LAYAK_MERGE_THEIRS, LAYAK_MERGE_MINE, LAYAK_MERGE_CONFLICT
      };
      g_autoptr(LayakVersion) mine = version_of (meetings[i].mine), theirs = version_of (meetings[i].theirs);
      g_autoptr(LayakVector) my_seen = layak_vector_parse (meetings[i].my_seen);
      g_autoptr(LayakVector) their_seen = layak_vector_parse (meetings[i].their_seen);
      LayakStamp here, there;
      LayakMerge merge;

      merge = layak_version_merge_field (mine, my_seen, theirs, their_seen, FIELD, meetings[i].equal, TRUE, &here);
      g_assert_cmpint (layak_version_merge_field (theirs, their_seen, mine, my_seen, FIELD, meetings[i].equal, TRUE,
                                                  &there), ==, mirror[merge]);
      if (merge != LAYAK_MERGE_CONFLICT)
        g_assert_true (layak_stamp_equal (here, there));
    }
}

/* One field in one office. */
typedef struct
{
  LayakVersion *version;
  LayakVector  *seen;
  int           value;
  gint64        counter;
} Office;

static void
edit (Office *office,
      guint64 number,
      int     value)
{
  LayakStamp change = stamp (number, ++office->counter);

  office->value = value;
  layak_version_set_stamp (office->version, FIELD, change);
  layak_vector_add (office->seen, change);
}

/* Whoever reads a file of another office decides each conflict by an edit of their own. */
static void
receive (Office       *office,
         guint64       number,
         const Office *from,
         int           decision)
{
  LayakStamp merged;
  LayakMerge merge = layak_version_merge_field (office->version, office->seen, from->version, from->seen, FIELD,
                                                office->value == from->value, TRUE, &merged);

  layak_vector_merge (office->seen, from->seen);
  if (merge == LAYAK_MERGE_CONFLICT)
    {
      edit (office, number, decision);
      return;
    }

  if (merge == LAYAK_MERGE_THEIRS)
    office->value = from->value;
  layak_version_set_stamp (office->version, FIELD, merged);
}

/* Offices edit and send at random, files are lost and come twice; once editing stops, a few rounds make all agree,
 * and reading a file again changes nothing. */
static void
test_convergence (void)
{
  for (guint run = 0; run < 200; run++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (run);
      Office offices[N_OFFICES];

      for (guint i = 0; i < N_OFFICES; i++)
        offices[i] = (Office) { layak_version_new (stamp (9, 1)), layak_vector_parse (MADE), 0, 0 };

      for (guint step = 0; step < 60; step++)
        {
          guint i = (guint) g_rand_int_range (random, 0, N_OFFICES);
          guint k = (guint) g_rand_int_range (random, 0, N_OFFICES);

          if (g_rand_int_range (random, 0, 3) == 0)
            edit (&offices[i], i + 1, g_rand_int_range (random, 1, 5));
          else if (i != k)
            receive (&offices[i], i + 1, &offices[k], g_rand_int_range (random, 1, 5));
        }

      /* Everything to the first office, which decides, and from it to all. */
      for (guint i = 1; i < N_OFFICES; i++)
        receive (&offices[0], 1, &offices[i], 9);
      for (guint i = 1; i < N_OFFICES; i++)
        {
          LayakStamp before;

          receive (&offices[i], i + 1, &offices[0], -1);
          before = layak_version_get_stamp (offices[i].version, FIELD);
          receive (&offices[i], i + 1, &offices[0], -1);
          g_assert_true (layak_stamp_equal (before, layak_version_get_stamp (offices[i].version, FIELD)));
          g_assert_cmpint (offices[i].value, ==, offices[0].value);
          g_assert_true (layak_stamp_equal (before, layak_version_get_stamp (offices[0].version, FIELD)));
        }

      for (guint i = 0; i < N_OFFICES; i++)
        {
          layak_version_free (offices[i].version);
          layak_vector_free (offices[i].seen);
        }
    }
}

static LayakVector *
vector_of (const char *text)
{
  LayakVector *vector = *text != '\0' ? layak_vector_parse (text) : layak_vector_new ();

  g_assert_nonnull (vector);
  return vector;
}

/* Offices; a number follows. */
#define IN_A "000000000000000a:"
#define IN_B "000000000000000b:"
#define IN_C "000000000000000c:"

static const struct
{
  const char    *changes;
  const char    *living_seen;
  const char    *deletions;
  const char    *dead_seen;
  LayakPresence  presence;
} presences[] =
{
  /* Deleted by who knew it, and unheard of where it lives. */
  { IN_A "1", IN_A "1", IN_B "1", IN_A "1 " IN_B "1", LAYAK_PRESENCE_DEAD },
  /* Edited meanwhile. */
  { IN_A "2", IN_A "2", IN_B "1", IN_A "1 " IN_B "1", LAYAK_PRESENCE_CONFLICT },
  /* Something else of its unit was edited meanwhile. */
  { IN_A "1", IN_A "2", IN_B "1", IN_A "1 " IN_B "1", LAYAK_PRESENCE_DEAD },
  /* Brought back. */
  { IN_A "1", IN_A "1 " IN_B "2", IN_B "1", IN_A "1 " IN_B "1", LAYAK_PRESENCE_LIVES },
  /* Brought back from one deletion, deleted apart by another office. */
  { IN_A "1", IN_A "1 " IN_B "2", IN_B "1 " IN_C "1", IN_A "1 " IN_B "1 " IN_C "1", LAYAK_PRESENCE_DEAD },
  /* The same, and edited after it was back. */
  { IN_A "1 " IN_B "3", IN_A "1 " IN_B "3", IN_B "1 " IN_C "1", IN_A "1 " IN_B "1 " IN_C "1", LAYAK_PRESENCE_CONFLICT },
};

static void
test_presence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (presences); i++)
    {
      g_autoptr(LayakVector) changes = vector_of (presences[i].changes);
      g_autoptr(LayakVector) living_seen = vector_of (presences[i].living_seen);
      g_autoptr(LayakVector) deletions = vector_of (presences[i].deletions);
      g_autoptr(LayakVector) dead_seen = vector_of (presences[i].dead_seen);

      g_test_message ("case %u", i);
      g_assert_cmpint (layak_version_merge_presence (changes, living_seen, deletions, dead_seen), ==,
                       presences[i].presence);
    }
}

/* Deletions here and there, what both sides have seen, and what is left. */
static const struct
{
  const char *mine;
  const char *my_seen;
  const char *theirs;
  const char *their_seen;
  const char *merged;
} deletions_cases[] =
{
  { IN_A "1", IN_A "1", IN_A "1", IN_A "1", IN_A "1" },
  { IN_A "1", IN_A "1", IN_B "1", IN_B "1", IN_A "1 " IN_B "1" },
  /* Taken back there, and deleted again. */
  { IN_A "1", IN_A "1", IN_B "2", IN_A "1 " IN_B "2", IN_B "2" },
  { IN_A "1", IN_A "1", IN_A "3", IN_A "3", IN_A "3" },
  /* Only taken back. */
  { IN_A "1", IN_A "1", "", IN_A "2", "" },
  { IN_A "1", IN_A "1", "", IN_B "2", IN_A "1" },
};

static void
test_merge_deletions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (deletions_cases); i++)
    {
      g_autoptr(LayakVector) mine = vector_of (deletions_cases[i].mine);
      g_autoptr(LayakVector) my_seen = vector_of (deletions_cases[i].my_seen);
      g_autoptr(LayakVector) theirs = vector_of (deletions_cases[i].theirs);
      g_autoptr(LayakVector) their_seen = vector_of (deletions_cases[i].their_seen);
      g_autoptr(LayakVector) merged = layak_vector_merge_current (mine, my_seen, theirs, their_seen);
      g_autoptr(LayakVector) turned = layak_vector_merge_current (theirs, their_seen, mine, my_seen);
      g_autofree char *text = layak_vector_format (merged);

      g_test_message ("case %u", i);
      g_assert_cmpstr (text, ==, deletions_cases[i].merged);
      g_assert_true (layak_vector_equal (merged, turned));
    }
}

static LayakTombstone *
make_tombstone (const char *regency,
                LayakStamp  deletion,
                gint64      deleted)
{
  LayakTombstone *tombstone = layak_tombstone_new (layak_record_info_find ("training"));
  LayakTombstone *part = layak_tombstone_new (layak_record_info_find ("session"));

  tombstone->version = layak_version_new (stamp (1, 1));
  layak_version_set_stamp (tombstone->version, FIELD, deletion);
  tombstone->version->seen = layak_version_dup_seen (tombstone->version);
  layak_tombstone_set_only (tombstone, deletion);
  tombstone->regency = g_strdup (regency);
  tombstone->deleted = deleted;
  part->version = layak_version_new (stamp (1, 1));
  part->uuid.bytes[0] = (guint8) deletion.office;
  layak_tombstone_set_only (part, deletion);
  tombstone->parts = layak_tombstones_new ();
  g_ptr_array_add (tombstone->parts, part);
  return tombstone;
}

/* Whoever merges, in whichever order, keeps the same. */
static void
test_merge_tombstones (void)
{
  g_autoptr(LayakTombstone) a = make_tombstone ("63.07", stamp (5, 9), 100);
  g_autoptr(LayakTombstone) b = make_tombstone ("63.11", stamp (6, 2), 200);
  g_autoptr(LayakTombstone) ab = layak_tombstone_merge (a, a->version->seen, b, b->version->seen);
  g_autoptr(LayakTombstone) ba = layak_tombstone_merge (b, b->version->seen, a, a->version->seen);
  LayakTombstone *tombstones[] = { ab, ba };

  for (guint i = 0; i < G_N_ELEMENTS (tombstones); i++)
    {
      g_autofree char *deletions = layak_vector_format (tombstones[i]->deletions);

      g_assert_cmpstr (deletions, ==, "0000000000000005:9 0000000000000006:2");
      g_assert_true (layak_stamp_equal (layak_version_get_stamp (tombstones[i]->version, FIELD), stamp (5, 9)));
      g_assert_true (layak_vector_covers (tombstones[i]->version->seen, stamp (6, 2)));
      g_assert_cmpstr (tombstones[i]->regency, ==, "63.11");
      g_assert_cmpint (tombstones[i]->deleted, ==, 200);
      g_assert_cmpuint (tombstones[i]->parts->len, ==, 2);
    }
  g_assert_true (layak_tombstones_equal (ab->parts, ba->parts));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/version/stamp-text", test_stamp_text);
  g_test_add_func ("/version/stamp-order", test_stamp_order);
  g_test_add_func ("/version/vector", test_vector);
  g_test_add_func ("/version/vector-text", test_vector_text);
  g_test_add_func ("/version/version", test_version);
  g_test_add_func ("/version/merge", test_merge);
  g_test_add_func ("/version/mirror", test_mirror);
  g_test_add_func ("/version/convergence", test_convergence);

  g_test_add_func ("/version/presence", test_presence);
  g_test_add_func ("/version/merge-deletions", test_merge_deletions);
  g_test_add_func ("/version/merge-tombstones", test_merge_tombstones);
  return g_test_run ();
}
