import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { RequiresScopes } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { RegisteredApp } from './registered-app.entity.js';
import { DecideAppInput, RegisterAppInput } from './registered-app.input.js';
import { registeredAppById } from './registered-app.loader.js';
import { DecideAppResult, RegisterAppResult } from './registered-app.result.js';
import { AppClientId } from './registered-app.scalar.js';
import type { RegisteredAppService } from './registered-app.service.js';

@Resolver(() => RegisteredApp)
export class RegisteredAppResolver {
  constructor(private readonly apps: RegisteredAppService) {}

  @RequiresScopes(['identity:apps'])
  @Query(() => RegisteredApp, { nullable: true, description: 'One registered app, by its id.' })
  async registeredApp(
    @Arg('clientId', () => AppClientId, { description: 'Its id (client_id).' }) clientId: string,
    @Ctx() { loaders }: Context,
  ): Promise<RegisteredApp> {
    const app = await loaders.of(registeredAppById).load(clientId);
    if (!app) throw new NotFound('clientId');
    return app;
  }

  @RequiresScopes(['identity:apps'])
  @Mutation(() => RegisterAppResult, {
    nullable: true,
    description: 'Registers an app; it gets no token before it is approved (pendaftaran aplikasi).',
  })
  registerApp(
    @Arg('input', () => RegisterAppInput, { description: 'The app to register.' }) input: RegisterAppInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof RegisterAppResult> {
    return this.apps.register(viewer, input);
  }

  @RequiresScopes(['identity:apps'])
  @Mutation(() => DecideAppResult, {
    nullable: true,
    description: 'Approves an app with the scopes and purposes it asked for (persetujuan aplikasi).',
  })
  approveApp(
    @Arg('input', () => DecideAppInput, { description: 'The decision.' }) input: DecideAppInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof DecideAppResult> {
    return this.apps.approve(viewer, input);
  }

  @RequiresScopes(['identity:apps'])
  @Mutation(() => DecideAppResult, {
    nullable: true,
    description: 'Suspends an app: from now on it gets no token (penangguhan aplikasi).',
  })
  suspendApp(
    @Arg('input', () => DecideAppInput, { description: 'The decision.' }) input: DecideAppInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof DecideAppResult> {
    return this.apps.suspend(viewer, input);
  }
}
