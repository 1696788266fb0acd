import { byKey } from '../../../shared/loading/by-key.js';
import { pagesOf } from '../../../shared/loading/pages.js';
import { AuditFinding } from './audit-finding.entity.js';

export const findingById = byKey(AuditFinding, 'id');
export const findingsOfApplication = pagesOf(AuditFinding, 'applicationId', {
  by: ['recordedAt', 'id'],
  direction: 'DESC',
});
