import { registerEnumType } from 'type-graphql';

export enum ApplicationCategory {
  GENERAL = 'GENERAL',
  SPECIFIC = 'SPECIFIC',
}
registerEnumType(ApplicationCategory, {
  name: 'ApplicationCategory',
  description: 'Whether an application is shared by all agencies (Perpres 95/2018).',
  valuesConfig: {
    GENERAL: { description: 'The same for all agencies, set by KemenPANRB (aplikasi umum).' },
    SPECIFIC: { description: 'Built by one agency for a need of its own (aplikasi khusus).' },
  },
});

export enum ApplicationUsers {
  G2C = 'G2C',
  G2B = 'G2B',
  G2G = 'G2G',
  G2E = 'G2E',
}
registerEnumType(ApplicationUsers, {
  name: 'ApplicationUsers',
  description: 'Whom an application serves (pengguna).',
  valuesConfig: {
    G2C: { description: 'Citizens (masyarakat).' },
    G2B: { description: 'Businesses (pelaku usaha).' },
    G2G: { description: 'Other agencies (instansi lain).' },
    G2E: { description: 'The agency’s own staff (pegawai).' },
  },
});

export enum ApplicationPlatform {
  WEB = 'WEB',
  MOBILE = 'MOBILE',
  DESKTOP = 'DESKTOP',
}
registerEnumType(ApplicationPlatform, {
  name: 'ApplicationPlatform',
  description: 'Where an application runs for its users (platform).',
  valuesConfig: {
    WEB: { description: 'In a browser (web).' },
    MOBILE: { description: 'On a telephone (seluler).' },
    DESKTOP: { description: 'Installed on a computer (desktop).' },
  },
});

export enum ApplicationHosting {
  PDN = 'PDN',
  PDNS = 'PDNS',
  OWN = 'OWN',
  CLOUD = 'CLOUD',
}
registerEnumType(ApplicationHosting, {
  name: 'ApplicationHosting',
  description: 'Whose machines an application runs on (lokasi hosting).',
  valuesConfig: {
    PDN: { description: 'The national data centre (Pusat Data Nasional).' },
    PDNS: { description: 'The temporary national data centre (PDN Sementara).' },
    OWN: { description: 'A server room of the agency (pusat data instansi).' },
    CLOUD: { description: 'A commercial cloud (komputasi awan).' },
  },
});

export enum PersonalDataClass {
  GENERAL = 'GENERAL',
  SPECIFIC = 'SPECIFIC',
}
registerEnumType(PersonalDataClass, {
  name: 'PersonalDataClass',
  description: 'A class of personal data (UU 27/2022 art. 4).',
  valuesConfig: {
    GENERAL: { description: 'General personal data, such as names (data pribadi umum).' },
    SPECIFIC: { description: 'Specific personal data, such as health (data pribadi spesifik).' },
  },
});
