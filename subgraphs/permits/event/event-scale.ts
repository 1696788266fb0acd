import { registerEnumType } from 'type-graphql';

export enum EventScale {
  DISTRICT = 'DISTRICT',
  REGENCY = 'REGENCY',
  PROVINCE = 'PROVINCE',
  NATIONAL = 'NATIONAL',
  INTERNATIONAL = 'INTERNATIONAL',
}
registerEnumType(EventScale, {
  name: 'EventScale',
  description: 'From where people take part (skala kegiatan, PP 60/2017).',
  valuesConfig: {
    DISTRICT: { description: 'One district (kecamatan).' },
    REGENCY: { description: 'Several districts (kabupaten, kota).' },
    PROVINCE: { description: 'Several regencies or cities (provinsi).' },
    NATIONAL: { description: 'Several provinces (nasional).' },
    INTERNATIONAL: { description: 'Foreign participants or products (internasional).' },
  },
});

export enum EventType {
  GATHERING = 'GATHERING',
  SHOW = 'SHOW',
  PROCESSION = 'PROCESSION',
}
registerEnumType(EventType, {
  name: 'EventType',
  description: 'What kind of event it is (jenis kegiatan, Perpol 7/2023).',
  valuesConfig: {
    GATHERING: { description: 'A party, festival, bazaar, match or gathering (keramaian).' },
    SHOW: { description: 'A concert or contest before an audience (tontonan umum).' },
    PROCESSION: { description: 'A parade, carnival, walk or convoy (arak-arakan).' },
  },
});

export enum EventAuthority {
  KABAINTELKAM = 'KABAINTELKAM',
  KAPOLDA = 'KAPOLDA',
  KAPOLRES = 'KAPOLRES',
  KAPOLSEK = 'KAPOLSEK',
}
registerEnumType(EventAuthority, {
  name: 'EventAuthority',
  description: 'Who decides on an event permit (pejabat yang berwenang).',
  valuesConfig: {
    KABAINTELKAM: { description: 'Head of police intelligence and security, for the Chief of Police.' },
    KAPOLDA: { description: 'Chief of the regional police (Kapolda).' },
    KAPOLRES: { description: 'Chief of the resort police (Kapolres).' },
    KAPOLSEK: { description: 'Chief of the sector police (Kapolsek).' },
  },
});
