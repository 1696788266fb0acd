import type { TestDatabase } from './test-database.js';

/** Objects that came with an extension are the extension's, and the book of migrations is TypeORM's. */
const own = (catalogue: string) => `
  NOT EXISTS (SELECT FROM pg_depend WHERE classid = '${catalogue}'::regclass AND objid = ${catalogue}.oid AND deptype = 'e')`;
const inPublic = "relnamespace = 'public'::regnamespace AND relname NOT IN ('migration', 'migration_id_seq')";
const notIndexOfBook =
  "pg_class.oid NOT IN (SELECT indexrelid FROM pg_index WHERE indrelid = to_regclass('migration'))";

const parts = [
  `SELECT format('%s %s of %s, rights %s', relkind, relname, relowner::regrole, relacl) FROM pg_class
   WHERE ${inPublic} AND ${notIndexOfBook} AND ${own('pg_class')}`,
  `SELECT format('%s.%s %s%s%s%s', relname, attname, format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN ' not null' END,
     attidentity, ' default ' || pg_get_expr(adbin, adrelid)) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
   LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
   WHERE ${inPublic} AND relkind IN ('r', 'p', 'v', 'm') AND attnum > 0 AND NOT attisdropped`,
  `SELECT format('%s on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(pg_constraint.oid)) FROM pg_constraint
   JOIN pg_class ON pg_class.oid = conrelid WHERE ${inPublic}`,
  `SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE ${inPublic}`,
  `SELECT pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
   WHERE ${inPublic} AND NOT tgisinternal`,
  `SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind <> 'a' AND ${own('pg_proc')}`,
  `SELECT format('%s of %s', typname, (SELECT array_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = pg_type.oid))
   FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd') AND ${own('pg_type')}`,
];

/** Everything a migration makes, in lines: tables, columns, constraints, indexes, triggers, functions, rights, and how many rows. */
export async function snapshotOf({ sql }: Pick<TestDatabase, 'sql'>): Promise<readonly string[]> {
  const lines = await sql<{ line: string }>(`SELECT line FROM (${parts.join(' UNION ALL ')}) AS made(line)`);
  const tables = await sql<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class WHERE ${inPublic} AND relkind = 'r'`,
  );
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await sql<{ count: string }>(`SELECT count(*) FROM ${name}`);
      return `${name} holds ${row?.count} rows`;
    }),
  );
  return [...lines.map(({ line }) => line), ...counts].sort();
}

/** What one snapshot has that the other has not, each line with its sign. */
export function differences(expected: readonly string[], found: readonly string[]): readonly string[] {
  const [before, after] = [new Set(expected), new Set(found)];
  return [
    ...expected.filter((line) => !after.has(line)).map((line) => `- ${line}`),
    ...found.filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ];
}
