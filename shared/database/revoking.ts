/**
 * SQL for a migration that takes rights on a table from the application's role, whatever that role is called: from
 * everybody but the owner. Rows of a table whose UPDATE is revoked are written once and never changed.
 */
export function revoking(rights: string, table: string): string {
  return `
    DO $$
    DECLARE holder regrole;
    BEGIN
      FOR holder IN
        SELECT DISTINCT held.grantee::regrole FROM pg_class, aclexplode(relacl) AS held
        WHERE pg_class.oid = '${table}'::regclass AND held.grantee NOT IN (0, relowner)
      LOOP
        EXECUTE format('REVOKE ${rights} ON ${table} FROM %s', holder);
      END LOOP;
    END $$`;
}
