import { byKey } from '../../loading/by-key.js';
import { type Ordering, pagesOf } from '../../loading/pages.js';
import { Parcel } from './parcel.entity.js';

export const newestParcelsFirst: Ordering<Parcel> = { by: ['takenInAt', 'id'], direction: 'DESC' };
export const parcelById = byKey(Parcel, 'id');
export const parcelsOfSender = pagesOf(Parcel, 'senderId', newestParcelsFirst);
