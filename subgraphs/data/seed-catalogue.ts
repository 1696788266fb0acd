import { DataClassification, DatasetAreaLevel, DatasetStatus } from './dataset/dataset-class.js';
import { DistributionFormat } from './dataset/distribution.entity.js';
import { fictionalRegions, type Region } from './seed-agencies.js';
import type { SeededDataset } from './seed-datasets.js';

const year = 2023;

/** Topics of national datasets: the title, who makes it, and what it counts. */
const topics: readonly (readonly [title: string, producer: string, unit: string])[] = [
  ['Jumlah Kartu Keluarga per Provinsi', '010', 'kartu keluarga'],
  ['Cakupan Akta Kelahiran per Provinsi', '010', 'persen'],
  ['Realisasi Penerimaan Negara Bukan Pajak', '015', 'rupiah'],
  ['Realisasi Belanja Negara per Fungsi', '015', 'rupiah'],
  ['Transaksi Pembayaran Pemerintah per Kanal', '015', 'transaksi'],
  ['Jumlah Sekolah per Provinsi', '023', 'sekolah'],
  ['Jumlah Peserta Didik per Jenjang', '023', 'orang'],
  ['Jumlah Guru per Provinsi', '023', 'orang'],
  ['Jumlah Rumah Sakit per Provinsi', '024', 'rumah sakit'],
  ['Jumlah Puskesmas per Provinsi', '024', 'puskesmas'],
  ['Cakupan Imunisasi Dasar Lengkap', '024', 'persen'],
  ['Kepesertaan Jaminan Kesehatan Nasional', '024', 'orang'],
  ['Keluarga Penerima Program Keluarga Harapan', '027', 'keluarga'],
  ['Keluarga Penerima Program Sembako', '027', 'keluarga'],
  ['Transaksi QRIS per Provinsi', '035', 'transaksi'],
  ['Indeks SPBE Instansi', '048', 'indeks'],
  ['Mal Pelayanan Publik per Provinsi', '048', 'unit'],
  ['Daftar Data Prioritas', '055', 'set data'],
  ['Capaian Pembangunan Berkelanjutan', '055', 'persen'],
  ['Jumlah Pusat Data Pemerintah', '059', 'pusat data'],
  ['Cakupan Jaringan Seluler per Provinsi', '059', 'persen'],
  ['Penerbitan Surat Izin Mengemudi per Polda', '060', 'kartu'],
  ['Izin Keramaian per Polda', '060', 'izin'],
  ['Peserta Pelatihan Aparatur', '086', 'orang'],
  ['Jumlah Aparatur Sipil Negara per Instansi', '088', 'orang'],
];

export const nationalDatasets: readonly SeededDataset[] = [
  {
    id: 'jumlah-penduduk-per-provinsi-2024',
    title: 'Jumlah Penduduk per Provinsi 2024',
    producer: '010',
    unit: 'orang',
    differences: { frequency: 'HALF_YEARLY', period_start: '2024-01-01', period_end: '2024-01-01' },
  },
  ...topics.map(([title, producer, unit]) => ({
    id: `${slug(title)}-${year}`,
    title: `${title} ${year}`,
    producer,
    unit,
  })),
];

/** Places within the fictional regencies, each with the government that answers for its data. */
const fictionalPlaces = [
  { code: '98.01.01', name: 'Kecamatan Contoh Satu', level: DatasetAreaLevel.DISTRICT },
  { code: '98.71.01', name: 'Kecamatan Contoh Kota', level: DatasetAreaLevel.DISTRICT },
  { code: '98.01.01.2001', name: 'Desa Contoh', level: DatasetAreaLevel.VILLAGE },
  { code: '98.71.01.1001', name: 'Kelurahan Contoh', level: DatasetAreaLevel.VILLAGE },
];

/** The profile of each province, and of as many regencies and cities as there are provinces in the west. */
export function regionalDatasets(regions: readonly Region[]): readonly SeededDataset[] {
  const provinces = regions.filter(({ code }) => code.length === 2);
  const regencies = regions.filter(({ code }) => code.endsWith('.01')).slice(0, 20);
  const levelOf = ({ code }: Region) =>
    code.length === 2 ? DatasetAreaLevel.REGENCY : DatasetAreaLevel.DISTRICT;
  const governed = [...fictionalRegions, ...provinces, ...regencies];
  return [
    ...governed.map((region) => profileOf(region, levelOf(region))),
    ...fictionalPlaces.map(({ level, ...place }) => profileOf(place, level)),
  ];
}

const profileOf = ({ code, name }: Region, level: DatasetAreaLevel): SeededDataset => ({
  id: `profil-kependudukan-${code.replaceAll('.', '-')}-${year}`,
  title: `Profil Kependudukan ${name} ${year}`,
  producer: code.slice(0, 5),
  unit: 'orang',
  differences: { area_code: code, area_level: level },
});

const waiting = { status: DatasetStatus.APPROVED } as const;

/** One dataset for each way in which publication can fail, and for each stage and class. */
export const specimens: readonly SeededDataset[] = [
  specimen('Persetujuan Lengkap', waiting),
  specimen('Tanpa Standar', { ...waiting, standard_code: null }),
  specimen('Tanpa Metadata', { ...waiting, unit: null, licence: null }),
  {
    ...specimen('Tanpa Format Terbuka', waiting),
    formats: [DistributionFormat.PDF, DistributionFormat.XLSX],
  },
  specimen('Tanpa Kode Referensi', { ...waiting, reference_lists: [] }),
  specimen('Direncanakan', { status: DatasetStatus.PLANNED }),
  specimen('Dikumpulkan', { status: DatasetStatus.COLLECTED }),
  specimen('Diperiksa', { status: DatasetStatus.IN_CHECK }),
  specimen('Dikembalikan', { status: DatasetStatus.RETURNED }),
  specimen('Diarsipkan', { status: DatasetStatus.ARCHIVED }),
  specimen('Terbatas', { classification: DataClassification.LIMITED }),
  specimen('Tertutup', { classification: DataClassification.CLOSED }),
];

function specimen(stage: string, differences: NonNullable<SeededDataset['differences']>): SeededDataset {
  return {
    id: `contoh-${slug(stage)}-${year}`,
    title: `Data Contoh ${stage}`,
    producer: '055',
    unit: 'buah',
    differences,
  };
}

function slug(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
