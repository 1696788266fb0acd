import { byKey } from '../../shared/loading/by-key.js';
import { defineSubgraph } from '../../shared/subgraph/define-subgraph.js';
import { CitizenResolver } from './citizen/citizen.resolver.js';
import { Citizen } from './citizen/citizen.stub.js';
import { CreateVisits } from './visit/create-visits.migration.js';
import { Visit } from './visit/visit.entity.js';
import { VisitResolver } from './visit/visit.resolver.js';

const visitById = byKey(Visit, 'id');

/** A ninth ministry, for the test that one joins the nation by being a folder. */
export default defineSubgraph({
  name: 'tourism',
  body: 'Kementerian Pariwisata',
  agencies: ['040'],
  port: 4109,
  entities: [Visit],
  migrations: [CreateVisits],
  references: {
    Citizen: ({ id }) => new Citizen(String(id)),
    Visit: ({ id }, { loaders }) => loaders.of(visitById).load(String(id)),
  },
  wire: () => [new CitizenResolver(), new VisitResolver()],
  seed: async ({ population, asOf, random, copy }) => {
    await copy(
      'visit',
      population.people.map(({ id }) => ({
        id: random.string.uuid(),
        citizen_id: id,
        place: 'Candi Contoh',
        visited_on: asOf,
      })),
    );
  },
});
