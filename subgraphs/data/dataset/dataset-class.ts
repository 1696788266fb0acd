import { registerEnumType } from 'type-graphql';

export enum DataClassification {
  OPEN = 'OPEN',
  LIMITED = 'LIMITED',
  CLOSED = 'CLOSED',
}
registerEnumType(DataClassification, {
  name: 'DataClassification',
  description: 'Who may have government data (klasifikasi data).',
  valuesConfig: {
    OPEN: { description: 'Everybody (terbuka).' },
    LIMITED: { description: 'Agencies that need it (terbatas).' },
    CLOSED: { description: 'Its keeper alone (tertutup).' },
  },
});

export enum DatasetStatus {
  PLANNED = 'PLANNED',
  COLLECTED = 'COLLECTED',
  IN_CHECK = 'IN_CHECK',
  RETURNED = 'RETURNED',
  APPROVED = 'APPROVED',
  PUBLISHED = 'PUBLISHED',
  ARCHIVED = 'ARCHIVED',
}
registerEnumType(DatasetStatus, {
  name: 'DatasetStatus',
  description: 'Where a dataset is on its way from plan to publication (tahap data).',
  valuesConfig: {
    PLANNED: { description: 'It is to be collected (direncanakan).' },
    COLLECTED: { description: 'Its producer has it (dikumpulkan).' },
    IN_CHECK: { description: 'Its custodian examines it (diperiksa).' },
    RETURNED: { description: 'It went back to its producer (dikembalikan).' },
    APPROVED: { description: 'Its custodian approves of it (disetujui).' },
    PUBLISHED: { description: 'It is in the catalogue (disebarluaskan).' },
    ARCHIVED: { description: 'A newer one has taken its place (diarsipkan).' },
  },
});

export enum DatasetFrequency {
  MONTHLY = 'MONTHLY',
  QUARTERLY = 'QUARTERLY',
  HALF_YEARLY = 'HALF_YEARLY',
  YEARLY = 'YEARLY',
  IRREGULAR = 'IRREGULAR',
}
registerEnumType(DatasetFrequency, {
  name: 'DatasetFrequency',
  description: 'How often a dataset is renewed (frekuensi pemutakhiran).',
  valuesConfig: {
    MONTHLY: { description: 'Every month (bulanan).' },
    QUARTERLY: { description: 'Every quarter (triwulanan).' },
    HALF_YEARLY: { description: 'Every half-year (semesteran).' },
    YEARLY: { description: 'Every year (tahunan).' },
    IRREGULAR: { description: 'When there is need (sewaktu-waktu).' },
  },
});

export enum DatasetAreaLevel {
  NATIONAL = 'NATIONAL',
  PROVINCE = 'PROVINCE',
  REGENCY = 'REGENCY',
  DISTRICT = 'DISTRICT',
  VILLAGE = 'VILLAGE',
}
registerEnumType(DatasetAreaLevel, {
  name: 'DatasetAreaLevel',
  description: 'The smallest areas a dataset has figures of (tingkat penyajian).',
  valuesConfig: {
    NATIONAL: { description: 'The nation as a whole (nasional).' },
    PROVINCE: { description: 'Provinces (provinsi).' },
    REGENCY: { description: 'Regencies and cities (kabupaten, kota).' },
    DISTRICT: { description: 'Districts (kecamatan).' },
    VILLAGE: { description: 'Villages (desa, kelurahan).' },
  },
});
