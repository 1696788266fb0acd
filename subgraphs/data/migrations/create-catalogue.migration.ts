import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** The catalogue of datasets, and the standards and lists of codes they are held to. */
export class CreateCatalogue implements MigrationInterface {
  readonly name = 'CreateCatalogue1704067200002';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [standard, referenceList, dataset, indices, distribution]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE distribution, dataset, reference_list, data_standard');
  }
}

const standard = `
  CREATE TABLE data_standard (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT data_standard_id PRIMARY KEY,
    code text NOT NULL,
    name text NOT NULL,
    ${effectivePeriodColumns('data_standard', ['code'])}
  )`;

const referenceList = `
  CREATE TABLE reference_list (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT reference_list_id PRIMARY KEY,
    code text NOT NULL,
    name text NOT NULL,
    names_areas boolean NOT NULL,
    ${effectivePeriodColumns('reference_list', ['code'])}
  )`;

/** Words are split at whatever is no letter or digit, as those of a search are. */
const dataset = `
  CREATE TABLE dataset (
    id text CONSTRAINT dataset_id PRIMARY KEY CHECK (id ~ '^[a-z0-9-]{3,100}$'),
    title text NOT NULL CONSTRAINT dataset_title CHECK (length(title) BETWEEN 1 AND 200),
    description text CONSTRAINT dataset_description CHECK (description ~ '\\S'),
    producer_code text NOT NULL,
    custodian_code text NOT NULL,
    status text NOT NULL CONSTRAINT dataset_status CHECK
      (status IN ('PLANNED', 'COLLECTED', 'IN_CHECK', 'RETURNED', 'APPROVED', 'PUBLISHED', 'ARCHIVED')),
    classification text NOT NULL CONSTRAINT dataset_classification CHECK
      (classification IN ('OPEN', 'LIMITED', 'CLOSED')),
    standard_code text,
    frequency text CONSTRAINT dataset_frequency CHECK
      (frequency IN ('MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY', 'IRREGULAR')),
    unit text,
    area_level text NOT NULL CONSTRAINT dataset_area_level CHECK
      (area_level IN ('NATIONAL', 'PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE')),
    area_code text CONSTRAINT dataset_area_code CHECK (area_code ~ '^\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?)?$'),
    area_depth integer GENERATED ALWAYS AS (coalesce(cardinality(string_to_array(area_code, '.')), 0)) STORED,
    period_start date,
    period_end date,
    licence text,
    reference_lists text[] NOT NULL,
    published_at timestamptz(3),
    search_words tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig,
      regexp_replace(id || ' ' || title || ' ' || coalesce(description, ''), '[^a-zA-Z0-9]+', ' ', 'g'))) STORED,
    CONSTRAINT dataset_period CHECK (period_end >= period_start),
    CONSTRAINT dataset_published CHECK ((status IN ('PUBLISHED', 'ARCHIVED')) = (published_at IS NOT NULL)),
    CONSTRAINT dataset_through_the_gates CHECK (status NOT IN ('PUBLISHED', 'ARCHIVED') OR (
      standard_code IS NOT NULL AND cardinality(reference_lists) > 0 AND description IS NOT NULL AND frequency IS NOT NULL
      AND unit IS NOT NULL AND period_start IS NOT NULL AND period_end IS NOT NULL AND licence IS NOT NULL))
  )`;

const indices = `
  CREATE INDEX dataset_by_status ON dataset (status, id);
  CREATE INDEX dataset_by_area ON dataset (area_code text_pattern_ops, id);
  CREATE INDEX dataset_by_words ON dataset USING gin (search_words);
  CREATE INDEX dataset_open_by_place ON dataset (coalesce(area_code, ''), id)
    WHERE status = 'PUBLISHED' AND classification = 'OPEN'`;

const distribution = `
  CREATE TABLE distribution (
    id uuid CONSTRAINT distribution_id PRIMARY KEY,
    dataset_id text NOT NULL CONSTRAINT distribution_dataset REFERENCES dataset,
    format text NOT NULL CONSTRAINT distribution_format CHECK
      (format IN ('CSV', 'JSON', 'GEOJSON', 'XML', 'XLSX', 'PDF')),
    access_url text NOT NULL CONSTRAINT distribution_access_url CHECK (access_url ~ '^https://'),
    byte_size integer CONSTRAINT distribution_byte_size CHECK (byte_size > 0),
    updated_on date NOT NULL,
    CONSTRAINT distribution_one_of_format UNIQUE (dataset_id, format)
  )`;
