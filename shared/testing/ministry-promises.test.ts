import { buildASTSchema, buildSchema, parse } from 'graphql';
import { EntitySchema, type MigrationInterface, type QueryRunner } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { contractGaps } from './ministry-contract.js';
import { columnsThatDiffer, migrationsThatDoNotRevert } from './ministry-database.js';
import { keepsTheRulesOfAMinistry } from './ministry-promises.js';
import { referencesThatFail } from './ministry-references.js';
import { Parcel } from './sample/parcel.entity.js';
import { postOffice } from './sample/subgraph.js';

keepsTheRulesOfAMinistry(postOffice);

/** A migration that runs these statements. */
function migration(name: string, up: string, down: string): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = name;
    async up(queries: QueryRunner) {
      await queries.query(up);
    }
    async down(queries: QueryRunner) {
      await queries.query(down);
    }
  };
}

describe('it is noticed when', () => {
  test('an entity says something else of a column than the database', async () => {
    const wrong = new EntitySchema({
      name: 'Parcel',
      tableName: 'parcel',
      columns: {
        id: { type: 'uuid', primary: true },
        senderId: { type: 'text', primary: true },
        label: { type: 'text', nullable: true },
        postage: { type: 'integer' },
        takenInAt: { type: 'timestamptz' },
        weight: { type: 'smallint' },
        note: { type: 'text', nullable: true, array: true },
      },
    });
    const missing = new EntitySchema({ name: 'Lost', columns: { id: { type: 'uuid', primary: true } } });
    expect(await columnsThatDiffer({ ...postOffice, entities: [wrong, missing] })).toEqual([
      'parcel.sender_id is uuid not null in the database and text not null in the entity',
      'parcel.label is text not null in the database and text in the entity',
      'parcel.postage is bigint not null in the database and integer not null in the entity',
      'parcel.taken_in_at is timestamp(3) with time zone not null in the database and timestamp with time zone not null in the entity',
      'parcel.weight is missing in the database and smallint not null in the entity',
      'parcel.note is text in the database and text[] in the entity',
      'parcel has the key (id) in the database and (id,sender_id) in the entity',
      'Lost: there is no table lost',
    ]);
  });

  test('a migration leaves something, or takes too much, when it is taken back', async () => {
    const leaves = migration(
      'Leaves1790000000000',
      `ALTER TABLE parcel DROP CONSTRAINT IF EXISTS parcel_postage; CREATE TABLE stamp ();
       INSERT INTO parcel_stop VALUES (gen_random_uuid(), 1, 'Contoh')`,
      'DROP TABLE stamp',
    );
    const problems = await migrationsThatDoNotRevert({
      ...postOffice,
      migrations: [...postOffice.migrations, leaves],
    });
    expect(problems).toEqual([
      'Leaves1790000000000, taken back, leaves: - parcel_postage on parcel: CHECK ((postage >= 0))',
      'Leaves1790000000000, taken back, leaves: - parcel_stop holds 0 rows',
      'Leaves1790000000000, taken back, leaves: + parcel_stop holds 1 rows',
      'Leaves1790000000000, applied again, makes: - parcel_stop holds 1 rows',
      'Leaves1790000000000, applied again, makes: + parcel_stop holds 2 rows',
    ]);
  });

  test('a migration is not applied where it stands', async () => {
    const late = migration('Late1600000000000', 'SELECT 1', 'SELECT 1');
    expect(
      await migrationsThatDoNotRevert({ ...postOffice, migrations: [...postOffice.migrations, late] }),
    ).toContain('Late1600000000000 stands out of order');
  });

  test('an unknown reference is something, or a fault, or cannot be resolved', async () => {
    const { Sender } = postOffice.references;
    const made = await referencesThatFail({
      ...postOffice,
      references: { ...postOffice.references, Parcel: () => new Parcel() },
    });
    expect(made).toContain(
      'Parcel by {"id":"00000000-0000-4000-8000-00000000dead"} fails at _entities.0.id: Something broke on our side. The request id finds it in our logs.',
    );
    const thrown = () => Promise.reject(new Error('no such row'));
    const failing = await referencesThatFail({
      ...postOffice,
      references: { Sender: thrown, Parcel: thrown },
    });
    expect(failing).toHaveLength(2);
    expect(Sender && (await referencesThatFail({ ...postOffice, references: { Sender } }))).toContain(
      'Parcel has a key and no reference resolver',
    );
  });

  test('the schema leaves something unsaid', () => {
    const schema = buildSchema(`
      scalar Weight
      enum Size { LARGE "Small." SMALL }
      input Order { size: Size }
      type Parcel { "Its id." id: ID weight(unit: String): Weight "All stamps." stamps: [Stamp!]! "At most five." marks: [Stamp!] }
      "A stamp." type Stamp { "Its id." id: ID "Its sizes." sizes: [Size!]! }
      "A page." type ParcelConnection { "Them." nodes: [Parcel!]! }
      type Query { "All." parcels("How many." first: Int): ParcelConnection "Every one." every(order: Order): [Parcel] }`);
    expect(contractGaps(schema)).toEqual([
      'Weight has no description',
      'Size has no description',
      'Size.LARGE has no description',
      'Order has no description',
      'Order.size has no description',
      'Parcel has no description',
      'Parcel.weight has no description',
      'Parcel.weight(unit:) has no description',
      'Parcel.stamps is a list of Stamp that is neither a connection nor says "at most …" or "one for each …"',
      'Query.parcels is a connection without the arguments first and after',
      'Query.every(order:) has no description',
      'Query.every is a list of Parcel that is neither a connection nor says "at most …" or "one for each …"',
    ]);
  });

  test('but not what a stub leaves unsaid, because the words are its owner’s', () => {
    const schema = buildASTSchema(
      parse(`
        type Citizen @key(fields: "id") { id: ID status: Status @external benefits: Int }
        enum Status { ALIVE }
        type Query { "One." citizen: Citizen }`),
      { assumeValidSDL: true },
    );
    expect(contractGaps(schema, () => false)).toEqual(['Citizen.benefits has no description']);
    expect(contractGaps(schema)).toHaveLength(6);
  });
});
