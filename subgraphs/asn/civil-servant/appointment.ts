import { registerEnumType } from 'type-graphql';

export enum CivilServantType {
  PNS = 'PNS',
  PPPK = 'PPPK',
}
registerEnumType(CivilServantType, {
  name: 'CivilServantType',
  description: 'How a civil servant is appointed (jenis ASN, UU 20/2023).',
  valuesConfig: {
    PNS: { description: 'With tenure (pegawai negeri sipil).' },
    PPPK: { description: 'By contract (pegawai pemerintah dengan perjanjian kerja).' },
  },
});

export enum CivilServantStatus {
  ACTIVE = 'ACTIVE',
  RETIRED = 'RETIRED',
  DECEASED = 'DECEASED',
  RESIGNED = 'RESIGNED',
  DISMISSED = 'DISMISSED',
}
registerEnumType(CivilServantStatus, {
  name: 'CivilServantStatus',
  description: 'Whether a civil servant is in service, and if not, why (kedudukan hukum).',
  valuesConfig: {
    ACTIVE: { description: 'In service (aktif).' },
    RETIRED: { description: 'Retired at the age limit (pensiun).' },
    DECEASED: { description: 'Died in service (meninggal dunia).' },
    RESIGNED: { description: 'Left on request (berhenti atas permintaan sendiri).' },
    DISMISSED: { description: 'Was dismissed (diberhentikan).' },
  },
});

export enum CivilServicePositionGroup {
  HIGH_LEADERSHIP = 'HIGH_LEADERSHIP',
  ADMINISTRATOR = 'ADMINISTRATOR',
  SUPERVISOR = 'SUPERVISOR',
  STAFF = 'STAFF',
  FUNCTIONAL_JUNIOR = 'FUNCTIONAL_JUNIOR',
  FUNCTIONAL_MIDDLE = 'FUNCTIONAL_MIDDLE',
  FUNCTIONAL_SENIOR = 'FUNCTIONAL_SENIOR',
  TEACHER = 'TEACHER',
  LECTURER = 'LECTURER',
  PROFESSOR = 'PROFESSOR',
}
registerEnumType(CivilServicePositionGroup, {
  name: 'CivilServicePositionGroup',
  description: 'Positions that retire at the same age (kelompok jabatan, UU 20/2023 art. 55).',
  valuesConfig: {
    HIGH_LEADERSHIP: { description: 'Highest, higher and high leaders (JPT utama, madya, pratama).' },
    ADMINISTRATOR: { description: 'Administrators (jabatan administrator).' },
    SUPERVISOR: { description: 'Supervisors (jabatan pengawas).' },
    STAFF: { description: 'Staff without a function of their own (pelaksana).' },
    FUNCTIONAL_JUNIOR: { description: 'Functional, up to the second expert level (sampai ahli muda).' },
    FUNCTIONAL_MIDDLE: { description: 'Functional, third expert level (ahli madya).' },
    FUNCTIONAL_SENIOR: { description: 'Functional, highest expert level (ahli utama).' },
    TEACHER: { description: 'Teachers (guru).' },
    LECTURER: { description: 'Lecturers (dosen).' },
    PROFESSOR: { description: 'Professors (guru besar).' },
  },
});
