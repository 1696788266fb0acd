import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Authenticated, OnBehalfOf, RequiresScopes } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import { type Ordering, pageOf } from '../../../shared/loading/pages.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { Venue } from '../venue/venue.entity.js';
import { venueById } from '../venue/venue.loader.js';
import { ApplyForEventPermitInput } from './event.input.js';
import { eventApplicationById, permitByNumber, permitOfApplication } from './event.loader.js';
import { ApplyForEventPermitResult } from './event.result.js';
import type { EventService } from './event.service.js';
import { EventApplication, EventApplicationStatus } from './event-application.entity.js';
import { EventPermit, PermitNumber } from './event-permit.entity.js';

const EventApplicationConnection = connectionType('EventApplication', () => EventApplication);
const newestFirst: Ordering<EventApplication> = { by: ['submittedAt', 'id'], direction: 'DESC' };

@Resolver(() => EventApplication)
export class EventApplicationResolver {
  constructor(private readonly events: EventService) {}

  @RequiresScopes(['permits:read'])
  @Query(() => EventApplicationConnection, {
    nullable: true,
    description: 'Applications for event permits, the newest first (daftar permohonan izin keramaian).',
  })
  async eventApplications(
    @Arg('status', () => EventApplicationStatus, {
      nullable: true,
      description: 'Only those that stand so (status).',
    })
    status: EventApplicationStatus | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<EventApplication>> {
    const applications = await pageOf(db, EventApplication, page, newestFirst, (query) => {
      if (status) query.where({ status });
    });
    return toConnection(applications, page);
  }

  @OnBehalfOf<{ readonly input: ApplyForEventPermitInput }>(({ input }) => input.organiserId, 'permits:apply')
  @Mutation(() => ApplyForEventPermitResult, {
    nullable: true,
    description: 'Applies for an event permit in good time before the event (permohonan izin keramaian).',
  })
  applyForEventPermit(
    @Arg('input', () => ApplyForEventPermitInput, { description: 'The event.' })
    input: ApplyForEventPermitInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof ApplyForEventPermitResult> {
    return this.events.apply(viewer, input);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Who is responsible (penanggung jawab).' })
  organiser(@Root() { organiserId }: EventApplication): Citizen {
    return new Citizen(organiserId);
  }

  @FieldResolver(() => Venue, { nullable: true, description: 'Where it is held (tempat).' })
  venue(@Root() { venueId }: EventApplication, @Ctx() { loaders }: Context): Promise<Venue | null> {
    return loaders.of(venueById).load(venueId);
  }

  @FieldResolver(() => EventPermit, { nullable: true, description: 'The permit, once issued (surat izin).' })
  permit(@Root() { id }: EventApplication, @Ctx() { loaders }: Context): Promise<EventPermit | null> {
    return loaders.of(permitOfApplication).load(id);
  }
}

@Resolver(() => EventPermit)
export class EventPermitResolver {
  @Authenticated()
  @CountsMisses()
  @Query(() => EventPermit, { nullable: true, description: 'One event permit, by its number.' })
  async eventPermit(
    @Arg('permitNumber', () => PermitNumber, { description: 'Its number (nomor surat izin).' })
    permitNumber: string,
    @Ctx() { loaders }: Context,
  ): Promise<EventPermit> {
    const permit = await loaders.of(permitByNumber).load(permitNumber);
    if (!permit) throw new NotFound('permitNumber');
    return permit;
  }

  @FieldResolver(() => EventApplication, { nullable: true, description: 'What it permits (permohonan).' })
  application(
    @Root() { applicationId }: EventPermit,
    @Ctx() { loaders }: Context,
  ): Promise<EventApplication | null> {
    return loaders.of(eventApplicationById).load(applicationId);
  }
}
