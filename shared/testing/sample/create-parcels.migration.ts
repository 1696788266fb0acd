import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../policy/effective-period.js';

/** Parcels, where they stopped, and what sending costs. */
export class CreateParcels implements MigrationInterface {
  readonly name = 'CreateParcels1704067200000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    for (const statement of [parcel, stop, rate]) await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE postage_rate, parcel_stop, parcel');
  }
}

const parcel = `
  CREATE TABLE parcel (
    id uuid CONSTRAINT parcel_id PRIMARY KEY,
    sender_id uuid NOT NULL,
    label text NOT NULL,
    postage bigint NOT NULL CONSTRAINT parcel_postage CHECK (postage >= 0),
    sent_on date NOT NULL,
    taken_in_at timestamptz(3) NOT NULL,
    note text
  );
  CREATE INDEX parcel_by_sender ON parcel (sender_id, taken_in_at, id)`;

const stop = `
  CREATE TABLE parcel_stop (
    parcel_id uuid,
    position smallint,
    town text NOT NULL,
    CONSTRAINT parcel_stop_place PRIMARY KEY (parcel_id, position)
  )`;

const rate = `
  CREATE TABLE postage_rate (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT postage_rate_id PRIMARY KEY,
    zone text NOT NULL,
    amount bigint NOT NULL,
    ${effectivePeriodColumns('postage_rate', ['zone'])}
  )`;
