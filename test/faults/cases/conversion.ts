import { setTimeout as delay } from 'node:timers/promises';
import type { Convert } from '../harness/converter.ts';
import { defineCase } from '../harness/fault-case.ts';
import type { Stage } from '../harness/stage.ts';
import { type PlainObject, plain } from '../harness/stored-object.ts';

/** `spec.size` of v1alpha1 is `spec.replicas` of v1. */
const rename: Convert = (object, version) => {
  const { size, replicas, ...spec } = plain(object.spec);
  const count = size ?? replicas;
  return { ...object, spec: { ...spec, ...(version === 'v1' ? { replicas: count } : { size: count }) } };
};

/** Objects that are converted by a webhook, whose name changes as it does. */
const converted = {
  objects: 100,
  convert: rename,
  change: (object: PlainObject) => rename(object, 'v1'),
};

async function takeDown({ converter }: Stage): Promise<void> {
  converter.proxy.behaviour.refuse = true;
  converter.proxy.cut();
}

async function bringBack({ converter }: Stage): Promise<void> {
  Object.assign(converter.proxy.behaviour, { refuse: false, latency: 0 });
  converter.convert(undefined);
}

const withMetadata = (object: PlainObject, more: PlainObject): PlainObject => ({
  ...object,
  metadata: { ...plain(object.metadata), ...more },
});

/** What the API server itself refuses, a kind of mistake for each of five objects. */
const wrongObjects: Convert = (object, version) => {
  const index = Number(plain(plain(object.metadata).labels).index);
  const right = rename(object, version);
  if (index % 5 === 0) return withMetadata(right, { name: 'another' });
  if (index % 5 === 1) return withMetadata(right, { uid: '00000000-0000-0000-0000-000000000000' });
  if (index % 5 === 2) return { ...right, apiVersion: 'example.com/v7' };
  if (index % 5 === 3) return { ...right, kind: 'Gadget' };
  return {};
};

export default {
  'conversion-works': defineCase({ title: 'a conversion webhook renames a field', ...converted, exits: [0] }),
  'conversion-slow': defineCase({
    title: 'the conversion webhook is slow',
    ...converted,
    async arrange({ converter }) {
      converter.proxy.behaviour.latency = 50;
    },
    exits: [0],
  }),
  'conversion-down': defineCase({
    title: 'the conversion webhook is down',
    ...converted,
    // The API server tries each call for some seconds.
    objects: 40,
    arrange: takeDown,
    exits: [1, 2],
    mend: bringBack,
  }),
  'conversion-down-in-mid-run': defineCase({
    title: 'the conversion webhook goes down in mid-run and stays so',
    ...converted,
    objects: 300,
    async meanwhile(stage) {
      await stage.untilRewritten(60);
      await takeDown(stage);
    },
    exits: [1],
    mend: bringBack,
  }),
  'conversion-down-for-a-while': defineCase({
    title: 'the conversion webhook is down for four seconds in mid-run',
    ...converted,
    objects: 300,
    async meanwhile(stage) {
      await stage.untilRewritten(60);
      await takeDown(stage);
      await delay(4000);
      await bringBack(stage);
    },
    exits: [0, 1],
  }),
  'conversion-fails-for-some': defineCase({
    title: 'the conversion webhook cannot convert one object in ten',
    ...converted,
    async arrange({ converter }) {
      converter.convert((object, version) => {
        if (Number(plain(plain(object.metadata).labels).index) % 10 === 7) throw new Error('cannot convert that');
        return rename(object, version);
      });
    },
    exits: [1],
    mend: bringBack,
  }),
  'conversion-wrong-objects': defineCase({
    title: 'the conversion webhook returns objects of another name, uid, version and kind',
    ...converted,
    async arrange({ converter }) {
      converter.convert(wrongObjects);
    },
    exits: [1, 2],
    mend: bringBack,
  }),
};
