import { defineSubgraph } from '../../subgraph/define-subgraph.js';
import { CreateParcels } from './create-parcels.migration.js';
import { Parcel } from './parcel.entity.js';
import { parcelById } from './parcel.loader.js';
import { ParcelResolver, SenderResolver } from './parcel.resolver.js';
import { ParcelStop } from './parcel-stop.entity.js';
import { PostageRate } from './postage-rate.entity.js';
import { Sender } from './sender.stub.js';

/** A ministry that is none, for the tests of the kit: a post office with empty tables. */
export const postOffice = defineSubgraph({
  name: 'postoffice',
  body: 'Kantor Pos Contoh',
  agencies: ['000'],
  port: 4199,
  entities: [Parcel, ParcelStop, PostageRate],
  migrations: [CreateParcels],
  references: {
    Parcel: ({ id }, { loaders }) => loaders.of(parcelById).load(String(id)),
    Sender: ({ id }) => new Sender(String(id)),
  },
  wire: () => [new ParcelResolver(), new SenderResolver()],
  seed: async () => {},
});
