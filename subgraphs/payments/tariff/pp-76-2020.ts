/** What the police ask for driving licences. Health and psychology tests are paid apart and are no state revenue. */
interface LicenceTariff {
  readonly code: string;
  readonly name: string;
  /** Rupiah. */
  readonly amount: bigint;
}

const fees: readonly (readonly [licenceClass: string, fresh: bigint, renewal: bigint])[] = [
  ['A', 120_000n, 80_000n],
  ['A_UMUM', 120_000n, 80_000n],
  ['BI', 120_000n, 80_000n],
  ['BI_UMUM', 120_000n, 80_000n],
  ['BII', 120_000n, 80_000n],
  ['BII_UMUM', 120_000n, 80_000n],
  ['C', 100_000n, 75_000n],
  ['CI', 100_000n, 75_000n],
  ['CII', 100_000n, 75_000n],
  ['D', 50_000n, 30_000n],
  ['DI', 50_000n, 30_000n],
  ['INTERNATIONAL', 250_000n, 225_000n],
];

/** The licence tariffs of PP 76/2020 (tarif PNBP Polri). */
export const licenceTariffs: readonly LicenceTariff[] = fees.flatMap(([licenceClass, fresh, renewal]) => [
  { code: `SIM_${licenceClass}_NEW`, name: `Penerbitan SIM ${spaced(licenceClass)} baru`, amount: fresh },
  { code: `SIM_${licenceClass}_RENEWAL`, name: `Perpanjangan SIM ${spaced(licenceClass)}`, amount: renewal },
]);

function spaced(licenceClass: string): string {
  return licenceClass.replaceAll('_', ' ');
}
