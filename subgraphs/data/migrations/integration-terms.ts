import { IntegrationPortal } from '../integration/integration-portal.js';

/** Months given for each portal, from the President's instruction of January 2024 on. */
export const integrationTerms = [
  {
    portal: IntegrationPortal.GOVTECH_INA_DIGITAL,
    months: 4,
    effectiveFrom: '2024-01-01',
    legalBasis: 'Perpres 82/2023; arahan Presiden Januari 2024: GovTech selesai dalam empat bulan',
  },
  {
    portal: IntegrationPortal.REGIONAL_PORTAL,
    months: 3,
    effectiveFrom: '2024-01-01',
    legalBasis: 'Perpres 82/2023; arahan Presiden Januari 2024: satu portal daerah dalam tiga bulan',
  },
] as const;
