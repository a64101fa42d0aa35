import type { Answer } from '../../support/service.ts';
import type { Scene, Standing } from '../scene.ts';
import { badAttachments } from './attachments.ts';
import type { BadRequest } from './bad-request.ts';
import { badEvents } from './events.ts';
import { badFacts } from './facts.ts';
import { badOpenings } from './opening.ts';
import { badPeople } from './people.ts';
import { badSettings } from './settings.ts';
import { badWire } from './wire.ts';

/** Every request that must be refused, by what it is about. */
export const badRequests: Record<string, BadRequest[]> = {
  'on the wire': badWire,
  'opening an incident': badOpenings,
  events: badEvents,
  facts: badFacts,
  'people and notice': badPeople,
  attachments: badAttachments,
  settings: badSettings,
};

export const sendBad = async (scene: Scene, bad: BadRequest): Promise<Answer> => {
  const { by = 'administrator', method, versionOf, ...request } = bad;
  const path = bad.path.replace(/\{([a-z ]+)\}/, (_whole, standing: Standing) => scene.id[standing]);
  return scene.api[by](method, path, {
    ...('body' in request && { body: request.body }),
    ...(request.raw !== undefined && { raw: request.raw }),
    ...(request.headers && { headers: request.headers }),
    ...(versionOf && { version: await scene.version(versionOf) }),
  });
};
