import { registerEnumType } from 'type-graphql';

export enum IntegrationPortal {
  GOVTECH_INA_DIGITAL = 'GOVTECH_INA_DIGITAL',
  REGIONAL_PORTAL = 'REGIONAL_PORTAL',
}
registerEnumType(IntegrationPortal, {
  name: 'IntegrationPortal',
  description: 'Into what services are brought together (portal tujuan).',
  valuesConfig: {
    GOVTECH_INA_DIGITAL: { description: 'The national portal run by Perum Peruri (INA Digital).' },
    REGIONAL_PORTAL: { description: 'The one portal of a province, regency or city (portal daerah).' },
  },
});

export enum IntegrationStatus {
  INSTRUCTED = 'INSTRUCTED',
  IN_PROGRESS = 'IN_PROGRESS',
  COMPLETE = 'COMPLETE',
}
registerEnumType(IntegrationStatus, {
  name: 'IntegrationStatus',
  description: 'How far an integration has come (status integrasi).',
  valuesConfig: {
    INSTRUCTED: { description: 'Nothing is integrated yet (diinstruksikan).' },
    IN_PROGRESS: { description: 'Some applications are (berjalan).' },
    COMPLETE: { description: 'All are (selesai).' },
  },
});
