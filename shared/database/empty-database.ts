import { withClient } from './provision.js';

/**
 * Drops every table, sequence and function that a ministry's migrations made, with all they hold. Rights, and what extensions
 * brought, stay; migrations then begin anew. Taking them back one by one would stumble over rows that refer to policy.
 */
export async function emptyDatabase(migratorUrl: string): Promise<void> {
  await withClient(migratorUrl, (client) =>
    client.query(`
      DO $$
      DECLARE made record;
      BEGIN
        FOR made IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user LOOP
          EXECUTE format('DROP TABLE %I CASCADE', made.tablename);
        END LOOP;
        FOR made IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND sequenceowner = current_user LOOP
          EXECUTE format('DROP SEQUENCE %I CASCADE', made.sequencename);
        END LOOP;
        FOR made IN
          SELECT oid::regprocedure AS signature FROM pg_proc
          WHERE pronamespace = 'public'::regnamespace AND proowner = current_user::regrole
            AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')
        LOOP
          EXECUTE format('DROP FUNCTION %s CASCADE', made.signature);
        END LOOP;
      END $$`),
  );
}
