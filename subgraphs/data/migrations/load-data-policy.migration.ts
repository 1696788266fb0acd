import type { MigrationInterface, QueryRunner } from 'typeorm';
import { integrationTerms } from './integration-terms.js';

/** The threshold of overlaps, deadlines, the scale of the index, standards and lists of codes. */
export class LoadDataPolicy implements MigrationInterface {
  readonly name = 'LoadDataPolicy1704067200003';

  async up(queries: QueryRunner): Promise<void> {
    for (const { portal, months, effectiveFrom, legalBasis } of integrationTerms) {
      await queries.query(
        'INSERT INTO integration_term (portal, months, effective_from, legal_basis) VALUES ($1, $2, $3, $4)',
        [portal, months, effectiveFrom, legalBasis],
      );
    }
    for (const statement of [overlap, predicates, standards, referenceLists]) await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const table of [
      'reference_list',
      'data_standard',
      'spbe_predicate_rule',
      'overlap_threshold',
      'integration_term',
    ]) {
      await queries.query(`DELETE FROM ${table}`);
    }
  }
}

/** From the beginning of the inventory on, so that there is a threshold on every day. */
const overlap = `
  INSERT INTO overlap_threshold (score, effective_from, legal_basis)
  VALUES (0.6, '2018-10-05', 'Perpres 95/2018; ambang belum ditetapkan, nilai baku yang dapat diubah (default)')`;

const predicates = `
  INSERT INTO spbe_predicate_rule (predicate, minimum_score, effective_from, legal_basis)
  SELECT predicate, minimum, '2018-01-01', 'PermenPANRB 59/2020; belum terverifikasi (default)'
  FROM (VALUES ('OUTSTANDING', 4.2), ('VERY_GOOD', 3.5), ('GOOD', 2.6), ('FAIR', 1.8), ('POOR', 1.0))
    AS scale (predicate, minimum)`;

const standards = `
  INSERT INTO data_standard (code, name, effective_from, legal_basis)
  SELECT code, name, '2019-06-17', 'Perpres 39/2019 Ps. 6; kode belum terverifikasi (default)'
  FROM (VALUES
    ('SDI-STATISTIK', 'Standar data statistik'), ('SDI-GEOSPASIAL', 'Standar data geospasial'),
    ('SDI-KEUANGAN', 'Standar data keuangan negara'), ('SDI-INSTANSI', 'Standar data instansi')
  ) AS standard (code, name)`;

/** Areas by the codes of Kemendagri, and by those of BPS, which differ. */
const referenceLists = `
  INSERT INTO reference_list (code, name, names_areas, effective_from, legal_basis)
  SELECT code, name, areas, '2019-06-17', basis
  FROM (VALUES
    ('KEMENDAGRI_AREA', 'Kode wilayah administrasi pemerintahan', true, 'Permendagri 58/2021 dan perubahannya'),
    ('BPS_AREA', 'Kode wilayah kerja statistik', true, 'Peraturan BPS; belum terverifikasi (default)'),
    ('AGENCY', 'Kode instansi', false, 'Kode bagian anggaran; belum terverifikasi (default)'),
    ('KBLI', 'Klasifikasi baku lapangan usaha', false, 'Peraturan BPS 2/2020; belum terverifikasi (default)')
  ) AS list (code, name, areas, basis)`;
