import { byKey } from '../../../shared/loading/by-key.js';
import { pagesOf } from '../../../shared/loading/pages.js';
import { LeaveRequest } from './leave-request.entity.js';

export const leaveRequestById = byKey(LeaveRequest, 'id');
export const leaveOfCivilServant = pagesOf(LeaveRequest, 'civilServantNip', {
  by: ['startsOn', 'id'],
  direction: 'DESC',
});
