/** What an application is for: its service and data in the national architecture. The codes are fictional. */
export interface ApplicationFunction {
  readonly name: string;
  readonly service: string;
  readonly data: readonly [string, string];
  readonly isPersonal: boolean;
}

/** An agency's first application is for queues. */
export const functions: readonly ApplicationFunction[] = [
  { name: 'Antrean', service: 'RAL.01.01', data: ['RAD.01.01', 'RAD.01.02'], isPersonal: true },
  { name: 'Kepegawaian', service: 'RAL.09.01', data: ['RAD.09.01', 'RAD.09.02'], isPersonal: true },
  { name: 'Persuratan', service: 'RAL.09.02', data: ['RAD.09.03', 'RAD.09.04'], isPersonal: false },
  { name: 'Pengaduan', service: 'RAL.01.02', data: ['RAD.01.01', 'RAD.01.03'], isPersonal: true },
  { name: 'Perencanaan', service: 'RAL.08.01', data: ['RAD.08.01', 'RAD.08.02'], isPersonal: false },
  { name: 'Pelaporan', service: 'RAL.08.02', data: ['RAD.08.02', 'RAD.08.03'], isPersonal: false },
  { name: 'Perizinan', service: 'RAL.02.01', data: ['RAD.02.01', 'RAD.01.01'], isPersonal: true },
  { name: 'Inventaris', service: 'RAL.09.03', data: ['RAD.09.05', 'RAD.09.06'], isPersonal: false },
  { name: 'Pelatihan', service: 'RAL.05.01', data: ['RAD.05.01', 'RAD.09.01'], isPersonal: true },
  { name: 'Pemantauan', service: 'RAL.08.03', data: ['RAD.08.03', 'RAD.08.04'], isPersonal: false },
  { name: 'Keuangan', service: 'RAL.07.01', data: ['RAD.07.01', 'RAD.07.02'], isPersonal: false },
  { name: 'Kehadiran', service: 'RAL.09.04', data: ['RAD.09.01', 'RAD.09.07'], isPersonal: true },
];

/** Data that many applications read besides those of their function. */
export const commonData: readonly string[] = [
  'RAD.01.04',
  'RAD.03.01',
  'RAD.04.01',
  'RAD.06.01',
  'RAD.07.03',
  'RAD.10.01',
];
