import { StartError } from '../../../shared/process/run-main.js';

interface Database {
  readonly query: (sql: string) => Promise<unknown[]>;
}

/** @throws StartError when the database holds sign-ins of an embedded nation: whoever reads our code could use them. */
export async function refuseDevelopment(db: Database): Promise<void> {
  const planted = await db.query(
    'SELECT FROM credential WHERE development UNION ALL SELECT FROM registered_app WHERE development LIMIT 1',
  );
  if (planted.length > 0)
    throw new StartError(
      'The database of identity holds sign-ins of an embedded nation, which everybody knows. Use one that never was in a nation of that kind.',
    );
}
