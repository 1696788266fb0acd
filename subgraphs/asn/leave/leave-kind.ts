import { registerEnumType } from 'type-graphql';

export enum LeaveKind {
  ANNUAL = 'ANNUAL',
  SICK = 'SICK',
  MATERNITY = 'MATERNITY',
  IMPORTANT_REASON = 'IMPORTANT_REASON',
  LONG = 'LONG',
}
registerEnumType(LeaveKind, {
  name: 'LeaveKind',
  description: 'Why a civil servant is away (jenis cuti, PP 11/2017).',
  valuesConfig: {
    ANNUAL: { description: 'Annual leave, in working days of a yearly balance (cuti tahunan).' },
    SICK: { description: 'Illness (cuti sakit).' },
    MATERNITY: { description: 'Birth of a child (cuti melahirkan).' },
    IMPORTANT_REASON: { description: 'An illness or death in the family, or the like (alasan penting).' },
    LONG: { description: 'Big leave after years of service (cuti besar).' },
  },
});

export enum LeaveStatus {
  PENDING = 'PENDING',
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(LeaveStatus, {
  name: 'LeaveStatus',
  description: 'Where a request for leave stands (status permohonan cuti).',
  valuesConfig: {
    PENDING: { description: 'Not decided; its days are held (diajukan).' },
    APPROVED: { description: 'Granted (disetujui).' },
    REJECTED: { description: 'Refused (ditolak).' },
    WITHDRAWN: { description: 'Taken back before it was decided (dibatalkan).' },
  },
});

export enum LeaveDecision {
  APPROVE = 'APPROVE',
  REJECT = 'REJECT',
}
registerEnumType(LeaveDecision, {
  name: 'LeaveDecision',
  description: 'What is decided on a request for leave (keputusan cuti).',
  valuesConfig: {
    APPROVE: { description: 'It is granted (disetujui).' },
    REJECT: { description: 'It is refused (ditolak).' },
  },
});
